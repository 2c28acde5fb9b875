//! The settings of one desk, checked.

use std::net::SocketAddr;
use std::time::Duration;

use desk_core::retention::Rules;
use desk_core::{Country, Ending, FixtureNumbers, Purpose};
use desk_wire::desk::Language;
use url::Url;
use vipps::{ClientAuth, Dialect, RedirectUri, RedirectUriProblem};

use crate::page::blocks::Page;
pub use crate::settings_file::{default_data_folder, default_settings_file, environment};

/// Everything a desk needs to know before it opens, but its secrets.
#[derive(Clone, Debug)]
pub struct Config {
    /// The club.
    pub club: Club,
    /// The provider.
    pub provider: Provider,
    /// What is asked for.
    pub scopes: Scopes,
    /// Where a login ends that ends in the browser, as it was written: whether it is fit is for the doctor to say.
    pub redirect_uri: Option<String>,
    /// Where the desk serves the club's page when it serves it itself.
    pub listen: SocketAddr,
    /// What the club's page is built from.
    pub page: Page,
    /// How long what is kept.
    pub retention: Rules,
    /// Whether the customers' display opens with the desk.
    pub opens_display: bool,
}

/// Whose counter it is.
#[derive(Clone, Debug)]
pub struct Club {
    /// As staff know it.
    pub name: String,
    /// The screen's.
    pub language: Language,
    /// For numbers typed without a country.
    pub default_country: Country,
    /// After so many minutes without a touch a shift ends by itself; 0: never.
    pub idle_lock_min: u32,
}

/// How to reach the provider and who we are there.
#[derive(Clone, Debug)]
pub struct Provider {
    /// Byte for byte.
    pub issuer: String,
    /// The sales unit's.
    pub client_id: String,
    /// How the secret is sent.
    pub client_auth: ClientAuth,
    /// The sales unit's number; may be empty.
    pub merchant_serial_number: String,
    /// Whose habits to follow.
    pub dialect: Dialect,
    /// None: do not ask.
    pub user_exists_url: Option<Url>,
    /// 60 to 900 s.
    pub requested_expiry: Duration,
    /// How a login ends on the customer's phone, if nobody says otherwise.
    pub ending: Ending,
}

/// What is asked for, per purpose.
#[derive(Clone, Debug)]
pub struct Scopes {
    /// To become a member.
    pub enrol: Vec<String>,
    /// To prove who is checking in.
    pub check_in: Vec<String>,
}

impl Scopes {
    /// Each that is asked for by any purpose, once.
    pub(crate) fn all(&self) -> Vec<String> {
        let mut all = self.enrol.clone();
        all.extend(self.check_in.iter().filter(|scope| !self.enrol.contains(scope)).cloned());
        all
    }
}

/// Why there is no usable configuration, in words for the person who installs.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// There is no file.
    #[error("there is no configuration file at {0}")]
    Missing(String),
    /// It cannot be used.
    #[error("{0}")]
    Invalid(String),
    /// One value cannot be used.
    #[error("{sentence}")]
    Value {
        /// Which: `club.name`.
        key: String,
        /// Why.
        problem: ValueProblem,
        /// The same in words.
        sentence: String,
    },
}

/// Why a value of the settings cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueProblem {
    /// Something must stand there.
    Empty,
    /// It is no whole number.
    NotANumber,
    /// It is too small or too large.
    OutOfRange {
        /// From here.
        least: u32,
        /// To here.
        most: u32,
    },
    /// Every login ends on the page, and it has no address.
    NoPage,
    /// No customer can be sent to this address.
    Address(RedirectUriProblem),
}

impl ConfigError {
    /// The same, with the file named before the sentence.
    pub(crate) fn in_file(self, file: &std::path::Path) -> Self {
        let said = |sentence: String| format!("{}: {sentence}", file.display());
        match self {
            Self::Missing(file) => Self::Missing(file),
            Self::Invalid(sentence) => Self::Invalid(said(sentence)),
            Self::Value { key, problem, sentence } => Self::Value { key, problem, sentence: said(sentence) },
        }
    }
}

impl Config {
    /// Whether the provider is on this very machine: the simulator, whose numbers are then taken.
    pub fn fixture_numbers(&self) -> FixtureNumbers {
        if self.provider.issuer.starts_with("http://") { FixtureNumbers::Accepted } else { FixtureNumbers::Refused }
    }

    /// Whether the provider is the simulator: plain http is accepted on loopback only.
    pub fn is_simulator(&self) -> bool {
        self.fixture_numbers() == FixtureNumbers::Accepted
    }

    /// The folder of the register: the one given, else the system's; the simulator's desk has one of its own, so that nothing
    /// of it is ever taken for real.
    pub fn data_folder(&self, given: Option<std::path::PathBuf>) -> std::path::PathBuf {
        let usual = || {
            let folder = default_data_folder().unwrap_or_else(|| "skranke-data".into());
            if self.is_simulator() { folder.join("simulator") } else { folder }
        };
        given.unwrap_or_else(usual)
    }

    /// What to ask for.
    pub fn scopes_for(&self, purpose: Purpose) -> &[String] {
        match purpose {
            Purpose::Enrol => &self.scopes.enrol,
            Purpose::CheckIn => &self.scopes.check_in,
        }
    }

    /// The address of the club's page, where the provider sends the customer, if there is one that can be used.
    pub fn page_address(&self) -> Option<RedirectUri> {
        RedirectUri::parse(self.redirect_uri.as_deref()?).ok()
    }

    /// For the client of the provider.
    pub(crate) fn provider_settings(&self, client_secret: vipps::ClientSecret) -> vipps::Settings {
        let provider = &self.provider;
        vipps::Settings {
            issuer: provider.issuer.clone(),
            client_id: provider.client_id.clone(),
            client_secret,
            client_auth: provider.client_auth.clone(),
            merchant_serial_number: provider.merchant_serial_number.clone(),
            dialect: provider.dialect,
            user_exists_url: provider.user_exists_url.clone(),
            system_name: "skranke".to_owned(),
            system_version: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }
}

pub(crate) fn invalid(sentence: String) -> ConfigError {
    ConfigError::Invalid(sentence)
}

/// A value that cannot be used; the sentence begins with its key.
pub(crate) fn unusable(key: &str, problem: ValueProblem, because: &str) -> ConfigError {
    ConfigError::Value { key: key.to_owned(), problem, sentence: format!("`{key}` {because}") }
}

/// The scopes under which a provider gives the phone number: Vipps MobilePay's, and the standard's.
pub(crate) const PHONE_SCOPES: [&str; 2] = ["phoneNumber", "phone"];
/// The national identity number is neither requested nor stored.
pub(crate) const REFUSED_SCOPES: [&str; 2] = ["nin", "nnin"];
