use serde_json::{Value, json};
use vipps_sim::{Algorithm, Options, Twist, ViolationKind};

use crate::desk::{Desk, desk, desk_with};

const APPROVES: &str = "4700000001";

async fn twisted(twist: Twist) -> (Desk, String) {
    let desk = desk().await;
    desk.sim.twist_id_tokens(&[twist]);
    let token = desk.log_in(APPROVES, "openid").await.text("id_token");
    (desk, token)
}

/// Without a look at the signature.
pub(crate) fn part(token: &str, index: usize) -> Value {
    let text = token.split('.').nth(index).unwrap();
    let bytes = base64::Engine::decode(&base64::engine::general_purpose::URL_SAFE_NO_PAD, text).unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

#[tokio::test]
async fn an_rs256_token_verifies_with_the_published_key() {
    let desk = desk().await;
    let token = desk.log_in(APPROVES, "openid").await.text("id_token");
    assert_eq!(part(&token, 0)["alg"], "RS256");
    desk.verify(&token).await.unwrap();
}

#[tokio::test]
async fn an_es256_token_verifies_with_the_published_key() {
    let desk = desk_with(Options { algorithm: Algorithm::Es256, ..Options::default() }).await;
    let token = desk.log_in(APPROVES, "openid").await.text("id_token");
    assert_eq!(part(&token, 0)["alg"], "ES256");
    assert!(part(&token, 0).get("typ").is_none(), "as in the provider's sample");
    desk.verify(&token).await.unwrap();
}

#[tokio::test]
async fn the_claims_tie_the_token_to_the_request() {
    let desk = desk().await;
    let hint = ("login_hint", "urn:msisdn:4700000001");
    let id = desk.start_with(&[("scope", "openid"), hint, ("nonce", "n-1")]).await.text("auth_req_id");
    let claims = desk.verify(&desk.outcome(&id).await.text("id_token")).await.unwrap();
    assert_eq!(claims["auth_req_id"], id);
    assert_eq!(claims["nonce"], "n-1");
    assert_eq!(claims["aud"], desk.sim.client_id());
    let issued = claims["iat"].as_i64().unwrap();
    assert_eq!(claims["exp"], issued + 3600);
    assert_eq!(issued, desk.sim.now_ms() / 1000);
    assert_eq!(claims["auth_time"], issued);
}

#[tokio::test]
async fn the_hash_in_the_token_is_that_of_the_access_token() {
    use base64::Engine as _;
    let desk = desk().await;
    let tokens = desk.log_in(APPROVES, "openid").await;
    let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, tokens.text("access_token").as_bytes());
    let expected = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(&digest.as_ref()[..16]);
    assert_eq!(part(&tokens.text("id_token"), 1)["at_hash"], expected);
}

#[tokio::test]
async fn no_nonce_is_echoed_when_none_was_sent() {
    let token = desk().await.log_in(APPROVES, "openid").await.text("id_token");
    assert!(part(&token, 1).get("nonce").is_none());
}

#[tokio::test]
async fn a_token_after_a_rotation_verifies_with_the_new_key() {
    let desk = desk().await;
    let before = desk.log_in(APPROVES, "openid").await.text("id_token");
    desk.sim.rotate_keys(false);
    let after = desk.log_in(APPROVES, "openid").await.text("id_token");
    assert_ne!(part(&before, 0)["kid"], part(&after, 0)["kid"]);
    desk.verify(&after).await.unwrap();
    assert!(desk.verify(&before).await.is_err(), "its key is gone");
}

#[tokio::test]
async fn a_bad_signature_does_not_verify() {
    let (desk, token) = twisted(Twist::BadSignature).await;
    assert!(desk.verify(&token).await.is_err());
}

#[tokio::test]
async fn a_wrong_issuer_lacks_only_the_final_slash() {
    let (desk, token) = twisted(Twist::WrongIss).await;
    assert_eq!(format!("{}/", part(&token, 1)["iss"].as_str().unwrap()), desk.sim.issuer());
    assert!(desk.verify(&token).await.is_err());
}

