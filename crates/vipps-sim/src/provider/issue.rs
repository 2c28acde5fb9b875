//! Access token and ID token for a confirmed request (§8, §9.2).

use std::time::Duration;

use serde_json::{Value, json};

use super::scope::Scope;
use crate::clock::to_ms;
use crate::ledger::Ledger;
use crate::ledger::grant::Grant;
use crate::ledger::request::{Ending, Request};
use crate::people::subject;
use crate::random;
use crate::signing::id_token::Subject;
use crate::signing::twist::Twist;
use crate::sim::Sim;

/// What the answer of the browser ending's grant says, and how long its access token opens userinfo in truth (§13).
const SAID_LIFE_S: u64 = 3599;
const BROWSER_TOKEN_LIFE: Duration = Duration::from_secs(600);

/// The answer of the token endpoint, in the words of the grant that asks.
pub(crate) fn tokens(sim: &Sim, ledger: &mut Ledger, request: Request, now_ms: i64) -> Value {
    let ending = request.ending();
    let access_token = access_token(ending);
    let grant = grant(sim, ledger, request, now_ms);
    let id_token = id_token(sim, ledger, &grant, &access_token, now_ms);
    let reply = match ending {
        Ending::App => json!({
            "access_token": access_token,
            "token_type": "Bearer",
            "expires_in": sim.options.token_life.as_secs(),
            "id_token": id_token,
            "x_simulator": true,
        }),
        Ending::Browser => json!({
            "access_token": access_token,
            "id_token": id_token,
            "expires_in": SAID_LIFE_S,
            "scope": names(&grant.request.scopes),
            "token_type": "bearer",
            "x_simulator": true,
        }),
    };
    ledger.grants.insert(access_token, grant);
    reply
}

fn access_token(ending: Ending) -> String {
    match ending {
        Ending::App => format!("ciba.{}", random::access_token()),
        Ending::Browser => random::access_token(),
    }
}

fn names(scopes: &[Scope]) -> String {
    scopes.iter().map(|scope| scope.as_str()).collect::<Vec<_>>().join(" ")
}

fn grant(sim: &Sim, ledger: &Ledger, request: Request, now_ms: i64) -> Grant {
    let msisdn = request.behaviour.confirmed_by.clone().unwrap_or_else(|| request.msisdn.clone());
    let life = match request.ending() {
        Ending::App => sim.options.token_life,
        Ending::Browser => BROWSER_TOKEN_LIFE,
    };
    Grant {
        sub: subject(&sim.options.merchant_serial_number, &msisdn),
        person: ledger.person(&msisdn),
        confirmed_ms: request.confirmed_ms().unwrap_or(now_ms),
        expires_ms: now_ms + to_ms(life),
        twists: twists(ledger, &request),
        faults: request.behaviour.userinfo.iter().copied().collect(),
        request,
    }
}

/// Those of the whole simulator and those of the person.
fn twists(ledger: &Ledger, request: &Request) -> Vec<Twist> {
    ledger.twists.iter().chain(&request.behaviour.id_token).copied().collect()
}

fn id_token(sim: &Sim, ledger: &Ledger, grant: &Grant, access_token: &str, now_ms: i64) -> String {
    let request = &grant.request;
    let subject = Subject {
        issuer: &sim.issuer(),
        client_id: &sim.options.client_id,
        merchant_serial_number: &sim.options.merchant_serial_number,
        sub: &grant.sub,
        auth_req_id: &request.auth_req_id,
        other_auth_req_id: another_auth_req_id(ledger, request),
        nonce: request.nonce.as_deref(),
        access_token,
        confirmed_s: grant.confirmed_ms / 1000,
        now_s: now_ms / 1000,
        caller: request.caller,
        algorithm: ledger.keys.algorithm_for(request.ending()),
    };
    subject.sign(&ledger.keys, &grant.twists)
}

fn another_auth_req_id(ledger: &Ledger, request: &Request) -> String {
    let another = ledger.requests.iter().rev().find(|other| other.id != request.id);
    another.map_or_else(random::auth_req_id, |other| other.auth_req_id.clone())
}
