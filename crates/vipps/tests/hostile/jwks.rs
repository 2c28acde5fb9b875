//! Lies in the key set (RFC 7517, RFC 7518 6).

use vipps::WaitingReason;

use crate::desk::End;
use crate::json::Members;
use crate::jwt::{claims, header, honest, honest_es256, signed};
use crate::keys::{self, Signer, base64url, ec_jwk, modulus, other_rsa_jwk, point, rsa_jwk, set};
use crate::lie::{Lie, always, at_first, id_token, tell};
use crate::reply::Reply;
use crate::world::{Endpoint, SECRET, World};

const KEY: &str = "id_token_key";
const SIGNATURE: &str = "id_token_signature";

/// A set that is this, for a token in RS256.
fn document(what: &str, written: impl Into<String>) -> Lie {
    let written = written.into();
    always(what, Endpoint::Jwks, move |_| Reply::ok(&written))
}

/// The RSA key, changed.
fn rsa(what: &str, change: impl FnOnce(Members) -> Members) -> Lie {
    document(what, set(&[change(rsa_jwk())]))
}

/// The elliptic key, changed, for a token in ES256.
fn elliptic(what: &str, change: impl FnOnce(Members) -> Members) -> Lie {
    let keys = set(&[change(ec_jwk())]);
    id_token(what, honest_es256).besides(Endpoint::Jwks, move |_| Some(Reply::ok(&keys)))
}

