use std::time::Duration;

use serde_json::json;
use vipps_sim::{Behaviour, Options, OutsidePlan, Refusal, RetryAfter, SaidNumber, Start, ViolationKind};

use crate::desk::{AUTHENTICATION, Answer, BY_HAND, Desk, USER_EXISTS, answer, desk, desk_with, number};

const HINT: (&str, &str) = ("login_hint", "urn:msisdn:4700000020");
const SCOPE: (&str, &str) = ("scope", "openid name");

async fn start_with(name: &str, value: &str) -> Answer {
    desk().await.start_with(&[SCOPE, HINT, (name, value)]).await
}

async fn start_with_hint(hint: &str) -> Answer {
    desk().await.start_with(&[SCOPE, ("login_hint", hint)]).await
}

fn check_refused(answer: &Answer, error: &str) {
    assert_eq!((answer.status, answer.error()), (400, error), "{:?}", answer.body);
}

#[tokio::test]
async fn a_start_is_answered_with_a_handle_a_deadline_and_an_interval() {
    let started = desk().await.start(BY_HAND).await;
    assert_eq!(started.status, 200);
    assert_eq!(started.text("auth_req_id").len(), 27, "20 random bytes in base64url");
    assert_eq!(started.body["expires_in"], 600);
    assert_eq!(started.body["interval"], 5);
}

#[tokio::test]
async fn two_starts_have_different_handles() {
    let desk = desk().await;
    let first = desk.start(BY_HAND).await.text("auth_req_id");
    assert_ne!(first, desk.start("4700000021").await.text("auth_req_id"));
}

#[tokio::test]
async fn numbers_of_all_five_countries_are_accepted() {
    for msisdn in ["4712345678", "4512345678", "46701234567", "358401234567", "299123456"] {
        let started = start_with_hint(&format!("urn:msisdn:{msisdn}")).await;
        assert_eq!(started.status, 200, "{msisdn}");
    }
}

#[tokio::test]
async fn other_forms_of_a_number_are_refused() {
    let hints = [
        "urn:msisdn:+4791234567",
        "urn:msisdn:004791234567",
        "urn:msisdn:91234567",
        "urn:msisdn:47 912 34 567",
        "urn:msisdn:4491234567",
        "urn:msisdn:47",
        "urn:mobilenumber:91234567",
        "4791234567",
    ];
    for hint in hints {
        check_refused(&start_with_hint(hint).await, "invalid_request");
    }
}

#[tokio::test]
async fn a_missing_parameter_is_refused_by_name() {
    let desk = desk().await;
    let without_hint = desk.start_with(&[SCOPE]).await;
    check_refused(&without_hint, "invalid_request");
    assert_eq!(without_hint.text("error_description"), "Missing login_hint");
    check_refused(&desk.start_with(&[HINT]).await, "invalid_request");
    check_refused(&desk.start_with(&[SCOPE, ("login_hint", "")]).await, "invalid_request");
}

#[tokio::test]
async fn a_parameter_sent_twice_is_refused() {
    let desk = desk().await;
    check_refused(&desk.start_with(&[SCOPE, SCOPE, HINT]).await, "invalid_request");
    assert_eq!(desk.sim.violations()[0].kind, ViolationKind::MalformedRequest);
}

#[tokio::test]
async fn a_json_body_is_refused() {
    let desk = desk().await;
    let request = desk.http.post(desk.url(AUTHENTICATION)).json(&json!({ "scope": "openid" }));
    let request = request.basic_auth(desk.sim.client_id(), Some(desk.sim.client_secret()));
    check_refused(&answer(request).await, "invalid_request");
}

#[tokio::test]
async fn codes_within_the_pattern_are_accepted() {
    for code in ["ABC12", "A-B-C-12", "7KM-4XR", "-----"] {
        assert_eq!(start_with("binding_message", code).await.status, 200, "{code}");
    }
}

