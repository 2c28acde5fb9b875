//! Lies in the profile (OpenID Connect Core 5.3, RFC 6750 3, contract §13 and §17.5).

use vipps::{PhoneClaim, Verdict, WaitingReason};

use crate::desk::End;
use crate::json::{Members, quoted};
use crate::jwt::{header, signed};
use crate::keys::Signer;
use crate::lie::{Lie, always, at_first, tell};
use crate::reply::{Act, JSON, Reply};
use crate::world::{Endpoint, NAME, OTHER_PHONE, OTHER_SUB, PHONE, SUB, World};

fn says(what: &str, change: impl Fn(Members) -> Members + Send + Sync + 'static) -> Lie {
    always(what, Endpoint::Userinfo, move |_| Reply::ok(&change(World::userinfo()).written()))
}

fn with(what: &str, name: &'static str, written: impl Into<String>) -> Lie {
    let written = written.into();
    says(what, move |info| info.set(name, written.clone()))
}

fn subjects() -> Vec<Lie> {
    const OTHER: &str = "userinfo_sub";
    let mut lies = vec![
        with("the profile of somebody else", "sub", quoted(OTHER_SUB)).refused_by(OTHER),
        with("the profile of the person in capitals", "sub", quoted(&SUB.to_uppercase())).refused_by(OTHER),
        with("the profile of the person with a space behind", "sub", quoted(&format!("{SUB} "))).refused_by(OTHER),
        with("the profile of the person with a NUL behind", "sub", quoted(&format!("{SUB}\0"))).refused_by(OTHER),
        with("the profile of nobody", "sub", r#""""#).refused_by(OTHER),
        with("the profile of a look-alike", "sub", quoted(&SUB.replace('a', "а"))).refused_by(OTHER),
        says("a profile without a person", |info| info.without("sub")).refused_by("userinfo"),
        says("a profile of two persons", |info| info.also("sub", quoted(OTHER_SUB)))
            .ends(End::Unreadable("answer_json")),
        says("a profile of two persons, one in escapes", |info| info.first("su\\u0062", quoted(OTHER_SUB)))
            .ends(End::Unreadable("answer_json")),
        with("the person in escapes", "sub", format!("\"\\u0035{}\"", &SUB[1..])).goes_on(),
    ];
    for (what, written) in [("null", "null"), ("a number", "7"), ("true", "true"), ("an object", "{}")] {
        lies.push(with(&format!("the profile of {what}"), "sub", written).refused_by("userinfo"));
    }
    lies.push(with("the profile of the person in a list", "sub", format!("[{}]", quoted(SUB))).refused_by("userinfo"));
    lies
}

fn numbers() -> Vec<Lie> {
    let phone = |what: &str, written: String| with(what, "phone_number", written);
    let refused = |what: &str, written: String| phone(what, written).refused_by("phone_number");
    let unverified =
        |what: &str, written: &str| with(what, "phone_number_verified", written).refused_by("phone_number");
    vec![
        phone("the number of somebody else", quoted(OTHER_PHONE)).ends(End::WrongPerson),
        phone("the number with a digit more", quoted(&format!("{PHONE}0"))).ends(End::WrongPerson),
        phone("the number without its country", quoted(&PHONE[2..])).ends(End::WrongPerson),
        refused("a number that is a number", PHONE.to_owned()),
        refused("the number in a list", format!("[{}]", quoted(PHONE))),
        refused("the number with letters", quoted("47OOOOOOO1")),
        refused("the number in wide digits", quoted("４７００００００００１")),
        refused("the number in Arabic digits", quoted("٤٧٠٠٠٠٠٠٠١")),
        refused("the number with spaces", quoted("47 00 00 00 01")),
        refused("the number with a line break", quoted(&format!("{PHONE}\n"))),
        refused("the number with two plus signs", quoted(&format!("++{PHONE}"))),
        refused("the number with an extension", quoted(&format!("{PHONE};ext=1"))),
        refused("the number as an address", quoted(&format!("tel:+{PHONE}"))),
        refused("a number of sixteen digits", quoted("4700000001000000")),
        refused("a number of megabytes less one", quoted(&"4".repeat(200_000))),
        refused("no digits at all", r#""""#.to_owned()),
        unverified("a number nobody verified", "false"),
        unverified("a number verified in text", r#""true""#),
        unverified("a number verified once", "1"),
        with("a number of which nobody says whether it is verified", "phone_number_verified", "null").goes_on(),
        phone("the number with its plus", quoted(&format!("+{PHONE}"))).goes_on(),
        // Left to the counter, which then takes the number as it was asked.
        phone("a number that is null", "null".to_owned())
            .goes_on()
            .and("it is told from a number", |told| told.info().phone == PhoneClaim::Null),
        says("no number", |info| info.without("phone_number")).ends(End::NoNumber),
        says("two numbers", |info| info.also("phone_number", quoted(PHONE))).ends(End::Unreadable("answer_json")),
    ]
}

/// Whatever stands in a profile, a screen can show it and a register can keep it.
fn texts() -> Vec<Lie> {
    let name = |what: &str, written: String, expected: Option<&'static str>| {
        says(what, move |info| info.set("given_name", written.clone()).set("name", "null"))
            .goes_on()
            .and("the name is as it can be shown", move |told| told.info().given_name.as_deref() == expected)
    };
    vec![
        always("a name of megabytes", Endpoint::Userinfo, |_| {
            let head = format!("HTTP/1.1 200 OK\r\n{JSON}Content-Length: 8000000\r\n\r\n{{\"given_name\":\"");
            Reply::raw(head).then(Act::Again(vec![b'a'; 8_000], 1_000))
        })
        .ends(End::Unreadable("answer_too_long")),
        with("a name as long as an answer", "given_name", quoted(&"a".repeat(250_000)))
            .goes_on()
            .and("it is cut", |told| told.info().given_name.as_ref().is_some_and(|name| name.len() == 500)),
        name("a name that turns the line around", quoted(&format!("\u{202e}{NAME}\u{2066}")), Some(NAME)),
        name("a name with bells and breaks", quoted(&format!("{}\u{7}\r\n{}\0", &NAME[..4], &NAME[4..])), Some(NAME)),
        name("a name of nothing to be seen", quoted("\u{200b}\u{feff} \t"), None),
        name("a name that is a list", r#"["Kanarifugl7"]"#.to_owned(), None),
        name("a name that is an object", "{}".to_owned(), None),
        name("a name that is true", "true".to_owned(), None),
        name("a name in markup", quoted("<b>K</b>"), Some("<b>K</b>")),
        with("a name with half a letter", "given_name", r#""\ud800""#).ends(End::Unreadable("answer_json")),
        with("a birthday that there is none of", "birthdate", r#""2026-02-30""#)
            .goes_on()
            .and("it is none", |told| told.info().birthdate.is_none()),
        with("an address verified in text", "email_verified", r#""true""#)
            .goes_on()
            .and("it is not verified", |told| told.info().email.as_ref().is_some_and(|email| !email.verified)),
        with("a hundred thousand addresses", "other_addresses", format!("[{}]", vec!["{}"; 80_000].join(",")))
            .goes_on()
            .ends(End::Unreadable("answer_json")),
        with(
            "screens of a hundred thousand empty lists",
            "flowResult",
            format!(r#"{{"screens":[{}]}}"#, vec!["[0]"; 60_000].join(",")),
        )
        .goes_on()
        .ends(End::Unreadable("answer_json")),
        with(
            "consents of tens of thousands of small objects",
            "delegatedConsents",
            format!(r#"{{"consents":[{}]}}"#, vec![r#"{"":0}"#; 36_000].join(",")),
        )
        .goes_on()
        .ends(End::Unreadable("answer_json")),
        with("an error beside the person", "error", r#""invalid_token""#).goes_on().refused_by("userinfo"),
        with("claims that live elsewhere", "_claim_sources", r#"{"a":{"endpoint":"http://192.0.2.1/"}}"#).goes_on(),
        with("the national identity number, which nobody asked for", "nin", r#""31019000000""#).goes_on(),
    ]
}

fn shapes() -> Vec<Lie> {
    let ends =
        |what: &str, reply: fn() -> Reply, end: End| always(what, Endpoint::Userinfo, move |_| reply()).ends(end);
    let jwt = || signed(&header(), &World::userinfo(), Signer::Rs256);
    let later = || End::ProfileRanOut(Some(WaitingReason::ProviderDown));
    let status = |status: u16, end: End| {
        always(format!("the profile with status {status}"), Endpoint::Userinfo, move |_| {
            Reply::status(status, &World::userinfo().written())
        })
        .ends(end)
    };
    vec![
        ends(
            "a profile in a list",
            || Reply::ok(&format!("[{}]", World::userinfo().written())),
            End::Unreadable("answer_json"),
        ),
        always("a signed profile", Endpoint::Userinfo, move |_| {
            Reply::http(200, "Content-Type: application/jwt\r\n", jwt())
        })
        .ends(End::Unreadable("answer_content_type")),
        always("a signed profile that says it is JSON", Endpoint::Userinfo, move |_| Reply::ok(&jwt()))
            .ends(End::Unreadable("answer_json")),
        always("a signed profile in quotation marks", Endpoint::Userinfo, move |_| Reply::ok(&quoted(&jwt())))
            .ends(End::Unreadable("answer_json")),
        ends("a profile of nothing", || Reply::ok("{}"), End::Refused("userinfo")),
        status(201, End::Unreadable("answer_status")),
        status(302, End::Unreadable("answer_redirect")),
        status(400, End::TokenGone),
        status(401, End::TokenGone),
        status(403, End::TokenGone),
        status(404, End::TokenGone),
        status(418, End::ProfileEnded(Verdict::Unknown("http_418".to_owned()))),
        status(423, later()),
        status(429, End::ProfileRanOut(Some(WaitingReason::TooManyRequests))),
        status(500, later()),
        status(503, later()),
        ends(
            "the token is not good, and a new one is to be had elsewhere",
            || {
                Reply::http(
                    401,
                    "WWW-Authenticate: Bearer error=\"invalid_token\", resource_metadata=\"http://192.0.2.1/\"\r\n",
                    "",
                )
            },
            End::TokenGone,
        ),
        ends(
            "a password is asked for",
            || Reply::http(401, "WWW-Authenticate: Basic realm=\"desk\"\r\n", ""),
            End::TokenGone,
        ),
        at_first("the profile is late", Endpoint::Userinfo, 3, |_| Reply::page(503))
            .after(WaitingReason::ProviderDown)
            .goes_on(),
        at_first("the profile asks to be left alone", Endpoint::Userinfo, 1, |_| {
            Reply::http(429, "Retry-After: 20\r\n", "").asking_for(20)
        })
        .after(WaitingReason::TooManyRequests)
        .goes_on(),
        at_first("the profile is three times a page", Endpoint::Userinfo, 3, |_| Reply::page(200))
            .after(WaitingReason::ProviderDown)
            .goes_on(),
    ]
}

#[test]
fn a_profile_is_of_the_person_in_the_token() {
    println!("{}", tell(subjects));
}

#[test]
fn a_number_is_the_one_that_was_asked() {
    println!("{}", tell(numbers));
}

#[test]
fn a_profile_can_be_shown_and_kept() {
    println!("{}", tell(texts));
}

#[test]
fn a_profile_is_one_object_with_status_200() {
    println!("{}", tell(shapes));
}
