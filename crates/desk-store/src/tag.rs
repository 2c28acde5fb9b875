//! Tags of members.

use desk_core::{MemberId, Tag};
use rusqlite::{Connection, params};

use crate::error::StoreError;

/// Gives a member these tags and no others.
pub(crate) fn set(connection: &Connection, member: MemberId, tags: &[Tag]) -> Result<(), StoreError> {
    connection.execute("DELETE FROM member_tag WHERE member_id = ?1", [member.0])?;
    let mut statement =
        connection.prepare_cached("INSERT INTO member_tag (member_id, tag) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?;
    for tag in tags.iter().take(Tag::MOST) {
        statement.execute(params![member.0, tag.as_str()])?;
    }
    Ok(())
}
