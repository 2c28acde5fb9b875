//! One ask to one customer: its states, and what moves it.
//!
//! `asked → waiting → confirmed → applied`, `needs_staff`, or one of the ends. The same words stand in SQL, on the wire and
//! in tests. [`LoginState::after`] is the whole table; whatever is not in it does not happen.

use jiff::Timestamp;
use uuid::Uuid;

use crate::random::Random;

/// Which login.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LoginId(Uuid);

impl LoginId {
    /// A new one: 122 random bits.
    pub fn new(random: &dyn Random) -> Self {
        let mut bytes = [0; 16];
        random.fill(&mut bytes);
        Self(uuid::Builder::from_random_bytes(bytes).into_uuid())
    }

    /// From its text.
    pub fn parse(text: &str) -> Option<Self> {
        Uuid::try_parse(text).ok().map(Self)
    }
}

impl std::fmt::Display for LoginId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// What it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// To become a member, or to refresh one.
    Enrol,
    /// To prove who is checking in.
    CheckIn,
}

impl Purpose {
    /// The word in SQL.
    pub fn word(self) -> &'static str {
        match self {
            Self::Enrol => "enrol",
            Self::CheckIn => "check_in",
        }
    }

    /// Back from the word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Enrol, Self::CheckIn].into_iter().find(|purpose| purpose.word() == word)
    }
}

/// How it ends on the customer's phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ending {
    /// The app says "done".
    App,
    /// It goes on on the club's own page.
    Browser,
}

impl Ending {
    /// The word in SQL.
    pub fn word(self) -> &'static str {
        match self {
            Self::App => "app",
            Self::Browser => "browser",
        }
    }

    /// Back from the word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::App, Self::Browser].into_iter().find(|ending| ending.word() == word)
    }
}

/// Where a login stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LoginState {
    /// Written down; the request is being sent.
    Asked,
    /// The provider took it; the customer has it.
    Waiting,
    /// The customer confirmed; how far we have come with the answer is the step.
    Confirmed(Step),
    /// The member is in the register.
    Applied,
    /// The customer confirmed; staff decide who it is.
    NeedsStaff,
    /// The customer said no.
    Declined,
    /// Nobody answered in time.
    Expired,
    /// The number cannot be reached.
    NotEligible,
    /// Staff gave it up.
    Cancelled,
    /// The answer failed a check.
    Refused,
    /// The token answer was lost on the way.
    Lost,
    /// It could not be done.
    Failed,
}

/// How far a confirmed login has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// The tokens are in the journal.
    TokenReceived,
    /// The ID token passed every check and the profile is in the journal.
    ProfileReceived,
}

/// What moves a login.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoginEvent {
    /// The provider took the request.
    RequestTaken,
    /// The tokens arrived.
    TokenReceived,
    /// The ID token passed and the profile arrived.
    ProfileReceived,
    /// The member was written.
    Applied,
    /// Nobody but staff can say who it is.
    StaffNeeded,
    /// It ends otherwise.
    Ended(EndReason),
}

/// Why a login ended without a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EndReason {
    /// The customer declined, or the provider refused for them.
    AccessDenied,
    /// Nobody answered in time.
    Expired,
    /// The number cannot be reached with the app; never why.
    NotEligible,
    /// The app is too old.
    OldApp,
    /// Too many requests for this number; asking is allowed again then.
    TooMany {
        /// When.
        retry_at: Timestamp,
    },
    /// Staff gave it up.
    Cancelled,
    /// Staff took back what was just applied.
    TakenBack,
    /// The token answer was lost on the way.
    Lost,
    /// The provider could not be reached.
    Unreachable,
    /// The provider answered only with faults.
    ProviderDown,
    /// The answer failed a check.
    Refused {
        /// Its name.
        check: &'static str,
    },
    /// Another person confirmed.
    WrongPerson,
    /// The provider does not accept the credentials.
    InvalidClient,
    /// The provider does not know a scope.
    InvalidScope,
    /// This kind of login is not switched on.
    UnauthorizedClient,
    /// The provider found the request malformed.
    InvalidRequest,
    /// The number was asked for and did not come.
    ClaimMissing,
    /// The provider said something nobody defined, in the journal as its own word.
    UnknownError,
}

impl EndReason {
    /// Whether the provider, as far as anybody knows, never heard of it.
    pub fn is_unreached(self) -> bool {
        matches!(self, Self::Unreachable | Self::ProviderDown)
    }

