//! What a scanner types, and the same codes pasted or typed.

use std::time::Duration;

use desk_core::Purpose;
use desk_wire::login::LoginState;
use desk_wire::lookup::{EnterAction, LookUpView, NumberEntered, Reading, ScanView};
use desk_wire::phone::PhoneProblem;

use crate::support::{Counter, confirms_after, counter};

/// Confirms by hand.
const MARIT: &str = "+47 000 00 020";
const CODE_OF_MARIT: &str = "https://qr.vipps.no/28/2/01/031/4700000020?v=1";
const CODE_WITHOUT_A_NUMBER: &str = "https://qr.vipps.no/p/mAdEuPtOkEn";
/// As fast as a scanner.
const QUICK_MS: u32 = 40;

async fn scan(counter: &Counter, text: &str) -> ScanView {
    counter.desk.read_scan(text, QUICK_MS).await.unwrap()
}

async fn scanned(counter: &Counter, text: &str) -> LookUpView {
    match scan(counter, text).await {
        ScanView::Scanned { view } => *view,
        other => unreachable!("{other:?}"),
    }
}

/// Marit, a member, whose card has this number.
async fn with_marit(counter: &mut Counter) -> (String, String) {
    counter.behave("4700000020", confirms_after(1));
    let view = counter.serve(MARIT).await;
    assert_eq!(view.state, LoginState::Applied);
    let member = view.member.unwrap();
    (member.member_id, member.member_number)
}

#[tokio::test]
async fn a_personal_code_is_the_number_in_it_and_enter_asks() {
    let counter = counter().await;
    let view = scanned(&counter, CODE_OF_MARIT).await;
    assert_eq!((view.text.as_str(), &view.enter), (MARIT, &EnterAction::EnterNumber));
    let entered = counter.desk.enter_number(&view.text, Purpose::Enrol).await.unwrap();
    assert!(matches!(entered, NumberEntered::Login { login } if login.phone.pretty == MARIT));
}

#[tokio::test]
async fn a_personal_code_is_read_however_it_came() {
    let counter = counter().await;
    for text in [
        CODE_OF_MARIT.to_owned(),
        format!("]Q3{CODE_OF_MARIT}\r\n"),
        "httpsØ--qr.vipps.no-28-2-01-031-4700000020_v\\1".to_owned(),
        "httpsÖ--qr.vipps.no-28-2-01-031-4700000020_v´1".to_owned(),
        "https>&&qr.vipps.no&28&2&01&031&4700000020_v)1\r".to_owned(),
    ] {
        assert_eq!(scanned(&counter, &text).await.text, MARIT, "{text}");
        counter.clock.advance(Duration::from_secs(3));
    }
    let pasted = counter.desk.look_up(CODE_OF_MARIT).await.unwrap();
    assert!(matches!(pasted.reading, Reading::Number { phone, .. } if phone.pretty == MARIT));
    let entered = counter.desk.enter_number(CODE_OF_MARIT, Purpose::Enrol).await.unwrap();
    assert!(matches!(entered, NumberEntered::Login { .. }));
}

#[tokio::test]
async fn a_code_without_the_number_says_that_it_must_be_typed_and_sends_nothing() {
    let counter = counter().await;
    let problem = PhoneProblem::NoNumberInCode;
    let view = scanned(&counter, CODE_WITHOUT_A_NUMBER).await;
    assert_eq!((view.reading, view.enter), (Reading::NotANumber { problem }, EnterAction::Nothing));
    let pasted = counter.desk.look_up(CODE_WITHOUT_A_NUMBER).await.unwrap();
    assert_eq!(pasted.reading, Reading::NotANumber { problem });
    assert!(counter.desk.enter_number(CODE_WITHOUT_A_NUMBER, Purpose::Enrol).await.is_err());
    assert_eq!(counter.calls("/backchannel/authentication"), 0);
}

#[tokio::test]
async fn a_code_seen_twice_within_two_seconds_is_one() {
    let counter = counter().await;
    counter.clock.stand();
    scanned(&counter, CODE_OF_MARIT).await;
    counter.clock.advance(Duration::from_millis(1_900));
    assert_eq!(scan(&counter, &format!("{CODE_OF_MARIT}\r\n")).await, ScanView::Again);
    counter.clock.advance(Duration::from_millis(2_001));
    scanned(&counter, CODE_OF_MARIT).await;
}

#[tokio::test]
async fn what_hands_typed_is_text_like_any_other() {
    let counter = counter().await;
    let typed = counter.desk.read_scan("91234567", 700).await.unwrap();
    assert_eq!(typed, ScanView::Typed);
}

#[tokio::test]
async fn a_card_opens_its_member_scanned_or_typed() {
    let mut counter = counter().await;
    let (member_id, number) = with_marit(&mut counter).await;
    let open = EnterAction::OpenMember { member_id };
    let view = scanned(&counter, &format!("{number:0>8}")).await;
    assert_eq!((view.reading, &view.enter, view.rows.len()), (Reading::Card, &open, 1));
    let typed = counter.desk.look_up(&number).await.unwrap();
    assert_eq!((&typed.enter, typed.rows.len()), (&open, 1));
}

#[tokio::test]
async fn a_card_of_nobody_is_no_phone_number_whatever_it_looks_like() {
    let counter = counter().await;
    let view = scanned(&counter, "91234567").await;
    let problem = PhoneProblem::UnknownCard;
    assert_eq!((view.reading, view.enter), (Reading::NotANumber { problem }, EnterAction::Nothing));
    let typed = counter.desk.look_up("91234567").await.unwrap();
    assert_eq!(typed.enter, EnterAction::EnterNumber, "typed by hand it is a number");
}
