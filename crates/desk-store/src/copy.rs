//! A register copied page by page under a key of its choice, as it stood at one moment, while others go on writing to it.

use std::path::Path;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use crate::error::StoreError;
use crate::files;
use crate::key::StoreKey;
use crate::open::connect;

/// Pages from one look at `goes_on` to the next: 4 MiB.
const PAGES: i32 = 1024;

/// Copies what `source` holds at this moment into a new file, and looks the copy over: every page in order, every table with
/// as many rows. The copy is not yet forced onto the disk. Asked now and then, `goes_on` may break it off.
pub(crate) fn copy(
    source: &Connection,
    target: &Path,
    key: &StoreKey,
    goes_on: &dyn Fn() -> bool,
) -> Result<Connection, StoreError> {
    files::remove_database(target)?;
    files::create(target)?;
    let mut copy = connect(target, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    // A draft that is lost with the power is made anew: until it is put in place it needs no journal.
    copy.execute_batch("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;")?;
    // One reading transaction around all of it: later writes do not show, and do not make the copying begin again.
    let moment = source.unchecked_transaction()?;
    let rows = count_rows(&moment)?;
    copy_pages(&moment, &mut copy, goes_on)?;
    drop(moment);
    // The copied first page says WAL; a file that is put away is one file.
    copy.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    copy.query_row("PRAGMA journal_mode = MEMORY", [], |_| Ok(()))?;
    if !goes_on() {
        return Err(StoreError::BrokenOff);
    }
    if !is_sound(&copy)? || count_rows(&copy)? != rows {
        return Err(StoreError::Damaged);
    }
    Ok(copy)
}

fn copy_pages(source: &Connection, copy: &mut Connection, goes_on: &dyn Fn() -> bool) -> Result<(), StoreError> {
    let pages = Backup::new(source, copy)?;
    while goes_on() {
        match pages.step(PAGES)? {
            StepResult::Done => return Ok(()),
            StepResult::More => {}
            _ => return Err(StoreError::Failed("the register is busy".to_owned())),
        }
    }
    Err(StoreError::BrokenOff)
}

/// Whether SQLite finds every page in order.
pub(crate) fn is_sound(connection: &Connection) -> Result<bool, StoreError> {
    let verdict: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    Ok(verdict == "ok")
}

/// How many rows each table has. The index of finding is made from the others and not counted.
fn count_rows(connection: &Connection) -> Result<Vec<(String, i64)>, StoreError> {
    let sql = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' ORDER BY name";
    let mut statement = connection.prepare(sql)?;
    let names: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let count = |name: String| {
        let sql = format!("SELECT count(*) FROM \"{name}\"");
        Ok((name, connection.query_row(&sql, [], |row| row.get(0))?))
    };
    names.into_iter().map(count).collect()
}
