//! The browser ending: where the customer is sent, and the one token call (§9). No HTTP in here.

use super::Ledger;
use super::request::{Request, RequestState};
use super::violations::ViolationKind;
use crate::people::sent_back::{RedirectError, SentBack};
use crate::provider::client_auth::Caller;
use crate::redirect_uri::RedirectUri;

/// What a login that ends on the merchant's page has more than others.
#[derive(Debug, Clone)]
pub(crate) struct BrowserEnding {
    pub(crate) redirect_uri: RedirectUri,
    /// Handed to the customer's browser once they have confirmed.
    pub(crate) code: String,
}

/// The outcome of exchanging a code.
#[derive(Debug)]
pub(crate) enum Exchange {
    /// Unknown, another client's, too old, or not the first token call of its authentication.
    NoGrant,
    Confirmed(Box<Request>),
}

impl Ledger {
    /// The one token call of an authentication. Whatever comes of it, there is no second one.
    pub(crate) fn exchange(&mut self, caller: Caller, code: &str, now_ms: i64) -> Exchange {
        let is_theirs = |request: &Request| request.caller == caller && request.code_sent() == Some(code);
        let Some((request, confirmed_ms)) = self.first_call(is_theirs, now_ms) else { return Exchange::NoGrant };
        let life_ms = i64::try_from(self.unit.code_life_s).unwrap_or(i64::MAX).saturating_mul(1000);
        if now_ms - confirmed_ms < life_ms { Exchange::Confirmed(Box::new(request)) } else { Exchange::NoGrant }
    }

    /// A token call that was made and came to nothing on the way.
    pub(crate) fn lose_exchange(&mut self, code: &str, now_ms: i64) {
        self.first_call(|request| request.code_sent() == Some(code), now_ms);
    }

    /// Counts the call, and says whose it is if it is the first.
    fn first_call(&mut self, is_meant: impl Fn(&Request) -> bool, now_ms: i64) -> Option<(Request, i64)> {
        self.settle(now_ms);
        let Some(request) = self.requests.iter_mut().find(|request| is_meant(request)) else {
            self.flag(ViolationKind::UnknownCode, None, now_ms);
            return None;
        };
        if std::mem::replace(&mut request.spent, true) {
            let msisdn = request.msisdn.clone();
            self.flag(ViolationKind::SecondTokenCall, Some(&msisdn), now_ms);
            return None;
        }
        Some((request.clone(), request.confirmed_ms()?))
    }
}

impl Request {
    /// The address the phone's browser opens, once the customer has decided (§9.2, §9.3). A request that expired leads nowhere.
    pub(crate) fn return_url(&self) -> Option<String> {
        let browser = self.browser.as_ref()?;
        let sent_back = self.behaviour.sent_back;
        match (self.state, sent_back) {
            (RequestState::Waiting | RequestState::Expired, _) | (_, SentBack::Not) => None,
            (_, SentBack::With(error)) => Some(self.error_url(browser, error)),
            (RequestState::Declined { .. }, SentBack::AsDecided) => {
                Some(self.error_url(browser, RedirectError::AccessDenied))
            }
            (RequestState::Confirmed { .. }, SentBack::AsDecided) => {
                Some(browser.redirect_uri.with(&[("code", &browser.code)]))
            }
        }
    }

    fn error_url(&self, browser: &BrowserEnding, error: RedirectError) -> String {
        let name = self.behaviour.redirect_error_name.as_str();
        browser.redirect_uri.with(&[(name, error.as_str()), ("error_description", error.description())])
    }

    /// The code, if the customer's browser has been given one.
    fn code_sent(&self) -> Option<&str> {
        let browser = self.browser.as_ref()?;
        let is_sent = self.confirmed_ms().is_some() && self.behaviour.sent_back == SentBack::AsDecided;
        is_sent.then_some(browser.code.as_str())
    }
}
