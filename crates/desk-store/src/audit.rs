//! What was done with personal data: the kind of deed, the time, the member by key, and who of the staff did it.
//!
//! Whose deeds they are is said once, of the whole handle ([`Store::acting`]), and kept beside each connection: no deed can be
//! written without it, and none has to carry it along.

use desk_core::profile::Name;
use desk_core::{Deed, MemberId, StaffId};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};

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

/// One entry with the names of those who are in it.
#[derive(Clone, PartialEq, Eq)]
pub struct AuditLine {
    /// Grows with each.
    pub id: i64,
    /// When.
    pub at: Timestamp,
    /// The kind of deed.
    pub what: Deed,
    /// Who of the staff did it.
    pub by: Option<String>,
    /// Who of the staff it was about.
    pub about: Option<String>,
    /// The member it was about, if they are still in the register; of one who was made one with another, that one.
    pub member: Option<(MemberId, Name)>,
    /// How many it was about, where that was nobody in particular.
    pub n: Option<u64>,
}

impl std::fmt::Debug for AuditLine {
    /// Nothing of a person.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "AuditLine({})", self.id)
    }
}

impl Store {
    /// So many entries before one of them, the newest first, of these kinds alone, with names.
    pub fn read_audit(
        &self,
        kinds: impl Iterator<Item = Deed>,
        before: Option<i64>,
        most: u32,
    ) -> Result<Vec<AuditLine>, StoreError> {
        // Our own words: nothing in them needs an escape.
        let kinds = kinds.map(|kind| format!("\"{}\"", kind.word())).collect::<Vec<_>>().join(",");
        let sql = "SELECT audit.id, at_ms, what, n, actor.name, whom.name, audit.member_id
                   FROM audit LEFT JOIN staff AS actor ON actor.id = audit.staff_id
                              LEFT JOIN staff AS whom ON whom.id = audit.about_staff_id
                   WHERE audit.id < ?1 AND what IN (SELECT value FROM json_each(?2)) ORDER BY audit.id DESC LIMIT ?3";
        let mut connection = self.lock_finding();
        let transaction = connection.transaction()?;
        let mut statement = transaction.prepare_cached(sql)?;
        let values = params![before.unwrap_or(i64::MAX), format!("[{kinds}]"), most];
        let lines = statement.query_map(values, read_line)?;
        let mut lines: Vec<(AuditLine, Option<i64>)> = lines.collect::<Result<_, _>>()?;
        for (line, member) in &mut lines {
            line.member = member.map(|id| in_sight(&transaction, id)).transpose()?.flatten();
        }
        Ok(lines.into_iter().map(|(line, _)| line).collect())
    }

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
        write(&self.lock(), Deed::Opened, Some(member), now)
    }

    /// Notes that the settings were changed.
    pub fn note_settings_changed(&self, now: Timestamp) -> Result<(), StoreError> {
        write(&self.lock(), Deed::SettingsChanged, None, now)
    }

    /// Notes that all members were written into a file.
    pub fn note_exported(&self, now: Timestamp) -> Result<(), StoreError> {
        write(&self.lock(), Deed::Exported, None, now)
    }
}

/// The member who has this key now, or was made one with whoever had it.
fn in_sight(connection: &Connection, id: i64) -> Result<Option<(MemberId, Name)>, StoreError> {
    let sql = "WITH RECURSIVE holder (id, merged_into) AS (
                   SELECT id, merged_into FROM member WHERE id = ?1
                   UNION
                   SELECT member.id, member.merged_into FROM holder JOIN member ON member.id = holder.merged_into)
               SELECT member.id, given_name, family_name FROM holder JOIN member ON member.id = holder.id
               WHERE holder.merged_into IS NULL";
    let mut statement = connection.prepare_cached(sql)?;
    let found =
        statement.query_row([id], |row| Ok((MemberId(row.get(0)?), Name { given: row.get(1)?, family: row.get(2)? })));
    Ok(found.optional()?)
}

/// A line, and the key of the member it was about.
fn read_line(row: &Row<'_>) -> rusqlite::Result<(AuditLine, Option<i64>)> {
    let what = row.get_ref(2)?.as_str().ok().and_then(Deed::from_word);
    let line = AuditLine {
        id: row.get(0)?,
        at: time(row.get(1)?),
        what: what.ok_or(rusqlite::Error::InvalidQuery)?,
        n: row.get::<_, Option<i64>>(3)?.map(i64::unsigned_abs),
        by: row.get(4)?,
        about: row.get(5)?,
        member: None,
    };
    Ok((line, row.get(6)?))
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
    what: Deed,
    member: Option<MemberId>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO audit (at_ms, what, member_id, staff_id)
               VALUES (?1, ?2, ?3, (SELECT staff_id FROM temp.acting))";
    connection.execute(sql, params![now.as_millisecond(), what.word(), member.map(|id| id.0)])?;
    Ok(())
}

/// The same of somebody who works here.
pub(crate) fn write_about(
    connection: &Connection,
    what: Deed,
    staff: StaffId,
    now: Timestamp,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO audit (at_ms, what, about_staff_id, staff_id)
               VALUES (?1, ?2, ?3, (SELECT staff_id FROM temp.acting))";
    connection.execute(sql, params![now.as_millisecond(), what.word(), staff.0])?;
    Ok(())
}

/// The same of many at once, none of them named.
pub(crate) fn write_count(connection: &Connection, what: Deed, n: u64, now: Timestamp) -> Result<(), StoreError> {
    let sql = "INSERT INTO audit (at_ms, what, n, staff_id) VALUES (?1, ?2, ?3, (SELECT staff_id FROM temp.acting))";
    connection.execute(sql, params![now.as_millisecond(), what.word(), i64::try_from(n).unwrap_or(i64::MAX)])?;
    Ok(())
}

/// What was done stays; to whom does not. Answers how many entries that concerns.
pub(crate) fn forget_whom(connection: &Connection, member: MemberId) -> Result<u64, StoreError> {
    let changed = connection.execute("UPDATE audit SET member_id = NULL WHERE member_id = ?1", [member.0])?;
    Ok(changed as u64)
}
