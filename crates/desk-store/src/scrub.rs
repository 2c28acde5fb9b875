//! The pages after an erasure. SQLite overwrites what it deletes (`secure_delete`), but not the copies that rows leave behind in
//! the gaps of pages when these are rearranged; and the write-ahead log keeps pages as they were. So the file is written anew,
//! and the log emptied. Until that has been done the register remembers that it is due.

use std::time::Duration;

use rusqlite::Connection;

use crate::error::StoreError;
use crate::open::{BUSY_TIMEOUT, Store};
use crate::{login, meta};

const DUE: &str = "scrub_due";

/// Notes, in the change that erases, that the pages are to be cleared.
pub(crate) fn ask_for(connection: &Connection) -> Result<(), StoreError> {
    meta::set(connection, DUE, 1)
}

impl Store {
    /// Clears the pages after erasures: writes the file anew and empties the write-ahead log, if that is due. Answers whether
    /// nothing of anybody erased is left in either; else a login is under way or another process reads, and it stays due. A
    /// register of a million members takes some ten seconds, in which nobody else writes.
    pub fn scrub(&self) -> Result<bool, StoreError> {
        let connection = self.lock();
        if meta::get(&connection, DUE)?.is_none() {
            return Ok(true);
        }
        if login::is_any_under_way(&connection)? {
            return Ok(false);
        }
        write_anew(&connection)
    }

    /// Empties the write-ahead log of what just came to nothing, unless somebody is reading: nobody waits for this.
    pub(crate) fn empty_log_soon(&self) -> Result<(), StoreError> {
        let connection = self.lock();
        connection.busy_timeout(Duration::ZERO)?;
        let emptied = empty_log(&connection);
        connection.busy_timeout(BUSY_TIMEOUT)?;
        emptied.map(|_| ())
    }
}

/// Writes a file anew and empties its log. Answers whether that went.
pub(crate) fn write_anew(connection: &Connection) -> Result<bool, StoreError> {
    match connection.execute_batch("VACUUM") {
        Ok(()) => {}
        Err(error) if is_busy(&error) => return Ok(false),
        Err(error) => return Err(error.into()),
    }
    if !empty_log(connection)? {
        return Ok(false);
    }
    meta::remove(connection, DUE)?;
    empty_log(connection)
}

/// Puts the log into the file and cuts it to nothing. Answers whether that went.
pub(crate) fn empty_log(connection: &Connection) -> Result<bool, StoreError> {
    let is_busy: bool = connection.query_row("PRAGMA wal_checkpoint (TRUNCATE)", [], |row| row.get(0))?;
    Ok(!is_busy)
}

fn is_busy(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked))
}
