//! Looking inside.

use axum::Json;
use axum::extract::{Path, State};
use serde_json::{Value, json};

use crate::ledger::log::LogEntry;
use crate::ledger::request::RequestView;
use crate::ledger::violations::Violation;
use crate::people::msisdn::Msisdn;
use crate::people::subject;
use crate::sim::Sim;
use crate::unit::Unit;

/// `{nowMs}`
pub(crate) async fn clock(State(sim): State<Sim>) -> Json<Value> {
    Json(json!({ "nowMs": sim.now_ms() }))
}

/// `{person, behaviour, sub}`
pub(crate) async fn person(State(sim): State<Sim>, Path(msisdn): Path<Msisdn>) -> Json<Value> {
    let ledger = sim.ledger();
    Json(json!({
        "person": ledger.person(&msisdn),
        "behaviour": ledger.behaviour(&msisdn),
        "sub": subject(&sim.options.merchant_serial_number, &msisdn),
    }))
}

/// What the portal says about the sales unit.
pub(crate) async fn unit(State(sim): State<Sim>) -> Json<Unit> {
    Json(sim.ledger().unit.clone())
}

/// Every request so far, oldest first.
pub(crate) async fn requests(State(sim): State<Sim>) -> Json<Vec<RequestView>> {
    Json(sim.requests())
}

/// Every call of the provider's endpoints so far.
pub(crate) async fn log(State(sim): State<Sim>) -> Json<Vec<LogEntry>> {
    Json(sim.ledger().log.clone())
}

/// What clients did that the contract forbids.
pub(crate) async fn violations(State(sim): State<Sim>) -> Json<Vec<Violation>> {
    Json(sim.ledger().violations.clone())
}
