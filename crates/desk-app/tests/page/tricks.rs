//! Names, paths, methods and headers that are somebody's trick.

use crate::club::{KARI, Setup, club, club_with};
use crate::http::{request, send};

#[tokio::test]
async fn only_its_own_name_leads_to_the_page() {
    let mut club = club().await;
    let phone = club.visitor(KARI).await;
    let (cookie, port) = (phone.cookie.clone().unwrap(), club.address.port());
    let names = [
        format!("rebound.example:{port}"),
        format!("localhost:{port}"),
        format!("127.0.0.1.evil.example:{port}"),
        "127.0.0.1".to_owned(),
        format!("user@127.0.0.1:{port}"),
        String::new(),
    ];
    for name in &names {
        let answer = request(club.address, "GET /welcome/visit/more", &[("Host", name), ("Cookie", &cookie)], "").await;
        assert_eq!((answer.status, answer.body.as_str()), (421, ""), "{name}");
    }
    let own = format!("127.0.0.1:{port}");
    let twice = [("Host", own.as_str()), ("Host", "evil.example"), ("Cookie", &cookie)];
    let answer = request(club.address, "GET /welcome/visit/more", &twice, "").await;
    assert!(answer.status == 421 || answer.status == 400);
    let headers = [("Host", own.as_str()), ("Cookie", cookie.as_str())];
    request(club.address, "GET http://evil.example/welcome/visit/more", &headers, "").await.has(421);
    let none = send(club.address, b"GET /welcome HTTP/1.0\r\n\r\n").await;
    assert!(none.is_none_or(|answer| answer.status == 421));
}

#[tokio::test]
async fn behind_a_proxy_the_public_name_counts_and_no_other() {
    let club = club_with(Setup { public: true, ..Setup::default() }).await;
    let own = format!("127.0.0.1:{}", club.address.port());
    for (name, status) in [
        ("club.example.test", 200),
        ("CLUB.example.test:443", 200),
        (own.as_str(), 421),
        ("club.example.test:8710", 421),
    ] {
        let headers = [("Host", name), ("X-Forwarded-Host", "evil.example"), ("Forwarded", "host=evil.example")];
        let answer = request(club.address, "GET /welcome", &headers, "").await;
        assert_eq!(answer.status, status, "{name}");
        assert!(!answer.head.contains("evil") && !answer.body.contains("evil"));
    }
}

#[tokio::test]
async fn no_path_leads_round_a_check() {
    let mut club = club().await;
    let mut phone = club.visitor(KARI).await;
    for path in [
        "/",
        "/welcome/",
        "/WELCOME",
        "/welcome/visit/",
        "/welcome/visit/done/",
        "/welcome/visit/%64one",
        "/welcome/visit/../visit/done",
        "/welcome/visit/./done",
        "/welcome/visit/done;x",
        "/welcome/visit/done%00",
        "/welcome/visit/done%2f",
        "/welcome/visit/../../etc/passwd",
        "/welcome/..%2f..%2fetc/passwd",
        "/welcome/style.css",
        "/.git/config",
        "/admin",
        "/favicon.ico",
    ] {
        let answer = phone.open(path).await;
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.body.contains("passwd"), "nothing is said back");
    }
    assert_eq!(phone.open("/welcome/visit/done?terms=1#x").await.status, 303, "the terms come first");
}

#[tokio::test]
async fn no_method_does_more_than_it_should() {
    let mut club = club().await;
    let mut phone = club.visitor(KARI).await;
    let mark = phone.open("/welcome/visit/more").await.hidden("visit");
    for method in ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "post", "FOO"] {
        let answer = phone.go(method, "/welcome/visit/more", &[("X-HTTP-Method-Override", "POST")], "").await;
        assert!([400, 405, 421].contains(&answer.status), "{method} {}", answer.status);
    }
    phone.go("POST", "/welcome/visit", &[], "a=b").await.has(405);
    phone.go("POST", "/welcome/ended/used", &[], "a=b").await.has(405);
    phone.go("GET", &format!("/welcome/visit/more?visit={mark}&interest=ski"), &[], "").await.has(200);
    phone
        .go("GET", "/welcome/visit/more", &[("X-HTTP-Method-Override", "POST")], &format!("visit={mark}&interest=ski"))
        .await;
    let head = phone.go("HEAD", "/welcome/visit/more", &[], "").await;
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    assert!(club.told(1).is_empty());
}

