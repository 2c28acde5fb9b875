//! The way to a desk that is not there yet: settings for the first time, the simulator, the passphrase.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Secret;
use crate::desk::Language;
use crate::settings::{Market, ProviderChoice};

/// Input of `set_up`. Nothing is written unless the desk opens with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetUp {
    /// Of the screen.
    pub language: Language,
    /// Of numbers without one.
    pub country: Market,
    /// What the club is called.
    pub club: String,
    /// Test or production.
    pub provider: ProviderChoice,
    /// As pasted.
    pub client_id: String,
    /// As pasted.
    pub client_secret: Secret,
    /// As pasted.
    pub merchant_serial_number: String,
    /// Where there is no keychain: what opens the desk's secrets from now on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub passphrase: Option<Secret>,
}

/// Input of `try_simulator`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TrySimulator {
    /// Of the screen and of the simulated phone.
    pub language: Language,
}

/// Input of `unlock`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Unlock {
    /// What opens the desk's secrets.
    pub passphrase: Secret,
}
