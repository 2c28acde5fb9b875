//! What customers answer in the app: kept as receipts, shown as wishes, taken back at the counter.

use std::sync::Arc;

use desk_app::arrival::CameBack;
use desk_core::{ConsentKind, MemberId, Purpose};
use desk_wire::login::{LoginState, LoginView, Outcome};
use desk_wire::member::{ConsentSource, ConsentText, MemberCard, Wish};
use vipps_sim::{Behaviour, PersonChange};

use crate::page::KARI;
use crate::support::{Counter, confirms_after, counter, counter_at, counter_with, id};

const ASKING: &str = "[scopes]\nenrol = [\"openid\", \"name\", \"phoneNumber\", \"delegatedConsents\", \"customFlow\"]";

fn member(view: &LoginView) -> MemberId {
    MemberId(view.member.as_ref().unwrap().member_id.parse().unwrap())
}

fn standing(wishes: &[Wish]) -> Vec<(&str, bool)> {
    wishes.iter().map(|wish| (wish.id.as_str(), wish.accepted)).collect()
}

fn check_receipts(card: &MemberCard) {
    let [flow, delegated] = &card.consents[..] else { unreachable!("{:?}", card.consents) };
    for receipt in [flow, delegated] {
        assert_eq!((receipt.source, receipt.language.as_str()), (ConsentSource::App, "en"));
    }
    let part = &delegated.parts[0];
    assert_eq!(read(part.heading.as_ref()), "Your choices");
    let texts: Vec<_> = part.texts.iter().map(|text| text.text.as_str()).collect();
    assert_eq!(texts, ["The club would like to contact you.", "The club handles these consents."]);
    assert!(part.button.is_some(), "what they pressed is part of what they saw");
    assert!(delegated.verbatim.contains("The club handles these consents."));
    assert_eq!(part.links[1].url.as_deref(), Some("https://desk.example.test/privacy"));
    let answers: Vec<_> = part.answers.iter().map(|answer| (read(answer.text.as_ref()), answer.accepted)).collect();
    assert_eq!(answers, [("Email", true), ("SMS", true)]);
    assert_eq!(flow.parts.len(), 2, "screen by screen");
    assert_eq!(flow.parts[0].links[0].text.as_deref(), Some("House rules"));
    let rules = &flow.parts[0].answers[0];
    assert!(rules.accepted && rules.required && !rules.is_offer, "what nobody can go on without is no offer");
    assert_eq!(rules.more.last().map(String::as_str), Some("The rules hold inside and in the yard."));
}

fn read(text: Option<&ConsentText>) -> &str {
    &text.unwrap().text
}

async fn enrolled_in_the_app(counter: &mut Counter) -> LoginView {
    counter.behave(KARI, confirms_after(1));
    counter.serve("+4700000020").await
}

#[tokio::test]
async fn answers_in_the_app_are_receipts_of_the_member_whatever_the_ending() {
    let mut counter = counter_with(ASKING).await;
    let in_the_app = enrolled_in_the_app(&mut counter).await;
    let mut other = counter_with(ASKING).await;
    other.clock.stand();
    let asked = other.ask_to_the_page(KARI).await;
    let query = other.confirmed(KARI);
    assert_eq!(other.desk.come_back(&query).await, CameBack::Visitor { login: id(&asked) });
    let on_the_page = other.until_over(&asked.login_id).await;
    for (counter, view) in [(counter, in_the_app), (other, on_the_page)] {
        assert_eq!(standing(&view.wishes), [("email", true), ("sms", true), ("cf_programme", true)]);
        check_receipts(&counter.desk.open_member(member(&view)).await.unwrap());
    }
}

#[tokio::test]
async fn what_was_not_asked_for_leaves_no_receipt() {
    let mut counter = counter().await;
    let view = enrolled_in_the_app(&mut counter).await;
    assert!(view.wishes.is_empty());
    assert!(counter.desk.open_member(member(&view)).await.unwrap().consents.is_empty());
}

