//! What else may be brought to the club's page: by customers who said no, by links that are old, by anybody.

use std::time::Duration;

use desk_app::arrival::CameBack;
use desk_wire::Code;
use desk_wire::login::{LoginState, LoginView, PageHint};
use vipps_sim::{Behaviour, Endpoint, Fault, FaultKind, RedirectError, RedirectErrorName, SentBack, Twist, UnitChange};

use crate::page::{KARI, OLA, standing};
use crate::support::{Counter, counter_with, id};

const PAST_ITS_DEADLINE: Duration = Duration::from_secs(181);

impl Counter {
    fn exchanges(&self) -> usize {
        self.calls("/oauth2/token")
    }

    fn members(&self) -> usize {
        self.register().find_members("a").unwrap().len()
    }

    /// It still waits, and says what somebody brought.
    async fn check_hinted(&mut self, login: &LoginView, hint: PageHint) {
        let view = self.until(&login.login_id, |view| view.page_hint == Some(hint)).await;
        assert_eq!(view.state, LoginState::Waiting, "what names no login ends none");
    }

    async fn check_expires(&mut self, login: &LoginView) {
        self.clock.advance(PAST_ITS_DEADLINE);
        let view = self.until_over(&login.login_id).await;
        assert_eq!((view.state, view.code, view.page_hint), (LoginState::Expired, Some(Code::Expired), None));
    }
}

async fn check_error(error: RedirectError, came_back: CameBack, hint: PageHint) {
    for redirect_error_name in [RedirectErrorName::Error, RedirectErrorName::ErrorCode] {
        let mut counter = standing().await;
        let sent_back = SentBack::With(error);
        counter.behave(KARI, Behaviour { sent_back, redirect_error_name, ..Behaviour::default() });
        let asked = counter.ask_to_the_page(KARI).await;
        let query = counter.confirmed(KARI);
        assert_eq!(counter.desk.come_back(&query).await, came_back, "{error:?}");
        counter.check_hinted(&asked, hint).await;
        counter.check_expires(&asked).await;
        assert_eq!(counter.exchanges(), 0);
    }
}

#[tokio::test]
async fn an_error_on_the_way_back_ends_no_login() {
    check_error(RedirectError::AccessDenied, CameBack::Declined, PageHint::Declined).await;
    for error in [RedirectError::OutdatedAppVersion, RedirectError::OldApp] {
        check_error(error, CameBack::OldApp, PageHint::OldApp).await;
    }
    for error in [
        RedirectError::InvalidAppCallbackUri,
        RedirectError::AppCallbackUriNotRegistered,
        RedirectError::InvalidRequest,
        RedirectError::InvalidScope,
    ] {
        check_error(error, CameBack::SetUp, PageHint::SetUp).await;
    }
    for error in [
        RedirectError::ServerError,
        RedirectError::TemporarilyUnavailable,
        RedirectError::LoginRequired,
        RedirectError::WrongChallenge,
        RedirectError::UnknownRejectReason,
        RedirectError::NeverHeardOf,
    ] {
        check_error(error, CameBack::TryAgain, PageHint::TryAgain).await;
    }
}

#[tokio::test]
async fn a_customer_who_said_no_leaves_another_who_waits_alone() {
    let mut counter = standing().await;
    let (kari, ola) = (counter.ask_to_the_page(KARI).await, counter.ask_to_the_page(OLA).await);
    counter.provider.decline(&KARI.parse().unwrap()).unwrap();
    assert_eq!(counter.desk.come_back(&counter.query(KARI)).await, CameBack::Declined);
    counter.check_hinted(&kari, PageHint::Declined).await;
    counter.check_hinted(&ola, PageHint::Declined).await;
    let query = counter.confirmed(OLA);
    assert_eq!(counter.desk.come_back(&query).await, CameBack::Visitor { login: id(&ola) });
    assert_eq!(counter.until_over(&ola.login_id).await.page_hint, None);
}

#[tokio::test]
async fn who_never_comes_has_until_the_deadline() {
    let mut counter = standing().await;
    counter.behave(KARI, Behaviour { sent_back: SentBack::Not, ..Behaviour::default() });
    let asked = counter.ask_to_the_page(KARI).await;
    counter.provider.confirm(&KARI.parse().unwrap()).unwrap();
    counter.check_expires(&asked).await;
    assert_eq!(counter.exchanges(), 0, "nothing is polled for");
}

