//! Check-ins.

use std::time::Duration;

use desk_core::{MemberId, Visit, VisitId};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use crate::error::StoreError;
use crate::member::{self, time};
use crate::open::Store;
use crate::{audit, search};

/// Two check-ins of one member closer together than this are one: somebody pressed twice, at this desk or another window.
const SAME_VISIT: Duration = Duration::from_secs(60);

impl Store {
    /// When the member was here before this visit.
    pub fn last_visit_before(&self, visit: &Visit) -> Result<Option<Timestamp>, StoreError> {
        let sql = "SELECT max(at_ms) FROM visit WHERE member_id = ?1 AND id <> ?2 AND undone_at_ms IS NULL";
        let at_ms: Option<i64> = self.lock().query_row(sql, params![visit.member.0, visit.id.0], |row| row.get(0))?;
        Ok(at_ms.map(time))
    }

    /// Checks a member in, or answers the check-in just made.
    pub fn check_in(&self, member: MemberId, now: Timestamp) -> Result<Visit, StoreError> {
        self.all_or_nothing(|transaction| {
            member::check_exists(transaction, member)?;
            if let Some(same) = find_since(transaction, member, now)? {
                return Ok(same);
            }
            let sql = "INSERT INTO visit (member_id, at_ms) VALUES (?1, ?2)";
            transaction.execute(sql, params![member.0, now.as_millisecond()])?;
            let id = VisitId(transaction.last_insert_rowid());
            search::refresh(transaction, member)?;
            Ok(Visit { id, member, at: now, left_at: None })
        })
    }

    /// Takes a check-in back that was a mistake; once.
    pub fn undo_visit(&self, id: VisitId, now: Timestamp) -> Result<(), StoreError> {
        self.all_or_nothing(|transaction| {
            let sql = "UPDATE visit SET undone_at_ms = max(at_ms, ?2) WHERE id = ?1 AND undone_at_ms IS NULL
                       RETURNING member_id";
            let member = MemberId(transaction.query_row(sql, params![id.0, now.as_millisecond()], |row| row.get(0))?);
            search::refresh(transaction, member)?;
            audit::write(transaction, "visit_undone", Some(member), now)
        })
    }

    /// Notes that somebody who was checked in has left; once.
    pub fn leave(&self, id: VisitId, now: Timestamp) -> Result<(), StoreError> {
        let sql = "UPDATE visit SET left_at_ms = max(at_ms, ?2)
                   WHERE id = ?1 AND left_at_ms IS NULL AND undone_at_ms IS NULL";
        let changed = self.lock().execute(sql, params![id.0, now.as_millisecond()])?;
        if changed == 1 { Ok(()) } else { Err(StoreError::NotFound) }
    }

    /// A member's last visits, newest first, at most `limit`; those that were undone are not among them.
    pub fn list_visits(&self, member: MemberId, limit: u32) -> Result<Vec<Visit>, StoreError> {
        let connection = self.lock();
        let sql = "SELECT id, at_ms, left_at_ms FROM visit WHERE member_id = ?1 AND undone_at_ms IS NULL
                   ORDER BY at_ms DESC, id DESC LIMIT ?2";
        let mut statement = connection.prepare_cached(sql)?;
        let visits = statement.query_map(params![member.0, limit], |row| read(row, member))?;
        Ok(visits.collect::<Result<_, _>>()?)
    }
}

fn find_since(connection: &Connection, member: MemberId, now: Timestamp) -> Result<Option<Visit>, StoreError> {
    let sql = "SELECT id, at_ms, left_at_ms FROM visit
               WHERE member_id = ?1 AND at_ms BETWEEN ?2 AND ?3 AND undone_at_ms IS NULL AND left_at_ms IS NULL
               ORDER BY at_ms DESC LIMIT 1";
    let since = now.checked_sub(SAME_VISIT).unwrap_or(Timestamp::MIN).as_millisecond();
    let mut statement = connection.prepare_cached(sql)?;
    let values = params![member.0, since, now.as_millisecond()];
    Ok(statement.query_row(values, |row| read(row, member)).optional()?)
}

fn read(row: &rusqlite::Row<'_>, member: MemberId) -> rusqlite::Result<Visit> {
    let left_at = row.get::<_, Option<i64>>(2)?.map(time);
    Ok(Visit { id: VisitId(row.get(0)?), member, at: time(row.get(1)?), left_at })
}
