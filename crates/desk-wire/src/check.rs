//! What an examination of the desk finds.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Code;

/// One thing that was examined.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FindingView {
    /// What was looked at.
    pub check: Check,
    /// How it stands.
    pub state: FindingState,
    /// What was found.
    pub word: FindingWord,
    /// What stands in its sentence: an address, a number of seconds, scopes.
    pub values: Vec<String>,
    /// For what has to be set right: its code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub code: Option<Code>,
    /// The same in English, for the person who installs.
    pub message: String,
}

/// How something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FindingState {
    /// All is well.
    Well,
    /// It works, and somebody should know.
    Note,
    /// It has to be set right.
    Wrong,
}

/// What is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Check {
    /// The settings.
    Configuration,
    /// The address of the club's page.
    RedirectUri,
    /// Whether the page can be served.
    Page,
    /// Where secrets are kept.
    Vault,
    /// The register.
    Register,
    /// A change of the register's key.
    Key,
    /// The provider's client's secret.
    ClientSecret,
    /// A proxy on the way.
    Proxy,
    /// Whether the provider answers.
    Discovery,
    /// Who vouches for the provider.
    Certificate,
    /// This machine's clock.
    Clock,
    /// The provider's keys.
    Keys,
    /// Whether it accepts ours.
    Credentials,
    /// Its answer to whether somebody can be reached.
    UserExists,
    /// What is asked for.
    Scopes,
}

macro_rules! words {
    ($( $(#[doc = $doc:literal])+ $word:ident; )+) => {
        /// What was found. Each has a sentence of its own in every language.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
        #[serde(rename_all = "snake_case")]
        pub enum FindingWord { $( $(#[doc = $doc])+ $word, )+ }
    };
}

words! {
    /// The settings can be used.
    SettingsFine;
    /// There are none.
    SettingsMissing;
    /// They cannot be used.
    SettingsUnusable;
    /// The page's address can be used.
    RedirectUriFine;
    /// It cannot.
    RedirectUriUnfit;
    /// The page can be served; where.
    PageFine;
    /// Something listens there already; where.
    PageTaken;
    /// It is offered to everybody without TLS; where.
    PageForEverybody;
    /// It cannot be served; where.
    PageCannotListen;
    /// The register's key comes from the environment.
    VaultEnvironment;
    /// The secrets are under a passphrase; where.
    VaultPassphrase;
    /// The secrets are in the keychain.
    VaultKeychain;
    /// The register is sound.
    RegisterSound;
    /// It does not open; the code says why.
    RegisterClosed;
    /// It is damaged.
    RegisterDamaged;
    /// A change of its key was not finished.
    KeyChangeUnfinished;
    /// There is no client secret.
    SecretMissing;
    /// Calls go through a proxy; which.
    ThroughProxy;
    /// The provider answers.
    ProviderAnswers;
    /// The provider cannot be reached.
    ProviderUnreachable;
    /// The same, through a proxy; which.
    ProxyUnreachable;
    /// It answers with faults.
    ProviderFault;
    /// It calls itself otherwise.
    OtherIssuer;
    /// What answers is no provider.
    NoProvider;
    /// Nobody reads along.
    CertificateFine;
    /// An authority of this machine's own vouches for it.
    CertificateAdded;
    /// Nobody vouches for it.
    CertificateUntrusted;
    /// The clocks agree.
    ClockFine;
    /// This machine's is ahead; seconds.
    ClockAhead;
    /// It is behind; seconds.
    ClockBehind;
    /// The keys can be read.
    KeysFine;
    /// The client id and secret are accepted.
    CredentialsFine;
    /// They are not.
    CredentialsRefused;
    /// This kind of login is not switched on.
    NotSwitchedOn;
    /// They could not be tried.
    CredentialsUntried;
    /// It is not asked.
    UserExistsOff;
    /// It answers.
    UserExistsFine;
    /// It is not there.
    UserExistsNowhere;
    /// It does not answer.
    UserExistsSilent;
    /// The provider does not list some; which.
    ScopesUnlisted;
    /// One brought nothing; which, and in how many logins.
    ScopeDropped;
}

/// Input of `examine_desk`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExamineDesk {}
