//! The token endpoint's answer (CIBA Core 10.1.1).

use std::time::Duration;

use jiff::Timestamp;
use serde_json::Value;

use crate::cache::later;
use crate::error::BadAnswer;
use crate::json::Object;
use crate::pending::seconds;
use crate::secret::{AccessToken, RawIdToken};

/// What one question for the token brought, when it brought no error.
#[derive(Clone, Debug)]
pub enum Exchange {
    /// `authorization_pending`: the person has not answered.
    Pending,
    /// `slow_down`: not answered, and asked too often.
    SlowDown,
    /// The person said yes.
    Tokens(UnverifiedTokens),
}

/// Tokens as they came. There is nothing to read in them before [`crate::RelyingParty::verify`] has passed.
#[derive(Clone, Debug)]
pub struct UnverifiedTokens {
    /// For the userinfo endpoint.
    pub access_token: AccessToken,
    /// To be verified.
    pub id_token: RawIdToken,
    /// Until when the access token may be used: the arrival of the answer plus `expires_in`.
    pub expires_at: Timestamp,
}

/// When the provider does not say how long the access token lives.
const DEFAULT_LIFE: Duration = Duration::from_secs(300);
const MAX_TOKEN: usize = 64 * 1024;

impl UnverifiedTokens {
    pub(crate) fn read(answer: &Object, now: Timestamp) -> Result<Self, BadAnswer> {
        let token_type = text(answer, "token_type")?;
        // RFC 6749 5.1: the value is case insensitive. Only bearer tokens can be used here.
        if !token_type.eq_ignore_ascii_case("bearer") {
            return Err(BadAnswer::Member("token_type"));
        }
        // RFC 6749 5.1 and 5.2: an answer holds tokens or an error. One that says yes and no at once is no yes.
        if answer.get("error").is_some_and(|error| !error.is_null()) {
            return Err(BadAnswer::Member("error"));
        }
        Ok(Self {
            access_token: AccessToken::new(bearer(text(answer, "access_token")?)?),
            id_token: RawIdToken::new(text(answer, "id_token")?),
            expires_at: later(now, seconds(answer, "expires_in")?.unwrap_or(DEFAULT_LIFE)),
        })
    }
}

fn text<'a>(answer: &'a Object, name: &'static str) -> Result<&'a str, BadAnswer> {
    let text = answer.get(name).and_then(Value::as_str).unwrap_or_default();
    if text.is_empty() || text.len() > MAX_TOKEN { Err(BadAnswer::Member(name)) } else { Ok(text) }
}

/// RFC 6750 2.1: a token goes into a header, so it must be of the alphabet of a header.
fn bearer(token: &str) -> Result<&str, BadAnswer> {
    let fits = token.bytes().all(|byte| byte.is_ascii_graphic());
    if fits { Ok(token) } else { Err(BadAnswer::Member("access_token")) }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn tokens_beside_an_error_are_no_tokens() {
        let read = |error: Value| {
            let answer = json!({"access_token": "a", "token_type": "Bearer", "id_token": "b", "error": error});
            UnverifiedTokens::read(answer.as_object().unwrap(), Timestamp::UNIX_EPOCH).map(|_| ())
        };
        for error in [json!("access_denied"), json!(""), json!({})] {
            assert_eq!(read(error.clone()), Err(BadAnswer::Member("error")), "{error}");
        }
        assert_eq!(read(Value::Null), Ok(()), "which is none");
    }
}
