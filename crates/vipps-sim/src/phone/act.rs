//! What the customer does.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde::Deserialize;

use crate::people::msisdn::Msisdn;
use crate::sim::{NothingWaits, Sim};

#[derive(Deserialize)]
pub(crate) struct Refresh {
    number: Msisdn,
}

/// Opens the app and pulls down: everything that waits shows. `{"number": "4700000020"}`
pub(crate) async fn refresh(State(sim): State<Sim>, Json(refresh): Json<Refresh>) -> StatusCode {
    sim.refresh_phone(&refresh.number);
    StatusCode::NO_CONTENT
}

/// Confirms, with the answers to consents and screens by id. `{"email": true}`
pub(crate) async fn confirm(
    State(sim): State<Sim>,
    Path(id): Path<u64>,
    Json(answers): Json<BTreeMap<String, bool>>,
) -> StatusCode {
    done(sim.confirm(id, answers))
}

/// Declines.
pub(crate) async fn decline(State(sim): State<Sim>, Path(id): Path<u64>) -> StatusCode {
    done(sim.decline(id))
}

fn done(result: Result<(), NothingWaits>) -> StatusCode {
    match result {
        Ok(()) => StatusCode::NO_CONTENT,
        Err(NothingWaits) => StatusCode::CONFLICT,
    }
}
