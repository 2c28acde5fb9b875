//! Every way a customer, or the provider for them, can end a login.

use desk_wire::Code;
use desk_wire::login::LoginState;
use desk_wire::lookup::EnterAction;

use crate::support::{Counter, counter, id};

/// Nothing of somebody who did not become a member is in the journal.
async fn check_forgotten(counter: &Counter) {
    assert!(counter.desk.list_waiting().await.unwrap().is_empty());
    assert!(counter.desk.find_members("+47").await.unwrap().is_empty());
}

#[tokio::test]
async fn a_customer_who_declines_shared_nothing_and_enter_is_next() {
    let mut counter = counter().await;
    let view = counter.check_ends("+47 000 00 003", LoginState::Declined, Code::AccessDenied).await;
    assert_eq!(view.enter, EnterAction::Next);
    check_forgotten(&counter).await;
}

#[tokio::test]
async fn a_customer_who_does_not_answer_can_be_asked_again() {
    let mut counter = counter().await;
    let view = counter.check_ends("+47 000 00 002", LoginState::Expired, Code::Expired).await;
    assert_eq!(view.enter, EnterAction::AskAgain);
    check_forgotten(&counter).await;
    let again = counter.desk.ask_again(id(&view), None).await.unwrap();
    assert_eq!(counter.until_over(&again.login_id).await.state, LoginState::Expired);
}

#[tokio::test]
async fn a_number_that_cannot_be_reached_gets_no_request() {
    let mut counter = counter().await;
    counter.check_ends("+47 000 00 005", LoginState::NotEligible, Code::NotEligible).await;
    assert_eq!(counter.calls("/backchannel/authentication"), 0);
    check_forgotten(&counter).await;
}

#[tokio::test]
async fn an_app_that_is_too_old_is_said_so() {
    counter().await.check_ends("+47 000 00 004", LoginState::Failed, Code::OldApp).await;
}

#[tokio::test]
async fn too_many_requests_name_the_time_and_are_not_repeated_before() {
    let mut counter = counter().await;
    let view = counter.check_ends("+47 000 00 007", LoginState::Failed, Code::TooMany).await;
    assert_eq!(view.retry_at_ms, Some(counter.provider.now_ms() + 20_000));
    assert!(counter.desk.ask_again(id(&view), None).await.is_err(), "too early");
    assert_eq!(counter.calls("/backchannel/authentication"), 1);
}

#[tokio::test]
async fn a_customer_without_a_push_finds_the_request_and_is_a_member() {
    assert_eq!(counter().await.serve("+47 000 00 006").await.state, LoginState::Applied);
}

#[tokio::test]
async fn a_customer_who_is_late_but_in_time_is_a_member() {
    assert_eq!(counter().await.serve("+47 000 00 012").await.state, LoginState::Applied);
}

#[tokio::test]
async fn another_person_who_confirms_is_refused() {
    let mut counter = counter().await;
    counter.check_ends("+47 000 00 013", LoginState::Refused, Code::WrongPerson).await;
    check_forgotten(&counter).await;
}

#[tokio::test]
async fn a_profile_without_the_number_is_a_fault_of_the_set_up() {
    counter().await.check_ends("+47 000 00 014", LoginState::Failed, Code::ClaimMissing).await;
}

#[tokio::test]
async fn a_forged_token_is_refused_by_name() {
    let mut counter = counter().await;
    let view = counter.check_ends("+47 000 00 015", LoginState::Refused, Code::Refused).await;
    assert_eq!(view.check.as_deref(), Some("id_token_signature"));
    assert_eq!(counter.calls("/userinfo"), 0, "nothing is asked with a token that has not passed");
}
