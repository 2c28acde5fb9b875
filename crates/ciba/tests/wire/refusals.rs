//! The provider says no, in every shape a no has.

use std::time::Duration;

use ciba::{Exchange, ProviderError};
use serde_json::{Value, json};

use crate::client::{Wrong, client, pending};
use crate::provider::{Endpoint, Provider, Reply, Start, Token, answer, status};

/// The error that each endpoint makes of this answer.
async fn check(reply: Reply, holds: impl Fn(&ProviderError) -> bool) {
    for endpoint in Endpoint::ALL {
        let scripted = reply.clone();
        let provider = Provider::odd_at(endpoint, move |_| scripted.clone()).await;
        match client(&provider).call(endpoint).await {
            Err(Wrong::Provider(error)) => assert!(holds(&error), "{endpoint:?} {:?}", error.members),
            other => panic!("{endpoint:?} {other:?}"),
        }
    }
}

async fn check_body(status: u16, headers: &str, body: &str, error: Option<&'static str>, members: usize) {
    check(answer(status, headers, body.as_bytes()), |found| {
        (found.status, found.error.as_deref(), found.members.len()) == (status, error, members)
    })
    .await;
}

const JSON: &str = "Content-Type: application/json;charset=UTF-8\r\n";

#[tokio::test]
async fn an_error_of_the_standard_is_read() {
    check_body(400, JSON, r#"{"error":"access_denied","error_description":"x"}"#, Some("access_denied"), 2).await;
}

#[tokio::test]
async fn members_beside_the_standards_are_kept_for_who_knows_them() {
    check_body(400, JSON, r#"{"error":"e","error_code":400,"more":["x"]}"#, Some("e"), 3).await;
}

#[tokio::test]
async fn a_problem_document_is_read() {
    let problem = "Content-Type: application/problem+json\r\n";
    check_body(403, problem, r#"{"type":"about:blank","title":"Forbidden","status":"403"}"#, None, 3).await;
}

#[tokio::test]
async fn an_error_that_is_no_text_is_none() {
    for error in ["7", "null", r#"{"code":"x"}"#, r#"["access_denied"]"#] {
        check_body(400, JSON, &format!(r#"{{"error":{error}}}"#), None, 1).await;
    }
}

#[tokio::test]
async fn whatever_a_gateway_says_the_status_is_heard() {
    for status in [400, 401, 403, 404, 418, 422, 423, 429, 500, 502, 503, 599] {
        check_body(status, "Content-Type: text/html\r\n", "<html></html>", None, 0).await;
    }
    check_body(502, "", "", None, 0).await;
    check_body(400, JSON, r#"["access_denied"]"#, None, 0).await;
    check_body(400, JSON, r#"{"error":"slow_down","error":"access_denied"}"#, None, 0).await;
}

#[tokio::test]
async fn a_fault_and_too_many_are_told_apart_from_a_verdict() {
    check(status(503, &json!({})), |error| error.is_fault() && !error.is_too_many()).await;
    check(status(429, &json!({})), |error| error.is_too_many() && !error.is_fault()).await;
    check(status(400, &json!({})), |error| !error.is_fault() && !error.is_too_many()).await;
}

async fn check_retry_after(header: &'static str, expected: Option<u64>) {
    for status in [429, 503] {
        let retry_after = expected.map(Duration::from_secs);
        check(answer(status, header, b""), |error| error.retry_after == retry_after).await;
    }
}

#[tokio::test]
async fn a_retry_after_in_seconds_is_read() {
    check_retry_after("Retry-After: 20\r\n", Some(20)).await;
    check_retry_after("Retry-After: 0\r\n", Some(0)).await;
    check_retry_after("Retry-After: 4294967296\r\n", Some(1 << 32)).await;
}

#[tokio::test]
async fn a_retry_after_as_a_date_is_read_against_our_clock() {
    check_retry_after("Retry-After: Mon, 02 Mar 2026 09:15:30 GMT\r\n", Some(30)).await;
    check_retry_after("Retry-After: Monday, 02-Mar-26 09:15:30 GMT\r\n", Some(30)).await;
    check_retry_after("Retry-After: Mon, 02 Mar 2026 09:00:00 GMT\r\n", Some(0)).await;
}

#[tokio::test]
async fn a_retry_after_that_is_garbage_is_none() {
    check_retry_after("", None).await;
    for header in [
        "Retry-After: soon\r\n",
        "Retry-After: -1\r\n",
        "Retry-After: 1.5\r\n",
        "Retry-After:\r\n",
        "Retry-After: 99999999999999999999999\r\n",
        "Retry-After: Mon, 99 Foo 2026 09:15:30 GMT\r\n",
    ] {
        check_retry_after(header, None).await;
    }
}

async fn check_not_yet(word: &'static str, holds: fn(&Exchange) -> bool) {
    let provider = Provider::odd_at(Token, move |_| status(400, &json!({ "error": word, "more": 1 }))).await;
    assert!(holds(&client(&provider).party.exchange(&pending()).await.unwrap()), "{word}");
}

#[tokio::test]
async fn not_yet_is_no_error() {
    check_not_yet("authorization_pending", |exchange| matches!(exchange, Exchange::Pending)).await;
    check_not_yet("slow_down", |exchange| matches!(exchange, Exchange::SlowDown)).await;
}

#[tokio::test]
async fn the_words_of_waiting_mean_nothing_at_the_start() {
    for word in ["authorization_pending", "slow_down"] {
        let provider = Provider::odd_at(Start, move |_| status(400, &json!({ "error": word }))).await;
        let Err(Wrong::Provider(error)) = client(&provider).call(Start).await else { panic!("{word}") };
        assert_eq!(error.error(), word);
    }
}

#[tokio::test]
async fn a_yes_that_says_error_is_no_token() {
    let body: Value = json!({ "error": "authorization_pending" });
    let provider = Provider::odd_at(Token, move |_| status(200, &body)).await;
    let wrong = client(&provider).call(Token).await;
    assert_eq!(wrong, Err(Wrong::Bad(ciba::BadAnswer::Member("token_type"))));
}
