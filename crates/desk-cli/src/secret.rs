//! `skranke-cli secret`: the provider's client secret, from standard input into the keychain or under the passphrase; and that
//! passphrase. Never an argument: arguments stand in process lists and shell histories.

use std::path::PathBuf;
use std::process::ExitCode;

use desk_app::random::SystemRandom;
use desk_app::vault::{KeptIn, Vault, VaultError};
use desk_app::{Config, OpenError};
use desk_wire::{Code, WireError};
use serde::Serialize;

use crate::args::SetupArgs;
use crate::output::Output;
use crate::passphrase;
use crate::setup::{in_the_background, vault};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct KeptLine {
    event: &'static str,
    kept_in: &'static str,
}

/// `skranke-cli secret`. On standard input the passphrase comes first, if it is asked for there, then the secret.
pub(crate) async fn keep(setup: &SetupArgs, output: Output) -> ExitCode {
    let work = |config: Config, folder: PathBuf| {
        let vault = vault();
        let is_under_passphrase = matches!(vault.kept_in(&folder), KeptIn::PassphraseVault(_));
        if is_under_passphrase {
            vault.unlock(&folder).map_err(refused)?;
        }
        let none = || WireError::new(Code::Usage).with_detail("no secret came on standard input");
        let secret = passphrase::line().ok_or_else(none)?;
        vault.keep_client_secret(&config, &folder, &secret, &SystemRandom).map_err(refused)?;
        Ok(if is_under_passphrase { "vault" } else { "keychain" })
    };
    told(setup, output, work, "The client secret is kept.").await
}

/// `skranke-cli secret choose-passphrase`.
pub(crate) async fn choose_passphrase(setup: &SetupArgs, output: Output) -> ExitCode {
    let work = |config: Config, folder: PathBuf| {
        let new = passphrase::chosen("SKRANKE_PASSPHRASE", "New passphrase of this desk: ")?;
        let elsewhere = Vault::from_environment(desk_app::config::environment());
        elsewhere.choose_passphrase(&config, &folder, &new, &SystemRandom).map_err(refused)?;
        Ok("vault")
    };
    told(
        setup,
        output,
        work,
        "From now on the secrets of this desk are under this passphrase. Nobody can open them without it.",
    )
    .await
}

/// `skranke-cli secret change-passphrase`. On standard input the old one comes first.
pub(crate) async fn change_passphrase(setup: &SetupArgs, output: Output) -> ExitCode {
    let work = |_: Config, folder: PathBuf| {
        let vault = vault();
        vault.unlock(&folder).map_err(refused)?;
        let new = passphrase::chosen("SKRANKE_NEW_PASSPHRASE", "New passphrase of this desk: ")?;
        vault.change_passphrase(&folder, &new, &SystemRandom).map_err(refused)?;
        Ok("vault")
    };
    told(setup, output, work, "The passphrase is changed.").await
}

async fn told(
    setup: &SetupArgs,
    output: Output,
    work: impl FnOnce(Config, PathBuf) -> Result<&'static str, WireError> + Send + 'static,
    sentence: &str,
) -> ExitCode {
    let config = match setup.config() {
        Ok(config) => config,
        Err(error) => return output.failed(&WireError::from(&OpenError::Config(error))),
    };
    let folder = config.data_folder(setup.data_dir.clone());
    match in_the_background(move || work(config, folder)).await {
        Ok(kept_in) => {
            output.line(&KeptLine { event: "kept", kept_in }, sentence);
            ExitCode::SUCCESS
        }
        Err(error) => output.failed(&error),
    }
}

fn refused(error: VaultError) -> WireError {
    WireError::from(&OpenError::ClientSecret(error))
}
