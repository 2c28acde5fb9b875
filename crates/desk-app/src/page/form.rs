//! What a form sent: not too much, not too slowly, and in the one way a form of this page sends it.

use axum::body::{Body, to_bytes};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;

use super::serve::Limits;

/// The fields, in the order in which they came.
pub(crate) struct Form(Vec<(String, String)>);

/// Why there is no form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoForm {
    /// Sent in some other way.
    Kind,
    /// Too much.
    Large,
    /// Too slowly, or broken off.
    Slow,
}

/// More fields than any form here has.
const MOST_FIELDS: usize = 200;

impl Form {
    pub(crate) async fn read(headers: &HeaderMap, body: Body, limits: &Limits) -> Result<Self, NoForm> {
        let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default().trim();
        if !kind.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
            return Err(NoForm::Kind);
        }
        let length = headers.get("content-length").and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
        if length.is_some_and(|length| length > limits.body) {
            return Err(NoForm::Large);
        }
        match tokio::time::timeout(limits.body_time, to_bytes(body, limits.body)).await {
            Ok(Err(error)) if is_length(&error) => Err(NoForm::Large),
            Err(_) | Ok(Err(_)) => Err(NoForm::Slow),
            Ok(Ok(bytes)) => Self::parse(&bytes),
        }
    }

    fn parse(bytes: &[u8]) -> Result<Self, NoForm> {
        let pairs: Vec<_> = url::form_urlencoded::parse(bytes).into_owned().take(MOST_FIELDS + 1).collect();
        if pairs.len() > MOST_FIELDS { Err(NoForm::Large) } else { Ok(Self(pairs)) }
    }

    /// The first of the name, empty if there is none.
    pub(crate) fn value(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str())
    }

    pub(crate) fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    pub(crate) fn has(&self, name: &str, value: &str) -> bool {
        self.values(name).any(|other| other == value)
    }
}

fn is_length(error: &axum::Error) -> bool {
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        if error.to_string() == "length limit exceeded" {
            return true;
        }
        cause = error.source();
    }
    false
}
