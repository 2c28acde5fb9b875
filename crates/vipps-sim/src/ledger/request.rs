//! One started login, as the provider and the phone see it.

use std::collections::{BTreeMap, VecDeque};

use serde::Serialize;

use super::browser::BrowserEnding;
use crate::flow::FlowScreen;
use crate::options::DelegatedConsent;
use crate::people::behaviour::{Behaviour, Decision, Step};
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

/// Something to tick on the phone.
pub(crate) struct TickBox<'a> {
    pub(crate) id: &'a str,
    pub(crate) required: bool,
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

    /// The customer confirms, having answered offers and screens. False when they cannot: it is too late, or a required box is
    /// not ticked and that ends nothing.
    pub(crate) fn confirm(&mut self, answers: BTreeMap<String, bool>, at_ms: i64) -> bool {
        if !self.is_waiting() {
            return false;
        }
        self.answers = answers;
        let may_finish = self.boxes().all(|tick| !tick.required || self.ticked(tick.id));
        match (may_finish, self.required_unticked) {
            (true, _) => self.state = RequestState::Confirmed { at_ms },
            (false, RequiredUnticked::StaysPending) => return false,
            (false, RequiredUnticked::AccessDenied) => self.state = RequestState::Declined { at_ms },
        }
        true
    }

    /// Everything there is to tick, in offers and screens.
    pub(crate) fn boxes(&self) -> impl Iterator<Item = TickBox<'_>> {
        let offers = self.offers.iter().map(|offer| TickBox { id: &offer.id, required: offer.required });
        let elements = self.flow.iter().flat_map(|screen| &screen.elements).filter(|element| element.is_checkbox());
        offers.chain(elements.map(|element| TickBox { id: &element.id, required: element.required }))
    }

    /// Whether the customer ticked this.
    pub(crate) fn ticked(&self, id: &str) -> bool {
        self.answers.get(id).copied().unwrap_or(false)
    }

    /// The customer declines. False when it is too late for that.
    pub(crate) fn decline(&mut self, at_ms: i64) -> bool {
        let waiting = self.is_waiting();
        if waiting {
            self.state = RequestState::Declined { at_ms };
        }
        waiting
    }

    /// Lets time have its effect.
    pub(crate) fn settle(&mut self, now_ms: i64) {
        match self.behaviour.decision {
            Decision::ApproveSecondsBeforeExpiry(seconds) => {
                self.confirm_when_due(self.expires_ms - i64::from(seconds) * 1000, now_ms);
            }
            Decision::ApproveAfterPolls(count) if self.browser.is_some() => {
                self.confirm_when_due(self.after_intervals(count), now_ms);
            }
            Decision::RejectAfterPolls(count) if self.browser.is_some() => {
                self.decline_when_due(self.after_intervals(count), now_ms);
            }
            _ => {}
        }
        if self.is_waiting() && now_ms >= self.expires_ms {
            self.state = RequestState::Expired;
        }
    }

    /// Lets the person act on what they decide by the number of polls.
    pub(crate) fn decide(&mut self, now_ms: i64) {
        match self.behaviour.decision {
            Decision::ApproveAfterPolls(count) if self.polls > count => self.confirm_by_itself(now_ms),
            Decision::RejectAfterPolls(count) if self.polls > count => {
                self.decline(now_ms);
            }
            _ => {}
        }
    }

    /// When that many polls would have been heard.
    fn after_intervals(&self, count: u32) -> i64 {
        self.started_ms + i64::from(count) * self.interval_ms
    }

    fn confirm_when_due(&mut self, due_ms: i64, now_ms: i64) {
        if now_ms >= due_ms && due_ms <= self.expires_ms {
            self.confirm_by_itself(due_ms);
        }
    }

    fn decline_when_due(&mut self, due_ms: i64, now_ms: i64) {
        if now_ms >= due_ms && due_ms <= self.expires_ms {
            self.decline(due_ms);
        }
    }

    fn confirm_by_itself(&mut self, at_ms: i64) {
        // Who confirms has opened the app, push or not.
        self.on_phone = true;
        let Behaviour { accepts_offers, accepts_required, .. } = self.behaviour;
        let accepts = |tick: &TickBox<'_>| if tick.required { accepts_required } else { accepts_offers };
        let answers = self.boxes().map(|tick| (tick.id.to_owned(), accepts(&tick))).collect();
        self.confirm(answers, at_ms);
    }

    /// Whether it was confirmed and the person's sharing does not know yet.
    pub(crate) fn is_news(&self) -> bool {
        self.confirmed_ms().is_some() && !self.remembered
    }
}
