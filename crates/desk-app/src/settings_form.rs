//! The settings as a form of the wire, and what of a form differs from what it was.

use desk_core::retention::{Keep, Kind};
use desk_core::{Country, Ending};
use desk_wire::desk::Language;
use desk_wire::settings::{
    ClientAuth as AuthView, IssuerView, KeptKind, KeptUnit, Market, ProviderChoice, RetentionSetting, ScopeChoice,
    ScopeKind, SettingsForm,
};
use desk_wire::setup::SetUp;
use toml_edit::{Array, Value};
use vipps::{ClientAuth, Dialect, RedirectUri};

use crate::config::{Config, ConfigError, PHONE_SCOPES, ValueProblem, unusable};
use crate::settings_check::refused_address;
use crate::settings_retention::{FOR_EVER, KEYS, Unit};
use crate::view;

/// Vipps MobilePay's two issuers (contract §1).
const ISSUERS: [(ProviderChoice, &str); 2] = [
    (ProviderChoice::Test, "https://apitest.vipps.no/access-management-1.0/access/"),
    (ProviderChoice::Production, "https://api.vipps.no/access-management-1.0/access/"),
];

/// One value to be written, or to be taken away.
#[derive(Debug)]
pub(crate) struct Change {
    pub(crate) section: &'static str,
    pub(crate) name: &'static str,
    pub(crate) value: Option<Value>,
}

impl Change {
    /// As the key is written: `club.name`.
    pub(crate) fn key(&self) -> String {
        format!("{}.{}", self.section, self.name)
    }
}

/// The settings as they stand.
pub(crate) fn form(config: &Config) -> SettingsForm {
    let provider = &config.provider;
    SettingsForm {
        club: config.club.name.clone(),
        language: config.club.language,
        country: market(config.club.default_country),
        idle_lock_min: config.club.idle_lock_min.to_string(),
        opens_display: config.opens_display,
        provider: choice(config),
        client_id: provider.client_id.clone(),
        client_auth: match provider.client_auth {
            ClientAuth::Post => AuthView::ClientSecretPost,
            ClientAuth::Basic | ClientAuth::Partner { .. } => AuthView::ClientSecretBasic,
        },
        merchant_serial_number: provider.merchant_serial_number.clone(),
        ending: view::ending(provider.ending),
        redirect_uri: config.redirect_uri.clone().unwrap_or_default(),
        enrol: config.scopes.enrol.clone(),
        check_in: config.scopes.check_in.clone(),
        retention: KEYS.iter().map(|(_, kind, unit)| retention(*kind, *unit, config.retention.keep(*kind))).collect(),
    }
}

/// The provider's address for each choice that can be made here.
pub(crate) fn issuers(config: &Config) -> Vec<IssuerView> {
    let view = |(provider, issuer): (ProviderChoice, &str)| IssuerView { provider, issuer: issuer.to_owned() };
    if config.is_simulator() {
        return vec![view((ProviderChoice::Other, &config.provider.issuer))];
    }
    let other = (choice(config) == ProviderChoice::Other).then_some((ProviderChoice::Other, &*config.provider.issuer));
    ISSUERS.into_iter().chain(other).map(view).collect()
}

fn choice(config: &Config) -> ProviderChoice {
    let known = |(_, issuer): &(ProviderChoice, &str)| *issuer == config.provider.issuer;
    ISSUERS.into_iter().find(known).map_or(ProviderChoice::Other, |(choice, _)| choice)
}

/// What can be asked for: what is known, and what the settings ask for besides.
pub(crate) fn scopes(config: &Config) -> Vec<ScopeChoice> {
    let known: &[(&str, ScopeKind)] = match config.provider.dialect {
        Dialect::Vipps => &VIPPS_SCOPES,
        Dialect::Ciba => &STANDARD_SCOPES,
    };
    let word = |(scope, kind): (&str, ScopeKind)| {
        let always = scope == "openid" || PHONE_SCOPES.contains(&scope);
        ScopeChoice { scope: scope.to_owned(), kind, always }
    };
    let is_known = |scope: &String| known.iter().any(|(other, _)| other == scope);
    let others = config.scopes.all().into_iter().filter(|scope| !is_known(scope));
    let others = others.map(|scope| word((&scope, ScopeKind::Other)));
    known.iter().copied().map(word).chain(others).collect()
}

