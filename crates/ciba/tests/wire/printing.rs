//! Nothing that must not be read can be printed. Every secret of these tests is a canary.

use std::error::Error;
use std::fmt::Debug;

use ciba::{
    AccessToken, AuthReqId, AuthenticationRequest, Config, Exchange, Hint, PendingLogin, RawIdToken, UnverifiedTokens,
};
use serde_json::json;

use crate::client::{client, config, pending, request, tokens};
use crate::provider::{Ask, Endpoint, Provider, Start, Token, Userinfo, answer, ok, status};
use crate::signing::SUB;

const CANARY: &str = "canary";

#[track_caller]
fn check(shown: &str) {
    assert!(!shown.contains(CANARY), "{shown}");
}

#[track_caller]
fn check_debug(value: &impl Debug) {
    check(&format!("{value:?} {value:#?}"));
}

/// The error and everything that caused it.
#[track_caller]
fn check_error(error: &(dyn Error + 'static)) {
    let mut next = Some(error);
    while let Some(error) = next {
        check(&format!("{error} {error:?}"));
        next = error.source();
    }
}

#[tokio::test]
async fn a_configuration_shows_no_secret() {
    let provider = Provider::good().await;
    let headers = vec![("X-Key".to_owned(), CANARY.to_owned())];
    check_debug(&Config { headers, ..config(&provider) });
}

#[test]
fn a_request_shows_neither_the_person_nor_parameters_of_the_providers_own() {
    for hint in [Hint::Login, Hint::LoginToken, Hint::IdToken] {
        let extra = vec![("user_code".to_owned(), CANARY.to_owned())];
        check_debug(&AuthenticationRequest { hint: hint(CANARY.to_owned()), extra, ..request() });
    }
}

#[tokio::test]
async fn a_login_and_its_tokens_show_no_handle_and_no_token() {
    check_debug(&PendingLogin { auth_req_id: AuthReqId::new(CANARY), ..pending() });
    let canaries = UnverifiedTokens {
        access_token: AccessToken::new(CANARY),
        id_token: RawIdToken::new(CANARY),
        ..tokens(&Provider::good().await, "key-0")
    };
    check_debug(&canaries);
    check_debug(&Exchange::Tokens(canaries));
}

#[tokio::test]
async fn what_the_provider_said_of_a_person_is_not_shown() {
    let provider = Provider::odd_at(Ask, |_| ok(&json!({ "canary": "canary" }))).await;
    let party = client(&provider).party;
    let url = format!("{}{}", provider.base, Ask.path()).parse().unwrap();
    check_debug(&party.ask(&url, Vec::new()).await.unwrap());
    let claims = party.verify(&tokens(&provider, "key-0"), &pending()).await.unwrap();
    assert!(!format!("{claims:?}").contains(SUB));
}

#[tokio::test]
async fn no_error_shows_anything_of_a_body_or_a_header() {
    let body = r#"{"error":"canary-1","error_description":"canary","auth_req_id":"canary","sub":"canary"}"#;
    let html = "Content-Type: text/html\r\nX-Canary: canary\r\n";
    let json = "Content-Type: application/json\r\nWWW-Authenticate: canary\r\n";
    for (status, headers) in [(400, json), (401, json), (500, json), (200, json), (200, html), (302, html)] {
        for endpoint in Endpoint::ALL {
            let provider = Provider::odd_at(endpoint, move |_| answer(status, headers, body.as_bytes())).await;
            check_debug(&client(&provider).call(endpoint).await);
        }
    }
}

#[tokio::test]
async fn no_error_shows_anything_of_a_body_through_its_sources() {
    let body = json!({ "error": "canary-1", "error_description": "canary", "sub": "canary" });
    let provider = Provider::start(move |call| {
        let refused = call.is(Start) || call.is(Token) || call.is(Userinfo);
        if refused { status(400, &body) } else { call.good() }
    });
    let provider = provider.await;
    let party = client(&provider).party;
    check_error(&party.start(&request()).await.unwrap_err());
    check_error(&party.exchange(&pending()).await.unwrap_err());
    check_error(&party.userinfo(&AccessToken::new(CANARY), SUB).await.unwrap_err());
}

#[tokio::test]
async fn a_code_of_the_standard_is_shown_for_who_reads_logs() {
    let provider = Provider::odd_at(Token, |_| status(400, &json!({ "error": "invalid_client" }))).await;
    let error = client(&provider).party.exchange(&pending()).await.unwrap_err();
    assert!(format!("{error:?}").contains("invalid_client"));
}
