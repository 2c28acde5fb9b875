//! Forms that are not what they seem: of another page, of another visit, twice, too long, full of markup.

use crate::club::{KARI, OLA, club};
use crate::http::form;

const FORM: (&str, &str) = ("Content-Type", "application/x-www-form-urlencoded");

#[tokio::test]
async fn a_form_without_the_mark_of_its_visit_saves_nothing() {
    let mut club = club().await;
    let mut phone = club.visitor(KARI).await;
    let mut other = club.visitor(OLA).await;
    let foreign = other.open("/welcome/visit/more").await.hidden("visit");
    assert_eq!(foreign.len(), 64);
    for mark in ["", "x", &foreign, &"0".repeat(64)] {
        let answer = phone.send("/welcome/visit/more", &[("visit", mark), ("interest", "ski")]).await;
        answer.has(403).says("This form belongs to another visit");
    }
    phone.send("/welcome/visit/more", &[("interest", "ski")]).await.has(403);
    assert!(club.told(1).is_empty() && club.told(2).is_empty());
}

#[tokio::test]
async fn a_form_of_another_page_saves_nothing_even_with_the_mark() {
    let mut club = club().await;
    let mut phone = club.visitor(KARI).await;
    let mark = phone.open("/welcome/visit/more").await.hidden("visit");
    let body = form(&[("visit", &mark), ("interest", "ski")]);
    for headers in [
        [FORM, ("Origin", "https://evil.example")],
        [FORM, ("Origin", "null")],
        [FORM, ("Sec-Fetch-Site", "cross-site")],
        [FORM, ("Sec-Fetch-Site", "same-site")],
    ] {
        phone.go("POST", "/welcome/visit/more", &headers, &body).await.has(403);
    }
    assert!(club.told(1).is_empty());
    phone.go("POST", "/welcome/visit/more", &[FORM], &body).await.has(303);
    assert_eq!(club.told(1).len(), 1, "an older browser says nothing, and has the mark");
}

#[tokio::test]
async fn a_form_without_a_cookie_or_with_many_is_nobodys() {
    let mut club = club().await;
    let mut phone = club.visitor(KARI).await;
    let mark = phone.open("/welcome/visit/more").await.hidden("visit");
    let own = phone.cookie.clone().unwrap();
    let ticket = own.split_once('=').unwrap().1.to_owned();
    let body = form(&[("visit", &mark), ("interest", "ski")]);
    let many = "c=v; ".repeat(100);
    for (cookie, status) in [
        (None, 403),
        (Some(String::new()), 403),
        (Some(format!("{own}; {own}")), 403),
        (Some(format!("{own}; skranke-visit={}", "0".repeat(64))), 403),
        (Some(format!("other={ticket}")), 403),
        (Some(own.replace("skranke", "SKRANKE")), 403),
        (Some(format!("{own}0")), 403),
        (Some(format!("{many}{own}")), 303),
    ] {
        phone.cookie = cookie.clone();
        let answer = phone.go("POST", "/welcome/visit/more", &[FORM], &body).await;
        assert_eq!(answer.status, status, "{cookie:?}");
    }
    assert_eq!(club.told(1).len(), 1);
}

#[tokio::test]
async fn the_same_form_sent_twice_or_many_times_at_once_is_one_receipt() {
    let mut club = club().await;
    let mut phone = club.visitor(KARI).await;
    let mark = phone.open("/welcome/visit/consents").await.hidden("visit");
    let send = || {
        let (mut phone, mark) = (phone.clone(), mark.clone());
        async move { phone.send("/welcome/visit/consents", &[("visit", &mark), ("consent", "sms")]).await }
    };
    let (one, two, three, four) = tokio::join!(send(), send(), send(), send());
    assert!([one, two, three, four].iter().all(|answer| answer.status == 303));
    assert_eq!(club.receipts(1).len(), 1);
    phone.fill("consents", &[]).await.has(303);
    phone.fill("consents", &[("consent", "sms")]).await.has(303);
    assert_eq!(club.receipts(1).len(), 3, "another mind is another receipt, and none is rewritten");
}

#[tokio::test]
async fn only_what_was_asked_can_be_answered() {
    let mut club = club().await;
    let mut phone = club.visitor(KARI).await;
    let fields = [
        ("interest", "ski"),
        ("interest", "ski"),
        ("interest", "smuggling"),
        ("birthday_greeting", "maybe"),
        ("field.other", "x"),
        ("field.hut", "one"),
        ("field.hut", "two"),
    ];
    phone.fill("more", &fields).await.has(303);
    let told = [("interests".to_owned(), "[\"ski\"]".to_owned()), ("field.hut".to_owned(), "\"one\"".to_owned())];
    assert_eq!(club.told(1), told);
    phone.fill("consents", &[("consent", "sms"), ("consent", "everything")]).await.has(303);
    assert!(!club.receipts(1)[0].verbatim.contains("everything"));
}

#[tokio::test]
async fn five_hundred_signs_fit_and_one_more_is_told_with_nothing_lost() {
    let mut club = club().await;
    let mut phone = club.visitor(KARI).await;
    let long = "שלום 👋🏽 æø".chars().cycle().take(499).chain(['!']).collect::<String>();
    let more = format!("{long}?");
    let again = phone.fill("more", &[("interest", "ski"), ("field.hut", &more)]).await;
    again.has(422).says("At most 500 characters fit here. You have written 501.").says("role=\"alert\"");
    again.says(&more).says("value=\"ski\" checked").says("aria-invalid=\"true\"");
    assert!(club.told(1).is_empty(), "all of a form, or nothing");
    phone.fill("more", &[("field.hut", &long)]).await.has(303);
    assert_eq!(club.told(1)[0].1, serde_json::to_string(&long).unwrap());
}

#[tokio::test]
async fn markup_in_names_and_answers_is_text() {
    let mut club = club().await;
    let nasty = "\"><script>alert(1)</script><img src=x onerror=alert(1)>' & \u{202e}gnp.exe";
    club.name(KARI, nasty);
    let mut phone = club.visitor(KARI).await;
    let welcome = phone.follow("/welcome/visit").await;
    welcome.has(200).says("&lt;script&gt;");
    phone.fill("more", &[("field.hut", nasty)]).await.has(303);
    let more = phone.open("/welcome/visit/more").await;
    for page in [&welcome, &more] {
        assert!(!page.body.contains("<script") && !page.body.contains("<img"), "{}", page.body);
    }
    assert!(more.body.contains("value=\"&quot;&gt;&lt;script&gt;"), "{}", more.body);
    assert!(!club.told(1)[0].1.contains('\u{202e}'), "nothing turns the reading round at the counter");
}

#[tokio::test]
async fn a_name_never_reaches_a_header() {
    let mut club = club().await;
    club.name(KARI, "Kari\r\nSet-Cookie: evil=1\r\nLocation: https://evil.example");
    let mut phone = club.phone();
    let link = club.link(KARI).await;
    for answer in
        [phone.open(&link).await, phone.open("/welcome/visit").await, phone.open("/welcome/visit/welcome").await]
    {
        assert!(!answer.head.contains("evil"), "{}", answer.head);
    }
}
