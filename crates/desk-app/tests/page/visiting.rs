//! A visit from the app's confirmation to the last block.

use std::time::Duration;

use desk_app::arrival::PageStep;
use desk_core::{ConsentKind, MemberId};
use desk_wire::Event;
use desk_wire::member::{AnswerView, ConsentText};
use serde_json::{Value, json};

use crate::club::{Club, KARI, Setup, club, club_with};

fn pair(question: &str, json: &str) -> (String, String) {
    (question.to_owned(), json.to_owned())
}

fn verbatim(club: &Club, at: usize) -> Value {
    serde_json::from_str(&club.receipts(1)[at].verbatim).unwrap()
}

#[tokio::test]
async fn a_visitor_goes_through_all_blocks_and_is_a_member_with_all_of_it() {
    let mut club = club().await;
    club.name(KARI, "Kari");
    let login = club.ask(KARI).await;
    club.provider.confirm(&KARI.parse().unwrap()).unwrap();
    let link = club.provider.return_url(&KARI.parse().unwrap()).unwrap();
    let mut phone = club.phone();
    assert!(!phone.open(&link).await.location().contains("code"));
    phone.follow("/welcome/visit").await.has(200).says("Welcome, Kari!").says("Step 1 of 5");
    assert_eq!(club.seen_on(login), Some(PageStep::Block { number: 1, of: 5, name: "Velkommen!".into() }));

    let more = [("interest", "ski"), ("birthday_greeting", "yes"), ("field.hut", "Snøhetta 👋🏽 שלום")];
    assert_eq!(phone.fill("more", &more).await.location(), "/welcome/visit/consents");
    assert_eq!(phone.fill("consents", &[("consent", "email")]).await.location(), "/welcome/visit/terms");
    assert_eq!(phone.fill("terms", &[("accept", "2026-11")]).await.location(), "/welcome/visit/hand_over");
    let shop = phone.fill("hand_over", &[]).await.location();
    assert!(shop.starts_with("https://shop.example.test/start?from=desk&reference="), "{shop}");
    assert_eq!(club.seen_on(login), Some(PageStep::HandedOver));
    phone.follow("/welcome/visit").await.says("All done!").says("<dd>1</dd>");
    assert_eq!(club.seen_on(login), Some(PageStep::Done));

    let told =
        [pair("interests", "[\"ski\"]"), pair("birthday_greeting", "true"), pair("field.hut", "\"Snøhetta 👋🏽 שלום\"")];
    assert_eq!(club.told(1), told);
    let card = club.desk.open_member(MemberId(1)).await.unwrap();
    let shown = [
        AnswerView::Interests { labels: vec!["Ski".into()] },
        AnswerView::BirthdayGreeting { wanted: true },
        AnswerView::Field { asked: "Which hut do you like best?".into(), text: "Snøhetta 👋🏽 שלום".into() },
    ];
    assert_eq!(card.answers, shown, "the counter sees them in its own language");
    assert!(club.provider.violations().is_empty());
    club.close().await;
}

#[tokio::test]
async fn a_receipt_has_every_text_that_was_shown_and_each_answer() {
    let mut club = club().await;
    let mut phone = club.visitor(KARI).await;
    phone.fill("consents", &[("consent", "email")]).await.has(303);
    phone.fill("terms", &[("accept", "2026-11")]).await.has(303);
    let receipts = club.receipts(1);
    assert!(receipts.iter().all(|receipt| receipt.kind == ConsentKind::Page && receipt.language == "en"));
    let consents = verbatim(&club, 0);
    let page = phone.open("/welcome/visit/consents").await;
    let expected = json!([
        { "key": "email", "text": "Yes to e-mail.", "language": "en", "accepted": true,
          "link": { "text": "Read more about this", "url": "https://club.example.test/privacy" } },
        { "key": "sms", "text": "Ja til SMS.", "language": "nb", "accepted": false, "link": null },
    ]);
    assert_eq!(consents["asks"], expected);
    for text in ["title", "text"].map(|part| consents["heading"][part]["text"].as_str().unwrap()) {
        page.says(text);
    }
    page.says(consents["button"].as_str().unwrap());
    assert_eq!(consents["at"], "2026-03-02T09:15:00Z");
    let shown = &club.desk.open_member(MemberId(1)).await.unwrap().consents[1];
    let (part, email, sms) = (&shown.parts[0], &shown.parts[0].answers[0], &shown.parts[0].answers[1]);
    assert_eq!(email.link.as_ref().unwrap().url.as_deref(), Some("https://club.example.test/privacy"));
    let text = ConsentText { text: "Ja til SMS.".into(), language: Some("nb".into()) };
    assert_eq!((sms.text.as_ref(), sms.accepted), (Some(&text), false), "a text in another language says so");
    assert_eq!(part.button.as_deref(), consents["button"].as_str());
    let terms = verbatim(&club, 1);
    assert_eq!(terms["version"], "2026-11");
    assert_eq!(terms["link"]["url"], "https://club.example.test/terms");
    phone.open("/welcome/visit/terms").await.says(terms["accept"]["text"].as_str().unwrap());
}

