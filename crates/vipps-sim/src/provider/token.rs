//! The token endpoint: polled until the customer has decided (§8), or called once with a code (§9.2).

use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Response};

use super::client_auth::{Caller, authenticate};
use super::form::Form;
use super::issue;
use super::reply::{Refused, broken, utf8_json};
use crate::ledger::browser::Exchange;
use crate::ledger::faults::FaultKind;
use crate::ledger::poll::Poll;
use crate::sim::Sim;

const CIBA: &str = "urn:openid:params:grant-type:ciba";
const CIBA_REDIRECT: &str = "urn:vipps:params:grant-type:ciba-redirect";

pub(crate) async fn exchange(State(sim): State<Sim>, headers: HeaderMap, body: Bytes) -> Result<Response, Refused> {
    let form = Form::read(&headers, &body)?;
    let caller = authenticate(&sim, &headers, &form)?;
    match form.get("grant_type")? {
        CIBA => poll(&sim, caller, form.get("auth_req_id")?),
        // An `auth_req_id` beside the code is tolerated and has no effect.
        CIBA_REDIRECT => exchange_code(&sim, caller, form.get("code")?),
        other => Err(Refused::new("unsupported_grant_type", format!("Unknown grant type '{other}'"))),
    }
}

fn poll(sim: &Sim, caller: Caller, auth_req_id: &str) -> Result<Response, Refused> {
    let now_ms = sim.now_ms();
    let mut ledger = sim.ledger();
    match ledger.poll(caller, auth_req_id, now_ms) {
        Poll::Pending => Err(Refused::new("authorization_pending", "The authorization request is still pending")),
        Poll::SlowDown => Err(Refused::new("slow_down", "Polling too fast; wait five seconds longer from now on")),
        Poll::Declined => Err(Refused::new("access_denied", "The user declined")),
        Poll::Expired => Err(Refused::new("expired_token", "The auth_req_id has expired")),
        Poll::NoGrant => Err(Refused::new("invalid_grant", "The auth_req_id is unknown or has been used")),
        Poll::Broken(kind) => Ok(break_with(kind)),
        Poll::Confirmed(request) => {
            let reply = issue::tokens(sim, &mut ledger, *request, now_ms);
            Ok(utf8_json(&reply).into_response())
        }
    }
}

fn exchange_code(sim: &Sim, caller: Caller, code: &str) -> Result<Response, Refused> {
    let now_ms = sim.now_ms();
    let mut ledger = sim.ledger();
    match ledger.exchange(caller, code, now_ms) {
        Exchange::NoGrant => Err(Refused::new("invalid_grant", "The code is unknown, expired or has been used")),
        Exchange::Confirmed(request) => {
            let reply = issue::tokens(sim, &mut ledger, *request, now_ms);
            Ok(utf8_json(&reply).into_response())
        }
    }
}

/// A call that a fault has taken the place of. With a code it was the only one that may be made, however it ended.
pub(crate) fn lose(sim: &Sim, headers: &HeaderMap, body: &[u8]) {
    let Ok(form) = Form::read(headers, body) else { return };
    if let (Some(CIBA_REDIRECT), Some(code)) = (form.find("grant_type"), form.find("code")) {
        sim.ledger().lose_exchange(code, sim.now_ms());
    }
}

/// A fault out of a person's script; `observe` breaks the connection if the kind asks for that.
pub(crate) fn break_with(kind: FaultKind) -> Response {
    let mut response = broken(kind);
    response.extensions_mut().insert(kind);
    response
}
