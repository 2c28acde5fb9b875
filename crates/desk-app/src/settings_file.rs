//! `skranke.toml` and the environment, read into a [`Config`].
//!
//! Every key is in [`KEYS`]; what is not there is an error that names the nearest. `SKRANKE_PROVIDER__CLIENT_ID` is the
//! key `client_id` of `[provider]`; lists are separated by spaces.

use std::path::{Path, PathBuf};

use toml::{Table, Value};

use crate::config::{Config, ConfigError, invalid};
use crate::settings_check::Raw;
use crate::settings_retention::FOR_EVER;

enum Kind {
    Text,
    Seconds,
    Minutes,
    List,
    /// `true` or `false`.
    Switch,
    /// A number of months, days or hours, as its name says, or `keep`.
    Time,
    /// A section of its own, whose keys are checked where it is read.
    Section,
}

/// Every key there is: section, name, kind.
const KEYS: &[(&str, &str, Kind)] = &[
    ("club", "name", Kind::Text),
    ("club", "language", Kind::Text),
    ("club", "default_country", Kind::Text),
    ("club", "idle_lock_min", Kind::Minutes),
    ("provider", "issuer", Kind::Text),
    ("provider", "client_id", Kind::Text),
    ("provider", "client_auth", Kind::Text),
    ("provider", "merchant_serial_number", Kind::Text),
    ("provider", "dialect", Kind::Text),
    ("provider", "user_exists_url", Kind::Text),
    ("provider", "requested_expiry_s", Kind::Seconds),
    ("provider", "ending", Kind::Text),
    ("scopes", "enrol", Kind::List),
    ("scopes", "check_in", Kind::List),
    ("browser_ending", "redirect_uri", Kind::Text),
    ("browser_ending", "listen", Kind::Text),
    ("page", "blocks", Kind::List),
    ("page", "accent", Kind::Text),
    ("page", "welcome", Kind::Section),
    ("page", "more", Kind::Section),
    ("page", "consents", Kind::Section),
    ("page", "terms", Kind::Section),
    ("page", "hand_over", Kind::Section),
    ("page", "done", Kind::Section),
    ("display", "open", Kind::Switch),
    ("retention", "visits_months", Kind::Time),
    ("retention", "ended_members_months", Kind::Time),
    ("retention", "unconfirmed_members_months", Kind::Time),
    ("retention", "notes_months", Kind::Time),
    ("retention", "answers_months", Kind::Time),
    ("retention", "former_numbers_months", Kind::Time),
    ("retention", "merges_months", Kind::Time),
    ("retention", "logins_months", Kind::Time),
    ("retention", "audit_months", Kind::Time),
    ("retention", "day_counts_months", Kind::Time),
    ("retention", "intents_days", Kind::Time),
    ("retention", "guests_days", Kind::Time),
    ("retention", "needs_staff_hours", Kind::Time),
];

const ENV_PREFIX: &str = "SKRANKE_";

/// The environment. What is no text is none of our settings.
pub fn environment() -> impl Iterator<Item = (String, String)> {
    std::env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
}

/// `skranke.toml` in the operating system's folder for configuration.
pub fn default_settings_file() -> Option<PathBuf> {
    project_folders().map(|folders| folders.config_dir().join("skranke.toml"))
}

/// The operating system's folder for data.
pub fn default_data_folder() -> Option<PathBuf> {
    project_folders().map(|folders| folders.data_dir().to_owned())
}

fn project_folders() -> Option<directories::ProjectDirs> {
    directories::ProjectDirs::from("", "", "skranke")
}

impl Config {
    /// Reads the file, then the environment over it. Without a file the environment must say everything.
    ///
    /// # Errors
    /// [`ConfigError`] in words for the person who installs.
    pub fn read(file: &Path, environment: impl IntoIterator<Item = (String, String)>) -> Result<Self, ConfigError> {
        let text = read_text(file)?;
        let from_environment = settings_of(environment)?;
        if text.is_none() && from_environment.is_empty() {
            return Err(ConfigError::Missing(file.display().to_string()));
        }
        Self::parse(&text.unwrap_or_default(), from_environment).map_err(|error| error.in_file(file))
    }

    /// Reads a text as a file would be read, without the environment.
    ///
    /// # Errors
    /// [`ConfigError::Invalid`].
    pub fn from_text(text: &str) -> Result<Self, ConfigError> {
        Self::parse(text, Table::new())
    }

