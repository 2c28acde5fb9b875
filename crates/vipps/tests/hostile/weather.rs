//! Weather: what must not end a login, and never makes it ask sooner than it may (CIBA Core 11, RFC 9110 10.2.3, contract §18).

use vipps::WaitingReason;

use crate::desk::End;
use crate::lie::{Lie, at_first, lie, tell};
use crate::reply::{Act, JSON, Reply};
use crate::world::Endpoint;

/// So many mishaps at the question for the token, and then the truth.
fn mishap(name: impl Into<String>, times: usize, reply: impl Fn() -> Reply + Send + Sync + 'static) -> Lie {
    at_first(name, Endpoint::Token, times, move |_| reply()).goes_on()
}

/// A 429 that names a time in whatever form, and how long that is to be, in seconds.
fn too_many() -> Vec<Lie> {
    let named = |headers: &'static str, seconds: u64| {
        mishap(format!("too many, with {:?}", headers.trim_end()), 1, move || {
            Reply::http(429, headers, "").asking_for(seconds)
        })
        .after(WaitingReason::TooManyRequests)
        .and("it waits as long as was asked, and no longer", move |told| {
            told.waits(Endpoint::Token) == [i64::try_from(seconds).unwrap() * 1000]
        })
    };
    let absurd = |headers: &'static str| {
        at_first(format!("too many, with {:?}", headers.trim_end()), Endpoint::Token, 1, move |_| {
            Reply::http(429, headers, "").asking_for(300)
        })
        .after(WaitingReason::TooManyRequests)
        .ends(End::RanOut(Some(WaitingReason::TooManyRequests)))
        .and("it does not ask again in this login", |told| told.count(Endpoint::Token) == 1)
    };
    // The first question comes at five seconds past.
    vec![
        named("Retry-After: 20\r\n", 20),
        named("Retry-After: 0\r\n", 5),
        named("Retry-After: 1\r\n", 5),
        named("Retry-After: 020\r\n", 20),
        named("Retry-After: 20 \t\r\n", 20),
        named("Retry-After: Mon, 02 Mar 2026 09:15:35 GMT\r\n", 30),
        named("Retry-After: Monday, 02-Mar-26 09:15:35 GMT\r\n", 30),
        named("Retry-After: Mon Mar  2 09:15:35 2026\r\n", 30),
        named("Retry-After: Mon, 02 Mar 2020 09:15:35 GMT\r\n", 5),
        // A date of the provider's is meant by the provider's clock.
        named("Date: Mon, 02 Mar 2020 09:15:00 GMT\r\nRetry-After: Mon, 02 Mar 2020 09:15:20 GMT\r\n", 20),
        // Without a usable time, thirty seconds (contract §18).
        named("", 30),
        named("Retry-After: soon\r\n", 30),
        named("Retry-After: -20\r\n", 30),
        named("Retry-After: 20.5\r\n", 30),
        named("Retry-After: 20s\r\n", 30),
        named("Retry-After: 0x14\r\n", 30),
        named("Retry-After:\r\n", 30),
        named("Retry-After: Mon, 99 Foo 2026 09:15:35 GMT\r\n", 30),
        named("Retry-After: 99999999999999999999999999\r\n", 30),
        named("Retry-After: \u{ff}\u{fe}\r\n", 30),
        named("RateLimit-Reset: 20\r\n", 30),
        absurd("Retry-After: 4294967296\r\n"),
        absurd("Retry-After: 18446744073709551615\r\n"),
        absurd("Retry-After: Fri, 31 Dec 9999 23:59:59 GMT\r\n"),
        // RFC 9110 5.3: there is one of these; of two, either.
        mishap("too many, and two times to come back", 1, || {
            Reply::http(429, "Retry-After: 10\r\nRetry-After: 20\r\n", "").asking_for(10)
        })
        .after(WaitingReason::TooManyRequests),
        mishap("too many, with a word that would end it", 1, || {
            Reply::http(429, &format!("{JSON}Retry-After: 10\r\n"), r#"{"error":"access_denied"}"#).asking_for(10)
        })
        .after(WaitingReason::TooManyRequests),
        mishap("too many, five times", 5, || Reply::http(429, "Retry-After: 10\r\n", "").asking_for(10))
            .after(WaitingReason::TooManyRequests),
    ]
}

fn faults() -> Vec<Lie> {
    let mut lies = Vec::new();
    for status in [423, 500, 501, 502, 503, 504, 507, 511, 520, 599] {
        for (what, reply) in [
            ("a page", Reply::page(status)),
            ("nothing", Reply::http(status, "", "")),
            ("a word that would end it", Reply::error(status, "access_denied")),
            ("JSON that is none", Reply::status(status, "{")),
        ] {
            lies.push(
                mishap(format!("a fault {status} with {what}"), 2, move || reply.clone())
                    .after(WaitingReason::ProviderDown),
            );
        }
    }
    for status in [400, 403, 404, 405, 408, 409, 413, 421, 422, 431, 451] {
        lies.push(
            mishap(format!("a page of something in between, with {status}"), 2, move || Reply::page(status))
                .after(WaitingReason::ProviderDown),
        );
    }
    lies.push(
        mishap("a fault that asks to be left alone", 1, || Reply::http(503, "Retry-After: 40\r\n", "").asking_for(40))
            .after(WaitingReason::ProviderDown),
    );
    lies.push(
        at_first("a fault without end", Endpoint::Token, usize::MAX, |_| Reply::page(503))
            .ends(End::RanOut(Some(WaitingReason::ProviderDown)))
            .and("it is asked less and less often", |told| told.count(Endpoint::Token) < 20),
    );
    lies
}

