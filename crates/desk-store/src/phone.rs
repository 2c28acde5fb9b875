//! The numbers a member has and had.

use desk_core::{MemberId, Phone};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use crate::error::StoreError;
use crate::search;

/// Members who have this number now; the one who confirmed it last first.
pub(crate) fn owners(connection: &Connection, msisdn: &str) -> Result<Vec<MemberId>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT member_id FROM phone WHERE msisdn = ?1 AND until_ms IS NULL ORDER BY confirmed DESC, since_ms DESC",
    )?;
    let ids = statement.query_map([msisdn], |row| row.get(0).map(MemberId))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// Gives a member this number; the one before becomes history. An unconfirmed number never replaces the mark of a
/// confirmed one that is the same.
pub(crate) fn set(
    connection: &Connection,
    member: MemberId,
    phone: &Phone,
    confirmed: bool,
    now: Timestamp,
) -> Result<(), StoreError> {
    if confirmed {
        end_others(connection, member, phone, now)?;
    }
    let sql = "SELECT id FROM phone WHERE member_id = ?1 AND msisdn = ?2 AND until_ms IS NULL";
    let mut statement = connection.prepare_cached(sql)?;
    let same: Option<i64> = statement.query_row(params![member.0, phone.msisdn()], |row| row.get(0)).optional()?;
    if let Some(id) = same {
        connection.execute("UPDATE phone SET confirmed = max(confirmed, ?2) WHERE id = ?1", params![id, confirmed])?;
        return Ok(());
    }
    let at = now.as_millisecond();
    let sql = "UPDATE phone SET until_ms = ?2 WHERE member_id = ?1 AND until_ms IS NULL";
    connection.prepare_cached(sql)?.execute(params![member.0, at])?;
    let sql = "INSERT INTO phone (member_id, msisdn, confirmed, since_ms) VALUES (?1, ?2, ?3, ?4)";
    connection.prepare_cached(sql)?.execute(params![member.0, phone.msisdn(), confirmed, at])?;
    Ok(())
}

/// Numbers get recycled: whoever had it before does not have it any more.
fn end_others(connection: &Connection, member: MemberId, phone: &Phone, now: Timestamp) -> Result<(), StoreError> {
    let sql = "UPDATE phone SET until_ms = ?3 WHERE msisdn = ?1 AND member_id <> ?2 AND until_ms IS NULL
               RETURNING member_id";
    let mut statement = connection.prepare_cached(sql)?;
    let former = statement.query_map(params![phone.msisdn(), member.0, now.as_millisecond()], |row| row.get(0))?;
    let former: Vec<i64> = former.collect::<Result<_, _>>()?;
    former.into_iter().try_for_each(|member| search::refresh(connection, MemberId(member)))
}

/// Removes the number a member has now, as if they never had it.
pub(crate) fn forget_current(connection: &Connection, member: MemberId) -> Result<(), StoreError> {
    connection.execute("DELETE FROM phone WHERE member_id = ?1 AND until_ms IS NULL", [member.0])?;
    Ok(())
}
