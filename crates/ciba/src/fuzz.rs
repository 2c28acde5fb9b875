//! What a fuzzer calls: a function a parser, each of which takes any bytes and states what then must hold.
//!
//! Built for tests and fuzzers alone. The folder `fuzz` at the repository's root runs them; the tests below replay its
//! corpus.
#![expect(clippy::missing_panics_doc, reason = "each panics if what it states does not hold: that is what it is for")]

mod answer_headers;
mod id_token;
mod schedule;

use std::ops::RangeInclusive;
use std::time::Duration;

use jiff::Timestamp;
use jsonwebtoken::Algorithm;
use serde_json::Value;

pub use self::answer_headers::answer_headers;
pub use self::id_token::id_token;
pub use self::schedule::schedule;
use crate::answer::MAX_BODY_BYTES;
use crate::cache::later;
use crate::error::{BadAnswer, FetchError};
use crate::json::{Object, read_object};
use crate::keys::Keys;
use crate::pending::PendingLogin;
use crate::secret::{AccessToken, AuthReqId, RawIdToken};
use crate::token::UnverifiedTokens;
use crate::{config, discovery};

/// 2026-03-02T09:15:00Z.
const NOW: i64 = 1_772_442_900;

fn now() -> Timestamp {
    Timestamp::from_second(NOW).expect("a second of the year 2026")
}

/// JSON: what is read is an object that a lenient reader reads alike, no deeper than sixteen, and the same when it is
/// written and read again; what is refused is refused for a reason that a lenient reader has too, or for one of ours.
pub fn json_object(bytes: &[u8]) {
    let lenient = serde_json::from_slice::<Value>(bytes);
    match read_object(bytes) {
        Ok(object) => {
            assert!(bytes.len() <= MAX_BODY_BYTES);
            let written = serde_json::to_vec(&object).expect("an object can be written");
            assert_eq!(read_object(&written).as_ref(), Ok(&object), "it is the same when written and read again");
            let value = Value::Object(object);
            assert!(depth(&value) <= 16 && count(&value) <= 10_000);
            assert_eq!(lenient.ok(), Some(value), "two readers read one thing");
        }
        Err(BadAnswer::TooLong) => assert!(bytes.len() > MAX_BODY_BYTES),
        Err(BadAnswer::Json("not a JSON object")) => assert!(!lenient.is_ok_and(|value| value.is_object())),
        // A lenient reader may take these, and may find something else wrong behind what we refuse.
        Err(BadAnswer::Json("a member is named twice" | "nested too deeply" | "of too many values")) => {}
        Err(other) => assert!(lenient.is_err(), "{other}"),
    }
}

fn depth(value: &Value) -> usize {
    match value {
        Value::Array(values) => 1 + values.iter().map(depth).max().unwrap_or_default(),
        Value::Object(members) => 1 + members.values().map(depth).max().unwrap_or_default(),
        _ => 0,
    }
}

fn count(value: &Value) -> usize {
    match value {
        Value::Array(values) => 1 + values.iter().map(count).sum::<usize>(),
        Value::Object(members) => 1 + members.values().map(count).sum::<usize>(),
        _ => 1,
    }
}

/// Key sets: whatever they hold, no key of them verifies what a key of another set signed, nor what nobody signed; and
/// printing them shows no key.
pub fn key_set(bytes: &[u8]) {
    let Ok(document) = read_object(bytes) else { return };
    let Ok(keys) = Keys::read(&document) else { return };
    let listed = document["keys"].as_array().expect("a list, for it was read as one");
    let kids = listed.iter().map(|key| key.get("kid").and_then(Value::as_str));
    for kid in kids.chain([None]).take(65) {
        for algorithm in [Algorithm::RS256, Algorithm::ES256] {
            if let Some(key) = keys.find(kid, algorithm) {
                assert!(!id_token::takes_a_made_up_one(key, algorithm), "a signature that nobody made");
                let is_listed = listed.iter().any(|key| key.get("x").is_some_and(|x| x == id_token::EC.0));
                assert!(is_listed || !id_token::takes_the_good_one(key, algorithm), "another key's signature");
            }
        }
    }
    let shown = format!("{keys:?}");
    let kids: Vec<&str> = listed.iter().filter_map(|key| key.get("kid")?.as_str()).collect();
    // A short text, or one that a provider also writes as a name, may stand there for another reason.
    let is_shown = |name: &str, key: &Value| {
        let text = key.get(name).and_then(Value::as_str).unwrap_or_default();
        text.len() > 40 && shown.contains(text) && !kids.iter().any(|kid| kid.contains(text))
    };
    assert!(!listed.iter().any(|key| is_shown("n", key) || is_shown("x", key)));
}

/// Discovery documents: every endpoint that is taken is one that something may be sent to. The bytes as an issuer:
/// whatever is fit to be one has a document at its own origin.
pub fn discovery(bytes: &[u8]) {
    if let Ok(document) = read_object(bytes) {
        check_document(&document, "https://op.example.test/access/");
        check_document(&document, "http://127.0.0.1:8080/");
    }
    let Ok(text) = str::from_utf8(bytes) else { return };
    let Ok(issuer) = config::issuer(text) else { return };
    let address = discovery::address(text).expect("an issuer that may be configured has an address");
    assert_eq!(address.origin(), issuer.origin());
    assert!(address.path().ends_with("/.well-known/openid-configuration") && address.query().is_none());
}

