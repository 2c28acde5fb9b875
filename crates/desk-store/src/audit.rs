//! What was done with personal data: the kind of deed, the time, the member by key, and who of the staff did it.
//!
//! Whose deeds they are is said once, of the whole handle ([`Store::acting`]), and kept beside each connection: no deed can be
//! written without it, and none has to carry it along.

use desk_core::{MemberId, StaffId};
use jiff::Timestamp;
use rusqlite::{Connection, Row, params};

use crate::error::StoreError;
use crate::member::time;
use crate::open::Store;

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEntry {
    /// Grows with each.
    pub id: i64,
    /// When.
    pub at: Timestamp,
    /// The kind of deed.
    pub what: String,
    /// The member it was about, if they are still in the register.
    pub member: Option<MemberId>,
    /// How many it was about, where that was nobody in particular.
    pub n: Option<u64>,
    /// Who of the staff did it.
    pub by: Option<StaffId>,
    /// Who of the staff it was about.
    pub about: Option<StaffId>,
}

impl Store {
    /// So many entries before one of them, the newest first.
    pub fn list_audit(&self, before: Option<i64>, most: u32) -> Result<Vec<AuditEntry>, StoreError> {
        let connection = self.lock_finding();
        let sql = "SELECT id, at_ms, what, member_id, n, staff_id, about_staff_id FROM audit
                   WHERE id < ?1 ORDER BY id DESC LIMIT ?2";
        let mut statement = connection.prepare_cached(sql)?;
        let entries = statement.query_map(params![before.unwrap_or(i64::MAX), most], read)?;
        Ok(entries.collect::<Result<_, _>>()?)
    }

    /// Notes that a member's card was opened.
    pub fn note_opened(&self, member: MemberId, now: Timestamp) -> Result<(), StoreError> {
        write(&self.lock(), "opened", Some(member), now)
    }

    /// Notes that the settings were changed.
    pub fn note_settings_changed(&self, now: Timestamp) -> Result<(), StoreError> {
        write(&self.lock(), "settings_changed", None, now)
    }

    /// Notes that all members were written into a file.
    pub fn note_exported(&self, now: Timestamp) -> Result<(), StoreError> {
        write(&self.lock(), "exported", None, now)
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<AuditEntry> {
    Ok(AuditEntry {
        id: row.get(0)?,
        at: time(row.get(1)?),
        what: row.get(2)?,
        member: row.get::<_, Option<i64>>(3)?.map(MemberId),
        n: row.get::<_, Option<i64>>(4)?.map(i64::unsigned_abs),
        by: row.get::<_, Option<i64>>(5)?.map(StaffId),
        about: row.get::<_, Option<i64>>(6)?.map(StaffId),
    })
}

/// What every connection has beside the register, in memory: whose deeds are done. Nobody's at first.
pub(crate) const ACTING: &str =
    "CREATE TEMP TABLE acting (staff_id INTEGER) STRICT; INSERT INTO temp.acting VALUES (NULL);";

/// From now on what is done on this connection is done by this one.
pub(crate) fn set_acting(connection: &Connection, staff: Option<StaffId>) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached("UPDATE temp.acting SET staff_id = ?1")?;
    statement.execute([staff.map(|id| id.0)])?;
    Ok(())
}

pub(crate) fn write(
    connection: &Connection,
    what: &str,
    member: Option<MemberId>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO audit (at_ms, what, member_id, staff_id)
               VALUES (?1, ?2, ?3, (SELECT staff_id FROM temp.acting))";
    connection.execute(sql, params![now.as_millisecond(), what, member.map(|id| id.0)])?;
    Ok(())
}

/// The same of somebody who works here.
pub(crate) fn write_about(
    connection: &Connection,
    what: &str,
    staff: StaffId,
    now: Timestamp,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO audit (at_ms, what, about_staff_id, staff_id)
               VALUES (?1, ?2, ?3, (SELECT staff_id FROM temp.acting))";
    connection.execute(sql, params![now.as_millisecond(), what, staff.0])?;
    Ok(())
}

/// The same of many at once, none of them named.
pub(crate) fn write_count(connection: &Connection, what: &str, n: u64, now: Timestamp) -> Result<(), StoreError> {
    let sql = "INSERT INTO audit (at_ms, what, n, staff_id) VALUES (?1, ?2, ?3, (SELECT staff_id FROM temp.acting))";
    connection.execute(sql, params![now.as_millisecond(), what, i64::try_from(n).unwrap_or(i64::MAX)])?;
    Ok(())
}

/// What was done stays; to whom does not. Answers how many entries that concerns.
pub(crate) fn forget_whom(connection: &Connection, member: MemberId) -> Result<u64, StoreError> {
    let changed = connection.execute("UPDATE audit SET member_id = NULL WHERE member_id = ?1", [member.0])?;
    Ok(changed as u64)
}
