//! Logins that end on the club's own page.

use desk_app::Request;
use desk_app::arrival::{CameBack, PageStep};
use desk_core::{Ending, Purpose};
use desk_wire::Code;
use desk_wire::login::{self as wire, LoginState, LoginView, Outcome, PageProgress};
use desk_wire::lookup::NumberEntered;
use vipps_sim::{Endpoint, FaultKind};

use crate::support::{Counter, PAGE, counter, id};

pub(crate) const KARI: &str = "4700000020";
pub(crate) const OLA: &str = "4700000021";

pub(crate) const ON_THE_PAGE: Request = Request { purpose: Purpose::Enrol, ending: Some(Ending::Browser) };

impl Counter {
    /// Asks a number to come to the page, and waits until the provider has taken it.
    pub(crate) async fn ask_to_the_page(&mut self, msisdn: &str) -> LoginView {
        let entered = self.desk.enter_number(&format!("+{msisdn}"), ON_THE_PAGE).await.unwrap();
        let NumberEntered::Login { login } = entered else { unreachable!("nobody has this number") };
        self.until_state(&login.login_id, LoginState::Waiting).await
    }

    /// What the phone of this number brings to the page.
    pub(crate) fn query(&self, msisdn: &str) -> String {
        let url = self.provider.return_url(&msisdn.parse().unwrap()).expect("the phone went on");
        url.strip_prefix(&format!("{PAGE}?")).expect("to our own page").to_owned()
    }

    pub(crate) fn confirmed(&self, msisdn: &str) -> String {
        self.provider.confirm(&msisdn.parse().unwrap()).unwrap();
        self.query(msisdn)
    }
}

/// A counter whose clock only the test moves: nothing but what comes to the page can go on.
pub(crate) async fn standing() -> Counter {
    let counter = counter().await;
    counter.clock.stand();
    counter
}

#[tokio::test]
async fn a_customer_who_comes_to_the_page_is_a_member() {
    let mut counter = standing().await;
    let asked = counter.ask_to_the_page(KARI).await;
    assert_eq!(asked.ending, wire::Ending::Browser);
    let query = counter.confirmed(KARI);
    assert_eq!(counter.desk.come_back(&query).await, CameBack::Visitor { login: id(&asked) });
    let view = counter.until_over(&asked.login_id).await;
    assert_eq!((view.state, view.outcome), (LoginState::Applied, Some(Outcome::Enrolled)));
    assert_eq!(counter.calls("/oauth2/token"), 1, "exchanged once, and nothing polled");
    assert!(counter.provider.violations().is_empty(), "{:?}", counter.provider.violations());
}

#[tokio::test]
async fn the_counter_sees_how_far_the_visitor_is() {
    let mut counter = standing().await;
    let asked = counter.ask_to_the_page(KARI).await;
    let query = counter.confirmed(KARI);
    counter.desk.come_back(&query).await;
    counter.desk.visitor_is_on(id(&asked), PageStep::OnPage);
    let block = PageStep::Block { number: 2, of: 4, name: "Interests".into() };
    counter.desk.visitor_is_on(id(&asked), block.clone());
    counter.desk.visitor_is_on(id(&asked), block);
    let view = counter.until(&asked.login_id, |view| view.page != Some(PageProgress::OnPage)).await;
    assert_eq!(view.page, Some(PageProgress::Block { number: 2, of: 4, name: "Interests".into() }));
    counter.desk.visitor_is_on(id(&asked), PageStep::Done);
    let done = counter.until(&asked.login_id, |view| view.page == Some(PageProgress::Done)).await;
    assert_eq!(done.revision, view.revision + 1, "the same step twice is told once");
}

#[tokio::test]
async fn an_exchange_whose_answer_was_lost_is_told_where_one_alone_waits() {
    let mut counter = standing().await;
    let asked = counter.ask_to_the_page(KARI).await;
    let query = counter.confirmed(KARI);
    counter.break_calls(Endpoint::Token, FaultKind::Cut, 1);
    assert_eq!(counter.desk.come_back(&query).await, CameBack::Lost);
    let view = counter.until_over(&asked.login_id).await;
    assert_eq!((view.state, view.code), (LoginState::Lost, Some(Code::Lost)));
    assert_eq!(counter.desk.come_back(&query).await, CameBack::Used, "it is never sent again");
    assert_eq!(counter.calls("/oauth2/token"), 1);
}

#[tokio::test]
async fn two_customers_with_swapped_phones_are_each_who_they_are() {
    let mut counter = standing().await;
    let (kari, ola) = (counter.ask_to_the_page(KARI).await, counter.ask_to_the_page(OLA).await);
    let (of_kari, of_ola) = (counter.confirmed(KARI), counter.confirmed(OLA));
    assert_eq!(counter.desk.come_back(&of_ola).await, CameBack::Visitor { login: id(&ola) });
    assert_eq!(counter.desk.come_back(&of_kari).await, CameBack::Visitor { login: id(&kari) });
    assert_eq!(counter.desk.come_back(&of_ola).await, CameBack::Used);
    assert_eq!(counter.calls("/oauth2/token"), 2);
}
