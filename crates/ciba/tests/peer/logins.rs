//! Logins that come to a good end.

use std::time::Duration;

use ciba::{AuthenticationRequest, Exchange, Heard, Hint, PendingLogin, Schedule, Step, UnverifiedTokens};
use serde_json::json;

use crate::desk::{CODE, Desk, answered, desk, desk_with, question_to};

/// The loop of the documentation; where a program would sleep, the clocks are moved. The customer answers after the
/// first question.
async fn wait_for_tokens(desk: &mut Desk, pending: &PendingLogin) -> UnverifiedTokens {
    let mut schedule = Schedule::new(pending, desk.now());
    loop {
        match schedule.step(desk.now()) {
            Step::WaitUntil(until) => {
                let time = until.duration_since(desk.now()).unsigned_abs();
                desk.peer.pass(time).await;
            }
            Step::Ask => match desk.party.exchange(pending).await.unwrap() {
                Exchange::Tokens(tokens) => return tokens,
                not_yet => {
                    assert!(matches!(not_yet, Exchange::Pending));
                    schedule.hear(Heard::Pending, desk.now());
                    desk.peer.approve(CODE).await;
                }
            },
            ended => panic!("{ended:?}, though the customer answered in time"),
        }
    }
}

/// A whole login, and the calls it is made of.
async fn check(method: &str, algorithm: &str) {
    let mut desk = desk_with(method, algorithm).await;
    let pending = desk.start().await;
    let tokens = wait_for_tokens(&mut desk, &pending).await;
    let customer = desk.party.verify(&tokens, &pending).await.unwrap();
    let claims = desk.party.userinfo(&tokens.access_token, &customer.sub).await.unwrap();

    let name_and_number = json!({
        "sub": customer.sub, "name": "Kari Prøve", "phone_number": "+4700000020", "phone_number_verified": true,
    });
    assert_eq!(json!(claims), name_and_number);
    assert_eq!(desk.now(), pending.started_at + 2 * pending.interval, "asked twice, an interval apart");
    let calls = ["GET /.well-known/openid-configuration", "POST /backchannel", "POST /token", "POST /token"];
    assert_eq!(desk.peer.calls().await, [&calls[..], &["GET /jwks", "GET /me"]].concat());
}

#[tokio::test]
async fn a_login_with_a_basic_secret_comes_under_rs256() {
    check("client_secret_basic", "RS256").await;
}

#[tokio::test]
async fn a_login_with_a_basic_secret_comes_under_es256() {
    check("client_secret_basic", "ES256").await;
}

#[tokio::test]
async fn a_login_with_a_posted_secret_comes_under_rs256() {
    check("client_secret_post", "RS256").await;
}

#[tokio::test]
async fn a_login_with_a_posted_secret_comes_under_es256() {
    check("client_secret_post", "ES256").await;
}

#[tokio::test]
async fn the_question_arrives_as_it_was_asked() {
    let mut desk = desk().await;
    let question = AuthenticationRequest {
        requested_expiry: Some(Duration::from_secs(180)),
        acr_values: vec!["one".to_owned(), "two".to_owned()],
        nonce: Some("n&1=ø+ %".to_owned()),
        ..desk.question()
    };
    let pending = desk.party.start(&question).await.unwrap();
    let expected = json!({
        "clientId": desk.client.id,
        "client_id": desk.client.id,
        "scope": "openid profile phone",
        "login_hint": "urn:example:kari",
        "binding_message": CODE,
        "requested_expiry": "180",
        "acr_values": "one two",
        "nonce": "n&1=ø+ %",
    });
    assert_eq!(desk.peer.asked(CODE).await, expected);
    assert_eq!(pending.expires_at, desk.now() + Duration::from_secs(180), "the peer grants what was asked for");
    assert_eq!(pending.interval, Duration::from_secs(5), "the peer names none");
}

#[tokio::test]
async fn it_is_pending_until_the_customer_says_yes() {
    let mut desk = desk().await;
    let pending = desk.start().await;
    // This peer never says `slow_down`.
    for _ in 0..3 {
        assert!(matches!(desk.party.exchange(&pending).await, Ok(Exchange::Pending)));
    }
    desk.peer.approve(CODE).await;
    let tokens = answered(&desk.party, &pending).await;
    assert_eq!(tokens.expires_at, desk.now() + Duration::from_secs(300));
}

#[tokio::test]
async fn two_customers_at_once_get_an_answer_each() {
    let mut desk = desk().await;
    let first = desk.start().await;
    let other = AuthenticationRequest {
        binding_message: Some("OTHER-1".to_owned()),
        ..question_to(Hint::Login(desk.peer.said.people[1].hint.clone()))
    };
    let second = desk.party.start(&other).await.unwrap();

    desk.peer.approve("OTHER-1").await;
    assert!(matches!(desk.party.exchange(&first).await, Ok(Exchange::Pending)), "nobody answered this one");
    let tokens = answered(&desk.party, &second).await;
    let customer = desk.party.verify(&tokens, &second).await.unwrap();
    let claims = desk.party.userinfo(&tokens.access_token, &customer.sub).await.unwrap();
    assert_eq!(claims["name"], "Ola Prøve");
}

#[tokio::test]
async fn a_hint_token_names_the_customer() {
    let mut desk = desk().await;
    let token = Hint::LoginToken(desk.peer.said.people[0].hint_token.clone());
    let (by_hint, by_token) = (desk.question(), question_to(token));
    assert_eq!(desk.sub(&by_token).await, desk.sub(&by_hint).await);
}

#[tokio::test]
async fn the_id_token_of_a_former_login_names_the_customer() {
    let mut desk = desk().await;
    let question = desk.question();
    let (pending, tokens) = desk.tokens(&question).await;
    let sub = desk.party.verify(&tokens, &pending).await.unwrap().sub;
    let again = question_to(Hint::IdToken(tokens.id_token.expose().to_owned()));
    assert_eq!(desk.sub(&again).await, sub);
}
