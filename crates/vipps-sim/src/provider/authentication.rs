//! Backchannel authentication: the start of a login (§6, §7).

use std::time::Duration;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use serde_json::{Value, json};

use super::asked::Asked;
use super::client_auth::authenticate;
use super::form::Form;
use super::reply::Refused;
use super::scope::Scope;
use crate::clock::to_ms;
use crate::ledger::Ledger;
use crate::ledger::browser::BrowserEnding;
use crate::ledger::request::{Request, RequestState};
use crate::ledger::violations::ViolationKind;
use crate::people::behaviour::{Behaviour, Refusal, RetryAfter, Start};
use crate::people::msisdn::Msisdn;
use crate::random;
use crate::sim::{Shared, Sim};

/// How long to wait when too many requests are on one phone.
const TOO_MANY: RetryAfter = RetryAfter::Seconds(30);

/// Puts a request on the customer's phone.
pub(crate) async fn start(State(sim): State<Sim>, headers: HeaderMap, body: Bytes) -> Result<Json<Value>, Refused> {
    let form = Form::read(&headers, &body)?;
    let caller = authenticate(&sim, &headers, &form)?;
    let now_ms = sim.now_ms();
    let mut ledger = sim.ledger();
    let asked = Asked::read(&form, caller, &sim, &ledger, now_ms)?;
    ledger.settle(now_ms);
    let behaviour = ledger.behaviour(&asked.msisdn);
    admit(&behaviour, now_ms)?;
    make_room(&mut ledger, &asked.msisdn, sim.options.live_per_number, now_ms)?;
    let request = new_request(&sim, &mut ledger, asked, behaviour, now_ms);
    let reply = reply(&request);
    ledger.requests.push(request);
    Ok(Json(reply))
}

fn reply(request: &Request) -> Value {
    let Behaviour { says_expires_in, says_interval, .. } = request.behaviour;
    let mut reply = json!({ "auth_req_id": request.auth_req_id, "x_simulator": true });
    if let Some(expires_in) = says_expires_in.value((request.expires_ms - request.started_ms) / 1000) {
        reply["expires_in"] = expires_in;
    }
    if let Some(interval) = says_interval.value(request.interval_ms / 1000) {
        reply["interval"] = interval;
    }
    reply
}

/// What the person's script says about being asked.
fn admit(behaviour: &Behaviour, now_ms: i64) -> Result<(), Refused> {
    match behaviour.start {
        Start::Accepted => Ok(()),
        Start::TooMany(retry_after) => Err(too_many(retry_after, now_ms)),
        Start::Refused(refusal) => Err(refused(refusal)),
    }
}

fn refused(refusal: Refusal) -> Refused {
    const NOT_ELIGIBLE: &str = "The user needs an active app and to be at least 15";
    const OLD: &str = "The user's app is too old";
    match refusal {
        Refusal::UnknownUserId => Refused::new("unknown_user_id", NOT_ELIGIBLE),
        Refusal::InvalidUser => Refused::with_code("invalid_user", NOT_ELIGIBLE),
        Refusal::OldApp => Refused::with_code("old_app", OLD),
        Refusal::OutdatedAppVersion => Refused::with_code("outdated_app_version", OLD),
    }
}

fn too_many(retry_after: RetryAfter, now_ms: i64) -> Refused {
    Refused::too_many(match retry_after {
        RetryAfter::Missing => None,
        RetryAfter::Seconds(seconds) => Some(seconds.to_string()),
        RetryAfter::DateIn(seconds) => {
            let at_s = u64::try_from(now_ms / 1000).unwrap_or(0) + u64::from(seconds);
            Some(httpdate::fmt_http_date(std::time::UNIX_EPOCH + Duration::from_secs(at_s)))
        }
    })
}

/// Several desks may ask the same person, up to the limit (§18).
fn make_room(ledger: &mut Ledger, msisdn: &Msisdn, limit: usize, now_ms: i64) -> Result<(), Refused> {
    let live = ledger.live(msisdn).count();
    if live > 0 {
        ledger.flag(ViolationKind::StartedTwice, Some(msisdn), now_ms);
    }
    if live < limit { Ok(()) } else { Err(too_many(TOO_MANY, now_ms)) }
}

fn new_request(sim: &Shared, ledger: &mut Ledger, asked: Asked, behaviour: Behaviour, now_ms: i64) -> Request {
    if behaviour.shared_before {
        ledger.sharing(&asked.msisdn).remember(&asked.scopes);
    }
    let id = ledger.requests.last().map_or(1, |request| request.id + 1);
    let required_unticked = ledger.unit.required_unticked;
    let sharing = ledger.sharing(&asked.msisdn);
    let asks = |scope| asked.scopes.contains(&scope) && !sharing.has_answered(scope);
    Request {
        id,
        to_share: sharing.missing(&asked.scopes),
        offers: if asks(Scope::DelegatedConsents) { sim.options.delegated_consents.clone() } else { Vec::new() },
        flow: if asks(Scope::CustomFlow) { sim.options.custom_flow.clone() } else { Vec::new() },
        required_unticked,
        msisdn: asked.msisdn,
        scopes: asked.scopes,
        binding_message: asked.binding_message,
        started_ms: now_ms,
        expires_ms: now_ms + to_ms(asked.expiry),
        on_phone: behaviour.push,
        state: RequestState::Waiting,
        caller: asked.caller,
        browser: asked.redirect_uri.map(|redirect_uri| BrowserEnding { redirect_uri, code: random::code() }),
        auth_req_id: random::auth_req_id(),
        nonce: asked.nonce,
        script: behaviour.polls.iter().copied().collect(),
        behaviour,
        interval_ms: to_ms(sim.options.interval),
        last_poll_ms: None,
        polls: 0,
        spent: false,
        answers: std::collections::BTreeMap::new(),
        remembered: false,
    }
}
