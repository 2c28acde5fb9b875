//! Copies of the register, and its key: made, listed, carried away, put back, changed. All of it blocks.

use std::path::{Path, PathBuf};
use std::time::Duration;

use desk_core::Random;
use desk_store::{Backup, BackupFile, Reason, Rekeyed, RestoreError, Restored, SealedKey, Store, StoreError, StoreKey};
use desk_wire::{Code, WireError};
use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretString};

use crate::desk::{Desk, OpenError};
use crate::failure::{Failure, store_code};
use crate::random::{SystemRandom, hex_256};
use crate::sealing::{SealError, Sealed};
use crate::vault::{Vault, VaultError};

pub use desk_store::Replaced;

/// Why a copy was not made or put back.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The register, or its key.
    #[error(transparent)]
    Register(#[from] OpenError),
    /// There is nothing to copy.
    #[error("there is no register in {}", .0.display())]
    NoRegister(PathBuf),
    /// The backup's file.
    #[error("the backup {}: {}", file.display(), said_of(file, error))]
    File {
        /// Which.
        file: PathBuf,
        /// Why.
        error: StoreError,
    },
    /// The backup's passphrase.
    #[error("the passphrase of the backup: {0}")]
    Passphrase(SealError),
    /// The backup's passphrase was not given.
    #[error("a passphrase opens this backup, and none was given: set SKRANKE_BACKUP_PASSPHRASE or type it")]
    NoPassphrase,
}

fn said_of(file: &Path, error: &StoreError) -> String {
    match error {
        StoreError::Foreign => "it is no backup of Skranke".to_owned(),
        StoreError::Damaged => "it is damaged".to_owned(),
        StoreError::WrongKey => "it was made under another key".to_owned(),
        StoreError::Newer => "it was made by a newer version".to_owned(),
        StoreError::Failed(_) if !file.exists() => "there is no such file or folder".to_owned(),
        error => error.to_string(),
    }
}

impl From<&BackupError> for WireError {
    fn from(error: &BackupError) -> Self {
        let code = match error {
            BackupError::Register(error) => return Self::from(error),
            BackupError::NoRegister(_) | BackupError::Passphrase(SealError::TooShort) => Code::Usage,
            BackupError::File { error: StoreError::Failed(_), file } if !file.exists() => Code::Usage,
            BackupError::File { error, .. } => store_code(error),
            BackupError::Passphrase(SealError::WrongPassphrase) => Code::StoreWrongKey,
            BackupError::Passphrase(SealError::Damaged) => Code::StoreDamaged,
            BackupError::NoPassphrase => Code::StoreLocked,
        };
        Self::new(code).with_detail(error.to_string())
    }
}

/// What was carried away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Carried {
    /// As of when.
    pub made_at: Timestamp,
    /// How large the file is.
    pub bytes: u64,
}

/// One backup of the list, and what is wrong with it, if anything is.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Which.
    pub backup: Backup,
    /// What a first look finds wrong.
    pub wrong: Option<Code>,
}

/// Opens the register in a folder with its key.
pub(crate) fn open_register(vault: &Vault, folder: &Path) -> Result<Store, OpenError> {
    let random = SystemRandom;
    let keys = vault.register_keys(folder, &random).map_err(OpenError::RegisterKey)?;
    Store::open_with_keys(folder, &keys, &random).map_err(|error| in_folder(folder, error))
}

/// Makes a backup that the desk looks after.
pub fn back_up(vault: &Vault, folder: &Path, now: Timestamp) -> Result<Backup, BackupError> {
    let store = open_existing(vault, folder)?;
    let made = store.backups().and_then(|backups| backups.make(Reason::Asked, now, &|| true));
    made.map_err(|error| in_folder(folder, error).into())
}

/// Makes a backup to be carried away, with all that is needed to open it elsewhere but the passphrase: the register is under
/// a key of its own there, and that is sealed in the file.
pub fn carry_away(
    vault: &Vault,
    folder: &Path,
    file: &Path,
    passphrase: &SecretString,
    now: Timestamp,
) -> Result<Carried, BackupError> {
    let key = new_key(&SystemRandom);
    let sealed = Sealed::new(passphrase, key.to_hex().expose_secret().as_bytes(), &SystemRandom);
    let sealed = SealedKey(sealed.map_err(BackupError::Passphrase)?.line());
    let store = open_existing(vault, folder)?;
    let backups = store.backups().map_err(|error| in_folder(folder, error))?;
    let made = backups.make_carried(file, &key, &sealed, &|| true);
    let bytes = made.map_err(|error| BackupError::File { file: file.to_owned(), error })?;
    Ok(Carried { made_at: now, bytes })
}

