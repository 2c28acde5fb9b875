//! What one question for the token can bring. Only the provider's word ends a login; the weather does not.

use std::time::Duration;

use vipps::{Heard, PendingLogin, Poll, Verdict, WaitingReason};
use vipps_sim::{Behaviour, Decision, Endpoint, Fault, FaultKind, ViolationKind};

use crate::desk::{APPROVES, BY_HAND, Desk, desk, number};

async fn started() -> (Desk, PendingLogin) {
    let desk = desk().await;
    let pending = desk.start(BY_HAND).await.unwrap();
    (desk, pending)
}

#[track_caller]
fn check(poll: Poll, expected: (Heard, Option<WaitingReason>, bool)) {
    match poll {
        Poll::Wait { heard, reason, answer_may_be_lost } => assert_eq!((heard, reason, answer_may_be_lost), expected),
        other => panic!("{other:?}"),
    }
}

/// A question that goes wrong like this does not end the login.
async fn check_fault(fault: Fault, expected: (Heard, Option<WaitingReason>, bool)) {
    let (desk, pending) = started().await;
    desk.sim.break_calls(fault);
    check(desk.poll(&pending).await, expected);
    desk.sim.confirm(&number(BY_HAND)).unwrap();
    assert!(matches!(desk.poll(&pending).await, Poll::Tokens(_)), "and it still ends well");
    assert_eq!(desk.violations(), []);
}

fn fault(kind: FaultKind) -> Fault {
    Fault { endpoint: Endpoint::Token, kind, times: 1, retry_after_s: None, only_success: false }
}

#[tokio::test]
async fn a_customer_who_has_not_answered_is_waited_for() {
    let (desk, pending) = started().await;
    for _ in 0..3 {
        check(desk.poll(&pending).await, (Heard::Pending, None, false));
    }
}

#[tokio::test]
async fn a_slow_down_is_heard() {
    let (desk, pending) = started().await;
    check(desk.vipps.poll(&pending).await, (Heard::Pending, None, false));
    let too_fast = desk.vipps.poll(&pending).await;
    check(too_fast, (Heard::SlowDown, Some(WaitingReason::SlowDown), false));
    assert_eq!(desk.violations(), [ViolationKind::PolledTooFast], "that was us, on purpose");
}

#[tokio::test]
async fn whoever_keeps_to_the_schedule_is_never_too_fast() {
    let desk = desk().await;
    let pending = desk.start("4700000016").await.unwrap();
    assert!(desk.wait(&pending).await.is_none(), "pending to its end, with one slow_down on the way");
    assert_eq!(desk.violations(), []);
}

#[tokio::test]
async fn a_login_nobody_answers_ends_with_its_deadline() {
    let desk = desk().await;
    let pending = desk.start("4700000002").await.unwrap();
    assert!(desk.wait(&pending).await.is_none());
    assert_eq!(desk.now(), pending.expires_at);
    check_ended(&desk.vipps.poll(&pending).await, &Verdict::Expired);
}

#[track_caller]
fn check_ended(poll: &Poll, expected: &Verdict) {
    assert!(matches!(poll, Poll::Ended(verdict) if verdict == expected), "{poll:?}");
}

#[tokio::test]
async fn a_customer_who_says_no_has_declined() {
    let (desk, pending) = started().await;
    desk.sim.decline(&number(BY_HAND)).unwrap();
    check_ended(&desk.poll(&pending).await, &Verdict::Declined);
}

#[tokio::test]
async fn a_customer_who_says_yes_at_the_last_moment_is_heard() {
    let desk = desk().await;
    desk.behave(BY_HAND, Behaviour { decision: Decision::ApproveSecondsBeforeExpiry(10), ..Behaviour::default() });
    let pending = desk.start(BY_HAND).await.unwrap();
    assert!(matches!(desk.wait(&pending).await, Some(Poll::Tokens(_))));
}

