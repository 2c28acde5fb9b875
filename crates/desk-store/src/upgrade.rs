//! Bringing a register from an older version up to date: copied first, then all of it or nothing.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use jiff::Timestamp;
use refinery::{Migration, Runner};
use rusqlite::Connection;

use crate::backup_name::Reason;
use crate::backups::Backups;
use crate::error::StoreError;
use crate::files;
use crate::key::{StoreKey, StoreKeys};

mod migrations {
    refinery::embed_migrations!("migrations");
}

/// `skrk`: tells our files from others (SQLite's `application_id`).
const APPLICATION_ID: i32 = 0x736b_726b;

/// Every step from the first version to this one.
pub(crate) fn migrations() -> Vec<Migration> {
    migrations::migrations::runner().get_migrations().clone()
}

/// Our mark, and none from the future. Answers the version; none if nothing is in the file yet.
pub(crate) fn check_whose(connection: &Connection, migrations: &[Migration]) -> Result<Option<i64>, StoreError> {
    let mark: i32 = connection.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if tables == 0 {
        return Ok(None);
    }
    if mark != APPLICATION_ID {
        return Err(StoreError::Foreign);
    }
    let sql = "SELECT coalesce(max(version), 0) FROM refinery_schema_history";
    match connection.query_row(sql, [], |row| row.get(0))? {
        // The list of steps is made before the first step: a process was killed in between.
        0 => Ok(None),
        version if version > newest(migrations) => Err(StoreError::Newer),
        version => Ok(Some(version)),
    }
}

fn newest(migrations: &[Migration]) -> i64 {
    migrations.iter().map(|migration| i64::from(migration.version())).max().unwrap_or(0)
}

/// Makes the tables, or brings them up to date, after a copy of what was there is put away. Called by whoever alone may open.
pub(crate) fn upgrade(
    connection: &mut Connection,
    folder: &Path,
    register: &Path,
    key: &StoreKey,
    version: Option<i64>,
    migrations: &[Migration],
) -> Result<(), StoreError> {
    if version.is_some_and(|version| version < newest(migrations)) {
        let backups = Backups::of(folder, &StoreKeys::only(key.clone()))?;
        backups.put_away(connection, key, Reason::Upgrade, last_changed(register)?, &|| true)?;
        tracing::info!("the register is copied before it is upgraded");
    }
    run(connection, migrations)
}

/// Brings a draft up to date. It is nobody's register yet, so it needs no copy.
pub(crate) fn upgrade_draft(connection: &mut Connection) -> Result<(), StoreError> {
    let migrations = migrations();
    check_whose(connection, &migrations)?;
    run(connection, &migrations)
}

/// All of them in one transaction: also the note that they were made, which would be another one by itself.
fn run(connection: &mut Connection, migrations: &[Migration]) -> Result<(), StoreError> {
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    Runner::new(migrations).set_grouped(true).set_abort_divergent(true).run(connection)?;
    Ok(())
}

/// When the register was last written to: as of then is the copy.
fn last_changed(register: &Path) -> Result<Timestamp, StoreError> {
    let times = files::with_those_beside(register).filter_map(|path| fs::metadata(path).ok()?.modified().ok());
    let last = times.max().unwrap_or(SystemTime::UNIX_EPOCH);
    Timestamp::try_from(last).map_err(|_| StoreError::Failed("a file's time is out of bounds".to_owned()))
}

#[cfg(test)]
#[path = "upgrade_tests.rs"]
mod tests;
