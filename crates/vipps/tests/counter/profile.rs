//! The profile: what is read of it, and when to ask again.

use std::time::Duration;

use vipps::{Heard, PhoneClaim, ProfileAnswer, UnverifiedTokens, WaitingReason};
use vipps_sim::{Behaviour, Decision, Endpoint, Fault, FaultKind, PhoneNumberClaim};

use crate::desk::{APPROVES, BY_HAND, Desk, desk, number};

async fn confirmed() -> (Desk, UnverifiedTokens) {
    let desk = desk().await;
    let (_, tokens) = desk.tokens(APPROVES).await;
    (desk, tokens)
}

async fn profile(desk: &Desk, tokens: &UnverifiedTokens) -> ProfileAnswer {
    desk.vipps.profile(&tokens.access_token, &desk.sim.sub(&number(APPROVES))).await
}

/// A profile that goes wrong like this is asked for again.
async fn check_fault(fault: Fault, expected: (Heard, WaitingReason)) {
    let (desk, tokens) = confirmed().await;
    let shown = format!("{fault:?}");
    desk.sim.break_calls(fault);
    let answer = profile(&desk, &tokens).await;
    assert!(matches!(answer, ProfileAnswer::Wait(heard, why) if (heard, why) == expected), "{shown} {answer:?}");
    assert!(matches!(profile(&desk, &tokens).await, ProfileAnswer::Claims(_)), "{shown}");
    assert_eq!(desk.violations(), []);
}

fn fault(kind: FaultKind) -> Fault {
    Fault { endpoint: Endpoint::Userinfo, kind, times: 1, retry_after_s: None, only_success: false }
}

#[tokio::test]
async fn a_provider_that_is_down_is_asked_again() {
    for kind in [423, 500, 502, 503].map(FaultKind::Status).into_iter().chain([FaultKind::Html]) {
        check_fault(fault(kind), (Heard::Fault(None), WaitingReason::ProviderDown)).await;
    }
    let unreadable = Heard::Unreadable("answer_json");
    check_fault(fault(FaultKind::Garbage), (unreadable, WaitingReason::ProviderDown)).await;
}

#[tokio::test]
async fn a_connection_that_breaks_is_made_again() {
    for kind in [FaultKind::Reset, FaultKind::Lost, FaultKind::Cut] {
        check_fault(fault(kind), (Heard::Silence, WaitingReason::Unreachable)).await;
    }
}

#[tokio::test]
async fn too_many_questions_are_asked_later() {
    let named = Fault { retry_after_s: Some(7), ..fault(FaultKind::Status(429)) };
    check_fault(named, (Heard::TooMany(Some(Duration::from_secs(7))), WaitingReason::TooManyRequests)).await;
}

#[tokio::test]
async fn a_token_past_its_life_is_gone() {
    let (desk, tokens) = confirmed().await;
    desk.sim.advance(Duration::from_secs(300));
    assert_eq!(tokens.expires_at, desk.now(), "which the desk could know");
    assert!(matches!(profile(&desk, &tokens).await, ProfileAnswer::TokenGone));
}

#[tokio::test]
async fn a_refusal_of_the_token_is_final() {
    for status in [400, 401, 403, 404] {
        let (desk, tokens) = confirmed().await;
        desk.sim.break_calls(fault(FaultKind::Status(status)));
        assert!(matches!(profile(&desk, &tokens).await, ProfileAnswer::TokenGone), "{status}");
    }
}

async fn check_phone(claim: PhoneNumberClaim, expected: PhoneClaim) {
    let desk = desk().await;
    let decision = Decision::ApproveAfterPolls(0);
    desk.behave(BY_HAND, Behaviour { phone_number: claim.clone(), decision, ..Behaviour::default() });
    assert!(desk.log_in(BY_HAND).await.phone == expected, "{claim:?}");
}

#[tokio::test]
async fn a_number_that_was_changed_is_told_as_it_is_now() {
    let other = "4700000030";
    check_phone(PhoneNumberClaim::ChangedTo(number(other)), PhoneClaim::Digits(other.to_owned())).await;
}

#[tokio::test]
async fn a_number_that_is_null_and_one_that_is_not_there_are_told_apart() {
    check_phone(PhoneNumberClaim::Null, PhoneClaim::Null).await;
    check_phone(PhoneNumberClaim::Absent, PhoneClaim::Missing).await;
}

#[tokio::test]
async fn a_profile_cannot_be_printed() {
    let (desk, tokens) = confirmed().await;
    let person = desk.sim.person(&number(APPROVES));
    let shown = format!("{:?}", profile(&desk, &tokens).await);
    assert!(!shown.contains(&person.given_name) && !shown.contains(APPROVES), "{shown}");
}
