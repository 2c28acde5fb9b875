//! Lies about how the ID token is signed (RFC 7515, RFC 7518 3, RFC 8725 3.1 and 3.2).

use aws_lc_rs::hmac;

use crate::json::Members;
use crate::jwt::{claims, es256_header, header, honest, input, of_input, signed};
use crate::keys::{EC_KID, Signer, base64url, other_rsa_jwk, public_forms, rsa_jwk};
use crate::lie::{Lie, id_token, tell};
use crate::world::{CLIENT_ID, SECRET, World};

const ALG: &str = "id_token_alg";
const KEY: &str = "id_token_key";
const SIGNATURE: &str = "id_token_signature";

/// A header in which nothing is odd but this.
fn header_with(name: &'static str, written: &'static str) -> Members {
    header().set(name, written)
}

/// Signed truly, with a header in which this is odd.
fn header_says(what: &str, name: &'static str, written: &'static str) -> Lie {
    id_token(what, move |world| signed(&header_with(name, written), &claims(world), Signer::Rs256))
}

fn unsigned() -> Vec<Lie> {
    let spelled = ["none", "None", "NONE", "nOnE", "none ", "", "null", "NoNe\\u0000"];
    let with_empty_signature = spelled.into_iter().map(|alg| {
        id_token(format!("no signature, by the name of {alg:?}"), move |world| {
            let header = header().set("alg", format!("\"{alg}\""));
            format!("{}.", input(&header.written(), &claims(world).written()))
        })
        .refused_by(ALG)
    });
    let mut lies: Vec<Lie> = with_empty_signature.collect();
    lies.extend([
        id_token("no signature, and the rest of a good one", |world| {
            signed(&header().text("alg", "none"), &claims(world), Signer::Rs256)
        })
        .refused_by(ALG),
        id_token("no signature where RS256 was promised", |world| {
            format!("{}.", input(&header().written(), &claims(world).written()))
        })
        .refused_by(SIGNATURE),
        id_token("no signature where ES256 was promised", |world| {
            format!("{}.", input(&es256_header().written(), &claims(world).written()))
        })
        .refused_by(SIGNATURE),
        id_token("no algorithm is named", |world| signed(&header().without("alg"), &claims(world), Signer::Rs256))
            .refused_by(ALG),
    ]);
    lies
}

/// A MAC with something that everybody knows, or that the client knows.
fn mac(what: &str, algorithm: hmac::Algorithm, alg: &'static str, key: Vec<u8>) -> Lie {
    id_token(format!("{alg} with {what}"), move |world| {
        let input = input(&header().text("alg", alg).written(), &claims(world).written());
        let tag = hmac::sign(&hmac::Key::new(algorithm, &key), input.as_bytes());
        format!("{input}.{}", base64url(tag))
    })
    .refused_by(ALG)
}

fn macs() -> Vec<Lie> {
    let mut lies: Vec<Lie> =
        public_forms().into_iter().map(|(what, key)| mac(what, hmac::HMAC_SHA256, "HS256", key)).collect();
    lies.extend([
        mac("the client's secret", hmac::HMAC_SHA256, "HS256", SECRET.into()),
        mac("the client's id", hmac::HMAC_SHA256, "HS256", CLIENT_ID.into()),
        mac("an empty key", hmac::HMAC_SHA256, "HS256", Vec::new()),
        mac("the client's secret", hmac::HMAC_SHA384, "HS384", SECRET.into()),
        mac("the client's secret", hmac::HMAC_SHA512, "HS512", SECRET.into()),
    ]);
    lies.push(
        id_token("a MAC that calls itself RS256", |world| {
            let input = input(&header().written(), &claims(world).written());
            let (_, pem) = public_forms()[0].clone();
            format!("{input}.{}", base64url(hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, &pem), input.as_bytes())))
        })
        .refused_by(SIGNATURE),
    );
    lies
}