/// Contract §14.
const VIPPS_SCOPES: [(&str, ScopeKind); 7] = [
    ("openid", ScopeKind::Openid),
    ("phoneNumber", ScopeKind::Phone),
    ("name", ScopeKind::Name),
    ("email", ScopeKind::Email),
    ("address", ScopeKind::Address),
    ("birthDate", ScopeKind::Birthdate),
    ("delegatedConsents", ScopeKind::Consents),
];
const STANDARD_SCOPES: [(&str, ScopeKind); 5] = [
    ("openid", ScopeKind::Openid),
    ("phone", ScopeKind::Phone),
    ("profile", ScopeKind::Name),
    ("email", ScopeKind::Email),
    ("address", ScopeKind::Address),
];

/// What differs, as it is to be written. Spaces around what was typed or pasted fall away.
///
/// # Errors
/// [`ConfigError::Value`], if it is no value at all; whether it can be used is for the settings' own check to say.
pub(crate) fn changes(was: &SettingsForm, form: &SettingsForm) -> Result<Vec<Change>, ConfigError> {
    let mut changes = Changes::default();
    changes.text("club", "name", &was.club, &form.club);
    changes.word("club", "language", language(was.language), language(form.language));
    changes.word("club", "default_country", country(was.country).iso(), country(form.country).iso());
    changes.number("club", "idle_lock_min", &was.idle_lock_min, &form.idle_lock_min)?;
    if was.opens_display != form.opens_display {
        changes.put("display", "open", Some(form.opens_display.into()));
    }
    changes.provider(was.provider, form.provider);
    changes.text("provider", "client_id", &was.client_id, &form.client_id);
    changes.word("provider", "client_auth", auth(was.client_auth), auth(form.client_auth));
    changes.text("provider", "merchant_serial_number", &was.merchant_serial_number, &form.merchant_serial_number);
    changes.word("provider", "ending", ending(was), ending(form));
    changes.redirect_uri(&was.redirect_uri, &form.redirect_uri)?;
    changes.list("scopes", "enrol", &was.enrol, &form.enrol);
    changes.list("scopes", "check_in", &was.check_in, &form.check_in);
    for setting in form.retention.iter().filter(|setting| !was.retention.contains(setting)) {
        changes.retention(setting)?;
    }
    Ok(changes.0)
}

/// The first settings there are.
pub(crate) fn first_changes(with: &SetUp) -> Vec<Change> {
    let mut changes = Changes::default();
    changes.put("club", "name", Some(with.club.trim().into()));
    changes.put("club", "language", Some(language(with.language).into()));
    changes.put("club", "default_country", Some(country(with.country).iso().into()));
    changes.provider(ProviderChoice::Other, with.provider);
    changes.put("provider", "client_id", Some(with.client_id.trim().into()));
    changes.put("provider", "merchant_serial_number", Some(with.merchant_serial_number.trim().into()));
    changes.0
}

#[derive(Default)]
struct Changes(Vec<Change>);

impl Changes {
    fn put(&mut self, section: &'static str, name: &'static str, value: Option<Value>) {
        self.0.push(Change { section, name, value });
    }

    fn text(&mut self, section: &'static str, name: &'static str, was: &str, text: &str) {
        self.word(section, name, was.trim(), text.trim());
    }

    fn word(&mut self, section: &'static str, name: &'static str, was: &str, word: &str) {
        if was != word {
            self.put(section, name, Some(word.into()));
        }
    }

    fn number(&mut self, section: &'static str, name: &'static str, was: &str, text: &str) -> Result<(), ConfigError> {
        if was.trim() != text.trim() {
            self.put(section, name, Some(whole(&format!("{section}.{name}"), text)?));
        }
        Ok(())
    }

    fn list(&mut self, section: &'static str, name: &'static str, was: &[String], list: &[String]) {
        if was != list {
            self.put(section, name, Some(Value::Array(list.iter().map(String::as_str).collect::<Array>())));
        }
    }

