//! The way to a desk that does not open yet: settings for the first time, the simulator, the passphrase.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use desk_wire::desk::DeskView;
use desk_wire::settings::{ProviderChoice, SettingProblem};
use desk_wire::setup::{SetUp, TrySimulator, Unlock};
use desk_wire::{Code, WireError};
use secrecy::{ExposeSecret, SecretString};
use tempfile::TempDir;

use super::{Opened, Premises, Standing};
use crate::config::Config;
use crate::desk::OpenError;
use crate::failure::of_draft;
use crate::random::{SystemRandom, hex_256};
use crate::settings_file::settings_of;
use crate::settings_form::first_changes;
use crate::settings_write;
use crate::simulator::{Options, Simulator, SimulatorError};
use crate::vault::{Vault, VaultError};
use crate::view_settings::{refused, refused_secret, wrong};

const CLIENT_SECRET: &str = "client_secret";
const PASSPHRASE: &str = "passphrase";

impl Premises {
    /// Writes the first settings, keeps the secret, and opens the desk. What does not work leaves no settings behind.
    pub(super) async fn set_up(&self, with: SetUp) -> Result<DeskView, WireError> {
        let _alone = self.inner.steady.write().await;
        self.refuse_unless(Code::ConfigMissing).await?;
        let (config, text) = self.first_settings(&with)?;
        let folder = config.data_folder(self.inner.whereabouts.data_folder.clone());
        let vault = self.keep_secret(&with, config.clone(), folder).await?;
        let standing = self.stand(config, Arc::new(vault), None).await.map_err(|error| problem(&error))?;
        if let Err(error) = settings_write::write(&self.settings_file(), &text) {
            standing.desk.close().await;
            return Err(of_draft(&error));
        }
        let view = standing.desk.view();
        self.take(Ok(standing)).await;
        Ok(view)
    }

    fn first_settings(&self, with: &SetUp) -> Result<(Config, String), WireError> {
        let environment = self.inner.whereabouts.environment.clone();
        if with.provider == ProviderChoice::Other {
            return Err(wrong("provider.issuer", SettingProblem::Unusable));
        }
        let text = settings_write::changed("", first_changes(with)).map_err(refused)?;
        let config = Config::parse(&text, settings_of(environment).map_err(refused)?).map_err(refused)?;
        if with.client_secret.0.trim().is_empty() && !self.vault().has_given_client_secret() {
            return Err(wrong(CLIENT_SECRET, SettingProblem::Empty));
        }
        Ok((config, text))
    }

    /// In the keychain; where there is none, under a passphrase.
    async fn keep_secret(&self, with: &SetUp, config: Config, folder: PathBuf) -> Result<Vault, WireError> {
        let vault = self.vault();
        if vault.has_given_client_secret() {
            return Ok(vault);
        }
        let secret = SecretString::from(with.client_secret.0.trim().to_owned());
        let passphrase = with.passphrase.clone().map(|passphrase| SecretString::from(passphrase.0));
        let keep = move || match passphrase {
            None => {
                let kept = vault.keep_client_secret(&config, &folder, &secret, &SystemRandom);
                kept.map_err(|error| refused_secret(&error)).map(|()| vault)
            }
            Some(passphrase) => {
                keep_under(vault, &passphrase, &config, &folder, &secret).map_err(|error| refused_passphrase(&error))
            }
        };
        tokio::task::spawn_blocking(keep).await.map_err(|_| WireError::new(Code::Internal))?
    }

