//! The shapes in which an error can come (§17).

use axum::body::Body;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::response::Response;
use serde_json::{Value, json};

use crate::unit::ErrorShape;

/// What an error says, whatever its shape.
#[derive(Debug, Clone)]
pub(crate) struct Words {
    /// The standard's code.
    pub(crate) error: &'static str,
    /// The provider's own code beside it.
    pub(crate) error_code: Option<&'static str>,
    pub(crate) description: String,
}

/// Gives an error another shape; its status and the rest of its headers stay. Replies without words are left alone.
pub(crate) fn reshape(mut response: Response, shape: ErrorShape) -> Response {
    let Some(words) = response.extensions_mut().remove::<Words>().filter(Words::is_error) else { return response };
    let status = response.status();
    let (content_type, text) = match shape {
        ErrorShape::Oauth => return response,
        ErrorShape::OpenApi => ("application/json", words.open_api(status).to_string()),
        ErrorShape::TextCode => ("application/json", words.text_code().to_string()),
        ErrorShape::Problem => ("application/problem+json", words.problem(status).to_string()),
        ErrorShape::Html => ("text/html;charset=utf-8", format!("<html><body><h1>{status}</h1></body></html>")),
        ErrorShape::Empty => ("", String::new()),
    };
    let headers = response.headers_mut();
    headers.remove(CONTENT_LENGTH);
    headers.remove(CONTENT_TYPE);
    headers.extend(content_type.parse().ok().filter(|_| !text.is_empty()).map(|value| (CONTENT_TYPE, value)));
    *response.body_mut() = Body::from(text);
    response
}

impl Words {
    /// The shape most endpoints use, with the provider's own code as text beside the standard's.
    pub(crate) fn oauth(&self) -> Value {
        let mut body = json!({ "error": self.error, "error_description": self.description, "x_simulator": true });
        if let Some(code) = self.error_code {
            body["error_code"] = code.into();
        }
        body
    }

    /// A poll that has to wait is answered with an error's status, and is none: without its words no login would get further.
    fn is_error(&self) -> bool {
        !matches!(self.error, "authorization_pending" | "slow_down")
    }

    /// The more telling of the two codes.
    fn code(&self) -> &'static str {
        self.error_code.unwrap_or(self.error)
    }

    fn open_api(&self, status: StatusCode) -> Value {
        json!({ "error": self.code(), "error_code": status.as_u16(), "error_debug": self.description })
    }

    fn text_code(&self) -> Value {
        json!({ "error_code": self.code(), "error_description": self.description })
    }

    fn problem(&self, status: StatusCode) -> Value {
        json!({
            "type": "about:blank",
            "title": self.code(),
            "status": status.as_u16(),
            "detail": self.description,
            "instance": "urn:simulator",
            "traceId": "00000000000000000000000000000000",
            "extraDetails": [{ "name": "error", "reason": self.code() }],
        })
    }
}
