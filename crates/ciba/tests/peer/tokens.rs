//! The peer's tokens: what is in them, and what they are refused for when one thing is otherwise.

use std::time::Duration;

use ciba::{
    AccessToken, AudienceRule, AuthReqId, AuthenticationRequest, IdTokenClaims, PendingLogin, Refusal,
    UnverifiedTokens, UserinfoError, VerifyError,
};
use serde_json::json;

use crate::desk::{Desk, desk, desk_with, party, registered, words};

/// A desk and an answer that would pass.
struct Answer {
    desk: Desk,
    pending: PendingLogin,
    tokens: UnverifiedTokens,
}

async fn answer(algorithm: &str) -> Answer {
    let mut desk = desk_with("client_secret_basic", algorithm).await;
    let question = AuthenticationRequest { nonce: Some("n-1".to_owned()), ..desk.question() };
    let (pending, tokens) = desk.tokens(&question).await;
    Answer { desk, pending, tokens }
}

impl Answer {
    async fn verified(&self) -> Result<IdTokenClaims, VerifyError> {
        self.desk.party.verify(&self.tokens, &self.pending).await
    }
}

/// An answer with one thing changed is refused for it; unchanged it is not.
async fn check(change: impl Fn(&mut Answer), refusal: Refusal) {
    for algorithm in ["RS256", "ES256"] {
        let mut answer = answer(algorithm).await;
        answer.verified().await.unwrap();
        change(&mut answer);
        assert_eq!(answer.verified().await, Err(VerifyError::Refused(refusal)), "{algorithm}");
    }
}

#[tokio::test]
async fn a_token_says_who_asked_whom_when_and_about_what() {
    let answer = answer("RS256").await;
    let customer = answer.verified().await.unwrap();
    let now = answer.desk.now().as_second();
    let mut claims = json!(customer.claims);
    let at_hash = claims["at_hash"].take();
    assert_eq!(at_hash.as_str().unwrap().len(), 22, "half of SHA-256");
    let expected = json!({
        "iss": answer.desk.peer.said.issuer,
        "aud": answer.desk.client.id,
        "sub": customer.sub,
        "iat": now,
        "exp": now + 3600,
        "nonce": "n-1",
        "at_hash": null,
        "urn:openid:params:jwt:claim:auth_req_id": answer.pending.auth_req_id.expose(),
    });
    assert_eq!(claims, expected);
}

#[tokio::test]
async fn a_token_that_must_name_its_request_does() {
    let Answer { desk, pending, tokens } = answer("ES256").await;
    let mut expected = desk.party.expectations(&tokens, &pending, AudienceRule::ClientId(&desk.client.id));
    expected.auth_req_id_required = true;
    desk.party.verify_against(&tokens, &expected).await.unwrap();
}

#[tokio::test]
async fn a_token_is_good_for_its_hour_and_a_minute_of_leeway() {
    let mut answer = answer("RS256").await;
    answer.desk.pass(3659).await;
    answer.verified().await.unwrap();
    answer.desk.pass(1).await;
    assert_eq!(answer.verified().await, Err(VerifyError::Refused(Refusal::Expired)));
}

#[tokio::test]
async fn a_token_is_for_the_client_that_asked() {
    let answer = answer("RS256").await;
    let peer = &answer.desk.peer;
    let other = party(peer, &registered(peer, "client_secret_post", "RS256"));
    let refused = other.verify(&answer.tokens, &answer.pending).await;
    assert_eq!(refused, Err(VerifyError::Refused(Refusal::Audience)));
}

#[tokio::test]
async fn a_token_goes_with_the_access_token_it_came_with() {
    check(|answer| answer.tokens.access_token = AccessToken::new("another"), Refusal::AccessTokenHash).await;
}

#[tokio::test]
async fn a_token_answers_the_request_it_was_asked_for() {
    check(|answer| answer.pending.auth_req_id = AuthReqId::new("another"), Refusal::AuthReqId).await;
}

#[tokio::test]
async fn a_token_echoes_the_nonce_that_was_sent() {
    check(|answer| answer.pending.nonce = Some("n-2".to_owned()), Refusal::Nonce).await;
}

#[tokio::test]
async fn a_token_of_an_earlier_login_answers_no_later_one() {
    check(|answer| answer.pending.started_at += Duration::from_secs(62), Refusal::IssuedAt).await;
}

#[tokio::test]
async fn keys_that_were_changed_between_two_logins_are_fetched_at_once_and_once() {
    for algorithm in ["RS256", "ES256"] {
        let mut desk = desk_with("client_secret_basic", algorithm).await;
        let question = desk.question();
        let sub = desk.sub(&question).await;
        desk.peer.rotate_keys().await;
        for _ in 0..3 {
            assert_eq!(desk.sub(&question).await, sub, "{algorithm}");
        }
        let calls = desk.peer.calls().await;
        assert_eq!(calls.iter().filter(|call| *call == "GET /jwks").count(), 2, "{calls:?}");
    }
}

#[tokio::test]
async fn a_token_under_a_key_that_is_gone_is_not_accepted() {
    let mut answer = answer("ES256").await;
    answer.desk.peer.rotate_keys().await;
    assert_eq!(answer.verified().await, Err(VerifyError::Refused(Refusal::UnknownKey)));
}

#[tokio::test]
async fn claims_are_only_of_the_customer_of_the_token() {
    let mut desk = desk().await;
    let question = desk.question();
    let (pending, tokens) = desk.tokens(&question).await;
    let sub = desk.party.verify(&tokens, &pending).await.unwrap().sub;
    assert_eq!(desk.party.userinfo(&tokens.access_token, &sub).await.unwrap()["sub"], sub);
    let other = desk.party.userinfo(&tokens.access_token, &sub.to_uppercase()).await;
    assert_eq!(other, Err(UserinfoError::OtherSubject));
}

#[tokio::test]
async fn an_access_token_that_has_run_out_opens_nothing() {
    let mut desk = desk().await;
    let question = desk.question();
    let (pending, tokens) = desk.tokens(&question).await;
    let sub = desk.party.verify(&tokens, &pending).await.unwrap().sub;
    desk.pass(300).await;
    assert_eq!(tokens.expires_at, desk.now());
    desk.pass(15).await; // The peer's own leeway.
    let refused = desk.party.userinfo(&tokens.access_token, &sub).await.unwrap_err();
    let UserinfoError::Provider(error) = refused else { panic!("{refused:?}") };
    assert_eq!(words(&error), (401, "invalid_token"));
}