#[tokio::test]
async fn a_page_opened_by_anybody_is_nobodys() {
    let mut counter = standing().await;
    let asked = counter.ask_to_the_page(KARI).await;
    let long = format!("code={}", "a".repeat(9000));
    for query in ["", "state=1", "code=", "code=a&code=b", "code=a%00b", &long] {
        assert_eq!(counter.desk.come_back(query).await, CameBack::Nothing, "{query:.20}");
    }
    assert_eq!(counter.exchanges(), 0);
    assert_eq!(counter.until_state(&asked.login_id, LoginState::Waiting).await.page_hint, None);
}

#[tokio::test]
async fn a_made_up_code_harms_nobody_and_is_not_even_sent_when_nobody_waits() {
    let mut counter = standing().await;
    assert_eq!(counter.desk.come_back("code=made-up").await, CameBack::Unknown);
    assert_eq!(counter.exchanges(), 0);
    let asked = counter.ask_to_the_page(KARI).await;
    assert_eq!(counter.desk.come_back("code=made-up").await, CameBack::Expired);
    counter.check_hinted(&asked, PageHint::Refused).await;
    assert_eq!(counter.desk.come_back("code=made-up").await, CameBack::Used);
    let query = counter.confirmed(KARI);
    assert_eq!(counter.desk.come_back(&query).await, CameBack::Visitor { login: id(&asked) });
}

#[tokio::test]
async fn a_link_opened_again_tomorrow_is_known_to_be_used() {
    let mut counter = standing().await;
    counter.ask_to_the_page(KARI).await;
    let query = counter.confirmed(KARI);
    counter.desk.come_back(&query).await;
    counter.clock.advance(Duration::from_secs(24 * 60 * 60));
    counter.ask_to_the_page(OLA).await;
    assert_eq!(counter.desk.come_back(&query).await, CameBack::Used);
    counter.restart().await;
    assert_eq!(counter.desk.come_back(&query).await, CameBack::Used, "also by the next process");
    assert_eq!(counter.exchanges(), 1);
}

#[tokio::test]
async fn a_code_of_a_login_that_was_given_up_enrols_nobody() {
    let mut counter = standing().await;
    let asked = counter.ask_to_the_page(KARI).await;
    let query = counter.confirmed(KARI);
    counter.desk.give_up(id(&asked)).await.unwrap();
    assert_eq!(counter.desk.come_back(&query).await, CameBack::Cancelled);
    assert_eq!((counter.members(), counter.calls("/userinfo")), (0, 0));
}

#[tokio::test]
async fn a_code_of_a_login_that_expired_enrols_nobody() {
    let mut counter = standing().await;
    let asked = counter.ask_to_the_page(KARI).await;
    let query = counter.confirmed(KARI);
    counter.check_expires(&asked).await;
    assert_eq!(counter.desk.come_back(&query).await, CameBack::Expired);
    assert_eq!((counter.members(), counter.calls("/userinfo")), (0, 0));
}

#[tokio::test]
async fn a_code_that_has_run_out_is_told_and_the_timer_decides() {
    let mut counter = standing().await;
    counter.provider.change_unit(UnitChange { code_life_s: Some(30), ..UnitChange::default() });
    let asked = counter.ask_to_the_page(KARI).await;
    let query = counter.confirmed(KARI);
    counter.clock.advance(Duration::from_secs(31));
    assert_eq!(counter.desk.come_back(&query).await, CameBack::Expired);
    counter.check_hinted(&asked, PageHint::Refused).await;
    counter.check_expires(&asked).await;
}

#[tokio::test]
async fn tokens_that_lie_or_name_no_login_that_waits_bring_nobody() {
    for (twist, came_back) in [
        (Twist::AuthReqIdMissing, CameBack::Refused),
        (Twist::AuthReqIdsDisagree, CameBack::Refused),
        (Twist::WrongAuthReqId, CameBack::Unknown),
        (Twist::BadSignature, CameBack::Refused),
        (Twist::WrongAud, CameBack::Refused),
        (Twist::Expired, CameBack::Refused),
    ] {
        let mut counter = standing().await;
        counter.provider.twist_id_tokens(&[twist]);
        let asked = counter.ask_to_the_page(KARI).await;
        let query = counter.confirmed(KARI);
        assert_eq!(counter.desk.come_back(&query).await, came_back, "{twist:?}");
        counter.check_hinted(&asked, PageHint::Refused).await;
        assert_eq!((counter.members(), counter.calls("/userinfo")), (0, 0), "{twist:?}");
        assert_eq!(counter.desk.come_back(&query).await, CameBack::Used);
        counter.check_expires(&asked).await;
    }
}

