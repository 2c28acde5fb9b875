//! The operating system's keychain.

use std::path::Path;
use std::sync::OnceLock;

use secrecy::{ExposeSecret, SecretString};

use super::{CLIENT_SECRET, DB_KEY, VaultError};
use crate::config::Config;

/// The service under which the keychain keeps our entries.
const SERVICE: &str = "skranke";

/// One secret's place in the keychain.
pub(super) struct Entry(keyring_core::Entry);

impl Entry {
    /// The secret of the provider's client.
    pub(super) fn client_secret(config: &Config) -> Result<Self, VaultError> {
        Self::new(&format!("client {} {}", config.provider.client_id, config.provider.issuer), CLIENT_SECRET)
    }

    /// The key of the register in a folder.
    pub(super) fn register_key(data_folder: &Path) -> Result<Self, VaultError> {
        Self::new(&format!("register {}", absolute(data_folder)), DB_KEY)
    }

    /// The key that the register in a folder is about to have.
    pub(super) fn next_register_key(data_folder: &Path) -> Result<Self, VaultError> {
        Self::new(&format!("next register {}", absolute(data_folder)), DB_KEY)
    }

    fn new(user: &str, variable: &'static str) -> Result<Self, VaultError> {
        connect(variable)?;
        keyring_core::Entry::new(SERVICE, user).map(Self).map_err(|error| blame(&error))
    }

    /// What is there, if anything.
    pub(super) fn find(&self) -> Result<Option<SecretString>, VaultError> {
        match self.0.get_password() {
            Ok(secret) => Ok(Some(secret.into())),
            Err(keyring_core::Error::NoEntry) => Ok(None),
            Err(error) => Err(blame(&error)),
        }
    }

    /// Keeps a secret there.
    pub(super) fn keep(&self, secret: &SecretString) -> Result<(), VaultError> {
        self.0.set_password(secret.expose_secret()).map_err(|error| blame(&error))
    }

    /// Takes away what is there, if anything.
    pub(super) fn forget(&self) -> Result<(), VaultError> {
        match self.0.delete_credential() {
            Ok(()) | Err(keyring_core::Error::NoEntry) => Ok(()),
            Err(error) => Err(blame(&error)),
        }
    }
}

fn absolute(folder: &Path) -> String {
    std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned()).display().to_string()
}

/// Connects to the system's keychain, once.
fn connect(variable: &'static str) -> Result<(), VaultError> {
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

fn blame(error: &keyring_core::Error) -> VaultError {
    tracing::debug!(kind = kind_of(error), "the keychain refuses");
    VaultError::Locked
}

/// The keychain's own messages may quote an entry; its kind does not.
fn kind_of(error: &keyring_core::Error) -> &'static str {
    match error {
        keyring_core::Error::NoStorageAccess(_) => "no access",
        keyring_core::Error::PlatformFailure(_) => "platform failure",
        _ => "other",
    }
}