fn documents() -> Vec<Lie> {
    let refused = |what: &str, written: &str| document(what, written).ends(End::Unreadable("answer_member"));
    let keys = rsa_jwk().written();
    vec![
        refused("no keys", "{}"),
        refused("keys that are an object", &format!(r#"{{"keys":{{"0":{keys}}}}}"#)),
        refused("keys that are null", r#"{"keys":null}"#),
        refused("keys that are text", r#"{"keys":"all"}"#),
        refused("one key in place of a set", &keys),
        document("keys at the top, without a set", format!("[{keys}]")).ends(End::Unreadable("answer_json")),
        document("keys named twice", format!(r#"{{"keys":[],"keys":[{keys}]}}"#)).ends(End::Unreadable("answer_json")),
        document("an empty set", r#"{"keys":[]}"#).refused_by(KEY),
        document("keys that are no objects", r#"{"keys":[null,7,"a",[],true]}"#).refused_by(KEY),
        document("one good key among what is none", format!(r#"{{"keys":[null,7,{{}},[],{keys}]}}"#)).goes_on(),
        document("ten thousand keys, and the right one last", {
            let many = vec!["{}"; 9_999].join(",");
            format!(r#"{{"keys":[{many},{keys}]}}"#)
        })
        .refused_by(KEY)
        .ends(End::Unreadable("answer_json")),
        document("more keys than fit into an answer", {
            format!(r#"{{"keys":[{}]}}"#, vec![keys.as_str(); 1_000].join(","))
        })
        .ends(End::Unreadable("answer_too_long")),
    ]
}

fn rsa_keys() -> Vec<Lie> {
    let refused = |what: &str, change: fn(Members) -> Members| rsa(what, change).refused_by(KEY);
    vec![
        refused("a key to encrypt with", |key| key.text("use", "enc")),
        refused("a key of another use", |key| key.text("use", "SIG")),
        refused("a key whose use is a list", |key| key.set("use", r#"["sig"]"#)),
        refused("a key to sign with, not to verify", |key| key.without("use").set("key_ops", r#"["sign"]"#)),
        refused("a key to encrypt with by its operations", |key| key.set("key_ops", r#"["encrypt"]"#)),
        refused("a key whose operations are text", |key| key.set("key_ops", r#""verify""#)),
        refused("a key that shows its private exponent", |key| key.text("d", "AQAB")),
        refused("a key that shows its private exponent to be null", |key| key.set("d", "null")),
        // RFC 7518 6.3.2: whoever knows a factor of the modulus can sign.
        refused("a key that shows its first factor", |key| key.text("p", "AQAB")),
        refused("a key that shows its second factor", |key| key.text("q", "AQAB")),
        refused("a key that shows an exponent of a factor", |key| key.text("dp", "AQAB")),
        refused("a key that shows its coefficient", |key| key.text("qi", "AQAB")),
        refused("a key that shows other factors", |key| key.set("oth", "[]")),
        refused("a key that shows a secret", |key| key.text("k", "AQAB")),
        refused("a secret under the right identifier", |_| {
            Members::new().text("kty", "oct").text("kid", keys::RSA_KID).text("k", &base64url(b"secret"))
        }),
        refused("a key for another algorithm", |key| key.text("alg", "RS512")),
        refused("a key for PSS", |key| key.text("alg", "PS256")),
        refused("a key for a MAC", |key| key.text("alg", "HS256")),
        refused("a key for none", |key| key.text("alg", "none")),
        refused("a key for a list of algorithms", |key| key.set("alg", r#"["RS256"]"#)),
        refused("a key for an algorithm that is null", |key| key.set("alg", "null")),
        refused("a key of another kind", |key| key.text("kty", "EC")),
        refused("a key of its kind in small letters", |key| key.text("kty", "rsa")),
        refused("a key of no kind", |key| key.without("kty")),
        refused("an RSA key on a curve", |key| key.text("crv", "P-256")),
        refused("a key of another identifier", |key| key.text("kid", "public:rsa-2")),
        refused("a key whose identifier is a list", |key| key.set("kid", r#"["public:rsa-1"]"#)),
        refused("a key without an identifier", |key| key.without("kid")),
        refused("a key without a modulus", |key| key.without("n")),
        refused("a key without an exponent", |key| key.without("e")),
        refused("a modulus that is a number", |key| key.set("n", "65537")),
        refused("a modulus of nothing", |key| key.text("n", "")),
        refused("a tiny modulus", |key| key.text("n", &base64url(&modulus()[..128]))),
        refused("a modulus of one byte less than there must be", |key| key.text("n", &base64url(&modulus()[..255]))),
        refused("a huge modulus", |key| key.text("n", &base64url(modulus().repeat(8)))),
        refused("a modulus with padding", |key| key.text("n", &format!("{}==", base64url(modulus())))),
        refused("a modulus in hexadecimal", |key| key.text("n", &"ab".repeat(256))).refused_by(SIGNATURE),
        refused("an exponent of one", |key| key.text("e", "AQ")),
        refused("an exponent of one with zeros before", |key| key.text("e", "AAAB")),
        refused("an exponent of nothing", |key| key.text("e", "AA")),
        refused("an exponent of two", |key| key.text("e", "Ag")),
        refused("an even exponent", |key| key.text("e", "AQAC")),
        refused("an exponent as long as the modulus", |key| key.text("e", &base64url(modulus()))).refused_by(SIGNATURE),
        rsa("an even modulus", |key| key.text("n", &base64url([&modulus()[..255], &[0]].concat())))
            .refused_by(SIGNATURE)
            .refused_by(KEY),
        rsa("a modulus of another key", |_| other_rsa_jwk()).refused_by(SIGNATURE),
        rsa("a modulus with a zero before", |key| key.text("n", &base64url([&[0], modulus().as_slice()].concat())))
            .goes_on()
            .refused_by(SIGNATURE)
            .refused_by(KEY),
        rsa("a key without a use and an algorithm", |key| key.without("use").without("alg")).goes_on(),
        rsa("a key with operations and certificates", |key| {
            key.set("key_ops", r#"["verify"]"#).set("x5c", r#"["MIIB"]"#).set("x5u", r#""http://127.0.0.1:1/""#)
        })
        .goes_on(),
    ]
}

fn elliptic_keys() -> Vec<Lie> {
    let refused =
        |what: &str, change: fn(Members) -> Members| elliptic(what, change).refused_by(KEY).refused_by(SIGNATURE);
    let instead = |what: &str, key: Members, signer, alg: &'static str| {
        let keys = set(&[key.text("alg", "ES256")]);
        id_token(what, move |world| {
            let header = crate::jwt::es256_header().text("alg", alg);
            signed(&header, &claims(world), signer)
        })
        .besides(Endpoint::Jwks, move |_| Some(Reply::ok(&keys)))
        .refused_by(KEY)
    };
    vec![
        instead("a key on P-384 that calls itself ES256", keys::p384_jwk(), Signer::Es384, "ES256"),
        instead("a key on secp256k1 that calls itself ES256", keys::k256_jwk(), Signer::Es256K, "ES256"),
        instead("a key on Ed25519 that calls itself ES256", keys::ed_jwk(), Signer::EdDsa, "ES256"),
        refused("a key on secp256k1 that calls itself P-256", |_| {
            keys::k256_jwk().text("crv", "P-256").text("alg", "ES256")
        }),
        refused("a point that is on no curve", |key| key.text("x", &base64url([7; 32]))),
        refused("the point of nothing", |key| key.text("x", &base64url([0; 32])).text("y", &base64url([0; 32]))),
        refused("a point beyond the field", |key| key.text("x", &base64url([0xff; 32]))),
        refused("a point whose halves have changed places", |key| {
            key.text("x", &base64url(point().1)).text("y", &base64url(point().0))
        }),
        refused("a first half that is too short", |key| key.text("x", &base64url(&point().0[1..]))),
        refused("a second half that is too short", |key| key.text("y", &base64url(&point().1[..31]))),
        refused("both halves in the first", |key| {
            key.text("x", &base64url([point().0, point().1].concat())).text("y", "")
        }),
        refused("halves cut in another place", |key| {
            let (x, y) = point();
            key.text("x", &base64url(&x[..31])).text("y", &base64url([&x[31..], y.as_slice()].concat()))
        }),
        refused("a first half with a zero before", |key| {
            key.text("x", &base64url([&[0], point().0.as_slice()].concat()))
        }),
        refused("no second half", |key| key.without("y")),
        refused("a curve of another name", |key| key.text("crv", "p-256")),
        refused("no curve", |key| key.without("crv")),
        refused("a key that shows its private half", |key| key.text("d", "AQAB")),
        elliptic("another point", |_| keys::other_ec_jwk()).refused_by(SIGNATURE),
        elliptic("a key that is as it should be", |key| key).goes_on(),
    ]
}

/// RFC 7517 4.5, and rotation (contract §12).
fn sets() -> Vec<Lie> {
    vec![
        // Which of two keys of one name is meant, nobody says: a client may try one or both, but no third.
        document("two keys of one identifier, the right one first", set(&[rsa_jwk(), other_rsa_jwk()])).goes_on(),
        document("two keys of one identifier, the right one last", set(&[other_rsa_jwk(), rsa_jwk()]))
            .goes_on()
            .refused_by(SIGNATURE),
        document("two keys of one identifier and two kinds", set(&[ec_jwk().text("kid", keys::RSA_KID), rsa_jwk()]))
            .goes_on(),
        id_token("no identifier, and two keys to choose from", |world| {
            signed(&header().without("kid"), &claims(world), Signer::Rs256)
        })
        .besides(Endpoint::Jwks, |_| Some(Reply::ok(&set(&[rsa_jwk(), other_rsa_jwk().text("kid", "b")]))))
        .refused_by(KEY),
        at_first("the key comes with the second set", Endpoint::Jwks, 1, |_| Reply::ok(&set(&[ec_jwk()]))).goes_on(),
        at_first("the second set is a page", Endpoint::Jwks, 2, |_| Reply::page(200))
            .after(WaitingReason::ProviderDown)
            .goes_on(),
        at_first("the set is not to be had for a while", Endpoint::Jwks, 3, |_| Reply::page(503))
            .after(WaitingReason::ProviderDown)
            .goes_on(),
        at_first("the set asks to be left alone", Endpoint::Jwks, 1, |_| {
            Reply::http(429, "Retry-After: 20\r\n", "").asking_for(20)
        })
        .after(WaitingReason::TooManyRequests)
        .goes_on(),
        always("the set is not to be had at all", Endpoint::Jwks, |_| Reply::page(500))
            .ends(End::ProfileRanOut(Some(WaitingReason::ProviderDown))),
        always("the set is not there", Endpoint::Jwks, |_| Reply::page(404))
            .ends(End::ProfileRanOut(Some(WaitingReason::ProviderDown))),
        always("the set is refused, and the secret shown back", Endpoint::Jwks, |_| Reply::error(400, SECRET))
            .ends(End::ProfileRanOut(Some(WaitingReason::ProviderDown))),
        always("the set may be kept for no time", Endpoint::Jwks, |_| {
            Reply::http(200, "Content-Type: application/jwk-set+json\r\nCache-Control: no-store\r\n", set(&[rsa_jwk()]))
        })
        .goes_on(),
        id_token("an identifier that no set will ever have", |world: &World| honest(world))
            .besides(Endpoint::Jwks, |_| Some(Reply::ok(&set(&[ec_jwk()]))))
            .refused_by(KEY)
            .and("the keys are fetched twice at most", |told| told.count(Endpoint::Jwks) <= 2),
    ]
}

#[test]
fn a_key_set_is_a_list_of_keys() {
    println!("{}", tell(documents));
}

#[test]
fn an_rsa_key_is_public_strong_and_for_signatures() {
    println!("{}", tell(rsa_keys));
}

#[test]
fn an_elliptic_key_is_a_point_on_the_one_curve() {
    println!("{}", tell(elliptic_keys));
}

#[test]
fn a_key_is_found_in_a_set_that_changes() {
    println!("{}", tell(sets));
}
