//! The settings on the screen: shown, checked, written down, and gone on with at once.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use desk_wire::settings::{SaveSettings, SecretState, SettingProblem, SettingsView};
use desk_wire::{Code, Event, WireError};
use secrecy::{ExposeSecret, SecretString};
use toml::Table;

use super::{Opened, Premises, Standing, begin_work, let_in, problem_of};
use crate::config::{Config, ConfigError};
use crate::desk::{Desk, OpenError, Parts};
use crate::random::SystemRandom;
use crate::settings_file::{read_text, settings_of};
use crate::settings_form::{self, Change};
use crate::settings_write;
use crate::vault::VaultError;
use crate::view_settings::{self, refused};

/// The client secret's name beside the keys of the file.
const CLIENT_SECRET: &str = "client_secret";
/// The provider's address.
const ISSUER: &str = "provider.issuer";
/// The start of a login takes so long at the most; what has not answered by then does not answer.
const PATIENCE: Duration = Duration::from_secs(40);

/// Settings that were checked and can be gone on with.
struct Checked {
    config: Config,
    /// What the file is to be; none: as it is.
    text: Option<String>,
    secret: Option<SecretString>,
}

impl Premises {
    pub(super) fn view_settings(&self, standing: &Standing) -> Result<SettingsView, WireError> {
        let config = &standing.desk.inner.config;
        let fixed = self.variables().map_err(|error| WireError::from(&OpenError::Config(error)))?;
        Ok(SettingsView {
            form: settings_form::form(config),
            fixed: keys(&fixed),
            file: standing.simulator.is_none().then(|| self.settings_file().display().to_string()),
            issuers: settings_form::issuers(config),
            secret: match standing.desk.no_secret() {
                Some(_) => SecretState::Missing,
                None if standing.vault.has_given_client_secret() => SecretState::Environment,
                None => SecretState::Kept,
            },
            scopes: settings_form::scopes(config),
        })
    }

    /// Checks what is to be changed, writes it down, and opens the desk anew with it. If anything of it cannot be used,
    /// everything stays as it was.
    pub(super) async fn save_settings(&self, with: SaveSettings) -> Result<SettingsView, WireError> {
        let _alone = self.inner.steady.write().await;
        let standing = match self.wait().await {
            Some(Opened::Desk(standing)) => standing,
            Some(Opened::Not(view)) => return Err(problem_of(*view)),
            None => return Err(WireError::new(Code::Internal)),
        };
        let desk = let_in(&standing.desk, &desk_wire::Command::SaveSettings(with.clone())).await?;
        let standing = Standing { desk, ..standing };
        let checked = self.check(&standing, with)?;
        let parts = standing.parts(&checked).await?;
        let next = Desk::make(parts, self.inner.events.clone()).map_err(|error| WireError::from(&error))?;
        if let Ok(folder) = standing.desk.files_folder() {
            next.saves_in(folder.to_owned());
        }
        self.write_down(&standing, checked).await?;
        let standing = self.move_over(standing, next).await;
        self.view_settings(&standing)
    }

    fn check(&self, standing: &Standing, with: SaveSettings) -> Result<Checked, WireError> {
        if standing.simulator.is_some() {
            return Err(WireError::new(Code::NotNow).with_detail("the simulator's desk has no settings of its own"));
        }
        let fixed = self.variables().map_err(refused)?;
        let changes = settings_form::changes(&with.was, &with.form).map_err(refused)?;
        refuse_fixed(&changes, &keys(&fixed))?;
        let text = read_text(&self.settings_file()).map_err(refused)?.unwrap_or_default();
        let is_changed = !changes.is_empty();
        let text = settings_write::changed(&text, changes).map_err(refused)?;
        let config = Config::parse(&text, fixed).map_err(refused)?;
        refuse_other_provider(&standing.desk, &config)?;
        let secret = with.client_secret.map(|secret| SecretString::from(secret.0.trim().to_owned()));
        let secret = secret.filter(|secret| !secret.expose_secret().is_empty());
        if secret.is_some() && standing.vault.has_given_client_secret() {
            return Err(view_settings::wrong(CLIENT_SECRET, SettingProblem::Fixed));
        }
        Ok(Checked { config, text: is_changed.then_some(text), secret })
    }