#[tokio::test]
async fn codes_outside_the_pattern_are_refused() {
    for code in ["ABC1", "abc123", "ABC 123", "ABC@123", "ABCDEFGH9", "ÆØÅ12"] {
        check_refused(&start_with("binding_message", code).await, "invalid_request");
    }
}

#[tokio::test]
async fn a_requested_expiry_from_60_to_900_is_echoed() {
    for seconds in [60, 300, 900] {
        assert_eq!(start_with("requested_expiry", &seconds.to_string()).await.body["expires_in"], seconds);
    }
}

#[tokio::test]
async fn a_requested_expiry_out_of_range_is_refused() {
    for seconds in ["59", "901", "-1", "ten", "300.5"] {
        check_refused(&start_with("requested_expiry", seconds).await, "invalid_request");
    }
}

#[tokio::test]
async fn openid_must_be_among_the_scopes() {
    check_refused(&desk().await.start_with(&[HINT, ("scope", "name phoneNumber")]).await, "invalid_request");
}

#[tokio::test]
async fn an_unknown_scope_is_refused() {
    for scope in ["openid telephone", "openid nnin", "openid Name", "openid  name"] {
        check_refused(&desk().await.start_with(&[HINT, ("scope", scope)]).await, "invalid_scope");
    }
}

#[tokio::test]
async fn a_scope_outside_the_plan_is_dropped_without_a_word() {
    let desk = desk().await;
    assert_eq!(desk.start_asking(BY_HAND, "openid name nin gender").await.status, 200);
    let scopes: Vec<&str> = desk.sim.requests()[0].scopes.iter().map(|scope| scope.as_str()).collect();
    assert_eq!(scopes, ["openid", "name"]);
}

#[tokio::test]
async fn a_scope_outside_the_plan_can_be_refused() {
    let desk = desk_with(Options { outside_plan: OutsidePlan::InvalidScope, ..Options::default() }).await;
    check_refused(&desk.start_asking(BY_HAND, "openid name nin").await, "invalid_scope");
    assert_eq!(desk.start_asking(BY_HAND, "openid name").await.status, 200);
    let unit = desk.admin("/admin/unit", json!({ "outsidePlan": "dropped" })).await;
    assert_eq!(unit.body["outsidePlan"], "dropped");
    assert_eq!(desk.start_asking("4700000021", "openid name nin").await.status, 200);
}

async fn start_saying(says: SaidNumber) -> (Desk, Answer) {
    let desk = desk().await;
    let script = Behaviour { says_interval: says, says_expires_in: says, ..Behaviour::default() };
    desk.sim.set_behaviour(&number(BY_HAND), script);
    let started = desk.start(BY_HAND).await;
    (desk, started)
}

#[tokio::test]
async fn the_numbers_of_the_answer_can_be_other_than_they_should() {
    for (says, interval, expires_in) in [
        (SaidNumber::Zero, json!(0), json!(0)),
        (SaidNumber::Negative, json!(-1), json!(-1)),
        (SaidNumber::Text, json!("5"), json!("600")),
        (SaidNumber::Huge, json!(u64::MAX), json!(u64::MAX)),
    ] {
        let (_, started) = start_saying(says).await;
        assert_eq!((&started.body["interval"], &started.body["expires_in"]), (&interval, &expires_in), "{says:?}");
    }
    let (_, missing) = start_saying(SaidNumber::Missing).await;
    assert!(missing.body.get("interval").is_none() && missing.body.get("expires_in").is_none());
}

#[tokio::test]
async fn whatever_the_answer_says_the_interval_and_the_end_are_enforced() {
    for says in [SaidNumber::Missing, SaidNumber::Zero, SaidNumber::Huge] {
        let (desk, started) = start_saying(says).await;
        let id = started.text("auth_req_id");
        assert_eq!(desk.exchange(&id).await.error(), "authorization_pending");
        desk.sim.advance(Duration::from_millis(4999));
        assert_eq!(desk.exchange(&id).await.error(), "slow_down", "{says:?}");
        desk.sim.advance(Duration::from_secs(600));
        assert_eq!(desk.exchange(&id).await.error(), "expired_token", "{says:?}");
    }
}

