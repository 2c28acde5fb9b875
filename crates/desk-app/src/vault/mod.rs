//! Where the two secrets come from: the environment, a vault that a passphrase opens, or the operating system's keychain.
//! Never a file in clear.
//!
//! Which of them is used is never a guess: a variable that is set; else the vault, if somebody chose a passphrase, so that
//! there is one; else the keychain. None stands in for another that does not answer.

mod error;
mod keychain;
mod passphrase;

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use desk_core::Random;
use desk_store::{REGISTER_FILE, StoreKey, StoreKeys};
use secrecy::{ExposeSecret, SecretString};

pub use self::error::VaultError;
use crate::config::Config;
use crate::random::hex_256;
use keychain::Entry;
use passphrase::PassphraseVault;

const CLIENT_SECRET: &str = "SKRANKE_CLIENT_SECRET";
const DB_KEY: &str = "SKRANKE_DB_KEY";
const NEW_DB_KEY: &str = "SKRANKE_NEW_DB_KEY";
const PASSPHRASE: &str = "SKRANKE_PASSPHRASE";

/// Where the key of a register is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeptIn {
    /// In a variable of the environment.
    Environment,
    /// In a file that a passphrase opens.
    PassphraseVault(PathBuf),
    /// In the operating system's keychain.
    Keychain,
}

/// The sources of secrets. Calls block: the keychain may ask a person, and a passphrase takes its time.
#[derive(Debug, Default)]
pub struct Vault {
    client_secret: Option<SecretString>,
    db_key: Option<SecretString>,
    new_db_key: Option<SecretString>,
    passphrase: Option<SecretString>,
    ask_passphrase: Option<fn() -> Option<SecretString>>,
    /// Opened once: it is made to take its time.
    opened: Mutex<Option<PassphraseVault>>,
}

impl Vault {
    /// Takes `SKRANKE_CLIENT_SECRET`, `SKRANKE_DB_KEY`, `SKRANKE_NEW_DB_KEY` and `SKRANKE_PASSPHRASE` from the environment, if
    /// they are there.
    pub fn from_environment(environment: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut vault = Self::default();
        for (name, value) in environment {
            let place = match name.as_str() {
                CLIENT_SECRET => &mut vault.client_secret,
                DB_KEY => &mut vault.db_key,
                NEW_DB_KEY => &mut vault.new_db_key,
                PASSPHRASE => &mut vault.passphrase,
                _ => continue,
            };
            let value = SecretString::from(value);
            if !value.expose_secret().is_empty() {
                *place = Some(value);
            }
        }
        vault
    }

    /// With the secret of the simulator, which is no secret.
    #[must_use]
    pub fn with_client_secret(mut self, secret: &str) -> Self {
        self.client_secret = Some(SecretString::from(secret.to_owned()));
        self
    }

    /// Whether the client's secret was given to this process, and so cannot be changed.
    pub(crate) fn has_given_client_secret(&self) -> bool {
        self.client_secret.is_some()
    }

    /// With the passphrase that somebody typed.
    #[must_use]
    pub(crate) fn opened_by(mut self, passphrase: SecretString) -> Self {
        self.passphrase = Some(passphrase);
        self
    }

    /// With the key of a register that is to be forgotten with this process.
    #[must_use]
    pub(crate) fn with_register_key(mut self, key: SecretString) -> Self {
        self.db_key = Some(key);
        self
    }

    /// With somebody to ask for the passphrase, if there is a vault and no variable opens it.
    #[must_use]
    pub fn asking(mut self, ask_passphrase: fn() -> Option<SecretString>) -> Self {
        self.ask_passphrase = Some(ask_passphrase);
        self
    }

    /// Where the key of the register in a folder is kept.
    pub fn kept_in(&self, data_folder: &Path) -> KeptIn {
        if self.db_key.is_some() {
            KeptIn::Environment
        } else if passphrase::is_in(data_folder) {
            KeptIn::PassphraseVault(passphrase::file_in(data_folder))
        } else {
            KeptIn::Keychain
        }
    }

    /// Opens the vault that a passphrase opens: who is asked for several things is asked for this first.
    ///
    /// # Errors
    /// [`VaultError`] if there is no such vault, or it does not open.
    pub fn unlock(&self, data_folder: &Path) -> Result<(), VaultError> {
        if !passphrase::is_in(data_folder) {
            return Err(VaultError::NoVault);
        }
        self.with_passphrase(data_folder, |_| Ok(()))
    }

    /// The same, where the register's key is in that vault.
    pub fn unlock_if_needed(&self, data_folder: &Path) -> Result<(), VaultError> {
        match self.kept_in(data_folder) {
            KeptIn::PassphraseVault(_) => self.unlock(data_folder),
            KeptIn::Environment | KeptIn::Keychain => Ok(()),
        }
    }

