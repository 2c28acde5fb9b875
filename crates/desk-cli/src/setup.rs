//! From the arguments to an open desk.

use std::path::PathBuf;
use std::process::ExitCode;

use desk_app::config::{default_settings_file, environment};
use desk_app::vault::Vault;
use desk_app::{Config, ConfigError, Desk, OpenError};
use desk_wire::{Code, Command, WireError};
use serde::de::DeserializeOwned;

use crate::args::SetupArgs;
use crate::output::Output;

impl SetupArgs {
    /// The settings file: the one named, or the system's.
    pub(crate) fn settings_file(&self) -> PathBuf {
        self.config.clone().or_else(default_settings_file).unwrap_or_else(|| PathBuf::from("skranke.toml"))
    }

    /// The settings, with the environment over them.
    pub(crate) fn config(&self) -> Result<Config, ConfigError> {
        Config::read(&self.settings_file(), environment())
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
        let vault = Vault::from_environment(environment());
        let folder = config.data_folder(self.data_dir.clone());
        Desk::open(config, vault, &folder).await.map_err(|error| WireError::from(&error))
    }
}

/// Gives the desk a command and reads its view.
pub(crate) async fn obeyed<T: DeserializeOwned>(desk: &Desk, command: Command) -> Result<T, WireError> {
    serde_json::from_value(desk.obey(command).await?).map_err(|_| WireError::new(Code::Internal))
}
