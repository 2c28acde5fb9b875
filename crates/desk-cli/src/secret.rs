//! `skranke-cli secret`: the provider's client secret, from standard input into the keychain. Never an argument: arguments
//! stand in process lists and shell histories.

use std::io::BufRead;
use std::process::ExitCode;

use desk_app::OpenError;
use desk_app::vault::Vault;
use desk_wire::{Code, WireError};
use secrecy::{ExposeSecret, SecretString};

use crate::args::SetupArgs;
use crate::output::Output;

pub(crate) fn keep(setup: &SetupArgs) -> ExitCode {
    let output = Output::new(false);
    let config = match setup.config() {
        Ok(config) => config,
        Err(error) => return output.failed(&WireError::from(&OpenError::Config(error))),
    };
    let mut line = String::new();
    // An unreadable input is an empty one.
    let _ = std::io::stdin().lock().read_line(&mut line);
    let secret = SecretString::from(line.trim_end_matches(['\r', '\n']).to_owned());
    if secret.expose_secret().is_empty() {
        return output.failed(&WireError::new(Code::Usage).with_detail("no secret came on standard input"));
    }
    // The keychain's client wants a thread that is not of the async kind.
    let kept = std::thread::spawn(move || Vault::keep_client_secret(&config, &secret)).join();
    match kept {
        Ok(Ok(())) => {
            output.say("The client secret is in the keychain.");
            ExitCode::SUCCESS
        }
        Ok(Err(error)) => output.failed(&WireError::from(&OpenError::ClientSecret(error))),
        Err(_) => output.failed(&WireError::new(Code::Internal)),
    }
}
