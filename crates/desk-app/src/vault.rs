//! Where the two secrets come from: the environment, or the operating system's keychain. Never a file in clear.

use std::path::Path;
use std::sync::OnceLock;

use desk_core::Random;
use desk_store::{REGISTER_FILE, StoreKey};
use secrecy::{ExposeSecret, SecretString};

use crate::config::Config;
use crate::random::hex_256;

/// The service under which the keychain keeps our entries.
const SERVICE: &str = "skranke";
const CLIENT_SECRET: &str = "SKRANKE_CLIENT_SECRET";
const DB_KEY: &str = "SKRANKE_DB_KEY";

/// Why a secret could not be had. No text carries a secret.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// No keychain answers and the variable is not set.
    #[error("no keychain answers, and {0} is not set")]
    NoKeychain(&'static str),
    /// The keychain is there but closed or refuses.
    #[error("the keychain is locked or refuses")]
    Locked,
    /// The keychain has no such entry.
    #[error("{0}")]
    Missing(&'static str),
    /// The variable or entry is not of the form it must have.
    #[error("{0} must be 64 hexadecimal digits")]
    Malformed(&'static str),
}

/// The two sources of secrets. Calls block: the keychain may ask a person.
#[derive(Debug, Default)]
pub struct Vault {
    client_secret: Option<SecretString>,
    db_key: Option<SecretString>,
}

impl Vault {
    /// Takes `SKRANKE_CLIENT_SECRET` and `SKRANKE_DB_KEY` from the environment, if they are there.
    pub fn from_environment(environment: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut vault = Self::default();
        for (name, value) in environment {
            let value = SecretString::from(value);
            match name.as_str() {
                CLIENT_SECRET if !value.expose_secret().is_empty() => vault.client_secret = Some(value),
                DB_KEY if !value.expose_secret().is_empty() => vault.db_key = Some(value),
                _ => {}
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

    /// The secret of the provider's client.
    ///
    /// # Errors
    /// [`VaultError`] if neither source has it.
    pub fn client_secret(&self, config: &Config) -> Result<vipps::ClientSecret, VaultError> {
        if let Some(secret) = &self.client_secret {
            return Ok(vipps::ClientSecret::new(secret.expose_secret()));
        }
        let missing = "the keychain has no client secret: give it with `skranke-cli secret`";
        let found = client_secret_entry(config)?.get_password();
        found.map(vipps::ClientSecret::new).map_err(|error| blame(&error, missing))
    }

    /// Keeps the client's secret in the keychain.
    ///
    /// # Errors
    /// [`VaultError`] if no keychain answers or it refuses.
    pub fn keep_client_secret(config: &Config, secret: &SecretString) -> Result<(), VaultError> {
        let kept = client_secret_entry(config)?.set_password(secret.expose_secret());
        kept.map_err(|error| blame(&error, "the keychain did not keep the secret"))
    }

    /// The key of the register in `data_folder`. A new register gets a new key, kept in the keychain; an old one whose key
    /// is gone stays closed.
    ///
    /// # Errors
    /// [`VaultError`] if neither source has it.
    pub fn register_key(&self, data_folder: &Path, random: &dyn Random) -> Result<StoreKey, VaultError> {
        if let Some(key) = &self.db_key {
            return StoreKey::from_hex(key.expose_secret()).map_err(|_| VaultError::Malformed(DB_KEY));
        }
        let entry = entry(&format!("register {}", absolute(data_folder)), DB_KEY)?;
        // Two processes that start at once must not make two keys: the second waits here and finds the first one's.
        let _one_at_a_time = lock(data_folder);
        match entry.get_password().map(SecretString::from) {
            Ok(key) => {
                StoreKey::from_hex(key.expose_secret()).map_err(|_| VaultError::Malformed("the keychain's entry"))
            }
            Err(keyring_core::Error::NoEntry) if !data_folder.join(REGISTER_FILE).exists() => {
                let key = SecretString::from(hex_256(random));
                entry
                    .set_password(key.expose_secret())
                    .map_err(|error| blame(&error, "the keychain did not keep the key"))?;
                StoreKey::from_hex(key.expose_secret()).map_err(|_| VaultError::Malformed("a new key"))
            }
            Err(error) => Err(blame(&error, "the keychain has no key for this register")),
        }
    }
}

/// Held until dropped. Where the folder cannot be written there is no register to make a key for either.
fn lock(data_folder: &Path) -> Option<std::fs::File> {
    std::fs::create_dir_all(data_folder).ok()?;
    let file = std::fs::File::create(data_folder.join("key.lock")).ok()?;
    file.lock().ok()?;
    Some(file)
}

fn client_secret_entry(config: &Config) -> Result<keyring_core::Entry, VaultError> {
    entry(&format!("client {} {}", config.provider.client_id, config.provider.issuer), CLIENT_SECRET)
}

fn absolute(folder: &Path) -> String {
    std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned()).display().to_string()
}

fn entry(user: &str, variable: &'static str) -> Result<keyring_core::Entry, VaultError> {
    connect_keychain(variable)?;
    keyring_core::Entry::new(SERVICE, user).map_err(|error| blame(&error, "the keychain refuses the entry"))
}

/// Connects to the system's keychain, once.
fn connect_keychain(variable: &'static str) -> Result<(), VaultError> {
    static CONNECTED: OnceLock<bool> = OnceLock::new();
    let connected = CONNECTED.get_or_init(|| match system_keychain() {
        Ok(store) => {
            keyring_core::set_default_store(store);
            true
        }
        Err(error) => {
            tracing::info!(kind = kind_of(&error), "no keychain");
            false
        }
    });
    if *connected { Ok(()) } else { Err(VaultError::NoKeychain(variable)) }
}

#[cfg(target_os = "linux")]
fn system_keychain() -> keyring_core::Result<std::sync::Arc<keyring_core::CredentialStore>> {
    Ok(zbus_secret_service_keyring_store::Store::new()?)
}

#[cfg(target_os = "macos")]
fn system_keychain() -> keyring_core::Result<std::sync::Arc<keyring_core::CredentialStore>> {
    Ok(apple_native_keyring_store::keychain::Store::new()?)
}

#[cfg(target_os = "windows")]
fn system_keychain() -> keyring_core::Result<std::sync::Arc<keyring_core::CredentialStore>> {
    Ok(windows_native_keyring_store::Store::new()?)
}

fn blame(error: &keyring_core::Error, missing: &'static str) -> VaultError {
    match error {
        keyring_core::Error::NoEntry => VaultError::Missing(missing),
        _ => VaultError::Locked,
    }
}

/// The keychain's own messages may quote an entry; its kind does not.
fn kind_of(error: &keyring_core::Error) -> &'static str {
    match error {
        keyring_core::Error::NoStorageAccess(_) => "no access",
        keyring_core::Error::PlatformFailure(_) => "platform failure",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::SystemRandom;

    fn vault(variables: &[(&str, &str)]) -> Vault {
        Vault::from_environment(variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
    }

    #[test]
    fn a_key_from_the_environment_needs_no_keychain() {
        let vault = vault(&[(DB_KEY, &"ab".repeat(32)), ("OTHER", "x")]);
        assert!(vault.register_key(Path::new("."), &SystemRandom).is_ok());
    }

    #[test]
    fn a_key_that_is_none_is_refused_and_never_replaced() {
        let refused = vault(&[(DB_KEY, "secret")]).register_key(Path::new("."), &SystemRandom).unwrap_err();
        assert_eq!(refused, VaultError::Malformed(DB_KEY));
        assert!(!refused.to_string().contains("secret"));
    }

    #[test]
    fn a_vault_cannot_be_printed() {
        let text = format!("{:?}", vault(&[(CLIENT_SECRET, "canary"), (DB_KEY, "canary")]));
        assert!(!text.contains("canary"), "{text}");
    }
}
