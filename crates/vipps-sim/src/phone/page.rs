//! The page itself. Everything it needs is in the program.

use axum::Json;
use axum::extract::{Query, State};
use axum::http::header::{ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY};
use axum::http::{HeaderMap, HeaderName};
use axum::response::IntoResponse;
use serde::Deserialize;

use super::texts::{self, Texts};
use crate::options::Language;
use crate::sim::Sim;

/// Nothing from elsewhere, nothing inline, and no page around it.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; \
                      form-action 'none'; frame-ancestors 'none'";

#[derive(Deserialize)]
pub(crate) struct Asked {
    lang: Option<String>,
}

pub(crate) async fn html() -> impl IntoResponse {
    let headers = [(CONTENT_SECURITY_POLICY, POLICY), (REFERRER_POLICY, "no-referrer")];
    (headers, file("text/html;charset=utf-8", include_str!("phone.html")))
}

pub(crate) async fn css() -> impl IntoResponse {
    file("text/css;charset=utf-8", include_str!("phone.css"))
}

pub(crate) async fn js() -> impl IntoResponse {
    file("text/javascript;charset=utf-8", include_str!("phone.js"))
}

pub(crate) async fn dom() -> impl IntoResponse {
    file("text/javascript;charset=utf-8", include_str!("dom.js"))
}

pub(crate) async fn consents() -> impl IntoResponse {
    file("text/javascript;charset=utf-8", include_str!("consents.js"))
}

/// Every sentence of the page, in one language.
pub(crate) async fn texts(
    State(sim): State<Sim>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Json<&'static Texts> {
    Json(texts::catalogue(language(asked.lang.as_deref(), sim.options.language, &headers)))
}

/// What the address asks for, then what the simulator was started with, then what the browser prefers.
fn language(asked: Option<&str>, chosen: Option<Language>, headers: &HeaderMap) -> Language {
    let accepted =
        || headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).and_then(texts::accepted_language);
    asked.and_then(texts::language).or(chosen).or_else(accepted).unwrap_or(Language::En)
}

fn file(content_type: &'static str, text: &'static str) -> impl IntoResponse {
    let headers: [(HeaderName, &str); 2] = [(CONTENT_TYPE, content_type), (CACHE_CONTROL, "no-store")];
    (headers, text)
}
