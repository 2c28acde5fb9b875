//! "The customer took their consent back" (contract §16): a message that nobody signed.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use ciba::Object;
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use crate::hidden::hidden;

/// Somebody said that the person behind `sub` withdrew their consent.
///
/// **It has no authenticity.** The message is an unsigned JWT, and whoever knows the address can post one about anybody.
/// Let it flag a profile for a look, or stop what rests on consent; never delete anything on its word.
#[derive(Clone, PartialEq, Eq)]
pub struct Revocation {
    /// Who, in the words of this sales unit.
    pub sub: String,
    /// When the message says it was made.
    pub at: Timestamp,
}

hidden!(Revocation);

/// Why a message is not one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RevocationRefusal {
    /// Longer than any such message.
    #[error("the message is too long")]
    TooLong,
    /// Not two base64url parts, nor three with nothing in the third.
    #[error("the message is not an unsigned token of two parts")]
    Shape,
    /// Header or payload is not one JSON object without doubled members.
    #[error("the message's parts are not JSON objects")]
    Json,
    /// It claims to be signed: then it is not this kind of message, and whatever it is, it was not verified.
    #[error("the message's `alg` is not `none`")]
    Algorithm,
    /// Another event, or none.
    #[error("the message speaks of no revoked consent")]
    Event,
    /// No `sub`, or one that is too long.
    #[error("the message names nobody")]
    Subject,
    /// Made in the future, or at no time.
    #[error("the message has no time at which it was made, or one to come")]
    IssuedAt,
    /// Made more than five minutes ago, or past its own end, or without one.
    #[error("the message is too old")]
    TooOld,
}

const MAX_BODY: usize = 4 * 1024;
/// As the ID token's (OpenID Connect Core 2).
const MAX_SUB: usize = 255;
/// A text of the provider's asked for this; newer ones say nothing.
const MAX_AGE: SignedDuration = SignedDuration::from_mins(5);
/// How far two clocks may be apart.
const LEEWAY: SignedDuration = SignedDuration::from_secs(60);

impl Revocation {
    /// Reads the body of one message. White space around it, and within its parts around the JSON, is passed over: the
    /// provider's sample has a line feed behind its header, and there is no signature that it could break. `nbf` says
    /// nothing that `iat` does not.
    ///
    /// # Errors
    /// [`RevocationRefusal`].
    pub fn read(body: &[u8], now: Timestamp) -> Result<Self, RevocationRefusal> {
        if body.len() > MAX_BODY {
            return Err(RevocationRefusal::TooLong);
        }
        let (header, payload) = parts(body.trim_ascii())?;
        let text = |object: &'_ Object, name: &str| object.get(name).and_then(Value::as_str).map(str::to_owned);
        if text(&header, "alg").as_deref() != Some("none") {
            return Err(RevocationRefusal::Algorithm);
        }
        if text(&payload, "event").as_deref() != Some("CONSENT_REVOKED") {
            return Err(RevocationRefusal::Event);
        }
        let sub = text(&payload, "sub").filter(|sub| (1..=MAX_SUB).contains(&sub.len()));
        let at = made_at(&payload, now)?;
        Ok(Self { sub: sub.ok_or(RevocationRefusal::Subject)?, at })
    }
}

/// Two parts, or three with an empty third. The sample has no second dot; the standard would have one.
fn parts(body: &[u8]) -> Result<(Object, Object), RevocationRefusal> {
    let mut parts = body.split(|byte| *byte == b'.');
    let (header, payload) = (parts.next().unwrap_or_default(), parts.next().ok_or(RevocationRefusal::Shape)?);
    let has_more = parts.next().is_some_and(|third| !third.is_empty()) || parts.next().is_some();
    if has_more { Err(RevocationRefusal::Shape) } else { Ok((object(header)?, object(payload)?)) }
}

fn object(part: &[u8]) -> Result<Object, RevocationRefusal> {
    let json = BASE64_URL_SAFE_NO_PAD.decode(part).map_err(|_| RevocationRefusal::Shape)?;
    ciba::read_object(&json).map_err(|_| RevocationRefusal::Json)
}

