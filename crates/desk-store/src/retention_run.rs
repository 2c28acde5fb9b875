//! What went for its age, and when: the audit read by run.

use desk_core::retention::Kind;
use jiff::Timestamp;
use rusqlite::params;

use crate::error::StoreError;
use crate::member::time;
use crate::open::Store;

/// One run of the rules that removed something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RetentionRun {
    /// When.
    pub at: Timestamp,
    /// Who said so, if it was not by itself.
    pub by: Option<String>,
    /// How much of what.
    pub removed: Vec<(Kind, u64)>,
}

impl Store {
    /// The last `most` runs that removed something, the newest first.
    pub fn list_retention_runs(&self, most: u32) -> Result<Vec<RetentionRun>, StoreError> {
        let connection = self.lock_finding();
        let sql = "SELECT at_ms, (SELECT name FROM staff WHERE staff.id = staff_id), what, n FROM audit
                   WHERE what GLOB 'retention_*' AND n > 0 AND at_ms >= coalesce((
                       SELECT min(at_ms) FROM (SELECT DISTINCT at_ms FROM audit WHERE what GLOB 'retention_*' AND n > 0
                                               ORDER BY at_ms DESC LIMIT ?1)), 0)
                   ORDER BY at_ms DESC, id";
        let mut statement = connection.prepare_cached(sql)?;
        let mut rows = statement.query(params![most])?;
        let mut runs: Vec<RetentionRun> = Vec::new();
        while let Some(row) = rows.next()? {
            let (at, what, n) = (time(row.get(0)?), row.get::<_, String>(2)?, row.get::<_, i64>(3)?.unsigned_abs());
            let Some(kind) = Kind::ALL.into_iter().find(|kind| kind.deed().word() == what) else { continue };
            match runs.last_mut() {
                Some(run) if run.at == at => run.removed.push((kind, n)),
                _ => {
                    runs.push(RetentionRun { at, by: row.get(1)?, removed: vec![(kind, n)] });
                }
            }
        }
        Ok(runs)
    }
}
