//! Opening the file: whose it is, whether the key fits, whether it is of our time. Whatever is wrong, the file stays as it is.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use desk_core::Random;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use secrecy::ExposeSecret;

use crate::error::StoreError;
use crate::key::StoreKey;
use crate::lease::Lease;
use crate::{meta, search};

mod migrations {
    refinery::embed_migrations!("migrations");
}

/// The register's file in the data folder.
pub const REGISTER_FILE: &str = "register.db";
const KEY_CHECK_FILE: &str = "register.key-check";
const OPEN_LOCK_FILE: &str = "register.lock";
/// `skrk`: tells our files from others (SQLite's `application_id`).
const APPLICATION_ID: i32 = 0x736b_726b;
/// How long one process waits for another's write.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
/// A clear SQLite file begins so; ours never does.
const CLEAR_SQLITE: &[u8] = b"SQLite format 3\0";

/// So many statements are kept ready.
const STATEMENTS: usize = 64;
/// How much of the file each connection keeps decrypted in memory, in KiB, as it is used.
const CACHE_KIB: i64 = 16 * 1024;
/// So much more while thousands are written at once.
const BULK_CACHE_KIB: i64 = 128 * 1024;

/// The open register. Cheap to clone; clones share the connections. Calls block for as long as SQLite takes.
#[derive(Clone)]
pub struct Store {
    connections: Arc<Connections>,
    pub(crate) lease: Arc<Lease>,
}

/// One that writes, and one that finds and cannot write: a keystroke never waits for a write to reach the disk, nor the
/// journal for a long search. They close in this order, so that the last to close is the one that can tidy up.
struct Connections {
    finding: Mutex<Connection>,
    writing: Mutex<Connection>,
}

impl Store {
    /// Opens the register in `data_folder`, making it if there is none.
    ///
    /// # Errors
    /// [`StoreError`] says which of the many things is wrong. Nothing is changed then.
    pub fn open(data_folder: &Path, key: &StoreKey, random: &dyn Random) -> Result<Self, StoreError> {
        make_folder(data_folder)?;
        // Two processes may start at once: one makes or upgrades the file, the other waits here and finds it done.
        let guard = File::create(data_folder.join(OPEN_LOCK_FILE))?;
        guard.lock()?;
        let path = data_folder.join(REGISTER_FILE);
        let exists = holds_something(&path)?;
        let key_is_known = check_key(data_folder, &path, key, exists)?;
        make_file(&path)?;
        let mut connection =
            connect(&path, key, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(|error| blame(error, key_is_known))?;
        check_whose(&connection, exists)?;
        migrate(&mut connection)?;
        meta::prepare(&connection, random)?;
        search::prepare(&mut connection)?;
        if !key_is_known {
            write_key_check(data_folder, key)?;
        }
        let finding = connect(&path, key, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let lease = Lease::take(data_folder, random)?;
        let connections = Connections { finding: Mutex::new(finding), writing: Mutex::new(connection) };
        Ok(Self { connections: Arc::new(connections), lease: Arc::new(lease) })
    }

    /// The connection that writes. A panic of another caller cannot have left half a change: its transaction was rolled back.
    pub(crate) fn lock(&self) -> MutexGuard<'_, Connection> {
        self.connections.writing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The connection that only finds. It sees what is committed.
    pub(crate) fn lock_finding(&self) -> MutexGuard<'_, Connection> {
        self.connections.finding.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does several things, or none of them.
    pub(crate) fn all_or_nothing<T>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut connection = self.lock();
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let done = work(&transaction)?;
        transaction.commit()?;
        Ok(done)
    }

    /// Whether SQLite finds every page of the file in order.
    pub fn is_sound(&self) -> Result<bool, StoreError> {
        let verdict: String = self.lock().query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
        Ok(verdict == "ok")
    }
}

fn make_folder(folder: &Path) -> Result<(), StoreError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    Ok(builder.create(folder)?)
}