    /// Reads a text with variables over it.
    pub(crate) fn parse(text: &str, over: Table) -> Result<Self, ConfigError> {
        // toml's own message shows the line, which may hold anything, but never a secret: secrets have no key.
        let mut table: Table = text.parse().map_err(|error: toml::de::Error| not_toml(text, &error))?;
        refuse_unknown_keys(&table)?;
        lay_over(&mut table, over);
        let raw: Raw = table.try_into().map_err(|error: toml::de::Error| invalid(error.message().to_owned()))?;
        raw.check()
    }
}

/// What stands in a file; `None`: there is no file.
pub(crate) fn read_text(file: &Path) -> Result<Option<String>, ConfigError> {
    match std::fs::read_to_string(file) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(invalid(format!("{} cannot be read: {}", file.display(), error.kind()))),
    }
}

/// The line, and what is wrong there; never the line itself, in which a secret may stand.
fn not_toml(text: &str, error: &toml::de::Error) -> ConfigError {
    let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
    invalid(format!("line {}: {}", before.lines().count().max(1), error.message()))
}

/// The variables that are settings, as a table.
pub(crate) fn settings_of(environment: impl IntoIterator<Item = (String, String)>) -> Result<Table, ConfigError> {
    let mut table = Table::new();
    for (variable, text) in environment {
        let Some((section, name)) = variable.strip_prefix(ENV_PREFIX).and_then(|rest| rest.split_once("__")) else {
            continue;
        };
        let (section, name) = (section.to_lowercase(), name.to_lowercase());
        let kind = kind_of(&section, &name).ok_or_else(|| unknown_variable(&variable))?;
        let entry = table.entry(section).or_insert_with(|| Value::Table(Table::new()));
        if let Value::Table(entry) = entry {
            entry.insert(name, value_of(&variable, kind, &text)?);
        }
    }
    Ok(table)
}

fn value_of(variable: &str, kind: &Kind, text: &str) -> Result<Value, ConfigError> {
    match kind {
        Kind::Text => Ok(Value::String(text.to_owned())),
        Kind::Seconds => text
            .trim()
            .parse()
            .map(Value::Integer)
            .map_err(|_| invalid(format!("{variable} must be a number of seconds"))),
        Kind::Minutes => text
            .trim()
            .parse()
            .map(Value::Integer)
            .map_err(|_| invalid(format!("{variable} must be a number of minutes"))),
        Kind::Time if text.trim() == FOR_EVER => Ok(Value::String(FOR_EVER.to_owned())),
        Kind::Time => text
            .trim()
            .parse()
            .map(Value::Integer)
            .map_err(|_| invalid(format!("{variable} must be a whole number or {FOR_EVER}"))),
        Kind::Section => Err(invalid(format!("{variable} is a section of the file; no variable holds it"))),
        Kind::Switch => {
            text.trim().parse().map(Value::Boolean).map_err(|_| invalid(format!("{variable} must be true or false")))
        }
        Kind::List => Ok(Value::Array(text.split_whitespace().map(|item| Value::String(item.to_owned())).collect())),
    }
}

fn kind_of(section: &str, name: &str) -> Option<&'static Kind> {
    KEYS.iter().find(|(key_section, key_name, _)| *key_section == section && *key_name == name).map(|(_, _, kind)| kind)
}

fn refuse_unknown_keys(table: &Table) -> Result<(), ConfigError> {
    for (section, content) in table {
        if !KEYS.iter().any(|(known, ..)| known == section) {
            let nearest = nearest(section, KEYS.iter().map(|(known, ..)| (*known).to_owned()));
            return Err(invalid(format!("there is no section [{section}]; did you mean [{nearest}]?")));
        }
        let Value::Table(content) = content else {
            return Err(invalid(format!("`{section}` must be a section: [{section}]")));
        };
        for (name, value) in content {
            if let Some(kind) = kind_of(section, name) {
                check_kind(section, name, kind, value)?;
            } else {
                let written = format!("{section}.{name}");
                let nearest = nearest(&written, KEYS.iter().map(|(section, name, _)| format!("{section}.{name}")));
                if name.contains("secret") || name.contains("key") {
                    let advice = "secrets stand in no file: keep the client's with `skranke-cli secret`";
                    return Err(invalid(format!("there is no key `{written}`; {advice}")));
                }
                return Err(invalid(format!("there is no key `{written}`; did you mean `{nearest}`?")));
            }
        }
    }
    Ok(())
}

