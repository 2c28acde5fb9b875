//! Changing what happens next.

use std::time::Duration;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::{Value, json};

use super::look;
use crate::ledger::faults::Fault;
use crate::options::Algorithm;
use crate::people::file::NameOrScript;
use crate::people::msisdn::Msisdn;
use crate::people::person::{Address, PersonChange};
use crate::signing::twist::Twist;
use crate::sim::Sim;
use crate::unit::{Unit, UnitChange};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Advance {
    #[serde(rename = "advanceS")]
    seconds: f64,
}

/// Moves the clock ahead: `{"advanceS": 30}`. Answers `{nowMs}`.
pub(crate) async fn clock(State(sim): State<Sim>, Json(advance): Json<Advance>) -> Result<Json<Value>, StatusCode> {
    let by = Duration::try_from_secs_f64(advance.seconds).map_err(|_| StatusCode::UNPROCESSABLE_ENTITY)?;
    sim.clock.advance(by);
    Ok(look::clock(State(sim)).await)
}

/// Spelled out rather than flattened, because flattening loses the check for unknown members.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ChangePerson {
    given_name: Option<String>,
    family_name: Option<String>,
    email: Option<String>,
    email_verified: Option<bool>,
    birthdate: Option<String>,
    address: Option<Address>,
    behaviour: Option<NameOrScript>,
    #[serde(default)]
    forget_sharing: bool,
}

/// Changes who a number belongs to and how it acts; `behaviour` is a name or a script. Answers as the `GET` does.
pub(crate) async fn person(
    State(sim): State<Sim>,
    Path(msisdn): Path<Msisdn>,
    Json(change): Json<ChangePerson>,
) -> Json<Value> {
    apply(&sim, &msisdn, change);
    look::person(State(sim), Path(msisdn)).await
}

fn apply(sim: &Sim, msisdn: &Msisdn, change: ChangePerson) {
    let mut ledger = sim.ledger();
    if let Some(behaviour) = change.behaviour {
        ledger.set_behaviour(msisdn.clone(), behaviour.script(msisdn));
    }
    if change.forget_sharing {
        ledger.forget_sharing(msisdn);
    }
    let change = PersonChange {
        given_name: change.given_name,
        family_name: change.family_name,
        email: change.email,
        email_verified: change.email_verified,
        birthdate: change.birthdate,
        address: change.address,
    };
    ledger.change_person(msisdn, change);
}

/// The customer scans the desk's code. Answers `{customerToken, expiresAtMs}`.
pub(crate) async fn customer_token(State(sim): State<Sim>, Path(msisdn): Path<Msisdn>) -> Json<Value> {
    let (token, expires_at_ms) = sim.customer_token(&msisdn);
    Json(json!({ "customerToken": token, "expiresAtMs": expires_at_ms }))
}

/// Changes what the portal says: `{"redirectUris": ["http://127.0.0.1:8021/v"], "codeLifeS": 30, "outsidePlan": "invalid_scope",
/// "requiredUnticked": "access_denied", "errorShape": "problem"}`. Answers as the `GET` does.
pub(crate) async fn unit(State(sim): State<Sim>, Json(change): Json<UnitChange>) -> Json<Unit> {
    sim.ledger().unit.apply(change);
    look::unit(State(sim)).await
}

/// Orders calls to break: `{"endpoint": "token", "kind": "status:503", "times": 2}`.
pub(crate) async fn fault(State(sim): State<Sim>, Json(fault): Json<Fault>) -> StatusCode {
    sim.ledger().faults.add(fault);
    StatusCode::NO_CONTENT
}

/// Takes back every fault that has not happened yet.
pub(crate) async fn no_faults(State(sim): State<Sim>) -> StatusCode {
    sim.ledger().faults.clear();
    StatusCode::NO_CONTENT
}

/// What holds for every ID token from now on; absent members stay as they are.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ChangeIdToken {
    twists: Option<Vec<Twist>>,
    algorithm: Option<Algorithm>,
    browser_algorithm: Option<Algorithm>,
    rotate_keys: Option<Rotation>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Rotation {
    KeepOld,
    DropOld,
}

/// `{"twists": ["wrong_aud"], "algorithm": "ES256", "browserAlgorithm": "RS256", "rotateKeys": "keep_old"}`
pub(crate) async fn id_token(State(sim): State<Sim>, Json(change): Json<ChangeIdToken>) -> StatusCode {
    let mut ledger = sim.ledger();
    if let Some(twists) = change.twists {
        ledger.twists = twists;
    }
    if let Some(algorithm) = change.algorithm {
        ledger.keys.algorithm = algorithm;
    }
    if let Some(algorithm) = change.browser_algorithm {
        ledger.keys.browser_algorithm = algorithm;
    }
    if let Some(rotation) = change.rotate_keys {
        ledger.keys.rotate(matches!(rotation, Rotation::KeepOld));
    }
    StatusCode::NO_CONTENT
}
