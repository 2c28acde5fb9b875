//! Check-ins.

use std::time::Duration;

use desk_core::profile::Name;
use desk_core::{Deed, MemberId, Moved, Movement, Presence, Standing, Visit, VisitId};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use crate::error::StoreError;
use crate::house::Today;
use crate::member::{self, time};
use crate::open::Store;
use crate::{audit, guest, search};

/// Two check-ins of one member closer together than this are one: somebody pressed twice, at this desk or another window.
const SAME_VISIT: Duration = Duration::from_secs(60);

/// A check-in in the list of a day.
#[derive(Clone, PartialEq, Eq)]
pub struct DayVisit {
    /// The check-in.
    pub visit: Visit,
    /// The number on the member's card.
    pub number: i64,
    /// What the member is called.
    pub name: Name,
}

impl Store {
    /// When the member was here before this visit.
    pub fn last_visit_before(&self, visit: &Visit) -> Result<Option<Timestamp>, StoreError> {
        let sql = "SELECT max(at_ms) FROM visit WHERE member_id = ?1 AND id <> ?2 AND undone_at_ms IS NULL";
        let at_ms: Option<i64> = self.lock().query_row(sql, params![visit.member.0, visit.id.0], |row| row.get(0))?;
        Ok(at_ms.map(time))
    }

    /// Checks a member in, or answers the check-in just made.
    pub fn check_in(&self, member: MemberId, now: Timestamp) -> Result<Visit, StoreError> {
        self.all_or_nothing(|transaction| Ok(find_or_insert(transaction, member, now)?.0))
    }

    /// The same, where somebody said that they are let in all the same; noted as that.
    pub fn let_in(&self, member: MemberId, standing: Standing, now: Timestamp) -> Result<Visit, StoreError> {
        self.all_or_nothing(|transaction| {
            let (visit, is_new) = find_or_insert(transaction, member, now)?;
            if is_new {
                audit::write(transaction, standing.deed(), Some(member), now)?;
            }
            Ok(visit)
        })
    }

    /// A check-in that was not undone.
    pub fn find_visit(&self, id: VisitId) -> Result<Option<Visit>, StoreError> {
        find(&self.lock(), id.0)
    }

    /// Takes the last word on a visit back: that they left, else the check-in, which was a mistake. Answers the visit if there
    /// still is one.
    pub fn undo_visit(&self, id: VisitId, now: Timestamp) -> Result<Option<Visit>, StoreError> {
        self.all_or_nothing(|transaction| {
            let visit = find(transaction, id.0)?.ok_or(StoreError::NotFound)?;
            if after(&visit, Movement::Undo)? == Moved::Gone {
                let sql = "UPDATE visit SET undone_at_ms = max(at_ms, ?2) WHERE id = ?1";
                transaction.execute(sql, params![id.0, now.as_millisecond()])?;
                search::refresh(transaction, visit.member)?;
                audit::write(transaction, Deed::VisitUndone, Some(visit.member), now)?;
            } else {
                transaction.execute("UPDATE visit SET left_at_ms = NULL WHERE id = ?1", [id.0])?;
            }
            guest::follow(transaction, id)?;
            find(transaction, id.0)
        })
    }

    /// Notes that somebody who was checked in has left; once.
    pub fn leave(&self, id: VisitId, now: Timestamp) -> Result<Visit, StoreError> {
        self.all_or_nothing(|transaction| {
            let visit = find(transaction, id.0)?.ok_or(StoreError::NotFound)?;
            after(&visit, Movement::Leave)?;
            let sql = "UPDATE visit SET left_at_ms = max(at_ms, ?2) WHERE id = ?1";
            transaction.execute(sql, params![id.0, now.as_millisecond()])?;
            guest::follow(transaction, id)?;
            find(transaction, id.0)?.ok_or(StoreError::NotFound)
        })
    }

