//! What was done with personal data: the kind of deed, the time, the member by key.

use desk_core::MemberId;
use jiff::Timestamp;
use rusqlite::{Connection, params};

use crate::error::StoreError;
use crate::open::Store;

impl Store {
    /// Notes that a member's card was opened.
    pub fn note_opened(&self, member: MemberId, now: Timestamp) -> Result<(), StoreError> {
        write(&self.lock(), "opened", Some(member), now)
    }

    /// Notes that all members were written into a file.
    pub fn note_exported(&self, now: Timestamp) -> Result<(), StoreError> {
        write(&self.lock(), "exported", None, now)
    }
}

pub(crate) fn write(
    connection: &Connection,
    what: &str,
    member: Option<MemberId>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO audit (at_ms, what, member_id) VALUES (?1, ?2, ?3)";
    connection.execute(sql, params![now.as_millisecond(), what, member.map(|id| id.0)])?;
    Ok(())
}

/// The same of many at once, none of them named.
pub(crate) fn write_count(connection: &Connection, what: &str, n: u64, now: Timestamp) -> Result<(), StoreError> {
    let sql = "INSERT INTO audit (at_ms, what, n) VALUES (?1, ?2, ?3)";
    connection.execute(sql, params![now.as_millisecond(), what, i64::try_from(n).unwrap_or(i64::MAX)])?;
    Ok(())
}

/// What was done stays; to whom does not. Answers how many entries that concerns.
pub(crate) fn forget_whom(connection: &Connection, member: MemberId) -> Result<u64, StoreError> {
    let changed = connection.execute("UPDATE audit SET member_id = NULL WHERE member_id = ?1", [member.0])?;
    Ok(changed as u64)
}
