//! What has come into the register since a moment.

use jiff::Timestamp;

use crate::error::StoreError;
use crate::open::Store;

/// So much of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Since {
    /// Members who were added and are in sight.
    pub members: u32,
    /// Check-ins that were not undone.
    pub visits: u32,
    /// Entries of the audit.
    pub deeds: u32,
}

impl Store {
    /// What has come since, that moment too.
    pub fn count_since(&self, at: Timestamp) -> Result<Since, StoreError> {
        let sql = "SELECT (SELECT count(*) FROM member WHERE added_at_ms >= ?1 AND merged_into IS NULL),
                          (SELECT count(*) FROM visit WHERE at_ms >= ?1 AND undone_at_ms IS NULL),
                          (SELECT count(*) FROM audit WHERE at_ms >= ?1)";
        let read =
            |row: &rusqlite::Row<'_>| Ok(Since { members: row.get(0)?, visits: row.get(1)?, deeds: row.get(2)? });
        Ok(self.lock_finding().query_row(sql, [at.as_millisecond()], read)?)
    }
}
