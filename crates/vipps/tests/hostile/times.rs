//! Lies about when: `exp`, `iat`, `nbf`, `auth_time` (RFC 7519 2 and 4.1, OpenID Connect Core 3.1.3.7, rules 9, 10, 13).
//!
//! The token comes five seconds and one "not yet" after the start; the leeway is a minute (contract §11.3.5).

use crate::claims::claiming;
use crate::json::Members;
use crate::lie::{Lie, tell};
use crate::world::{BEGIN, World};

const EXP: &str = "id_token_exp";
const IAT: &str = "id_token_iat";
const AUTH_TIME: &str = "id_token_auth_time";

/// A claim so many seconds from now.
fn seconds(what: &str, name: &'static str, from_now: i64) -> Lie {
    claiming(what, move |claims, world| claims.set(name, (world.clock.seconds() + from_now).to_string()))
}

fn written(what: &str, name: &'static str, written: &'static str) -> Lie {
    claiming(what, move |claims, _| claims.set(name, written))
}

/// `iat` and `exp`, both seconds from now.
fn life(what: &str, from: i64, to: i64) -> Lie {
    claiming(what, move |claims, world| lived(claims, world, from, to))
}

fn lived(claims: Members, world: &World, from: i64, to: i64) -> Members {
    let now = world.clock.seconds();
    claims.set("iat", (now + from).to_string()).set("exp", (now + to).to_string())
}

fn edges() -> Vec<Lie> {
    let since_begin = |what: &str, name: &'static str, from_begin: i64| {
        claiming(what, move |claims, _| claims.set(name, (BEGIN + from_begin).to_string()))
    };
    vec![
        life("expired a second less than the leeway ago", -60, -59).goes_on(),
        seconds("expired to the second when the leeway is over", "exp", -60).refused_by(EXP),
        seconds("expired an hour ago", "exp", -3600).refused_by(EXP),
        life("expired a moment ago, within the leeway", -5, -1).goes_on(),
        seconds("issued in the future, within the leeway", "iat", 60).goes_on(),
        seconds("issued in the future, a second beyond the leeway", "iat", 61).refused_by(IAT),
        seconds("issued tomorrow", "iat", 86_400).refused_by(IAT),
        since_begin("issued before the start, within the leeway", "iat", -60).goes_on(),
        since_begin("issued before the start, a second beyond the leeway", "iat", -61).refused_by(IAT),
        since_begin("issued yesterday", "iat", -86_400).refused_by(IAT),
        life("issued when it expires", 10, 10).refused_by(IAT),
        life("issued after it expires", 20, 10).refused_by(IAT),
        seconds("not good yet, within the leeway", "nbf", 60).goes_on(),
        seconds("not good yet, a second beyond the leeway", "nbf", 61).refused_by(IAT),
        written("not good at no time there is", "nbf", r#""now""#).refused_by(IAT),
        written("not good before null", "nbf", "null").refused_by(IAT),
        seconds("the customer logged in long ago", "auth_time", -86_400).goes_on(),
        seconds("the customer will log in within the leeway", "auth_time", 60).goes_on(),
        seconds("the customer will log in a second beyond the leeway", "auth_time", 61).refused_by(AUTH_TIME),
        written("the customer logged in at null", "auth_time", "null").refused_by(AUTH_TIME),
        written("the customer logged in at a text", "auth_time", r#""1772442900""#).refused_by(AUTH_TIME),
        claiming("nobody says when the customer logged in", |claims, _| claims.without("auth_time")).goes_on(),
        claiming("no expiry", |claims, _| claims.without("exp")).refused_by(EXP),
        claiming("no time of issue", |claims, _| claims.without("iat")).refused_by(IAT),
        claiming("two expiries", |claims, _| claims.also("exp", "9999999999")).refused_by("id_token_json"),
        claiming("it lives for ten thousand years", |claims, _| claims.set("exp", "253402300799")).ends_well_or(EXP),
    ]
}

/// RFC 7519 2: a number; text is none.
fn kinds() -> Vec<Lie> {
    let mut lies = Vec::new();
    for (what, text) in [
        ("text", r#""9999999999""#),
        ("null", "null"),
        ("true", "true"),
        ("a list", "[9999999999]"),
        ("an object", "{}"),
        ("beyond all numbers", "99999999999999999999999999"),
        ("beyond all years", "99999999999999"),
        ("the least number there is", "-9223372036854775808"),
        ("the greatest number there is", "18446744073709551615"),
        ("before the year one", "-99999999999999"),
    ] {
        lies.push(written(&format!("an expiry that is {what}"), "exp", text).refused_by(EXP));
        lies.push(written(&format!("a time of issue that is {what}"), "iat", text).refused_by(IAT));
    }
    for (what, text) in [
        ("an infinite number", "1e999"),
        ("not a number", "NaN"),
        ("infinity by its name", "Infinity"),
        ("hexadecimal", "0x6a000000"),
        ("with a zero before", "01772446500"),
        ("with a plus before", "+1772446500"),
    ] {
        lies.push(written(&format!("an expiry that is {what}"), "exp", text).refused_by("id_token_json"));
    }
    lies.extend([
        written("an expiry with a fraction", "exp", "1772446500.75").goes_on(),
        written("an expiry in powers of ten", "exp", "1.7724465e9").goes_on(),
        written("a negative expiry", "exp", "-1").refused_by(EXP),
        written("an expiry of nothing", "exp", "0").refused_by(EXP),
        written("an expiry of less than nothing", "exp", "-0.0").refused_by(EXP),
        written("an expiry in milliseconds", "exp", "1772446500000").refused_by(EXP),
        written("a time of issue in milliseconds", "iat", "1772442905000").refused_by(IAT),
        written("a tiny expiry", "exp", "1e-300").refused_by(EXP),
        written("a huge expiry", "exp", "1e300").refused_by(EXP),
    ]);
    lies
}

impl Lie {
    /// Either is right.
    fn ends_well_or(self, check: &'static str) -> Self {
        self.goes_on().refused_by(check)
    }
}

#[test]
fn a_token_lives_from_its_issue_to_its_end() {
    println!("{}", tell(edges));
}

#[test]
fn a_time_is_a_number_of_seconds() {
    println!("{}", tell(kinds));
}
