//! The platform's access token, with which a partner acts (§3.2).

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use serde_json::{Value, json};

use super::reply::Refused;
use crate::clock::to_ms;
use crate::partner::Partner;
use crate::random;
use crate::sim::Sim;

/// How long before its making a token says that it holds.
const NOT_BEFORE_S: i64 = 300;

/// Keys in headers, nothing in the body, and numbers as text in the answer. Several tokens may live at once.
pub(crate) async fn get(State(sim): State<Sim>, headers: HeaderMap, body: Bytes) -> Result<Json<Value>, Refused> {
    let partner =
        sim.partner.as_ref().filter(|partner| has_keys(partner, &headers)).ok_or_else(Refused::unknown_client)?;
    if !body.is_empty() {
        return Err(Refused::malformed("The body must be empty"));
    }
    let token = random::access_token();
    let now_ms = sim.now_ms();
    let expires_ms = now_ms.saturating_add(to_ms(partner.token_life));
    sim.ledger().partner_tokens.insert(token.clone(), expires_ms);
    Ok(Json(json!({
        "token_type": "Bearer",
        "expires_in": partner.token_life.as_secs().to_string(),
        "ext_expires_in": partner.token_life.as_secs().to_string(),
        "expires_on": (expires_ms / 1000).to_string(),
        "not_before": (now_ms / 1000 - NOT_BEFORE_S).to_string(),
        "resource": "00000000-0000-4000-8000-000000000000",
        "access_token": token,
        "x_simulator": true,
    })))
}

fn has_keys(partner: &Partner, headers: &HeaderMap) -> bool {
    let is =
        |name: &str, expected: &str| headers.get(name).is_some_and(|value| value.as_bytes() == expected.as_bytes());
    is("client_id", &partner.client_id)
        && is("client_secret", &partner.client_secret)
        && is("Ocp-Apim-Subscription-Key", &partner.subscription_key)
}
