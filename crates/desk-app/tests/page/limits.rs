//! Too much, too slowly, too often.

use std::time::Duration;

use desk_app::page::Limits;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::club::{KARI, Setup, club, club_with};
use crate::http::{form, send};

const QUICK: Duration = Duration::from_millis(150);
const FORM: (&str, &str) = ("Content-Type", "application/x-www-form-urlencoded");

#[tokio::test]
async fn a_form_that_is_too_large_is_refused_before_it_is_read() {
    let mut club = club().await;
    let mut phone = club.visitor(KARI).await;
    let mark = phone.open("/welcome/visit/more").await.hidden("visit");
    let large = form(&[("visit", &mark), ("field.hut", &"a".repeat(200_000))]);
    phone.go("POST", "/welcome/visit/more", &[FORM], &large).await.has(413).says("too much at once");
    let many: Vec<_> = (0..300).map(|_| ("interest", "ski")).collect();
    phone.fill("more", &many).await.has(413);
    assert!(club.told(1).is_empty());
    let head = format!(
        "POST /welcome/visit/more HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: 99999999999\r\n\r\nvisit=",
        phone.host
    );
    send(club.address, head.as_bytes()).await.unwrap().has(413);
}

#[tokio::test]
async fn a_body_without_a_length_is_cut_where_it_is_too_much() {
    let mut club = club().await;
    let phone = club.visitor(KARI).await;
    let mut text = format!(
        "POST /welcome/visit/more HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Transfer-Encoding: chunked\r\n\r\n",
        phone.host
    );
    text.push_str(&format!("1000\r\n{}\r\n", "a".repeat(0x1000)).repeat(40));
    let answer = send(club.address, format!("{text}0\r\n\r\n").as_bytes()).await;
    assert!(answer.is_none_or(|answer| answer.status == 413), "cut off, or told why");
}

#[tokio::test]
async fn a_body_that_does_not_come_is_not_waited_for() {
    let limits = Limits { body_time: QUICK, ..Setup::default().limits };
    let club = club_with(Setup { limits, ..Setup::default() }).await;
    let head = format!(
        "POST /welcome/visit/more HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: 50\r\n\r\nvisit=",
        club.phone().host
    );
    let mut stream = TcpStream::connect(club.address).await.unwrap();
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
}

#[tokio::test]
async fn a_head_that_does_not_come_and_a_connection_that_does_nothing_are_cut() {
    let limits = Limits { head_time: QUICK, connection_time: 2 * QUICK, ..Setup::default().limits };
    let club = club_with(Setup { limits, ..Setup::default() }).await;
    for begun in ["", "GET /welcome HTTP/1.1\r\nHost: x\r\nX-Slow: "] {
        let mut stream = TcpStream::connect(club.address).await.unwrap();
        stream.write_all(begun.as_bytes()).await.unwrap();
        let mut rest = Vec::new();
        let _ = stream.read_to_end(&mut rest).await;
    }
}

#[tokio::test]
async fn a_head_that_is_too_large_is_refused() {
    let club = club().await;
    let cookie = format!("Cookie: {}\r\n", "a=b; ".repeat(10_000));
    let head = format!("GET /welcome HTTP/1.1\r\nHost: {}\r\n{cookie}\r\n", club.phone().host);
    let answer = send(club.address, head.as_bytes()).await;
    assert!(answer.is_none_or(|answer| answer.status == 431));
    let headers = "X-More: y\r\n".repeat(200);
    let head = format!("GET /welcome HTTP/1.1\r\nHost: {}\r\n{headers}\r\n", club.phone().host);
    let answer = send(club.address, head.as_bytes()).await;
    assert!(answer.is_none_or(|answer| answer.status == 431));
}

#[tokio::test]
async fn whoever_asks_too_often_is_told_to_wait_and_others_are_not() {
    let limits = Limits { burst: 5, links: 2, ..Limits::default() };
    let club = club_with(Setup { limits, ..Setup::default() }).await;
    let mut phone = club.phone();
    let ask = |from: &'static str| [("X-Forwarded-For", from)];
    for _ in 0..5 {
        phone.go("GET", "/welcome", &ask("192.0.2.1"), "").await.has(200);
    }
    let told = phone.go("GET", "/welcome", &ask("192.0.2.1"), "").await;
    told.has(429).says("Very busy just now");
    assert_eq!(told.header("retry-after"), "30");
    phone.go("GET", "/welcome", &ask("10.0.0.1, 192.0.2.1"), "").await.has(429);
    phone.go("GET", "/welcome", &ask("192.0.2.2"), "").await.has(200);
    club.advance(Duration::from_secs(1));
    phone.go("GET", "/welcome", &ask("192.0.2.1"), "").await.has(200);
}

#[tokio::test]
async fn codes_are_not_guessed_in_a_hurry() {
    let limits = Limits { links: 3, ..Setup::default().limits };
    let mut club = club_with(Setup { limits, ..Setup::default() }).await;
    club.ask(KARI).await;
    let mut phone = club.phone();
    for n in 0..3 {
        phone.open(&format!("/welcome?code=guess{n}")).await.has(303);
    }
    phone.open("/welcome?code=guess4").await.has(429);
}

#[tokio::test]
async fn forms_of_one_visit_are_not_sent_for_ever() {
    let mut club = club().await;
    let mut phone = club.visitor(KARI).await;
    let mark = phone.open("/welcome/visit/more").await.hidden("visit");
    let mut sent = 0;
    while phone.send("/welcome/visit/more", &[("visit", &mark), ("interest", "ski")]).await.status == 303 {
        sent += 1;
        assert!(sent < 100, "there is an end to it");
    }
    assert_eq!(sent, 40);
}