    async fn write_down(&self, standing: &Standing, checked: Checked) -> Result<(), WireError> {
        let (file, desk, now) = (self.settings_file(), standing.desk.clone(), standing.desk.now());
        let (vault, folder) = (Arc::clone(&standing.vault), standing.folder.clone());
        let write = move || {
            if let Some(secret) = &checked.secret {
                let kept = vault.keep_client_secret(&checked.config, &folder, secret, &SystemRandom);
                kept.map_err(|error| view_settings::refused_secret(&error))?;
            }
            if let Some(text) = &checked.text {
                settings_write::write(&file, text).map_err(|error| crate::failure::of_draft(&error))?;
            }
            Ok::<(), WireError>(())
        };
        tokio::task::spawn_blocking(write).await.map_err(|_| WireError::new(Code::Internal))??;
        // The settings are written; that the audit does not say so undoes nothing.
        if let Err(failure) = desk.store(move |store| store.note_settings_changed(now)).await {
            tracing::warn!(%failure, "a change of the settings could not be noted");
        }
        Ok(())
    }

    /// Puts the next desk in the place of the one that stands.
    async fn move_over(&self, standing: Standing, next: Desk) -> Standing {
        if tokio::time::timeout(PATIENCE, standing.desk.sent_is_answered()).await.is_err() {
            tracing::warn!("the start of a login was not answered in time");
        }
        standing.desk.stop().await;
        next.take_over_from(&standing.desk);
        begin_work(&next).await;
        let standing = Standing { desk: next.clone(), ..standing };
        self.inner.opened.send_replace(Some(Opened::Desk(standing.clone())));
        self.tell(Event::DeskChanged { desk: next.view() });
        if let Err(failure) = next.tell_shift().await {
            tracing::warn!(%failure, "the screen could not be told who is signed in");
        }
        standing
    }

    /// The settings that come from the environment.
    fn variables(&self) -> Result<Table, ConfigError> {
        settings_of(self.inner.whereabouts.environment.clone())
    }
}

impl Standing {
    /// What the next desk is made of: the same register, on the same clock.
    async fn parts(&self, checked: &Checked) -> Result<Parts, WireError> {
        let (vault, folder, config) = (Arc::clone(&self.vault), self.folder.clone(), checked.config.clone());
        let given = checked.secret.as_ref().map(|secret| vipps::ClientSecret::new(secret.expose_secret()));
        let find = move |folder: PathBuf| given.map_or_else(|| vault.client_secret(&config, &folder), Ok);
        let client_secret: Result<_, VaultError> =
            tokio::task::spawn_blocking(move || find(folder)).await.map_err(|_| WireError::new(Code::Internal))?;
        let inner = &self.desk.inner;
        Ok(Parts {
            config: checked.config.clone(),
            client_secret,
            store: inner.store.clone(),
            clock: Arc::clone(&inner.clock),
            random: Arc::clone(&inner.random),
            time_zone: inner.time_zone.clone(),
        })
    }
}

/// As the keys are written: `club.name`.
fn keys(table: &Table) -> Vec<String> {
    let of_section = |(section, content): (&String, &toml::Value)| -> Vec<String> {
        let names = content.as_table().into_iter().flat_map(Table::keys);
        names.map(|name| format!("{section}.{name}")).collect()
    };
    table.iter().flat_map(of_section).collect()
}

/// What the environment says cannot be said otherwise here.
fn refuse_fixed(changes: &[Change], fixed: &[String]) -> Result<(), WireError> {
    let changed = changes.iter().map(Change::key).find(|key| fixed.contains(key));
    changed.map_or(Ok(()), |key| Err(view_settings::wrong(&key, SettingProblem::Fixed)))
}

/// The simulator's register is not a real one's, and whom the former provider asked the next one does not know.
fn refuse_other_provider(desk: &Desk, config: &Config) -> Result<(), WireError> {
    let (now, then) = (&desk.inner.config, config);
    if now.is_simulator() != then.is_simulator() {
        return Err(view_settings::wrong(ISSUER, SettingProblem::Fixed));
    }
    let is_other = now.provider.issuer != then.provider.issuer || now.provider.client_id != then.provider.client_id;
    let waits = desk.cards().all().iter().any(|card| card.state.is_live());
    if is_other && waits {
        let key = if now.provider.issuer == then.provider.issuer { "provider.client_id" } else { ISSUER };
        return Err(view_settings::wrong(key, SettingProblem::RequestsWait));
    }
    Ok(())
}
