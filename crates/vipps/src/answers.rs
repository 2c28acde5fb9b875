//! What the provider's answers come to for a counter: a verdict, or the weather.

use ciba::{
    BadAnswer, ExchangeError, FetchError, Heard, ProviderError, StartError, UnverifiedTokens, UserinfoError,
    VerifyError,
};

use crate::userinfo::Userinfo;
use crate::verdict::{self, Verdict};

/// Whether a number can be reached (contract §5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UserExists {
    /// It may well.
    Yes,
    /// It cannot; never why.
    No,
    /// It is not known: not asked, or no clear answer. Go on and start the login (contract §17.6).
    Unknown,
}

/// What one question for the token brought.
#[derive(Clone, Debug)]
pub enum Poll {
    /// Not yet: wait as the schedule says.
    Wait {
        /// For the schedule.
        heard: Heard,
        /// For people; none when it is only the customer who has not answered.
        reason: Option<WaitingReason>,
        /// The request may have been received and its answer lost. If it was the token, the provider will say
        /// `invalid_grant` next.
        answer_may_be_lost: bool,
    },
    /// The customer confirmed.
    Tokens(UnverifiedTokens),
    /// The provider's last word.
    Ended(Verdict),
}

/// Why waiting takes longer than it should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaitingReason {
    /// `slow_down`.
    SlowDown,
    /// 429.
    TooManyRequests,
    /// 5xx, or answers nobody can read.
    ProviderDown,
    /// No connection.
    Unreachable,
}

impl WaitingReason {
    /// None when it is only the customer who has not answered.
    fn of(heard: Heard) -> Option<Self> {
        match heard {
            Heard::Pending => None,
            Heard::SlowDown => Some(Self::SlowDown),
            Heard::TooMany(_) => Some(Self::TooManyRequests),
            Heard::Fault(_) | Heard::Unreadable(_) => Some(Self::ProviderDown),
            Heard::Silence => Some(Self::Unreachable),
        }
    }
}

/// What asking for the profile brought.
#[derive(Clone, Debug)]
pub enum ProfileAnswer {
    /// The claims.
    Claims(Box<Userinfo>),
    /// Not now: ask again while the token lives.
    Wait(Heard, WaitingReason),
    /// The access token is not (or no longer) good.
    TokenGone,
    /// The answer must not be used; the name of the check.
    Refused(&'static str),
    /// The provider's last word.
    Ended(Verdict),
}

pub(crate) fn wait(heard: Heard, answer_may_be_lost: bool) -> Poll {
    Poll::Wait { heard, reason: WaitingReason::of(heard), answer_may_be_lost }
}

pub(crate) fn start_verdict(error: &StartError) -> Verdict {
    match error {
        StartError::NotSent(FetchError::Transport(_)) => Verdict::Unreachable,
        StartError::NotSent(FetchError::Provider(error)) if error.is_fault() || error.is_too_many() => {
            Verdict::ProviderDown
        }
        StartError::NotSent(FetchError::OtherIssuer) => Verdict::Unusable("discovery_issuer"),
        StartError::NotSent(FetchError::Endpoint(_)) => Verdict::Unusable("discovery_endpoint"),
        StartError::NotSent(FetchError::Provider(_) | FetchError::BadAnswer(_)) => Verdict::Unusable("discovery"),
        StartError::NoCredentials(error) => no_credentials(error),
        StartError::Unanswered(_) => Verdict::Unanswered,
        // Contract §17.1: a 403 at the start is the set-up, not the customer, who has not been asked yet.
        StartError::Provider(error) if error.status == 403 => Verdict::UnauthorizedClient,
        StartError::Provider(error) => match verdict::read(error) {
            Verdict::Declined => Verdict::UnauthorizedClient,
            verdict => verdict,
        },
        StartError::BadAnswer(_) => Verdict::Unusable("start_answer"),
    }
}

/// The platform gave a partner no token (contract §3.2).
fn no_credentials(error: &FetchError) -> Verdict {
    match error {
        FetchError::Transport(_) => Verdict::Unreachable,
        FetchError::Provider(error) if error.is_fault() || error.is_too_many() => Verdict::ProviderDown,
        FetchError::Provider(_) => Verdict::InvalidClient,
        FetchError::BadAnswer(_) | FetchError::OtherIssuer | FetchError::Endpoint(_) => {
            Verdict::Unusable("access_token_answer")
        }
    }
}

/// What asking for the token came to, when it was no token: the weather, or a verdict.
pub(crate) fn poll_error(error: &ExchangeError) -> Poll {
    match error {
        ExchangeError::Provider(error) => poll_refused(error),
        ExchangeError::NoCredentials(no) if error.heard().is_none() => Poll::Ended(no_credentials(no)),
        error => match error.heard() {
            Some(heard) => wait(heard, error.may_have_lost_tokens()),
            None => Poll::Ended(Verdict::Unusable("token_answer")),
        },
    }
}

/// A 4xx without an `error` comes from something in front of the provider (contract §17, shape 5) and ends nothing, but for 401.
fn poll_refused(error: &ProviderError) -> Poll {
    match verdict::read(error) {
        Verdict::TooMany(retry_after) => wait(Heard::TooMany(retry_after), false),
        // A 5xx may stand in place of a token answer that was lost behind the gateway.
        Verdict::ProviderDown => wait(Heard::Fault(error.retry_after), true),
        Verdict::Unknown(_) if error.is_from_a_gateway() => wait(Heard::Fault(error.retry_after), true),
        verdict => Poll::Ended(verdict),
    }
}

/// What asking for the profile came to, when it was no profile.
pub(crate) fn profile_error(error: &UserinfoError) -> ProfileAnswer {
    match error {
        UserinfoError::OtherSubject => ProfileAnswer::Refused("userinfo_sub"),
        UserinfoError::BadAnswer(BadAnswer::Member(_)) => ProfileAnswer::Refused("userinfo"),
        UserinfoError::BadAnswer(bad) => profile_later(Heard::Unreadable(bad.name())),
        UserinfoError::Fetch(error) => profile_later(error.heard()),
        UserinfoError::Provider(error) => profile_refused(error),
    }
}

/// What checking the ID token came to, when it did not pass: refused, or not known yet because the keys could not be had.
pub(crate) fn verify_error(error: &VerifyError) -> ProfileAnswer {
    match error {
        VerifyError::Refused(refusal) => ProfileAnswer::Refused(refusal.name()),
        VerifyError::Keys(error) => profile_later(error.heard()),
    }
}

fn profile_later(heard: Heard) -> ProfileAnswer {
    ProfileAnswer::Wait(heard, WaitingReason::of(heard).unwrap_or(WaitingReason::ProviderDown))
}

/// Contract §17.5; 423 is "locked for now" (§17.7).
fn profile_refused(error: &ProviderError) -> ProfileAnswer {
    match error.status {
        429 => profile_later(Heard::TooMany(error.retry_after)),
        423 | 500.. => profile_later(Heard::Fault(error.retry_after)),
        400 | 401 | 403 | 404 => ProfileAnswer::TokenGone,
        _ => ProfileAnswer::Ended(verdict::read(error)),
    }
}
