//! Examines a desk from the settings to the provider, and says in words what is wrong.

use std::path::{Path, PathBuf};

use desk_wire::check::{Check, FindingState, FindingView, FindingWord as Word};
use desk_wire::{Code, WireError};

use crate::config::{Config, ConfigError};
use crate::desk::{Desk, OpenError};
use crate::vault::{KeptIn, Vault};

mod page;
mod provider;
pub(crate) mod scopes;
mod tls;

/// One thing that was examined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What was looked at.
    pub check: Check,
    /// How it stands.
    pub state: State,
    /// What was found, as a word that the screen has a sentence for, and what stands in that.
    pub word: Word,
    /// As many as the sentence takes.
    pub values: Vec<String>,
    /// In English, for the person who installs: what was seen, and what to do if it is wrong.
    pub message: String,
}

/// How something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// All is well.
    Well,
    /// It works, and somebody should know.
    Note,
    /// It has to be set right.
    Wrong(Code),
}

impl Finding {
    /// What is wrong, if so.
    pub fn code(&self) -> Option<Code> {
        if let State::Wrong(code) = self.state { Some(code) } else { None }
    }

    /// For the screen.
    pub fn view(self) -> FindingView {
        FindingView {
            state: match self.state {
                State::Well => FindingState::Well,
                State::Note => FindingState::Note,
                State::Wrong(_) => FindingState::Wrong,
            },
            code: self.code(),
            check: self.check,
            word: self.word,
            values: self.values,
            message: self.message,
        }
    }

    fn well(check: Check, word: Word, message: impl Into<String>) -> Self {
        Self { check, state: State::Well, word, values: Vec::new(), message: message.into() }
    }

    fn note(check: Check, word: Word, message: impl Into<String>) -> Self {
        Self { state: State::Note, ..Self::well(check, word, message) }
    }

    fn wrong(check: Check, code: Code, word: Word, message: impl Into<String>) -> Self {
        Self { state: State::Wrong(code), ..Self::well(check, word, message) }
    }

    fn with(self, values: impl IntoIterator<Item = String>) -> Self {
        Self { values: values.into_iter().collect(), ..self }
    }
}

/// Where findings go, one by one as they are made.
pub(crate) type Found<'a> = &'a mut (dyn FnMut(Finding) + Send);

/// Examines what can be examined; what depends on something broken is left out.
pub async fn examine(config: Result<Config, ConfigError>, vault: Vault, data_folder: Option<PathBuf>) -> Vec<Finding> {
    let mut findings = Vec::new();
    examine_telling(config, vault, data_folder, &mut |finding| findings.push(finding)).await;
    findings
}

/// The same, telling each finding.
pub(crate) async fn examine_telling(
    config: Result<Config, ConfigError>,
    vault: Vault,
    data_folder: Option<PathBuf>,
    found: Found<'_>,
) {
    let Some(config) = examine_settings(config, found).await else { return };
    let data_folder = config.data_folder(data_folder);
    found(examine_vault(&vault, &data_folder));
    match Desk::open(config, vault, &data_folder).await {
        Err(error) => found(examine_closed(&error)),
        Ok(desk) => {
            examine_desk(&desk, found).await;
            desk.close().await;
        }
    }
}

/// A desk that is open, as it stands with these settings.
pub(crate) async fn examine_open(
    config: Result<Config, ConfigError>,
    (desk, vault, folder): (&Desk, &Vault, &Path),
    found: Found<'_>,
) {
    if examine_settings(config, found).await.is_some() {
        found(examine_vault(vault, folder));
        examine_desk(desk, found).await;
    }
}

async fn examine_settings(config: Result<Config, ConfigError>, found: Found<'_>) -> Option<Config> {
    let config = match config {
        Ok(config) => config,
        Err(error) => {
            found(unusable_settings(error));
            return None;
        }
    };
    let sentence = format!("the settings of {} can be used", config.club.name);
    found(Finding::well(Check::Configuration, Word::SettingsFine, sentence));
    if let Some(redirect_uri) = &config.redirect_uri {
        found(examine_redirect_uri(redirect_uri));
    }
    if let Some(finding) = page::examine(&config).await {
        found(finding);
    }
    Some(config)
}

