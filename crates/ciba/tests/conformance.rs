//! The relying-party plan of the OpenID Foundation's suite for FAPI-CIBA (`fapi-ciba-id1-client-test-plan`), test by test under
//! its own names, against the provider made by hand.
//!
//! Left out is what is not here: refresh tokens, the ping mode, and the modules of single ecosystems. The plan authenticates
//! with keys; this client with a secret, which none of its tests is about.

#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail the test that calls them")]

#[expect(dead_code, reason = "shared with the tests of the wire, which use more of it")]
#[path = "wire/client.rs"]
mod client;
#[expect(dead_code, reason = "shared with the tests of the wire, which use more of it")]
#[path = "wire/provider.rs"]
mod provider;
#[path = "wire/signing.rs"]
mod signing;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use ciba::{BadAnswer, Clock, Exchange, ExchangeError, Object, Refusal, Schedule, StartError, Step, VerifyError};
use serde_json::{Value, json};

use crate::client::{CLIENT_ID, NOW, SECRET, client, request};
use crate::provider::{Call, Provider, Reply, Start, Token, ok, status};

/// How a login came out.
#[derive(Debug, PartialEq)]
enum Outcome {
    Claims(Object),
    NotStarted(StartError),
    /// The provider's last word.
    Ended(String),
    NoTokens(BadAnswer),
    Refused(Refusal),
    Expired,
}

/// One whole login as a relying party goes through it, with the seconds at which it asked, counted from the start's answer.
async fn log_in(provider: &Provider) -> (Outcome, Vec<i64>) {
    let client = client(provider);
    let now = || client.clock.now();
    let pending = match client.party.start(&request()).await {
        Ok(pending) => pending,
        Err(error) => return (Outcome::NotStarted(error), Vec::new()),
    };
    let mut schedule = Schedule::new(&pending, now());
    let mut asked = Vec::new();
    let tokens = loop {
        match schedule.step(now()) {
            Step::Expired => return (Outcome::Expired, asked),
            Step::Unreadable(what) => panic!("{what}"),
            Step::WaitUntil(until) => {
                client.clock.forward(until.as_second() - now().as_second());
                continue;
            }
            Step::Ask => asked.push(now().as_second() - NOW),
        }
        let heard = match client.party.exchange(&pending).await {
            Ok(Exchange::Tokens(tokens)) => break tokens,
            Ok(Exchange::Pending) => ciba::Heard::Pending,
            Ok(Exchange::SlowDown) => ciba::Heard::SlowDown,
            Err(ExchangeError::Provider(error)) => return (Outcome::Ended(error.error().to_owned()), asked),
            Err(ExchangeError::BadAnswer(bad)) => return (Outcome::NoTokens(bad), asked),
            Err(error) => panic!("{error}"),
        };
        schedule.hear(heard, now());
    };
    let outcome = match client.party.verify(&tokens, &pending).await {
        Ok(who) => Outcome::Claims(client.party.userinfo(&tokens.access_token, &who.sub).await.unwrap()),
        Err(VerifyError::Refused(refusal)) => Outcome::Refused(refusal),
        Err(error) => panic!("{error}"),
    };
    (outcome, asked)
}

async fn check(script: impl Fn(&Call) -> Reply + Send + Sync + 'static) -> Outcome {
    log_in(&Provider::start(script).await).await.0
}

fn is_confirmed(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Claims(claims) if claims["sub"] == signing::SUB)
}

/// The answer of the token endpoint with another ID token.
fn tokens(id_token: &str) -> Reply {
    ok(&json!({ "access_token": "token-1", "token_type": "Bearer", "expires_in": 300, "id_token": id_token }))
}

/// A login whose ID token has one claim changed (`null`: left out) and is truly signed.
async fn check_claim(name: &'static str, value: Value) -> Outcome {
    check(move |call| {
        if !call.is(Token) {
            return call.good();
        }
        let mut claims = signing::claims(&call.issuer());
        claims[name] = value.clone();
        claims.as_object_mut().unwrap().retain(|_, value| !value.is_null());
        tokens(&signing::signed(&claims, "key-0"))
    })
    .await
}

/// A login whose ID token is put together by hand: header, and what makes of the signed part a signature.
async fn check_token(header: &'static str, sign: fn(&str) -> Vec<u8>) -> Outcome {
    check(move |call| {
        if !call.is(Token) {
            return call.good();
        }
        let claims = signing::claims(&call.issuer()).to_string();
        let message = [header, &claims].map(|part| BASE64_URL_SAFE_NO_PAD.encode(part)).join(".");
        tokens(&format!("{message}.{}", BASE64_URL_SAFE_NO_PAD.encode(sign(&message))))
    })
    .await
}

/// A login whose token endpoint says no with this word.
async fn check_word(word: &'static str) {
    let provider = Provider::odd_at(Token, move |_| status(400, &json!({ "error": word }))).await;
    assert_eq!(log_in(&provider).await.0, Outcome::Ended(word.to_owned()));
}

/// A login whose start is answered without one member.
async fn check_start_without(member: &'static str) {
    let outcome = check(move |call| {
        let mut answer = json!({ "auth_req_id": "req-1", "expires_in": 600, "interval": 5 });
        answer.as_object_mut().unwrap().remove(member);
        if call.is(Start) { ok(&answer) } else { call.good() }
    });
    assert_eq!(outcome.await, Outcome::NotStarted(StartError::BadAnswer(BadAnswer::Member(member))));
}

#[tokio::test]
async fn client_test() {
    assert!(is_confirmed(&check(Call::good).await));
}

#[tokio::test]
async fn client_valid_aud_as_array_test() {
    assert!(is_confirmed(&check_claim("aud", json!([CLIENT_ID])).await));
}

