//! A login that waits: what must be remembered to go on with it, in this process or the next.

use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use crate::cache::later;
use crate::error::BadAnswer;
use crate::json::Object;
use crate::secret::AuthReqId;

/// What the provider answered to a good start (CIBA Core 7.3), with the times it was asked and answered.
///
/// It serialises with its `auth_req_id` in clear, so that it can be resumed elsewhere: keep it encrypted.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PendingLogin {
    /// The handle.
    #[serde(serialize_with = "expose", deserialize_with = "conceal")]
    pub auth_req_id: AuthReqId,
    /// When the start was sent.
    pub started_at: Timestamp,
    /// When the handle runs out: the arrival of the answer plus `expires_in`.
    pub expires_at: Timestamp,
    /// The shortest time between two questions for the token.
    pub interval: Duration,
    /// The `nonce` sent along.
    pub nonce: Option<String>,
}

fn expose<S: Serializer>(id: &AuthReqId, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(id.expose())
}

fn conceal<'de, D: Deserializer<'de>>(deserializer: D) -> Result<AuthReqId, D::Error> {
    Ok(AuthReqId::new(String::deserialize(deserializer)?))
}

/// CIBA Core 7.3: if no interval is given, five seconds.
const DEFAULT_INTERVAL: Duration = Duration::from_secs(5);
/// A provider that names a fraction of a second is still asked once a second at most.
pub(crate) const MIN_INTERVAL: Duration = Duration::from_secs(1);
/// A question to a person who stands at a counter does not stand for a day, whatever the provider says.
const MAX_EXPIRY: Duration = Duration::from_secs(3600);
const MAX_AUTH_REQ_ID: usize = 4096;

impl PendingLogin {
    pub(crate) fn read(
        answer: &Object,
        started_at: Timestamp,
        answered_at: Timestamp,
        nonce: Option<String>,
    ) -> Result<Self, BadAnswer> {
        let expires_in = seconds(answer, "expires_in")?.ok_or(BadAnswer::Member("expires_in"))?;
        if expires_in.is_zero() {
            return Err(BadAnswer::Member("expires_in"));
        }
        Ok(Self {
            auth_req_id: auth_req_id(answer)?,
            started_at,
            expires_at: later(answered_at, expires_in.min(MAX_EXPIRY)),
            interval: interval(answer)?,
            nonce,
        })
    }
}

/// CIBA Core 7.3: a positive number, five seconds if there is none. Zero is no number to ask by, so it is none. Whoever wants
/// to be left alone for longer than any login stands wants something else.
fn interval(answer: &Object) -> Result<Duration, BadAnswer> {
    let named = seconds(answer, "interval")?.filter(|interval| !interval.is_zero());
    let interval = named.map_or(DEFAULT_INTERVAL, |interval| interval.max(MIN_INTERVAL));
    if interval > MAX_EXPIRY { Err(BadAnswer::Member("interval")) } else { Ok(interval) }
}

/// CIBA Core 7.3: letters, digits, `.`, `-`, `_`. It goes back into a form, so nothing else is let in.
fn auth_req_id(answer: &Object) -> Result<AuthReqId, BadAnswer> {
    let text = answer.get("auth_req_id").and_then(Value::as_str).unwrap_or_default();
    let is_of_alphabet = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte));
    if text.is_empty() || text.len() > MAX_AUTH_REQ_ID || !is_of_alphabet {
        return Err(BadAnswer::Member("auth_req_id"));
    }
    Ok(AuthReqId::new(text))
}

/// A number of seconds: a JSON number that is not negative. Text, even of digits, is not a number.
pub(crate) fn seconds(answer: &Object, name: &'static str) -> Result<Option<Duration>, BadAnswer> {
    match answer.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(value) => value
            .as_f64()
            .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok())
            .map(Some)
            .ok_or(BadAnswer::Member(name)),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(answer: &Value) -> Result<PendingLogin, BadAnswer> {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let answer = answer.as_object().unwrap().clone();
        PendingLogin::read(&answer, at("2026-03-02T09:15:00Z"), at("2026-03-02T09:15:01Z"), None)
    }

    #[test]
    fn the_deadline_counts_from_the_answer() {
        let pending = check(&json!({"auth_req_id": "a-b_c.1", "expires_in": 600, "interval": 2, "more": 1})).unwrap();
        assert_eq!(pending.expires_at, "2026-03-02T09:25:01Z".parse().unwrap());
        assert_eq!(pending.interval, Duration::from_secs(2));
    }

    #[test]
    fn without_an_interval_it_is_five_seconds() {
        let pending = check(&json!({"auth_req_id": "a", "expires_in": 600})).unwrap();
        assert_eq!(pending.interval, Duration::from_secs(5));
    }

    #[test]
    fn an_interval_of_nothing_does_not_mean_as_fast_as_can_be() {
        let interval =
            |named: f64| check(&json!({"auth_req_id": "a", "expires_in": 600, "interval": named})).unwrap().interval;
        assert_eq!(interval(0.0), Duration::from_secs(5), "zero is none");
        assert_eq!(interval(0.001), Duration::from_secs(1));
        assert_eq!(interval(1.5), Duration::from_millis(1500));
    }

    #[test]
    fn an_absurd_expiry_is_cut_to_an_hour() {
        let pending = check(&json!({"auth_req_id": "a", "expires_in": 1e15})).unwrap();
        assert_eq!(pending.expires_at, "2026-03-02T10:15:01Z".parse().unwrap());
    }

    #[test]
    fn a_missing_or_odd_member_is_named() {
        let name = |answer: Value| match check(&answer).unwrap_err() {
            BadAnswer::Member(name) => name,
            other => panic!("{other}"),
        };
        assert_eq!(name(json!({"expires_in": 600})), "auth_req_id");
        assert_eq!(name(json!({"auth_req_id": 7, "expires_in": 600})), "auth_req_id");
        assert_eq!(name(json!({"auth_req_id": "a&b=c", "expires_in": 600})), "auth_req_id");
        assert_eq!(name(json!({"auth_req_id": "a"})), "expires_in");
        assert_eq!(name(json!({"auth_req_id": "a", "expires_in": 0})), "expires_in");
        assert_eq!(name(json!({"auth_req_id": "a", "expires_in": -1})), "expires_in");
        assert_eq!(name(json!({"auth_req_id": "a", "expires_in": "600"})), "expires_in");
        for odd in [json!(-1), json!("5"), json!(1e300), json!(4000), json!([5]), json!(true)] {
            assert_eq!(name(json!({"auth_req_id": "a", "expires_in": 600, "interval": odd})), "interval");
        }
    }

    #[test]
    fn a_pending_login_survives_a_restart_with_its_deadline() {
        let pending = check(&json!({"auth_req_id": "a", "expires_in": 600})).unwrap();
        let again: PendingLogin = serde_json::from_str(&serde_json::to_string(&pending).unwrap()).unwrap();
        assert_eq!((again.expires_at, again.auth_req_id.expose()), (pending.expires_at, "a"));
    }
}
