//! The secrets in a file beside the register, for a machine without a keychain: under a random key of their own, and that
//! under a passphrase. Neither a secret nor that key ever stands in the file in clear.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use desk_core::Random;
use secrecy::{ExposeSecret, SecretBox, SecretString};
use serde::{Deserialize, Serialize};

use super::VaultError;
use crate::export::Draft;
use crate::sealing::{self, Sealed};

const FILE: &str = "secrets.vault";
/// A vault is shorter than this.
const MOST: u64 = 64 * 1024;
const FORMAT: &str = "skranke vault 1";

/// The file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    format: String,
    /// The key of the content, under the passphrase.
    key: Sealed,
    nonce: String,
    content: String,
    /// Over nonce and content: tells damage from a fault of ours.
    sum: String,
}

impl Written {
    fn content(&self, key: &SecretBox<[u8; 32]>) -> Result<Content, VaultError> {
        let content = sealing::decrypt(key, &self.nonce, &self.content).ok_or(VaultError::Damaged)?;
        serde_json::from_slice(content.expose_secret()).map_err(|_| VaultError::Damaged)
    }
}

/// What is kept.
#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Content {
    register_key: Option<String>,
    /// The key that the register is about to have.
    next_register_key: Option<String>,
    /// By client and issuer.
    client_secrets: BTreeMap<String, String>,
}

/// A vault that is open.
pub(super) struct PassphraseVault {
    file: PathBuf,
    sealed_key: Sealed,
    key: SecretBox<[u8; 32]>,
    content: Content,
}

/// Where a folder's vault is or would be.
pub(super) fn file_in(data_folder: &Path) -> PathBuf {
    data_folder.join(FILE)
}

/// Whether a folder has one.
pub(super) fn is_in(data_folder: &Path) -> bool {
    std::fs::symlink_metadata(file_in(data_folder)).is_ok()
}

impl PassphraseVault {
    /// A new one with nothing in it; nothing is written yet.
    pub(super) fn new(data_folder: &Path, passphrase: &SecretString, random: &dyn Random) -> Result<Self, VaultError> {
        let mut bytes = [0; 32];
        random.fill(&mut bytes);
        let sealed_key = Sealed::new(passphrase, &bytes, random)?;
        let key = SecretBox::new(Box::new(bytes));
        Ok(Self { file: file_in(data_folder), sealed_key, key, content: Content::default() })
    }

    /// Opens the one in a folder.
    pub(super) fn open(data_folder: &Path, passphrase: &SecretString) -> Result<Self, VaultError> {
        let file = file_in(data_folder);
        let written = read(&file)?;
        let opened = written.key.open(passphrase)?;
        let key = <[u8; 32]>::try_from(opened.expose_secret()).map_err(|_| VaultError::Damaged)?;
        let key = SecretBox::new(Box::new(key));
        let content = written.content(&key)?;
        Ok(Self { file, sealed_key: written.key, key, content })
    }

    /// Takes up what another process has written since. Costs nothing: the key of the content stays the same.
    pub(super) fn refresh(&mut self) -> Result<(), VaultError> {
        let written = read(&self.file)?;
        self.content = written.content(&self.key)?;
        self.sealed_key = written.key;
        Ok(())
    }

    /// Puts it under another passphrase.
    pub(super) fn change_passphrase(&mut self, new: &SecretString, random: &dyn Random) -> Result<(), VaultError> {
        self.sealed_key = Sealed::new(new, self.key.expose_secret(), random)?;
        self.write(random)
    }

    /// Writes it down: afterwards the file is the new one, or after an error the one before.
    pub(super) fn write(&self, random: &dyn Random) -> Result<(), VaultError> {
        let content = SecretBox::new(Box::new(serde_json::to_vec(&self.content).expect("texts always serialise")));
        let (nonce, content) = sealing::encrypt(&self.key, content.expose_secret(), random);
        let sum = sealing::sum(&[&nonce, &content]);
        let written = Written { format: FORMAT.to_owned(), key: self.sealed_key.clone(), nonce, content, sum };
        let text = serde_json::to_string_pretty(&written).expect("texts and numbers always serialise");
        let mut draft = Draft::new(&self.file).map_err(|error| VaultError::File(error.error.kind()))?;
        draft.write_all(text.as_bytes()).map_err(|error| VaultError::File(error.kind()))?;
        draft.put().map_err(|error| VaultError::File(error.error.kind()))?;
        sync_folder_of(&self.file)
    }

    pub(super) fn register_key(&self) -> Option<SecretString> {
        self.content.register_key.clone().map(SecretString::from)
    }

    pub(super) fn next_register_key(&self) -> Option<SecretString> {
        self.content.next_register_key.clone().map(SecretString::from)
    }

    pub(super) fn set_register_key(&mut self, key: Option<&SecretString>) {
        self.content.register_key = key.map(|key| key.expose_secret().to_owned());
    }

    pub(super) fn set_next_register_key(&mut self, key: Option<&SecretString>) {
        self.content.next_register_key = key.map(|key| key.expose_secret().to_owned());
    }

    pub(super) fn client_secret(&self, client: &str) -> Option<SecretString> {
        self.content.client_secrets.get(client).cloned().map(SecretString::from)
    }

    pub(super) fn set_client_secret(&mut self, client: String, secret: &SecretString) {
        self.content.client_secrets.insert(client, secret.expose_secret().to_owned());
    }
}

impl std::fmt::Debug for PassphraseVault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PassphraseVault(…)")
    }
}

/// Reads a file that may be anything.
fn read(file: &Path) -> Result<Written, VaultError> {
    let failed = |error: std::io::Error| VaultError::File(error.kind());
    if !std::fs::metadata(file).map_err(failed)?.is_file() {
        return Err(VaultError::Foreign);
    }
    let mut text = Vec::new();
    File::open(file).map_err(failed)?.take(MOST).read_to_end(&mut text).map_err(failed)?;
    let is_ours = text.windows(FORMAT.len()).any(|window| window == FORMAT.as_bytes());
    // What calls itself ours and cannot be read was ours once.
    let unreadable = if is_ours { VaultError::Damaged } else { VaultError::Foreign };
    let written: Written = serde_json::from_slice(&text).map_err(|_| unreadable.clone())?;
    if written.sum != sealing::sum(&[&written.nonce, &written.content]) {
        return Err(VaultError::Damaged);
    }
    if written.format == FORMAT { Ok(written) } else { Err(unreadable) }
}

fn sync_folder_of(file: &Path) -> Result<(), VaultError> {
    // Elsewhere a folder cannot be opened as a file, and renaming is durable by itself.
    #[cfg(unix)]
    if let Some(folder) = file.parent() {
        let synced = File::open(folder).and_then(|folder| folder.sync_all());
        synced.map_err(|error| VaultError::File(error.kind()))?;
    }
    Ok(())
}
