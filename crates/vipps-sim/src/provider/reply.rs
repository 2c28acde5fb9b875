//! What the provider says when it says no (§17), and the bodies of broken replies.

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use serde_json::Value;

use super::error_body::Words;
use crate::ledger::faults::FaultKind;
use crate::ledger::violations::ViolationKind;

/// A reply that is not a success, in the OAuth shape until `observe` gives it another.
#[derive(Debug)]
pub(crate) struct Refused {
    status: StatusCode,
    error: &'static str,
    description: String,
    error_code: Option<&'static str>,
    header: Option<(HeaderName, String)>,
    violation: Option<ViolationKind>,
}

impl Refused {
    pub(crate) fn new(error: &'static str, description: impl Into<String>) -> Self {
        Self {
            status: StatusCode::BAD_REQUEST,
            error,
            description: description.into(),
            error_code: None,
            header: None,
            violation: None,
        }
    }

    /// The same, for something a client should not have done.
    pub(crate) fn flagged(self, violation: ViolationKind) -> Self {
        Self { violation: Some(violation), ..self }
    }

    /// 400 `invalid_request`
    pub(crate) fn malformed(description: impl Into<String>) -> Self {
        Self { violation: Some(ViolationKind::MalformedRequest), ..Self::new("invalid_request", description) }
    }

    /// 401 `invalid_client`
    pub(crate) fn unknown_client() -> Self {
        Self {
            status: StatusCode::UNAUTHORIZED,
            violation: Some(ViolationKind::BadClientAuth),
            ..Self::new("invalid_client", "Client authentication failed")
        }
    }

    /// 401 for a platform access token past its life; that happens to everybody.
    pub(crate) fn expired_partner_token() -> Self {
        Self { violation: None, ..Self::unknown_client() }
    }

    /// 403 `access_denied`
    pub(crate) fn forbidden(description: impl Into<String>) -> Self {
        Self { status: StatusCode::FORBIDDEN, ..Self::new("access_denied", description) }
    }

    /// 401 `invalid_token`, as RFC 6750 has it (§17.5).
    pub(crate) fn bad_token(violation: ViolationKind, description: impl Into<String>) -> Self {
        Self {
            status: StatusCode::UNAUTHORIZED,
            header: Some((WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"".to_owned())),
            violation: Some(violation),
            ..Self::new("invalid_token", description)
        }
    }

    /// 400 with the provider's own code as text beside the standard's (§17, shape 3).
    pub(crate) fn with_code(error_code: &'static str, description: impl Into<String>) -> Self {
        Self { error_code: Some(error_code), ..Self::new("invalid_request", description) }
    }

    /// 429, with whatever `Retry-After` says (§18).
    pub(crate) fn too_many(retry_after: Option<String>) -> Self {
        Self {
            status: StatusCode::TOO_MANY_REQUESTS,
            header: retry_after.map(|value| (RETRY_AFTER, value)),
            ..Self::new("too_many_requests", "Too many simultaneous logins for this user")
        }
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let words = Words { error: self.error, error_code: self.error_code, description: self.description };
        let mut response = (self.status, utf8_json(&words.oauth())).into_response();
        response.extensions_mut().insert(words);
        if let Some((name, value)) = self.header {
            response.headers_mut().extend(HeaderValue::try_from(value).ok().map(|value| (name, value)));
        }
        if let Some(violation) = self.violation {
            response.extensions_mut().insert(violation);
        }
        response
    }
}

/// JSON as the token endpoint sends it (§8): with a charset, and not to be kept.
pub(crate) fn utf8_json(value: &Value) -> impl IntoResponse + use<> {
    ([(CONTENT_TYPE, "application/json;charset=UTF-8"), (CACHE_CONTROL, "no-store")], value.to_string())
}

/// An instant as the consents carry it (§15), in whole seconds.
pub(crate) fn rfc_3339(ms: i64) -> String {
    jiff::Timestamp::from_second(ms / 1000).map(|time| time.to_string()).unwrap_or_default()
}

/// The reply a fault puts in the place of a processed one.
pub(crate) fn broken(kind: FaultKind) -> Response {
    match kind {
        FaultKind::Status(code) => {
            let status = StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            Refused { status, ..Refused::new("server_error", "Something went wrong") }.into_response()
        }
        FaultKind::Html => {
            (StatusCode::BAD_GATEWAY, Html("<html><body><h1>502 Bad Gateway</h1></body></html>")).into_response()
        }
        FaultKind::Garbage => ([(CONTENT_TYPE, "application/json")], "{\"oops").into_response(),
        FaultKind::Reset | FaultKind::Hang | FaultKind::Cut | FaultKind::Lost | FaultKind::Silent => {
            StatusCode::OK.into_response()
        }
    }
}
