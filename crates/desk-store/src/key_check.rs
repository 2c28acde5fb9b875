//! The value beside the register that only its key makes, so that a wrong key is told from a damaged file.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::Path;

use crate::error::StoreError;
use crate::files;
use crate::key::StoreKey;

const FILE: &str = "register.key-check";

/// Whether the value is this key's. One that differs is another key's, or broken: then it is for the register to say whether
/// the key fits.
pub(crate) fn is_of(folder: &Path, key: &StoreKey) -> Result<bool, StoreError> {
    match fs::read(folder.join(FILE)) {
        Ok(value) => Ok(value.trim_ascii() == key.check_value().as_bytes()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Whole or not at all: a half-written value would blame a good key.
pub(crate) fn write(folder: &Path, key: &StoreKey) -> Result<(), StoreError> {
    let draft = folder.join(format!("{FILE}.new"));
    let mut file = File::create(&draft)?;
    file.write_all(key.check_value().as_bytes())?;
    file.sync_all()?;
    Ok(fs::rename(draft, folder.join(FILE))?)
}

/// Takes the value away, for as long as nobody can say whose it should be.
pub(crate) fn forget(folder: &Path) -> Result<(), StoreError> {
    files::remove(&folder.join(FILE))
}

/// A file that does not open with a key that is known to be right is damaged; with any other key, the key is to blame.
pub(crate) fn blame(error: StoreError, key_is_known: bool) -> StoreError {
    match error {
        StoreError::Damaged if !key_is_known => StoreError::WrongKey,
        error => error,
    }
}
