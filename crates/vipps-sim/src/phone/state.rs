//! What the phone shows, as data.

use axum::Json;
use axum::extract::{Query, State};
use serde::{Deserialize, Serialize};

use crate::flow::FlowScreen;
use crate::ledger::Ledger;
use crate::ledger::request::{Ending, Request, RequestState};
use crate::options::DelegatedConsent;
use crate::people::msisdn::{Country, Msisdn};
use crate::people::person::Person;
use crate::provider::scope::Scope;
use crate::sim::Sim;
use crate::unit::RequiredUnticked;

#[derive(Deserialize)]
pub(crate) struct Asked {
    number: Option<Msisdn>,
}

/// Everything the page draws from.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PhoneState {
    now_ms: i64,
    club: String,
    phone: Option<Phone>,
    /// Phones with a request that waits, newest request first.
    waiting: Vec<WaitingPhone>,
    /// The newest request of all, if its customer has decided: the page stays with that phone to show how it ended.
    decided: Option<Decided>,
}

#[derive(Serialize)]
struct Decided {
    number: Msisdn,
    id: u64,
    #[serde(flatten)]
    state: RequestState,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhoneName {
    number: Msisdn,
    spaced: String,
}

#[derive(Serialize)]
struct WaitingPhone {
    #[serde(flatten)]
    name: PhoneName,
    /// The newest request that waits.
    request: u64,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Phone {
    #[serde(flatten)]
    name: PhoneName,
    brand: &'static str,
    owner: String,
    /// Newest first, as far as the phone knows of them.
    requests: Vec<PhoneRequest>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhoneRequest {
    id: u64,
    #[serde(flatten)]
    state: RequestState,
    code: Option<String>,
    scopes: Vec<Scope>,
    to_share: Vec<Shared>,
    offers: Vec<Offer>,
    flow: Vec<FlowScreen>,
    /// What comes of confirming with a required box unticked.
    required_unticked: RequiredUnticked,
    ending: Ending,
    /// The address that this phone's browser opens, once the customer has decided (§9.2).
    return_url: Option<String>,
    expires_ms: i64,
}

/// A scope the customer has to agree to share, with what would be shared.
#[derive(Serialize)]
struct Shared {
    scope: Scope,
    value: String,
}

#[derive(Serialize)]
struct Offer {
    id: String,
    required: bool,
}

/// The phone in focus: the one asked for, else that of the newest request that waits.
pub(crate) async fn state(State(sim): State<Sim>, Query(asked): Query<Asked>) -> Json<PhoneState> {
    let now_ms = sim.now_ms();
    let mut ledger = sim.ledger();
    ledger.settle(now_ms);
    let waiting = waiting(&ledger);
    let focus = asked.number.or_else(|| waiting.first().map(|phone| phone.name.number.clone()));
    let phone = focus.or_else(|| newest(&ledger)).map(|number| phone(&ledger, &number));
    Json(PhoneState { now_ms, club: sim.options.club.clone(), phone, waiting, decided: decided(&ledger) })
}

fn decided(ledger: &Ledger) -> Option<Decided> {
    let newest = ledger.requests.last()?;
    let is_decided = matches!(newest.state, RequestState::Confirmed { .. } | RequestState::Declined { .. });
    is_decided.then(|| Decided { number: newest.msisdn.clone(), id: newest.id, state: newest.state })
}

fn newest(ledger: &Ledger) -> Option<Msisdn> {
    ledger.requests.last().map(|request| request.msisdn.clone())
}

fn waiting(ledger: &Ledger) -> Vec<WaitingPhone> {
    let mut phones: Vec<WaitingPhone> = Vec::new();
    for request in ledger.requests.iter().rev().filter(|request| request.is_waiting()) {
        if !phones.iter().any(|phone| phone.name.number == request.msisdn) {
            phones.push(WaitingPhone { name: name(&request.msisdn), request: request.id });
        }
    }
    phones
}

fn name(number: &Msisdn) -> PhoneName {
    PhoneName { spaced: number.spaced(), number: number.clone() }
}

fn phone(ledger: &Ledger, number: &Msisdn) -> Phone {
    let person = ledger.person(number);
    let mine = ledger.requests.iter().rev().filter(|request| request.msisdn == *number && request.on_phone);
    Phone {
        name: name(number),
        brand: brand(number.country()),
        owner: person.name(),
        requests: mine.take(5).map(|request| shown(request, &person)).collect(),
    }
}

/// As plain text, the local brand (§25).
fn brand(country: Country) -> &'static str {
    match country {
        Country::Denmark | Country::Finland => "MobilePay",
        Country::Norway | Country::Sweden | Country::Greenland => "Vipps",
    }
}

fn shown(request: &Request, person: &Person) -> PhoneRequest {
    let shared = |scope: &Scope| Shared { scope: *scope, value: value(*scope, person) };
    let offer = |offer: &DelegatedConsent| Offer { id: offer.id.clone(), required: offer.required };
    PhoneRequest {
        id: request.id,
        state: request.state,
        code: request.binding_message.clone(),
        scopes: request.scopes.iter().copied().filter(|scope| scope.is_shared()).collect(),
        to_share: request.to_share.iter().map(shared).collect(),
        offers: request.offers.iter().map(offer).collect(),
        flow: request.flow.clone(),
        required_unticked: request.required_unticked,
        ending: request.ending(),
        return_url: request.return_url(),
        expires_ms: request.expires_ms,
    }
}

fn value(scope: Scope, person: &Person) -> String {
    match scope {
        Scope::Name => person.name(),
        Scope::PhoneNumber => person.msisdn.spaced(),
        Scope::Email => person.email.clone(),
        Scope::BirthDate => person.birthdate.clone(),
        Scope::Address => {
            let address = &person.address;
            let street = address.street_address.replace('\n', ", ");
            format!("{street}, {} {}", address.postal_code, address.region)
        }
        _ => String::new(),
    }
}
