//! Lies in what the ID token says, truly signed (OpenID Connect Core 2 and 3.1.3.7, RFC 7519, CIBA Core 10.3.1).

use crate::json::{Members, quoted};
use crate::jwt::{at_hash, claims, header, signed};
use crate::keys::Signer;
use crate::lie::{Lie, id_token, tell};
use crate::world::{ACCESS_TOKEN, AUTH_REQ_ID, CLIENT_ID, NONCE, OTHER_AUTH_REQ_ID, SUB, World};

/// A token truly signed, whose claims were changed.
pub(crate) fn claiming(what: &str, change: impl Fn(Members, &World) -> Members + Send + Sync + 'static) -> Lie {
    id_token(what, move |world| signed(&header(), &change(claims(world), world), Signer::Rs256))
}

fn with(what: &str, name: &'static str, written: impl Into<String>) -> Lie {
    let written = written.into();
    claiming(what, move |claims, _| claims.set(name, written.clone()))
}

fn without(what: &str, name: &'static str) -> Lie {
    claiming(what, move |claims, _| claims.without(name))
}

fn issuers() -> Vec<Lie> {
    const ISS: &str = "id_token_iss";
    let other = |what: &str, change: fn(&World) -> String| {
        claiming(what, move |claims, world| claims.text("iss", &change(world))).refused_by(ISS)
    };
    let mut lies = vec![
        other("the issuer without its slash", |world| world.issuer().trim_end_matches('/').to_owned()),
        other("the issuer with two slashes", |world| format!("{}/", world.issuer())),
        other("the issuer on https", |world| world.issuer().replace("http:", "https:")),
        other("the issuer with its scheme in capitals", |world| world.issuer().replace("http:", "HTTP:")),
        other("the issuer by the name of its host", |world| world.issuer().replace("127.0.0.1", "localhost")),
        other("the issuer with a dot behind its host", |world| world.issuer().replace("127.0.0.1", "127.0.0.1.")),
        other("the issuer with its host written as one number", |world| {
            world.issuer().replace("127.0.0.1", "2130706433")
        }),
        other("the issuer with its host in wide digits", |world| world.issuer().replace("127.0.0.1", "１２７.0.0.1")),
        other("the issuer with its host mapped into the new protocol", |world| {
            world.issuer().replace("127.0.0.1", "[::ffff:127.0.0.1]")
        }),
        other("the issuer with somebody before its host", |world| world.issuer().replace("//", "//kari@")),
        other("the issuer on another port", |world| world.issuer().replace(&world.host, &world.trap)),
        other("the issuer with its path in capitals", |world| world.issuer().replace("access", "Access")),
        other("the issuer with a letter in escapes", |world| world.issuer().replace("access/", "%61ccess/")),
        other("the issuer with a look-alike letter", |world| world.issuer().replace("access/", "аccess/")),
        other("the issuer with a way around", |world| world.issuer().replace("access/", "x/../access/")),
        other("the issuer with a query", |world| format!("{}?", world.issuer())),
        other("the issuer with a fragment", |world| format!("{}#", world.issuer())),
        other("the issuer with a space behind", |world| format!("{} ", world.issuer())),
        other("the issuer with a NUL behind", |world| format!("{}\0", world.issuer())),
        other("the path of the issuer alone", |_| "/access-management-1.0/access/".to_owned()),
        other("an issuer of nothing", |_| String::new()),
        without("no issuer", "iss").refused_by(ISS),
        claiming("the issuer in a list", |claims, world| claims.set("iss", format!("[{}]", quoted(&world.issuer()))))
            .refused_by(ISS),
        claiming("the issuer twice", |claims, world| claims.also("iss", quoted(&world.issuer())))
            .refused_by("id_token_json"),
    ];
    lies.extend(
        [("null", "null"), ("a number", "1"), ("true", "true")]
            .map(|(what, written)| with(&format!("an issuer that is {what}"), "iss", written).refused_by(ISS)),
    );
    lies
}