#[tokio::test]
async fn a_form_in_any_other_dress_is_not_taken() {
    let mut club = club().await;
    let mut phone = club.visitor(KARI).await;
    let mark = phone.open("/welcome/visit/more").await.hidden("visit");
    let body = format!("visit={mark}&interest=ski");
    for kind in
        ["", "text/plain", "application/json", "multipart/form-data; boundary=x", "application/x-www-form-urlencodedx"]
    {
        phone.go("POST", "/welcome/visit/more", &[("Content-Type", kind)], &body).await.has(415);
    }
    let json = format!("{{\"visit\":\"{mark}\",\"interest\":\"ski\"}}");
    phone
        .go("POST", "/welcome/visit/more", &[("Content-Type", "application/x-www-form-urlencoded")], &json)
        .await
        .has(403);
    let raw = [b'v', b'i', b's', b'i', b't', b'=', 0xff, 0xfe, b'&', b'%', b'z', b'z'];
    let head = format!(
        "POST /welcome/visit/more HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nCookie: {}\r\nContent-Length: {}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\n\r\n",
        phone.host,
        phone.cookie.clone().unwrap(),
        raw.len(),
    );
    send(club.address, &[head.as_bytes(), &raw].concat()).await.unwrap().has(403);
    assert!(club.told(1).is_empty());
}

#[tokio::test]
async fn two_lengths_are_no_way_to_smuggle() {
    let mut club = club().await;
    let phone = club.visitor(KARI).await;
    for headers in [
        "Content-Length: 5\r\nContent-Length: 50\r\n",
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked, identity\r\n",
        "Content-Length: -1\r\n",
    ] {
        let text = format!(
            "POST /welcome/visit/more HTTP/1.1\r\nHost: {}\r\n{headers}Connection: close\r\n\r\n0\r\n\r\nGET /welcome HTTP/1.1\r\nHost: {}\r\n\r\n",
            phone.host, phone.host
        );
        let answer = send(club.address, text.as_bytes()).await;
        assert!(answer.as_ref().is_none_or(|answer| answer.status >= 400), "{headers} {answer:?}");
        assert!(answer.is_none_or(|answer| answer.body.matches("HTTP/1.1 200").count() == 0), "{headers}");
    }
}

#[tokio::test]
async fn every_answer_says_that_it_is_not_to_be_kept_framed_or_guessed_at() {
    let mut club = club().await;
    let mut phone = club.visitor(KARI).await;
    for path in ["/welcome/visit", "/welcome/visit/more", "/welcome/ended/used", "/nowhere", "/welcome/reference"] {
        let answer = phone.open(path).await;
        let policy = answer.header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'"),
            "{policy}"
        );
        assert!(!policy.contains("script") && !policy.contains("unsafe") && policy.contains("frame-ancestors 'none'"));
        for (name, value) in [
            ("cache-control", "no-store"),
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("cross-origin-opener-policy", "same-origin"),
            ("referrer-policy", "same-origin"),
        ] {
            assert_eq!(answer.header(name), value, "{path}");
        }
        assert_eq!(answer.headers("server").count() + answer.headers("access-control-allow-origin").count(), 0);
    }
    let style = phone.open("/welcome/visit/more").await;
    let href = style.body.split("stylesheet\" href=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let style = phone.open(&href).await;
    assert_eq!(style.header("content-type"), "text/css; charset=utf-8");
    assert!(
        !style.body.contains("url(") && !style.body.contains("@import") && !style.body.contains("http"),
        "nothing from elsewhere"
    );
}

#[tokio::test]
async fn no_page_has_a_script_a_style_of_its_own_or_anything_from_elsewhere() {
    let mut club = club().await;
    let mut phone = club.visitor(KARI).await;
    for block in ["welcome", "more", "consents", "terms"] {
        let page = phone.open(&format!("/welcome/visit/{block}")).await;
        for part in ["<script", " style=", " onclick", "<img", "<iframe", "javascript:", "src="] {
            assert!(!page.body.contains(part), "{block} has {part}");
        }
    }
}