fn breaks() -> Vec<Lie> {
    let lost = |name: &str, times, act: Act| {
        mishap(name, times, move || Reply::acts(vec![act.clone()])).after(WaitingReason::Unreachable)
    };
    let cut = || Reply::raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{\"acc");
    let unreadable = |name: &str, reply: fn() -> Reply| mishap(name, 3, reply).after(WaitingReason::ProviderDown);
    vec![
        lost("the connection is closed, twice", 2, Act::Close),
        lost("the connection is reset, three times", 3, Act::Reset),
        lost("silence, twice", 2, Act::Silence),
        lost("silence, five times", 5, Act::Silence),
        mishap("the tokens are cut", 1, move || cut().then(Act::Close)).after(WaitingReason::Unreachable),
        mishap("the tokens are reset", 1, move || cut().then(Act::Reset)).after(WaitingReason::Unreachable),
        mishap("the tokens fall silent", 1, move || cut().then(Act::Silence)).after(WaitingReason::Unreachable),
        // "Not yet", on a connection that is closed behind it without a word: the next question may meet nobody.
        mishap("the kept connection is closed", 1, || Reply::error(400, "authorization_pending").then(Act::Close)),
        mishap("the kept connection is reset", 1, || Reply::error(400, "authorization_pending").then(Act::Reset)),
        unreadable("three pages that say they are a success", || Reply::page(200)),
        unreadable("three answers that are no JSON", || Reply::ok("{")),
        unreadable("three answers that are packed", || Reply::http(200, "Content-Encoding: gzip\r\n", "")),
        unreadable("three redirects", || Reply::http(302, "Location: http://192.0.2.1/\r\n", "")),
        unreadable("three times nothing", || Reply::raw("HTTP/1.1 204 No Content\r\n\r\n")),
        unreadable("three floods", || {
            let head = format!("HTTP/1.1 200 OK\r\n{JSON}Content-Length: 10000000\r\n\r\n");
            Reply::raw(head).then(Act::Again(vec![b' '; 8_192], 1_000))
        }),
        lie("three pages, a not-yet, and three more", Endpoint::Token, |asked| match asked.nth {
            3 => Some(Reply::error(400, "authorization_pending")),
            0..=6 => Some(Reply::page(200)),
            _ => None,
        })
        .goes_on(),
        lie("four pages", Endpoint::Token, |asked| (asked.nth < 4).then(|| Reply::page(200)))
            .ends(End::Unreadable("answer_content_type")),
        lie("all the weather there is", Endpoint::Token, |asked| match asked.nth {
            0 => Some(Reply::page(503)),
            1 => Some(Reply::error(400, "slow_down").slowing_down()),
            2 => Some(Reply::acts(vec![Act::Reset])),
            3 => Some(Reply::http(429, "Retry-After: 15\r\n", "").asking_for(15)),
            4 => Some(Reply::page(200)),
            5 => Some(Reply::error(400, "authorization_pending")),
            _ => None,
        })
        .goes_on(),
    ]
}

/// At the keys and at the profile, too.
fn after_the_tokens() -> Vec<Lie> {
    let mut lies = Vec::new();
    for endpoint in [Endpoint::Jwks, Endpoint::Userinfo] {
        for act in [Act::Close, Act::Reset, Act::Silence] {
            let name = format!("{endpoint:?} breaks off by {act:?}, twice");
            lies.push(
                at_first(name, endpoint, 2, move |_| Reply::acts(vec![act.clone()]))
                    .after(WaitingReason::Unreachable)
                    .goes_on(),
            );
        }
        for status in [500, 502, 503, 504, 423] {
            lies.push(
                at_first(format!("{endpoint:?} has a fault {status}, twice"), endpoint, 2, move |_| {
                    Reply::page(status)
                })
                .after(WaitingReason::ProviderDown)
                .goes_on(),
            );
        }
        lies.push(
            at_first(format!("{endpoint:?} is a page, three times"), endpoint, 2, |_| Reply::page(200))
                .after(WaitingReason::ProviderDown)
                .goes_on(),
        );
    }
    lies
}

#[test]
fn a_login_waits_as_long_as_it_is_asked_to() {
    println!("{}", tell(too_many));
}

#[test]
fn a_fault_ends_no_login() {
    println!("{}", tell(faults));
}

#[test]
fn a_mishap_ends_no_login() {
    println!("{}", tell(breaks));
}

#[test]
fn a_mishap_after_the_tokens_ends_no_login() {
    println!("{}", tell(after_the_tokens));
}
