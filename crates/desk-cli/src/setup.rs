//! From the arguments to an open desk.

use std::path::PathBuf;

use desk_app::config::{default_data_folder, default_settings_file};
use desk_app::vault::Vault;
use desk_app::{Config, ConfigError, Desk, OpenError};
use desk_wire::WireError;

use crate::args::SetupArgs;

impl SetupArgs {
    /// The settings file: the one named, or the system's.
    pub(crate) fn settings_file(&self) -> PathBuf {
        self.config.clone().or_else(default_settings_file).unwrap_or_else(|| PathBuf::from("skranke.toml"))
    }

    /// The data folder: the one named, or the system's.
    pub(crate) fn data_folder(&self) -> PathBuf {
        self.data_dir.clone().or_else(default_data_folder).unwrap_or_else(|| PathBuf::from("skranke-data"))
    }

    /// The settings, with the environment over them.
    pub(crate) fn config(&self) -> Result<Config, ConfigError> {
        Config::read(&self.settings_file(), std::env::vars())
    }

    /// The open desk.
    pub(crate) async fn open(&self) -> Result<Desk, WireError> {
        let config = self.config().map_err(|error| WireError::from(&OpenError::Config(error)))?;
        let vault = Vault::from_environment(std::env::vars());
        Desk::open(config, vault, &self.data_folder()).await.map_err(|error| WireError::from(&error))
    }
}
