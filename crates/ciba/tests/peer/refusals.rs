//! The peer says no, in its own words.

use std::time::Duration;

use ciba::{
    AuthenticationRequest, ClientAuthentication, ClientSecret, Config, ExchangeError, FetchError, Hint, PendingLogin,
    RelyingParty, Schedule, SecretEncoding, StartError, Step, UserinfoError,
};

use crate::desk::{CODE, Desk, answered, authentication, desk, party, party_with, question_to, registered, words};

/// The word with which this question is refused.
async fn check_start(party: &RelyingParty, question: &AuthenticationRequest, expected: (u16, &str)) {
    match party.start(question).await {
        Err(StartError::Provider(error)) => assert_eq!(words(&error), expected),
        other => panic!("{other:?}"),
    }
}

/// The word with which this login ends; none of them is one to ask again after.
async fn check_exchange(party: &RelyingParty, pending: &PendingLogin, expected: (u16, &str)) {
    let error = party.exchange(pending).await.unwrap_err();
    assert_eq!(error.heard(), None, "{error:?}");
    assert!(!error.may_have_lost_tokens());
    let ExchangeError::Provider(error) = error else { panic!("{error:?}") };
    assert_eq!(words(&error), expected);
}

#[tokio::test]
async fn a_customer_who_says_no_is_access_denied() {
    let mut desk = desk().await;
    let pending = desk.start().await;
    desk.peer.deny(CODE).await;
    check_exchange(&desk.party, &pending, (400, "access_denied")).await;
}

#[tokio::test]
async fn somebody_whom_nobody_knows_is_an_unknown_user_id() {
    let desk = desk().await;
    for hint in [Hint::Login("urn:example:nobody".into()), Hint::LoginToken("nobody".into())] {
        check_start(&desk.party, &question_to(hint), (400, "unknown_user_id")).await;
    }
}

#[tokio::test]
async fn a_question_that_nobody_answered_is_an_expired_token() {
    let mut desk = desk().await;
    let question = AuthenticationRequest { requested_expiry: Some(Duration::from_secs(90)), ..desk.question() };
    let pending = desk.party.start(&question).await.unwrap();
    let schedule = Schedule::new(&pending, desk.now());
    desk.pass(89).await;
    assert!(desk.party.exchange(&pending).await.is_ok(), "not yet");
    desk.pass(2).await;
    assert_eq!(schedule.step(desk.now()), Step::Expired, "a schedule would not have asked any more");
    check_exchange(&desk.party, &pending, (400, "expired_token")).await;
}

#[tokio::test]
async fn an_answer_that_comes_too_late_is_an_expired_token() {
    let mut desk = desk().await;
    let pending = desk.start().await;
    desk.pass(601).await;
    desk.peer.approve(CODE).await;
    check_exchange(&desk.party, &pending, (400, "expired_token")).await;
}

/// A login of the desk's client, and the same client with other credentials.
async fn check_credentials(desk: &Desk, wrong: ClientAuthentication, expected: (u16, &str)) {
    let wrong = party_with(&desk.peer, &desk.client.id, wrong);
    check_start(&wrong, &desk.question(), expected).await;
    check_exchange(&wrong, &desk.start().await, expected).await;
}

#[tokio::test]
async fn a_wrong_secret_is_an_invalid_client() {
    let desk = desk().await;
    for method in ["client_secret_basic", "client_secret_post"] {
        let wrong = format!("{}!", desk.client.secret);
        check_credentials(&desk, authentication(method, &wrong), (401, "invalid_client")).await;
    }
}

#[tokio::test]
async fn a_basic_secret_that_is_not_encoded_is_not_understood() {
    let desk = desk().await;
    let raw = ClientAuthentication::SecretBasic(ClientSecret::new(&desk.client.secret), SecretEncoding::Raw);
    check_credentials(&desk, raw, (400, "invalid_request")).await;
}

#[tokio::test]
async fn a_client_that_nobody_knows_is_an_invalid_client() {
    let desk = desk().await;
    let stranger = party_with(&desk.peer, "stranger", authentication("client_secret_basic", "secret"));
    check_start(&stranger, &desk.question(), (401, "invalid_client")).await;
}

#[tokio::test]
async fn a_handle_brings_tokens_once() {
    let mut desk = desk().await;
    let question = desk.question();
    let (pending, tokens) = desk.tokens(&question).await;
    let customer = desk.party.verify(&tokens, &pending).await.unwrap();
    check_exchange(&desk.party, &pending, (400, "invalid_grant")).await;
    // The peer takes a second asking for theft, and takes back what it gave.
    let refused = desk.party.userinfo(&tokens.access_token, &customer.sub).await.unwrap_err();
    let UserinfoError::Provider(error) = refused else { panic!("{refused:?}") };
    assert_eq!(words(&error), (401, "invalid_token"));
}

#[tokio::test]
async fn a_handle_of_another_client_brings_nothing() {
    let mut desk = desk().await;
    let other = party(&desk.peer, &registered(&desk.peer, "client_secret_post", "ES256"));
    let pending = desk.start().await;
    desk.peer.approve(CODE).await;
    check_exchange(&other, &pending, (400, "invalid_grant")).await;
    answered(&desk.party, &pending).await;
}

#[tokio::test]
async fn a_question_that_cannot_be_put_is_refused_by_its_fault() {
    let desk = desk().await;
    let question = || desk.question();
    let code = AuthenticationRequest { binding_message: Some("not a code".into()), ..question() };
    check_start(&desk.party, &code, (400, "invalid_binding_message")).await;
    let nobody = question_to(Hint::Login(String::new()));
    check_start(&desk.party, &nobody, (400, "invalid_request")).await;
    let other_token = question_to(Hint::IdToken("a.b.c".into()));
    check_start(&desk.party, &other_token, (400, "invalid_request")).await;
    let no_scope = AuthenticationRequest { scope: vec!["profile".into()], ..question() };
    check_start(&desk.party, &no_scope, (400, "invalid_request")).await;
}

#[tokio::test]
async fn an_issuer_that_is_named_otherwise_is_another_one() {
    let desk = desk().await;
    let issuer = &desk.peer.said.issuer;
    for name in [format!("{issuer}/"), issuer.replace("127.0.0.1", "localhost")] {
        let config = Config::new(name, &desk.client.id, authentication("client_secret_post", &desk.client.secret));
        let party = RelyingParty::new(config, desk.peer.clock.clone()).unwrap();
        assert_eq!(party.metadata().await, Err(FetchError::OtherIssuer));
    }
}
