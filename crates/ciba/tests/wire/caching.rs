//! Discovery and keys: fetched once, kept as long as the provider says, asked for again when a key is unknown.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use ciba::{Clock, IdTokenClaims, Refusal, RelyingParty, VerifyError};
use jiff::Timestamp;
use serde_json::json;
use tokio::task::JoinSet;

use crate::client::{Client, NOW, client, config, pending, request, tokens};
use crate::provider::{Call, Discovery, Endpoint, Jwks, Provider, Reply, Start, answer, ok, status};
use crate::signing;

/// Moves on whenever somebody looks at it.
struct Ticking(AtomicI64);

impl Clock for Ticking {
    fn now(&self) -> Timestamp {
        let milliseconds = self.0.fetch_add(1, Ordering::SeqCst);
        Timestamp::from_millisecond(NOW * 1000 + milliseconds).unwrap()
    }
}

async fn many_logins(provider: &Provider, number: usize) {
    let party = RelyingParty::new(config(provider), Arc::new(Ticking(AtomicI64::new(0)))).unwrap();
    let mut logins = JoinSet::new();
    for _ in 0..number {
        let (party, tokens) = (party.clone(), tokens(provider, "key-0"));
        logins.spawn(async move {
            let pending = party.start(&request()).await.unwrap();
            party.verify(&tokens, &pending).await.unwrap();
        });
    }
    logins.join_all().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn discovery_and_keys_are_fetched_once_for_many_logins_at_once() {
    let provider = Provider::good().await;
    many_logins(&provider, 200).await;
    assert_eq!(provider.count(Start), 200);
    assert_eq!((provider.count(Discovery), provider.count(Jwks)), (1, 1));
}

#[tokio::test]
async fn a_failure_is_shared_by_everyone_who_waited_for_it() {
    let provider = Provider::odd_at(Discovery, |_| Reply::Reset(Vec::new())).await;
    let Client { party, .. } = client(&provider);
    let mut callers = JoinSet::new();
    for _ in 0..50 {
        let party = party.clone();
        callers.spawn(async move { party.metadata().await.unwrap_err() });
    }
    callers.join_all().await;
    assert_eq!(provider.count(Discovery), 1);
}

/// How many seconds a document is kept that came with these headers.
async fn check(endpoint: Endpoint, headers: &'static str, kept: i64) {
    let provider = Provider::odd_at(endpoint, move |call| {
        let Reply::Bytes(good) = call.good() else { panic!("a good answer is whole") };
        let body = good.split(|byte| *byte == b'\n').next_back().unwrap().to_vec();
        answer(200, &format!("Content-Type: application/json\r\n{headers}"), &body)
    });
    let (provider, shown) = (provider.await, format!("{endpoint:?} {headers}"));
    let client = client(&provider);
    client.call(endpoint).await.unwrap();
    client.clock.forward(kept - 1);
    client.call(endpoint).await.unwrap();
    assert_eq!(provider.count(endpoint), 1, "{shown}");
    client.clock.forward(1);
    client.call(endpoint).await.unwrap();
    assert_eq!(provider.count(endpoint), 2, "{shown}");
}

#[tokio::test]
async fn discovery_and_keys_are_kept_as_long_as_the_provider_says() {
    for endpoint in [Discovery, Jwks] {
        check(endpoint, "Cache-Control: max-age=120\r\n", 120).await;
        check(endpoint, "Cache-Control: public\r\nCache-Control: max-age=7200, must-revalidate\r\n", 7200).await;
    }
}

#[tokio::test]
async fn without_a_word_they_are_kept_for_an_hour() {
    for endpoint in [Discovery, Jwks] {
        check(endpoint, "", 3600).await;
        check(endpoint, "Cache-Control: max-age=soon\r\n", 3600).await;
    }
}

#[tokio::test]
async fn they_are_kept_for_a_minute_at_least_and_a_day_at_most() {
    for endpoint in [Discovery, Jwks] {
        check(endpoint, "Cache-Control: no-store\r\n", 60).await;
        check(endpoint, "Cache-Control: max-age=0\r\n", 60).await;
        check(endpoint, "Cache-Control: max-age=99999999999\r\n", 24 * 3600).await;
    }
}

#[tokio::test]
async fn a_provider_that_goes_down_is_served_from_what_is_known() {
    let down_later = |call: &Call| if call.nth == 0 { call.good() } else { status(500, &json!({})) };
    let provider = Provider::odd_at(Discovery, down_later).await;
    let client = client(&provider);
    for _ in 0..10 {
        assert_eq!(client.call(Start).await, Ok(()));
        client.clock.forward(3600);
    }
    assert_eq!(provider.count(Discovery), 10, "asked again, and again in vain");
}

/// The keys of the nth answer.
fn rotating(sets: &'static [&[&str]]) -> impl Fn(&Call) -> Reply {
    move |call| match sets.get(call.nth.min(sets.len() - 1)).unwrap() {
        [] => status(500, &json!({})),
        kids => ok(&json!({ "keys": kids.iter().map(|kid| signing::jwk(kid)).collect::<Vec<_>>() })),
    }
}

async fn verify(client: &Client, provider: &Provider, kid: &str) -> Result<IdTokenClaims, VerifyError> {
    client.party.verify(&tokens(provider, kid), &pending()).await
}

const UNKNOWN: Result<IdTokenClaims, VerifyError> = Err(VerifyError::Refused(Refusal::UnknownKey));

#[tokio::test]
async fn a_known_key_causes_no_second_fetch() {
    let provider = Provider::odd_at(Jwks, rotating(&[&["key-0", "key-1"]])).await;
    let client = client(&provider);
    for kid in ["key-0", "key-1", "key-0"] {
        verify(&client, &provider, kid).await.unwrap();
    }
    assert_eq!(provider.count(Jwks), 1);
}

#[tokio::test]
async fn a_key_that_is_new_is_found_by_one_more_fetch() {
    let provider = Provider::odd_at(Jwks, rotating(&[&["key-0"], &["key-1"]])).await;
    let client = client(&provider);
    verify(&client, &provider, "key-0").await.unwrap();
    client.clock.forward(1);
    assert_eq!(verify(&client, &provider, "key-1").await.unwrap().sub, signing::SUB, "however fresh the set is");
    assert_eq!(provider.count(Jwks), 2);
    assert_eq!(verify(&client, &provider, "key-0").await, UNKNOWN, "a key that is gone is gone");
}

#[tokio::test]
async fn unknown_keys_cause_one_fetch_a_minute_whatever_comes() {
    let provider = Provider::odd_at(Jwks, rotating(&[&["key-0"]])).await;
    let client = client(&provider);
    verify(&client, &provider, "key-0").await.unwrap();
    for seconds in [0, 1, 58] {
        client.clock.forward(seconds);
        assert_eq!(verify(&client, &provider, "key-1").await, UNKNOWN);
        assert_eq!(verify(&client, &provider, "key-2").await, UNKNOWN);
        assert_eq!(provider.count(Jwks), 2, "the first one asked");
    }
    client.clock.forward(1);
    assert_eq!(verify(&client, &provider, "key-1").await, UNKNOWN);
    assert_eq!(provider.count(Jwks), 3);
}

#[tokio::test]
async fn a_new_key_is_not_refused_while_the_provider_cannot_show_it() {
    let provider = Provider::odd_at(Jwks, rotating(&[&["key-0"], &[], &["key-1"]])).await;
    let client = client(&provider);
    verify(&client, &provider, "key-0").await.unwrap();
    assert!(matches!(verify(&client, &provider, "key-1").await, Err(VerifyError::Keys(_))), "not known: ask again");
    verify(&client, &provider, "key-0").await.unwrap();
    client.clock.forward(2);
    verify(&client, &provider, "key-1").await.unwrap();
    assert_eq!(provider.count(Jwks), 3);
}

#[tokio::test]
async fn keys_that_cannot_be_had_are_no_refusal() {
    let provider = Provider::odd_at(Jwks, |_| status(500, &json!({}))).await;
    let error = verify(&client(&provider), &provider, "key-0").await.unwrap_err();
    assert!(matches!(error, VerifyError::Keys(_)));
}

#[tokio::test]
async fn a_token_that_is_not_for_us_causes_no_fetch_of_keys() {
    let (provider, other) = (Provider::good().await, Provider::good().await);
    let refused = client(&provider).party.verify(&tokens(&other, "key-0"), &pending()).await;
    assert_eq!(refused, Err(VerifyError::Refused(Refusal::Issuer)));
    assert_eq!(provider.count(Jwks), 0);
}
