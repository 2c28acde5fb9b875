//! Tokens that are good, and not the ID token of this login (RFC 8725 3.11 and 3.12, OpenID Connect Core 5.3.2).

use crate::desk::{End, Journey};
use crate::json::{Members, quoted};
use crate::jwt::{at_hash, claims, header, signed};
use crate::keys::Signer;
use crate::lie::{Lie, id_token, instead_of_tokens, tell};
use crate::reply::Reply;
use crate::world::{AUTH_REQ_ID, Endpoint, OTHER_AUTH_REQ_ID, OTHER_PHONE, OTHER_SUB, SUB, World};

/// Truly signed, under the usual header.
fn token(what: &str, make: fn(&World) -> Members) -> Lie {
    id_token(what, move |world| signed(&header(), &make(world), Signer::Rs256))
}

fn typed(what: &str, typ: &'static str, make: fn(&World) -> Members) -> Lie {
    id_token(what, move |world| signed(&header().text("typ", typ), &make(world), Signer::Rs256))
}

/// OpenID Connect Back-Channel Logout 2.4.
fn logout(world: &World) -> Members {
    let event = r#"{"http://schemas.openid.net/event/backchannel-logout":{}}"#;
    claims(world).without("nonce").set("events", event).text("jti", "1")
}

/// RFC 9068.
fn access_token(world: &World) -> Members {
    claims(world).without("nonce").without("at_hash").text("client_id", "c").text("scope", "openid").text("jti", "1")
}

