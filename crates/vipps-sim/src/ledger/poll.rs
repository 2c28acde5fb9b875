//! What a poll of the token endpoint comes to (§8, §17.2). No HTTP in here.

use super::Ledger;
use super::faults::FaultKind;
use super::request::{Request, RequestState};
use super::violations::ViolationKind;
use crate::people::behaviour::Step;
use crate::provider::client_auth::Caller;

/// How a `slow_down` lengthens every later wait.
const SLOW_DOWN_MS: i64 = 5000;

/// The outcome of one poll.
#[derive(Debug)]
pub(crate) enum Poll {
    Pending,
    SlowDown,
    Declined,
    Expired,
    /// Unknown, another client's, spent, or of a login that ends in the browser.
    NoGrant,
    Broken(FaultKind),
    Confirmed(Box<Request>),
}

impl Ledger {
    /// Counts a poll, and hands out the final answer at most once.
    pub(crate) fn poll(&mut self, caller: Caller, auth_req_id: &str, now_ms: i64) -> Poll {
        self.settle(now_ms);
        let is_theirs = |request: &Request| request.caller == caller && request.auth_req_id == auth_req_id;
        let Some(index) = self.requests.iter().position(is_theirs) else {
            self.flag(ViolationKind::UnknownAuthReqId, None, now_ms);
            return Poll::NoGrant;
        };
        let request = &mut self.requests[index];
        let (poll, violation) = request.poll(now_ms);
        if let Some(kind) = violation {
            let msisdn = request.msisdn.clone();
            self.flag(kind, Some(&msisdn), now_ms);
        }
        self.remember_sharing();
        poll
    }
}

impl Request {
    fn poll(&mut self, now_ms: i64) -> (Poll, Option<ViolationKind>) {
        if self.browser.is_some() {
            // This was the one token call it had.
            self.spent = true;
            return (Poll::NoGrant, Some(ViolationKind::PolledBrowserEnding));
        }
        if self.spent {
            return (Poll::NoGrant, Some(self.spent_violation()));
        }
        // An answer that nobody fetched in time is gone with its request.
        if now_ms >= self.expires_ms {
            self.spent = true;
            return (Poll::Expired, None);
        }
        if self.is_too_fast(now_ms) {
            return (self.slow_down(), Some(ViolationKind::PolledTooFast));
        }
        self.polls += 1;
        (self.answer(now_ms), None)
    }

    /// Measures the wait, from one poll's arrival to the next.
    fn is_too_fast(&mut self, now_ms: i64) -> bool {
        let last_ms = self.last_poll_ms.replace(now_ms);
        last_ms.is_some_and(|last_ms| now_ms - last_ms < self.interval_ms)
    }

    fn slow_down(&mut self) -> Poll {
        self.interval_ms += SLOW_DOWN_MS;
        Poll::SlowDown
    }

    fn answer(&mut self, now_ms: i64) -> Poll {
        match self.script.pop_front() {
            Some(Step::Pending) => return Poll::Pending,
            Some(Step::SlowDown) => return self.slow_down(),
            Some(Step::Broken(fault)) => return Poll::Broken(fault),
            None => self.decide(now_ms),
        }
        self.spent = !self.is_waiting();
        match self.state {
            RequestState::Waiting => Poll::Pending,
            RequestState::Confirmed { .. } => Poll::Confirmed(Box::new(self.clone())),
            RequestState::Declined { .. } => Poll::Declined,
            RequestState::Expired => Poll::Expired,
        }
    }

    fn spent_violation(&self) -> ViolationKind {
        match self.state {
            RequestState::Confirmed { .. } => ViolationKind::SecondExchange,
            _ => ViolationKind::PolledAfterEnd,
        }
    }
}
