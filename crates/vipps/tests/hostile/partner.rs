//! Lies of the platform to a partner (contract §3.2).

use vipps::Verdict;

use crate::desk::End;
use crate::json::Members;
use crate::lie::{Lie, always, tell};
use crate::reply::Reply;
use crate::world::{Endpoint, SECRET, SUBSCRIPTION_KEY, World};

const UNUSABLE: Verdict = Verdict::Unusable("access_token_answer");

fn says(what: impl Into<String>, change: impl Fn(Members) -> Members + Send + Sync + 'static) -> Lie {
    always(what, Endpoint::PartnerToken, move |_| Reply::ok(&change(World::partner_token()).written()))
}

fn tokens() -> Vec<Lie> {
    let mut lies = Vec::new();
    for name in ["access_token", "token_type", "expires_in"] {
        lies.push(
            says(format!("there is no {name} of the platform"), move |token| token.without(name)).not_started(UNUSABLE),
        );
        lies.push(
            says(format!("the platform's {name} is named twice"), move |token| token.also(name, r#""1""#))
                .not_started(UNUSABLE),
        );
        for (what, written) in
            [("null", "null"), ("empty", r#""""#), ("a list", r#"["1"]"#), ("an object", "{}"), ("true", "true")]
        {
            lies.push(
                says(format!("the platform's {name} is {what}"), move |token| token.set(name, written))
                    .not_started(UNUSABLE),
            );
        }
    }
    // RFC 6750 2.1: it goes into a header.
    for (what, token) in [
        ("a space", "a b".to_owned()),
        ("a line break", "a\r\nX-Evil: b".to_owned()),
        ("a NUL", "a\0b".to_owned()),
        ("a tab", "a\tb".to_owned()),
        ("a letter beyond ASCII", "aæb".to_owned()),
        ("two hundred thousand signs", "a".repeat(200_000)),
    ] {
        lies.push(
            says(format!("the platform's token has {what} in it"), move |own| own.text("access_token", &token))
                .not_started(UNUSABLE),
        );
    }
    for (what, written) in [
        ("a negative text", r#""-1""#),
        ("a negative number", "-1"),
        ("a fraction", "3599.5"),
        ("words", r#""an hour""#),
        ("a text with a fraction", r#""3599.0""#),
        ("beyond all numbers", "1e300"),
    ] {
        lies.push(
            says(format!("the platform's token lives for {what}"), move |token| token.set("expires_in", written))
                .not_started(UNUSABLE),
        );
    }
    for kind in ["mac", "Basic", "Bearer,mac"] {
        lies.push(
            says(format!("the platform's token is of the kind {kind}"), move |token| token.text("token_type", kind))
                .not_started(UNUSABLE),
        );
    }
    lies.extend([
        says("the platform's token lives for ever", |token| token.set("expires_in", u64::MAX.to_string())).goes_on(),
        says("the platform's token lives for a number", |token| token.set("expires_in", "3599")).goes_on(),
        says("the platform's token is of a kind in small letters", |token| token.text("token_type", "bearer"))
            .goes_on(),
        // A token that has run out when it comes is asked for anew no more than once a minute.
        says("the platform's token lives for no time", |token| token.text("expires_in", "0"))
            .goes_on()
            .and("it is used for a minute all the same", |told| {
                told.waits(Endpoint::PartnerToken).iter().all(|ms| *ms >= 60_000)
            }),
        says("the platform's token was good long ago", |token| {
            token.text("expires_on", "1").text("not_before", "9999999999")
        })
        .goes_on(),
    ]);
    lies
}

fn refusals() -> Vec<Lie> {
    let refused = |what: &str, status: u16, body: String| {
        always(what, Endpoint::PartnerToken, move |_| Reply::status(status, &body))
            .ends(End::NotStarted(Verdict::InvalidClient))
    };
    vec![
        refused("the platform says no", 401, r#"{"error":"invalid_client"}"#.to_owned()),
        refused("the platform shows the secret back", 400, format!(r#"{{"error":"bad secret {SECRET}"}}"#)),
        refused("the platform shows the key back", 403, format!(r#"{{"error":"{SUBSCRIPTION_KEY}"}}"#)),
        refused("the platform is a page", 404, "<html>".to_owned()),
        always("the platform goes elsewhere with the keys", Endpoint::PartnerToken, |world| {
            Reply::http(307, &format!("Location: http://{}/accesstoken/get\r\n", world.trap), "")
        })
        .not_started(UNUSABLE),
    ]
}

#[test]
fn a_platforms_token_is_of_the_alphabet_of_a_header_and_lives_for_a_time() {
    println!("{}", tell(tokens));
}

#[test]
fn a_platform_that_says_no_is_shown_the_keys_once() {
    println!("{}", tell(refusals));
}