fn made_at(payload: &Object, now: Timestamp) -> Result<Timestamp, RevocationRefusal> {
    let instant = |name: &str| Timestamp::from_second(payload.get(name)?.as_i64()?).ok();
    let at = instant("iat").ok_or(RevocationRefusal::IssuedAt)?;
    let ends_at = instant("exp").ok_or(RevocationRefusal::TooOld)?;
    let age = now.duration_since(at);
    match () {
        () if age < -LEEWAY => Err(RevocationRefusal::IssuedAt),
        () if age > MAX_AGE || now > ends_at => Err(RevocationRefusal::TooOld),
        () => Ok(at),
    }
}

#[cfg(test)]
mod tests {
    use RevocationRefusal::{Algorithm, Event, IssuedAt, Json, Shape, Subject, TooLong, TooOld};
    use proptest::collection::vec;
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    const SAMPLE: &str = "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.\
        eyJleHAiOjE3NzI0NDMyMDAsImlhdCI6MTc3MjQ0MjkwMCwibmJmIjoxNzcyNDQyOTAwLCJzdWIiOiI1YjFmMGEyZS03\
        YzQ0LTRkMGEtOWU1Ny0wYzJmOGQ2MWI3YTMiLCJldmVudCI6IkNPTlNFTlRfUkVWT0tFRCJ9";
    const MADE_AT: i64 = 1_772_442_900;
    const HEADER: &str = r#"{"alg":"none","typ":"JWT"}"#;

    fn read(body: &str, now: i64) -> Result<Revocation, RevocationRefusal> {
        Revocation::read(body.as_bytes(), Timestamp::from_second(now).unwrap())
    }

    fn payload() -> Value {
        json!({ "exp": MADE_AT + 300, "iat": MADE_AT, "nbf": MADE_AT, "sub": "s", "event": "CONSENT_REVOKED" })
    }

    fn message(header: &str, payload: &str) -> String {
        format!("{}.{}", BASE64_URL_SAFE_NO_PAD.encode(header), BASE64_URL_SAFE_NO_PAD.encode(payload))
    }

    /// The sample's payload with one member changed, or without it.
    fn check(name: &str, value: Option<Value>, expected: Result<(), RevocationRefusal>) {
        let mut members = payload().as_object().cloned().unwrap();
        members.remove(name);
        members.extend(value.map(|value| (name.to_owned(), value)));
        let members = Value::Object(members).to_string();
        assert_eq!(read(&message(HEADER, &members), MADE_AT).map(|_| ()), expected, "{members}");
    }

    #[test]
    fn the_contracts_sample_is_read() {
        let read = read(SAMPLE, MADE_AT).unwrap();
        assert_eq!(read.sub, "5b1f0a2e-7c44-4d0a-9e57-0c2f8d61b7a3");
        assert_eq!(read.at.as_second(), MADE_AT);
    }

    #[test]
    fn two_parts_or_three_with_nothing_in_the_third() {
        for body in [format!("{SAMPLE}."), format!("{SAMPLE}\n"), format!(" {SAMPLE}.\r\n")] {
            assert!(read(&body, MADE_AT).is_ok(), "{body:?}");
        }
        let (header, payload) = SAMPLE.split_once('.').unwrap();
        for body in [
            String::new(),
            ".".to_owned(),
            "..".to_owned(),
            header.to_owned(),
            format!("{header}{payload}"),
            format!("{SAMPLE}.c2ln"),
            format!("{SAMPLE}.."),
            format!("{SAMPLE}. ."),
            format!("{header}..{payload}"),
            format!("{header}.{payload}="),
            format!("{header}.{payload}%"),
            format!("{header}\n.{payload}"),
        ] {
            let refused = read(&body, MADE_AT).err();
            assert!(matches!(refused, Some(Shape | Json)), "{body:?} {refused:?}");
        }
    }

    #[test]
    fn a_line_feed_behind_the_headers_json_does_no_harm() {
        let with_line_feed = message(&format!("{HEADER}\n"), &payload().to_string());
        assert!(read(&with_line_feed, MADE_AT).is_ok());
    }

    #[test]
    fn a_message_that_claims_a_signature_is_another_kind_of_message() {
        for header in [r#"{"alg":"RS256"}"#, r#"{"alg":"HS256"}"#, r#"{"alg":"None"}"#, r#"{"alg":null}"#, "{}"] {
            assert_eq!(read(&message(header, &payload().to_string()), MADE_AT).err(), Some(Algorithm), "{header}");
        }
    }

