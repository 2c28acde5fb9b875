//! How often what happened on a day. Nobody is in it.

use desk_core::report::Count;
use jiff::SignedDuration;
use jiff::civil::Date;
use rusqlite::{Connection, params};

use crate::error::StoreError;
use crate::open::Store;

/// How long a customer took to confirm, and on which day they did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Took {
    /// The day.
    pub day: Date,
    /// From the request to the answer, by a clock that may have been set meanwhile.
    pub by: SignedDuration,
}

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

    /// All that was counted on `day`, by its word.
    pub fn list_counts(&self, day: Date) -> Result<Vec<(String, u32)>, StoreError> {
        let connection = self.lock();
        let mut statement = connection.prepare_cached("SELECT what, n FROM day_count WHERE day = ?1 ORDER BY what")?;
        let counts = statement.query_map([day.to_string()], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(counts.collect::<Result<_, _>>()?)
    }

    /// Counts `what` once more on `day`.
    pub fn count(&self, day: Date, what: &str) -> Result<(), StoreError> {
        add(&self.lock(), day, what)
    }
}

/// Counts that somebody confirmed, and after how long.
pub(crate) fn add_took(connection: &Connection, took: &Took) -> Result<(), StoreError> {
    match Count::confirmed_after(took.by) {
        Some(count) => add(connection, took.day, &count.word()),
        None => Ok(()),
    }
}

pub(crate) fn add(connection: &Connection, day: Date, what: &str) -> Result<(), StoreError> {
    let sql = "INSERT INTO day_count (day, what, n) VALUES (?1, ?2, 1) ON CONFLICT (day, what) DO UPDATE SET n = n + 1";
    connection.execute(sql, params![day.to_string(), what])?;
    Ok(())
}
