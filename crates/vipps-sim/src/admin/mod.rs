//! The controls over HTTP, for demos and for tests in another process. Loopback host names only, and no CORS.

mod look;
mod set;

use axum::routing::{get, post};
use axum::{Router, middleware};

use crate::net::local_pages_only;
use crate::sim::Sim;

pub(crate) fn routes(sim: &Sim) -> Router {
    Router::new()
        .route("/admin/clock", get(look::clock).post(set::clock))
        .route("/admin/people/{msisdn}", get(look::person).post(set::person))
        .route("/admin/people/{msisdn}/customer_token", post(set::customer_token))
        .route("/admin/unit", get(look::unit).post(set::unit))
        .route("/admin/faults", post(set::fault).delete(set::no_faults))
        .route("/admin/id_token", post(set::id_token))
        .route("/admin/requests", get(look::requests))
        .route("/admin/log", get(look::log))
        .route("/admin/violations", get(look::violations))
        .layer(middleware::from_fn(local_pages_only))
        .with_state(sim.clone())
}
