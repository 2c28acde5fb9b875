//! Opening the file: whose it is, whether the key fits, whether it is of our time. Whatever is wrong, the file stays as it is.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use desk_core::{Random, StaffId};
use refinery::Migration;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use secrecy::ExposeSecret;

use crate::copy::is_sound;
use crate::error::StoreError;
use crate::key::{StoreKey, StoreKeys};
use crate::lease::Lease;
use crate::{alone, audit, files, key_check, meta, search, upgrade};

/// The register's file in the data folder.
pub const REGISTER_FILE: &str = "register.db";
pub(crate) const OPEN_LOCK_FILE: &str = "register.lock";
/// How long one process waits for another's write.
pub(crate) const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
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
    /// Goes after the two above: with the last of it the register is closed.
    place: Arc<Place>,
    acting: Option<StaffId>,
}

/// Knows whether a register that was open is closed: every clone of its [`Store`] is gone.
pub struct Closing(Weak<Place>);

impl Closing {
    /// Whether nobody of this process has it open any more.
    pub fn is_done(&self) -> bool {
        self.0.strong_count() == 0
    }
}

/// Where the register is, and its key.
struct Place {
    folder: PathBuf,
    keys: StoreKeys,
}

/// One that writes, and one that finds and cannot write: a keystroke never waits for a write to reach the disk, nor the
/// journal for a long search. They close in this order, so that the last to close is the one that can tidy up.
struct Connections {
    finding: Mutex<Connection>,
    writing: Mutex<Connection>,
}

impl Store {
    /// To know when this register is closed.
    pub fn closing(&self) -> Closing {
        Closing(Arc::downgrade(&self.place))
    }

    /// Opens the register in `data_folder`, making it if there is none.
    ///
    /// # Errors
    /// [`StoreError`] says which of the many things is wrong. Nothing is changed then.
    pub fn open(data_folder: &Path, key: &StoreKey, random: &dyn Random) -> Result<Self, StoreError> {
        Self::open_with_keys(data_folder, &StoreKeys::only(key.clone()), random)
    }

    /// Opens with whichever of the keys fits; a new register is made with the first.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_with_keys(data_folder: &Path, keys: &StoreKeys, random: &dyn Random) -> Result<Self, StoreError> {
        Self::open_upgraded(data_folder, keys, random, &upgrade::migrations())
    }

    pub(crate) fn open_upgraded(
        data_folder: &Path,
        keys: &StoreKeys,
        random: &dyn Random,
        migrations: &[Migration],
    ) -> Result<Self, StoreError> {
        files::make_folder(data_folder)?;
        // Two processes may start at once: one makes or upgrades the file, the other waits here and finds it done.
        let _guard = alone::lock_opening(data_folder)?;
        let path = data_folder.join(REGISTER_FILE);
        refuse_foreign(&path)?;
        make_file(&path)?;
        let (mut connection, keys) = connect_with_any(data_folder, &path, keys)?;
        let version = upgrade::check_whose(&connection, migrations)?;
        connection.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")?;
        upgrade::upgrade(&mut connection, data_folder, &path, &keys.key, version, migrations)?;
        meta::prepare(&connection, random)?;
        search::prepare(&mut connection)?;
        if !key_check::is_of(data_folder, &keys.key)? {
            key_check::write(data_folder, &keys.key)?;
        }
        let finding = connect(&path, &keys.key, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let lease = Lease::take(data_folder, random)?;
        let connections = Connections { finding: Mutex::new(finding), writing: Mutex::new(connection) };
        let place = Place { folder: data_folder.to_owned(), keys };
        Ok(Self { connections: Arc::new(connections), lease: Arc::new(lease), place: Arc::new(place), acting: None })
    }

    /// The same register, whose deeds are this one's of the staff in the audit; `None`: the desk's own, or nobody's by name.
    #[must_use]
    pub fn acting(&self, staff: Option<StaffId>) -> Self {
        Self { acting: staff, ..self.clone() }
    }

    /// The data folder.
    pub(crate) fn folder(&self) -> &Path {
        &self.place.folder
    }

    /// The key that fits, and the other one if there is another.
    pub(crate) fn keys(&self) -> &StoreKeys {
        &self.place.keys
    }

    /// Whether there is another key yet: a change of key was begun and not finished.
    pub fn has_other_key(&self) -> bool {
        self.place.keys.other.is_some()
    }

    /// The connection that writes. A panic of another caller cannot have left half a change: its transaction was rolled back.
    pub(crate) fn lock(&self) -> MutexGuard<'_, Connection> {
        let connection = self.connections.writing.lock().unwrap_or_else(PoisonError::into_inner);
        audit::set_acting(&connection, self.acting).expect("one row of a table in memory can always be changed");
        connection
    }

    /// The connection that only finds. It sees what is committed.
    pub(crate) fn lock_finding(&self) -> MutexGuard<'_, Connection> {
        self.connections.finding.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does several things, or none of them. At its most talkative the log names each change by the function that makes it,
    /// right before and right after it is committed.
    pub(crate) fn all_or_nothing<T, W>(&self, work: W) -> Result<T, StoreError>
    where
        W: FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    {
        let change = std::any::type_name::<W>();
        let mut connection = self.lock();
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let done = work(&transaction)?;
        tracing::trace!(change, "about to be committed");
        transaction.commit()?;
        tracing::trace!(change, "committed");
        Ok(done)
    }

    /// Whether SQLite finds every page of the file in order.
    pub fn is_sound(&self) -> Result<bool, StoreError> {
        is_sound(&self.lock())
    }
}

/// What is in the register's place, if anything, may be one of ours: no folder, no pipe, no file that is in clear.
pub(crate) fn refuse_foreign(register: &Path) -> Result<(), StoreError> {
    // Looked at before it is opened: opening a pipe would wait for somebody at its other end.
    if std::fs::metadata(register).is_ok_and(|found| !found.is_file()) {
        return Err(StoreError::Foreign);
    }
    if files::holds_something(register)? && files::begins_with(register, CLEAR_SQLITE)? {
        return Err(StoreError::Foreign);
    }
    Ok(())
}

/// The file is its owner's alone; SQLite gives the files beside it the same mode.
fn make_file(path: &Path) -> Result<(), StoreError> {
    if path.exists() { Ok(()) } else { files::create(path).map(|_| ()) }
}

/// Connects with the first key that fits, which is then the first of the two.
fn connect_with_any(folder: &Path, path: &Path, keys: &StoreKeys) -> Result<(Connection, StoreKeys), StoreError> {
    let mut is_known = false;
    for key in keys.each() {
        match connect(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE) {
            Ok(connection) => return Ok((connection, keys.with_first(key))),
            Err(StoreError::Damaged) => is_known |= key_check::is_of(folder, key)?,
            Err(error) => return Err(error),
        }
    }
    Err(key_check::blame(StoreError::Damaged, is_known))
}

pub(crate) fn connect(path: &Path, key: &StoreKey, access: OpenFlags) -> Result<Connection, StoreError> {
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
    connection.execute_batch(audit::ACTING)?;
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

/// Opens a copy of a register, to change it. It must be there, and of our time.
pub(crate) fn open_copy(path: &Path, key: &StoreKey) -> Result<Connection, StoreError> {
    let connection =
        connect(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(|error| key_check::blame(error, false))?;
    match upgrade::check_whose(&connection, &upgrade::migrations())? {
        Some(_) => Ok(connection),
        None => Err(StoreError::Damaged),
    }
}
