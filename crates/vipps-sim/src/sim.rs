//! What every route and the handle share.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use thiserror::Error;

use crate::clock::Clock;
use crate::ledger::Ledger;
use crate::ledger::request::{Request, RequestView};
use crate::options::Options;
use crate::partner::Partner;
use crate::people::msisdn::Msisdn;
use crate::random;

/// No request of this number waits for an answer (or a required consent is not ticked).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("no request of this number waits")]
pub struct NothingWaits;

/// The cheap handle: options, clock, and the ledger behind its lock.
#[derive(Clone)]
pub(crate) struct Sim(Arc<Shared>);

pub(crate) struct Shared {
    pub(crate) options: Options,
    pub(crate) base_url: String,
    pub(crate) client_secret: String,
    pub(crate) partner: Option<Partner>,
    pub(crate) clock: Clock,
    ledger: Mutex<Ledger>,
}

impl std::ops::Deref for Sim {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.0
    }
}

impl std::fmt::Debug for Sim {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Sim").field("base_url", &self.base_url).finish_non_exhaustive()
    }
}

impl Sim {
    pub(crate) fn new(options: Options, base_url: String) -> Self {
        let client_secret = options.client_secret.clone().unwrap_or_else(random::client_secret);
        let clock = Clock::new(options.clock);
        let ledger = Mutex::new(Ledger::new(&options));
        let partner = options.partner.clone().map(Partner::new);
        Self(Arc::new(Shared { options, base_url, client_secret, partner, clock, ledger }))
    }

    pub(crate) fn issuer(&self) -> String {
        format!("{}/access-management-1.0/access/", self.base_url)
    }

    pub(crate) fn now_ms(&self) -> i64 {
        self.clock.now_ms()
    }

    pub(crate) fn ledger(&self) -> MutexGuard<'_, Ledger> {
        // A test that failed while it held the lock must not hide its own message behind a second one.
        self.ledger.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn requests(&self) -> Vec<RequestView> {
        let mut ledger = self.ledger();
        ledger.settle(self.now_ms());
        ledger.requests.iter().map(Request::view).collect()
    }

    pub(crate) fn confirm(&self, id: u64, answers: BTreeMap<String, bool>) -> Result<(), NothingWaits> {
        let now_ms = self.now_ms();
        let mut ledger = self.ledger();
        ledger.settle(now_ms);
        let confirmed = ledger.request(id).is_some_and(|request| request.confirm(answers, now_ms));
        ledger.remember_sharing();
        confirmed.then_some(()).ok_or(NothingWaits)
    }

    /// With every box ticked.
    pub(crate) fn confirm_everything(&self, id: u64) -> Result<(), NothingWaits> {
        let ticked = |request: &mut Request| request.boxes().map(|tick| (tick.id.to_owned(), true)).collect();
        let answers = self.ledger().request(id).map(ticked).ok_or(NothingWaits)?;
        self.confirm(id, answers)
    }

    pub(crate) fn decline(&self, id: u64) -> Result<(), NothingWaits> {
        let now_ms = self.now_ms();
        let mut ledger = self.ledger();
        ledger.settle(now_ms);
        let declined = ledger.request(id).is_some_and(|request| request.decline(now_ms));
        declined.then_some(()).ok_or(NothingWaits)
    }

    pub(crate) fn return_url(&self, msisdn: &Msisdn) -> Option<String> {
        let mut ledger = self.ledger();
        ledger.settle(self.now_ms());
        let in_browser = |request: &&Request| request.msisdn == *msisdn && request.browser.is_some();
        ledger.requests.iter().rev().find(in_browser).and_then(Request::return_url)
    }

    /// A token that stands for the customer, and when it expires.
    pub(crate) fn customer_token(&self, msisdn: &Msisdn) -> (String, i64) {
        let token = random::customer_token();
        let expires_ms = self.ledger().customer_tokens.add(token.clone(), msisdn.clone(), self.now_ms());
        (token, expires_ms)
    }

    pub(crate) fn refresh_phone(&self, msisdn: &Msisdn) {
        let mut ledger = self.ledger();
        for request in ledger.requests.iter_mut().filter(|request| request.msisdn == *msisdn) {
            request.on_phone = true;
        }
    }
}
