//! The weather between the desk and the provider is no verdict.

use desk_wire::Code;
use desk_wire::login::{LoginState, LoginView, WaitingReason};
use vipps_sim::{Behaviour, Endpoint, Fault, FaultKind, Step};

use crate::support::{confirms_after, counter, id};

#[tokio::test]
async fn faults_while_the_customer_holds_the_phone_cost_time_and_no_login() {
    let mut counter = counter().await;
    let asked = counter.enter("+47 000 00 008").await;
    let seen = counter.until(&asked.login_id, |view| view.waiting_reason == Some(WaitingReason::ProviderDown)).await;
    assert_eq!(seen.state, LoginState::Waiting);
    assert_eq!(counter.until_over(&asked.login_id).await.state, LoginState::Applied);
}

#[tokio::test]
async fn a_connection_that_breaks_again_and_again_costs_no_login() {
    let mut counter = counter().await;
    let faults = [FaultKind::Reset, FaultKind::Html, FaultKind::Garbage, FaultKind::Cut, FaultKind::Lost];
    let polls = faults.into_iter().map(Step::Broken).collect();
    counter.behave("4700000020", Behaviour { polls, ..confirms_after(6) });
    assert_eq!(counter.serve("+47 000 00 020").await.state, LoginState::Applied);
    assert!(counter.provider.violations().is_empty(), "never too fast: {:?}", counter.provider.violations());
}

#[tokio::test]
async fn a_slow_down_is_obeyed_for_good_and_shown() {
    let mut counter = counter().await;
    let asked = counter.enter("+47 000 00 016").await;
    counter.until(&asked.login_id, |view| view.waiting_reason == Some(WaitingReason::SlowDown)).await;
    assert_eq!(counter.until_over(&asked.login_id).await.state, LoginState::Expired);
    assert!(counter.provider.violations().is_empty(), "{:?}", counter.provider.violations());
}

#[tokio::test]
async fn a_token_answer_lost_on_the_way_is_told_as_exactly_that() {
    let mut counter = counter().await;
    counter.behave("4700000020", confirms_after(1));
    counter.provider.break_calls(Fault {
        endpoint: Endpoint::Token,
        kind: FaultKind::Lost,
        times: 1,
        retry_after_s: None,
        only_success: true,
    });
    let view = counter.check_ends("+47 000 00 020", LoginState::Lost, Code::Lost).await;
    let again = counter.desk.ask_again(id(&view), None).await.unwrap();
    assert_eq!(counter.until_over(&again.login_id).await.state, LoginState::Applied);
}

#[tokio::test]
async fn a_start_that_was_sent_and_not_answered_is_not_sent_again() {
    let mut counter = counter().await;
    counter.break_calls(Endpoint::Authentication, FaultKind::Lost, 1);
    counter.check_ends("+47 000 00 001", LoginState::Failed, Code::Unreachable).await;
    assert_eq!(counter.calls("/backchannel/authentication"), 1);
}

#[tokio::test]
async fn a_provider_that_is_down_at_the_start_is_said_so() {
    let mut counter = counter().await;
    counter.break_calls(Endpoint::Authentication, FaultKind::Status(503), 1);
    counter.check_ends("+47 000 00 001", LoginState::Failed, Code::ProviderDown).await;
}

#[tokio::test]
async fn a_user_exists_that_does_not_answer_blocks_nobody() {
    let mut counter = counter().await;
    counter.break_calls(Endpoint::UserExists, FaultKind::Status(500), 1);
    assert_eq!(counter.serve("+47 000 00 001").await.state, LoginState::Applied);
}

#[tokio::test]
async fn keys_and_profile_are_asked_again_while_the_token_lives() {
    let mut counter = counter().await;
    counter.break_calls(Endpoint::Jwks, FaultKind::Status(500), 3);
    counter.break_calls(Endpoint::Userinfo, FaultKind::Reset, 2);
    assert_eq!(counter.serve("+47 000 00 001").await.state, LoginState::Applied);
    assert_eq!(counter.calls("/oauth2/token"), 3, "the token is exchanged once");
}

#[tokio::test]
async fn a_profile_that_never_comes_ends_when_the_token_does() {
    let mut counter = counter().await;
    counter.break_calls(Endpoint::Userinfo, FaultKind::Status(500), 10_000);
    counter.check_ends("+47 000 00 001", LoginState::Failed, Code::ProviderDown).await;
}

#[tokio::test]
async fn what_nobody_can_read_four_times_in_a_row_is_the_answer_and_is_refused() {
    for endpoint in [Endpoint::Token, Endpoint::Userinfo, Endpoint::Jwks] {
        let mut counter = counter().await;
        counter.break_calls(endpoint, FaultKind::Garbage, 10_000);
        let view = counter.check_ends("+47 000 00 001", LoginState::Refused, Code::Refused).await;
        assert_eq!(view.check.as_deref(), Some("answer_json"), "{endpoint:?}");
    }
}

#[tokio::test]
async fn a_clock_that_is_set_while_a_login_waits_costs_no_time_and_no_login() {
    for seconds in [-3600, 3600] {
        let mut counter = counter().await;
        counter.clock.stand();
        let asked = counter.enter("+47 000 00 020").await;
        let waiting = counter.until(&asked.login_id, |view| view.state == LoginState::Waiting).await;
        counter.clock.set_by(seconds);
        let moved = |view: &LoginView| view.expires_at_ms == waiting.expires_at_ms.map(|at| at + 1000 * seconds);
        counter.until(&asked.login_id, moved).await;
        // Somebody notices, sets it right, and the customer confirms.
        counter.clock.set_by(-seconds);
        counter.until(&asked.login_id, |view| view.expires_at_ms == waiting.expires_at_ms).await;
        counter.provider.confirm(&"4700000020".parse().unwrap()).unwrap();
        counter.clock.run();
        assert_eq!(counter.until_over(&asked.login_id).await.state, LoginState::Applied, "{seconds}");
        assert!(counter.provider.violations().is_empty(), "never too fast: {:?}", counter.provider.violations());
    }
}

#[tokio::test]
async fn a_slow_down_that_was_lost_on_the_way_does_not_leave_the_desk_too_fast_for_good() {
    let mut counter = counter().await;
    let slow = Behaviour { polls: vec![Step::SlowDown], ..confirms_after(1) };
    counter.behave("4700000020", slow);
    counter.break_calls(Endpoint::Token, FaultKind::Lost, 1);
    let view = counter.serve("+47 000 00 020").await;
    assert_eq!(view.state, LoginState::Applied);
    assert_eq!(counter.provider.violations().len(), 1, "the poll that showed it: {:?}", counter.provider.violations());
}