    /// Opens the desk at a simulator of its own, in a folder that goes with it.
    pub(super) async fn try_simulator(&self, with: TrySimulator) -> Result<DeskView, WireError> {
        let _alone = self.inner.steady.write().await;
        self.refuse_unless(Code::ConfigMissing).await?;
        let language = serde_json::to_value(with.language).ok().and_then(|word| Some(word.as_str()?.to_owned()));
        let (mut simulator, config) = self.start_simulator(language).await?;
        let folder = tempfile::Builder::new().prefix("skranke-simulator-").tempdir();
        let folder =
            folder.map_err(|error| WireError::new(Code::StoreReadOnly).with_detail(error.kind().to_string()))?;
        let key = SecretString::from(hex_256(&SystemRandom));
        let vault = Vault::default().with_client_secret(simulator.client_secret()).with_register_key(key);
        simulator.make_room_for_page();
        let standing =
            self.stand_in(config, Arc::new(vault), Some(Arc::new(simulator)), folder.path().to_owned()).await;
        let standing = standing.map_err(|error| problem(&error))?;
        let view = standing.desk.view();
        self.take(Ok(Standing { temporary: Some(Arc::new(folder)), ..standing })).await;
        Ok(view)
    }

    pub(super) async fn start_simulator(&self, language: Option<String>) -> Result<(Simulator, Config), WireError> {
        let options = Options {
            interval_s: Some(2),
            language: language.or_else(|| self.variable("SKRANKE_CLUB__LANGUAGE")),
            ending: self.variable("SKRANKE_PROVIDER__ENDING"),
            ..Options::default()
        };
        let simulator = Simulator::start(options).await.map_err(|error| {
            let code = if matches!(error, SimulatorError::NotFound) { Code::NoSimulator } else { Code::Internal };
            WireError::new(code).with_detail(error.to_string())
        })?;
        let config = simulator.config();
        let config = config.map_err(|error| WireError::new(Code::Internal).with_detail(error.to_string()))?;
        Ok((simulator, config))
    }

    /// Opens the desk with a passphrase. Trying one takes its time, and nobody tries two at once.
    pub(super) async fn unlock(&self, with: Unlock) -> Result<DeskView, WireError> {
        let _alone = self.inner.steady.write().await;
        self.refuse_unless(Code::PassphraseNeeded).await?;
        let config = self.read_settings().map_err(|error| problem(&OpenError::Config(error)))?;
        let vault = self.vault().opened_by(SecretString::from(with.passphrase.0));
        let standing = self.stand(config, Arc::new(vault), None).await.map_err(|error| problem(&error))?;
        let view = standing.desk.view();
        self.take(Ok(standing)).await;
        Ok(view)
    }

    /// Each of the ways begins at a problem of its own.
    async fn refuse_unless(&self, code: Code) -> Result<(), WireError> {
        match self.wait().await {
            Some(Opened::Not(view)) if view.problem.as_ref().is_some_and(|problem| problem.code == code) => Ok(()),
            _ => Err(WireError::new(Code::NotNow)),
        }
    }
}

/// Why a desk does not open, as the page must act on it: a passphrase can be typed.
pub(super) fn problem(error: &OpenError) -> WireError {
    let code = match error {
        OpenError::RegisterKey(VaultError::NoPassphrase) => Code::PassphraseNeeded,
        OpenError::RegisterKey(VaultError::WrongPassphrase) => Code::WrongPassphrase,
        error => return WireError::from(error),
    };
    WireError::new(code).with_detail(error.to_string())
}

/// Makes a vault that the passphrase opens, unless it is there already, and keeps the secret in it.
fn keep_under(
    vault: Vault,
    passphrase: &SecretString,
    config: &Config,
    folder: &Path,
    secret: &SecretString,
) -> Result<Vault, VaultError> {
    match vault.choose_passphrase(config, folder, passphrase, &SystemRandom) {
        Ok(()) | Err(VaultError::HasPassphrase) => {}
        Err(error) => return Err(error),
    }
    let vault = vault.opened_by(passphrase.expose_secret().to_owned().into());
    vault.keep_client_secret(config, folder, secret, &SystemRandom)?;
    Ok(vault)
}

fn refused_passphrase(error: &VaultError) -> WireError {
    let problem = match error {
        VaultError::TooShort(_) => SettingProblem::PassphraseTooShort,
        VaultError::WrongPassphrase => SettingProblem::WrongPassphrase,
        _ => SettingProblem::Unusable,
    };
    wrong(PASSPHRASE, problem).with_detail(error.to_string())
}

/// A folder that goes with the desk in it.
pub(super) type Temporary = Arc<TempDir>;