    /// The state it ends in.
    pub fn state(self) -> LoginState {
        match self {
            Self::AccessDenied => LoginState::Declined,
            Self::Expired => LoginState::Expired,
            Self::NotEligible => LoginState::NotEligible,
            Self::Cancelled | Self::TakenBack => LoginState::Cancelled,
            Self::Lost => LoginState::Lost,
            Self::Refused { .. } | Self::WrongPerson => LoginState::Refused,
            Self::OldApp
            | Self::TooMany { .. }
            | Self::Unreachable
            | Self::ProviderDown
            | Self::InvalidClient
            | Self::InvalidScope
            | Self::UnauthorizedClient
            | Self::InvalidRequest
            | Self::ClaimMissing
            | Self::UnknownError => LoginState::Failed,
        }
    }

    /// The word under which the day's report counts it.
    pub fn word(self) -> &'static str {
        match self {
            Self::AccessDenied => "access_denied",
            Self::Expired => "expired",
            Self::NotEligible => "not_eligible",
            Self::OldApp => "old_app",
            Self::TooMany { .. } => "too_many",
            Self::Cancelled => "cancelled",
            Self::TakenBack => "taken_back",
            Self::Lost => "lost",
            Self::Unreachable => "unreachable",
            Self::ProviderDown => "provider_down",
            Self::Refused { .. } => "refused",
            Self::WrongPerson => "wrong_person",
            Self::InvalidClient => "invalid_client",
            Self::InvalidScope => "invalid_scope",
            Self::UnauthorizedClient => "unauthorized_client",
            Self::InvalidRequest => "invalid_request",
            Self::ClaimMissing => "claim_missing",
            Self::UnknownError => "unknown_error",
        }
    }
}

impl EndReason {
    /// Back from the word, as told by another process: what the word does not carry is left open.
    pub fn from_word(word: &str, now: Timestamp) -> Option<Self> {
        let reasons = [
            Self::AccessDenied,
            Self::Expired,
            Self::NotEligible,
            Self::OldApp,
            Self::TooMany { retry_at: now },
            Self::Cancelled,
            Self::TakenBack,
            Self::Lost,
            Self::Unreachable,
            Self::ProviderDown,
            Self::Refused { check: "elsewhere" },
            Self::WrongPerson,
            Self::InvalidClient,
            Self::InvalidScope,
            Self::UnauthorizedClient,
            Self::InvalidRequest,
            Self::ClaimMissing,
            Self::UnknownError,
        ];
        reasons.into_iter().find(|reason| reason.word() == word)
    }
}

/// What became of the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// A new member.
    Enrolled,
    /// A member from before, brought up to date.
    WelcomedBack,
}

impl Outcome {
    /// The word in SQL.
    pub fn word(self) -> &'static str {
        match self {
            Self::Enrolled => "enrolled",
            Self::WelcomedBack => "welcomed_back",
        }
    }

    /// Back from the word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Enrolled, Self::WelcomedBack].into_iter().find(|outcome| outcome.word() == word)
    }
}

/// What was asked of a login makes no sense in its state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the login has moved on")]
pub struct NotNow;

impl LoginState {
    /// Every state there is.
    pub const ALL: [Self; 13] = [
        Self::Asked,
        Self::Waiting,
        Self::Confirmed(Step::TokenReceived),
        Self::Confirmed(Step::ProfileReceived),
        Self::Applied,
        Self::NeedsStaff,
        Self::Declined,
        Self::Expired,
        Self::NotEligible,
        Self::Cancelled,
        Self::Refused,
        Self::Lost,
        Self::Failed,
    ];

    /// The state after `event`.
    ///
    /// # Errors
    /// [`NotNow`] if nothing of the kind can happen in this state.
    pub fn after(self, event: LoginEvent) -> Result<Self, NotNow> {
        use LoginEvent as E;
        match (self, event) {
            (Self::Asked, E::RequestTaken) => Ok(Self::Waiting),
            (Self::Waiting, E::TokenReceived) => Ok(Self::Confirmed(Step::TokenReceived)),
            (Self::Confirmed(Step::TokenReceived), E::ProfileReceived) => Ok(Self::Confirmed(Step::ProfileReceived)),
            (Self::Confirmed(Step::ProfileReceived) | Self::NeedsStaff, E::Applied) => Ok(Self::Applied),
            (Self::Confirmed(Step::ProfileReceived), E::StaffNeeded) => Ok(Self::NeedsStaff),
            (state, E::Ended(reason)) if state.is_live() || state == Self::NeedsStaff => Ok(reason.state()),
            // An enrolment just made can still be taken back.
            (Self::Applied, E::Ended(EndReason::TakenBack)) => Ok(Self::Cancelled),
            _ => Err(NotNow),
        }
    }