#[tokio::test]
async fn the_card_that_lies_open_at_the_counter_shows_what_is_sent_as_it_comes() {
    let mut club = club().await;
    let mut phone = club.visitor(KARI).await;
    club.desk.open_member(MemberId(1)).await.unwrap();
    let mut events = club.desk.events();
    let mut next_card = async || loop {
        if let Event::MemberChanged { member } = events.recv().await.unwrap() {
            return member;
        }
    };
    phone.fill("more", &[("interest", "ski")]).await.has(303);
    assert_eq!(next_card().await.answers, [AnswerView::Interests { labels: vec!["Ski".into()] }]);
    phone.fill("consents", &[("consent", "email")]).await.has(303);
    let card = next_card().await;
    let standing: Vec<_> = card.wishes.iter().map(|wish| (wish.id.as_str(), wish.accepted)).collect();
    assert_eq!(standing, [("email", true), ("sms", false)]);
    let of_login = club.desk.list_logins().remove(0).wishes;
    assert_eq!(of_login, card.wishes, "the request's own card knows it, too");
    club.desk.check_in(MemberId(1)).await.unwrap();
    phone.fill("more", &[("interest", "hiking")]).await.has(303);
    assert!(next_card().await.visit.is_some(), "it goes on saying that they were checked in");
}

#[tokio::test]
async fn a_card_that_nobody_has_open_is_not_told_of() {
    let mut club = club().await;
    let mut phone = club.visitor(KARI).await;
    let mut events = club.desk.events();
    phone.fill("more", &[("interest", "ski")]).await.has(303);
    club.desk.open_member(MemberId(1)).await.unwrap();
    club.desk.lock().await.unwrap();
    phone.fill("more", &[("interest", "hiking")]).await.has(303);
    while let Ok(event) = events.try_recv() {
        assert!(!matches!(event, Event::MemberChanged { .. }), "{event:?}");
    }
}

#[tokio::test]
async fn closing_the_page_half_way_loses_nothing_and_it_opens_again_where_it_was() {
    let mut club = club().await;
    let mut phone = club.visitor(KARI).await;
    phone.fill("more", &[("interest", "hiking"), ("field.hut", "Gjendebu")]).await.has(303);
    phone.open("/welcome/visit/consents").await.has(200);
    assert_eq!(club.told(1).len(), 2);
    club.advance(Duration::from_secs(20 * 60));
    assert_eq!(phone.open("/welcome/visit").await.location(), "/welcome/visit/consents");
    let more = phone.open("/welcome/visit/more").await;
    more.says("value=\"hiking\" checked").says("value=\"Gjendebu\"");
}

#[tokio::test]
async fn in_another_browser_or_tomorrow_there_is_a_page_in_plain_words() {
    let mut club = club().await;
    let mut phone = club.visitor(KARI).await;
    phone.follow("/welcome/visit").await.has(200);
    club.phone().open("/welcome/visit").await.has(403).says("This visit has ended").says("ask at the counter");
    club.phone().open("/welcome/visit/more").await.has(403).says("This visit has ended");
    club.advance(Duration::from_secs(30 * 60));
    phone.open("/welcome/visit/more").await.has(403).says("This visit has ended");
}

#[tokio::test]
async fn what_is_left_open_changes_nothing() {
    let mut club = club().await;
    let mut phone = club.visitor(KARI).await;
    phone.fill("more", &[("interest", "ski"), ("birthday_greeting", "no")]).await.has(303);
    let mut phone = club.visitor(KARI).await;
    phone.fill("more", &[("field.hut", "  ")]).await.has(303);
    assert_eq!(club.told(1), [pair("interests", "[\"ski\"]"), pair("birthday_greeting", "false")]);
}

