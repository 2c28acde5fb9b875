//! The closed list of codes. A code exists only if the screen treats it differently.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Ms;
use crate::phone::PhoneProblem;
use crate::settings::SettingProblem;
use crate::staff::{FieldProblem, PinProblem, StaffProblem};

/// What went wrong, or how a login ended, as a word that screen, command line and tests share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// The text is no phone number a request can be sent to; `problem` says why.
    InvalidPhone,
    /// The command or its arguments were not understood.
    Usage,
    /// The text is no list of guests.
    NotAList,
    /// No such member or login (any more).
    NotFound,
    /// The login has moved on, so what was asked of it makes no sense now.
    NotNow,
    /// Staff gave the login up.
    Cancelled,
    /// Staff took back an enrolment just made; everything about it is forgotten.
    TakenBack,
    /// The customer declined, or the provider refused on their behalf.
    AccessDenied,
    /// Nobody answered in time.
    Expired,
    /// The number cannot be reached with the app; never says why.
    NotEligible,
    /// The customer's app is too old.
    OldApp,
    /// Too many requests for this number now; `retryAtMs` says when again.
    TooMany,
    /// Several members, or an implausible one: staff decide.
    NeedsStaff,
    /// The token answer was lost on the way: what the customer answered cannot be known. Ask again.
    Lost,
    /// The provider could not be reached.
    Unreachable,
    /// The provider answered, but only with faults.
    ProviderDown,
    /// The answer failed a check; `check` names it.
    Refused,
    /// Another person's number came back than the one that was asked.
    WrongPerson,
    /// The provider said something nobody defined; `check` carries its word.
    UnknownError,
    /// The provider does not accept this desk's credentials.
    InvalidClient,
    /// The provider does not know a scope this desk asks for.
    InvalidScope,
    /// This kind of login is not switched on for this desk.
    UnauthorizedClient,
    /// The provider found the request malformed.
    InvalidRequest,
    /// The phone number was asked for and did not come: the sales unit is not set up for it.
    ClaimMissing,
    /// Nobody is signed in at this desk: somebody of the staff has to.
    SignInNeeded,
    /// Only a manager may do this, and none is signed in.
    ManagerNeeded,
    /// That is not their PIN.
    WrongPin,
    /// After wrong tries a PIN is not to be tried for a while; `retryAtMs` says when again.
    PinClosed,
    /// What was chosen is no PIN; `pinProblem` says why.
    InvalidPin,
    /// The staff cannot be changed in this way; `staffProblem` says why.
    StaffRule,
    /// What was written into a field cannot be kept; `field` and `fieldProblem` say which and why.
    InvalidField,
    /// A file that was asked for cannot be written; `detail` says where and why.
    FileNotWritten,
    /// A setting cannot be used; `field` and `settingProblem` say which and why.
    InvalidSetting,
    /// There is no client secret: no request can be sent, and everything else goes on.
    SecretMissing,
    /// A passphrase opens the desk's secrets, and nobody has typed it yet.
    PassphraseNeeded,
    /// That is not the passphrase.
    WrongPassphrase,
    /// The simulator is not installed beside the program.
    NoSimulator,
    /// There is no configuration yet.
    ConfigMissing,
    /// The configuration cannot be used; `detail` says where and why.
    ConfigInvalid,
    /// There is no key for the register: no keychain, no key in it, or it is closed.
    StoreLocked,
    /// The key does not fit the register.
    StoreWrongKey,
    /// The register's file is damaged.
    StoreDamaged,
    /// The file is not a register of Skranke.
    StoreForeign,
    /// The register was written by a newer version.
    StoreNewer,
    /// The disk is full.
    StoreFull,
    /// The folder or file cannot be written.
    StoreReadOnly,
    /// The register did not answer for another reason.
    StoreFailed,
    /// A fault of ours.
    Internal,
}

/// What a command answers when it cannot do what was asked. Holds no personal data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WireError {
    /// What went wrong.
    pub code: Code,
    /// For [`Code::InvalidPhone`]: why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub problem: Option<PhoneProblem>,
    /// For [`Code::Refused`] and [`Code::UnknownError`]: which check, which word of the provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub check: Option<String>,
    /// For [`Code::InvalidPin`]: why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub pin_problem: Option<PinProblem>,
    /// For [`Code::StaffRule`]: why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub staff_problem: Option<StaffProblem>,
    /// For [`Code::InvalidField`] and [`Code::InvalidSetting`]: which field of the form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub field: Option<String>,
    /// For [`Code::InvalidField`]: why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub field_problem: Option<FieldProblem>,
    /// For [`Code::InvalidSetting`]: why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub setting_problem: Option<SettingProblem>,
    /// For [`Code::TooMany`] and [`Code::PinClosed`]: when asking is allowed again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub retry_at_ms: Option<Ms>,
    /// For the person who installs: in English, which file, which key. Never personal data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub detail: Option<String>,
}

impl WireError {
    /// An error that its code says all about.
    pub fn new(code: Code) -> Self {
        Self {
            code,
            problem: None,
            check: None,
            pin_problem: None,
            staff_problem: None,
            field: None,
            field_problem: None,
            setting_problem: None,
            retry_at_ms: None,
            detail: None,
        }
    }

    /// With a sentence for the person who installs.
    #[must_use]
    pub fn with_detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }
}
