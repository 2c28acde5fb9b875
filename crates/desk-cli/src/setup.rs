//! From the arguments to an open desk.

use std::path::PathBuf;
use std::process::ExitCode;

use desk_app::config::{default_data_folder, default_settings_file, environment};
use desk_app::vault::Vault;
use desk_app::{Config, ConfigError, Desk, OpenError};
use desk_wire::{Code, Command, WireError};
use serde::de::DeserializeOwned;

use crate::args::SetupArgs;
use crate::output::Output;
use crate::passphrase;

impl SetupArgs {
    /// The settings file: the one named, or the system's.
    pub(crate) fn settings_file(&self) -> PathBuf {
        self.config.clone().or_else(default_settings_file).unwrap_or_else(|| PathBuf::from("skranke.toml"))
    }

    /// The settings, with the environment over them.
    pub(crate) fn config(&self) -> Result<Config, ConfigError> {
        Config::read(&self.settings_file(), environment())
    }

    /// The folder of the register. Without settings too: a register may be put back before there are any.
    pub(crate) fn data_folder(&self) -> Result<PathBuf, WireError> {
        match self.config() {
            Ok(config) => Ok(config.data_folder(self.data_dir.clone())),
            Err(ConfigError::Missing(_)) => {
                let usual = || default_data_folder().unwrap_or_else(|| PathBuf::from("skranke-data"));
                Ok(self.data_dir.clone().unwrap_or_else(usual))
            }
            Err(error) => Err(WireError::from(&OpenError::Config(error))),
        }
    }

    /// Opens the desk, does the work, tells what kept it from being done, and closes.
    pub(crate) async fn at_the_desk(
        &self,
        output: Output,
        work: impl AsyncFnOnce(&Desk) -> Result<ExitCode, WireError>,
    ) -> ExitCode {
        let desk = match self.open().await {
            Ok(desk) => desk,
            Err(error) => return output.failed(&error),
        };
        let done = work(&desk).await;
        desk.close().await;
        done.unwrap_or_else(|error| output.failed(&error))
    }

    async fn open(&self) -> Result<Desk, WireError> {
        let config = self.config().map_err(|error| WireError::from(&OpenError::Config(error)))?;
        let folder = config.data_folder(self.data_dir.clone());
        Desk::open(config, vault(), &folder).await.map_err(|error| WireError::from(&error))
    }
}

/// The sources of secrets, with somebody to ask for a passphrase.
pub(crate) fn vault() -> Vault {
    Vault::from_environment(environment()).asking(passphrase::of_the_desk)
}

/// Does what reads files, waits for the keychain or makes a key of a passphrase, beside the threads that must not wait.
pub(crate) async fn in_the_background<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, WireError> + Send + 'static,
) -> Result<T, WireError> {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|_| Err(WireError::new(Code::Internal)))
}

/// Gives the desk a command and reads its view.
pub(crate) async fn obeyed<T: DeserializeOwned>(desk: &Desk, command: Command) -> Result<T, WireError> {
    serde_json::from_value(desk.carry_out(command).await?).map_err(|_| WireError::new(Code::Internal))
}