fn holds_something(path: &Path) -> Result<bool, StoreError> {
    match fs::metadata(path) {
        Ok(metadata) => Ok(metadata.len() > 0),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Holds the key against the value beside the file. Answers whether there was one.
fn check_key(folder: &Path, register: &Path, key: &StoreKey, exists: bool) -> Result<bool, StoreError> {
    if exists && begins_with(register, CLEAR_SQLITE)? {
        return Err(StoreError::Foreign);
    }
    match fs::read_to_string(folder.join(KEY_CHECK_FILE)) {
        // A value that differs is another key's, or broken: then it is for the register to say whether the key fits.
        Ok(value) => Ok(value.trim() == key.check_value()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Whole or not at all: a half-written value would blame a good key.
fn write_key_check(folder: &Path, key: &StoreKey) -> Result<(), StoreError> {
    let draft = folder.join(format!("{KEY_CHECK_FILE}.new"));
    let mut file = File::create(&draft)?;
    file.write_all(key.check_value().as_bytes())?;
    file.sync_all()?;
    Ok(fs::rename(draft, folder.join(KEY_CHECK_FILE))?)
}

/// The file is its owner's alone; SQLite gives the files beside it the same mode.
fn make_file(path: &Path) -> Result<(), StoreError> {
    let mut options = fs::OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?;
    Ok(())
}

fn begins_with(path: &Path, beginning: &[u8]) -> Result<bool, StoreError> {
    let mut found = Vec::new();
    File::open(path)?.take(beginning.len() as u64).read_to_end(&mut found)?;
    Ok(found == beginning)
}

/// A file that does not open with a key that is known to be right is damaged; with any other key, the key is to blame.
fn blame(error: StoreError, key_is_known: bool) -> StoreError {
    match error {
        StoreError::Damaged if !key_is_known => StoreError::WrongKey,
        error => error,
    }
}

fn connect(path: &PathBuf, key: &StoreKey, access: OpenFlags) -> Result<Connection, StoreError> {
    let connection = Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    connection.busy_timeout(BUSY_TIMEOUT)?;
    // SQLCipher would write its own lines to standard error; our errors say what there is to say.
    connection.pragma_update(None, "cipher_log_level", "NONE")?;
    let raw_key = secrecy::SecretString::from(format!("x'{}'", key.to_hex().expose_secret()));
    connection.pragma_update(None, "key", raw_key.expose_secret())?;
    // The first read decrypts the first page: here a wrong key or a foreign file shows.
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))?;
    // What is deleted is overwritten; temporary tables never touch the disk; the journal of a large change does not stay large.
    connection.execute_batch(
        "PRAGMA temp_store = MEMORY;
         PRAGMA secure_delete = ON;
         PRAGMA foreign_keys = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA journal_size_limit = 16777216;",
    )?;
    set_cache(&connection, Cache::Counter)?;
    Ok(connection)
}

/// What the cache is sized for.
#[derive(Clone, Copy)]
pub(crate) enum Cache {
    /// One member at a time.
    Counter,
    /// Thousands at once.
    Bulk,
}

pub(crate) fn set_cache(connection: &Connection, cache: Cache) -> Result<(), StoreError> {
    let kib = match cache {
        Cache::Counter => CACHE_KIB,
        Cache::Bulk => BULK_CACHE_KIB,
    };
    Ok(connection.pragma_update(None, "cache_size", -kib)?)
}

/// Our mark, and none from the future.
fn check_whose(connection: &Connection, exists: bool) -> Result<(), StoreError> {
    let mark: i32 = connection.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if !exists || tables == 0 {
        return Ok(());
    }
    if mark != APPLICATION_ID {
        return Err(StoreError::Foreign);
    }
    let sql = "SELECT coalesce(max(version), 0) FROM refinery_schema_history";
    let version: i64 = connection.query_row(sql, [], |row| row.get(0))?;
    if version > i64::from(newest()) { Err(StoreError::Newer) } else { Ok(()) }
}

fn newest() -> u32 {
    let runner = migrations::migrations::runner();
    runner.get_migrations().iter().filter_map(|migration| u32::try_from(migration.version()).ok()).max().unwrap_or(0)
}

fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    connection.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    migrations::migrations::runner().set_abort_divergent(true).run(connection)?;
    Ok(())
}
