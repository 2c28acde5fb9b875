//! The one exchange: who may spend it, and what whoever comes with something else is told.

use desk_app::arrival::PageStep;
use vipps_sim::{Behaviour, Endpoint, FaultKind};

use crate::club::{Club, KARI, OLA, Setup, club, club_with};
use crate::http::{form, request};

fn exchanges(club: &Club) -> usize {
    club.provider.log().iter().filter(|entry| entry.path.ends_with("/oauth2/token")).count()
}

const PERSON: [(&str, &str); 2] = [("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document")];

#[tokio::test]
async fn the_phone_is_sent_on_to_an_address_without_the_code_and_gets_a_cookie_that_says_nothing() {
    let mut club = club().await;
    let login = club.ask(KARI).await;
    club.provider.confirm(&KARI.parse().unwrap()).unwrap();
    let link = club.provider.return_url(&KARI.parse().unwrap()).unwrap();
    let answer = club.phone().open(&link).await;
    assert_eq!(answer.location(), "/welcome/visit");
    let cookie = answer.header("set-cookie");
    let (name, rest) = cookie.split_once('=').unwrap();
    let (ticket, attributes) = rest.split_once("; ").unwrap();
    assert_eq!(name, "skranke-visit");
    assert!(ticket.len() == 64 && !cookie.contains(&login.to_string()));
    assert_eq!(attributes, "Path=/; HttpOnly; SameSite=Lax; Max-Age=1800");
    assert_eq!(club.seen_on(login), Some(PageStep::OnPage));
}

#[tokio::test]
async fn behind_tls_the_cookie_is_safe_and_nobody_elses() {
    let mut club = club_with(Setup { public: true, ..Setup::default() }).await;
    let link = club.link(KARI).await;
    let mut phone = club.phone();
    let answer = phone.open(&link).await;
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("__Host-skranke-visit="), "{cookie}");
    assert!(cookie.ends_with("Path=/; HttpOnly; SameSite=Lax; Max-Age=1800; Secure"), "{cookie}");
    phone.follow("/welcome/visit").await.has(200);
}