fn others() -> Vec<Lie> {
    const TYP: &str = "id_token_typ";
    vec![
        typed("an access token in its place", "at+jwt", access_token).refused_by(TYP),
        token("an access token of another resource in its place", |world| {
            access_token(world).text("aud", "https://api.example.test/")
        })
        .refused_by("id_token_aud"),
        typed("a logout token in its place", "logout+jwt", logout).refused_by(TYP),
        token("a logout token that does not say so", logout).refused_by(TYP),
        token("events that are null", |world| claims(world).set("events", "null")).refused_by(TYP),
        token("the token of another login", |world| claims(world).text("auth_req_id", OTHER_AUTH_REQ_ID))
            .refused_by("id_token_auth_req_id"),
        token("the token of another counter", |world| claims(world).text("aud", "another-counter"))
            .refused_by("id_token_aud"),
        token("the token of another provider", |world| claims(world).text("iss", "https://other.example.test/"))
            .refused_by("id_token_iss"),
        token("the token of another question, by its nonce", |world| claims(world).text("nonce", "n-other"))
            .refused_by("id_token_nonce"),
        token("the token of the login before", |world| {
            let then = world.clock.seconds() - 120;
            claims(world).set("iat", then.to_string()).without("nonce").without("auth_req_id").without("at_hash")
        })
        .refused_by("id_token_iat"),
        token("the token that came with another access token", |world| {
            claims(world).text("at_hash", &at_hash("other"))
        })
        .refused_by("id_token_at_hash"),
        // The one that a signature cannot tell: who is asked, and who answers.
        token("the token of another person, with the profile of the one who was asked", |world| {
            claims(world).text("sub", OTHER_SUB)
        })
        .refused_by("userinfo_sub"),
        token("the token and the profile of another person", |world| claims(world).text("sub", OTHER_SUB))
            .besides(Endpoint::Userinfo, |_| {
                let other = World::userinfo().text("sub", OTHER_SUB).text("phone_number", OTHER_PHONE);
                Some(Reply::ok(&other.written()))
            })
            .ends(End::WrongPerson),
        instead_of_tokens("the access token in place of the ID token", |_| {
            Reply::ok(&World::tokens("ciba.c4naryP.0aB1").written())
        })
        .refused_by("id_token_json"),
        instead_of_tokens("the ID token in place of the access token", |world| {
            let token = crate::jwt::honest(world);
            Reply::ok(&World::tokens(&token).text("access_token", &token).written())
        })
        .refused_by("id_token_at_hash"),
        token("claims of somebody else inside", |world| claims(world).set("act", r#"{"sub":"x"}"#)).goes_on(),
        token("a level of assurance that nobody asked for", |world| claims(world).text("acr", "0")).goes_on(),
    ]
}

/// In the browser, the request is the only thing that ties the visit to the counter (contract §9.2.5).
fn in_the_browser() -> Vec<Lie> {
    const CHECK: &str = "id_token_auth_req_id";
    let redirected = |what: &str, change: fn(Members) -> Members| {
        crate::lie::always(what, Endpoint::RedirectGrant, move |world| {
            let id_token = signed(&header(), &change(claims(world)), Signer::Rs256);
            Reply::ok(&World::tokens(&id_token).written())
        })
        .on(Journey::Browser)
    };
    vec![
        redirected("a visit that does not name its request", |claims| claims.without("auth_req_id")).refused_by(CHECK),
        redirected("a visit of another request", |claims| claims.text("auth_req_id", OTHER_AUTH_REQ_ID))
            .refused_by(CHECK),
        redirected("a visit of two requests", |claims| claims.text("authReqId", OTHER_AUTH_REQ_ID)).refused_by(CHECK),
        redirected("a visit with its request in a list", |claims| {
            claims.set("auth_req_id", format!("[{}]", quoted(AUTH_REQ_ID)))
        })
        .refused_by(CHECK),
        redirected("a visit with its request by the other name", |claims| {
            claims.without("auth_req_id").text("authReqId", AUTH_REQ_ID)
        })
        .goes_on(),
        redirected("a visit with another nonce", |claims| claims.text("nonce", "other")).refused_by(CHECK),
        redirected("a visit of another counter", |claims| claims.text("aud", "other")).refused_by("id_token_aud"),
        redirected("a visit of nobody", |claims| claims.without("sub")).refused_by("id_token_sub"),
        redirected("a visit that is expired", |claims| claims.set("exp", "1")).refused_by("id_token_exp"),
        redirected("a visit of the person, again", |claims| claims.text("sub", SUB)).goes_on(),
    ]
}

/// A partner does not know the client's id: the sales unit must be named, and be the one (contract §11.3.4).
fn for_a_partner() -> Vec<Lie> {
    const AUD: &str = "id_token_aud";
    let msn = |what: &str, change: fn(Members) -> Members| {
        id_token(what, move |world| signed(&header(), &change(claims(world)), Signer::Rs256)).on(Journey::Partner)
    };
    vec![
        msn("a token without a sales unit", |claims| claims.without("msn")).refused_by(AUD),
        msn("a token of another sales unit", |claims| claims.text("msn", "900124")).refused_by(AUD),
        msn("a sales unit that is a number", |claims| claims.set("msn", "900123")).refused_by(AUD),
        msn("a sales unit in a list", |claims| claims.set("msn", r#"["900123"]"#)).refused_by(AUD),
        msn("a sales unit with a space behind", |claims| claims.text("msn", "900123 ")).refused_by(AUD),
        msn("a sales unit with a zero before", |claims| claims.text("msn", "0900123")).refused_by(AUD),
        msn("a sales unit of null", |claims| claims.set("msn", "null")).refused_by(AUD),
        msn("a sales unit named twice", |claims| claims.also("msn", r#""900124""#)).refused_by("id_token_json"),
        msn("the client of the merchant, whom a partner does not know", |claims| claims.text("aud", "merchant"))
            .goes_on(),
    ]
}

#[test]
fn another_token_is_not_this_one() {
    println!("{}", tell(others));
}

#[test]
fn a_visit_is_tied_to_a_request() {
    println!("{}", tell(in_the_browser));
}

#[test]
fn a_partners_token_names_the_sales_unit() {
    println!("{}", tell(for_a_partner));
}
