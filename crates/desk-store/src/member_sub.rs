//! Which member a subject of an issuer is.

use desk_core::{LoginId, MemberId};
use rusqlite::{Connection, OptionalExtension, params};

use crate::error::StoreError;

pub(crate) fn find(connection: &Connection, issuer: &str, sub: &str) -> Result<Option<MemberId>, StoreError> {
    let sql = "SELECT member_id FROM member_sub WHERE issuer = ?1 AND sub = ?2";
    Ok(connection.query_row(sql, [issuer, sub], |row| row.get(0).map(MemberId)).optional()?)
}

/// Notes the subject of a member, and which login taught us so.
pub(crate) fn set(
    connection: &Connection,
    issuer: &str,
    sub: &str,
    member: MemberId,
    login: LoginId,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO member_sub (issuer, sub, member_id, login_id) VALUES (?1, ?2, ?3, ?4)
               ON CONFLICT (issuer, sub) DO NOTHING";
    connection.execute(sql, params![issuer, sub, member.0, login.to_string()])?;
    Ok(())
}

/// Forgets what a login taught us.
pub(crate) fn forget_taught_by(connection: &Connection, login: LoginId) -> Result<(), StoreError> {
    connection.execute("DELETE FROM member_sub WHERE login_id = ?1", [login.to_string()])?;
    Ok(())
}
