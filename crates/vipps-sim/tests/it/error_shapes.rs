//! The shapes in which an error can come (§17).

use serde_json::{Value, json};
use vipps_sim::{Endpoint, ErrorShape, Fault, FaultKind, Options, UnitChange};

use crate::desk::{Answer, BY_HAND, Desk, USER_EXISTS, answer, desk, desk_with, number};

const OLD_APP: &str = "4700000004";

async fn shaped(shape: ErrorShape) -> Desk {
    desk_with(Options { error_shape: shape, ..Options::default() }).await
}

/// The type and the body of the answer to somebody without credentials.
async fn unknown_client(shape: ErrorShape) -> (Option<String>, String) {
    let desk = shaped(shape).await;
    let response = desk.http.post(desk.url(USER_EXISTS)).form(&[("login_hint", "x")]).send().await.unwrap();
    assert_eq!(response.status(), 401, "the status stays");
    let content_type = response.headers().get("Content-Type").map(|value| value.to_str().unwrap().to_owned());
    (content_type, response.text().await.unwrap())
}

async fn old_app(shape: ErrorShape) -> Value {
    shaped(shape).await.start(OLD_APP).await.body
}

#[tokio::test]
async fn the_code_can_be_a_number_and_the_words_elsewhere() {
    let (content_type, body) = unknown_client(ErrorShape::OpenApi).await;
    assert_eq!(content_type.as_deref(), Some("application/json"));
    let expected =
        json!({ "error": "invalid_client", "error_code": 401, "error_debug": "Client authentication failed" });
    assert_eq!(serde_json::from_str::<Value>(&body).unwrap(), expected);
    assert_eq!(old_app(ErrorShape::OpenApi).await["error"], "old_app");
}

#[tokio::test]
async fn the_code_can_be_text_and_all_there_is() {
    let body = old_app(ErrorShape::TextCode).await;
    assert_eq!((body.get("error"), &body["error_code"]), (None, &"old_app".into()));
}

#[tokio::test]
async fn an_error_can_be_a_problem() {
    let (content_type, body) = unknown_client(ErrorShape::Problem).await;
    assert_eq!(content_type.as_deref(), Some("application/problem+json"));
    let body: Value = serde_json::from_str(&body).unwrap();
    assert_eq!((&body["status"], &body["title"]), (&401.into(), &"invalid_client".into()));
    assert_eq!(body["extraDetails"][0]["reason"], "invalid_client");
}

#[tokio::test]
async fn the_gateway_answers_with_a_page_or_with_nothing() {
    let (content_type, body) = unknown_client(ErrorShape::Html).await;
    assert_eq!(content_type.as_deref(), Some("text/html;charset=utf-8"));
    assert!(body.starts_with("<html>"));
    assert_eq!(unknown_client(ErrorShape::Empty).await, (None, String::new()));
}

#[tokio::test]
async fn what_stands_in_the_headers_stays() {
    let desk = shaped(ErrorShape::Empty).await;
    let refused: Answer = desk.start("4700000007").await;
    assert_eq!((refused.status, refused.retry_after.as_deref()), (429, Some("20")));
}

#[tokio::test]
async fn a_broken_call_has_the_shape_too() {
    let desk = shaped(ErrorShape::Problem).await;
    let kind = FaultKind::Status(503);
    let fault = Fault { endpoint: Endpoint::UserExists, kind, times: 1, retry_after_s: None, only_success: false };
    desk.sim.break_calls(fault);
    assert_eq!(desk.post(USER_EXISTS, &[]).await.body["title"], "server_error");
}

#[tokio::test]
async fn a_poll_that_has_to_wait_keeps_its_words_so_that_a_login_gets_to_its_end() {
    for shape in [ErrorShape::OpenApi, ErrorShape::TextCode, ErrorShape::Problem, ErrorShape::Html, ErrorShape::Empty] {
        let desk = shaped(shape).await;
        let id = desk.start(BY_HAND).await.text("auth_req_id");
        assert_eq!(desk.poll(&id).await.error(), "authorization_pending");
        assert_eq!(desk.exchange(&id).await.error(), "slow_down");
        desk.sim.decline(&number(BY_HAND)).unwrap();
        desk.sim.advance(std::time::Duration::from_secs(10));
        let declined = desk.exchange(&id).await;
        assert_eq!(declined.status, 400);
        assert!(declined.body.get("x_simulator").is_none(), "the end has another shape: {:?}", declined.body);
    }
}

#[tokio::test]
async fn a_success_has_no_shape_to_change() {
    let desk = shaped(ErrorShape::Empty).await;
    assert_eq!(desk.profile("4700000001", "openid").await["sub"], desk.sim.sub(&number("4700000001")));
}

#[tokio::test]
async fn the_shape_is_changed_while_the_simulator_runs() {
    let desk = desk().await;
    let change = UnitChange { error_shape: Some(ErrorShape::Html), ..UnitChange::default() };
    desk.sim.change_unit(change);
    assert!(desk.start(OLD_APP).await.body.is_string());
    assert_eq!(desk.admin("/admin/unit", json!({ "errorShape": "text_code" })).await.body["errorShape"], "text_code");
    assert_eq!(desk.start(OLD_APP).await.text("error_code"), "old_app");
    let controls = answer(desk.http.post(desk.url("/admin/unit")).json(&json!({ "errorShape": "round" }))).await;
    assert_eq!(controls.status, 422, "the controls themselves have no shape");
}
