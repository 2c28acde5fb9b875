//! The userinfo answer (OpenID Connect Core 5.3).

use serde_json::Value;

use crate::error::{BadAnswer, UserinfoError};
use crate::json::Object;

/// Core 5.3.2: the `sub` must be exactly that of the ID token, else nothing of the answer may be used.
pub(crate) fn of_subject(claims: Object, sub: &str) -> Result<Object, UserinfoError> {
    match claims.get("sub").and_then(Value::as_str) {
        None => Err(BadAnswer::Member("sub").into()),
        Some(named) if named == sub => Ok(claims),
        Some(_) => Err(UserinfoError::OtherSubject),
    }
}
