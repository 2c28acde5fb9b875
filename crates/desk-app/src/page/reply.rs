//! What every answer of the page says besides its text: not to be kept, framed, guessed at or sent on.

use axum::body::Body;
use axum::http::header::{
    ALLOW, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, HeaderValue, LOCATION, REFERRER_POLICY,
    RETRY_AFTER, SET_COOKIE, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{Response, StatusCode};
use maud::Markup;

pub(crate) type Reply = Response<Body>;

const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");
const CSS: HeaderValue = HeaderValue::from_static("text/css; charset=utf-8");
const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// Headers that are the same for all.
const USUAL: [(HeaderName, &str); 8] = [
    (CACHE_CONTROL, "no-store"),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=(), payment=()"),
    (HeaderName::from_static("x-robots-tag"), "noindex, nofollow"),
    (HeaderName::from_static("origin-agent-cluster"), "?1"),
];

/// A page.
pub(crate) fn page(status: StatusCode, markup: Markup) -> Reply {
    with(status, HTML, markup.into_string())
}

/// The look. Its address changes with it, so it may be kept.
pub(crate) fn style(text: &str) -> Reply {
    let mut reply = with(StatusCode::OK, CSS, text.to_owned());
    let forever = HeaderValue::from_static("public, max-age=31536000, immutable");
    reply.headers_mut().insert(CACHE_CONTROL, forever);
    reply
}

/// An answer to a program.
pub(crate) fn json(status: StatusCode, value: &serde_json::Value) -> Reply {
    with(status, JSON, value.to_string())
}

/// On to another address of the page, or of the club's own.
pub(crate) fn see_other(address: &str) -> Reply {
    let mut reply = with(StatusCode::SEE_OTHER, HTML, String::new());
    match HeaderValue::from_str(address) {
        Ok(address) => reply.headers_mut().insert(LOCATION, address).is_none(),
        Err(_) => return with(StatusCode::INTERNAL_SERVER_ERROR, HTML, String::new()),
    };
    reply
}

/// Nothing but a status.
pub(crate) fn empty(status: StatusCode) -> Reply {
    with(status, HTML, String::new())
}

pub(crate) fn not_allowed(allowed: &'static str) -> Reply {
    let mut reply = empty(StatusCode::METHOD_NOT_ALLOWED);
    reply.headers_mut().insert(ALLOW, HeaderValue::from_static(allowed));
    reply
}

pub(crate) fn retry_after(mut reply: Reply, seconds: u32) -> Reply {
    reply.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    reply
}

pub(crate) fn with_cookie(mut reply: Reply, cookie: Option<HeaderValue>) -> Reply {
    if let Some(cookie) = cookie {
        reply.headers_mut().insert(SET_COOKIE, cookie);
    }
    reply
}

/// Forms of this page may lead to the club's shop, too: browsers hold the redirect behind a form to the same rule.
pub(crate) fn may_lead_to(mut reply: Reply, origin: &str) -> Reply {
    if let Ok(policy) = HeaderValue::from_str(&policy(origin)) {
        reply.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    }
    reply
}

/// A page whose own address must not go along anywhere, not even to its style sheet.
pub(crate) fn without_referrer(mut reply: Reply) -> Reply {
    reply.headers_mut().insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    reply
}

fn with(status: StatusCode, kind: HeaderValue, text: String) -> Reply {
    let mut reply = Response::new(Body::from(text));
    *reply.status_mut() = status;
    let headers = reply.headers_mut();
    headers.insert(CONTENT_TYPE, kind);
    // With none at all a browser would not say where its forms come from.
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    for (name, value) in USUAL {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if let Ok(policy) = HeaderValue::from_str(&policy("")) {
        headers.insert(CONTENT_SECURITY_POLICY, policy);
    }
    reply
}

/// No script at all, no picture, nothing from elsewhere; one style sheet of ours.
fn policy(forms: &str) -> String {
    let forms = if forms.is_empty() { String::new() } else { format!(" {forms}") };
    format!("default-src 'none'; style-src 'self'; form-action 'self'{forms}; base-uri 'none'; frame-ancestors 'none'")
}
