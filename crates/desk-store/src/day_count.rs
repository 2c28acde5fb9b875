//! How often what happened on a day. Nobody is in it.

use jiff::civil::Date;
use rusqlite::{Connection, params};

use crate::error::StoreError;
use crate::open::Store;

impl Store {
    /// How often `what` happened on `day`.
    pub fn day_count(&self, day: Date, what: &str) -> Result<u32, StoreError> {
        let sql = "SELECT coalesce(sum(n), 0) FROM day_count WHERE day = ?1 AND what = ?2";
        Ok(self.lock().query_row(sql, params![day.to_string(), what], |row| row.get(0))?)
    }

    /// How often `what` happened since `day`, that day too.
    pub fn counts_since(&self, day: Date, what: &str) -> Result<u32, StoreError> {
        let sql = "SELECT coalesce(sum(n), 0) FROM day_count WHERE day >= ?1 AND what = ?2";
        Ok(self.lock().query_row(sql, params![day.to_string(), what], |row| row.get(0))?)
    }

    /// Counts `what` once more on `day`.
    pub fn count(&self, day: Date, what: &str) -> Result<(), StoreError> {
        add(&self.lock(), day, what)
    }
}

pub(crate) fn add(connection: &Connection, day: Date, what: &str) -> Result<(), StoreError> {
    let sql = "INSERT INTO day_count (day, what, n) VALUES (?1, ?2, 1) ON CONFLICT (day, what) DO UPDATE SET n = n + 1";
    connection.execute(sql, params![day.to_string(), what])?;
    Ok(())
}
