//! Which process looks after a login: a lock that the operating system drops when the process is gone, however it went.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

use desk_core::Random;
use desk_core::random::hex;

use crate::error::StoreError;

/// The folder of the locks.
const FOLDER: &str = "owners";

/// A living process's claim on logins. Held for as long as the process runs.
#[derive(Debug)]
pub struct Lease {
    owner: String,
    folder: PathBuf,
    /// Open and locked: that is the claim.
    _lock: File,
}

impl Lease {
    /// Takes a new one in the data folder.
    ///
    /// # Errors
    /// If the folder cannot be written.
    pub(crate) fn take(data_folder: &Path, random: &dyn Random) -> Result<Self, StoreError> {
        let folder = data_folder.join(FOLDER);
        std::fs::create_dir_all(&folder)?;
        sweep(&folder)?;
        let mut bytes = [0; 16];
        random.fill(&mut bytes);
        let owner = hex(&bytes);
        let lock = File::create_new(folder.join(&owner))?;
        lock.try_lock().map_err(|_| StoreError::Failed("lease".to_owned()))?;
        Ok(Self { owner, folder, _lock: lock })
    }

    /// The name that stands in the journal.
    pub fn owner(&self) -> &str {
        &self.owner
    }

    /// Whether another owner's process still runs. Its lock file goes when it is found dead.
    pub(crate) fn is_alive(&self, owner: &str) -> bool {
        if owner == self.owner {
            return true;
        }
        let path = self.folder.join(owner);
        let file = match File::open(&path) {
            Ok(file) => file,
            // Whatever else keeps us from looking says nothing about the owner: better to wait than to ask twice.
            Err(error) => return error.kind() != std::io::ErrorKind::NotFound,
        };
        match file.try_lock() {
            Ok(()) => {
                // Nobody holds it. Removing may fail if another process was quicker.
                let _ = std::fs::remove_file(&path);
                false
            }
            Err(TryLockError::WouldBlock | TryLockError::Error(_)) => true,
        }
    }
}

/// Whether a process that runs has the register open. Called with the register's opening lock held, so no lease is being made
/// meanwhile.
pub(crate) fn is_anybody_alive(data_folder: &Path) -> Result<bool, StoreError> {
    let folder = data_folder.join(FOLDER);
    if !folder.exists() {
        return Ok(false);
    }
    sweep(&folder)?;
    Ok(std::fs::read_dir(&folder)?.next().is_some())
}

/// Removes what processes that were killed left behind. Called with the register's opening lock held, so no lease is being
/// made meanwhile.
fn sweep(folder: &Path) -> Result<(), StoreError> {
    for entry in std::fs::read_dir(folder)?.flatten() {
        if File::open(entry.path()).is_ok_and(|file| file.try_lock().is_ok()) {
            // Another process may have been quicker.
            let _ = std::fs::remove_file(entry.path());
        }
    }
    Ok(())
}

impl Drop for Lease {
    fn drop(&mut self) {
        // A file left behind is found unlocked and removed by the next process.
        let _ = std::fs::remove_file(self.folder.join(&self.owner));
    }
}