fn check_kind(section: &str, name: &str, kind: &Kind, value: &Value) -> Result<(), ConfigError> {
    let (fits, must_be) = match kind {
        Kind::Text => (value.is_str(), "a text in quotes"),
        Kind::Seconds => (value.is_integer(), "a whole number of seconds, without quotes"),
        Kind::Minutes => {
            (value.as_integer().is_some_and(|minutes| minutes >= 0), "a whole number of minutes, without quotes")
        }
        Kind::Switch => (value.is_bool(), "true or false, without quotes"),
        Kind::List => (value.is_array(), "a list of texts: [\"…\", \"…\"]"),
        Kind::Section => (value.is_table(), "a section of its own: [page.welcome]"),
        Kind::Time => (value.is_integer() || value.is_str(), "a whole number, or \"keep\""),
    };
    if fits { Ok(()) } else { Err(invalid(format!("`{section}.{name}` must be {must_be}"))) }
}

fn unknown_variable(variable: &str) -> ConfigError {
    let names = KEYS.iter().map(|(section, name, _)| format!("{ENV_PREFIX}{section}__{name}").to_uppercase());
    invalid(format!("there is no setting {variable}; did you mean {}?", nearest(variable, names)))
}

pub(crate) fn nearest(word: &str, candidates: impl Iterator<Item = String>) -> String {
    candidates.min_by_key(|candidate| strsim::damerau_levenshtein(word, candidate)).unwrap_or_default()
}