#[tokio::test]
async fn a_second_hint_is_refused() {
    check_refused(&start_with("id_token_hint", "x").await, "invalid_request");
}

#[tokio::test]
async fn the_third_request_waiting_for_one_number_is_too_many() {
    let desk = desk().await;
    assert_eq!(desk.start(BY_HAND).await.status, 200);
    assert_eq!(desk.start(BY_HAND).await.status, 200);
    let third = desk.start(BY_HAND).await;
    assert_eq!((third.status, third.retry_after.as_deref()), (429, Some("30")));
    assert_eq!(desk.start("4700000021").await.status, 200, "another customer is not affected");
}

#[tokio::test]
async fn requests_that_have_ended_make_room() {
    let desk = desk().await;
    desk.start(BY_HAND).await;
    desk.start(BY_HAND).await;
    desk.sim.decline(&number(BY_HAND)).unwrap();
    assert_eq!(desk.start(BY_HAND).await.status, 200);
    desk.sim.advance(Duration::from_secs(601));
    assert_eq!(desk.start(BY_HAND).await.status, 200);
}

#[tokio::test]
async fn a_second_start_for_a_waiting_number_is_flagged() {
    let desk = desk().await;
    desk.start(BY_HAND).await;
    assert!(desk.sim.violations().is_empty());
    desk.start(BY_HAND).await;
    assert_eq!(desk.sim.violations()[0].kind, ViolationKind::StartedTwice);
}

async fn start_of(start: Start) -> Answer {
    let desk = desk().await;
    desk.sim.set_behaviour(&number(BY_HAND), Behaviour { start, ..Behaviour::default() });
    desk.start(BY_HAND).await
}

#[tokio::test]
async fn a_retry_after_can_be_a_date_or_missing() {
    let dated = start_of(Start::TooMany(RetryAfter::DateIn(20))).await;
    assert_eq!(dated.retry_after.as_deref(), Some("Mon, 02 Mar 2026 09:15:20 GMT"));
    let missing = start_of(Start::TooMany(RetryAfter::Missing)).await;
    assert_eq!((missing.status, missing.retry_after), (429, None));
}

#[tokio::test]
async fn every_way_of_refusing_a_person_can_be_scripted() {
    check_refused(&start_of(Start::Refused(Refusal::UnknownUserId)).await, "unknown_user_id");
    assert_eq!(start_of(Start::Refused(Refusal::InvalidUser)).await.text("error_code"), "invalid_user");
    assert_eq!(start_of(Start::Refused(Refusal::OutdatedAppVersion)).await.text("error_code"), "outdated_app_version");
}

#[tokio::test]
async fn user_exists_answers_with_a_plain_truth_value() {
    let desk = desk().await;
    for (msisdn, exists) in [(BY_HAND, true), ("4791234567", true), ("4700000005", false)] {
        let answer = desk.post(USER_EXISTS, &[("login_hint", &format!("urn:msisdn:{msisdn}"))]).await;
        assert_eq!((answer.status, answer.body["exists"].as_bool()), (200, Some(exists)), "{msisdn}");
    }
}

#[tokio::test]
async fn user_exists_is_as_strict_about_the_number_as_the_start() {
    let answer = desk().await.post(USER_EXISTS, &[("loginHint", "urn:msisdn:4700000020")]).await;
    check_refused(&answer, "invalid_request");
}

#[tokio::test]
async fn the_interval_and_the_usual_expiry_can_be_chosen() {
    let options =
        Options { interval: Duration::from_secs(1), default_expiry: Duration::from_secs(90), ..Options::default() };
    let desk: Desk = desk_with(options).await;
    let started = desk.start(BY_HAND).await;
    assert_eq!((&started.body["interval"], &started.body["expires_in"]), (&1.into(), &90.into()));
}
