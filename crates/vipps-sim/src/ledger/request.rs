//! One started login, as the provider and the phone see it.

use std::collections::{BTreeMap, VecDeque};

use serde::Serialize;

use super::browser::BrowserEnding;
use crate::flow::FlowScreen;
use crate::options::DelegatedConsent;
use crate::people::behaviour::{Behaviour, Step};
use crate::people::msisdn::Msisdn;
use crate::provider::client_auth::Caller;
use crate::provider::scope::Scope;
use crate::unit::RequiredUnticked;

/// A started login. `id` is the simulator's own; the provider's handle stays inside.
#[derive(Debug, Clone)]
pub struct Request {
    /// The simulator's number for it, counted from 1.
    pub id: u64,
    /// Whose phone it went to.
    pub msisdn: Msisdn,
    /// What is asked for, as far as the plan goes.
    pub scopes: Vec<Scope>,
    /// The code on both screens.
    pub binding_message: Option<String>,
    /// When it was started, in milliseconds since 1970.
    pub started_ms: i64,
    /// When it ends by itself, in milliseconds since 1970.
    pub expires_ms: i64,
    /// Whether the phone shows it yet.
    pub on_phone: bool,
    /// How far it has come.
    pub state: RequestState,
    /// Scopes the person has to agree to share.
    pub to_share: Vec<Scope>,
    /// Marketing consents the person has to answer.
    pub offers: Vec<DelegatedConsent>,
    /// Screens built in the portal that the person has to go through.
    pub flow: Vec<FlowScreen>,
    pub(crate) required_unticked: RequiredUnticked,
    /// Whose keys started it.
    pub(crate) caller: Caller,
    /// Where it goes on, if it ends in the browser.
    pub(crate) browser: Option<BrowserEnding>,
    pub(crate) auth_req_id: String,
    pub(crate) nonce: Option<String>,
    pub(crate) behaviour: Behaviour,
    pub(crate) script: VecDeque<Step>,
    pub(crate) interval_ms: i64,
    pub(crate) last_poll_ms: Option<i64>,
    pub(crate) polls: u32,
    /// Whether the final answer has been handed out, or the one token call made that an ending in the browser has.
    pub(crate) spent: bool,
    /// The answers to offers and screens, by id.
    pub(crate) answers: BTreeMap<String, bool>,
    pub(crate) remembered: bool,
}

/// How it ends on the phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// In the app, while the client polls (§8).
    App,
    /// On the merchant's page, which is given a code (§9).
    Browser,
}

/// How far a request has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum RequestState {
    /// The customer has not decided.
    Waiting,
    /// The customer confirmed.
    Confirmed {
        /// When, in milliseconds since 1970.
        #[serde(rename = "atMs")]
        at_ms: i64,
    },
    /// The customer declined.
    Declined {
        /// When, in milliseconds since 1970.
        #[serde(rename = "atMs")]
        at_ms: i64,
    },
    /// Time ran out.
    Expired,
}

/// A request as the controls show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RequestView {
    /// The simulator's number for it.
    pub id: u64,
    /// Whose phone it went to.
    pub msisdn: Msisdn,
    /// The code on both screens.
    pub binding_message: Option<String>,
    /// What is asked for.
    pub scopes: Vec<Scope>,
    /// How it ends on the phone.
    pub ending: Ending,
    /// How far it has come.
    #[serde(flatten)]
    pub state: RequestState,
    /// Whether the phone shows it yet.
    pub on_phone: bool,
    /// When it was started, in milliseconds since 1970.
    pub started_ms: i64,
    /// When it ends by itself, in milliseconds since 1970.
    pub expires_ms: i64,
    /// How often the client has asked about it in time.
    pub polls: u32,
    /// The wait the server enforces now, after any `slow_down`.
    pub interval_ms: i64,
}

impl Request {
    /// Whether the customer can still decide.
    pub fn is_waiting(&self) -> bool {
        self.state == RequestState::Waiting
    }

    pub(crate) fn ending(&self) -> Ending {
        if self.browser.is_some() { Ending::Browser } else { Ending::App }
    }

    /// When the customer confirmed, if they did.
    pub(crate) fn confirmed_ms(&self) -> Option<i64> {
        match self.state {
            RequestState::Confirmed { at_ms } => Some(at_ms),
            _ => None,
        }
    }

    pub(crate) fn view(&self) -> RequestView {
        RequestView {
            id: self.id,
            msisdn: self.msisdn.clone(),
            binding_message: self.binding_message.clone(),
            scopes: self.scopes.clone(),
            ending: self.ending(),
            state: self.state,
            on_phone: self.on_phone,
            started_ms: self.started_ms,
            expires_ms: self.expires_ms,
            polls: self.polls,
            interval_ms: self.interval_ms,
        }
    }

    /// Whether it was confirmed and the person's sharing does not know yet.
    pub(crate) fn is_news(&self) -> bool {
        self.confirmed_ms().is_some() && !self.remembered
    }
}
