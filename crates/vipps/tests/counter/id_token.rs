//! Every lie of the simulator about an ID token is refused for what it is; every oddity is accepted.

use vipps::{ProfileAnswer, Refusal, VerifyError};
use vipps_sim::{Endpoint, Twist, ViolationKind};

use crate::desk::{APPROVES, desk, number};

async fn check_lie(twist: Twist, expected: Refusal) {
    let desk = desk().await;
    assert!(twist.is_lie());
    assert_eq!(desk.verify_twisted(twist).await, Err(VerifyError::Refused(expected)), "{twist:?}");
    assert_eq!(desk.count(Endpoint::Userinfo), 0);
}

async fn check_oddity(twist: Twist) {
    let desk = desk().await;
    assert!(!twist.is_lie());
    assert_eq!(desk.verify_twisted(twist).await, Ok(desk.sim.sub(&number(APPROVES))), "{twist:?}");
    assert_eq!(desk.violations(), []);
}

#[tokio::test]
async fn a_token_of_another_issuer_is_refused() {
    check_lie(Twist::WrongIss, Refusal::Issuer).await;
}

#[tokio::test]
async fn a_token_for_somebody_else_is_refused() {
    check_lie(Twist::WrongAud, Refusal::Audience).await;
}

#[tokio::test]
async fn a_token_for_us_and_somebody_else_is_refused() {
    check_lie(Twist::AudSeveral, Refusal::Audience).await;
}

#[tokio::test]
async fn an_expired_token_is_refused() {
    check_lie(Twist::Expired, Refusal::Expired).await;
}

#[tokio::test]
async fn a_token_from_the_future_is_refused() {
    check_lie(Twist::IssuedInFuture, Refusal::IssuedAt).await;
}

#[tokio::test]
async fn an_unsigned_token_is_refused() {
    check_lie(Twist::AlgNone, Refusal::Algorithm).await;
}

#[tokio::test]
async fn a_token_signed_with_what_everybody_knows_is_refused() {
    check_lie(Twist::Hs256WithPublicKey, Refusal::Algorithm).await;
}

#[tokio::test]
async fn a_key_nobody_has_published_is_refused() {
    check_lie(Twist::WrongKid, Refusal::UnknownKey).await;
}

#[tokio::test]
async fn a_key_of_another_kind_is_refused() {
    check_lie(Twist::KidOfOtherType, Refusal::UnknownKey).await;
}

#[tokio::test]
async fn a_signature_that_does_not_fit_is_refused() {
    check_lie(Twist::BadSignature, Refusal::Signature).await;
}

#[tokio::test]
async fn the_hash_of_another_access_token_is_refused() {
    check_lie(Twist::WrongAtHash, Refusal::AccessTokenHash).await;
}

#[tokio::test]
async fn another_nonce_is_refused() {
    check_lie(Twist::WrongNonce, Refusal::Nonce).await;
}

#[tokio::test]
async fn an_answer_to_another_request_is_refused() {
    check_lie(Twist::WrongAuthReqId, Refusal::AuthReqId).await;
}

#[tokio::test]
async fn a_token_of_nobody_is_refused() {
    check_lie(Twist::EmptySub, Refusal::Subject).await;
}

#[tokio::test]
async fn oddities_of_the_provider_are_accepted() {
    for twist in
        [Twist::AudArray, Twist::AuthReqIdCamelCase, Twist::AuthReqIdMissing, Twist::NonceMissing, Twist::MsnClaim]
    {
        check_oddity(twist).await;
    }
}

#[tokio::test]
async fn another_request_is_refused_under_either_name() {
    // The first: `authReqId` is ours and `auth_req_id` is not. The second: there is only `authReqId`, and it is not ours.
    for twists in
        [[Twist::AuthReqIdCamelCase, Twist::WrongAuthReqId], [Twist::WrongAuthReqId, Twist::AuthReqIdCamelCase]]
    {
        let desk = desk().await;
        desk.sim.twist_id_tokens(&twists);
        let (pending, tokens) = desk.tokens(APPROVES).await;
        let refused = desk.vipps.verify(&tokens, &pending).await;
        assert_eq!(refused, Err(VerifyError::Refused(Refusal::AuthReqId)), "{twists:?}");
    }
}

#[tokio::test]
async fn a_profile_of_somebody_else_is_refused() {
    let desk = desk().await;
    desk.sim.twist_id_tokens(&[Twist::UserinfoSubMismatch]);
    let (pending, tokens) = desk.tokens(APPROVES).await;
    let claims = desk.vipps.verify(&tokens, &pending).await.unwrap();
    let answer = desk.vipps.profile(&tokens.access_token, &claims.sub).await;
    assert!(matches!(answer, ProfileAnswer::Refused("userinfo_sub")), "{answer:?}");
}

#[tokio::test]
async fn the_simulator_takes_note_of_whoever_trusts_a_lie() {
    // What the other tests rely on when they look for violations.
    let desk = desk().await;
    desk.sim.twist_id_tokens(&[Twist::BadSignature]);
    let (_, tokens) = desk.tokens(APPROVES).await;
    desk.vipps.profile(&tokens.access_token, &desk.sim.sub(&number(APPROVES))).await;
    assert_eq!(desk.violations(), [ViolationKind::TrustedBadIdToken]);
}
