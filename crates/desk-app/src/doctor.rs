//! Examines a desk from the settings to the provider, and says in words what is wrong.

use std::path::PathBuf;

use desk_wire::{Code, WireError};
use jiff::{SignedDuration, Timestamp};
use vipps::{FetchError, LoginHint, Observed, Vipps};

use crate::clock::SystemClock;
use crate::config::{Config, ConfigError};
use crate::desk::{Desk, OpenError};
use crate::vault::Vault;

/// One thing that was examined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// A short name: `configuration`, `register`, `discovery`, `keys`, `clock`, `credentials`, `user_exists`.
    pub name: &'static str,
    /// What is wrong; none: all is well.
    pub code: Option<Code>,
    /// In English, for the person who installs: what was seen, and what to do if it is wrong.
    pub message: String,
}

/// Further apart than this, tokens are refused (contract §11.3).
const CLOCK_LEEWAY: SignedDuration = SignedDuration::from_secs(60);
/// Whom to ask user-exists for: nobody can have this number.
const NOBODY: &str = "4700000000";

impl Finding {
    fn well(name: &'static str, message: impl Into<String>) -> Self {
        Self { name, code: None, message: message.into() }
    }

    fn wrong(name: &'static str, code: Code, message: impl Into<String>) -> Self {
        Self { name, code: Some(code), message: message.into() }
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
    let data_folder = config.data_folder(data_folder);
    match Desk::open(config, vault, &data_folder).await {
        Err(error) => {
            let name = match error {
                OpenError::ClientSecret(_) => "client_secret",
                OpenError::Provider(_) | OpenError::Config(_) => "configuration",
                OpenError::RegisterKey(_) | OpenError::Store { .. } | OpenError::Internal => "register",
            };
            findings.push(Finding::wrong(name, WireError::from(&error).code, error.to_string()));
        }
        Ok(desk) => {
            findings.push(examine_register(&desk).await);
            findings.extend(examine_provider(&desk.inner.vipps).await);
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

async fn examine_provider(vipps: &Vipps) -> Vec<Finding> {
    let observed = match vipps.probe().await {
        Ok(observed) => observed,
        Err(error) => return vec![unreadable("discovery", &error)],
    };
    let mut findings = vec![Finding::well("discovery", "the provider answers")];
    findings.extend(examine_clock(observed, vipps::Clock::now(&SystemClock)));
    match vipps.warm_up().await {
        Ok(()) => findings.push(Finding::well("keys", "the provider's keys can be read")),
        Err(error) => findings.push(unreadable("keys", &error)),
    }
    findings.push(examine_credentials(vipps).await);
    findings.push(examine_user_exists(vipps).await);
    findings
}

fn unreadable(name: &'static str, error: &FetchError) -> Finding {
    match error {
        FetchError::Transport(error) => Finding::wrong(
            name,
            Code::Unreachable,
            format!("the provider cannot be reached: {error}. Check the network, the proxy and `provider.issuer`"),
        ),
        FetchError::Provider(error) if error.is_fault() => {
            Finding::wrong(name, Code::ProviderDown, format!("{error}: try again later"))
        }
        FetchError::OtherIssuer => Finding::wrong(
            name,
            Code::ConfigInvalid,
            "the provider calls itself otherwise than `provider.issuer` says: every sign counts, the last slash too, \
             and test and production differ",
        ),
        FetchError::Provider(_) | FetchError::BadAnswer(_) | FetchError::Endpoint(_) => Finding::wrong(
            name,
            Code::ConfigInvalid,
            format!("what stands at `provider.issuer` is no provider we can use: {error}"),
        ),
    }
}

fn examine_clock(observed: Observed, now: Timestamp) -> Option<Finding> {
    let apart = now.duration_since(observed.date?);
    Some(if apart.abs() > CLOCK_LEEWAY {
        let seconds = apart.as_secs();
        let side = if seconds > 0 { "ahead" } else { "behind" };
        Finding::wrong(
            "clock",
            Code::ConfigInvalid,
            format!("this machine's clock is {} s {side} of the provider's: set it", seconds.abs()),
        )
    } else {
        Finding::well("clock", "this machine's clock agrees with the provider's")
    })
}

async fn examine_credentials(vipps: &Vipps) -> Finding {
    match vipps.check_credentials(vipps::Clock::now(&SystemClock)).await {
        Ok(()) => Finding::well("credentials", "the provider accepts the client id and secret"),
        Err(vipps::Verdict::InvalidClient) => Finding::wrong(
            "credentials",
            Code::InvalidClient,
            "the provider does not accept the client id and secret: check both, the environment (test or production), \
             and whether `provider.client_auth` is the method chosen in the portal",
        ),
        Err(vipps::Verdict::UnauthorizedClient) => Finding::wrong(
            "credentials",
            Code::UnauthorizedClient,
            "merchant-initiated login is not switched on for this sales unit",
        ),
        Err(verdict) => Finding::wrong("credentials", Code::ProviderDown, format!("could not be tried: {verdict:?}")),
    }
}

async fn examine_user_exists(vipps: &Vipps) -> Finding {
    if !vipps.asks_user_exists() {
        return Finding::well("user_exists", "user-exists is not asked");
    }
    let Ok(nobody) = LoginHint::msisdn(NOBODY) else {
        return Finding::wrong("user_exists", Code::Internal, "could not be tried");
    };
    match vipps.check_user_exists(&nobody).await {
        Ok(()) => Finding::well("user_exists", "user-exists answers"),
        Err(vipps::Verdict::Unusable(_)) => Finding::wrong(
            "user_exists",
            Code::ConfigInvalid,
            "there is no user-exists at `provider.user_exists_url`: correct it, or set it to \"off\"",
        ),
        Err(verdict) => {
            Finding::wrong("user_exists", Code::ProviderDown, format!("user-exists does not answer: {verdict:?}"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(seconds_ahead: i64) -> Option<Code> {
        let date = Timestamp::UNIX_EPOCH;
        let now = Timestamp::from_second(seconds_ahead).unwrap();
        examine_clock(Observed { date: Some(date), max_age: None }, now).unwrap().code
    }

    #[test]
    fn a_clock_more_than_a_minute_off_is_named() {
        assert_eq!(check(0), None);
        assert_eq!(check(-60), None);
        assert_eq!(check(61), Some(Code::ConfigInvalid));
        assert_eq!(check(-61), Some(Code::ConfigInvalid));
    }
}