fn lay_over(table: &mut Table, over: Table) {
    for (section, content) in over {
        match (table.entry(section).or_insert_with(|| Value::Table(Table::new())), content) {
            (Value::Table(under), Value::Table(content)) => under.extend(content),
            (under, content) => *under = content,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use desk_wire::desk::Language;

    use super::*;

    const GOOD: &str = r#"
        [club]
        name = "Fjellheim Turlag"
        [provider]
        issuer = "https://apitest.vipps.no/access-management-1.0/access/"
        client_id = "client"
    "#;

    fn read(text: &str, environment: &[(&str, &str)]) -> Result<Config, ConfigError> {
        let environment = environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Config::parse(text, settings_of(environment)?)
    }

    fn check_refused(text: &str, environment: &[(&str, &str)], part: &str) {
        let sentence = read(text, environment).unwrap_err().to_string();
        assert!(sentence.contains(part), "{sentence:?} should say {part:?}");
    }

    #[test]
    fn a_short_file_is_enough() {
        let config = read(GOOD, &[]).unwrap();
        assert_eq!(config.club.language, Language::Nb);
        assert_eq!(config.provider.requested_expiry, Duration::from_secs(180));
        assert_eq!(
            config.provider.user_exists_url.unwrap().as_str(),
            "https://apitest.vipps.no/vipps-login-ciba/api/v1/user-exists"
        );
        assert_eq!(config.scopes.check_in, ["openid", "name", "phoneNumber"]);
    }

    #[test]
    fn the_environment_lies_over_the_file_and_can_stand_alone() {
        let over = [("SKRANKE_CLUB__NAME", "Annet"), ("SKRANKE_SCOPES__ENROL", "openid  phoneNumber"), ("PATH", "x")];
        let config = read(GOOD, &over).unwrap();
        assert_eq!((config.club.name.as_str(), config.scopes.enrol.len()), ("Annet", 2));
        let alone = [
            ("SKRANKE_CLUB__NAME", "A"),
            ("SKRANKE_PROVIDER__ISSUER", "http://127.0.0.1:1/"),
            ("SKRANKE_PROVIDER__CLIENT_ID", "c"),
            ("SKRANKE_PROVIDER__REQUESTED_EXPIRY_S", "60"),
            ("SKRANKE_CLIENT_SECRET", "not a setting"),
        ];
        assert!(read("", &alone).unwrap().is_simulator());
    }

    #[test]
    fn an_unknown_key_is_named_with_the_nearest() {
        check_refused(&format!("{GOOD}\nclientid = \"x\""), &[], "did you mean `provider.client_id`?");
        check_refused(&format!("{GOOD}\n[scope]"), &[], "did you mean [scopes]?");
        check_refused(GOOD, &[("SKRANKE_PROVIDER__CLIENTID", "x")], "did you mean SKRANKE_PROVIDER__CLIENT_ID?");
        check_refused("club = 1", &[], "[club]");
    }

    #[test]
    fn a_value_of_another_kind_is_refused_by_its_key_and_a_broken_line_by_its_number() {
        check_refused(
            &format!("{GOOD}\nmerchant_serial_number = 900123"),
            &[],
            "`provider.merchant_serial_number` must be a text",
        );
        check_refused(
            &format!("{GOOD}\nrequested_expiry_s = \"180\""),
            &[],
            "`provider.requested_expiry_s` must be a whole number",
        );
        check_refused("[club]\nname = ", &[], "line 2");
    }

    #[test]
    fn a_secret_in_the_file_is_told_where_to_go_and_never_repeated() {
        check_refused(&format!("{GOOD}\nclient_secret = \"canary\""), &[], "skranke-cli secret");
        let wrong_place = read(&format!("{GOOD}\nclient_auth = \"canary\""), &[]).unwrap_err();
        assert!(!wrong_place.to_string().contains("canary"), "{wrong_place}");
    }

    #[test]
    fn a_value_that_cannot_be_used_is_refused_with_the_reason() {
        let with = |name, value| [(name, value)];
        check_refused(GOOD, &with("SKRANKE_PROVIDER__ISSUER", "http://example.test/"), "https");
        check_refused(GOOD, &with("SKRANKE_PROVIDER__ISSUER", "nonsense"), "https");
        check_refused(GOOD, &with("SKRANKE_PROVIDER__REQUESTED_EXPIRY_S", "59"), "from 60 to 900");
        check_refused(GOOD, &with("SKRANKE_PROVIDER__REQUESTED_EXPIRY_S", "soon"), "a number of seconds");
        check_refused(GOOD, &with("SKRANKE_PROVIDER__CLIENT_AUTH", "none"), "client_secret_post");
        check_refused(GOOD, &with("SKRANKE_CLUB__LANGUAGE", "de"), "`nb` or `en`");
        check_refused(GOOD, &with("SKRANKE_CLUB__NAME", " "), "empty");
        check_refused(GOOD, &with("SKRANKE_SCOPES__ENROL", "openid name"), "phoneNumber");
        check_refused(GOOD, &with("SKRANKE_SCOPES__ENROL", "openid phoneNumber nin"), "never asked for");
        check_refused(GOOD, &with("SKRANKE_CLUB__IDLE_LOCK_MIN", "241"), "from 0 (never) to 240");
        check_refused(GOOD, &with("SKRANKE_CLUB__IDLE_LOCK_MIN", "soon"), "a number of minutes");
        check_refused(&GOOD.replace("[provider]", "idle_lock_min = -1\n[provider]"), &[], "a whole number of minutes");
        check_refused("[club", &[], "");
        check_refused(&format!("{GOOD}\n[display]\nopen = \"yes\""), &[], "true or false");
        check_refused(GOOD, &with("SKRANKE_DISPLAY__OPEN", "yes"), "true or false");
    }

    #[test]
    fn the_customers_display_opens_with_the_desk_if_the_settings_say_so() {
        assert!(!read(GOOD, &[]).unwrap().opens_display);
        assert!(read(&format!("{GOOD}\n[display]\nopen = true"), &[]).unwrap().opens_display);
        assert!(read(GOOD, &[("SKRANKE_DISPLAY__OPEN", "true")]).unwrap().opens_display);
    }

    #[test]
    fn how_long_what_is_kept_stands_in_the_file_or_the_environment() {
        use desk_core::retention::{Keep, Kind as Kept};
        let over = [("SKRANKE_RETENTION__VISITS_MONTHS", " keep"), ("SKRANKE_RETENTION__NEEDS_STAFF_HOURS", "48")];
        let rules =
            read(&format!("{GOOD}\n[retention]\nvisits_months = 6\naudit_months = 12"), &over).unwrap().retention;
        assert_eq!(rules.keep(Kept::Visits), Keep::Always);
        assert_eq!(rules.keep(Kept::NeedsStaff), Keep::Hours(48));
        assert_eq!(rules.keep(Kept::Audit), Keep::Months(12));
        check_refused(&format!("{GOOD}\n[retention]\nvisit_months = 6"), &[], "`retention.visits_months`?");
        check_refused(&format!("{GOOD}\n[retention]\nvisits_months = 1.5"), &[], "a whole number, or");
        check_refused(GOOD, &[("SKRANKE_RETENTION__VISITS_MONTHS", "soon")], "a whole number or keep");
    }

    #[test]
    fn user_exists_can_be_elsewhere_or_off() {
        let url = |value| read(GOOD, &[("SKRANKE_PROVIDER__USER_EXISTS_URL", value)]).unwrap().provider.user_exists_url;
        assert_eq!(url("off"), None);
        assert_eq!(url("https://example.test/x").unwrap().as_str(), "https://example.test/x");
    }

    #[test]
    fn a_standard_provider_is_asked_in_the_standards_words() {
        let config = read(GOOD, &[("SKRANKE_PROVIDER__DIALECT", "ciba")]).unwrap();
        assert_eq!(config.scopes.enrol, ["openid", "profile", "phone", "email"]);
        assert_eq!(config.provider.user_exists_url, None);
    }
}
