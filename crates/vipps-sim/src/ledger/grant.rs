//! What an access token opens.

use std::collections::VecDeque;

use super::faults::FaultKind;
use super::request::Request;
use crate::people::person::Person;
use crate::signing::twist::Twist;

/// What an access token opens, and for how long (§13).
#[derive(Debug, Clone)]
pub(crate) struct Grant {
    /// The person who confirmed.
    pub(crate) person: Person,
    pub(crate) sub: String,
    /// The request it came from.
    pub(crate) request: Request,
    pub(crate) confirmed_ms: i64,
    pub(crate) expires_ms: i64,
    /// What was odd or wrong about the ID token beside it.
    pub(crate) twists: Vec<Twist>,
    /// What the next calls are answered with.
    pub(crate) faults: VecDeque<FaultKind>,
}

impl Grant {
    /// Whether the ID token was one a client must refuse.
    pub(crate) fn id_token_lied(&self) -> bool {
        self.twists.iter().any(|twist| twist.is_lie_about(&self.request))
    }
}
