//! What is wrong with the settings, on the border between the checker's words and the wire's.

use desk_wire::settings::{AddressProblem, SettingProblem};
use desk_wire::{Code, WireError};
use vipps::RedirectUriProblem;

use crate::config::{ConfigError, ValueProblem};
use crate::vault::VaultError;

/// A value that cannot be used.
pub(crate) fn wrong(key: &str, problem: SettingProblem) -> WireError {
    WireError { field: Some(key.to_owned()), setting_problem: Some(problem), ..WireError::new(Code::InvalidSetting) }
}

/// What the settings' own check refuses: at its field, if it is about one.
pub(crate) fn refused(error: ConfigError) -> WireError {
    let sentence = error.to_string();
    match error {
        ConfigError::Value { key, problem, .. } => wrong(&key, setting_problem(problem)),
        ConfigError::Missing(_) | ConfigError::Invalid(_) => {
            let setting_problem = Some(SettingProblem::Unusable);
            WireError { setting_problem, ..WireError::new(Code::InvalidSetting) }
        }
    }
    .with_detail(sentence)
}

/// Why the client secret could not be kept.
pub(crate) fn refused_secret(error: &VaultError) -> WireError {
    let problem = match error {
        VaultError::NoKeychain(_) => SettingProblem::NoKeychain,
        VaultError::Locked => SettingProblem::KeychainLocked,
        _ => SettingProblem::Unusable,
    };
    wrong("client_secret", problem).with_detail(error.to_string())
}

fn setting_problem(problem: ValueProblem) -> SettingProblem {
    match problem {
        ValueProblem::Empty => SettingProblem::Empty,
        ValueProblem::NotANumber => SettingProblem::NotANumber,
        ValueProblem::OutOfRange { least, most } => SettingProblem::OutOfRange { least, most },
        ValueProblem::NoPage => SettingProblem::NoPage,
        ValueProblem::Address(problem) => SettingProblem::Address { problem: address_problem(problem) },
    }
}

fn address_problem(problem: RedirectUriProblem) -> AddressProblem {
    match problem {
        RedirectUriProblem::TooLong => AddressProblem::TooLong,
        RedirectUriProblem::Sign => AddressProblem::Sign,
        RedirectUriProblem::Fragment => AddressProblem::Fragment,
        RedirectUriProblem::Query => AddressProblem::Query,
        RedirectUriProblem::NotAnAddress => AddressProblem::NotAnAddress,
        RedirectUriProblem::Scheme => AddressProblem::Scheme,
        RedirectUriProblem::PlainHttp => AddressProblem::PlainHttp,
        RedirectUriProblem::Credentials => AddressProblem::Credentials,
        RedirectUriProblem::NoPath => AddressProblem::NoPath,
        RedirectUriProblem::OtherAddress => AddressProblem::OtherAddress,
    }
}