    /// A provider is chosen by its word; that it is Vipps MobilePay then is sure.
    fn provider(&mut self, was: ProviderChoice, chosen: ProviderChoice) {
        if was != chosen
            && let Some((_, issuer)) = ISSUERS.into_iter().find(|(choice, _)| *choice == chosen)
        {
            self.put("provider", "issuer", Some(issuer.into()));
            if was == ProviderChoice::Other {
                self.put("provider", "dialect", Some("vipps".into()));
            }
        }
    }

    fn redirect_uri(&mut self, was: &str, text: &str) -> Result<(), ConfigError> {
        let (section, name, text) = ("browser_ending", "redirect_uri", text.trim());
        if was.trim() == text {
            return Ok(());
        }
        if !text.is_empty() {
            RedirectUri::parse(text).map_err(refused_address)?;
        }
        self.put(section, name, (!text.is_empty()).then(|| text.into()));
        Ok(())
    }

    fn retention(&mut self, setting: &RetentionSetting) -> Result<(), ConfigError> {
        let Some((name, ..)) = KEYS.iter().find(|(_, kind, _)| kept_kind(*kind) == setting.kind) else { return Ok(()) };
        let value = match &setting.count {
            None => FOR_EVER.into(),
            Some(count) => whole(&format!("retention.{name}"), count)?,
        };
        self.put("retention", name, Some(value));
        Ok(())
    }
}

fn whole(key: &str, text: &str) -> Result<Value, ConfigError> {
    let number: Result<i64, _> = text.trim().parse();
    number.map(Value::from).map_err(|_| unusable(key, ValueProblem::NotANumber, "must be a whole number"))
}

fn retention(kind: Kind, unit: Unit, keep: Keep) -> RetentionSetting {
    let count = match keep {
        Keep::Always => None,
        Keep::Months(count) | Keep::Days(count) | Keep::Hours(count) => Some(count.to_string()),
    };
    let unit = match unit {
        Unit::Months => KeptUnit::Months,
        Unit::Days => KeptUnit::Days,
        Unit::Hours => KeptUnit::Hours,
    };
    RetentionSetting { kind: kept_kind(kind), unit, count }
}

pub(crate) fn kept_kind(kind: Kind) -> KeptKind {
    match kind {
        Kind::NeedsStaff => KeptKind::NeedsStaff,
        Kind::Intents => KeptKind::Intents,
        Kind::EndedMembers => KeptKind::EndedMembers,
        Kind::UnconfirmedMembers => KeptKind::UnconfirmedMembers,
        Kind::Guests => KeptKind::Guests,
        Kind::Visits => KeptKind::Visits,
        Kind::Notes => KeptKind::Notes,
        Kind::Answers => KeptKind::Answers,
        Kind::FormerNumbers => KeptKind::FormerNumbers,
        Kind::Merges => KeptKind::Merges,
        Kind::Logins => KeptKind::Logins,
        Kind::Audit => KeptKind::Audit,
        Kind::DayCounts => KeptKind::DayCounts,
    }
}

fn market(country: Country) -> Market {
    match country {
        Country::Norway => Market::No,
        // Greenlanders use a Danish number's app, and no settings name them.
        Country::Denmark | Country::Greenland => Market::Dk,
        Country::Finland => Market::Fi,
        Country::Sweden => Market::Se,
    }
}

fn country(market: Market) -> Country {
    match market {
        Market::No => Country::Norway,
        Market::Dk => Country::Denmark,
        Market::Fi => Country::Finland,
        Market::Se => Country::Sweden,
    }
}

fn language(language: Language) -> &'static str {
    match language {
        Language::Nb => "nb",
        Language::En => "en",
        Language::Da => "da",
        Language::Fi => "fi",
        Language::Sv => "sv",
    }
}

fn auth(auth: AuthView) -> &'static str {
    match auth {
        AuthView::ClientSecretBasic => "client_secret_basic",
        AuthView::ClientSecretPost => "client_secret_post",
    }
}

fn ending(form: &SettingsForm) -> &'static str {
    match view::ending_of(form.ending) {
        Ending::App => "app",
        Ending::Browser => "browser",
    }
}