fn check_document(document: &Object, issuer: &str) {
    let is_loopback = issuer.starts_with("http://");
    let metadata = match discovery::read(document, issuer) {
        Ok(metadata) => metadata,
        Err(FetchError::OtherIssuer) => return assert_ne!(document["issuer"], issuer),
        Err(_) => return,
    };
    assert_eq!(document["issuer"], *metadata.issuer);
    for url in [
        metadata.backchannel_authentication_endpoint,
        metadata.token_endpoint,
        metadata.userinfo_endpoint,
        metadata.jwks_uri,
    ] {
        assert_eq!(url.scheme(), if is_loopback { "http" } else { "https" });
        let host = url.host_str().expect("an address of http or https has a host");
        assert!(!is_loopback || host == "localhost" || host == "[::1]" || host.starts_with("127."), "{host}");
        assert!(url.username().is_empty() && url.password().is_none() && url.fragment().is_none());
        assert_eq!(url.as_str().parse().as_ref(), Ok(&url));
    }
    for scope in discovery::scopes_supported(document).unwrap_or_default() {
        assert!(document["scopes_supported"].as_array().is_some_and(|listed| listed.contains(&scope.into())));
    }
}

/// From the arrival of an answer on, a login stands for more than nothing and for an hour at most.
const INTERVAL: RangeInclusive<Duration> = Duration::from_secs(1)..=Duration::from_secs(3600);

/// Answers to a start: deadline, interval and handle keep their bounds, printing shows no handle, and a restart loses
/// nothing.
pub fn start_answer(bytes: &[u8]) {
    let Ok(answer) = read_object(bytes) else { return };
    let (started_at, answered_at) = (now(), later(now(), Duration::from_secs(1)));
    let Ok(pending) = PendingLogin::read(&answer, started_at, answered_at, Some("n".into())) else { return };
    assert!(answered_at < pending.expires_at && pending.expires_at <= later(answered_at, *INTERVAL.end()));
    assert!(INTERVAL.contains(&pending.interval));
    let id = pending.auth_req_id.expose();
    assert!((1..=4096).contains(&id.len()) && url::form_urlencoded::byte_serialize(id.as_bytes()).eq([id]));
    let stored = serde_json::to_vec(&pending).expect("it can be written");
    let again: PendingLogin = serde_json::from_slice(&stored).expect("what was written can be read");
    assert_eq!(again.auth_req_id.expose(), id);
    assert_eq!(format!("{again:?}"), format!("{pending:?}"), "a restart loses nothing");
    let other = PendingLogin { auth_req_id: AuthReqId::new("other"), ..again };
    assert_eq!(format!("{other:?}"), format!("{pending:?}"), "the handle does not show");
}

/// Token answers: the tokens are bounded, the access token fits a header, its end is not before the answer, and
/// printing shows neither.
pub fn token_answer(bytes: &[u8]) {
    let Ok(answer) = read_object(bytes) else { return };
    let Ok(tokens) = UnverifiedTokens::read(&answer, now()) else { return };
    assert!(answer["token_type"].as_str().is_some_and(|kind| kind.eq_ignore_ascii_case("bearer")));
    assert!(answer.get("error").is_none_or(Value::is_null), "yes and no at once is no yes");
    assert!(tokens.expires_at >= now());
    assert!((1..=64 * 1024).contains(&tokens.id_token.expose().len()));
    let access_token = tokens.access_token.expose();
    assert!((1..=64 * 1024).contains(&access_token.len()));
    assert!(crate::client_authentication::bearer(&tokens.access_token).is_ok(), "it can be sent");
    let (access_token, id_token) = (AccessToken::new("other"), RawIdToken::new("other"));
    let others = UnverifiedTokens { access_token, id_token, expires_at: tokens.expires_at };
    assert_eq!(format!("{others:?}"), format!("{tokens:?}"), "no token shows");
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::panic::catch_unwind;
    use std::path::Path;

    /// Runs every file of a target's corpus.
    fn replay(target: &str, run: fn(&[u8])) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(target);
        let files: Vec<_> = fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path()).collect();
        assert!(!files.is_empty(), "{} is empty", folder.display());
        for file in files {
            let bytes = fs::read(&file).unwrap();
            assert!(catch_unwind(|| run(&bytes)).is_ok(), "{target} on {}", file.display());
        }
    }

    macro_rules! replays {
        ($($test:ident: $target:ident;)+) => { $(
            #[test]
            fn $test() {
                replay(stringify!($target), super::$target);
            }
        )+ };
    }

    replays! {
        the_corpus_of_json_objects_keeps_the_rules: json_object;
        the_corpus_of_id_tokens_keeps_the_rules: id_token;
        the_corpus_of_key_sets_keeps_the_rules: key_set;
        the_corpus_of_discovery_documents_keeps_the_rules: discovery;
        the_corpus_of_start_answers_keeps_the_rules: start_answer;
        the_corpus_of_token_answers_keeps_the_rules: token_answer;
        the_corpus_of_headers_keeps_the_rules: answer_headers;
        the_corpus_of_schedules_keeps_the_rules: schedule;
    }
}
