//! How a number acts: a small script, so that tests can write their own.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::msisdn::Msisdn;
use super::said_number::SaidNumber;
use super::sent_back::{RedirectErrorName, SentBack};
use crate::ledger::faults::{FaultKind, InvalidFault};
use crate::signing::twist::Twist;

pub use super::named::NamedBehaviour;

/// The script of one number. The default is a person with a working app who waits for the phone's buttons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "a script is a list of switches, each independent of the others")]
pub struct Behaviour {
    /// What user-exists answers (§5).
    pub exists: bool,
    /// What a start is answered with (§17.1).
    pub start: Start,
    /// How the answer to a start says `interval` (§7).
    pub says_interval: SaidNumber,
    /// How the answer to a start says `expires_in` (§7).
    pub says_expires_in: SaidNumber,
    /// Whether a push arrives by itself; without it the request shows only after a refresh.
    pub push: bool,
    /// What the first polls are answered with, in order, before the decision counts (§17.2).
    pub polls: Vec<Step>,
    /// What the person does about the request. Nobody polls for an ending in the browser, so intervals count there.
    pub decision: Decision,
    /// What the customer's browser brings back, if the login ends there (§9).
    pub sent_back: SentBack,
    /// The parameter that carries an error back (§9.3).
    pub redirect_error_name: RedirectErrorName,
    /// Whether everything that is asked for was shared before, so that the consent step is skipped.
    pub shared_before: bool,
    /// Whether optional consents are ticked when the person acts by themselves (§15).
    pub accepts_offers: bool,
    /// Whether required consents are ticked when the person acts by themselves (§15).
    pub accepts_required: bool,
    /// Another person who confirms in this one's place: `sub` and profile are theirs.
    pub confirmed_by: Option<Msisdn>,
    /// What userinfo says about the phone number (§13).
    pub phone_number: PhoneNumberClaim,
    /// What userinfo says about the address (§13).
    pub address: AddressClaim,
    /// What the first calls of userinfo are answered with, in order (§17.5).
    pub userinfo: Vec<FaultKind>,
    /// What is odd or wrong about the ID token (§11).
    pub id_token: Vec<Twist>,
}

impl Default for Behaviour {
    fn default() -> Self {
        Self {
            exists: true,
            start: Start::Accepted,
            says_interval: SaidNumber::AsItIs,
            says_expires_in: SaidNumber::AsItIs,
            push: true,
            polls: Vec::new(),
            decision: Decision::ByHand,
            sent_back: SentBack::AsDecided,
            redirect_error_name: RedirectErrorName::Error,
            shared_before: false,
            accepts_offers: true,
            accepts_required: true,
            confirmed_by: None,
            phone_number: PhoneNumberClaim::Own,
            address: AddressClaim::Home,
            userinfo: Vec::new(),
            id_token: Vec::new(),
        }
    }
}

/// What a start is answered with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Start {
    /// 200 with an `auth_req_id`.
    Accepted,
    /// 400 with one of the provider's codes.
    Refused(Refusal),
    /// 429.
    TooMany(RetryAfter),
}

/// The ways the provider says that this person cannot be asked (§17.1). Nobody is told which reason lies behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// `error` is `unknown_user_id`.
    UnknownUserId,
    /// `error_code` is `invalid_user`.
    InvalidUser,
    /// `error_code` is `old_app`.
    OldApp,
    /// `error_code` is `outdated_app_version`.
    OutdatedAppVersion,
}

/// The forms of the header `Retry-After` (§18).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RetryAfter {
    /// Delta seconds.
    Seconds(u32),
    /// An HTTP date this many seconds ahead.
    DateIn(u32),
    /// No header.
    Missing,
}

/// What the person does about a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// Waits for the buttons of the phone page.
    ByHand,
    /// Never looks at the phone.
    Never,
    /// Confirms after this many polls.
    ApproveAfterPolls(u32),
    /// Declines after this many polls.
    RejectAfterPolls(u32),
    /// Confirms this many seconds before the request expires.
    ApproveSecondsBeforeExpiry(u32),
}

/// What userinfo says about the phone number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PhoneNumberClaim {
    /// The person's own.
    Own,
    /// Another one: the same person changed their number.
    ChangedTo(Msisdn),
    /// `null`
    Null,
    /// Nothing at all.
    Absent,
}

/// What userinfo says about the address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AddressClaim {
    /// The person's own, and no other.
    Home,
    /// Their own and two more.
    Three,
    /// An object whose members are all empty strings, as the provider sends for people without an address.
    Empty,
}

/// The answer to one poll: `pending`, `slow_down`, or a fault such as `status:503`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Step {
    /// `authorization_pending`
    Pending,
    /// `slow_down`, which adds five seconds for good.
    SlowDown,
    /// Something broken.
    Broken(FaultKind),
}

impl FromStr for Step {
    type Err = InvalidFault;

    fn from_str(text: &str) -> Result<Self, InvalidFault> {
        match text {
            "pending" => Ok(Self::Pending),
            "slow_down" => Ok(Self::SlowDown),
            fault => fault.parse().map(Self::Broken),
        }
    }
}

impl fmt::Display for Step {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pending => formatter.write_str("pending"),
            Self::SlowDown => formatter.write_str("slow_down"),
            Self::Broken(fault) => fault.fmt(formatter),
        }
    }
}

impl TryFrom<String> for Step {
    type Error = InvalidFault;

    fn try_from(text: String) -> Result<Self, InvalidFault> {
        text.parse()
    }
}

impl From<Step> for String {
    fn from(step: Step) -> Self {
        step.to_string()
    }
}
