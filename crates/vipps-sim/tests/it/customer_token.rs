//! Logins of customers who have scanned the desk's code (§21).

use std::time::Duration;

use reqwest::header::CONTENT_TYPE;
use serde_json::json;
use vipps_sim::ViolationKind;

use crate::desk::{AUTHENTICATION, Answer, BY_HAND, Desk, USER_EXISTS, answer, desk, number};

async fn start(desk: &Desk, token: &str) -> Answer {
    desk.start_with(&[("scope", "openid"), ("login_hint", &format!("urn:customer-token:{token}"))]).await
}

#[tokio::test]
async fn a_token_stands_for_its_customer() {
    let desk = desk().await;
    let token = desk.sim.customer_token(&number(BY_HAND));
    assert_eq!(start(&desk, &token).await.status, 200);
    assert_eq!(desk.sim.requests()[0].msisdn, number(BY_HAND));
    assert!(desk.violations().is_empty());
}

#[tokio::test]
async fn every_token_holds_the_three_signs_that_need_encoding() {
    let desk = desk().await;
    for _ in 0..20 {
        let token = desk.sim.customer_token(&number(BY_HAND));
        assert!(['+', '/', '='].iter().all(|sign| token.contains(*sign)), "{token}");
    }
}

#[tokio::test]
async fn a_token_lives_fifteen_minutes() {
    let desk = desk().await;
    let made = desk.admin("/admin/people/4700000020/customer_token", json!({})).await;
    let token = made.text("customerToken");
    assert_eq!(made.body["expiresAtMs"], desk.sim.now_ms() + 900_000);
    desk.sim.advance(Duration::from_millis(899_999));
    assert_eq!(start(&desk, &token).await.status, 200);
    desk.sim.advance(Duration::from_millis(1));
    let expired = start(&desk, &token).await;
    assert_eq!((expired.status, expired.error()), (400, "expired_login_hint_token"));
}

#[tokio::test]
async fn a_token_nobody_has_is_an_unknown_customer() {
    let desk = desk().await;
    for token in ["bWFkZS11cA==", ""] {
        let unknown = start(&desk, token).await;
        assert_eq!((unknown.status, unknown.error()), (400, "unknown_user_id"));
    }
    assert!(desk.violations().is_empty());
}

#[tokio::test]
async fn a_token_that_was_not_encoded_is_unknown_and_flagged() {
    let desk = desk().await;
    let body = format!("scope=openid&login_hint=urn:customer-token:{}", desk.sim.customer_token(&number(BY_HAND)));
    let request = desk.form(AUTHENTICATION, &[]).body(body);
    let refused = answer(request.header(CONTENT_TYPE, "application/x-www-form-urlencoded")).await;
    assert_eq!(refused.error(), "unknown_user_id", "{:?}", refused.body);
    assert_eq!(desk.violations(), [ViolationKind::HintNotEncoded]);
}

#[tokio::test]
async fn user_exists_knows_numbers_only() {
    let desk = desk().await;
    let hint = format!("urn:customer-token:{}", desk.sim.customer_token(&number(BY_HAND)));
    assert_eq!(desk.post(USER_EXISTS, &[("login_hint", &hint)]).await.error(), "invalid_request");
}