/// The backups that the desk looks after, the newest first.
pub fn list(vault: &Vault, folder: &Path) -> Result<Vec<Listed>, BackupError> {
    let store = open_existing(vault, folder)?;
    let look = || {
        let backups = store.backups()?;
        let look_at = |backup| {
            let wrong = backups.check(&backup).err().map(|error| store_code(&error));
            Listed { backup, wrong }
        };
        Ok(backups.list()?.into_iter().map(look_at).collect())
    };
    look().map_err(|error| in_folder(folder, error).into())
}

/// Puts a backup in the place of the register in a folder, or where there is none. `ask` is asked for the passphrase of one
/// that was carried away. Who was erased since it was made is erased from it.
pub fn restore(
    vault: &Vault,
    folder: &Path,
    file: &Path,
    ask: impl FnOnce() -> Option<SecretString>,
    now: Timestamp,
) -> Result<Restored, BackupError> {
    let of_file = |error| BackupError::File { file: file.to_owned(), error };
    let backup = BackupFile::read(file).map_err(of_file)?;
    let carried = carried_key(&backup, ask)?;
    // One that carries its key can come into a folder whose own key is gone.
    let keys = match &carried {
        Some(_) => vault.keys_to_restore_under(folder, &SystemRandom),
        None => vault.register_keys(folder, &SystemRandom),
    };
    let restored = desk_store::restore(folder, &backup, carried.as_ref(), &keys?, now);
    restored.map_err(|error| match error {
        RestoreError::Backup(error) => of_file(error),
        RestoreError::Register(error) => in_folder(folder, error).into(),
    })
}

fn carried_key(
    backup: &BackupFile,
    ask: impl FnOnce() -> Option<SecretString>,
) -> Result<Option<StoreKey>, BackupError> {
    let Some(sealed) = backup.sealed_key() else { return Ok(None) };
    let sealed = Sealed::parse(sealed).map_err(BackupError::Passphrase)?;
    let passphrase = ask().ok_or(BackupError::NoPassphrase)?;
    let opened = sealed.open(&passphrase).map_err(BackupError::Passphrase)?;
    let key = std::str::from_utf8(opened.expose_secret()).ok().and_then(|text| StoreKey::from_hex(text).ok());
    key.map(Some).ok_or(BackupError::Passphrase(SealError::Damaged))
}

/// Puts the register and its backups under a new key. The old and the new one are both kept until all of it is done; a change
/// that was broken off is finished by doing it again.
pub fn rekey(vault: &Vault, folder: &Path) -> Result<Rekeyed, BackupError> {
    check_exists(folder)?;
    let random = SystemRandom;
    let (from, to) = vault.begin_rekey(folder, &random)?;
    let done = desk_store::rekey(folder, &from, &to).map_err(|error| in_folder(folder, error))?;
    vault.finish_rekey(folder, &random)?;
    Ok(done)
}

/// How long after the start, and how often, it is looked whether a backup is due: not while the desk is being opened.
const FIRST_LOOK: Duration = Duration::from_secs(60);
const NEXT_LOOK: Duration = Duration::from_secs(600);

impl Desk {
    /// Makes a backup a day, for as long as the desk is open.
    pub(crate) async fn watch_backups(&self) {
        let mut wait = FIRST_LOOK;
        loop {
            self.inner.clock.sleep_until(self.later(wait)).await;
            self.back_up_if_due().await;
            wait = NEXT_LOOK;
        }
    }

    /// Makes the day's backup, if it is due. A desk that closes breaks it off.
    async fn back_up_if_due(&self) {
        let (now, closing) = (self.now(), self.inner.closing.clone());
        let made = self
            .store(move |store| {
                let backups = store.backups()?;
                if !backups.is_due(now)? {
                    return Ok(None);
                }
                backups.make(Reason::Daily, now, &|| !closing.is_cancelled()).map(Some)
            })
            .await;
        match made {
            Ok(Some(backup)) => tracing::info!(bytes = backup.bytes, "the day's backup is made"),
            Ok(None) | Err(Failure::Store(StoreError::BrokenOff)) => {}
            Err(failure) => tracing::warn!(%failure, "the day's backup could not be made"),
        }
    }
}

fn open_existing(vault: &Vault, folder: &Path) -> Result<Store, BackupError> {
    check_exists(folder)?;
    Ok(open_register(vault, folder)?)
}

fn check_exists(folder: &Path) -> Result<(), BackupError> {
    let exists = folder.join(desk_store::REGISTER_FILE).exists();
    if exists { Ok(()) } else { Err(BackupError::NoRegister(folder.to_owned())) }
}

fn in_folder(folder: &Path, error: StoreError) -> OpenError {
    OpenError::Store { folder: folder.to_owned(), error }
}

fn new_key(random: &dyn Random) -> StoreKey {
    StoreKey::from_hex(&hex_256(random)).expect("64 hexadecimal digits are a key")
}

impl From<VaultError> for BackupError {
    fn from(error: VaultError) -> Self {
        Self::Register(OpenError::RegisterKey(error))
    }
}