    #[test]
    fn both_parts_are_read_strictly() {
        let payload = payload().to_string();
        for header in ["[]", "", "none", r#"{"alg":"RS256","alg":"none"}"#, r#"{"alg":"none"}{}"#] {
            assert_eq!(read(&message(header, &payload), MADE_AT).err(), Some(Json), "{header}");
        }
        for payload in ["[]", "null", r#"{"sub":"a","sub":"b"}"#, &payload[1..]] {
            assert_eq!(read(&message(HEADER, payload), MADE_AT).err(), Some(Json), "{payload}");
        }
    }

    #[test]
    fn another_event_is_not_a_revocation() {
        for value in [None, Some(json!("consent_revoked")), Some(json!("")), Some(json!(["CONSENT_REVOKED"]))] {
            check("event", value, Err(Event));
        }
    }

    #[test]
    fn somebody_is_named() {
        check("sub", Some(json!("s".repeat(MAX_SUB))), Ok(()));
        for value in [None, Some(json!("")), Some(json!(1)), Some(json!(null)), Some(json!("s".repeat(MAX_SUB + 1)))] {
            check("sub", value, Err(Subject));
        }
    }

    #[test]
    fn it_has_a_time_and_an_end() {
        for odd in [None, Some(json!("1772442900")), Some(json!(null)), Some(json!(i64::MAX)), Some(json!(1.5))] {
            check("iat", odd.clone(), Err(IssuedAt));
            check("exp", odd, Err(TooOld));
        }
        check("nbf", None, Ok(()));
    }

    #[test]
    fn it_is_at_most_five_minutes_old_and_not_from_the_future() {
        for (now, expected) in [
            (MADE_AT, Ok(())),
            (MADE_AT + 300, Ok(())),
            (MADE_AT + 301, Err(TooOld)),
            (MADE_AT + 86_400, Err(TooOld)),
            (MADE_AT - 60, Ok(())),
            (MADE_AT - 61, Err(IssuedAt)),
        ] {
            assert_eq!(read(SAMPLE, now).map(|_| ()), expected, "{now}");
        }
    }

    #[test]
    fn a_later_end_does_not_make_it_younger_and_an_earlier_one_makes_it_older() {
        let lives = |seconds: i64, now: i64| {
            let mut payload = payload();
            payload["exp"] = json!(MADE_AT + seconds);
            read(&message(HEADER, &payload.to_string()), now).map(|_| ())
        };
        assert_eq!(lives(86_400, MADE_AT + 301), Err(TooOld));
        assert_eq!(lives(10, MADE_AT + 10), Ok(()));
        assert_eq!(lives(10, MADE_AT + 11), Err(TooOld));
    }

    #[test]
    fn a_message_longer_than_any_is_refused_unread() {
        assert_eq!(read(&" ".repeat(MAX_BODY), MADE_AT).err(), Some(Shape));
        assert_eq!(read(&" ".repeat(MAX_BODY + 1), MADE_AT).err(), Some(TooLong));
    }

    #[test]
    fn a_revocation_cannot_be_printed() {
        assert_eq!(format!("{:?}", read(SAMPLE, MADE_AT).unwrap()), "Revocation(…)");
    }

    proptest! {
        #[test]
        fn no_bytes_panic_whatever_the_time(body in vec(any::<u8>(), 0..80), far in any::<bool>()) {
            let now = if far { Timestamp::MAX } else { Timestamp::MIN };
            prop_assert!(Revocation::read(&body, now).is_err());
            prop_assert!(Revocation::read(SAMPLE.as_bytes(), now).is_err());
        }

        #[test]
        fn whatever_the_times_are_what_is_read_is_fresh(
            iat in prop_oneof![any::<i64>(), MADE_AT - 400..MADE_AT + 100],
            exp in prop_oneof![any::<i64>(), MADE_AT - 100..MADE_AT + 400],
            sub in "\\PC{0,300}",
        ) {
            let payload = json!({ "iat": iat, "exp": exp, "sub": sub, "event": "CONSENT_REVOKED" });
            if let Ok(read) = read(&message(HEADER, &payload.to_string()), MADE_AT) {
                prop_assert!((1..=MAX_SUB).contains(&read.sub.len()) && read.sub == sub);
                prop_assert!((MADE_AT - 300..=MADE_AT + 60).contains(&read.at.as_second()) && exp >= MADE_AT);
            }
        }
    }
}
