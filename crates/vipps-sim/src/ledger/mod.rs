//! What the simulator remembers, behind one lock.

pub(crate) mod browser;
pub(crate) mod customer_tokens;
mod decide;
pub(crate) mod faults;
pub(crate) mod grant;
pub(crate) mod log;
pub(crate) mod poll;
pub(crate) mod request;
pub(crate) mod sharing;
pub(crate) mod violations;

use std::collections::HashMap;

use customer_tokens::CustomerTokens;
use faults::Faults;
use grant::Grant;
use log::LogEntry;
use request::Request;
use sharing::Sharing;
use violations::{Violation, ViolationKind};

use crate::options::Options;
use crate::people::behaviour::Behaviour;
use crate::people::fixtures;
use crate::people::msisdn::Msisdn;
use crate::people::person::{Person, PersonChange};
use crate::signing::keys::KeyRing;
use crate::signing::twist::Twist;
use crate::unit::Unit;

/// Everything that changes while the simulator runs.
pub(crate) struct Ledger {
    /// What the portal says now.
    pub(crate) unit: Unit,
    pub(crate) keys: KeyRing,
    /// What is odd about every ID token from now on.
    pub(crate) twists: Vec<Twist>,
    pub(crate) faults: Faults,
    /// Oldest first.
    pub(crate) requests: Vec<Request>,
    /// By access token.
    pub(crate) grants: HashMap<String, Grant>,
    pub(crate) customer_tokens: CustomerTokens,
    /// When a partner's platform access tokens expire, in milliseconds since 1970.
    pub(crate) partner_tokens: HashMap<String, i64>,
    pub(crate) log: Vec<LogEntry>,
    pub(crate) violations: Vec<Violation>,
    people: HashMap<Msisdn, Person>,
    behaviours: HashMap<Msisdn, Behaviour>,
    sharing: HashMap<Msisdn, Sharing>,
}

impl Ledger {
    pub(crate) fn new(options: &Options) -> Self {
        let mut ledger = Self {
            unit: Unit::new(options),
            keys: KeyRing::new(options.algorithm, options.browser_algorithm),
            twists: Vec::new(),
            faults: Faults::default(),
            requests: Vec::new(),
            grants: HashMap::new(),
            customer_tokens: CustomerTokens::default(),
            partner_tokens: HashMap::new(),
            log: Vec::new(),
            violations: Vec::new(),
            people: HashMap::new(),
            behaviours: options.behaviours.iter().cloned().collect(),
            sharing: HashMap::new(),
        };
        for (msisdn, change) in &options.people {
            ledger.change_person(msisdn, change.clone());
        }
        ledger
    }

    pub(crate) fn person(&self, msisdn: &Msisdn) -> Person {
        self.people.get(msisdn).cloned().unwrap_or_else(|| Person::invented(msisdn))
    }

    pub(crate) fn change_person(&mut self, msisdn: &Msisdn, change: PersonChange) {
        let mut person = self.person(msisdn);
        person.apply(change);
        self.people.insert(msisdn.clone(), person);
    }

    pub(crate) fn behaviour(&self, msisdn: &Msisdn) -> Behaviour {
        self.behaviours.get(msisdn).cloned().unwrap_or_else(|| fixtures::habit(msisdn))
    }

    /// Holds for requests started from now on.
    pub(crate) fn set_behaviour(&mut self, msisdn: Msisdn, behaviour: Behaviour) {
        self.behaviours.insert(msisdn, behaviour);
    }

    pub(crate) fn sharing(&mut self, msisdn: &Msisdn) -> &mut Sharing {
        self.sharing.entry(msisdn.clone()).or_default()
    }

    /// The person takes back what they shared; the next request asks again (§16).
    pub(crate) fn forget_sharing(&mut self, msisdn: &Msisdn) {
        self.sharing.remove(msisdn);
    }

    pub(crate) fn flag(&mut self, kind: ViolationKind, msisdn: Option<&Msisdn>, at_ms: i64) {
        self.violations.push(Violation { kind, msisdn: msisdn.cloned(), at_ms });
    }

    /// Lets time have its effect on every request: expiry, and people who confirm late.
    pub(crate) fn settle(&mut self, now_ms: i64) {
        for request in &mut self.requests {
            request.settle(now_ms);
        }
        self.remember_sharing();
    }

    /// Requests of this number that still wait.
    pub(crate) fn live(&self, msisdn: &Msisdn) -> impl Iterator<Item = &Request> {
        self.requests.iter().filter(move |request| request.msisdn == *msisdn && request.is_waiting())
    }

    pub(crate) fn request(&mut self, id: u64) -> Option<&mut Request> {
        self.requests.iter_mut().find(|request| request.id == id)
    }

    /// Keeps, for every confirmed request, what was shared and answered with it (§6, §15.2).
    pub(crate) fn remember_sharing(&mut self) {
        for request in self.requests.iter_mut().filter(|request| request.is_news()) {
            request.remembered = true;
            let sharing = self.sharing.entry(request.msisdn.clone()).or_default();
            sharing.remember(&request.scopes);
        }
    }
}
