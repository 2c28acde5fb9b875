//! The four calls, as the provider sees them.

use ciba::{BadAnswer, Exchange, ExchangeError, PendingLogin, Refusal, Schedule, Step, UserinfoError, VerifyError};
use jiff::{Timestamp, ToSpan as _};
use serde_json::{Value, json};

use crate::client::{Client, NOW, Wrong, client, pending, request, tokens};
use crate::provider::{Call, Discovery, Jwks, Provider, Start, Token, Userinfo, ok, status};
use crate::signing::SUB;

fn pending_once(call: &Call) -> crate::provider::Reply {
    match call.nth {
        0 => status(400, &json!({ "error": "authorization_pending" })),
        _ => call.good(),
    }
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[tokio::test]
async fn a_whole_login_is_one_start_the_questions_and_one_profile() {
    let provider = Provider::odd_at(Token, pending_once).await;
    let Client { party, .. } = client(&provider);

    let pending = party.start(&request()).await.unwrap();
    assert!(matches!(party.exchange(&pending).await, Ok(Exchange::Pending)));
    let Ok(Exchange::Tokens(tokens)) = party.exchange(&pending).await else { panic!("the second time it says yes") };
    let claims = party.verify(&tokens, &pending).await.unwrap();
    let profile = party.userinfo(&tokens.access_token, &claims.sub).await.unwrap();

    assert_eq!(profile["name"], "Kari Prøve");
    assert_eq!(tokens.expires_at, Timestamp::from_second(NOW + 300).unwrap());
    let count = |endpoint| provider.count(endpoint);
    assert_eq!([Discovery, Start, Token, Jwks, Userinfo].map(count), [1, 1, 2, 1, 1]);
    assert_eq!(provider.calls().len(), 6);
}

#[tokio::test]
async fn a_start_says_who_and_what_for() {
    let provider = Provider::good().await;
    let asked = ciba::AuthenticationRequest {
        binding_message: Some("7KM-4XR".to_owned()),
        requested_expiry: Some(std::time::Duration::from_secs(180)),
        acr_values: vec!["one".to_owned(), "two".to_owned()],
        nonce: Some("n&1=ø+".to_owned()),
        extra: vec![("more".to_owned(), "a b".to_owned())],
        ..request()
    };
    let pending = client(&provider).party.start(&asked).await.unwrap();
    assert_eq!(pending.nonce.as_deref(), Some("n&1=ø+"), "remembered, to be held against the token");
    let call = provider.calls_of(Start).remove(0);
    assert_eq!(call.header("content-type"), Some("application/x-www-form-urlencoded"));
    let expected = pairs(&[
        ("scope", "openid name"),
        ("login_hint", "urn:example:kari"),
        ("acr_values", "one two"),
        ("binding_message", "7KM-4XR"),
        ("requested_expiry", "180"),
        ("nonce", "n&1=ø+"),
        ("more", "a b"),
    ]);
    assert_eq!(call.form(), expected);
}

#[tokio::test]
async fn a_question_for_the_token_names_the_grant_and_the_handle() {
    let provider = Provider::good().await;
    client(&provider).call(Token).await.unwrap();
    let expected = pairs(&[("grant_type", "urn:openid:params:grant-type:ciba"), ("auth_req_id", "req-1")]);
    assert_eq!(provider.calls_of(Token)[0].form(), expected);
}

/// A start answered like this is of no use; the member says why.
async fn check_start(answer: Value, member: &'static str) {
    let provider = Provider::odd_at(Start, move |_| ok(&answer)).await;
    assert_eq!(client(&provider).call(Start).await, Err(Wrong::Bad(BadAnswer::Member(member))));
    assert_eq!(provider.count(Start), 1);
}

#[tokio::test]
async fn a_start_without_a_usable_handle_or_deadline_is_told_once() {
    check_start(json!({ "expires_in": 600 }), "auth_req_id").await;
    check_start(json!({ "auth_req_id": "a b", "expires_in": 600 }), "auth_req_id").await;
    check_start(json!({ "auth_req_id": "a" }), "expires_in").await;
    check_start(json!({ "auth_req_id": "a", "expires_in": "600" }), "expires_in").await;
    check_start(json!({ "auth_req_id": "a", "expires_in": 600, "interval": "5" }), "interval").await;
}

#[tokio::test]
async fn a_login_goes_on_in_another_process_under_its_first_deadline() {
    let provider = Provider::good().await;
    let stored = serde_json::to_string(&client(&provider).party.start(&request()).await.unwrap()).unwrap();

    let next = client(&provider);
    next.clock.forward(100);
    let pending: PendingLogin = serde_json::from_str(&stored).unwrap();
    let now = Timestamp::from_second(NOW + 100).unwrap();
    let schedule = Schedule::new(&pending, now);
    assert_eq!(schedule.step(now), Step::WaitUntil(now + 5.seconds()));
    assert_eq!(schedule.step(Timestamp::from_second(NOW + 600).unwrap()), Step::Expired);
    let Ok(Exchange::Tokens(tokens)) = next.party.exchange(&pending).await else { panic!("it goes on") };
    assert_eq!(next.party.verify(&tokens, &pending).await.unwrap().sub, SUB);
    assert_eq!(provider.count(Start), 1);
}

#[tokio::test]
async fn a_token_from_before_the_login_answers_another_one() {
    let provider = Provider::good().await;
    let later = PendingLogin { started_at: Timestamp::from_second(NOW + 61).unwrap(), ..pending() };
    let refused = client(&provider).party.verify(&tokens(&provider, "key-0"), &later).await;
    assert_eq!(refused, Err(VerifyError::Refused(Refusal::IssuedAt)));
}

/// A token answer with one member changed (`null`: left out).
async fn exchange(name: &'static str, value: Value) -> Result<(), Wrong> {
    let provider = Provider::odd_at(Token, move |_| {
        let mut answer = json!({ "access_token": "t", "token_type": "Bearer", "expires_in": 300, "id_token": "a.b.c" });
        answer[name] = value.clone();
        answer.as_object_mut().unwrap().retain(|_, value| !value.is_null());
        ok(&answer)
    });
    client(&provider.await).call(Token).await
}

#[tokio::test]
async fn the_type_of_a_token_is_bearer_in_any_case() {
    for name in ["Bearer", "bearer", "BEARER"] {
        assert_eq!(exchange("token_type", json!(name)).await, Ok(()), "{name}");
    }
    for value in [json!("DPoP"), json!("mac"), json!(""), json!(["Bearer"]), Value::Null] {
        let refused = Err(Wrong::Bad(BadAnswer::Member("token_type")));
        assert_eq!(exchange("token_type", value).await, refused);
    }
}

#[tokio::test]
async fn a_token_that_cannot_stand_in_a_header_is_refused() {
    for value in [json!("a b"), json!("a\r\nX: y"), json!("ø"), json!(""), json!(7), Value::Null] {
        let refused = Err(Wrong::Bad(BadAnswer::Member("access_token")));
        assert_eq!(exchange("access_token", value).await, refused);
    }
}

#[tokio::test]
async fn an_answer_without_an_id_token_is_refused() {
    for value in [json!(""), json!({}), json!("a".repeat(64 * 1024 + 1)), Value::Null] {
        assert_eq!(exchange("id_token", value).await, Err(Wrong::Bad(BadAnswer::Member("id_token"))));
    }
}

#[tokio::test]
async fn the_life_of_a_token_may_be_left_out_but_not_be_nonsense() {
    assert_eq!(exchange("expires_in", Value::Null).await, Ok(()));
    for value in [json!(-1), json!("300"), json!([])] {
        assert_eq!(exchange("expires_in", value).await, Err(Wrong::Bad(BadAnswer::Member("expires_in"))));
    }
}

async fn userinfo(claims: Value) -> Result<(), UserinfoError> {
    let provider = Provider::odd_at(Userinfo, move |_| ok(&claims)).await;
    let token = tokens(&provider, "key-0").access_token;
    client(&provider).party.userinfo(&token, SUB).await.map(drop)
}

#[tokio::test]
async fn claims_of_another_subject_are_not_handed_out() {
    assert_eq!(userinfo(json!({ "sub": SUB })).await, Ok(()));
    for other in [SUB.to_uppercase(), format!("{SUB} "), String::new()] {
        assert_eq!(userinfo(json!({ "sub": other })).await, Err(UserinfoError::OtherSubject));
    }
}

#[tokio::test]
async fn claims_of_nobody_are_not_handed_out() {
    for claims in [json!({}), json!({ "sub": null }), json!({ "sub": 7 }), json!({ "sub": [SUB] })] {
        assert_eq!(userinfo(claims).await, Err(UserinfoError::BadAnswer(BadAnswer::Member("sub"))));
    }
}

#[tokio::test]
async fn an_answer_that_names_another_request_is_refused() {
    for (named, expected) in [
        (json!("req-1"), Ok(())),
        (json!("req-2"), Err(Wrong::Bad(BadAnswer::Member("auth_req_id")))),
        (json!(["req-1"]), Err(Wrong::Bad(BadAnswer::Member("auth_req_id")))),
    ] {
        assert_eq!(exchange("auth_req_id", named.clone()).await, expected, "{named}");
    }
}

#[tokio::test]
async fn a_grant_of_the_providers_own_is_asked_once_and_every_word_is_an_error() {
    let provider = Provider::odd_at(Token, |call| match call.nth {
        0 => call.good(),
        _ => status(400, &json!({ "error": "authorization_pending" })),
    })
    .await;
    let client = client(&provider);
    let form = || vec![("grant_type", "urn:example:grant".to_owned()), ("code", "c".to_owned())];
    client.party.grant(form()).await.unwrap();
    assert!(matches!(client.party.grant(form()).await, Err(ExchangeError::Provider(_))));
    let sent: Vec<_> = provider.calls_of(Token).iter().map(crate::provider::Call::form).collect();
    assert_eq!(sent[0], form().into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<Vec<_>>());
    assert_eq!(sent.len(), 2);
}
