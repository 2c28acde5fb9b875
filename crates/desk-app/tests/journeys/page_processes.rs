//! The club's page and the logins that wait for it, over the ends of processes and between two of them.

use std::time::Duration;

use desk_app::arrival::CameBack;
use desk_core::LoginState as Stored;
use desk_wire::Code;
use desk_wire::login::{LoginState, Outcome, PageHint};
use vipps_sim::{Endpoint, FaultKind};

use crate::page::{KARI, OLA, standing};
use crate::support::{Counter, id};

/// A little more than processes look at the journal.
const A_LOOK: Duration = Duration::from_millis(600);

impl Counter {
    /// A process that wrote a code down, and was killed before it heard the answer.
    fn kill_between_code_and_exchange(&self, query: &str) {
        let code = query.strip_prefix("code=").unwrap();
        let now = vipps::Clock::now(&*self.clock);
        assert!(self.register().write_callback(code, now).unwrap());
    }

    async fn until_stored(&self, login: &str, state: impl Fn(Stored) -> bool) {
        let (register, id) = (self.register(), desk_core::LoginId::parse(login).unwrap());
        let reached = async {
            while !register.find_login(id).unwrap().is_some_and(|row| state(row.state)) {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(Duration::from_secs(60), reached).await.expect("it should be there by now");
    }
}

#[tokio::test]
async fn a_login_that_waits_for_the_page_goes_on_after_a_restart() {
    let mut counter = standing().await;
    let asked = counter.ask_to_the_page(KARI).await;
    counter.restart().await;
    let resumed = counter.desk.resume_logins().await.unwrap().remove(0);
    assert_eq!((resumed.expires_at_ms, resumed.ending), (asked.expires_at_ms, asked.ending));
    let query = counter.confirmed(KARI);
    assert_eq!(counter.desk.come_back(&query).await, CameBack::Visitor { login: id(&asked) });
    assert_eq!(counter.calls("/oauth2/token"), 1, "nothing was polled");
}

#[tokio::test]
async fn a_code_that_may_have_been_sent_is_never_sent_again() {
    let mut counter = standing().await;
    let asked = counter.ask_to_the_page(KARI).await;
    let query = counter.confirmed(KARI);
    // Else the desk itself would see it.
    counter.desk.close().await;
    counter.kill_between_code_and_exchange(&query);
    counter.restart().await;
    assert_eq!(counter.desk.come_back(&query).await, CameBack::Used);
    counter.desk.resume_logins().await.unwrap();
    let view = counter.until_over(&asked.login_id).await;
    assert_eq!((view.state, view.code), (LoginState::Lost, Some(Code::Lost)), "one alone waited: it was that one's");
    assert_eq!(counter.calls("/oauth2/token"), 0);
}

#[tokio::test]
async fn a_code_whose_process_was_killed_is_told_to_each_of_several() {
    let mut counter = standing().await;
    let (kari, ola) = (counter.ask_to_the_page(KARI).await, counter.ask_to_the_page(OLA).await);
    let query = counter.confirmed(KARI);
    counter.kill_between_code_and_exchange(&query);
    counter.clock.advance(A_LOOK);
    for login in [&kari, &ola] {
        let view = counter.until(&login.login_id, |view| view.page_hint == Some(PageHint::MaybeLost)).await;
        assert_eq!(view.state, LoginState::Waiting);
    }
    counter.clock.advance(Duration::from_secs(181));
    assert_eq!(counter.until_over(&kari.login_id).await.state, LoginState::Expired, "the timer decides");
}

#[tokio::test]
async fn tokens_that_came_are_used_after_a_restart_and_never_fetched_again() {
    let mut counter = standing().await;
    counter.break_calls(Endpoint::Userinfo, FaultKind::Hang, 1);
    let asked = counter.ask_to_the_page(KARI).await;
    let query = counter.confirmed(KARI);
    let (desk, link) = (counter.desk.clone(), query.clone());
    let came = tokio::spawn(async move { desk.come_back(&link).await });
    counter.until_state(&asked.login_id, LoginState::Confirmed).await;
    counter.restart().await;
    assert_eq!(came.await.unwrap(), CameBack::NotYet { login: id(&asked) });
    counter.provider.mend();
    // Whatever has to be asked twice on a busy machine is asked again.
    counter.clock.run();
    counter.desk.resume_logins().await.unwrap();
    let view = counter.until_over(&asked.login_id).await;
    counter.clock.stand();
    assert_eq!((view.state, view.outcome), (LoginState::Applied, Some(Outcome::Enrolled)));
    assert_eq!(counter.desk.await_visitor(id(&asked)).await, CameBack::Visitor { login: id(&asked) });
    assert_eq!(counter.desk.come_back(&query).await, CameBack::Used);
    assert_eq!(counter.calls("/oauth2/token"), 1);
}

#[tokio::test]
async fn a_code_that_never_left_the_machine_may_be_tried_again() {
    let mut counter = standing().await;
    let asked = counter.ask_to_the_page(KARI).await;
    let query = counter.confirmed(KARI);
    counter.restart().await;
    counter.desk.resume_logins().await.unwrap();
    counter.break_calls(Endpoint::Discovery, FaultKind::Reset, 1);
    assert_eq!(counter.desk.come_back(&query).await, CameBack::NotSent);
    counter.clock.advance(Duration::from_secs(3));
    assert_eq!(counter.desk.come_back(&query).await, CameBack::Visitor { login: id(&asked) });
}

#[tokio::test]
async fn the_page_may_belong_to_another_process_than_the_login() {
    let mut counter = standing().await;
    let asked = counter.ask_to_the_page(KARI).await;
    let page = counter.open_another();
    let query = counter.confirmed(KARI);
    let came = tokio::spawn(async move { page.come_back(&query).await });
    counter.until_stored(&asked.login_id, |state| state != Stored::Waiting).await;
    counter.clock.advance(A_LOOK);
    let view = counter.until_over(&asked.login_id).await;
    assert_eq!((view.state, view.outcome), (LoginState::Applied, Some(Outcome::Enrolled)));
    counter.clock.advance(A_LOOK);
    assert_eq!(came.await.unwrap(), CameBack::Visitor { login: id(&asked) });
    assert_eq!((counter.calls("/oauth2/token"), counter.calls("/userinfo")), (1, 1));
}

#[tokio::test]
async fn a_login_whose_process_is_gone_is_gone_on_with_where_the_page_is() {
    let mut counter = standing().await;
    let asked = counter.ask_to_the_page(KARI).await;
    let query = counter.confirmed(KARI);
    counter.restart().await;
    assert!(counter.desk.list_logins().is_empty(), "nobody looks after it");
    assert_eq!(counter.desk.come_back(&query).await, CameBack::Visitor { login: id(&asked) });
    assert_eq!(counter.until_over(&asked.login_id).await.outcome, Some(Outcome::Enrolled));
}
