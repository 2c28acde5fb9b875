//! The register's folder while nobody has the register open, for what cannot be done beside others.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use crate::error::StoreError;
use crate::files;
use crate::key::StoreKey;
use crate::key_check;
use crate::lease;
use crate::open::{OPEN_LOCK_FILE, REGISTER_FILE, connect};

/// What takes the register's place, until it does.
const NEXT: &str = "register.db.next";

/// Nobody has the register open, and nobody opens it while this is held.
pub(crate) struct Alone {
    folder: PathBuf,
    _opening: File,
}

impl Alone {
    /// # Errors
    /// [`StoreError::InUse`] if a process has the register open.
    pub(crate) fn in_folder(folder: &Path) -> Result<Self, StoreError> {
        files::make_folder(folder)?;
        let opening = lock_opening(folder)?;
        if lease::is_anybody_alive(folder)? {
            return Err(StoreError::InUse);
        }
        Ok(Self { folder: folder.to_owned(), _opening: opening })
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    pub(crate) fn register(&self) -> PathBuf {
        self.folder.join(REGISTER_FILE)
    }

    pub(crate) fn next(&self) -> PathBuf {
        next(&self.folder)
    }

    /// Opens the register, and takes what a killed process left in its journal into the file itself.
    pub(crate) fn open_whole(&self, key: &StoreKey) -> Result<Connection, StoreError> {
        let connection = connect(&self.register(), key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        Ok(connection)
    }

    /// Puts the finished next register, which nobody has open, in the place of the one there. The old one must be whole
    /// without its journal, or not be wanted: a journal left beside the new one would be taken for its own.
    pub(crate) fn replace(&self, key: &StoreKey) -> Result<(), StoreError> {
        let register = self.register();
        files::sync(&self.next())?;
        // Between the two files the value beside them would blame the right key; without it every key is tried.
        key_check::forget(&self.folder)?;
        for beside in files::with_those_beside(&register).skip(1) {
            files::remove(&beside)?;
        }
        files::sync_folder_of(&register)?;
        fs::rename(self.next(), &register)?;
        files::sync_folder_of(&register)?;
        key_check::write(&self.folder, key)
    }
}

/// Held by whoever opens the register, until it is open.
pub(crate) fn lock_opening(folder: &Path) -> Result<File, StoreError> {
    let lock = File::create(folder.join(OPEN_LOCK_FILE))?;
    lock.lock()?;
    // Nobody else is at work here now: what is there was left behind.
    files::remove_database(&next(folder))?;
    Ok(lock)
}

fn next(folder: &Path) -> PathBuf {
    folder.join(NEXT)
}
