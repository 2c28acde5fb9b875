use std::time::Duration;

use vipps_sim::{Endpoint, Fault, FaultKind};

use crate::desk::{BY_HAND, DISCOVERY, Desk, JWKS, TOKEN, desk, number};

fn fault(endpoint: Endpoint, kind: FaultKind) -> Fault {
    Fault { endpoint, kind, times: 1, retry_after_s: None, only_success: false }
}

async fn confirmed() -> (Desk, String) {
    let desk = desk().await;
    let id = desk.start(BY_HAND).await.text("auth_req_id");
    desk.sim.confirm(&number(BY_HAND)).unwrap();
    (desk, id)
}

fn token_request(desk: &Desk, id: &str) -> reqwest::RequestBuilder {
    desk.form(TOKEN, &[("grant_type", crate::desk::CIBA), ("auth_req_id", id)])
}

#[tokio::test]
async fn a_status_is_answered_as_often_as_ordered() {
    let desk = desk().await;
    desk.sim.break_calls(Fault { times: 2, ..fault(Endpoint::Jwks, FaultKind::Status(503)) });
    assert_eq!(desk.get(JWKS).await.status, 503);
    assert_eq!(desk.get(DISCOVERY).await.status, 200, "other endpoints are not touched");
    assert_eq!(desk.get(JWKS).await.status, 503);
    assert_eq!(desk.get(JWKS).await.status, 200);
}

#[tokio::test]
async fn a_status_can_carry_a_retry_after() {
    let desk = desk().await;
    desk.sim.break_calls(Fault { retry_after_s: Some(7), ..fault(Endpoint::Token, FaultKind::Status(429)) });
    let answer = desk.exchange("x").await;
    assert_eq!((answer.status, answer.retry_after.as_deref()), (429, Some("7")));
}

#[tokio::test]
async fn a_gateway_answers_with_a_page() {
    let desk = desk().await;
    desk.sim.break_calls(fault(Endpoint::Discovery, FaultKind::Html));
    let response = desk.http.get(desk.url(DISCOVERY)).send().await.unwrap();
    assert_eq!(response.status(), 502);
    assert!(response.text().await.unwrap().starts_with("<html>"));
}

#[tokio::test]
async fn a_success_can_be_no_json() {
    let desk = desk().await;
    desk.sim.break_calls(fault(Endpoint::Discovery, FaultKind::Garbage));
    let answer = desk.get(DISCOVERY).await;
    assert_eq!((answer.status, answer.body.is_string()), (200, true));
}

#[tokio::test]
async fn a_reset_connection_leaves_the_call_unprocessed() {
    let (desk, id) = confirmed().await;
    desk.sim.break_calls(fault(Endpoint::Token, FaultKind::Reset));
    assert!(token_request(&desk, &id).send().await.is_err());
    assert_eq!(desk.exchange(&id).await.status, 200);
}

#[tokio::test]
async fn a_lost_token_reply_loses_the_login() {
    let (desk, id) = confirmed().await;
    desk.sim.break_calls(fault(Endpoint::Token, FaultKind::Lost));
    assert!(token_request(&desk, &id).send().await.is_err());
    assert_eq!(desk.poll(&id).await.error(), "invalid_grant");
}

#[tokio::test]
async fn a_token_reply_that_never_comes_loses_the_login_too() {
    let (desk, id) = confirmed().await;
    desk.sim.break_calls(fault(Endpoint::Token, FaultKind::Silent));
    let request = token_request(&desk, &id).timeout(Duration::from_millis(200));
    assert!(request.send().await.unwrap_err().is_timeout());
    assert_eq!(desk.sim.log().last().unwrap().fault, Some(FaultKind::Silent));
    assert_eq!(desk.poll(&id).await.error(), "invalid_grant");
}

#[tokio::test]
async fn only_the_successful_reply_can_be_lost() {
    let desk = desk().await;
    desk.sim.break_calls(Fault { only_success: true, ..fault(Endpoint::Token, FaultKind::Lost) });
    let id = desk.start("4700000001").await.text("auth_req_id");
    assert_eq!(desk.poll(&id).await.error(), "authorization_pending");
    assert_eq!(desk.poll(&id).await.error(), "authorization_pending");
    desk.sim.advance(Duration::from_secs(5));
    assert!(token_request(&desk, &id).send().await.is_err());
    assert_eq!(desk.poll(&id).await.error(), "invalid_grant");
}

#[tokio::test]
async fn a_cut_reply_breaks_off_in_the_middle_of_the_body() {
    let (desk, id) = confirmed().await;
    desk.sim.break_calls(fault(Endpoint::Token, FaultKind::Cut));
    let response = token_request(&desk, &id).send().await.unwrap();
    assert_eq!(response.status(), 200, "the head arrives");
    assert!(response.text().await.is_err(), "the body does not");
}

#[tokio::test]
async fn a_hanging_call_never_answers() {
    let desk = desk().await;
    desk.sim.break_calls(fault(Endpoint::Discovery, FaultKind::Hang));
    let request = desk.http.get(desk.url(DISCOVERY)).timeout(Duration::from_millis(200));
    assert!(request.send().await.unwrap_err().is_timeout());
    assert_eq!(desk.get(DISCOVERY).await.status, 200);
}

#[tokio::test]
async fn faults_can_be_taken_back() {
    let desk = desk().await;
    desk.sim.break_calls(fault(Endpoint::Jwks, FaultKind::Status(500)));
    desk.sim.mend();
    assert_eq!(desk.get(JWKS).await.status, 200);
}

#[tokio::test]
async fn stopping_cuts_open_connections_and_frees_the_port() {
    let Desk { sim, http } = desk().await;
    sim.break_calls(fault(Endpoint::Discovery, FaultKind::Hang));
    let url = format!("{}{DISCOVERY}", sim.base_url());
    let pending = tokio::spawn(http.get(&url).send());
    while sim.log().is_empty() {
        tokio::task::yield_now().await;
    }
    sim.stop().await;
    assert!(pending.await.unwrap().is_err());
    assert!(http.get(&url).send().await.unwrap_err().is_connect());
}
