//! Check-ins.

use std::time::Duration;

use desk_core::{MemberId, Visit, VisitId};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};

use crate::error::StoreError;
use crate::member::time;
use crate::open::Store;

/// Two check-ins of one member closer together than this are one: somebody pressed twice, at this desk or another window.
const SAME_VISIT: Duration = Duration::from_secs(60);

impl Store {
    /// When the member was here before this visit.
    pub fn last_visit_before(&self, visit: &Visit) -> Result<Option<Timestamp>, StoreError> {
        let sql = "SELECT max(at_ms) FROM visit WHERE member_id = ?1 AND id <> ?2";
        let at_ms: Option<i64> = self.lock().query_row(sql, params![visit.member.0, visit.id.0], |row| row.get(0))?;
        Ok(at_ms.map(time))
    }

    /// Checks a member in, or answers the check-in just made.
    pub fn check_in(&self, member: MemberId, now: Timestamp) -> Result<Visit, StoreError> {
        self.all_or_nothing(|transaction| {
            let sql = "SELECT EXISTS (SELECT 1 FROM member WHERE id = ?1)";
            if !transaction.query_row(sql, [member.0], |row| row.get(0))? {
                return Err(StoreError::NotFound);
            }
            let sql = "SELECT id, at_ms FROM visit WHERE member_id = ?1 AND at_ms BETWEEN ?2 AND ?3 ORDER BY at_ms DESC LIMIT 1";
            let since = now.checked_sub(SAME_VISIT).unwrap_or(Timestamp::MIN).as_millisecond();
            let same = transaction
                .query_row(sql, params![member.0, since, now.as_millisecond()], |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()?;
            if let Some((id, at_ms)) = same {
                return Ok(Visit { id: VisitId(id), member, at: time(at_ms), left_at: None });
            }
            let sql = "INSERT INTO visit (member_id, at_ms) VALUES (?1, ?2)";
            transaction.execute(sql, params![member.0, now.as_millisecond()])?;
            Ok(Visit { id: VisitId(transaction.last_insert_rowid()), member, at: now, left_at: None })
        })
    }
}
