//! The discovery document (§2) and the published keys (§12).

use axum::Json;
use axum::extract::State;
use axum::http::header::CACHE_CONTROL;
use axum::response::IntoResponse;
use serde_json::{Value, json};

use super::endpoint::Endpoint;
use crate::sim::Sim;

/// May be kept for an hour. As the provider's own document, it names neither CIBA grant and only one of the two algorithms.
pub(crate) async fn document(State(sim): State<Sim>) -> impl IntoResponse {
    ([(CACHE_CONTROL, "max-age=3600")], Json(content(&sim)))
}

/// No cache header is published for the keys.
pub(crate) async fn jwks(State(sim): State<Sim>) -> Json<Value> {
    Json(sim.ledger().keys.jwks())
}

fn content(sim: &Sim) -> Value {
    let at = |path: &str| format!("{}{path}", sim.base_url);
    json!({
        "issuer": sim.issuer(),
        "authorization_endpoint": at("/access-management-1.0/access/oauth2/auth"),
        "token_endpoint": at(Endpoint::Token.path()),
        "userinfo_endpoint": at(Endpoint::Userinfo.path()),
        "jwks_uri": at(Endpoint::Jwks.path()),
        "revocation_endpoint": at("/access-management-1.0/access/oauth2/revoke"),
        "backchannel_authentication_endpoint": at(Endpoint::Authentication.path()),
        "backchannel_token_delivery_modes_supported": ["poll"],
        "grant_types_supported": ["authorization_code", "client_credentials"],
        "response_types_supported": ["code", "code id_token", "id_token", "token id_token", "token", "token id_token code"],
        "response_modes_supported": ["query", "fragment"],
        "subject_types_supported": ["public", "pairwise"],
        "claims_supported": ["sub"],
        "claims_parameter_supported": false,
        "code_challenge_methods_supported": ["S256"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "userinfo_signing_alg_values_supported": ["none"],
        "token_endpoint_auth_methods_supported": ["client_secret_post", "client_secret_basic"],
        "scopes_supported": [
            "openid", "name", "phoneNumber", "nin", "address", "birthDate", "delegatedConsents", "email", "gender"
        ],
        "request_parameter_supported": true,
        "request_uri_parameter_supported": true,
        "require_request_uri_registration": true,
        "backchannel_logout_supported": false,
        "frontchannel_logout_supported": false,
        "x_simulator": { "phone": at("/phone") },
    })
}
