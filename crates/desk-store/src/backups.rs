//! The backups that the program made itself and looks after: made, listed, thinned, changed.
//!
//! They lie in `backups/` beside the register, under the register's key. A login that is under way is in none of them: its
//! number would outlive its end, and a register that is restored must not ask for it once more.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, OpenFlags};

use crate::backup_file::{self, BackupFile, SealedKey};
use crate::backup_name::{self, Backup, Reason};
use crate::copy::{copy, is_sound};
use crate::error::StoreError;
use crate::files;
use crate::key::{StoreKey, StoreKeys};
use crate::open::{REGISTER_FILE, Store, connect};
use crate::thinning;
use crate::upgrade;

const FOLDER: &str = "backups";
const LOCK_FILE: &str = "backups.lock";
/// What could not be opened when it was replaced, kept as it was.
const UNREADABLE: &str = "-unreadable.db";
/// What a killed process was writing.
const DRAFT: &str = ".draft";
/// The same beside a file that is carried away; nobody else's file ends so.
const BESIDE: &str = ".skranke-draft";

/// The folder of backups. Nobody else makes, changes or removes one while this is held.
pub struct Backups {
    folder: PathBuf,
    register: PathBuf,
    keys: StoreKeys,
    _lock: File,
}

impl Store {
    /// The backups of this register; waits while another process has them. What was changed in the register before this is
    /// in every backup made from now on.
    pub fn backups(&self) -> Result<Backups, StoreError> {
        Backups::of(self.folder(), self.keys())
    }
}

impl Backups {
    pub(crate) fn of(data_folder: &Path, keys: &StoreKeys) -> Result<Self, StoreError> {
        let folder = data_folder.join(FOLDER);
        files::make_folder(&folder)?;
        let lock = File::create(data_folder.join(LOCK_FILE))?;
        lock.lock()?;
        let backups = Self { folder, register: data_folder.join(REGISTER_FILE), keys: keys.clone(), _lock: lock };
        for path in backups.paths()?.filter(|path| path.to_string_lossy().contains(DRAFT)) {
            files::remove(&path)?;
        }
        Ok(backups)
    }

    /// Where they lie.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// All of them, the newest first.
    pub fn list(&self) -> Result<Vec<Backup>, StoreError> {
        let mut all: Vec<Backup> = self.paths()?.filter_map(backup_name::read).collect();
        all.sort_by_key(|backup| std::cmp::Reverse(backup.made_at));
        Ok(all)
    }

    /// Whether a backup's label is whole and one of the register's keys fits. The rest shows when it is opened.
    pub fn check(&self, backup: &Backup) -> Result<(), StoreError> {
        self.key_of(&BackupFile::read(&backup.file)?).map(|_| ())
    }

    /// Whether the last one is more than a day old, by a clock that may have been wrong.
    pub fn is_due(&self, now: Timestamp) -> Result<bool, StoreError> {
        let day = SignedDuration::from_hours(24);
        let made_today = |backup: &Backup| backup.made_at <= now && now.duration_since(backup.made_at) < day;
        Ok(!self.list()?.iter().any(made_today))
    }

