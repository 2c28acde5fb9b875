//! The settings of this desk, as a form.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Secret;
use crate::desk::Language;
use crate::login::Ending;

/// The settings as they stand, and what may be changed of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SettingsView {
    /// What can be filled in.
    pub form: SettingsForm,
    /// The keys whose value comes from the environment, as in `skranke.toml`: `club.name`. They cannot be changed here.
    pub fixed: Vec<String>,
    /// Where a change is written; none: nowhere, for it is the simulator's desk, whose settings go with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub file: Option<String>,
    /// The provider's address for each choice there is.
    pub issuers: Vec<IssuerView>,
    /// Whether there is a client secret. What it is never comes to the page.
    pub secret: SecretState,
    /// What can be asked for.
    pub scopes: Vec<ScopeChoice>,
}

/// What can be filled in. Numbers as they are typed: what is wrong with them the desk says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SettingsForm {
    /// `club.name`
    pub club: String,
    /// `club.language`
    pub language: Language,
    /// `club.default_country`
    pub country: Market,
    /// `club.idle_lock_min`
    pub idle_lock_min: String,
    /// `display.open`
    pub opens_display: bool,
    /// `provider.issuer`
    pub provider: ProviderChoice,
    /// `provider.client_id`
    pub client_id: String,
    /// `provider.client_auth`
    pub client_auth: ClientAuth,
    /// `provider.merchant_serial_number`
    pub merchant_serial_number: String,
    /// `provider.ending`
    pub ending: Ending,
    /// `browser_ending.redirect_uri`; empty: there is none.
    pub redirect_uri: String,
    /// `scopes.enrol`
    pub enrol: Vec<String>,
    /// `scopes.check_in`
    pub check_in: Vec<String>,
    /// `[retention]`, every kind once.
    pub retention: Vec<RetentionSetting>,
}

/// Where numbers without a country are at home.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "UPPERCASE")]
pub enum Market {
    /// Norway.
    No,
    /// Denmark.
    Dk,
    /// Finland.
    Fi,
    /// Sweden.
    Se,
}

/// Which provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProviderChoice {
    /// Vipps MobilePay's test environment.
    Test,
    /// Vipps MobilePay itself.
    Production,
    /// Another, as the file has it.
    Other,
}

/// A provider's address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct IssuerView {
    /// Which.
    pub provider: ProviderChoice,
    /// Its issuer.
    pub issuer: String,
}

/// How the client's secret is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ClientAuth {
    /// In the header.
    ClientSecretBasic,
    /// In the form.
    ClientSecretPost,
}

/// Whether there is a client secret, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SecretState {
    /// There is none for this client: no request can be sent.
    Missing,
    /// In the environment: it cannot be changed here.
    Environment,
    /// In the system's keychain, or under the desk's passphrase.
    Kept,
}

/// Something that can be asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ScopeChoice {
    /// The provider's word.
    pub scope: String,
    /// What it is, as far as it is known.
    pub kind: ScopeKind,
    /// Whether it is always asked for.
    pub always: bool,
}

/// What a scope brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ScopeKind {
    /// That it is a login at all.
    Openid,
    /// The phone number.
    Phone,
    /// The name; of a provider that keeps to the standard, the whole profile.
    Name,
    /// The e-mail address.
    Email,
    /// Postal addresses.
    Address,
    /// The date of birth.
    Birthdate,
    /// The wishes that a customer answers in the app.
    Consents,
    /// Only the provider knows.
    Other,
}

/// How long one kind is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RetentionSetting {
    /// What.
    pub kind: KeptKind,
    /// Counted in.
    pub unit: KeptUnit,
    /// So many, as typed; none: as long as there is a register.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub count: Option<String>,
}

/// What a time is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum KeptUnit {
    /// Months of the calendar.
    Months,
    /// Days.
    Days,
    /// Hours.
    Hours,
}

/// What is kept for a time of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum KeptKind {
    /// Confirmed people whom staff have not put to a member.
    NeedsStaff,
    /// Numbers typed while the provider could not be reached.
    Intents,
    /// Members whose membership has ended.
    EndedMembers,
    /// Members whom no login ever confirmed.
    UnconfirmedMembers,
    /// Guests.
    Guests,
    /// Check-ins.
    Visits,
    /// What staff wrote about a member.
    Notes,
    /// What members told on the club's page.
    Answers,
    /// Numbers that a member had.
    FormerNumbers,
    /// What it takes to part two members again.
    Merges,
    /// Logins that became a member.
    Logins,
    /// What was done with personal data.
    Audit,
    /// The day's report.
    DayCounts,
}

/// Why a value cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum SettingProblem {
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
    Address {
        /// Why.
        problem: AddressProblem,
    },
    /// It comes from the environment.
    Fixed,
    /// Requests to the former provider wait for an answer.
    RequestsWait,
    /// The passphrase is too short.
    PassphraseTooShort,
    /// The secrets are under another passphrase already.
    WrongPassphrase,
    /// There is no keychain to keep it in.
    NoKeychain,
    /// The keychain is locked, or refuses.
    KeychainLocked,
    /// For a reason that is the installer's; `detail` says it.
    Unusable,
}

/// Why no customer can be sent to an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AddressProblem {
    /// It is too long.
    TooLong,
    /// It has a sign that no address has.
    Sign,
    /// It has a `#`.
    Fragment,
    /// It has a `?`.
    Query,
    /// It is no whole address.
    NotAnAddress,
    /// It is not for a browser.
    Scheme,
    /// It is not https.
    PlainHttp,
    /// It has a name or a password in it.
    Credentials,
    /// It has no path.
    NoPath,
    /// A browser would open another.
    OtherAddress,
}

/// Input of `view_settings`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ViewSettings {}

/// Input of `save_settings`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveSettings {
    /// As they were when the form was opened: only what differs is written.
    pub was: Box<SettingsForm>,
    /// As they shall be.
    pub form: Box<SettingsForm>,
    /// A new client secret; none: as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub client_secret: Option<Secret>,
}
