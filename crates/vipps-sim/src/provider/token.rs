//! The token endpoint, polled until the customer has decided (§8).

use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Response};
use serde_json::{Value, json};

use super::client_auth::authenticate;
use super::form::Form;
use super::reply::{Refused, broken, utf8_json};
use crate::clock::to_ms;
use crate::ledger::Ledger;
use crate::ledger::faults::FaultKind;
use crate::ledger::grant::Grant;
use crate::ledger::poll::Poll;
use crate::ledger::request::{Request, RequestState};
use crate::people::subject;
use crate::random;
use crate::signing::id_token::Subject;
use crate::signing::twist::Twist;
use crate::sim::Sim;

const CIBA: &str = "urn:openid:params:grant-type:ciba";

pub(crate) async fn exchange(State(sim): State<Sim>, headers: HeaderMap, body: Bytes) -> Result<Response, Refused> {
    let form = Form::read(&headers, &body)?;
    authenticate(&sim, &headers, &form)?;
    match form.get("grant_type")? {
        CIBA => poll(&sim, form.get("auth_req_id")?),
        other => Err(Refused::new("unsupported_grant_type", format!("Unknown grant type '{other}'"))),
    }
}

fn poll(sim: &Sim, auth_req_id: &str) -> Result<Response, Refused> {
    let now_ms = sim.now_ms();
    let mut ledger = sim.ledger();
    match ledger.poll(auth_req_id, now_ms) {
        Poll::Pending => Err(Refused::new("authorization_pending", "The authorization request is still pending")),
        Poll::SlowDown => Err(Refused::new("slow_down", "Polling too fast; wait five seconds longer from now on")),
        Poll::Declined => Err(Refused::new("access_denied", "The user declined")),
        Poll::Expired => Err(Refused::new("expired_token", "The auth_req_id has expired")),
        Poll::NoGrant => Err(Refused::new("invalid_grant", "The auth_req_id is unknown or has been used")),
        Poll::Broken(kind) => Ok(break_with(kind)),
        Poll::Confirmed(request) => {
            let reply = issue(sim, &mut ledger, *request, now_ms);
            Ok(utf8_json(&reply).into_response())
        }
    }
}

/// A fault out of a person's script; `observe` breaks the connection if the kind asks for that.
pub(crate) fn break_with(kind: FaultKind) -> Response {
    let mut response = broken(kind);
    response.extensions_mut().insert(kind);
    response
}

/// Access token and ID token for a confirmed request.
fn issue(sim: &Sim, ledger: &mut Ledger, request: Request, now_ms: i64) -> Value {
    let access_token = random::access_token();
    let grant = grant(sim, ledger, request, now_ms);
    let twists = twists(ledger, &grant.request);
    let subject = Subject {
        issuer: &sim.issuer(),
        client_id: &sim.options.client_id,
        merchant_serial_number: &sim.options.merchant_serial_number,
        sub: &grant.sub,
        auth_req_id: &grant.request.auth_req_id,
        nonce: grant.request.nonce.as_deref(),
        access_token: &access_token,
        confirmed_s: grant.confirmed_ms / 1000,
        now_s: now_ms / 1000,
    };
    let reply = json!({
        "access_token": access_token,
        "token_type": "Bearer",
        "expires_in": sim.options.token_life.as_secs(),
        "id_token": subject.sign(&ledger.keys, &twists),
        "x_simulator": true,
    });
    ledger.grants.insert(access_token, Grant { twists, ..grant });
    reply
}

fn grant(sim: &Sim, ledger: &Ledger, request: Request, now_ms: i64) -> Grant {
    let msisdn = request.behaviour.confirmed_by.clone().unwrap_or_else(|| request.msisdn.clone());
    let confirmed_ms = match request.state {
        RequestState::Confirmed { at_ms } => at_ms,
        _ => now_ms,
    };
    Grant {
        sub: subject(&sim.options.merchant_serial_number, &msisdn),
        person: ledger.person(&msisdn),
        confirmed_ms,
        expires_ms: now_ms + to_ms(sim.options.token_life),
        twists: Vec::new(),
        faults: request.behaviour.userinfo.iter().copied().collect(),
        request,
    }
}

/// Those of the whole simulator and those of the person.
fn twists(ledger: &Ledger, request: &Request) -> Vec<Twist> {
    ledger.twists.iter().chain(&request.behaviour.id_token).copied().collect()
}