#[tokio::test]
async fn a_login_nobody_started_is_an_invalid_grant() {
    let (desk, pending) = started().await;
    let unknown = PendingLogin { auth_req_id: vipps::AuthReqId::new("nobodys"), ..pending };
    check_ended(&desk.vipps.poll(&unknown).await, &Verdict::InvalidGrant);
}

#[tokio::test]
async fn too_many_questions_are_asked_later() {
    let too_many = Some(WaitingReason::TooManyRequests);
    let status = fault(FaultKind::Status(429));
    check_fault(status.clone(), (Heard::TooMany(None), too_many, false)).await;
    let named = Fault { retry_after_s: Some(7), ..status };
    check_fault(named, (Heard::TooMany(Some(Duration::from_secs(7))), too_many, false)).await;
}

#[tokio::test]
async fn a_provider_that_is_down_is_asked_later() {
    let down = Some(WaitingReason::ProviderDown);
    for kind in [500, 502, 503, 504, 423].map(FaultKind::Status) {
        check_fault(fault(kind), (Heard::Fault(None), down, true)).await;
    }
    check_fault(fault(FaultKind::Html), (Heard::Fault(None), down, true)).await;
    check_fault(fault(FaultKind::Garbage), (Heard::Unreadable("answer_json"), down, true)).await;
    let named = Fault { retry_after_s: Some(20), ..fault(FaultKind::Status(503)) };
    check_fault(named, (Heard::Fault(Some(Duration::from_secs(20))), down, true)).await;
}

#[tokio::test]
async fn a_connection_that_breaks_is_made_again_later() {
    let unreachable = Some(WaitingReason::Unreachable);
    for kind in [FaultKind::Reset, FaultKind::Lost, FaultKind::Cut] {
        check_fault(fault(kind), (Heard::Silence, unreachable, true)).await;
    }
}

/// The token answer itself goes wrong like this: told as what it may be, and the provider's next word confirms it.
async fn check_lost_token(kind: FaultKind) {
    let (desk, pending) = started().await;
    desk.sim.confirm(&number(BY_HAND)).unwrap();
    desk.sim.break_calls(Fault { only_success: true, ..fault(kind) });
    check(desk.poll(&pending).await, (Heard::Silence, Some(WaitingReason::Unreachable), true));
    check_ended(&desk.poll(&pending).await, &Verdict::InvalidGrant);
}

#[tokio::test]
async fn a_token_answer_lost_on_the_way_is_told_as_exactly_that() {
    check_lost_token(FaultKind::Lost).await;
    check_lost_token(FaultKind::Cut).await;
}

#[tokio::test]
async fn a_discovery_that_fails_while_waiting_loses_no_answer() {
    for (kind, heard, reason) in [
        (FaultKind::Reset, Heard::Silence, WaitingReason::Unreachable),
        (FaultKind::Cut, Heard::Silence, WaitingReason::Unreachable),
        (FaultKind::Status(503), Heard::Fault(None), WaitingReason::ProviderDown),
        (FaultKind::Garbage, Heard::Unreadable("answer_json"), WaitingReason::ProviderDown),
    ] {
        let desk = desk().await;
        let pending = desk.start(BY_HAND).await.unwrap();
        let restarted = desk.restarted();
        restarted.break_next(Endpoint::Discovery, kind);
        check(restarted.poll(&pending).await, (heard, Some(reason), false));
        assert_eq!(restarted.count(Endpoint::Token), 0);
    }
}

#[tokio::test]
async fn a_login_goes_on_after_a_restart() {
    let desk = desk().await;
    let stored = serde_json::to_string(&desk.start(APPROVES).await.unwrap()).unwrap();
    let restarted = desk.restarted();
    let pending: PendingLogin = serde_json::from_str(&stored).unwrap();
    let Some(Poll::Tokens(tokens)) = restarted.wait(&pending).await else { panic!("it goes on") };
    restarted.vipps.verify(&tokens, &pending).await.unwrap();
    assert_eq!(restarted.count(Endpoint::Authentication), 1);
    assert_eq!(restarted.violations(), []);
}
