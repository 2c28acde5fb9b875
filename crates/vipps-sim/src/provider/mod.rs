//! The provider's endpoints, one file each, at the contract's paths (§1).
//!
//! Not here: webhooks, QR, check-in and loyalty.

mod access_token;
mod asked;
mod authentication;
pub(crate) mod client_auth;
mod delegated_consents;
mod discovery;
pub(crate) mod endpoint;
mod error_body;
mod flow_result;
mod form;
mod issue;
mod login_hint;
mod observe;
mod reply;
pub(crate) mod scope;
mod token;
mod user_exists;
mod userinfo;

use axum::routing::{get, post};
use axum::{Router, middleware};
use endpoint::Endpoint;

use crate::sim::Sim;

pub(crate) fn routes(sim: &Sim) -> Router {
    Router::new()
        .route(Endpoint::Discovery.path(), get(discovery::document))
        .route(Endpoint::Jwks.path(), get(discovery::jwks))
        .route(Endpoint::AccessToken.path(), post(access_token::get))
        .route(Endpoint::UserExists.path(), post(user_exists::answer))
        .route(Endpoint::Authentication.path(), post(authentication::start))
        .route(Endpoint::Token.path(), post(token::exchange))
        .route(Endpoint::Userinfo.path(), get(userinfo::profile))
        .route("/vipps-userinfo-api/userinfo/", get(userinfo::profile))
        .layer(middleware::from_fn_with_state(sim.clone(), observe::observe))
        .with_state(sim.clone())
}
