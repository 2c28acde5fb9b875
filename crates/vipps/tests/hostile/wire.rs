//! One lie about HTTP or JSON, told at every endpoint, and what may come of it at each.

use vipps::{RedeemError, Verdict, WaitingReason};

use crate::desk::End;
use crate::lie::{Lie, lie};
use crate::reply::Reply;
use crate::world::{Asked, Endpoint};

/// What an answer is to the one who reads it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Fate {
    /// As good as any.
    Passes,
    /// Whole, and of no use; by which check.
    Unreadable(&'static str),
    /// No whole answer.
    Lost,
}

/// Told to every question of each endpoint in turn.
pub(crate) fn everywhere(
    name: &str,
    fates: &[Fate],
    make: impl Fn(&Asked<'_>) -> Reply + Clone + Send + Sync + 'static,
) -> Vec<Lie> {
    let at = |endpoint: Endpoint| {
        let make = make.clone();
        let told = lie(format!("{name}, at {endpoint:?}"), endpoint, move |asked| Some(make(asked)));
        fates.iter().fold(told, |told, fate| told.ends(fate.at(endpoint)))
    };
    Endpoint::ALL.into_iter().map(at).collect()
}

/// The same, made of a good answer's body alone.
pub(crate) fn with_body(
    name: &str,
    fate: Fate,
    make: impl Fn(&str) -> Reply + Clone + Send + Sync + 'static,
) -> Vec<Lie> {
    everywhere(name, &[fate], move |asked| make(&asked.good_body()))
}

impl Fate {
    fn at(self, endpoint: Endpoint) -> End {
        match (self, endpoint) {
            // Whether a number can be reached is good to know, and nothing depends on it (contract §17.6).
            (Self::Passes, _) | (_, Endpoint::UserExists) => End::LoggedIn,
            (Self::Unreadable(_), Endpoint::Discovery) => End::NotStarted(Verdict::Unusable("discovery")),
            (Self::Unreadable(_), Endpoint::PartnerToken) => End::NotStarted(Verdict::Unusable("access_token_answer")),
            (Self::Unreadable(_), Endpoint::Start) => End::NotStarted(Verdict::Unusable("start_answer")),
            (Self::Unreadable(_), Endpoint::RedirectGrant) => {
                End::NotRedeemed(RedeemError::Ended(Verdict::Unusable("token_answer")))
            }
            (Self::Unreadable(check), Endpoint::Jwks | Endpoint::Token | Endpoint::Userinfo) => End::Unreadable(check),
            (Self::Lost, Endpoint::Discovery | Endpoint::PartnerToken) => End::NotStarted(Verdict::Unreachable),
            // It may have rung the telephone, so it is not sent again.
            (Self::Lost, Endpoint::Start) => End::NotStarted(Verdict::Unanswered),
            (Self::Lost, Endpoint::RedirectGrant) => End::NotRedeemed(RedeemError::Lost),
            (Self::Lost, Endpoint::Token) => End::RanOut(Some(WaitingReason::Unreachable)),
            (Self::Lost, Endpoint::Jwks | Endpoint::Userinfo) => End::ProfileRanOut(Some(WaitingReason::Unreachable)),
        }
    }
}
