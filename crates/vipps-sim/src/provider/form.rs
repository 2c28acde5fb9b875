//! Form bodies, read strictly: no parameter twice (RFC 6749 3.1).

use std::collections::HashMap;

use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;

use super::reply::Refused;

/// The parameters of a form body. One without a value counts as absent (RFC 6749 3.1).
pub(crate) struct Form(HashMap<String, String>);

impl Form {
    pub(crate) fn read(headers: &HeaderMap, body: &[u8]) -> Result<Self, Refused> {
        if !is_form(headers) {
            return Err(Refused::malformed("The body must be application/x-www-form-urlencoded"));
        }
        let mut parameters = HashMap::new();
        for (name, value) in url::form_urlencoded::parse(body) {
            if parameters.insert(name.to_string(), value.into_owned()).is_some() {
                return Err(Refused::malformed(format!("Duplicate parameter {name}")));
            }
        }
        parameters.retain(|_, value: &mut String| !value.is_empty());
        Ok(Self(parameters))
    }

    pub(crate) fn find(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    pub(crate) fn get(&self, name: &str) -> Result<&str, Refused> {
        self.find(name).ok_or_else(|| Refused::malformed(format!("Missing {name}")))
    }
}

fn is_form(headers: &HeaderMap) -> bool {
    let content_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let essence = content_type.split(';').next().unwrap_or_default().trim();
    essence.eq_ignore_ascii_case("application/x-www-form-urlencoded")
}