fn unusable_settings(error: ConfigError) -> Finding {
    let word = if matches!(error, ConfigError::Missing(_)) { Word::SettingsMissing } else { Word::SettingsUnusable };
    let error = OpenError::Config(error);
    Finding::wrong(Check::Configuration, WireError::from(&error).code, word, error.to_string())
}

fn examine_closed(error: &OpenError) -> Finding {
    let (check, word) = match error {
        OpenError::ClientSecret(_) => (Check::ClientSecret, Word::SecretMissing),
        OpenError::Provider(_) | OpenError::Config(_) => (Check::Configuration, Word::SettingsUnusable),
        OpenError::RegisterKey(_) | OpenError::Store { .. } | OpenError::Internal => {
            (Check::Register, Word::RegisterClosed)
        }
    };
    Finding::wrong(check, WireError::from(error).code, word, error.to_string())
}

async fn examine_desk(desk: &Desk, found: Found<'_>) {
    found(examine_register(desk).await);
    for finding in examine_key(desk).into_iter().chain(examine_secret(desk)) {
        found(finding);
    }
    provider::examine(desk, found).await;
    for finding in scopes::examine(desk).await {
        found(finding);
    }
}

async fn examine_register(desk: &Desk) -> Finding {
    match desk.store(desk_store::Store::is_sound).await {
        Ok(true) => {
            Finding::well(Check::Register, Word::RegisterSound, "the register opens and every page is in order")
        }
        Ok(false) => Finding::wrong(
            Check::Register,
            Code::StoreDamaged,
            Word::RegisterDamaged,
            "the register is damaged: restore a backup",
        ),
        Err(failure) => {
            let message = failure.to_string();
            Finding::wrong(Check::Register, WireError::from(failure).code, Word::RegisterClosed, message)
        }
    }
}

/// Which of the sources of secrets is in use; whether it opens shows with the register.
fn examine_vault(vault: &Vault, data_folder: &Path) -> Finding {
    match vault.kept_in(data_folder) {
        KeptIn::Environment => Finding::note(
            Check::Vault,
            Word::VaultEnvironment,
            "the register's key comes from SKRANKE_DB_KEY: it is as safe as the environment of this process",
        ),
        KeptIn::PassphraseVault(file) => {
            let sentence = format!("the secrets are in {}, under a passphrase", file.display());
            Finding::well(Check::Vault, Word::VaultPassphrase, sentence).with([file.display().to_string()])
        }
        KeptIn::Keychain => {
            Finding::well(Check::Vault, Word::VaultKeychain, "the secrets are in the system's keychain")
        }
    }
}

fn examine_key(desk: &Desk) -> Option<Finding> {
    let sentence = "a change of the register's key was begun and not finished: `skranke-cli rekey` finishes it";
    desk.inner.store.has_other_key().then(|| Finding::note(Check::Key, Word::KeyChangeUnfinished, sentence))
}

/// Nothing, if there is one: whether it is accepted shows with the credentials.
fn examine_secret(desk: &Desk) -> Option<Finding> {
    let fault = desk.no_secret()?;
    Some(Finding::wrong(
        Check::ClientSecret,
        Code::SecretMissing,
        Word::SecretMissing,
        format!("the provider's client secret: {fault}. Until it is there no request can be sent"),
    ))
}

/// Contract §9.1: what the provider would not take, or what would not match byte for byte.
fn examine_redirect_uri(text: &str) -> Finding {
    match vipps::RedirectUri::parse(text) {
        Ok(_) => Finding::well(
            Check::RedirectUri,
            Word::RedirectUriFine,
            "`browser_ending.redirect_uri` can be used; it must stand in the provider's portal byte for byte",
        ),
        Err(refusal) => {
            let sentence = format!("`browser_ending.redirect_uri`: {refusal}");
            Finding::wrong(Check::RedirectUri, Code::ConfigInvalid, Word::RedirectUriUnfit, sentence)
        }
    }
}