#[tokio::test]
async fn a_wrong_audience_does_not_verify() {
    let (desk, token) = twisted(Twist::WrongAud).await;
    assert!(desk.verify(&token).await.is_err());
}

#[tokio::test]
async fn an_audience_in_an_array_verifies() {
    let (desk, token) = twisted(Twist::AudArray).await;
    assert_eq!(desk.verify(&token).await.unwrap()["aud"], json!([desk.sim.client_id()]));
}

#[tokio::test]
async fn a_token_can_be_expired_or_issued_ahead_of_time() {
    let (desk, expired) = twisted(Twist::Expired).await;
    assert!(part(&expired, 1)["exp"].as_i64().unwrap() < desk.sim.now_ms() / 1000);
    let (desk, ahead) = twisted(Twist::IssuedInFuture).await;
    assert!(part(&ahead, 1)["iat"].as_i64().unwrap() > desk.sim.now_ms() / 1000);
}

#[tokio::test]
async fn a_token_without_an_algorithm_has_no_signature() {
    let (_, token) = twisted(Twist::AlgNone).await;
    assert_eq!(part(&token, 0)["alg"], "none");
    assert!(token.ends_with('.'));
}

#[tokio::test]
async fn a_token_can_be_keyed_with_the_public_key() {
    let (desk, token) = twisted(Twist::Hs256WithPublicKey).await;
    assert_eq!(part(&token, 0)["alg"], "HS256");
    assert!(desk.verify(&token).await.is_err());
}

#[tokio::test]
async fn a_key_id_can_be_unknown_or_of_the_other_type() {
    let (desk, unknown) = twisted(Twist::WrongKid).await;
    assert!(desk.jwks().await.find(part(&unknown, 0)["kid"].as_str().unwrap()).is_none());
    let (desk, crossed) = twisted(Twist::KidOfOtherType).await;
    assert!(desk.jwks().await.find(part(&crossed, 0)["kid"].as_str().unwrap()).is_some());
    assert!(desk.verify(&crossed).await.is_err());
}

#[tokio::test]
async fn the_claim_for_the_request_can_be_missing_other_or_spelled_otherwise() {
    let (_, missing) = twisted(Twist::AuthReqIdMissing).await;
    assert!(part(&missing, 1).get("auth_req_id").is_none());
    let (_, camel) = twisted(Twist::AuthReqIdCamelCase).await;
    assert!(part(&camel, 1).get("auth_req_id").is_none() && part(&camel, 1)["authReqId"].is_string());
    let (_, wrong) = twisted(Twist::WrongAuthReqId).await;
    assert_eq!(part(&wrong, 1)["auth_req_id"].as_str().unwrap().len(), 27);
}

#[tokio::test]
async fn the_other_lies_are_signed_properly() {
    for twist in [Twist::WrongAtHash, Twist::WrongNonce, Twist::EmptySub, Twist::WrongAuthReqId] {
        let (desk, token) = twisted(twist).await;
        assert!(desk.verify(&token).await.is_ok(), "only a look at the claims finds {twist:?}");
    }
}

#[tokio::test]
async fn a_client_that_trusts_a_lie_is_flagged() {
    let desk = desk().await;
    desk.sim.twist_id_tokens(&[Twist::BadSignature]);
    let tokens = desk.log_in(APPROVES, "openid").await;
    assert!(desk.sim.violations().is_empty());
    desk.userinfo(&tokens.text("access_token")).await;
    assert_eq!(desk.sim.violations()[0].kind, ViolationKind::TrustedBadIdToken);
}

#[tokio::test]
async fn a_client_that_accepts_a_harmless_oddity_is_not_flagged() {
    let desk = desk().await;
    desk.sim.twist_id_tokens(&[Twist::AudArray, Twist::AuthReqIdCamelCase, Twist::MsnClaim, Twist::NonceMissing]);
    let tokens = desk.log_in(APPROVES, "openid").await;
    assert_eq!(desk.userinfo(&tokens.text("access_token")).await.status, 200);
    assert!(desk.sim.violations().is_empty());
}