    /// The secret of the provider's client.
    ///
    /// # Errors
    /// [`VaultError`] if it is not where it should be.
    pub fn client_secret(&self, config: &Config, data_folder: &Path) -> Result<vipps::ClientSecret, VaultError> {
        let (found, missing) = if let Some(secret) = &self.client_secret {
            (Some(secret.clone()), "")
        } else if passphrase::is_in(data_folder) {
            let found = self.with_passphrase(data_folder, |vault| Ok(vault.client_secret(&name_of(config))))?;
            (found, "the vault has no client secret: give it with `skranke-cli secret`")
        } else {
            (
                Entry::client_secret(config)?.find()?,
                "the keychain has no client secret: give it with `skranke-cli secret`",
            )
        };
        found.map(|secret| vipps::ClientSecret::new(secret.expose_secret())).ok_or(VaultError::Missing(missing))
    }

    /// Keeps the client's secret, in the vault if there is one, else in the keychain.
    ///
    /// # Errors
    /// [`VaultError`] if it could not be kept there.
    pub fn keep_client_secret(
        &self,
        config: &Config,
        data_folder: &Path,
        secret: &SecretString,
        random: &dyn Random,
    ) -> Result<(), VaultError> {
        if !passphrase::is_in(data_folder) {
            return Entry::client_secret(config)?.keep(secret);
        }
        let _one_at_a_time = lock(data_folder);
        self.with_passphrase(data_folder, |vault| {
            vault.set_client_secret(name_of(config), secret);
            vault.write(random)
        })
    }

    /// The key of the register in `data_folder`, and the other one while it is being changed. A new register gets a new key; an
    /// old one whose key is gone stays closed.
    ///
    /// # Errors
    /// [`VaultError`] if it is not where it should be.
    pub fn register_keys(&self, data_folder: &Path, random: &dyn Random) -> Result<StoreKeys, VaultError> {
        if let Some(keys) = self.keys_of_environment()? {
            return Ok(keys);
        }
        // Two processes that start at once must not make two keys: the second waits here and finds the first one's.
        let _one_at_a_time = lock(data_folder);
        match self.find_keys(data_folder)? {
            Some(keys) => Ok(keys),
            None if data_folder.join(REGISTER_FILE).exists() => Err(VaultError::Missing(NO_KEY)),
            None => self.make_key(data_folder, random),
        }
    }

    /// As [`Self::register_keys`], for a register that is about to be replaced: if its key is gone there is a new one.
    pub fn keys_to_restore_under(&self, data_folder: &Path, random: &dyn Random) -> Result<StoreKeys, VaultError> {
        let _one_at_a_time = lock(data_folder);
        match self.find_keys(data_folder)? {
            Some(keys) => Ok(keys),
            None => self.make_key(data_folder, random),
        }
    }

    /// The register's key and the one it is to have next, both kept until [`Self::finish_rekey`] says that the change is proven.
    /// A change that was broken off goes on with the same two.
    ///
    /// # Errors
    /// [`VaultError`] if there is no key to change, or the next one could not be kept.
    pub fn begin_rekey(&self, data_folder: &Path, random: &dyn Random) -> Result<(StoreKey, StoreKey), VaultError> {
        let _one_at_a_time = lock(data_folder);
        let keys = self.find_keys(data_folder)?.ok_or(VaultError::Missing(NO_KEY))?;
        if let Some(next) = keys.other {
            return Ok((keys.key, next));
        }
        if self.db_key.is_some() {
            return Err(VaultError::Missing(
                "the key comes from SKRANKE_DB_KEY: give the new one in SKRANKE_NEW_DB_KEY",
            ));
        }
        let next = SecretString::from(hex_256(random));
        if passphrase::is_in(data_folder) {
            self.with_passphrase(data_folder, |vault| {
                vault.set_next_register_key(Some(&next));
                vault.write(random)
            })?;
        } else {
            Entry::next_register_key(data_folder)?.keep(&next)?;
        }
        Ok((keys.key, parsed(&next, "a new key")?))
    }

    /// Nothing is under the old key any more.
    pub fn finish_rekey(&self, data_folder: &Path, random: &dyn Random) -> Result<(), VaultError> {
        let _one_at_a_time = lock(data_folder);
        if self.db_key.is_some() {
            return Ok(());
        }
        if passphrase::is_in(data_folder) {
            return self.with_passphrase(data_folder, |vault| {
                if let Some(next) = vault.next_register_key() {
                    vault.set_register_key(Some(&next));
                    vault.set_next_register_key(None);
                }
                vault.write(random)
            });
        }
        let next = Entry::next_register_key(data_folder)?;
        if let Some(key) = next.find()? {
            Entry::register_key(data_folder)?.keep(&key)?;
        }
        next.forget()
    }

