//! What the provider sends by itself, and anybody else can: pings and revocations.

use aws_lc_rs::{digest, hmac};
use base64::Engine;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};
use ciba::AuthReqId;

use super::{now, split_once};
use crate::revocation::Revocation;
use crate::webhook::{Delivery, WebhookRefusal, WebhookSecret};

const SECRET: &str = "n0t-a-real-webhook-secret-000001==";
const PATH: &str = "/hooks/vipps?unit=front";
const HOST: &str = "desk.example.test";
const DATE: &str = "Mon, 02 Mar 2026 09:15:00 GMT";

/// Pings: lines of headers, an empty one, the body. What is taken is taken no longer with one bit of the body or of a
/// signed header changed, at another address or later; the body, signed as it should be, is taken if it names a login
/// and never if it does not.
pub fn webhook(bytes: &[u8]) {
    let (head, body) = split_once(bytes, b"\n\n");
    let named = |line| Some(split_once(line, b": ")).filter(|(name, _)| !name.is_empty());
    let headers = head.split(|byte| *byte == b'\n').filter_map(named);
    let headers: Vec<(String, &[u8])> =
        headers.map(|(name, value)| (String::from_utf8_lossy(name).into_owned(), value)).collect();
    let headers: Vec<(&str, &[u8])> = headers.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    let came = Delivery { path_and_query: PATH, host: HOST, headers: &headers, body };
    if let Ok(id) = verify(&came) {
        check_taken(&came, &id);
    }
    let (hash, authorization) = signed(body);
    let headers: [(&str, &[u8]); 3] =
        [("X-Ms-Date", DATE.as_bytes()), ("X-Ms-Content-Sha256", &hash), ("Authorization", &authorization)];
    let own = Delivery { path_and_query: PATH, host: HOST, headers: &headers, body };
    match verify(&own) {
        Ok(id) => check_taken(&own, &id),
        Err(WebhookRefusal::TooLong) => assert!(body.len() > 16 * 1024),
        Err(refusal) => assert_eq!(refusal, WebhookRefusal::Payload),
    }
}

fn verify(delivery: &Delivery<'_>) -> Result<AuthReqId, WebhookRefusal> {
    WebhookSecret::new(SECRET).expect("a secret").verify(delivery, now())
}

fn check_taken(taken: &Delivery<'_>, id: &AuthReqId) {
    let object = ciba::read_object(taken.body).expect("an object, for it was read as one");
    assert_eq!(object["auth_req_id"], id.expose());
    assert!((1..=1024).contains(&id.expose().len()) && id.expose().bytes().all(|byte| byte.is_ascii_graphic()));
    let mut body = taken.body.to_vec();
    body[0] ^= 1;
    assert_eq!(verify(&Delivery { body: &body, ..*taken }).err(), Some(WebhookRefusal::BodyHash));
    for elsewhere in [Delivery { host: "other.test", ..*taken }, Delivery { path_and_query: "/", ..*taken }] {
        assert_eq!(verify(&elsewhere).err(), Some(WebhookRefusal::Signature));
    }
    for name in ["x-ms-date", "x-ms-content-sha256", "authorization"] {
        let others: Vec<_> =
            taken.headers.iter().copied().filter(|(given, _)| !given.eq_ignore_ascii_case(name)).collect();
        assert_eq!(verify(&Delivery { headers: &others, ..*taken }).err(), Some(WebhookRefusal::Missing(name)));
        let twice = [taken.headers, taken.headers].concat();
        assert!(matches!(verify(&Delivery { headers: &twice, ..*taken }), Err(WebhookRefusal::Twice(_))));
    }
    let secret = WebhookSecret::new("another").expect("a secret");
    assert_eq!(secret.verify(taken, now()).err(), Some(WebhookRefusal::Signature));
    let secret = WebhookSecret::new(SECRET).expect("a secret");
    let later = now() + jiff::SignedDuration::from_mins(11);
    assert_eq!(secret.verify(taken, later).err(), Some(WebhookRefusal::Date));
}

/// Hash and signature, by the contract's own words (§10.3).
fn signed(body: &[u8]) -> (Vec<u8>, Vec<u8>) {
    let hash = BASE64_STANDARD.encode(digest::digest(&digest::SHA256, body));
    let text = format!("POST\n{PATH}\n{DATE};{HOST};{hash}");
    let signature = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, SECRET.as_bytes()), text.as_bytes());
    let signature = BASE64_STANDARD.encode(signature);
    let line = format!("HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature={signature}");
    (hash.into_bytes(), line.into_bytes())
}

/// Revocations, as they come; bytes that begin with `{` are the claims of one. What is read names somebody and is at
/// most five minutes old, and printing shows nobody.
pub fn revocation(bytes: &[u8]) {
    let token = |claims: &[u8]| {
        let [header, claims] =
            [br#"{"alg":"none"}"#.as_slice(), claims].map(|part| BASE64_URL_SAFE_NO_PAD.encode(part));
        format!("{header}.{claims}").into_bytes()
    };
    let body = if bytes.starts_with(b"{") { token(bytes) } else { bytes.to_vec() };
    let Ok(read) = Revocation::read(&body, now()) else { return };
    assert!(body.len() <= 4 * 1024 && (1..=255).contains(&read.sub.len()));
    assert!((-60..=300).contains(&now().duration_since(read.at).as_secs()), "{}", read.at);
    assert_eq!(format!("{read:?}"), "Revocation(…)");
    let later = now() + jiff::SignedDuration::from_secs(361);
    assert!(Revocation::read(&body, later).is_err(), "it does not stay good");
    let spaced = [b"\r\n ", body.as_slice(), b"\n"].concat();
    assert!(spaced.len() > 4 * 1024 || Revocation::read(&spaced, now()).is_ok_and(|again| again == read));
}