#[tokio::test]
async fn client_no_scope_in_token_endpoint_response_test() {
    let provider = Provider::odd_at(Token, |call| {
        let id_token = signing::id_token(&call.issuer(), "key-0");
        ok(&json!({ "access_token": "token-1", "token_type": "Bearer", "id_token": id_token }))
    })
    .await;
    assert!(is_confirmed(&log_in(&provider).await.0), "neither scope nor expires_in");
}

#[tokio::test]
async fn client_respects_interval_test() {
    let provider = Provider::start(|call| match (call.is(Start), call.is(Token), call.nth) {
        (true, ..) => ok(&json!({ "auth_req_id": "req-1", "expires_in": 600, "interval": 31 })),
        (_, true, 0..4) => status(400, &json!({ "error": "authorization_pending" })),
        _ => call.good(),
    })
    .await;
    let (outcome, asked) = log_in(&provider).await;
    assert!(is_confirmed(&outcome));
    assert_eq!(asked, [31, 62, 93, 124, 155]);
}

#[tokio::test]
async fn client_slow_down_test() {
    let provider = Provider::odd_at(Token, |call| match call.nth {
        0 => status(400, &json!({ "error": "slow_down" })),
        1 => status(400, &json!({ "error": "authorization_pending" })),
        _ => call.good(),
    })
    .await;
    let (outcome, asked) = log_in(&provider).await;
    assert!(is_confirmed(&outcome));
    assert_eq!(asked, [5, 15, 25], "five seconds more, for this and every later wait");
}

#[tokio::test]
async fn client_invalid_missing_authreqid_test() {
    check_start_without("auth_req_id").await;
}

#[tokio::test]
async fn client_invalid_missing_expiresin_test() {
    check_start_without("expires_in").await;
}

#[tokio::test]
async fn client_invalid_unknown_user_id_test() {
    let provider = Provider::odd_at(Start, |_| status(400, &json!({ "error": "unknown_user_id" }))).await;
    let Outcome::NotStarted(StartError::Provider(error)) = log_in(&provider).await.0 else { panic!("it is told") };
    assert_eq!((error.status, error.error()), (400, "unknown_user_id"));
}

#[tokio::test]
async fn client_invalid_request_test() {
    check_word("invalid_request").await;
}

#[tokio::test]
async fn client_invalid_access_denied_test() {
    check_word("access_denied").await;
}

#[tokio::test]
async fn client_invalid_expired_token_test() {
    check_word("expired_token").await;
}

#[tokio::test]
async fn client_expires_by_itself_test() {
    let provider = Provider::odd_at(Token, |_| status(400, &json!({ "error": "authorization_pending" }))).await;
    let (outcome, asked) = log_in(&provider).await;
    assert_eq!((outcome, asked.last()), (Outcome::Expired, Some(&595)), "a provider that never says so");
}

#[tokio::test]
async fn client_invalid_iss_test() {
    let outcome = check_claim("iss", json!("https://other.example.test")).await;
    assert_eq!(outcome, Outcome::Refused(Refusal::Issuer));
}

#[tokio::test]
async fn client_invalid_missing_iss_test() {
    assert_eq!(check_claim("iss", Value::Null).await, Outcome::Refused(Refusal::Issuer));
}

#[tokio::test]
async fn client_invalid_aud_test() {
    assert_eq!(check_claim("aud", json!("another-client")).await, Outcome::Refused(Refusal::Audience));
}

#[tokio::test]
async fn client_invalid_missing_aud_test() {
    assert_eq!(check_claim("aud", Value::Null).await, Outcome::Refused(Refusal::Audience));
}

#[tokio::test]
async fn client_invalid_secondary_aud_test() {
    let outcome = check_claim("aud", json!([CLIENT_ID, "another-client"])).await;
    assert_eq!(outcome, Outcome::Refused(Refusal::Audience));
}

#[tokio::test]
async fn client_invalid_signature_test() {
    let outcome = check_token(r#"{"alg":"ES256","kid":"key-0"}"#, |_| vec![0x5a; 64]).await;
    assert_eq!(outcome, Outcome::Refused(Refusal::Signature));
}

#[tokio::test]
async fn client_invalid_null_alg_test() {
    let outcome = check_token(r#"{"alg":"none"}"#, |_| Vec::new()).await;
    assert_eq!(outcome, Outcome::Refused(Refusal::Algorithm));
}

#[tokio::test]
async fn client_invalid_alternate_alg_test() {
    let mac = |message: &str| {
        let key = aws_lc_rs::hmac::Key::new(aws_lc_rs::hmac::HMAC_SHA256, SECRET.as_bytes());
        aws_lc_rs::hmac::sign(&key, message.as_bytes()).as_ref().to_vec()
    };
    let outcome = check_token(r#"{"alg":"HS256"}"#, mac).await;
    assert_eq!(outcome, Outcome::Refused(Refusal::Algorithm), "even with the client's own secret");
    let outcome = check_token(r#"{"alg":"PS256","kid":"key-0"}"#, |_| vec![0x5a; 256]).await;
    assert_eq!(outcome, Outcome::Refused(Refusal::Algorithm));
}

#[tokio::test]
async fn client_invalid_expired_exp_test() {
    assert_eq!(check_claim("exp", json!(NOW - 3600)).await, Outcome::Refused(Refusal::Expired));
}

#[tokio::test]
async fn client_invalid_missing_exp_test() {
    assert_eq!(check_claim("exp", Value::Null).await, Outcome::Refused(Refusal::Expired));
}

#[tokio::test]
async fn client_invalid_iat_is_week_in_past_test() {
    let outcome = check_claim("iat", json!(NOW - 7 * 86_400)).await;
    assert_eq!(outcome, Outcome::Refused(Refusal::IssuedAt));
}
