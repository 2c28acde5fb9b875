//! Lies before and at the start (contract §5 to §7, §17.1; CIBA Core 7.3 and 13).

use vipps::Verdict;

use crate::desk::End;
use crate::lie::{Lie, always, tell};
use crate::reply::Reply;
use crate::world::{AUTH_REQ_ID, Endpoint, PHONE, World};

const UNUSABLE: Verdict = Verdict::Unusable("start_answer");

/// Only a clear no is one; nothing else blocks a login (contract §17.6).
fn existences() -> Vec<Lie> {
    let says = |what: &str, body: &'static str| always(what, Endpoint::UserExists, move |_| Reply::ok(body));
    let mut lies = vec![
        says("nobody has this number", r#"{"exists":false}"#).ends(End::NotEligible),
        says("nobody has this number, and more", r#"{"exists":false,"reason":"too young"}"#).ends(End::NotEligible),
    ];
    for (what, body) in [
        ("the number may exist in text", r#"{"exists":"false"}"#),
        ("the number exists to no degree", r#"{"exists":0}"#),
        ("the number exists in null", r#"{"exists":null}"#),
        ("the number exists in a list", r#"{"exists":[false]}"#),
        ("the number exists in capitals", r#"{"Exists":false}"#),
        ("the number exists and does not", r#"{"exists":true,"exists":false}"#),
        ("the number exists in nothing", "{}"),
        ("the number exists nowhere but at the top", "false"),
    ] {
        lies.push(says(what, body).goes_on());
    }
    for status in [201, 204, 302, 400, 401, 403, 404, 409, 429, 500, 503] {
        lies.push(
            always(format!("a clear no with status {status}"), Endpoint::UserExists, move |_| {
                Reply::status(status, r#"{"exists":false}"#)
            })
            .goes_on(),
        );
    }
    lies
}

fn handles() -> Vec<Lie> {
    let refused = |what: &str, written: String| {
        always(what, Endpoint::Start, move |_| {
            Reply::ok(&World::start_answer().set("auth_req_id", written.clone()).written())
        })
        .not_started(UNUSABLE)
    };
    let mut lies = vec![
        always("there is no handle", Endpoint::Start, |_| {
            Reply::ok(&World::start_answer().without("auth_req_id").written())
        })
        .not_started(UNUSABLE),
        always("there are two handles", Endpoint::Start, |_| {
            Reply::ok(&World::start_answer().also("auth_req_id", r#""b""#).written())
        })
        .not_started(UNUSABLE),
        refused("the handle is of 4097 signs", format!("\"{}\"", "a".repeat(4097))),
        always("the handle is of 4096 signs", Endpoint::Start, |_| {
            Reply::ok(&World::start_answer().text("auth_req_id", &"a".repeat(4096)).written())
        })
        // The ID token names the one that it should have been.
        .refused_by("id_token_auth_req_id"),
    ];
    for (what, written) in [
        ("empty", r#""""#),
        ("null", "null"),
        ("a number", "1234567890"),
        ("true", "true"),
        ("a list", r#"["a"]"#),
        ("an object", "{}"),
        ("two fields of a form", r#""a&scope=nin""#),
        ("an equation", r#""a=b""#),
        ("in escapes of an address", r#""a%26b""#),
        ("of two lines", r#""a\r\nX: y""#),
        ("with a NUL", r#""a\u0000""#),
        ("with a space", r#""a b""#),
        ("with a plus", r#""a+b""#),
        ("with a slash", r#""a/b""#),
        ("beyond ASCII", r#""æ""#),
        ("a look-alike", r#""а""#),
        ("half a letter", r#""\udc00""#),
    ] {
        lies.push(refused(&format!("the handle is {what}"), written.to_owned()));
    }
    lies
}

fn times() -> Vec<Lie> {
    let says = |what: &str, name: &'static str, written: &'static str| {
        always(what, Endpoint::Start, move |_| Reply::ok(&World::start_answer().set(name, written).written()))
    };
    let mut lies = vec![
        always("it never runs out", Endpoint::Start, |_| {
            Reply::ok(&World::start_answer().without("expires_in").written())
        })
        .not_started(UNUSABLE),
        always("there is no interval", Endpoint::Start, |_| {
            Reply::ok(&World::start_answer().without("interval").written())
        })
        .goes_on(),
        always("the interval is null", Endpoint::Start, |_| {
            Reply::ok(&World::start_answer().set("interval", "null").written())
        })
        .goes_on(),
        // CIBA Core 7.3: a positive number; zero is none, and none is five.
        says("the interval is zero", "interval", "0").goes_on(),
        always("the interval is a thousandth of a second", Endpoint::Start, |_| {
            Reply::ok(&World::start_answer().set("interval", "0.001").written()).with_interval(1.0)
        })
        .goes_on(),
        always("the interval is a second and a half", Endpoint::Start, |_| {
            Reply::ok(&World::start_answer().set("interval", "1.5").written()).with_interval(1.5)
        })
        .goes_on(),
        always("the interval is longer than the login", Endpoint::Start, |_| {
            Reply::ok(&World::start_answer().set("interval", "600").written()).with_interval(600.0)
        })
        .ends(End::RanOut(None)),
        always("it runs out before the first question", Endpoint::Start, |_| {
            Reply::ok(&World::start_answer().set("expires_in", "1").written())
        })
        .ends(End::RanOut(None)),
        says("it runs out in a million years", "expires_in", "31556952000000").goes_on(),
        says("it runs out in powers of ten", "expires_in", "1.8e2").goes_on(),
        says("it runs out in fractions", "expires_in", "180.9").goes_on(),
    ];
    for (what, written) in [
        ("negative", "-1"),
        ("text", r#""180""#),
        ("empty text", r#""""#),
        ("true", "true"),
        ("a list", "[180]"),
        ("an object", "{}"),
        ("beyond all numbers", "1e300"),
        ("infinite", "1e999"),
        ("not a number", "NaN"),
    ] {
        for (name, thing) in [("expires_in", "the expiry"), ("interval", "the interval")] {
            lies.push(says(&format!("{thing} is {what}"), name, written).not_started(UNUSABLE));
        }
    }
    lies.push(says("it runs out at once", "expires_in", "0").not_started(UNUSABLE));
    lies.push(says("the expiry is null", "expires_in", "null").not_started(UNUSABLE));
    lies.push(says("the interval is longer than any login", "interval", "3601").not_started(UNUSABLE));
    lies
}

/// Every no, and what looks like one. Nothing is sent again.
fn refusals() -> Vec<Lie> {
    let error = |status: u16, body: String, verdict: Verdict| {
        let shown: String = body.chars().take(60).collect();
        always(format!("the start is refused with {status} and {shown}"), Endpoint::Start, move |_| {
            Reply::status(status, &body)
        })
        .not_started(verdict)
    };
    let word = |status, word: &str, verdict| error(status, format!(r#"{{"error":"{word}"}}"#), verdict);
    let other = || Verdict::Unknown("other".to_owned());
    vec![
        word(400, "unknown_user_id", Verdict::NotEligible),
        word(400, "invalid_request", Verdict::InvalidRequest),
        word(400, "access_denied", Verdict::UnauthorizedClient),
        word(403, "access_denied", Verdict::UnauthorizedClient),
        word(401, "invalid_client", Verdict::InvalidClient),
        word(401, "authorization_pending", Verdict::InvalidClient),
        word(400, "authorization_pending", Verdict::Unknown("authorization_pending".to_owned())),
        word(400, "slow_down", Verdict::Unknown("slow_down".to_owned())),
        word(503, "access_denied", Verdict::ProviderDown),
        word(423, "unknown_user_id", Verdict::ProviderDown),
        word(429, "unknown_user_id", Verdict::TooMany(None)),
        // No text of the provider's is shown that may be somebody's.
        word(400, PHONE, other()),
        word(400, AUTH_REQ_ID, other()),
        word(400, "Kanarifugl7 Gulfjer", other()),
        word(400, "c4nary@example.test", other()),
        word(400, &"a".repeat(100_000), other()),
        error(400, format!(r#"{{"error":"x","error_description":"{PHONE}"}}"#), Verdict::Unknown("x".to_owned())),
        error(400, r#"{"error":["access_denied"]}"#.to_owned(), Verdict::Unknown("http_400".to_owned())),
        error(400, r#"{"error":{"code":"old_app"}}"#.to_owned(), Verdict::Unknown("http_400".to_owned())),
        error(400, r#"{"error":7}"#.to_owned(), Verdict::Unknown("http_400".to_owned())),
        error(400, r#"{"error":"a","error":"old_app"}"#.to_owned(), Verdict::Unknown("http_400".to_owned())),
        error(400, r#"{"error":"x","error_code":"old_app"}"#.to_owned(), Verdict::OldApp),
        error(400, "[]".to_owned(), Verdict::Unknown("http_400".to_owned())),
        error(599, "{}".to_owned(), Verdict::ProviderDown),
        error(418, "{}".to_owned(), Verdict::Unknown("http_418".to_owned())),
        // A yes and a no in one: the request may be on the customer's phone, and what comes of it is checked.
        always("a yes that says it is a no", Endpoint::Start, |_| {
            Reply::ok(&World::start_answer().text("error", "access_denied").written())
        })
        .goes_on()
        .not_started(UNUSABLE),
        always("a yes with status 400", Endpoint::Start, |_| Reply::status(400, &World::start_answer().written()))
            .not_started(Verdict::Unknown("http_400".to_owned())),
        always("a yes with status 201", Endpoint::Start, |_| Reply::status(201, &World::start_answer().written()))
            .not_started(UNUSABLE),
        always("a yes with status 202", Endpoint::Start, |_| Reply::status(202, &World::start_answer().written()))
            .not_started(UNUSABLE),
        always("a yes that asks to be called back elsewhere", Endpoint::Start, |world| {
            Reply::ok(&World::start_answer().text("token_endpoint", &format!("http://{}/", world.trap)).written())
        })
        .goes_on(),
    ]
}

/// A 429 to a start ends it, whatever it names; it is not sent again (contract §18).
fn too_many() -> Vec<Lie> {
    let named = |value: &'static str, seconds: Option<u64>| {
        always(format!("too many starts, and to come back {value:?}"), Endpoint::Start, move |_| {
            Reply::http(429, &format!("Retry-After: {value}\r\n"), "")
        })
        .not_started(Verdict::TooMany(seconds.map(std::time::Duration::from_secs)))
    };
    vec![
        named("20", Some(20)),
        named("0", Some(0)),
        named("-20", None),
        named("20.5", None),
        named("soon", None),
        named("", None),
        named("18446744073709551615", Some(u64::MAX)),
        named("99999999999999999999999999", None),
        named("Mon, 02 Mar 2026 09:15:30 GMT", Some(30)),
        named("Mon, 02 Mar 2020 09:15:30 GMT", Some(0)),
        named("Mon, 99 Mar 2026 09:15:30 GMT", None),
    ]
}

#[test]
fn only_a_clear_no_keeps_a_login_from_starting() {
    println!("{}", tell(existences));
}

#[test]
fn a_handle_is_of_its_alphabet() {
    println!("{}", tell(handles));
}

#[test]
fn an_expiry_and_an_interval_are_numbers_of_seconds() {
    println!("{}", tell(times));
}

#[test]
fn a_start_that_is_refused_is_not_sent_again() {
    println!("{}", tell(refusals));
}

#[test]
fn a_start_too_many_ends_whatever_it_names() {
    println!("{}", tell(too_many));
}