    /// Makes a vault that this passphrase opens, and moves into it what the desk has elsewhere.
    ///
    /// # Errors
    /// [`VaultError::HasPassphrase`] if there is a vault; as [`Self::register_keys`] if there is a register whose key is nowhere.
    pub fn choose_passphrase(
        &self,
        config: &Config,
        data_folder: &Path,
        passphrase: &SecretString,
        random: &dyn Random,
    ) -> Result<(), VaultError> {
        let _one_at_a_time = lock(data_folder);
        if passphrase::is_in(data_folder) {
            return Err(VaultError::HasPassphrase);
        }
        let mut vault = PassphraseVault::new(data_folder, passphrase, random)?;
        let keys = match self.find_keys(data_folder) {
            Err(VaultError::NoKeychain(_) | VaultError::Locked) if !data_folder.join(REGISTER_FILE).exists() => None,
            found => found?,
        };
        vault.set_register_key(keys.as_ref().map(|keys| keys.key.to_hex()).as_ref());
        vault.set_next_register_key(keys.as_ref().and_then(|keys| Some(keys.other.as_ref()?.to_hex())).as_ref());
        // Wherever it is kept now; where it is not kept it can be given later.
        let entry = Entry::client_secret(config).ok();
        let kept = entry.as_ref().and_then(|entry| entry.find().ok().flatten());
        if let Some(secret) = self.client_secret.as_ref().or(kept.as_ref()) {
            vault.set_client_secret(name_of(config), secret);
        }
        vault.write(random)?;
        // In the vault from now on, and only there.
        let others = [Entry::register_key(data_folder).ok(), Entry::next_register_key(data_folder).ok(), entry];
        others.into_iter().flatten().try_for_each(|entry| entry.forget())
    }

    /// Puts the vault under another passphrase.
    ///
    /// # Errors
    /// [`VaultError`] if there is no vault or it does not open.
    pub fn change_passphrase(
        &self,
        data_folder: &Path,
        new: &SecretString,
        random: &dyn Random,
    ) -> Result<(), VaultError> {
        let _one_at_a_time = lock(data_folder);
        if !passphrase::is_in(data_folder) {
            return Err(VaultError::NoVault);
        }
        self.with_passphrase(data_folder, |vault| vault.change_passphrase(new, random))
    }

    /// The keys that are kept, if any are.
    fn find_keys(&self, data_folder: &Path) -> Result<Option<StoreKeys>, VaultError> {
        if let Some(keys) = self.keys_of_environment()? {
            return Ok(Some(keys));
        }
        let (key, other, whose) = if passphrase::is_in(data_folder) {
            let (key, other) =
                self.with_passphrase(data_folder, |vault| Ok((vault.register_key(), vault.next_register_key())))?;
            (key, other, "the vault's key")
        } else {
            let key = Entry::register_key(data_folder)?.find()?;
            (key, Entry::next_register_key(data_folder)?.find()?, "the keychain's entry")
        };
        let Some(key) = key else { return Ok(None) };
        let other = other.map(|key| parsed(&key, whose)).transpose()?;
        Ok(Some(StoreKeys { key: parsed(&key, whose)?, other }))
    }

    fn keys_of_environment(&self) -> Result<Option<StoreKeys>, VaultError> {
        let Some(key) = &self.db_key else { return Ok(None) };
        let other = self.new_db_key.as_ref().map(|key| parsed(key, NEW_DB_KEY)).transpose()?;
        Ok(Some(StoreKeys { key: parsed(key, DB_KEY)?, other }))
    }

    /// A new key, kept before it is used.
    fn make_key(&self, data_folder: &Path, random: &dyn Random) -> Result<StoreKeys, VaultError> {
        let key = SecretString::from(hex_256(random));
        if passphrase::is_in(data_folder) {
            self.with_passphrase(data_folder, |vault| {
                vault.set_register_key(Some(&key));
                vault.write(random)
            })?;
        } else {
            Entry::register_key(data_folder)?.keep(&key)?;
        }
        Ok(StoreKeys::only(parsed(&key, "a new key")?))
    }

    /// Opens the vault if it is not open yet, and looks what is in it now. Whoever writes holds the lock.
    fn with_passphrase<T>(
        &self,
        data_folder: &Path,
        work: impl FnOnce(&mut PassphraseVault) -> Result<T, VaultError>,
    ) -> Result<T, VaultError> {
        let mut opened = self.lock_opened();
        if let Some(vault) = opened.as_mut() {
            vault.refresh()?;
            return work(vault);
        }
        let asked = || self.ask_passphrase.and_then(|ask| ask());
        let passphrase = self.passphrase.clone().or_else(asked).ok_or(VaultError::NoPassphrase)?;
        work(opened.insert(PassphraseVault::open(data_folder, &passphrase)?))
    }

    fn lock_opened(&self) -> MutexGuard<'_, Option<PassphraseVault>> {
        self.opened.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

const NO_KEY: &str = "there is no key for this register where it should be";

fn parsed(key: &SecretString, whose: &'static str) -> Result<StoreKey, VaultError> {
    StoreKey::from_hex(key.expose_secret()).map_err(|_| VaultError::Malformed(whose))
}

/// Under which name a vault keeps the client's secret.
fn name_of(config: &Config) -> String {
    format!("{} {}", config.provider.client_id, config.provider.issuer)
}

/// Held until dropped. Where the folder cannot be written there is no register to make a key for either.
fn lock(data_folder: &Path) -> Option<std::fs::File> {
    let mut folder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut folder, 0o700);
    folder.recursive(true).create(data_folder).ok()?;
    let file = std::fs::File::create(data_folder.join("key.lock")).ok()?;
    file.lock().ok()?;
    Some(file)
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