#[tokio::test]
async fn looking_at_a_link_spends_nothing() {
    let mut club = club().await;
    let link = club.link(KARI).await;
    let mut phone = club.phone();
    let head = phone.go("HEAD", &link, &PERSON, "").await;
    assert_eq!((head.status, head.body.as_str(), head.header("set-cookie").as_str()), (200, "", ""));
    for more in [
        ("Sec-Purpose", "prefetch;prerender"),
        ("Purpose", "prefetch"),
        ("X-Moz", "prefetch"),
        ("X-Purpose", "preview"),
    ] {
        let headers = [&PERSON[..], &[more]].concat();
        phone.go("GET", &link, &headers, "").await.has(503);
    }
    for headers in [
        [("Sec-Fetch-Mode", "no-cors"), ("Sec-Fetch-Dest", "image")],
        [("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "iframe")],
        [("Sec-Fetch-Mode", "cors"), ("Sec-Fetch-Dest", "empty")],
    ] {
        phone.go("GET", &link, &headers, "").await.has(503);
    }
    for method in ["OPTIONS", "PUT", "DELETE", "PROPFIND", "TRACE"] {
        phone.go(method, &link, &PERSON, "").await.has(405);
    }
    assert_eq!(exchanges(&club), 0);
    assert_eq!(phone.open(&link).await.location(), "/welcome/visit", "it is as good as before");
    assert_eq!(exchanges(&club), 1);
}

#[tokio::test]
async fn a_browser_that_says_nothing_of_itself_gets_a_button_and_the_code_stays_on_the_page() {
    let mut club = club().await;
    let link = club.link(KARI).await;
    let mut phone = club.phone();
    let page = phone.go("GET", &link, &[], "").await;
    page.has(200).says("Almost there").says("Press the button");
    assert_eq!(exchanges(&club), 0);
    assert_eq!(page.header("referrer-policy"), "no-referrer");
    let headers = [("Content-Type", "application/x-www-form-urlencoded"), ("Origin", "null")];
    let body = form(&[("query", &page.hidden("query"))]);
    assert_eq!(phone.go("POST", "/welcome", &headers, &body).await.location(), "/welcome/visit");
    phone.follow("/welcome/visit").await.has(200);
}

#[tokio::test]
async fn the_button_of_another_page_is_not_ours() {
    let mut club = club().await;
    let link = club.link(KARI).await;
    let query = link.split_once('?').unwrap().1.to_owned();
    let body = form(&[("query", &query)]);
    for more in [("Origin", "https://evil.example"), ("Sec-Fetch-Site", "cross-site")] {
        let headers = [("Content-Type", "application/x-www-form-urlencoded"), more];
        club.phone().go("POST", "/welcome", &headers, &body).await.has(403).says("another visit");
    }
    assert_eq!(exchanges(&club), 0);
}

#[tokio::test]
async fn a_link_that_was_opened_is_used_but_goes_on_in_the_same_browser() {
    let mut club = club().await;
    let link = club.link(KARI).await;
    let mut phone = club.phone();
    phone.open(&link).await.has(303);
    phone.follow("/welcome/visit").await.has(200);
    assert_eq!(phone.open(&link).await.location(), "/welcome/visit", "reopened from the history");
    assert_eq!(phone.open("/welcome").await.location(), "/welcome/visit");
    let mut other = club.phone();
    assert_eq!(other.open(&link).await.location(), "/welcome/ended/used");
    other.follow("/welcome/ended/used").await.has(200).says("This link has been used");
    assert_eq!(other.cookie, None);
    assert_eq!(exchanges(&club), 1);
}

#[tokio::test]
async fn a_phone_that_did_not_hear_the_answer_may_open_the_link_again_and_only_the_last_ticket_counts() {
    let mut club = club().await;
    let link = club.link(KARI).await;
    let (mut lost, mut phone) = (club.phone(), club.phone());
    lost.open(&link).await.has(303);
    phone.open(&link).await.has(303);
    phone.follow("/welcome/visit").await.has(200).says("Step 1");
    lost.open("/welcome/visit").await.has(403);
    assert_eq!(exchanges(&club), 1);
}

#[tokio::test]
async fn a_phone_that_breaks_off_while_the_code_is_exchanged_loses_nothing() {
    use tokio::io::AsyncWriteExt;
    let mut club = club().await;
    let link = club.link(KARI).await;
    let path = link.split_once(&club.phone().host).unwrap().1.to_owned();
    let mut stream = tokio::net::TcpStream::connect(club.address).await.unwrap();
    let head = format!(
        "GET {path} HTTP/1.1\r\nHost: {}\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n\r\n",
        club.phone().host
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    drop(stream);
    let mut phone = club.phone();
    let mut answer = phone.open(&link).await;
    // Whichever of the two came first, the one exchange is this visitor's.
    if answer.location().ends_with("used") {
        answer = phone.open(&link).await;
    }
    assert_eq!(answer.location(), "/welcome/visit");
    assert_eq!(exchanges(&club), 1);
}

#[tokio::test]
async fn two_that_open_one_link_at_once_are_one_exchange() {
    let mut club = club().await;
    let link = club.link(KARI).await;
    let (mut one, mut other) = (club.phone(), club.phone());
    let (first, second) = tokio::join!(one.open(&link), other.open(&link));
    assert!(first.location() == "/welcome/visit" && second.location() == "/welcome/visit");
    assert_eq!(exchanges(&club), 1);
    let seen = [one.open("/welcome/visit").await.status, other.open("/welcome/visit").await.status];
    assert!(seen == [303, 403] || seen == [403, 303], "one ticket counts: {seen:?}");
}

#[tokio::test]
async fn a_second_visitor_on_the_same_phone_takes_the_place_of_the_first() {
    let mut club = club().await;
    let mut phone = club.visitor(KARI).await;
    phone.follow("/welcome/visit").await.has(200);
    let before = phone.clone();
    let form = phone.open("/welcome/visit/more").await;
    let link = club.link(OLA).await;
    phone.open(&link).await.has(303);
    let stale = phone.send("/welcome/visit/more", &[("visit", &form.hidden("visit")), ("interest", "ski")]).await;
    stale.has(403).says("another visit");
    before.clone().open("/welcome/visit").await.has(403);
    assert!(club.told(1).is_empty() && club.told(2).is_empty());
}

#[tokio::test]
async fn whoever_comes_with_anything_else_is_told_what_happened_and_what_to_do() {
    let mut club = club().await;
    let mut phone = club.phone();
    for (query, said) in [
        ("?error=access_denied&error_description=user%20cancelled", "You said no"),
        ("?error=outdated_app_version", "The app needs an update"),
        ("?error_code=old_app", "The app needs an update"),
        ("?error=invalid_app_callback_uri", "Something is wrong on our side"),
        ("?error=server_error", "It did not work this time"),
        ("?error=%3Cscript%3Ealert(1)%3C/script%3E", "It did not work this time"),
        ("?code=made-up", "Nobody here knows this request"),
        ("?code=", "This page opens from the app"),
        ("?code=a&code=b", "This page opens from the app"),
        ("?state=x", "This page opens from the app"),
        ("?", "This page opens from the app"),
        ("", "This page opens from the app"),
    ] {
        let page = phone.follow(&format!("/welcome{query}")).await;
        page.has(200).says(said);
        assert!(!page.body.contains("alert"), "{query}");
        assert_eq!(phone.cookie, None, "{query}");
    }
    club.ask(KARI).await;
    phone.follow("/welcome?code=made-up-too").await.says("The time ran out");
}

#[tokio::test]
async fn a_visitor_who_comes_too_late_or_as_somebody_else_is_told_so() {
    let mut club = club().await;
    let login = club.ask(KARI).await;
    club.provider.confirm(&KARI.parse().unwrap()).unwrap();
    let link = club.provider.return_url(&KARI.parse().unwrap()).unwrap();
    club.desk.give_up(login).await.unwrap();
    club.phone().follow(&link).await.says("The request was withdrawn");

    let behaviour = Behaviour { confirmed_by: Some(KARI.parse().unwrap()), ..Behaviour::default() };
    club.provider.set_behaviour(&OLA.parse().unwrap(), behaviour);
    let login = club.ask(OLA).await;
    club.provider.confirm(&OLA.parse().unwrap()).unwrap();
    let link = club.provider.return_url(&OLA.parse().unwrap()).unwrap();
    club.phone().follow(&link).await.says("We could not take this answer");
    assert_eq!(club.seen_on(login), None);
}

#[tokio::test]
async fn an_answer_that_was_lost_is_told_and_the_code_is_not_sent_again() {
    let mut club = club().await;
    let link = club.link(KARI).await;
    let fault = vipps_sim::Fault {
        endpoint: Endpoint::Token,
        kind: FaultKind::Cut,
        times: 1,
        retry_after_s: None,
        only_success: false,
    };
    club.provider.break_calls(fault);
    club.phone().follow(&link).await.says("The answer got lost on the way");
    let again = club.phone().follow(&link).await;
    again.says("The answer got lost on the way");
    assert_eq!(exchanges(&club), 1);
}

#[tokio::test]
async fn pages_of_how_it_ended_say_nothing_that_anybody_may_not_see() {
    let club = club().await;
    for (name, status) in
        [("used", 200), ("declined", 200), ("over", 404), ("not-found", 404), ("%75sed", 404), ("", 404)]
    {
        let path = format!("GET /welcome/ended/{name}");
        let host = club.phone().host;
        let answer = request(club.address, &path, &[("Host", &host)], "").await;
        assert_eq!(answer.status, status, "{name}");
    }
}