fn other_algorithms() -> Vec<Lie> {
    let named = |alg: &'static str, signer| {
        id_token(format!("signed truly by {alg}"), move |world| {
            signed(&header().text("alg", alg), &claims(world), signer)
        })
        .refused_by(ALG)
    };
    let mut lies = vec![
        named("RS384", Signer::Rs384),
        named("RS512", Signer::Rs512),
        named("PS256", Signer::Ps256),
        named("ES384", Signer::Es384),
        named("ES256K", Signer::Es256K),
        named("EdDSA", Signer::EdDsa),
        named("rs256", Signer::Rs256),
        named("RS256 ", Signer::Rs256),
        named("SHA256withRSA", Signer::Rs256),
        id_token("PSS that calls itself RS256", |world| signed(&header(), &claims(world), Signer::Ps256))
            .refused_by(SIGNATURE),
        id_token("SHA-384 that calls itself RS256", |world| signed(&header(), &claims(world), Signer::Rs384))
            .refused_by(SIGNATURE),
        id_token("P-384 that calls itself ES256", |world| signed(&es256_header(), &claims(world), Signer::Es384))
            .refused_by(SIGNATURE),
        id_token("secp256k1 that calls itself ES256", |world| signed(&es256_header(), &claims(world), Signer::Es256K))
            .refused_by(SIGNATURE),
        id_token("ES256 under the identifier of the RSA key", |world| {
            signed(&header().text("alg", "ES256"), &claims(world), Signer::Es256)
        })
        .refused_by(KEY),
        id_token("RS256 under the identifier of the elliptic key", |world| {
            signed(&header().text("kid", EC_KID), &claims(world), Signer::Rs256)
        })
        .refused_by(KEY),
    ];
    for (what, written) in [
        ("the algorithm is a list", r#"["RS256"]"#),
        ("the algorithm is an object", r#"{"name":"RS256"}"#),
        ("the algorithm is a number", "256"),
        ("the algorithm is null", "null"),
        ("the algorithm is true", "true"),
    ] {
        lies.push(header_says(what, "alg", written).refused_by(ALG));
    }
    lies
}

/// RFC 7515 4.1.4: text, and nothing but compared.
fn identifiers() -> Vec<Lie> {
    let mut lies: Vec<Lie> = [
        ("the identifier is a number", "1"),
        ("the identifier is a list with the right one in it", r#"["public:rsa-1"]"#),
        ("the identifier is null", "null"),
        ("the identifier is false", "false"),
        ("the identifier is an object", r#"{"kid":"public:rsa-1"}"#),
        ("the identifier is empty", r#""""#),
        ("the identifier is a path", r#""../../../../../../dev/null""#),
        ("the identifier is a question to a database", "\"x' UNION SELECT 'key\""),
        ("the identifier is an address", r#""https://example.test/key""#),
        ("the identifier is of other case", r#""PUBLIC:RSA-1""#),
        ("the identifier has a space behind it", r#""public:rsa-1 ""#),
        ("the identifier has a NUL behind it", r#""public:rsa-1\u0000""#),
        ("the identifier is unknown", r#""public:rsa-2""#),
    ]
    .into_iter()
    .map(|(what, written)| header_says(what, "kid", written).refused_by(KEY))
    .collect();
    lies.extend([
        header_says("the identifier is written in escapes", "kid", r#""\u0070ublic:rsa-1""#).goes_on(),
        // OpenID Connect Core 10.1: without an identifier, if there is but one key of the kind.
        id_token("there is no identifier, and one key", |world| {
            signed(&header().without("kid"), &claims(world), Signer::Rs256)
        })
        .goes_on(),
        id_token("a key identifier as long as the answer", |world| {
            signed(&header().text("kid", &"k".repeat(20_000)), &claims(world), Signer::Rs256)
        })
        .refused_by(KEY)
        .ends(crate::desk::End::Refused("id_token_shape")),
    ]);
    lies
}

/// RFC 8725 3.10 and RFC 7515 4.1.2 to 4.1.8: a key that comes with the token proves nothing.
fn keys_that_come_along() -> Vec<Lie> {
    let with = |what: &str, name: &'static str, written: fn(&World) -> String| {
        id_token(what, move |world| signed(&header().set(name, written(world)), &claims(world), Signer::OtherRs256))
            .refused_by(SIGNATURE)
    };
    let trap = |world: &World| format!("\"http://{}/jwks\"", world.trap);
    vec![
        with("a key comes in the header", "jwk", |_| other_rsa_jwk().written()),
        with("an address of keys comes in the header", "jku", trap),
        with("an address of a certificate comes in the header", "x5u", trap),
        with("a certificate comes in the header", "x5c", |_| r#"["MIIB"]"#.to_owned()),
        with("a thumbprint comes in the header", "x5t#S256", |_| r#""AAAA""#.to_owned()),
        id_token("a key comes in the header, and no identifier", |world| {
            let header = header().without("kid").set("jwk", other_rsa_jwk().written());
            signed(&header, &claims(world), Signer::OtherRs256)
        })
        .refused_by(SIGNATURE),
        id_token("another key signs under the right identifier", |world| {
            signed(&header(), &claims(world), Signer::OtherRs256)
        })
        .refused_by(SIGNATURE),
        id_token("another elliptic key signs under the right identifier", |world| {
            signed(&es256_header(), &claims(world), Signer::OtherEs256)
        })
        .refused_by(SIGNATURE),
        id_token("the right key comes in the header", |world| {
            signed(&header().set("jwk", rsa_jwk().written()), &claims(world), Signer::Rs256)
        })
        .goes_on(),
    ]
}

fn other_members() -> Vec<Lie> {
    let critical = |what: &str, written| header_says(what, "crit", written).refused_by("id_token_crit");
    let kind = |what: &str, written| header_says(what, "typ", written).refused_by("id_token_typ");
    let twice = |what: &str, name: &'static str, written: &'static str| {
        id_token(what, move |world| signed(&header().also(name, written), &claims(world), Signer::Rs256))
            .refused_by("id_token_json")
    };
    vec![
        critical("something unknown is critical", r#"["exp"]"#),
        critical("nothing is critical, which is not allowed", "[]"),
        critical("what is critical is no list", r#""b64""#),
        critical("what is critical is null", "null"),
        kind("an access token by its type", r#""at+jwt""#),
        kind("an access token by its long type", r#""application/at+jwt""#),
        kind("a logout token by its type", r#""logout+jwt""#),
        kind("a security event by its type", r#""secevent+jwt""#),
        kind("a proof of possession by its type", r#""dpop+jwt""#),
        kind("the type is a list", r#"["JWT"]"#),
        kind("the type is null", "null"),
        header_says("the type is in small letters", "typ", r#""jwt""#).goes_on(),
        twice("the algorithm is named twice", "alg", r#""none""#),
        twice("the algorithm is named twice alike", "alg", r#""RS256""#),
        twice("the algorithm is named again in escapes", "\\u0061lg", r#""none""#),
        twice("the identifier is named twice", "kid", r#""public:ec-1""#),
        // RFC 7515 4: what is not understood and not critical is passed over.
        header_says("it says to be packed, and is not", "zip", r#""DEF""#).goes_on(),
        header_says("it says to be another kind of content", "cty", r#""text/plain""#).goes_on(),
        header_says("it says not to be in base64, and is", "b64", "false").goes_on(),
        id_token("the payload is not in base64, and it says so", |world| {
            let (header, payload) = (header().set("b64", "false").set("crit", r#"["b64"]"#), claims(world).written());
            let input = format!("{}.{payload}", base64url(header.written()));
            of_input(&input.replace("1.0", "10"), Signer::Rs256)
        })
        .refused_by("id_token_shape"),
        id_token("it is signed as if not in base64", |world| {
            let (header, payload) = (header().set("b64", "false").written(), claims(world).written());
            let signature = Signer::Rs256.sign(format!("{}.{payload}", base64url(&header)).as_bytes());
            format!("{}.{}", input(&header, &payload), base64url(signature))
        })
        .refused_by(SIGNATURE),
        id_token("a token within a token", |world| {
            of_input(&input(&header().text("cty", "JWT").written(), &honest(world)), Signer::Rs256)
        })
        .refused_by("id_token_json"),
        id_token("a header with a member as deep as a well", |world| {
            let deep = format!("{}{}", "[".repeat(5_000), "]".repeat(5_000));
            signed(&header().set("x", deep), &claims(world), Signer::Rs256)
        })
        .refused_by("id_token_json"),
    ]
}

#[test]
fn a_token_without_a_signature_is_refused() {
    println!("{}", tell(unsigned));
}

#[test]
fn a_mac_is_no_signature() {
    println!("{}", tell(macs));
}

#[test]
fn only_two_algorithms_are_known() {
    println!("{}", tell(other_algorithms));
}

#[test]
fn a_key_is_found_by_its_identifier_or_not_at_all() {
    println!("{}", tell(identifiers));
}

#[test]
fn a_key_that_comes_with_the_token_proves_nothing() {
    println!("{}", tell(keys_that_come_along));
}

#[test]
fn what_else_a_header_says_is_passed_over_or_refused() {
    println!("{}", tell(other_members));
}