    /// Makes one of the register as it is now, and removes those that are not kept any longer. Others may write meanwhile.
    pub fn make(&self, reason: Reason, now: Timestamp, goes_on: &dyn Fn() -> bool) -> Result<Backup, StoreError> {
        let key = &self.keys.key;
        let source = connect(&self.register, key, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let made = self.put_away(&source, key, reason, now, goes_on)?;
        self.thin(now, &made)?;
        Ok(made)
    }

    /// Makes one in a file of the caller's choice, to be carried away, with its own key sealed in it. Answers its length.
    ///
    /// # Errors
    /// [`StoreError::Exists`] if there is such a file: a backup is never written over.
    pub fn make_carried(
        &self,
        file: &Path,
        key: &StoreKey,
        sealed: &SealedKey,
        goes_on: &dyn Fn() -> bool,
    ) -> Result<u64, StoreError> {
        if fs::symlink_metadata(file).is_ok() {
            return Err(StoreError::Exists);
        }
        let draft = self.draft("carried");
        let source = connect(&self.register, &self.keys.key, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let made = without_leftovers(&draft, || {
            close(leave_out(copy(&source, &draft, key, goes_on)?)?)?;
            backup_file::pack(&draft, key, Some(sealed), &files::beside(file, BESIDE), file)
        });
        made?;
        Ok(fs::metadata(file)?.len())
    }

    /// Changes what a backup holds: `work` is given the register in it, as a file brought up to today's tables, and its key. The
    /// backup is the old one or, if all went well, the new one, whatever happens.
    ///
    /// # Errors
    /// [`StoreError::WrongKey`] if it is another register's; [`StoreError::Newer`] if a newer version made it.
    pub fn change<T>(
        &self,
        backup: &Backup,
        work: impl FnOnce(&Path, &StoreKey) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let file = BackupFile::read(&backup.file)?;
        let key = self.key_of(&file)?;
        let draft = self.draft("changed");
        without_leftovers(&draft, || {
            let mut connection = open_draft(&file, key, &draft)?;
            upgrade::upgrade_draft(&mut connection)?;
            close(connection)?;
            let done = work(&draft, key)?;
            // A page that was damaged already is not written down as if it were in order.
            let connection = connect(&draft, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
            if !is_sound(&connection)? {
                return Err(StoreError::Damaged);
            }
            close(connection)?;
            backup_file::pack(&draft, key, None, &self.draft("packed"), &backup.file)?;
            Ok(done)
        })
    }

    /// Puts a copy of an open register away.
    pub(crate) fn put_away(
        &self,
        source: &Connection,
        key: &StoreKey,
        reason: Reason,
        at: Timestamp,
        goes_on: &dyn Fn() -> bool,
    ) -> Result<Backup, StoreError> {
        let draft = self.draft("copied");
        let kept: Result<PathBuf, StoreError> = without_leftovers(&draft, || {
            close(leave_out(copy(source, &draft, key, goes_on)?)?)?;
            let file = backup_name::free(&self.folder, at, &backup_name::end_of(reason))?;
            backup_file::pack(&draft, key, None, &self.draft("packed"), &file)?;
            Ok(file)
        });
        backup_name::read(kept?).ok_or_else(|| StoreError::Failed("a backup that vanished".to_owned()))
    }

    /// Keeps the files of a register that cannot be opened as they are. Answers where.
    pub(crate) fn put_away_unreadable(&self, at: Timestamp) -> Result<PathBuf, StoreError> {
        let target = backup_name::free(&self.folder, at, UNREADABLE)?;
        for (from, to) in files::with_those_beside(&self.register).zip(files::with_those_beside(&target)) {
            if from.exists() {
                files::keep(&from, &to)?;
            }
        }
        files::sync_folder_of(&target)?;
        Ok(target)
    }

    /// Puts those under the other key under the register's. Answers how many there are of each: changed, and not readable.
    pub(crate) fn change_key(&self, from: &StoreKey, to: &StoreKey) -> Result<(usize, usize), StoreError> {
        let (mut changed, mut unreadable) = (0, 0);
        for backup in self.list()? {
            match self.change_key_of(&backup, from, to) {
                Ok(true) => changed += 1,
                Ok(false) => {}
                Err(StoreError::Damaged | StoreError::Foreign | StoreError::WrongKey) => unreadable += 1,
                Err(error) => return Err(error),
            }
        }
        Ok((changed, unreadable))
    }

    fn change_key_of(&self, backup: &Backup, from: &StoreKey, to: &StoreKey) -> Result<bool, StoreError> {
        let file = BackupFile::read(&backup.file)?;
        if file.fits(to) {
            return Ok(false);
        }
        if !file.fits(from) {
            return Err(StoreError::WrongKey);
        }
        let (draft, changed) = (self.draft("under-the-old-key"), self.draft("under-the-new-key"));
        without_leftovers(&draft, || {
            let source = open_draft(&file, from, &draft)?;
            without_leftovers(&changed, || {
                close(copy(&source, &changed, to, &|| true)?)?;
                backup_file::pack(&changed, to, None, &self.draft("packed"), &backup.file)
            })
        })?;
        Ok(true)
    }

    /// The register's key that a backup was made under.
    pub(crate) fn key_of(&self, file: &BackupFile) -> Result<&StoreKey, StoreError> {
        self.keys.with_check_value(file.key_check()).ok_or(StoreError::WrongKey)
    }

    /// A file that is swept away if it is ever left behind.
    pub(crate) fn draft(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}{DRAFT}"))
    }

    /// Removes what is not kept any longer; never the one just made.
    fn thin(&self, now: Timestamp, made: &Backup) -> Result<(), StoreError> {
        let all = self.list()?;
        let times: Vec<Timestamp> = all.iter().map(|backup| backup.made_at).collect();
        for (backup, kept) in all.iter().zip(thinning::keep(&times, now)) {
            if !kept && backup != made {
                files::remove(&backup.file)?;
            }
        }
        for (path, made_at) in self.unreadable()? {
            if thinning::is_past_keeping(made_at, now) {
                files::remove_database(&path)?;
            }
        }
        files::sync_folder_of(&made.file)
    }

    /// Registers that could not be opened when they were replaced: nobody can look into them, nor erase from them.
    pub fn list_unreadable(&self) -> Result<Vec<PathBuf>, StoreError> {
        Ok(self.unreadable()?.into_iter().map(|(path, _)| path).collect())
    }

    fn unreadable(&self) -> Result<Vec<(PathBuf, Timestamp)>, StoreError> {
        let named = |path: PathBuf| {
            let name = path.file_name()?.to_str()?.strip_suffix(UNREADABLE)?;
            let made_at = backup_name::read_time(name)?;
            Some((path, made_at))
        };
        Ok(self.paths()?.filter_map(named).collect())
    }

    fn paths(&self) -> Result<impl Iterator<Item = PathBuf>, StoreError> {
        Ok(fs::read_dir(&self.folder)?.flatten().map(|entry| entry.path()))
    }
}

/// Takes out of a copy what must not outlive its moment: logins that are under way, with their numbers and handles.
fn leave_out(copy: Connection) -> Result<Connection, StoreError> {
    copy.execute("DELETE FROM login WHERE state <> 'applied'", [])?;
    Ok(copy)
}

/// Unpacks a backup into a draft and opens that.
pub(crate) fn open_draft(file: &BackupFile, key: &StoreKey, draft: &Path) -> Result<Connection, StoreError> {
    file.unpack(draft)?;
    let connection = connect(draft, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    connection.execute_batch("PRAGMA synchronous = OFF;")?;
    connection.query_row("PRAGMA journal_mode = MEMORY", [], |_| Ok(()))?;
    Ok(connection)
}

/// Closes a draft; from then on its file is all of it.
pub(crate) fn close(connection: Connection) -> Result<(), StoreError> {
    connection.close().map_err(|(_, error)| error.into())
}

/// Whatever comes of it, the draft is gone afterwards.
pub(crate) fn without_leftovers<T, E: From<StoreError>>(
    draft: &Path,
    work: impl FnOnce() -> Result<T, E>,
) -> Result<T, E> {
    let done = work();
    let removed = files::remove_database(draft);
    let done = done?;
    removed?;
    Ok(done)
}