#[tokio::test]
async fn terms_come_before_what_follows_them() {
    let mut club = club().await;
    let mut phone = club.visitor(KARI).await;
    assert_eq!(phone.open("/welcome/visit/done").await.location(), "/welcome/visit/terms");
    let mark = phone.open("/welcome/visit/terms").await.hidden("visit");
    assert_eq!(phone.send("/welcome/visit/hand_over", &[("visit", &mark)]).await.location(), "/welcome/visit/terms");
    phone.fill("terms", &[]).await.has(422).says("Tick the box to accept the terms");
    phone.fill("terms", &[("accept", "2025-01")]).await.has(422);
    assert!(club.receipts(1).is_empty());
    phone.fill("terms", &[("accept", "2026-11")]).await.has(303);
    phone.open("/welcome/visit/done").await.has(200).says("All done!");
}

#[tokio::test]
async fn every_language_is_spoken_as_the_phone_wishes() {
    let mut club = club().await;
    let mut phone = club.visitor(KARI).await;
    for (wish, language, title) in [
        ("nb-NO,nb;q=0.9", "nb", "Vilkårene"),
        ("da", "da", "Vilkårene"),
        ("fi-FI", "fi", "Ehdot"),
        ("sv", "sv", "Villkoren"),
        ("de", "nb", "Vilkårene"),
    ] {
        phone.language = wish;
        phone.open("/welcome/visit/terms").await.says(&format!("<html lang=\"{language}\">")).says(title);
    }
}

#[tokio::test]
async fn while_staff_decide_nobody_is_named_and_the_answers_wait_with_the_login() {
    let mut club = club().await;
    let (mut phone, login) = club.recycled(KARI).await;
    let page = phone.follow("/welcome/visit").await;
    page.says("<h1 dir=\"auto\">Welcome!</h1>").says("the staff at the counter will finish your membership");
    assert!(!page.body.contains("Anne") && !page.body.contains("Kari"));
    phone.fill("more", &[("interest", "ski")]).await.has(303);
    phone.fill("consents", &[("consent", "sms")]).await.has(303);
    assert!(club.told(1).is_empty() && club.receipts(1).is_empty());
    club.desk.settle_login(login, Some(MemberId(1))).await.unwrap();
    assert_eq!(club.told(1), [pair("interests", "[\"ski\"]")]);
    assert_eq!(club.receipts(1).len(), 1);
    phone.fill("more", &[("interest", "hiking")]).await.has(303);
    assert_eq!(club.told(1), [pair("interests", "[\"hiking\"]")], "the page goes on");
}

#[tokio::test]
async fn a_login_that_is_given_up_takes_the_visit_and_its_answers_along() {
    let mut club = club().await;
    let (mut phone, login) = club.recycled(KARI).await;
    let form = phone.open("/welcome/visit/more").await;
    phone.fill("more", &[("interest", "ski")]).await.has(303);
    club.desk.give_up(login).await.unwrap();
    let late = phone.send("/welcome/visit/more", &[("visit", &form.hidden("visit")), ("interest", "ski")]).await;
    late.says("The request was withdrawn");
    phone.open("/welcome/visit").await.has(403).says("This visit has ended");
    assert!(club.told(1).is_empty());
}

#[tokio::test]
async fn an_enrolment_that_is_taken_back_ends_the_visit() {
    let mut club = club().await;
    let login = club.ask(KARI).await;
    club.provider.confirm(&KARI.parse().unwrap()).unwrap();
    let link = club.provider.return_url(&KARI.parse().unwrap()).unwrap();
    let mut phone = club.phone();
    phone.open(&link).await.has(303);
    phone.fill("more", &[("interest", "ski")]).await.has(303);
    club.desk.say_wrong_person(login).await.unwrap();
    phone.open("/welcome/visit/more").await.says("The request was withdrawn");
}

#[tokio::test]
async fn a_club_that_says_nothing_of_its_page_has_a_welcome_and_an_end() {
    let mut club = club_with(Setup { blocks: "", ..Setup::default() }).await;
    let mut phone = club.visitor(KARI).await;
    let welcome = phone.follow("/welcome/visit").await;
    welcome.says("Welcome");
    assert!(!welcome.body.contains("Step 1"));
    phone.open("/welcome/visit/done").await.has(200).says("All done!");
    phone.open("/welcome/visit/more").await.has(404);
}

#[tokio::test]
async fn a_desk_that_closes_serves_nobody_any_more() {
    let mut club = club().await;
    let mut phone = club.visitor(KARI).await;
    phone.follow("/welcome/visit").await.has(200);
    let address = club.address;
    club.close().await;
    assert!(tokio::net::TcpStream::connect(address).await.is_err());
}
