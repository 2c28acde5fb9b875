//! On to the shop: a reference that says nothing, good once and not for long, and no way to anywhere else.

use std::time::Duration;

use desk_wire::login::PageProgress;

use crate::club::{Club, KARI, Phone, club};
use crate::http::{Answer, form, request};

const FORM: (&str, &str) = ("Content-Type", "application/x-www-form-urlencoded");

async fn handed_over(club: &mut Club) -> (Phone, String) {
    let mut phone = club.visitor(KARI).await;
    phone.fill("terms", &[("accept", "2026-11")]).await.has(303);
    let shop = phone.fill("hand_over", &[]).await.location();
    let reference = shop.split_once("reference=").unwrap().1.to_owned();
    (phone, reference)
}

async fn ask(club: &Club, reference: &str) -> Answer {
    let host = club.phone().host;
    request(club.address, "POST /welcome/reference", &[("Host", &host), FORM], &form(&[("reference", reference)])).await
}

#[tokio::test]
async fn the_shop_learns_the_members_number_once() {
    let mut club = club().await;
    let (_, reference) = handed_over(&mut club).await;
    assert!(!reference.contains("4700000020"));
    let page = || club.desk.list_logins().remove(0).page;
    assert_eq!(page(), Some(PageProgress::HandedOver));
    let answer = ask(&club, &reference).await;
    assert_eq!((answer.status, answer.body.as_str()), (200, "{\"memberNumber\":\"1\"}"));
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(page(), Some(PageProgress::Done), "whom the shop asks about has arrived there");
    assert_eq!(ask(&club, &reference).await.status, 404, "used");
}

#[tokio::test]
async fn a_forged_an_old_and_a_strangers_reference_mean_nobody() {
    let mut club = club().await;
    let (_, reference) = handed_over(&mut club).await;
    let (name, signature) = reference.split_once('.').unwrap();
    let forged = [
        String::new(),
        name.to_owned(),
        format!("{name}.{}", "0".repeat(64)),
        format!("{}.{signature}", "0".repeat(32)),
        format!("{reference}0"),
        "a.b".to_owned(),
    ];
    for forged in forged {
        ask(&club, &forged).await.has(404).says("unknown_reference");
    }
    let host = club.phone().host;
    let from_a_page = [("Host", host.as_str()), FORM, ("Origin", "https://evil.example")];
    request(club.address, "POST /welcome/reference", &from_a_page, &form(&[("reference", &reference)])).await.has(404);
    request(club.address, &format!("GET /welcome/reference?reference={reference}"), &[("Host", &host)], "")
        .await
        .has(405);
    club.advance(Duration::from_secs(10 * 60));
    ask(&club, &reference).await.has(404);
}

#[tokio::test]
async fn the_shop_learns_nothing_of_a_login_that_was_taken_back() {
    let mut club = club().await;
    let login = club.ask(KARI).await;
    club.provider.confirm(&KARI.parse().unwrap()).unwrap();
    let link = club.provider.return_url(&KARI.parse().unwrap()).unwrap();
    let mut phone = club.phone();
    phone.open(&link).await.has(303);
    phone.fill("terms", &[("accept", "2026-11")]).await.has(303);
    let shop = phone.fill("hand_over", &[]).await.location();
    club.desk.say_wrong_person(login).await.unwrap();
    ask(&club, shop.split_once("reference=").unwrap().1).await.has(404);
}

#[tokio::test]
async fn nothing_that_a_visitor_sends_changes_where_they_are_sent() {
    let mut club = club().await;
    let mut phone = club.visitor(KARI).await;
    phone.fill("terms", &[("accept", "2026-11")]).await.has(303);
    let evil = "https://evil.example/";
    for name in ["url", "next", "to", "redirect", "redirect_uri", "return_to", "reference"] {
        let to = phone.fill("hand_over", &[(name, evil)]).await.location();
        assert!(to.starts_with("https://shop.example.test/start?from=desk&reference="), "{to}");
        let back = phone.open(&format!("/welcome/visit?{name}={evil}")).await.location();
        assert!(back.starts_with("/welcome/visit/"), "{back}");
    }
    for path in ["//evil.example", "/\\evil.example", "/welcome//evil.example", "/welcome/visit//evil.example"] {
        let answer = phone.open(path).await;
        assert_eq!((answer.status, answer.header("location").as_str()), (404, ""), "{path}");
    }
}

#[tokio::test]
async fn only_the_page_with_the_button_may_lead_to_the_shop() {
    let mut club = club().await;
    let (mut phone, _) = handed_over(&mut club).await;
    let policy = |answer: &Answer| answer.header("content-security-policy");
    let button = phone.open("/welcome/visit/hand_over").await;
    assert!(policy(&button).contains("form-action 'self' https://shop.example.test;"), "{}", policy(&button));
    let other = phone.open("/welcome/visit/more").await;
    assert!(policy(&other).contains("form-action 'self';"), "{}", policy(&other));
}
