//! The wire breaks. What was not sent is told from what may have been received, and nothing is ever sent twice.

use std::time::Duration;

use ciba::{FetchError, Heard, TransportError};
use serde_json::json;
use tokio::task::JoinSet;

use crate::client::{Client, Wrong, client, client_with, config, impatient, pending};
use crate::provider::{
    Ask, Discovery, Endpoint, Jwks, Provider, Reply, Start, Token, Userinfo, answer, nobody, ok, status,
};

const HEAD: &str = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 200\r\n\r\n";

/// One call of an endpoint that replies like this: told as `expected`, and sent once.
async fn check_one(endpoint: Endpoint, reply: Reply, client: fn(&Provider) -> Client, expected: TransportError) {
    let shown = format!("{endpoint:?} {reply:?}");
    let provider = Provider::odd_at(endpoint, move |_| reply.clone()).await;
    assert_eq!(client(&provider).call(endpoint).await, Err(Wrong::Transport(expected)), "{shown}");
    assert_eq!(provider.count(endpoint), 1, "{shown}");
}

async fn check(reply: Reply, client: fn(&Provider) -> Client, expected: TransportError) {
    let mut checks = JoinSet::new();
    for endpoint in Endpoint::ALL {
        checks.spawn(check_one(endpoint, reply.clone(), client, expected));
    }
    checks.join_all().await;
}

#[tokio::test]
async fn a_connection_reset_after_the_request_may_have_been_received() {
    check(Reply::Reset(Vec::new()), client, TransportError::Cut).await;
    assert!(TransportError::Cut.may_have_been_received());
}

#[tokio::test]
async fn a_connection_closed_after_the_request_may_have_been_received() {
    check(Reply::Close(Vec::new()), client, TransportError::Cut).await;
}

#[tokio::test]
async fn an_answer_cut_in_its_head_or_in_its_body_may_have_been_received() {
    check(Reply::Close("HTTP/1.1 200 OK\r\nContent-".into()), client, TransportError::Cut).await;
    check(Reply::Close(format!("{HEAD}{{\"sub\":").into()), client, TransportError::Cut).await;
    check(Reply::Reset(format!("{HEAD}{{\"sub\":").into()), client, TransportError::Cut).await;
}

#[tokio::test]
async fn an_answer_that_is_no_http_is_a_broken_connection() {
    check(Reply::Close("220 mail.example.test ESMTP\r\n".into()), client, TransportError::Cut).await;
}

#[tokio::test]
async fn a_head_without_end_is_given_up() {
    check(Reply::Flood("HTTP/1.1 200 OK\r\nX:".into()), client, TransportError::Cut).await;
}

#[tokio::test]
async fn silence_ends_with_the_calls_time() {
    check(Reply::Silence(Vec::new()), impatient, TransportError::TimedOut).await;
    assert!(TransportError::TimedOut.may_have_been_received());
}

#[tokio::test]
async fn silence_in_the_middle_of_an_answer_ends_with_the_calls_time() {
    check(Reply::Silence(HEAD.into()), impatient, TransportError::TimedOut).await;
}

#[tokio::test]
async fn an_answer_of_one_byte_at_a_time_ends_with_the_calls_time() {
    check(Reply::Drip(HEAD.into()), impatient, TransportError::TimedOut).await;
}

#[tokio::test]
async fn a_head_of_one_byte_at_a_time_ends_with_the_calls_time() {
    check(Reply::Drip("HTTP/1.1 200 OK\r\nX:".into()), impatient, TransportError::TimedOut).await;
}

/// Where every endpoint but discovery is an address at which nobody listens.
async fn provider_of_closed_doors() -> Provider {
    let nobody = nobody().await;
    Provider::odd_at(Discovery, move |call| {
        let mut document = call.document();
        for (_, value) in document.as_object_mut().unwrap().iter_mut().filter(|(name, _)| *name != "issuer") {
            *value = nobody.clone().into();
        }
        ok(&document)
    })
    .await
}

#[tokio::test]
async fn a_refused_connection_sends_nothing() {
    let provider = provider_of_closed_doors().await;
    let refused = TransportError::NotConnected;
    for endpoint in [Start, Token] {
        let not_sent = Err(Wrong::NotSent(refused.into()));
        assert_eq!(client(&provider).call(endpoint).await, not_sent, "{endpoint:?}");
    }
    for endpoint in [Jwks, Userinfo] {
        assert_eq!(client(&provider).call(endpoint).await, Err(Wrong::Transport(refused)), "{endpoint:?}");
    }
    assert!(!refused.may_have_been_received());
}

#[tokio::test]
async fn a_refused_connection_for_discovery_sends_nothing() {
    let (provider, nobody) = (Provider::good().await, nobody().await);
    let config = ciba::Config { issuer: nobody, ..config(&provider) };
    let client = client_with(&provider, config);
    let refused = TransportError::NotConnected;
    assert_eq!(client.call(Discovery).await, Err(Wrong::Transport(refused)));
    assert_eq!(client.call(Start).await, Err(Wrong::NotSent(refused.into())));
}