#[tokio::test]
async fn no_answer_at_the_next_login_is_no_new_answer() {
    let mut counter = counter_with(ASKING).await;
    let first = enrolled_in_the_app(&mut counter).await;
    let again = counter.desk.ask_member(member(&first), Purpose::Enrol).await.unwrap();
    let again = counter.until_over(&again.login_id).await;
    assert_eq!(again.outcome, Some(Outcome::WelcomedBack));
    assert_eq!(standing(&again.wishes), [("email", true), ("sms", true), ("cf_programme", true)]);
    assert_eq!(counter.desk.open_member(member(&first)).await.unwrap().consents.len(), 2);
}

#[tokio::test]
async fn who_says_no_to_offers_is_known_not_to_want_them() {
    let mut counter = counter_with(ASKING).await;
    counter.behave(KARI, Behaviour { accepts_offers: false, ..confirms_after(1) });
    let view = counter.serve("+4700000020").await;
    assert_eq!(standing(&view.wishes), [("email", false), ("sms", false), ("cf_programme", false)]);
}

#[tokio::test]
async fn a_consent_taken_back_at_the_counter_is_a_receipt_of_its_own() {
    let mut counter = counter_with(ASKING).await;
    let view = enrolled_in_the_app(&mut counter).await;
    let sms = ["sms".to_owned()];
    let card = counter.desk.withdraw_consents(member(&view), &sms).await.unwrap();
    assert_eq!(standing(&card.wishes), [("email", true), ("sms", false), ("cf_programme", true)]);
    assert_eq!(card.wishes[1].text.as_deref(), Some("SMS"), "what it was about is still known");
    assert_eq!(card.consents[0].source, ConsentSource::Counter);
    assert_eq!(card.consents.len(), 3, "the answers before stand as they were");
    assert!(counter.desk.withdraw_consents(member(&view), &sms).await.is_err(), "it does not stand any more");
    assert!(counter.desk.withdraw_consents(member(&view), &["cf_house_rules".to_owned()]).await.is_err());
    assert!(counter.desk.withdraw_consents(member(&view), &[]).await.is_err());
    let kinds: Vec<_> = counter.register().list_consents(member(&view)).unwrap().iter().map(|kept| kept.kind).collect();
    assert_eq!(kinds, [ConsentKind::App, ConsentKind::App, ConsentKind::Counter]);
}

#[tokio::test]
async fn receipts_of_somebody_whom_staff_must_place_outlast_a_restart() {
    let mut before = counter_with(ASKING).await;
    enrolled_in_the_app(&mut before).await;
    before.desk.close().await;
    // Another sales unit, so another subject; and the number is somebody else's now.
    let mut counter = counter_at("900456", Arc::clone(&before.folder)).await;
    counter.set(ASKING).await;
    let (given, family) = (Some("Ola".into()), Some("Eksempelsen".into()));
    let email = Some("ola@example.test".into());
    let change = PersonChange { given_name: given, family_name: family, email, ..PersonChange::default() };
    counter.provider.change_person(&KARI.parse().unwrap(), change);
    counter.behave(KARI, confirms_after(1));
    let asked = counter.desk.ask_number("+4700000020", Purpose::Enrol).await.unwrap();
    assert_eq!(counter.until_over(&asked.login_id).await.state, LoginState::NeedsStaff);
    counter.restart().await;
    counter.desk.resume_logins().await.unwrap();
    let settled = counter.desk.settle_login(id(&asked), None).await.unwrap();
    assert_eq!(standing(&settled.wishes), [("email", true), ("sms", true), ("cf_programme", true)]);
}

#[tokio::test]
async fn receipts_of_the_wrong_person_go_with_the_login_that_brought_them() {
    let mut counter = counter_with(ASKING).await;
    let first = enrolled_in_the_app(&mut counter).await;
    counter.provider.forget_sharing(&KARI.parse().unwrap());
    counter.behave(KARI, Behaviour { accepts_offers: false, ..confirms_after(1) });
    let again = counter.desk.ask_member(member(&first), Purpose::Enrol).await.unwrap();
    let again = counter.until_over(&again.login_id).await;
    assert_eq!(standing(&again.wishes), [("email", false), ("sms", false), ("cf_programme", false)]);
    counter.desk.say_wrong_person(id(&again)).await.unwrap();
    let card = counter.desk.open_member(member(&first)).await.unwrap();
    assert_eq!(standing(&card.wishes), [("email", true), ("sms", true), ("cf_programme", true)]);
    assert_eq!(card.consents.len(), 2);
}
