//! Erasing in the backups that the program made and still has.

use jiff::Timestamp;

use crate::backup_name::Backup;
use crate::backups::Backups;
use crate::error::StoreError;
use crate::files;
use crate::open::Store;

/// What became of the backups when somebody was erased.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reached {
    /// So many were gone through, and whoever was erased is in none of them.
    pub changed: usize,
    /// So many could not be opened, and were removed.
    pub removed: usize,
    /// So many could be neither changed nor removed.
    pub failed: usize,
}

impl Store {
    /// Erases whoever was erased here in every backup too. One that cannot be opened is removed: nobody could say who is in
    /// it. What keeps one from being changed that could be, a full disk, is told and leaves it as it is.
    pub fn erase_in_backups(&self, now: Timestamp) -> Result<Reached, StoreError> {
        let backups = self.backups()?;
        let mut reached = Reached::default();
        for backup in backups.list()? {
            let gone = match self.erase_in(&backups, &backup, now) {
                Ok(()) => Ok(&mut reached.changed),
                Err(error) if is_for_good(&error) => files::remove(&backup.file).map(|()| &mut reached.removed),
                Err(error) => Err(error),
            };
            *note_failure(gone).unwrap_or(&mut reached.failed) += 1;
        }
        for file in backups.list_unreadable()? {
            let gone = files::remove_database(&file).map(|()| &mut reached.removed);
            *note_failure(gone).unwrap_or(&mut reached.failed) += 1;
        }
        Ok(reached)
    }

    fn erase_in(&self, backups: &Backups, backup: &Backup, now: Timestamp) -> Result<(), StoreError> {
        backups.change(backup, |copy, key| self.erase_in_copy(copy, key, now).map(|_| ()))
    }
}

fn note_failure<T>(done: Result<T, StoreError>) -> Option<T> {
    done.inspect_err(|error| tracing::warn!(%error, "a backup was not reached")).ok()
}

/// Whether a backup will never open, rather than not now.
fn is_for_good(error: &StoreError) -> bool {
    matches!(error, StoreError::Damaged | StoreError::Foreign | StoreError::WrongKey | StoreError::Newer)
}
