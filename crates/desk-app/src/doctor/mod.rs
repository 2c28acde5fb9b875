//! Examines a desk from the settings to the provider, and says in words what is wrong.

use std::path::{Path, PathBuf};

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
    /// A short name: `configuration`, `redirect_uri`, `page`, `vault`, `register`, `key`, `client_secret`, `proxy`, `discovery`, `certificate`,
    /// `clock`, `keys`, `credentials`, `user_exists`, `scopes`.
    pub name: &'static str,
    /// How it stands.
    pub state: State,
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

    fn well(name: &'static str, message: impl Into<String>) -> Self {
        Self { name, state: State::Well, message: message.into() }
    }

    fn note(name: &'static str, message: impl Into<String>) -> Self {
        Self { name, state: State::Note, message: message.into() }
    }

    fn wrong(name: &'static str, code: Code, message: impl Into<String>) -> Self {
        Self { name, state: State::Wrong(code), message: message.into() }
    }
}

/// Examines what can be examined; what depends on something broken is left out.
pub async fn examine(config: Result<Config, ConfigError>, vault: Vault, data_folder: Option<PathBuf>) -> Vec<Finding> {
    let config = match config {
        Ok(config) => config,
        Err(error) => {
            let error = OpenError::Config(error);
            return vec![Finding::wrong("configuration", WireError::from(&error).code, error.to_string())];
        }
    };
    let mut findings =
        vec![Finding::well("configuration", format!("the settings of {} can be used", config.club.name))];
    findings.extend(config.redirect_uri.as_deref().map(examine_redirect_uri));
    findings.extend(page::examine(&config).await);
    let data_folder = config.data_folder(data_folder);
    findings.push(examine_vault(&vault, &data_folder));
    match Desk::open(config, vault, &data_folder).await {
        Err(error) => {
            let name = match error {
                OpenError::ClientSecret(_) => CLIENT_SECRET,
                OpenError::Provider(_) | OpenError::Config(_) => "configuration",
                OpenError::RegisterKey(_) | OpenError::Store { .. } | OpenError::Internal => "register",
            };
            findings.push(Finding::wrong(name, WireError::from(&error).code, error.to_string()));
        }
        Ok(desk) => {
            findings.push(examine_register(&desk).await);
            findings.extend(examine_key(&desk));
            findings.extend(examine_secret(&desk));
            findings.extend(provider::examine(&desk).await);
            findings.extend(scopes::examine(&desk).await);
            desk.close().await;
        }
    }
    findings
}

async fn examine_register(desk: &Desk) -> Finding {
    match desk.store(desk_store::Store::is_sound).await {
        Ok(true) => Finding::well("register", "the register opens and every page is in order"),
        Ok(false) => Finding::wrong("register", Code::StoreDamaged, "the register is damaged: restore a backup"),
        Err(failure) => {
            let message = failure.to_string();
            Finding::wrong("register", WireError::from(failure).code, message)
        }
    }
}

/// Which of the sources of secrets is in use; whether it opens shows with the register.
fn examine_vault(vault: &Vault, data_folder: &Path) -> Finding {
    match vault.kept_in(data_folder) {
        KeptIn::Environment => Finding::note(
            "vault",
            "the register's key comes from SKRANKE_DB_KEY: it is as safe as the environment of this process",
        ),
        KeptIn::PassphraseVault(file) => {
            Finding::well("vault", format!("the secrets are in {}, under a passphrase", file.display()))
        }
        KeptIn::Keychain => Finding::well("vault", "the secrets are in the system's keychain"),
    }
}

fn examine_key(desk: &Desk) -> Option<Finding> {
    let sentence = "a change of the register's key was begun and not finished: `skranke-cli rekey` finishes it";
    desk.inner.store.has_other_key().then(|| Finding::note("key", sentence))
}

/// Nothing, if there is one: whether it is accepted shows with the credentials.
fn examine_secret(desk: &Desk) -> Option<Finding> {
    let fault = desk.no_secret()?;
    Some(Finding::wrong(
        CLIENT_SECRET,
        Code::SecretMissing,
        format!("the provider's client secret: {fault}. Until it is there no request can be sent"),
    ))
}

const CLIENT_SECRET: &str = "client_secret";

/// Contract §9.1: what the provider would not take, or what would not match byte for byte.
fn examine_redirect_uri(text: &str) -> Finding {
    match vipps::RedirectUri::parse(text) {
        Ok(_) => Finding::well(
            "redirect_uri",
            "`browser_ending.redirect_uri` can be used; it must stand in the provider's portal byte for byte",
        ),
        Err(refusal) => {
            Finding::wrong("redirect_uri", Code::ConfigInvalid, format!("`browser_ending.redirect_uri`: {refusal}"))
        }
    }
}
