//! What stands in the settings, checked value by value into a [`Config`].

use std::net::SocketAddr;
use std::time::Duration;

use desk_core::{Country, Ending};
use desk_wire::desk::Language;
use serde::Deserialize;
use url::Url;
use vipps::{ClientAuth, Dialect, RedirectUri, RedirectUriProblem, Vipps};

use crate::config::{
    Club, Config, ConfigError, PHONE_SCOPES, Provider, REFUSED_SCOPES, Scopes, ValueProblem, invalid, unusable,
};
use crate::{settings_page, settings_retention};

/// The settings as they are written; `check` makes a [`Config`] of them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Raw {
    club: RawClub,
    provider: RawProvider,
    #[serde(default)]
    scopes: RawScopes,
    #[serde(default)]
    browser_ending: RawBrowserEnding,
    #[serde(default)]
    page: toml::Table,
    #[serde(default)]
    retention: toml::Table,
    #[serde(default)]
    display: RawDisplay,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDisplay {
    #[serde(default)]
    open: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawClub {
    name: String,
    #[serde(default = "norwegian")]
    language: String,
    #[serde(default = "norway")]
    default_country: String,
    #[serde(default = "ten")]
    idle_lock_min: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawProvider {
    issuer: String,
    client_id: String,
    #[serde(default = "basic")]
    client_auth: String,
    #[serde(default)]
    merchant_serial_number: String,
    #[serde(default = "vipps")]
    dialect: String,
    #[serde(default)]
    user_exists_url: String,
    #[serde(default = "three_minutes")]
    requested_expiry_s: u64,
    #[serde(default = "app")]
    ending: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawScopes {
    enrol: Option<Vec<String>>,
    check_in: Option<Vec<String>>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawBrowserEnding {
    redirect_uri: Option<String>,
    listen: Option<String>,
}

fn norwegian() -> String {
    "nb".to_owned()
}

fn norway() -> String {
    "NO".to_owned()
}

fn basic() -> String {
    "client_secret_basic".to_owned()
}

fn ten() -> u32 {
    10
}

fn vipps() -> String {
    "vipps".to_owned()
}

fn app() -> String {
    "app".to_owned()
}

fn three_minutes() -> u64 {
    180
}

impl Raw {
    pub(crate) fn check(self) -> Result<Config, ConfigError> {
        check_ending(&self.provider.ending, self.browser_ending.redirect_uri.as_deref())?;
        let dialect =
            one_of("provider.dialect", &self.provider.dialect, &[("vipps", Dialect::Vipps), ("ciba", Dialect::Ciba)])?;
        let club = self.club.check()?;
        Ok(Config {
            page: settings_page::check(&self.page, club.language)?,
            club,
            provider: self.provider.check(dialect)?,
            scopes: Scopes {
                enrol: scopes("enrol", self.scopes.enrol, dialect, &["openid", "name", "phoneNumber", "email"])?,
                check_in: scopes("check_in", self.scopes.check_in, dialect, &["openid", "name", "phoneNumber"])?,
            },
            listen: self.browser_ending.listen()?,
            redirect_uri: self.browser_ending.redirect_uri,
            retention: settings_retention::check(&self.retention)?,
            opens_display: self.display.open,
        })
    }
}

/// Who leaves a desk for longer has gone home.
const MOST_IDLE_MIN: u32 = 240;

impl RawClub {
    fn check(self) -> Result<Club, ConfigError> {
        if self.name.trim().is_empty() {
            return Err(unusable("club.name", ValueProblem::Empty, "is empty"));
        }
        if self.idle_lock_min > MOST_IDLE_MIN {
            let problem = ValueProblem::OutOfRange { least: 0, most: MOST_IDLE_MIN };
            let because = format!("must be from 0 (never) to {MOST_IDLE_MIN}");
            return Err(unusable("club.idle_lock_min", problem, &because));
        }
        let languages = [
            ("nb", Language::Nb),
            ("en", Language::En),
            ("da", Language::Da),
            ("fi", Language::Fi),
            ("sv", Language::Sv),
        ];
        let countries =
            [("NO", Country::Norway), ("DK", Country::Denmark), ("FI", Country::Finland), ("SE", Country::Sweden)];
        Ok(Club {
            language: one_of("club.language", &self.language, &languages)?,
            default_country: one_of("club.default_country", &self.default_country, &countries)?,
            idle_lock_min: self.idle_lock_min,
            name: self.name,
        })
    }
}

impl RawProvider {
    fn check(self, dialect: Dialect) -> Result<Provider, ConfigError> {
        check_address("provider.issuer", &self.issuer)?;
        if self.client_id.trim().is_empty() {
            return Err(unusable("provider.client_id", ValueProblem::Empty, "is empty"));
        }
        if !(60..=900).contains(&self.requested_expiry_s) {
            return Err(invalid("`provider.requested_expiry_s` must be from 60 to 900".to_owned()));
        }
        let methods = [("client_secret_basic", ClientAuth::Basic), ("client_secret_post", ClientAuth::Post)];
        Ok(Provider {
            client_auth: one_of("provider.client_auth", &self.client_auth, &methods)?,
            user_exists_url: user_exists(&self.user_exists_url, &self.issuer, dialect)?,
            requested_expiry: Duration::from_secs(self.requested_expiry_s),
            ending: ending(&self.ending)?,
            issuer: self.issuer,
            client_id: self.client_id,
            merchant_serial_number: self.merchant_serial_number,
            dialect,
        })
    }
}

fn ending(text: &str) -> Result<Ending, ConfigError> {
    one_of("provider.ending", text, &[("app", Ending::App), ("browser", Ending::Browser)])
}

/// Where every login ends on the page, there must be one.
fn check_ending(text: &str, redirect_uri: Option<&str>) -> Result<(), ConfigError> {
    if ending(text)? == Ending::App {
        return Ok(());
    }
    let Some(redirect_uri) = redirect_uri else {
        let because = "must be set, for `provider.ending` is `browser`";
        return Err(unusable("browser_ending.redirect_uri", ValueProblem::NoPage, because));
    };
    match RedirectUri::parse(redirect_uri) {
        Ok(_) => Ok(()),
        Err(problem) => Err(refused_address(problem)),
    }
}

/// An address that no customer can be sent to.
pub(crate) fn refused_address(problem: RedirectUriProblem) -> ConfigError {
    unusable("browser_ending.redirect_uri", ValueProblem::Address(problem), &format!("cannot be used: {problem}"))
}

impl RawBrowserEnding {
    fn listen(&self) -> Result<SocketAddr, ConfigError> {
        let refused = || invalid("`browser_ending.listen` must be an address and a port: 127.0.0.1:8710".to_owned());
        self.listen
            .as_deref()
            .map_or(Ok(SocketAddr::from(([127, 0, 0, 1], 8710))), |text| text.parse().map_err(|_| refused()))
    }
}

/// https, or http on loopback.
fn check_address(key: &str, text: &str) -> Result<Url, ConfigError> {
    let refused = || invalid(format!("`{key}` must be an https address (http only for this very machine)"));
    let url: Url = text.parse().map_err(|_| refused())?;
    if url.scheme() == "https" || vipps::is_loopback(&url) { Ok(url) } else { Err(refused()) }
}

/// Empty: the provider's own place; a provider that keeps to the standard has none.
fn user_exists(text: &str, issuer: &str, dialect: Dialect) -> Result<Option<Url>, ConfigError> {
    match (text, dialect) {
        ("off", _) | ("", Dialect::Ciba) => Ok(None),
        ("", Dialect::Vipps) => Ok(Vipps::default_user_exists_url(issuer)),
        (text, _) => check_address("provider.user_exists_url", text).map(Some),
    }
}

fn scopes(
    purpose: &str,
    given: Option<Vec<String>>,
    dialect: Dialect,
    usual: &[&str],
) -> Result<Vec<String>, ConfigError> {
    let standard = |scope: &&str| match (dialect, *scope) {
        (Dialect::Ciba, "name") => "profile".to_owned(),
        (Dialect::Ciba, "phoneNumber") => "phone".to_owned(),
        (_, scope) => scope.to_owned(),
    };
    let scopes = given.unwrap_or_else(|| usual.iter().map(standard).collect());
    if let Some(refused) = scopes.iter().find(|scope| REFUSED_SCOPES.contains(&scope.as_str())) {
        return Err(invalid(format!(
            "`scopes.{purpose}` must not hold `{refused}`: the identity number is never asked for"
        )));
    }
    if !scopes.iter().any(|scope| PHONE_SCOPES.contains(&scope.as_str())) {
        return Err(invalid(format!(
            "`scopes.{purpose}` must hold `phoneNumber`: without it nobody knows whether the right person confirmed"
        )));
    }
    if scopes.iter().any(|scope| scope.is_empty() || !scope.bytes().all(|byte| byte.is_ascii_graphic())) {
        return Err(invalid(format!("`scopes.{purpose}` holds something that is no scope")));
    }
    Ok(scopes)
}

fn one_of<T: Clone>(key: &str, text: &str, choices: &[(&str, T)]) -> Result<T, ConfigError> {
    if let Some((_, value)) = choices.iter().find(|(name, _)| *name == text) {
        return Ok(value.clone());
    }
    let names: Vec<String> = choices.iter().map(|(name, _)| format!("`{name}`")).collect();
    // Not what it is: somebody may have put a secret there.
    Err(invalid(format!("`{key}` must be {}", names.join(" or "))))
}
