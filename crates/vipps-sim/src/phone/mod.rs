//! The customer's phone: a page, and the few calls it makes.

mod act;
mod page;
mod state;
pub(crate) mod texts;

use axum::routing::{get, post};
use axum::{Router, middleware};

use crate::net::local_pages_only;
use crate::sim::Sim;

pub(crate) fn routes(sim: &Sim) -> Router {
    Router::new()
        .route("/phone", get(page::html))
        .route("/phone/phone.css", get(page::css))
        .route("/phone/phone.js", get(page::js))
        .route("/phone/dom.js", get(page::dom))
        .route("/phone/consents.js", get(page::consents))
        .route("/phone/api/texts", get(page::texts))
        .route("/phone/api/state", get(state::state))
        .route("/phone/api/refresh", post(act::refresh))
        .route("/phone/api/requests/{id}/confirm", post(act::confirm))
        .route("/phone/api/requests/{id}/decline", post(act::decline))
        .layer(middleware::from_fn(local_pages_only))
        .with_state(sim.clone())
}
