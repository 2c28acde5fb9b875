//! Whether a number can be asked (§5).

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use serde_json::{Value, json};

use super::client_auth::authenticate;
use super::form::Form;
use super::login_hint;
use super::reply::Refused;
use crate::sim::Sim;

/// 200 for both answers; why somebody cannot be asked is never said.
pub(crate) async fn answer(State(sim): State<Sim>, headers: HeaderMap, body: Bytes) -> Result<Json<Value>, Refused> {
    let form = Form::read(&headers, &body)?;
    authenticate(&sim, &headers, &form)?;
    let msisdn = login_hint::number(&form)?;
    let exists = sim.ledger().behaviour(&msisdn).exists;
    Ok(Json(json!({ "exists": exists, "x_simulator": true })))
}
