//! A desk that ends and opens again goes on where it was.

use desk_wire::Code;
use desk_wire::login::{LoginState, Outcome, WaitingReason};
use vipps_sim::{Behaviour, Endpoint, FaultKind, Step};

use crate::support::{confirms_after, counter, id};

#[tokio::test]
async fn a_login_that_waits_goes_on_under_its_original_deadline() {
    let mut counter = counter().await;
    counter.clock.stand();
    let asked = counter.enter("+47 000 00 020").await;
    let before = counter.until_state(&asked.login_id, LoginState::Waiting).await;
    counter.restart().await;
    let resumed = counter.desk.resume_logins().await.unwrap().remove(0);
    assert_eq!(resumed.login_id, before.login_id);
    assert_eq!((resumed.expires_at_ms, resumed.binding_message), (before.expires_at_ms, before.binding_message));
    counter.provider.confirm(&"4700000020".parse().unwrap()).unwrap();
    counter.clock.run();
    assert_eq!(counter.until_over(&asked.login_id).await.state, LoginState::Applied);
    assert_eq!(counter.calls("/backchannel/authentication"), 1, "the customer was asked once");
    assert!(counter.provider.violations().is_empty(), "{:?}", counter.provider.violations());
}

#[tokio::test]
async fn a_slow_down_is_kept_over_a_restart() {
    let mut counter = counter().await;
    let slow = Behaviour { polls: vec![Step::SlowDown], ..Behaviour::default() };
    counter.behave("4700000020", slow);
    counter.clock.stand();
    let asked = counter.enter("+47 000 00 020").await;
    counter.until_state(&asked.login_id, LoginState::Waiting).await;
    counter.clock.advance(std::time::Duration::from_secs(5));
    counter.until(&asked.login_id, |view| view.waiting_reason == Some(WaitingReason::SlowDown)).await;
    counter.restart().await;
    let resumed = counter.desk.resume_logins().await.unwrap().remove(0);
    assert_eq!(resumed.interval_s, Some(10), "five of the provider's, five of the slow_down");
    counter.clock.run();
    counter.until_over(&asked.login_id).await;
    assert!(counter.provider.violations().is_empty(), "{:?}", counter.provider.violations());
}

#[tokio::test]
async fn the_same_number_entered_again_after_a_restart_takes_the_waiting_login_up() {
    let mut counter = counter().await;
    counter.clock.stand();
    let asked = counter.enter("+47 000 00 020").await;
    counter.until_state(&asked.login_id, LoginState::Waiting).await;
    counter.restart().await;
    assert_eq!(counter.enter("+47 000 00 020").await.login_id, asked.login_id);
}

#[tokio::test]
async fn a_received_token_is_used_after_a_restart_and_never_exchanged_twice() {
    let mut counter = counter().await;
    counter.behave("4700000020", confirms_after(1));
    counter.break_calls(Endpoint::Userinfo, FaultKind::Hang, 1);
    let asked = counter.enter("+47 000 00 020").await;
    counter.until_state(&asked.login_id, LoginState::Confirmed).await;
    counter.restart().await;
    counter.provider.mend();
    let exchanges = counter.calls("/oauth2/token");
    counter.desk.resume_logins().await.unwrap();
    let view = counter.until_over(&asked.login_id).await;
    assert_eq!((view.state, view.outcome), (LoginState::Applied, Some(Outcome::Enrolled)));
    assert_eq!(counter.calls("/oauth2/token"), exchanges);
}

#[tokio::test]
async fn a_login_whose_deadline_passed_meanwhile_has_expired() {
    let mut counter = counter().await;
    counter.clock.stand();
    let asked = counter.enter("+47 000 00 020").await;
    counter.until_state(&asked.login_id, LoginState::Waiting).await;
    counter.restart().await;
    counter.provider.advance(std::time::Duration::from_secs(181));
    counter.desk.resume_logins().await.unwrap();
    let view = counter.until_over(&asked.login_id).await;
    assert_eq!((view.state, view.code), (LoginState::Expired, Some(Code::Expired)));
}

#[tokio::test]
async fn two_desks_on_one_folder_never_ask_for_the_same_login_both() {
    let mut window = counter().await;
    window.clock.stand();
    let asked = window.enter("+47 000 00 020").await;
    window.until_state(&asked.login_id, LoginState::Waiting).await;
    let mut other = crate::support::counter_at("900123", std::sync::Arc::clone(&window.folder)).await;
    assert!(other.desk.resume_logins().await.unwrap().is_empty(), "its owner lives");
    let followed = other.enter("+47 000 00 020").await;
    assert_eq!(followed.login_id, asked.login_id);
    window.provider.confirm(&"4700000020".parse().unwrap()).unwrap();
    window.clock.run();
    window.until_over(&asked.login_id).await;
    let seen = other.until_over(&asked.login_id).await;
    assert_eq!((seen.state, seen.outcome), (LoginState::Applied, Some(Outcome::Enrolled)));
    assert!(other.provider.log().is_empty(), "the other desk asked nothing");
}

#[tokio::test]
async fn a_desk_that_follows_learns_how_it_ended() {
    let mut window = counter().await;
    window.clock.stand();
    let asked = window.enter("+47 000 00 020").await;
    window.until_state(&asked.login_id, LoginState::Waiting).await;
    let mut other = crate::support::counter_at("900123", std::sync::Arc::clone(&window.folder)).await;
    other.enter("+47 000 00 020").await;
    window.provider.decline(&"4700000020".parse().unwrap()).unwrap();
    window.clock.run();
    let view = other.until_over(&asked.login_id).await;
    assert_eq!((view.state, view.code), (LoginState::Declined, Some(Code::AccessDenied)));
    window.until_over(&asked.login_id).await;
    assert!(window.desk.close_login(id(&asked)).is_ok());
}
