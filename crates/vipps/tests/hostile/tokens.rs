//! Lies in the answer to the question for the token (RFC 6749 5.1 and 5.2, CIBA Core 10.1.1 and 11).

use vipps::{Verdict, WaitingReason};

use crate::desk::End;
use crate::json::Members;
use crate::jwt::honest;
use crate::lie::{Lie, always, at_first, instead_of_tokens, tell};
use crate::reply::Reply;
use crate::world::{ACCESS_TOKEN, AUTH_REQ_ID, Endpoint, OTHER_AUTH_REQ_ID, PHONE, World};

const UNUSABLE: End = End::Ended(Verdict::Unusable("token_answer"));

/// The tokens, changed.
fn tokens(what: &str, change: impl Fn(Members) -> Members + Send + Sync + 'static) -> Lie {
    instead_of_tokens(what, move |world| Reply::ok(&change(World::tokens(&honest(world))).written()))
}

fn members() -> Vec<Lie> {
    let set = |what: &str, name: &'static str, written: String| {
        tokens(what, move |tokens| tokens.set(name, written.clone())).ends(UNUSABLE)
    };
    let mut lies = Vec::new();
    for name in ["access_token", "id_token", "token_type"] {
        lies.push(tokens(&format!("there is no {name}"), move |tokens| tokens.without(name)).ends(UNUSABLE));
        for (what, written) in [
            ("null", "null"),
            ("empty", r#""""#),
            ("a number", "7"),
            ("a list", r#"["Bearer"]"#),
            ("an object", "{}"),
            ("true", "true"),
        ] {
            lies.push(set(&format!("the {name} is {what}"), name, written.to_owned()));
        }
        lies.push(set(&format!("the {name} is of 65537 signs"), name, format!("\"{}\"", "a".repeat(65_537))));
        lies.push(
            tokens(&format!("the {name} is named twice"), move |tokens| tokens.also(name, r#""x""#))
                .ends(End::Unreadable("answer_json")),
        );
    }
    for kind in ["mac", "DPoP", "Bearer ", "bearer,mac", "N_A", "Basic"] {
        lies.push(
            tokens(&format!("the token is of the kind {kind:?}"), move |tokens| tokens.text("token_type", kind))
                .ends(UNUSABLE),
        );
    }
    lies.push(tokens("the token is of a kind in capitals", |tokens| tokens.text("token_type", "BEARER")).goes_on());
    for (what, token) in [
        ("a line break", "a\r\nX-Evil: b"),
        ("a space", "a b"),
        ("a tab", "a\tb"),
        ("a NUL", "a\0b"),
        ("a letter beyond ASCII", "aæb"),
        ("a sign of deletion", "a\u{7f}b"),
    ] {
        lies.push(
            tokens(&format!("the access token has {what} in it"), move |tokens| tokens.text("access_token", token))
                .ends(UNUSABLE),
        );
    }
    lies
}

fn lives() -> Vec<Lie> {
    let lives = |what: &str, written: &'static str| {
        tokens(&format!("the access token lives for {what}"), move |tokens| tokens.set("expires_in", written))
    };
    vec![
        lives("null", "null").goes_on(),
        lives("a fraction", "300.5").goes_on(),
        lives("ever", "1e15").goes_on(),
        lives("no time", "0").ends(End::ProfileRanOut(None)),
        lives("a text", r#""300""#).ends(UNUSABLE),
        lives("less than no time", "-1").ends(UNUSABLE),
        lives("true", "true").ends(UNUSABLE),
        lives("a list", "[300]").ends(UNUSABLE),
        lives("longer than time", "1e300").ends(UNUSABLE),
        lives("an infinite time", "1e999").ends(End::Unreadable("answer_json")),
        tokens("nobody says for how long the access token lives", |tokens| tokens.without("expires_in")).goes_on(),
        tokens("it comes with a token to refresh", |tokens| tokens.text("refresh_token", "c4nary")).goes_on(),
        tokens("it comes with other scopes", |tokens| tokens.text("scope", "nin everything")).goes_on(),
        tokens("it names our request", |tokens| tokens.text("auth_req_id", AUTH_REQ_ID)).goes_on(),
        tokens("it names another request", |tokens| tokens.text("auth_req_id", OTHER_AUTH_REQ_ID)).ends(UNUSABLE),
        tokens("it names a request that is null", |tokens| tokens.set("auth_req_id", "null")).ends(UNUSABLE),
        tokens("it names our request in a list", |tokens| tokens.set("auth_req_id", format!("[\"{AUTH_REQ_ID}\"]")))
            .ends(UNUSABLE),
    ]
}

/// RFC 6749 5.1 and 5.2: tokens come with 200 and without an error; an error comes with 400, or 401, and without tokens.
fn contradictions() -> Vec<Lie> {
    let both = |word: &'static str| {
        tokens(&format!("tokens, and the error {word}"), move |tokens| tokens.text("error", word)).ends(UNUSABLE)
    };
    let tokens_with = |status: u16| {
        instead_of_tokens(format!("tokens with status {status}"), move |world| {
            Reply::status(status, &World::tokens(&honest(world)).written())
        })
    };
    let waits = End::RanOut(Some(WaitingReason::ProviderDown));
    vec![
        both("access_denied"),
        both("authorization_pending"),
        both("slow_down"),
        both("expired_token"),
        both(""),
        tokens("tokens, and an error that is an object", |tokens| tokens.set("error", "{}")).ends(UNUSABLE),
        tokens("tokens, and an error that is null", |tokens| tokens.set("error", "null")).goes_on().ends(UNUSABLE),
        tokens_with(201).ends(End::Unreadable("answer_status")),
        tokens_with(202).ends(End::Unreadable("answer_status")),
        tokens_with(203).ends(End::Unreadable("answer_status")),
        tokens_with(206).ends(End::Unreadable("answer_status")),
        tokens_with(300).ends(End::Unreadable("answer_redirect")),
        tokens_with(400).ends(waits.clone()),
        tokens_with(401).ends(End::Ended(Verdict::InvalidClient)),
        tokens_with(500).ends(waits.clone()),
        tokens_with(503).ends(waits),
        always("not yet, with status 200", Endpoint::Token, |_| Reply::error(200, "authorization_pending"))
            .ends(UNUSABLE),
        always("too fast, with status 200", Endpoint::Token, |_| Reply::error(200, "slow_down")).ends(UNUSABLE),
        always("no, with status 200", Endpoint::Token, |_| Reply::error(200, "access_denied")).ends(UNUSABLE),
        always("nothing, with status 200", Endpoint::Token, |_| Reply::ok("{}")).ends(UNUSABLE),
    ]
}

fn words() -> Vec<Lie> {
    let word = |status: u16, word: &'static str, verdict: Verdict| {
        always(format!("{word:?} with status {status}"), Endpoint::Token, move |_| Reply::error(status, word))
            .ends(End::Ended(verdict))
    };
    let body = |body: &'static str| {
        always(format!("a 400 that says {body}"), Endpoint::Token, move |_| Reply::status(400, body))
    };
    let unknown = |word: &str| Verdict::Unknown(word.to_owned());
    let gateway = || End::RanOut(Some(WaitingReason::ProviderDown));
    vec![
        word(400, "access_denied", Verdict::Declined),
        word(403, "access_denied", Verdict::Declined),
        word(400, "expired_token", Verdict::Expired),
        word(400, "invalid_grant", Verdict::InvalidGrant),
        word(400, "unauthorized_client", Verdict::UnauthorizedClient),
        word(401, "invalid_client", Verdict::InvalidClient),
        word(401, "authorization_pending", Verdict::InvalidClient),
        word(403, "authorization_pending", unknown("authorization_pending")),
        word(404, "slow_down", unknown("slow_down")),
        word(400, "AUTHORIZATION_PENDING", unknown("AUTHORIZATION_PENDING")),
        word(400, "authorization_pending ", unknown("other")),
        word(400, "transaction_failed", unknown("transaction_failed")),
        word(400, PHONE, unknown("other")),
        word(400, ACCESS_TOKEN, unknown("other")),
        body(r#"{"error":["authorization_pending"]}"#).ends(gateway()),
        body(r#"{"error":{"error":"access_denied"}}"#).ends(gateway()),
        body(r#"{"error":400}"#).ends(gateway()),
        body(r#"{"error":null}"#).ends(gateway()),
        body(r#"{"error":true}"#).ends(gateway()),
        body(r#"{"error":"slow_down","error":"access_denied"}"#).ends(gateway()),
        body(r#"["authorization_pending"]"#).ends(gateway()),
        body("access_denied").ends(gateway()),
        at_first("too fast, and then the tokens", Endpoint::Token, 1, |_| {
            Reply::error(400, "slow_down").slowing_down()
        })
        .after(WaitingReason::SlowDown)
        .goes_on()
        .and("five seconds are added", |told| told.waits(Endpoint::Token) == [10_000]),
        at_first("too fast, again and again", Endpoint::Token, 5, |_| Reply::error(400, "slow_down").slowing_down())
            .after(WaitingReason::SlowDown)
            .goes_on()
            .and("five seconds are added every time", |told| {
                told.waits(Endpoint::Token) == [10_000, 15_000, 20_000, 25_000, 30_000]
            }),
        always("too fast, without end", Endpoint::Token, |_| Reply::error(400, "slow_down").slowing_down())
            .ends(End::RanOut(Some(WaitingReason::SlowDown))),
        always("not yet, without end", Endpoint::Token, |_| Reply::error(400, "authorization_pending"))
            .ends(End::RanOut(None))
            .and("nothing is asked after the deadline", |told| told.count(Endpoint::Token) <= 36),
        always("not yet, and the wish to be asked at once", Endpoint::Token, |_| {
            Reply::status(400, r#"{"error":"authorization_pending","interval":0,"expires_in":99999}"#)
        })
        .ends(End::RanOut(None)),
    ]
}

#[test]
fn tokens_are_of_their_kinds() {
    println!("{}", tell(members));
}

#[test]
fn a_token_lives_for_a_number_of_seconds() {
    println!("{}", tell(lives));
}

#[test]
fn a_yes_that_says_no_is_no_yes() {
    println!("{}", tell(contradictions));
}

#[test]
fn every_word_ends_a_login_or_makes_it_wait() {
    println!("{}", tell(words));
}