    /// Whether the provider or we have still something to do.
    pub fn is_live(self) -> bool {
        matches!(self, Self::Asked | Self::Waiting | Self::Confirmed(_))
    }

    /// The word in SQL and on the wire.
    pub fn word(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Waiting => "waiting",
            Self::Confirmed(_) => "confirmed",
            Self::Applied => "applied",
            Self::NeedsStaff => "needs_staff",
            Self::Declined => "declined",
            Self::Expired => "expired",
            Self::NotEligible => "not_eligible",
            Self::Cancelled => "cancelled",
            Self::Refused => "refused",
            Self::Lost => "lost",
            Self::Failed => "failed",
        }
    }

    /// The word of the step, for a confirmed login.
    pub fn step_word(self) -> Option<&'static str> {
        match self {
            Self::Confirmed(Step::TokenReceived) => Some("token_received"),
            Self::Confirmed(Step::ProfileReceived) => Some("profile_received"),
            _ => None,
        }
    }

    /// Back from the words.
    pub fn from_words(word: &str, step: Option<&str>) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word && state.step_word() == step)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const REASONS: [EndReason; 18] = [
        EndReason::TakenBack,
        EndReason::AccessDenied,
        EndReason::Expired,
        EndReason::NotEligible,
        EndReason::OldApp,
        EndReason::TooMany { retry_at: Timestamp::UNIX_EPOCH },
        EndReason::Cancelled,
        EndReason::Lost,
        EndReason::Unreachable,
        EndReason::ProviderDown,
        EndReason::Refused { check: "x" },
        EndReason::WrongPerson,
        EndReason::InvalidClient,
        EndReason::InvalidScope,
        EndReason::UnauthorizedClient,
        EndReason::InvalidRequest,
        EndReason::ClaimMissing,
        EndReason::UnknownError,
    ];

    fn events() -> impl Iterator<Item = LoginEvent> {
        use LoginEvent::{Applied, Ended, ProfileReceived, RequestTaken, StaffNeeded, TokenReceived};
        [RequestTaken, TokenReceived, ProfileReceived, Applied, StaffNeeded].into_iter().chain(REASONS.map(Ended))
    }

    #[test]
    fn a_good_login_goes_step_by_step_and_never_skips_one() {
        use LoginEvent::{Applied, ProfileReceived, RequestTaken, TokenReceived};
        let mut state = LoginState::Asked;
        let path = [RequestTaken, TokenReceived, ProfileReceived, Applied];
        for (index, event) in path.into_iter().enumerate() {
            for skipped in &path[index + 1..] {
                assert_eq!(state.after(*skipped), Err(NotNow), "{skipped:?} in {state:?}");
            }
            state = state.after(event).unwrap();
        }
        assert_eq!(state, LoginState::Applied);
    }

    #[test]
    fn what_has_ended_stays_ended() {
        let ended = LoginState::ALL.into_iter().filter(|state| !state.is_live() && *state != LoginState::NeedsStaff);
        for state in ended {
            for event in events() {
                let may_take_back = state == LoginState::Applied && event == LoginEvent::Ended(EndReason::TakenBack);
                assert_eq!(state.after(event).is_ok(), may_take_back, "{event:?} in {state:?}");
            }
        }
    }

    #[test]
    fn an_applied_login_is_never_applied_twice() {
        assert_eq!(LoginState::Applied.after(LoginEvent::Applied), Err(NotNow));
    }

    #[test]
    fn every_live_state_can_end_for_every_reason() {
        for state in LoginState::ALL.into_iter().filter(|state| state.is_live()) {
            for reason in REASONS {
                assert_eq!(state.after(LoginEvent::Ended(reason)), Ok(reason.state()), "{reason:?} in {state:?}");
            }
        }
    }

    #[test]
    fn every_reason_reads_back_from_its_word() {
        for reason in REASONS {
            let again = EndReason::from_word(reason.word(), Timestamp::UNIX_EPOCH).unwrap();
            assert_eq!((again.word(), again.state()), (reason.word(), reason.state()));
        }
    }

    #[test]
    fn every_ending_reads_back_from_its_word() {
        for ending in [Ending::App, Ending::Browser] {
            assert_eq!(Ending::from_word(ending.word()), Some(ending));
        }
    }

    #[test]
    fn every_state_reads_back_from_its_words() {
        for state in LoginState::ALL {
            assert_eq!(LoginState::from_words(state.word(), state.step_word()), Some(state));
        }
        assert_eq!(LoginState::from_words("waiting", Some("token_received")), None);
    }
}