fn audiences() -> Vec<Lie> {
    const AUD: &str = "id_token_aud";
    let own = quoted(CLIENT_ID);
    let refused = |what: &str, written: String| with(what, "aud", written).refused_by(AUD);
    let mut lies = vec![
        without("no audience", "aud").refused_by(AUD),
        refused("an audience of nobody", "[]".to_owned()),
        refused("an audience of nothing", r#""""#.to_owned()),
        refused("another audience", quoted("9f0c6a1e-52d7-4b8e-9a44-6f1e7c2b9d10")),
        refused("an audience in a list in a list", format!("[[{own}]]")),
        refused("our own id in capitals", quoted(&CLIENT_ID.to_uppercase())),
        refused("our own id with a space behind", quoted(&format!("{CLIENT_ID} "))),
        refused("our own id with a NUL behind", quoted(&format!("{CLIENT_ID}\0"))),
        refused("our own id and more behind", quoted(&format!("{CLIENT_ID}-2"))),
        refused("the beginning of our own id", quoted(&CLIENT_ID[..8])),
        refused("ours and another's", format!(r#"[{own},"somebody-else"]"#)),
        refused("another's and ours", format!(r#"["somebody-else",{own}]"#)),
        refused("ours and a number", format!("[{own},7]")),
        refused("ours and null", format!("[{own},null]")),
        refused("ours and another's in one text", quoted(&format!("{CLIENT_ID} somebody-else"))),
        refused("an object with our id", format!(r#"{{"0":{own}}}"#)),
        refused("the sales unit in place of the client", r#""900123""#.to_owned()),
        with("our own id in a list", "aud", format!("[{own}]")).goes_on(),
        // Rule 3 speaks of audiences that are not trusted: there is none.
        with("our own id twice in a list", "aud", format!("[{own},{own}]")).goes_on(),
        claiming("an audience named twice", |claims, _| claims.also("aud", r#""somebody-else""#))
            .refused_by("id_token_json"),
        claiming("an audience named first, and ours", |claims, _| claims.first("\\u0061ud", r#""somebody-else""#))
            .refused_by("id_token_json"),
    ];
    lies.extend(
        [("null", "null"), ("a number", "3"), ("true", "true")]
            .map(|(what, written)| with(&format!("an audience that is {what}"), "aud", written).refused_by(AUD)),
    );
    lies
}

/// Rules 4 and 5.
fn parties() -> Vec<Lie> {
    let refused = |what: &str, written: &str| with(what, "azp", written).refused_by("id_token_azp");
    vec![
        refused("issued to somebody else", r#""somebody-else""#),
        refused("issued to nobody", r#""""#),
        refused("issued to null", "null"),
        refused("issued to a list with us in it", &format!("[{}]", quoted(CLIENT_ID))),
        refused("issued to us in capitals", &quoted(&CLIENT_ID.to_uppercase())),
        refused("issued to a number", "0"),
        with("issued to us", "azp", quoted(CLIENT_ID)).goes_on(),
    ]
}

fn subjects() -> Vec<Lie> {
    const CHECK: &str = "id_token_sub";
    let refused = |what: &str, written: String| with(what, "sub", written).refused_by(CHECK);
    let mut lies = vec![
        without("nobody", "sub").refused_by(CHECK),
        refused("a person of no name", r#""""#.to_owned()),
        refused("a person of 256 signs", quoted(&"s".repeat(256))),
        refused("a person with a line break", quoted(&format!("{SUB}\n"))),
        refused("a person with a NUL", quoted(&format!("{SUB}\0"))),
        refused("a person that turns the line around", quoted(&format!("\u{202e}{SUB}"))),
        refused("a person with a letter beyond ASCII", quoted("5b1f0a2e-æ")),
        refused("a person with half a letter", r#""\ud800""#.to_owned()).refused_by("id_token_json"),
        refused("a person in a list", format!("[{}]", quoted(SUB))),
        refused("a person that is an object", "{}".to_owned()),
        claiming("two persons", |claims, _| claims.also("sub", r#""somebody-else""#)).refused_by("id_token_json"),
        claiming("two persons, one in escapes", |claims, _| claims.also("s\\u0075b", r#""x""#))
            .refused_by("id_token_json"),
        // Whoever it is, userinfo is of somebody else then (OpenID Connect Core 5.3.2).
        with("a person with a space behind", "sub", quoted(&format!("{SUB} "))).refused_by("userinfo_sub"),
        with("a person in capitals", "sub", quoted(&SUB.to_uppercase())).refused_by("userinfo_sub"),
        with("a person of 255 signs", "sub", quoted(&"s".repeat(255))).refused_by("userinfo_sub"),
    ];
    lies.extend(
        [("null", "null"), ("a number", "7"), ("false", "false")]
            .map(|(what, written)| with(&format!("a person that is {what}"), "sub", written).refused_by(CHECK)),
    );
    lies
}

/// Rule 11, as the backchannel has it: what is echoed must be ours; what is missing is no echo (contract §11.3.6).
fn nonces() -> Vec<Lie> {
    let refused = |what: &str, written: String| with(what, "nonce", written).refused_by("id_token_nonce");
    let mut lies = vec![
        refused("another nonce", quoted("n-1S6_WzA2Mj-0123456789")),
        refused("our nonce in capitals", quoted(&NONCE.to_uppercase())),
        refused("our nonce with a space behind", quoted(&format!("{NONCE} "))),
        refused("the beginning of our nonce", quoted(&NONCE[..10])),
        refused("our nonce in a list", format!("[{}]", quoted(NONCE))),
        claiming("our nonce and another", |claims, _| claims.also("nonce", r#""x""#)).refused_by("id_token_json"),
        without("no nonce", "nonce").goes_on(),
        with("an empty nonce", "nonce", r#""""#).goes_on(),
        with("our nonce in escapes", "nonce", format!("\"\\u006e{}\"", &NONCE[1..])).goes_on(),
    ];
    lies.extend(
        [("null", "null"), ("a number", "7"), ("true", "true")]
            .map(|(what, written)| refused(&format!("a nonce that is {what}"), written.to_owned())),
    );
    lies
}

/// OpenID Connect Core 3.1.3.8.
fn hashes() -> Vec<Lie> {
    let refused = |what: &str, written: String| with(what, "at_hash", written).refused_by("id_token_at_hash");
    let whole = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, ACCESS_TOKEN.as_bytes());
    let hash = at_hash(ACCESS_TOKEN);
    vec![
        refused("the hash of another access token", quoted(&at_hash("another"))),
        refused("an empty hash", r#""""#.to_owned()),
        refused("a hash of null", "null".to_owned()),
        refused("the whole hash", quoted(&crate::keys::base64url(whole))),
        refused("the right half of the hash", quoted(&crate::keys::base64url(&whole.as_ref()[16..]))),
        refused("the hash with padding", quoted(&format!("{hash}=="))),
        refused(
            "the hash in hexadecimal",
            quoted(&whole.as_ref()[..16].iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"))),
        ),
        refused("the hash of the access token in a list", format!("[{}]", quoted(&hash))),
        without("no hash", "at_hash").goes_on(),
        with("a hash of a code there is none of", "c_hash", r#""AAAA""#).goes_on(),
    ]
}

/// Under every name, ours (contract §11.1).
fn requests() -> Vec<Lie> {
    const CHECK: &str = "id_token_auth_req_id";
    const NAMES: [&str; 3] = ["auth_req_id", "authReqId", "urn:openid:params:jwt:claim:auth_req_id"];
    let (ours, others) = (quoted(AUTH_REQ_ID), quoted(OTHER_AUTH_REQ_ID));
    let mut lies = vec![without("the request is not named", "auth_req_id").goes_on()];
    for name in NAMES {
        let others = others.clone();
        lies.push(
            claiming(&format!("another request by the name of {name}"), move |claims, _| {
                claims.without("auth_req_id").set(name, others.clone())
            })
            .refused_by(CHECK),
        );
        lies.push(with(&format!("our request by the name of {name} too"), name, ours.clone()).goes_on());
    }
    for (what, written) in [
        ("a request that is null", "null".to_owned()),
        ("a request of no name", r#""""#.to_owned()),
        ("our request in a list", format!("[{ours}]")),
        ("a request that is a number", "7".to_owned()),
        ("our request in capitals", quoted(&AUTH_REQ_ID.to_uppercase())),
        ("our request with a space behind", quoted(&format!("{AUTH_REQ_ID} "))),
        ("the beginning of our request", quoted(&AUTH_REQ_ID[..20])),
    ] {
        lies.push(with(what, "auth_req_id", written).refused_by(CHECK));
    }
    let others = quoted(OTHER_AUTH_REQ_ID);
    lies.push(
        with("our request by one name and another's by the other", "authReqId", others.clone()).refused_by(CHECK),
    );
    lies.push(with("our request by one name and another's by the standard's", NAMES[2], others).refused_by(CHECK));
    lies
}

#[test]
fn a_token_is_of_the_issuer_sign_by_sign() {
    println!("{}", tell(issuers));
}

#[test]
fn a_token_is_for_this_counter_and_nobody_else() {
    println!("{}", tell(audiences));
}

#[test]
fn a_token_is_issued_to_this_counter() {
    println!("{}", tell(parties));
}

#[test]
fn a_token_names_one_person() {
    println!("{}", tell(subjects));
}

#[test]
fn what_is_echoed_is_what_was_sent() {
    println!("{}", tell(nonces));
}

#[test]
fn an_access_token_is_the_one_its_hash_is_of() {
    println!("{}", tell(hashes));
}

#[test]
fn a_token_answers_this_request_under_every_name() {
    println!("{}", tell(requests));
}
