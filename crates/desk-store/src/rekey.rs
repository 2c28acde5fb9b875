//! Another key for the register: a copy under the new key takes the place of the old file in one step.

use std::path::Path;

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

/// Puts the register in `data_folder` and its backups under another key. At every moment the register opens with one of the
/// two; broken off anywhere, it is done by doing it again. Nothing is left under the old key: whoever changes a key has a
/// reason not to trust it.
///
/// # Errors
/// [`StoreError::InUse`] while a process has the register open, [`StoreError::NotFound`] if there is none.
pub fn rekey(data_folder: &Path, from: &StoreKey, to: &StoreKey) -> Result<Rekeyed, StoreError> {
    let alone = Alone::in_folder(data_folder)?;
    if !files::holds_something(&alone.register())? {
        return Err(StoreError::NotFound);
    }
    change_register(&alone, from, to)?;
    let keys = StoreKeys { key: to.clone(), other: Some(from.clone()) };
    let (backups, unreadable) = Backups::of(data_folder, &keys)?.change_key(from, to)?;
    Ok(Rekeyed { backups, unreadable })
}

fn change_register(alone: &Alone, from: &StoreKey, to: &StoreKey) -> Result<(), StoreError> {
    let register = match alone.open_whole(from) {
        Ok(register) => register,
        // Perhaps it is done already, and only the backups are left to do.
        Err(StoreError::Damaged) => {
            let known = key_check::is_of(alone.folder(), from)? || key_check::is_of(alone.folder(), to)?;
            return alone.open_whole(to).map_err(|error| key_check::blame(error, known)).and_then(close);
        }
        Err(error) => return Err(error),
    };
    upgrade::check_whose(&register, &upgrade::migrations())?;
    let next = alone.next();
    without_leftovers(&next, || {
        close(copy(&register, &next, to, &|| true)?)?;
        close(register)?;
        alone.replace(to)
    })
}