    /// The check-ins of a day that were not undone, the newest first, at most `limit`, each with the number on the card and the
    /// name; and how many there are.
    pub fn list_visits_of_day(&self, day: &Today, limit: u32) -> Result<(Vec<DayVisit>, u32), StoreError> {
        let mut connection = self.lock_finding();
        let transaction = connection.transaction()?;
        let of_day = "FROM visit JOIN member ON member.id = member_id
                      WHERE at_ms >= ?1 AND at_ms < ?2 AND undone_at_ms IS NULL";
        let (from, until) = (day.from.as_millisecond(), day.until.as_millisecond());
        let sql = format!(
            "SELECT visit.id, at_ms, left_at_ms, member_id, number, given_name, family_name {of_day}
             ORDER BY at_ms DESC, visit.id DESC LIMIT ?3"
        );
        let mut statement = transaction.prepare_cached(&sql)?;
        let visits = statement.query_map(params![from, until, limit], |row| {
            let name = Name { given: row.get(5)?, family: row.get(6)? };
            Ok(DayVisit { visit: read(row)?, number: row.get(4)?, name })
        })?;
        let visits = visits.collect::<Result<Vec<_>, _>>()?;
        let count = transaction.query_row(&format!("SELECT count(*) {of_day}"), [from, until], |row| row.get(0))?;
        Ok((visits, count))
    }

    /// A member's last visits, newest first, at most `limit`; those that were undone are not among them.
    pub fn list_visits(&self, member: MemberId, limit: u32) -> Result<Vec<Visit>, StoreError> {
        let connection = self.lock();
        let sql = "SELECT id, at_ms, left_at_ms, member_id FROM visit WHERE member_id = ?1 AND undone_at_ms IS NULL
                   ORDER BY at_ms DESC, id DESC LIMIT ?2";
        let mut statement = connection.prepare_cached(sql)?;
        let visits = statement.query_map(params![member.0, limit], read)?;
        Ok(visits.collect::<Result<_, _>>()?)
    }
}

/// Nobody who is checked in was expected by that.
fn after(visit: &Visit, movement: Movement) -> Result<Moved, StoreError> {
    Presence::of(Some(visit.at), visit.left_at).after(movement, true).ok_or(StoreError::NotFound)
}

/// A visit that was not undone.
pub(crate) fn find(connection: &Connection, id: i64) -> Result<Option<Visit>, StoreError> {
    let sql = "SELECT id, at_ms, left_at_ms, member_id FROM visit WHERE id = ?1 AND undone_at_ms IS NULL";
    Ok(connection.prepare_cached(sql)?.query_row([id], read).optional()?)
}

fn find_or_insert(connection: &Connection, member: MemberId, now: Timestamp) -> Result<(Visit, bool), StoreError> {
    member::check_exists(connection, member)?;
    if let Some(same) = find_since(connection, member, now)? {
        return Ok((same, false));
    }
    let sql = "INSERT INTO visit (member_id, at_ms) VALUES (?1, ?2)";
    connection.execute(sql, params![member.0, now.as_millisecond()])?;
    let id = VisitId(connection.last_insert_rowid());
    search::refresh(connection, member)?;
    Ok((Visit { id, member, at: now, left_at: None }, true))
}

fn find_since(connection: &Connection, member: MemberId, now: Timestamp) -> Result<Option<Visit>, StoreError> {
    let sql = "SELECT id, at_ms, left_at_ms, member_id FROM visit
               WHERE member_id = ?1 AND at_ms BETWEEN ?2 AND ?3 AND undone_at_ms IS NULL AND left_at_ms IS NULL
               ORDER BY at_ms DESC LIMIT 1";
    let since = now.checked_sub(SAME_VISIT).unwrap_or(Timestamp::MIN).as_millisecond();
    let mut statement = connection.prepare_cached(sql)?;
    let values = params![member.0, since, now.as_millisecond()];
    Ok(statement.query_row(values, read).optional()?)
}

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Visit> {
    let left_at = row.get::<_, Option<i64>>(2)?.map(time);
    Ok(Visit { id: VisitId(row.get(0)?), at: time(row.get(1)?), left_at, member: MemberId(row.get(3)?) })
}
