use std::time::Duration;

use vipps_sim::ViolationKind;

use crate::desk::{Answer, BY_HAND, CIBA, Desk, TOKEN, desk, number};

async fn started() -> (Desk, String) {
    let desk = desk().await;
    let id = desk.start(BY_HAND).await.text("auth_req_id");
    (desk, id)
}

fn check(answer: &Answer, error: &str) {
    assert_eq!((answer.status, answer.error()), (400, error), "{:?}", answer.body);
}

#[tokio::test]
async fn a_poll_before_the_decision_is_pending() {
    let (desk, id) = started().await;
    check(&desk.poll(&id).await, "authorization_pending");
}

#[tokio::test]
async fn a_poll_after_the_confirmation_gives_tokens() {
    let (desk, id) = started().await;
    desk.sim.confirm(&number(BY_HAND)).unwrap();
    let tokens = desk.poll(&id).await;
    assert_eq!(tokens.status, 200);
    assert!(tokens.text("access_token").starts_with("ciba."));
    assert_eq!(tokens.text("token_type"), "Bearer");
    assert_eq!(tokens.body["expires_in"], 300);
    assert_eq!(tokens.text("id_token").split('.').count(), 3);
}

#[tokio::test]
async fn a_handle_is_exchanged_once() {
    let (desk, id) = started().await;
    desk.sim.confirm(&number(BY_HAND)).unwrap();
    desk.poll(&id).await;
    check(&desk.poll(&id).await, "invalid_grant");
    assert_eq!(desk.sim.violations()[0].kind, ViolationKind::SecondExchange);
}

#[tokio::test]
async fn a_declined_request_is_denied_and_then_gone() {
    let (desk, id) = started().await;
    desk.sim.decline(&number(BY_HAND)).unwrap();
    check(&desk.poll(&id).await, "access_denied");
    check(&desk.poll(&id).await, "invalid_grant");
    assert_eq!(desk.sim.violations()[0].kind, ViolationKind::PolledAfterEnd);
}

#[tokio::test]
async fn an_expired_request_is_expired_once_and_then_gone_for_ever() {
    let (desk, id) = started().await;
    desk.sim.advance(Duration::from_secs(600));
    check(&desk.exchange(&id).await, "expired_token");
    check(&desk.poll(&id).await, "invalid_grant");
    check(&desk.poll(&id).await, "invalid_grant");
}

#[tokio::test]
async fn a_confirmation_a_second_before_the_end_still_counts() {
    let (desk, id) = started().await;
    desk.sim.advance(Duration::from_secs(599));
    desk.sim.confirm(&number(BY_HAND)).unwrap();
    assert_eq!(desk.exchange(&id).await.status, 200);
}

#[tokio::test]
async fn nobody_can_confirm_or_decline_after_the_end() {
    let (desk, _) = started().await;
    desk.sim.advance(Duration::from_secs(600));
    assert!(desk.sim.confirm(&number(BY_HAND)).is_err());
    assert!(desk.sim.decline(&number(BY_HAND)).is_err());
}

#[tokio::test]
async fn a_poll_before_the_interval_is_over_is_told_to_slow_down() {
    let (desk, id) = started().await;
    desk.exchange(&id).await;
    desk.sim.advance(Duration::from_millis(4999));
    check(&desk.exchange(&id).await, "slow_down");
    assert_eq!(desk.sim.violations()[0].kind, ViolationKind::PolledTooFast);
}

#[tokio::test]
async fn a_slow_down_lengthens_every_later_wait_by_five_seconds() {
    let (desk, id) = started().await;
    desk.exchange(&id).await;
    check(&desk.exchange(&id).await, "slow_down");
    desk.sim.advance(Duration::from_millis(9999));
    check(&desk.exchange(&id).await, "slow_down");
    desk.sim.advance(Duration::from_secs(15));
    check(&desk.exchange(&id).await, "authorization_pending");
    desk.sim.advance(Duration::from_secs(14));
    check(&desk.exchange(&id).await, "slow_down");
}

#[tokio::test]
async fn a_poll_exactly_at_the_interval_is_in_time() {
    let (desk, id) = started().await;
    for _ in 0..5 {
        check(&desk.poll(&id).await, "authorization_pending");
    }
    assert!(desk.sim.violations().is_empty());
}

#[tokio::test]
async fn an_unknown_handle_is_no_grant() {
    let desk = desk().await;
    check(&desk.exchange("Zq3vT0a1B2c3D4e5F6g7H8i9J0k").await, "invalid_grant");
    assert_eq!(desk.sim.violations()[0].kind, ViolationKind::UnknownAuthReqId);
}

#[tokio::test]
async fn other_grant_types_are_not_supported() {
    let desk = desk().await;
    check(&desk.post(TOKEN, &[("grant_type", "client_credentials")]).await, "unsupported_grant_type");
}

#[tokio::test]
async fn a_token_request_without_its_parameters_is_malformed() {
    let desk = desk().await;
    check(&desk.post(TOKEN, &[("auth_req_id", "x")]).await, "invalid_request");
    check(&desk.post(TOKEN, &[("grant_type", CIBA)]).await, "invalid_request");
}

#[tokio::test]
async fn two_requests_of_one_customer_are_decided_apart() {
    let desk = desk().await;
    let first = desk.start(BY_HAND).await.text("auth_req_id");
    let second = desk.start(BY_HAND).await.text("auth_req_id");
    desk.sim.confirm(&number(BY_HAND)).unwrap();
    assert_eq!(desk.poll(&second).await.status, 200, "the phone answers the newest");
    check(&desk.poll(&first).await, "authorization_pending");
}