#[tokio::test]
async fn the_request_may_be_named_in_either_spelling() {
    for twist in [Twist::AuthReqIdCamelCase, Twist::AuthReqIdBoth] {
        let mut counter = standing().await;
        counter.provider.twist_id_tokens(&[twist]);
        let asked = counter.ask_to_the_page(KARI).await;
        let query = counter.confirmed(KARI);
        assert_eq!(counter.desk.come_back(&query).await, CameBack::Visitor { login: id(&asked) }, "{twist:?}");
    }
}

#[tokio::test]
async fn tokens_that_name_another_customers_login_make_nobody_a_member() {
    let mut counter = standing().await;
    let kari = counter.ask_to_the_page(KARI).await;
    let ola = counter.ask_to_the_page(OLA).await;
    counter.provider.twist_id_tokens(&[Twist::AuthReqIdOfAnotherLogin]);
    let query = counter.confirmed(KARI);
    assert_eq!(counter.desk.come_back(&query).await, CameBack::Refused);
    assert_eq!(counter.members(), 0);
    counter.check_hinted(&kari, PageHint::Refused).await;
    counter.provider.twist_id_tokens(&[]);
    let query = counter.confirmed(OLA);
    assert_eq!(counter.desk.come_back(&query).await, CameBack::Visitor { login: id(&ola) }, "who waits is not harmed");
}

#[tokio::test]
async fn another_person_who_confirms_is_refused() {
    let mut counter = standing().await;
    counter.behave(KARI, Behaviour { confirmed_by: Some(OLA.parse().unwrap()), ..Behaviour::default() });
    let asked = counter.ask_to_the_page(KARI).await;
    let query = counter.confirmed(KARI);
    assert_eq!(counter.desk.come_back(&query).await, CameBack::Refused);
    let view = counter.until_over(&asked.login_id).await;
    assert_eq!((view.state, view.code), (LoginState::Refused, Some(Code::WrongPerson)));
    assert_eq!(counter.members(), 0);
}

#[tokio::test]
async fn an_answer_lost_while_several_wait_is_told_to_each_and_ends_none() {
    for kind in [FaultKind::Cut, FaultKind::Lost, FaultKind::Status(503)] {
        let mut counter = standing().await;
        let (kari, ola) = (counter.ask_to_the_page(KARI).await, counter.ask_to_the_page(OLA).await);
        let query = counter.confirmed(KARI);
        let fault = Fault { endpoint: Endpoint::Token, kind, times: 1, retry_after_s: None, only_success: false };
        counter.provider.break_calls(fault);
        assert_eq!(counter.desk.come_back(&query).await, CameBack::Lost, "{kind:?}");
        counter.check_hinted(&kari, PageHint::MaybeLost).await;
        counter.check_hinted(&ola, PageHint::MaybeLost).await;
        let query = counter.confirmed(OLA);
        assert_eq!(counter.desk.come_back(&query).await, CameBack::Visitor { login: id(&ola) });
        counter.check_expires(&kari).await;
    }
}

#[tokio::test]
async fn a_login_asked_after_an_answer_was_lost_is_not_told() {
    let mut counter = standing().await;
    let kari = counter.ask_to_the_page(KARI).await;
    counter.break_calls(Endpoint::Token, FaultKind::Cut, 1);
    let query = counter.confirmed(KARI);
    assert_eq!(counter.desk.come_back(&query).await, CameBack::Lost);
    assert_eq!(counter.until_over(&kari.login_id).await.state, LoginState::Lost);
    counter.clock.advance(Duration::from_secs(1));
    let ola = counter.ask_to_the_page(OLA).await;
    let query = counter.confirmed(OLA);
    assert_eq!(counter.desk.come_back(&query).await, CameBack::Visitor { login: id(&ola) });
}

#[tokio::test]
async fn a_login_cannot_end_on_a_page_that_is_not_set_up() {
    let settings =
        "[club]\nname = \"A\"\n[provider]\nissuer = \"http://127.0.0.1:1/\"\nclient_id = \"c\"\nending = \"browser\"";
    let refused = desk_app::Config::from_text(settings).unwrap_err().to_string();
    assert!(refused.contains("browser_ending.redirect_uri"), "{refused}");
    let counter = counter_with("listen = \"127.0.0.1:8711\"").await;
    assert!(counter.desk.view().has_page);
}
