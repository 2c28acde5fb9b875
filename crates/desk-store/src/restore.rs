//! A backup in the place of the register. What was there is kept, as a backup or as it was.

use desk_core::Deed;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rusqlite::Connection;

use crate::alone::Alone;
use crate::backup_file::BackupFile;
use crate::backup_name::Reason;
use crate::backups::{Backups, close, open_draft, without_leftovers};
use crate::copy::copy;
use crate::error::StoreError;
use crate::files;
use crate::key::{StoreKey, StoreKeys};
use crate::open::refuse_foreign;
use crate::{audit, bury, upgrade};

/// What restoring came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// So many members are in the register now.
    pub members: i64,
    /// What became of the register that was there.
    pub replaced: Replaced,
}

/// What became of the register that was there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Replaced {
    /// There was none.
    Nothing,
    /// It is a backup now.
    Backup(PathBuf),
    /// It could not be opened, and is kept as it was.
    Unreadable(PathBuf),
}

/// Why nothing was restored. The register is as it was.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// The backup cannot be used.
    #[error("the backup: {0}")]
    Backup(StoreError),
    /// The register cannot be replaced.
    #[error("the register: {0}")]
    Register(#[from] StoreError),
}

/// Puts what `file` holds in the place of the register in `data_folder`, under `keys.key`. `carried` is the key that was
/// sealed in the file; without one the file must be under one of `keys`. The register is the old one until it is the new one.
///
/// # Errors
/// [`RestoreError`] says which of the two it is. The register: [`StoreError::InUse`] while a process has it open,
/// [`StoreError::Newer`] and [`StoreError::Foreign`] if it is not this version's to replace.
pub fn restore(
    data_folder: &Path,
    file: &BackupFile,
    carried: Option<&StoreKey>,
    keys: &StoreKeys,
    at: Timestamp,
) -> Result<Restored, RestoreError> {
    let alone = Alone::in_folder(data_folder)?;
    let backups = Backups::of(data_folder, keys)?;
    let next = alone.next();
    without_leftovers(&next, || {
        let prepared = prepare_next(&alone, &backups, file, carried, &keys.key, at);
        let members = prepared.map_err(RestoreError::Backup)?;
        let replaced = put_aside(&alone, &backups, keys, at)?;
        alone.replace(&keys.key)?;
        Ok(Restored { members, replaced })
    })
}

/// Unpacks the backup, looks it over, brings it up to date, and erases whoever was erased since it was made. Answers how many
/// members it has.
fn prepare_next(
    alone: &Alone,
    backups: &Backups,
    file: &BackupFile,
    carried: Option<&StoreKey>,
    key: &StoreKey,
    at: Timestamp,
) -> Result<i64, StoreError> {
    let file_key = match carried {
        Some(key) if file.fits(key) => key,
        Some(_) => return Err(StoreError::WrongKey),
        None => backups.key_of(file)?,
    };
    let draft = backups.draft("restored");
    without_leftovers(&draft, || {
        let source = open_draft(file, file_key, &draft)?;
        if upgrade::check_whose(&source, &upgrade::migrations())?.is_none() {
            return Err(StoreError::Damaged);
        }
        let mut register = copy(&source, &alone.next(), key, &|| true)?;
        upgrade::upgrade_draft(&mut register)?;
        audit::write(&register, Deed::Restored, None, at)?;
        bury::replay(&mut register, alone.folder(), at)?;
        let members = register.query_row("SELECT count(*) FROM member", [], |row| row.get(0))?;
        close(register)?;
        Ok(members)
    })
}

/// Keeps what is in the register's place.
fn put_aside(alone: &Alone, backups: &Backups, keys: &StoreKeys, at: Timestamp) -> Result<Replaced, StoreError> {
    if !files::holds_something(&alone.register())? {
        return Ok(Replaced::Nothing);
    }
    refuse_foreign(&alone.register())?;
    for key in keys.each() {
        match alone.open_whole(key).and_then(|register| put_away(backups, register, key, at)) {
            Ok(file) => return Ok(Replaced::Backup(file)),
            Err(StoreError::Damaged) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(Replaced::Unreadable(backups.put_away_unreadable(at)?))
}

fn put_away(backups: &Backups, register: Connection, key: &StoreKey, at: Timestamp) -> Result<PathBuf, StoreError> {
    upgrade::check_whose(&register, &upgrade::migrations())?;
    let kept = backups.put_away(&register, key, Reason::Replaced, at, &|| true)?;
    close(register)?;
    Ok(kept.file)
}
