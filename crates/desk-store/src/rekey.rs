//! Another key for the register: a copy under the new key takes the place of the old file in one step.

use std::path::Path;

use rusqlite::Connection;

use crate::alone::Alone;
use crate::backups::{Backups, close, without_leftovers};
use crate::copy::copy;
use crate::error::StoreError;
use crate::files;
use crate::key::{StoreKey, StoreKeys};
use crate::key_check;
use crate::upgrade;

/// What became of the backups when the key was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rekeyed {
    /// So many were under the old key and are under the new one.
    pub backups: usize,
    /// So many could not be read, and are as they were.
    pub unreadable: usize,
}

/// Puts the register in `data_folder` and its backups under another key. At every moment each opens with one of the two; broken
/// off anywhere, it is done by doing it again. The register comes last: if there is no room for all of it, it stays as it was.
/// Nothing is left under the old key: whoever changes a key has a reason not to trust it.
///
/// # Errors
/// [`StoreError::InUse`] while a process has the register open, [`StoreError::NotFound`] if there is none.
pub fn rekey(data_folder: &Path, from: &StoreKey, to: &StoreKey) -> Result<Rekeyed, StoreError> {
    let alone = Alone::in_folder(data_folder)?;
    if !files::holds_something(&alone.register())? {
        return Err(StoreError::NotFound);
    }
    // Before anything is changed: one of the two fits, and it is a register of ours and of today.
    let is_done = is_under(&alone, from, to)?;
    let keys = StoreKeys { key: to.clone(), other: Some(from.clone()) };
    let (backups, unreadable) = Backups::of(data_folder, &keys)?.change_key(from, to)?;
    if !is_done {
        change_register(&alone, from, to)?;
    }
    Ok(Rekeyed { backups, unreadable })
}

/// Whether the register is under the new key already, because a change was broken off right after it.
fn is_under(alone: &Alone, from: &StoreKey, to: &StoreKey) -> Result<bool, StoreError> {
    let other = match alone.open_whole(from) {
        Ok(register) => return check_and_close(register).map(|()| false),
        Err(StoreError::Damaged) => alone.open_whole(to),
        Err(error) => return Err(error),
    };
    let is_known = key_check::is_of(alone.folder(), from)? || key_check::is_of(alone.folder(), to)?;
    let register = other.map_err(|error| key_check::blame(error, is_known))?;
    check_and_close(register).map(|()| true)
}

fn check_and_close(register: Connection) -> Result<(), StoreError> {
    upgrade::check_whose(&register, &upgrade::migrations())?;
    close(register)
}

fn change_register(alone: &Alone, from: &StoreKey, to: &StoreKey) -> Result<(), StoreError> {
    let register = alone.open_whole(from)?;
    let next = alone.next();
    without_leftovers(&next, || {
        close(copy(&register, &next, to, &|| true)?)?;
        close(register)?;
        alone.replace(to)
    })
}
