//! Behaviours with a name: the habits of the fixture numbers, for the people file and the controls.

use serde::{Deserialize, Serialize};

use super::behaviour::{AddressClaim, Behaviour, Decision, PhoneNumberClaim, Refusal, RetryAfter, Start, Step};
use super::msisdn::Msisdn;
use crate::ledger::faults::FaultKind;
use crate::signing::twist::Twist;

/// A behaviour by name. [`NamedBehaviour::script`] says what it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NamedBehaviour {
    /// Waits for the phone's buttons.
    ByHand,
    /// Confirms after two polls.
    Approves,
    /// Never looks at the phone; the request expires.
    Ignores,
    /// Declines after two polls.
    Rejects,
    /// The app is too old; refused at the start.
    OldApp,
    /// No account, inactive or too young; nobody is told which.
    NotEligible,
    /// No push; the person opens the app by themselves and confirms after four polls.
    PushOff,
    /// 429 at the start, with `Retry-After: 20`.
    TooMany,
    /// The provider stumbles: three polls and the first userinfo fail, then it goes well.
    Unsteady,
    /// Has no address.
    NoAddress,
    /// Shared everything before.
    SharedBefore,
    /// Declines optional marketing consents.
    DeclinesOffers,
    /// Confirms ten seconds before the request expires.
    Late,
    /// Somebody else confirms.
    WrongPerson,
    /// Userinfo has no phone number.
    NoPhoneNumber,
    /// The ID token's signature is wrong.
    BadSignature,
    /// Always pending, with one `slow_down`.
    Endless,
}

impl NamedBehaviour {
    /// The script behind the name, for the person with this number.
    pub fn script(self, msisdn: &Msisdn) -> Behaviour {
        let approves = || Behaviour { decision: Decision::ApproveAfterPolls(2), ..Behaviour::default() };
        let decides = |decision| Behaviour { decision, ..Behaviour::default() };
        let refused = |refusal| Behaviour { start: Start::Refused(refusal), ..Behaviour::default() };
        match self {
            Self::ByHand => Behaviour::default(),
            Self::Approves => approves(),
            Self::Ignores => decides(Decision::Never),
            Self::Rejects => decides(Decision::RejectAfterPolls(2)),
            Self::OldApp => refused(Refusal::OldApp),
            Self::NotEligible => Behaviour { exists: false, ..refused(Refusal::UnknownUserId) },
            Self::PushOff => Behaviour { push: false, ..decides(Decision::ApproveAfterPolls(4)) },
            Self::TooMany => Behaviour { start: Start::TooMany(RetryAfter::Seconds(20)), ..Behaviour::default() },
            Self::Unsteady => unsteady(),
            Self::NoAddress => Behaviour { address: AddressClaim::Empty, ..approves() },
            Self::SharedBefore => Behaviour { shared_before: true, ..approves() },
            Self::DeclinesOffers => Behaviour { accepts_offers: false, ..approves() },
            Self::Late => decides(Decision::ApproveSecondsBeforeExpiry(10)),
            Self::WrongPerson => Behaviour { confirmed_by: Some(msisdn.fixture_of_same_country(99)), ..approves() },
            Self::NoPhoneNumber => Behaviour { phone_number: PhoneNumberClaim::Absent, ..approves() },
            Self::BadSignature => Behaviour { id_token: vec![Twist::BadSignature], ..approves() },
            Self::Endless => Behaviour { polls: vec![Step::Pending, Step::SlowDown], ..decides(Decision::Never) },
        }
    }
}

fn unsteady() -> Behaviour {
    let polls = [FaultKind::Status(500), FaultKind::Html, FaultKind::Status(503)];
    Behaviour {
        polls: polls.map(Step::Broken).to_vec(),
        userinfo: vec![FaultKind::Status(500)],
        decision: Decision::ApproveAfterPolls(3),
        ..Behaviour::default()
    }
}