#[tokio::test]
async fn a_discovery_that_breaks_is_no_start_and_no_question_sent() {
    for endpoint in [Start, Token] {
        let provider = Provider::odd_at(Discovery, |_| Reply::Reset(Vec::new())).await;
        let not_sent = Err(Wrong::NotSent(FetchError::Transport(TransportError::Cut)));
        assert_eq!(client(&provider).call(endpoint).await, not_sent, "a lost discovery loses no token");
        assert_eq!(provider.count(endpoint), 0);
    }
}

/// What a schedule makes of a question that was answered like this, and whether tokens may be lost by it.
async fn check_heard(endpoint: Endpoint, reply: Reply, heard: Option<Heard>, may_have_lost_tokens: bool) {
    let shown = format!("{endpoint:?} {reply:?}");
    let provider = Provider::odd_at(endpoint, move |_| reply.clone()).await;
    let error = client(&provider).party.exchange(&pending()).await.unwrap_err();
    assert_eq!((error.heard(), error.may_have_lost_tokens()), (heard, may_have_lost_tokens), "{shown}");
}

#[tokio::test]
async fn no_mishap_is_a_verdict() {
    let named = Some(Duration::from_secs(20));
    let page = |status, headers| answer(status, headers, b"<html></html>");
    for (reply, heard, lost) in [
        (Reply::Reset(Vec::new()), Heard::Silence, true),
        (page(429, "Retry-After: 20\r\n"), Heard::TooMany(named), false),
        (page(429, ""), Heard::TooMany(None), false),
        (page(503, "Retry-After: 20\r\n"), Heard::Fault(named), true),
        (page(500, ""), Heard::Fault(None), true),
        (page(200, ""), Heard::Unreadable("answer_content_type"), true),
        (page(302, ""), Heard::Unreadable("answer_redirect"), true),
    ] {
        check_heard(Token, reply.clone(), Some(heard), lost).await;
        check_heard(Discovery, reply, Some(heard), false).await;
    }
}

#[tokio::test]
async fn an_error_of_something_in_front_of_the_provider_is_no_verdict() {
    for code in [400, 403, 404, 408, 422] {
        let page = answer(code, "Content-Type: text/html\r\n", b"<html></html>");
        check_heard(Token, page, Some(Heard::Fault(None)), true).await;
        check_heard(Token, status(code, &json!({ "title": "Busy" })), Some(Heard::Fault(None)), true).await;
    }
    check_heard(Token, status(401, &json!({})), None, false).await;
}

#[tokio::test]
async fn the_providers_word_is_one_and_so_is_an_answer_without_tokens() {
    for word in ["access_denied", "expired_token", "invalid_grant", "never_heard"] {
        check_heard(Token, status(400, &json!({ "error": word })), None, false).await;
    }
    check_heard(Token, ok(&json!({})), None, true).await;
}

#[tokio::test]
async fn a_good_call_after_a_broken_one_goes_through() {
    let broken_once = |call: &crate::provider::Call| match call.nth {
        0 => Reply::Reset(Vec::new()),
        _ => call.good(),
    };
    let provider = Provider::odd_at(Token, broken_once).await;
    let client = client(&provider);
    assert_eq!(client.call(Token).await, Err(Wrong::Transport(TransportError::Cut)));
    assert_eq!(client.call(Token).await, Ok(()));
}

#[tokio::test]
async fn all_calls_share_one_connection() {
    let provider = Provider::good().await;
    let client = client(&provider);
    for endpoint in Endpoint::ALL.into_iter().cycle().take(20) {
        assert_eq!(client.call(endpoint).await, Ok(()));
    }
    assert_eq!(provider.connections(), 1);
}

#[tokio::test]
async fn a_kept_connection_that_was_closed_under_us_is_replaced() {
    let closing = |call: &crate::provider::Call| match call.good() {
        Reply::Bytes(bytes) => Reply::Close(bytes),
        other => other,
    };
    let provider = Provider::start(closing).await;
    let client = client(&provider);
    client.call(Discovery).await.unwrap();
    for (number, endpoint) in [Start, Token, Userinfo, Ask].into_iter().enumerate() {
        provider.has_closed(number + 1).await;
        see_what_happened().await;
        assert_eq!(client.call(endpoint).await, Ok(()), "{endpoint:?}");
        assert_eq!(provider.count(endpoint), 1, "{endpoint:?}");
    }
}

/// Lets the client's side of every connection run, so that it learns what has already happened to it.
async fn see_what_happened() {
    for _ in 0..100 {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_start_on_a_kept_connection_that_breaks_is_not_sent_again() {
    for reply in [Reply::Close(Vec::new()), Reply::Reset(Vec::new())] {
        let provider = Provider::odd_at(Start, move |_| reply.clone()).await;
        let client = client(&provider);
        client.call(Discovery).await.unwrap();
        assert_eq!(client.call(Start).await, Err(Wrong::Transport(TransportError::Cut)));
        assert_eq!((provider.count(Start), provider.connections()), (1, 1), "the connection of discovery was used");
    }
}
