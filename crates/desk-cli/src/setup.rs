//! From the arguments to an open desk.

use std::path::PathBuf;

use desk_app::config::{default_settings_file, environment};
use desk_app::vault::Vault;
use desk_app::{Config, ConfigError, Desk, OpenError};
use desk_wire::WireError;

use crate::args::SetupArgs;

impl SetupArgs {
    /// The settings file: the one named, or the system's.
    pub(crate) fn settings_file(&self) -> PathBuf {
        self.config.clone().or_else(default_settings_file).unwrap_or_else(|| PathBuf::from("skranke.toml"))
    }

    /// The settings, with the environment over them.
    pub(crate) fn config(&self) -> Result<Config, ConfigError> {
        Config::read(&self.settings_file(), environment())
    }

    /// The open desk.
    pub(crate) async fn open(&self) -> Result<Desk, WireError> {
        let config = self.config().map_err(|error| WireError::from(&OpenError::Config(error)))?;
        let vault = Vault::from_environment(environment());
        let folder = config.data_folder(self.data_dir.clone());
        Desk::open(config, vault, &folder).await.map_err(|error| WireError::from(&error))
    }
}
