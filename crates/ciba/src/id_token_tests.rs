//! One named test per rule. Tokens are signed with real keys, made for the run.

use std::sync::LazyLock;

use aws_lc_rs::encoding::AsDer;
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _, RsaKeyPair};
use jsonwebtoken::{EncodingKey, Header};
use serde_json::json;

use super::*;
use crate::error::BadAnswer;
use crate::keys::Keys;

#[path = "id_token_properties.rs"]
mod properties;

const ISSUER: &str = "https://op.example.test/access/";
const CLIENT: &str = "client-1";
const NOW: i64 = 1_772_442_900;

struct Provider {
    rsa: EncodingKey,
    ec: EncodingKey,
    keys: Keys,
    modulus: Vec<u8>,
    point: Vec<u8>,
}

static PROVIDER: LazyLock<Provider> = LazyLock::new(|| {
    let encode = |bytes: &[u8]| BASE64_URL_SAFE_NO_PAD.encode(bytes);
    let rsa = RsaKeyPair::generate(KeySize::Rsa2048).unwrap();
    let modulus = rsa.public_key().modulus().big_endian_without_leading_zero().to_vec();
    let ec = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).unwrap();
    let point = ec.public_key().as_ref().to_vec();
    let set = json!({"keys": [
        {"use": "sig", "kty": "RSA", "kid": "rsa", "alg": "RS256", "n": encode(&modulus), "e": "AQAB"},
        {"use": "sig", "kty": "EC", "crv": "P-256", "kid": "ec", "alg": "ES256",
         "x": encode(&point[1..33]), "y": encode(&point[33..])},
        {"use": "enc", "kty": "RSA", "kid": "for-encryption", "n": encode(&modulus), "e": "AQAB"},
        {"kty": "oct", "kid": "mac", "k": "AAAA"},
    ]});
    Provider {
        // jsonwebtoken wants PKCS#1 for RSA and PKCS#8 for EC.
        rsa: EncodingKey::from_rsa_der(pkcs1(AsDer::<aws_lc_rs::encoding::Pkcs8V1Der>::as_der(&rsa).unwrap().as_ref())),
        ec: EncodingKey::from_ec_der(ec.to_pkcs8v1().unwrap().as_ref()),
        keys: Keys::read(set.as_object().unwrap()).unwrap(),
        modulus,
        point,
    }
});

/// The PKCS#1 key inside a PKCS#8 envelope of a 2048-bit RSA key: the last SEQUENCE, after a header of fixed length.
fn pkcs1(pkcs8: &[u8]) -> &[u8] {
    &pkcs8[26..]
}

fn at_hash(token: &str) -> String {
    let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, token.as_bytes());
    BASE64_URL_SAFE_NO_PAD.encode(&digest.as_ref()[..16])
}

/// The claims of a good token, with one of them changed (`null`: left out).
fn claims(name: &str, value: Value) -> Value {
    let mut claims = json!({
        "iss": ISSUER, "aud": CLIENT, "sub": "s", "iat": NOW - 60, "exp": NOW + 3600,
        "nonce": "n", "at_hash": at_hash("token"), "auth_req_id": "req",
    });
    claims[name] = value;
    claims.as_object_mut().unwrap().retain(|_, value| !value.is_null());
    claims
}

fn signed(claims: &Value) -> RawIdToken {
    let header = Header { kid: Some("rsa".into()), ..Header::new(Algorithm::RS256) };
    RawIdToken::new(jsonwebtoken::encode(&header, claims, &PROVIDER.rsa).unwrap())
}

/// A token with a header and payload of any bytes, and a true RS256 signature over them.
fn signed_raw(header: &str, payload: &str) -> RawIdToken {
    let message = [header, payload].map(|part| BASE64_URL_SAFE_NO_PAD.encode(part)).join(".");
    let signature = jsonwebtoken::crypto::sign(message.as_bytes(), &PROVIDER.rsa, Algorithm::RS256).unwrap();
    RawIdToken::new(format!("{message}.{signature}"))
}

fn verify(token: &RawIdToken, required: bool) -> Result<IdTokenClaims, Refusal> {
    let (access_token, auth_req_id) = (AccessToken::new("token"), AuthReqId::new("req"));
    let expected = Expectations {
        issuer: ISSUER,
        audience: AudienceRule::ClientId(CLIENT),
        nonce: Some("n"),
        started_at: Timestamp::from_second(NOW - 30).unwrap(),
        access_token: &access_token,
        auth_req_id: &auth_req_id,
        auth_req_id_claims: &["authReqId"],
        auth_req_id_required: required,
    };
    let parts = Parts::read(token)?;
    check_meant_for_us(&parts, &expected)?;
    let key = parts.key(&PROVIDER.keys)?.clone();
    check_signed(parts, &key, &expected, Timestamp::from_second(NOW).unwrap())
}

fn check(name: &str, value: Value) -> Result<(), Refusal> {
    verify(&signed(&claims(name, value)), false).map(|_| ())
}

fn check_header(header: &str) -> Result<(), Refusal> {
    verify(&signed_raw(header, &claims("x", Value::Null).to_string()), false).map(|_| ())
}

#[test]
fn a_good_token_passes_with_either_algorithm() {
    let good = claims("x", Value::Null);
    assert_eq!(verify(&signed(&good), true).unwrap().sub, "s");
    let header = Header { kid: Some("ec".into()), typ: None, ..Header::new(Algorithm::ES256) };
    let token = RawIdToken::new(jsonwebtoken::encode(&header, &good, &PROVIDER.ec).unwrap());
    assert_eq!(verify(&token, true).unwrap().sub, "s");
}

#[test]
fn rule_1_an_encrypted_token_and_odd_shapes_are_refused() {
    let refused = |text: &str| verify(&RawIdToken::new(text), false).unwrap_err();
    assert_eq!(refused("a.b.c.d.e"), Refusal::Encrypted);
    for text in ["", "a", "a.b", "a.b.", ".b.c", "a.b.c.d", "a.b.c.d.e.f.g", "a+.b.c"] {
        assert_eq!(refused(text), Refusal::Shape, "{text}");
    }
    assert_eq!(refused(&"a".repeat(MAX_TOKEN + 1)), Refusal::Shape);
    let padded = format!("{}=", signed(&claims("x", Value::Null)).expose());
    assert_eq!(refused(&padded), Refusal::Shape, "base64url without padding");
}

#[test]
fn a_member_named_twice_is_refused() {
    let payload = claims("x", Value::Null).to_string().replacen('{', r#"{"sub":"other","#, 1);
    assert_eq!(verify(&signed_raw(r#"{"alg":"RS256","kid":"rsa"}"#, &payload), false).unwrap_err(), Refusal::Json);
    assert_eq!(check_header(r#"{"alg":"none","alg":"RS256","kid":"rsa"}"#), Err(Refusal::Json));
}

#[test]
fn an_extension_that_is_critical_is_refused() {
    assert_eq!(check_header(r#"{"alg":"RS256","kid":"rsa","crit":["b64"],"b64":true}"#), Err(Refusal::Critical));
    assert_eq!(check_header(r#"{"alg":"RS256","kid":"rsa","crit":[]}"#), Err(Refusal::Critical));
}

#[test]
fn rule_2_another_issuer_is_refused() {
    for value in
        [json!("https://op.example.test/access"), json!("https://evil.example.test/"), json!([ISSUER]), Value::Null]
    {
        assert_eq!(check("iss", value), Err(Refusal::Issuer));
    }
}

#[test]
fn rule_3_an_audience_of_us_alone_passes_and_any_other_is_refused() {
    assert_eq!(check("aud", json!([CLIENT])), Ok(()));
    for value in [json!("other"), json!([CLIENT, "other"]), json!([]), json!([1]), json!({}), Value::Null] {
        assert_eq!(check("aud", value.clone()), Err(Refusal::Audience), "{value}");
    }
}

#[test]
fn rules_4_and_5_an_authorized_party_must_be_us() {
    assert_eq!(check("azp", json!(CLIENT)), Ok(()));
    assert_eq!(check("azp", json!("other")), Err(Refusal::AuthorizedParty));
    assert_eq!(check("azp", json!([CLIENT])), Err(Refusal::AuthorizedParty));
}

#[test]
fn rule_6_a_signature_over_something_else_is_refused() {
    let good = signed(&claims("x", Value::Null));
    let other = signed(&claims("sub", json!("other")));
    let signature = good.expose().rsplit_once('.').unwrap().1;
    let swapped = format!("{}.{signature}", other.expose().rsplit_once('.').unwrap().0);
    assert_eq!(verify(&RawIdToken::new(swapped), false).unwrap_err(), Refusal::Signature);
}

#[test]
fn rules_7_and_8_no_algorithm_but_the_two_is_accepted() {
    for algorithm in ["none", "None", "HS256", "RS512", "PS256", "ES384", "EdDSA", ""] {
        let header = format!(r#"{{"alg":"{algorithm}","kid":"rsa"}}"#);
        assert_eq!(check_header(&header), Err(Refusal::Algorithm), "{algorithm}");
    }
    assert_eq!(check_header(r#"{"kid":"rsa"}"#), Err(Refusal::Algorithm));
}

#[test]
fn an_unsigned_token_is_refused_for_its_algorithm_and_an_empty_signature_as_one() {
    let unsigned = |header: &str| {
        let signed = signed_raw(header, &claims("x", Value::Null).to_string());
        let message = signed.expose().rsplit_once('.').unwrap().0;
        verify(&RawIdToken::new(format!("{message}.")), false).unwrap_err()
    };
    assert_eq!(unsigned(r#"{"alg":"none"}"#), Refusal::Algorithm);
    assert_eq!(unsigned(r#"{"alg":"RS256","kid":"rsa"}"#), Refusal::Signature);
}

#[test]
fn rule_8_a_mac_made_with_the_public_key_is_refused() {
    let header = Header { kid: Some("rsa".into()), ..Header::new(Algorithm::HS256) };
    let key = EncodingKey::from_secret(&PROVIDER.modulus);
    let token = jsonwebtoken::encode(&header, &claims("x", Value::Null), &key).unwrap();
    assert_eq!(verify(&RawIdToken::new(token), false).unwrap_err(), Refusal::Algorithm);
}

#[test]
fn a_key_that_is_unknown_or_of_another_kind_is_refused() {
    for kid in
        [r#","kid":"other""#, r#","kid":"ec""#, r#","kid":"for-encryption""#, r#","kid":"mac""#, r#","kid":"RSA""#]
    {
        assert_eq!(check_header(&format!(r#"{{"alg":"RS256"{kid}}}"#)), Err(Refusal::UnknownKey), "{kid}");
    }
    assert_eq!(check_header(r#"{"alg":"RS256"}"#), Ok(()), "the only RS256 key there is");
}

#[test]
fn a_key_identifier_that_is_no_text_names_no_key() {
    for kid in ["7", "null", "false", r#"["rsa"]"#, r#"{"kid":"rsa"}"#] {
        assert_eq!(check_header(&format!(r#"{{"alg":"RS256","kid":{kid}}}"#)), Err(Refusal::UnknownKey), "{kid}");
    }
}

#[test]
fn rule_9_an_expired_token_or_one_that_never_expires_is_refused() {
    assert_eq!(check("exp", json!(NOW - 59)), Ok(()), "within the leeway");
    assert_eq!(check("exp", json!(1_772_442_900.5)), Ok(()), "a NumericDate may have a fraction");
    for value in [json!(NOW - 60), json!("9999999999"), json!(-1), json!(1e300), Value::Null] {
        assert_eq!(check("exp", value.clone()), Err(Refusal::Expired), "{value}");
    }
}

#[test]
fn rule_10_a_token_from_the_future_or_from_before_the_login_is_refused() {
    assert_eq!(check("iat", json!(NOW + 60)), Ok(()), "within the leeway");
    assert_eq!(check("iat", json!(NOW - 90)), Ok(()), "the login began 30 s ago, leeway 60 s");
    for value in [json!(NOW + 61), json!(NOW - 91), json!("now"), json!(-1e300), json!([NOW]), json!(true), Value::Null]
    {
        assert_eq!(check("iat", value.clone()), Err(Refusal::IssuedAt), "{value}");
    }
    assert_eq!(check("nbf", json!(NOW + 61)), Err(Refusal::IssuedAt));
    assert_eq!(check("nbf", json!("soon")), Err(Refusal::IssuedAt));
    assert_eq!(check("exp", json!(NOW - 60 + 1)), Ok(()));
    assert_eq!(check("iat", json!(NOW + 3600)), Err(Refusal::IssuedAt));
}

#[test]
fn a_token_that_ended_before_it_was_issued_is_refused() {
    let mut claims = claims("iat", json!(NOW - 10));
    claims["exp"] = json!(NOW - 10);
    assert_eq!(verify(&signed(&claims), false).unwrap_err(), Refusal::IssuedAt);
}

#[test]
fn rule_13_a_login_in_the_future_or_at_no_time_is_refused() {
    assert_eq!(check("auth_time", json!(NOW - 86_400)), Ok(()), "no max_age was asked for");
    for value in [json!(NOW + 61), json!("now"), json!({}), json!(1e300)] {
        assert_eq!(check("auth_time", value.clone()), Err(Refusal::AuthTime), "{value}");
    }
}

#[test]
fn another_kind_of_token_is_no_id_token() {
    assert_eq!(check_header(r#"{"alg":"RS256","kid":"rsa","typ":"JWT"}"#), Ok(()));
    assert_eq!(check_header(r#"{"alg":"RS256","kid":"rsa","typ":"jwt"}"#), Ok(()));
    for typ in [r#""at+jwt""#, r#""logout+jwt""#, r#""secevent+jwt""#, r#""JWE""#, r#""""#, "null", "[]"] {
        let header = format!(r#"{{"alg":"RS256","kid":"rsa","typ":{typ}}}"#);
        assert_eq!(check_header(&header), Err(Refusal::Type), "{typ}");
    }
    let logout = json!({"http://schemas.openid.net/event/backchannel-logout": {}});
    assert_eq!(check("events", logout), Err(Refusal::Type));
}

#[test]
fn a_key_that_the_token_brings_along_is_not_looked_at() {
    let jwk =
        r#""jwk":{"kty":"oct","k":"AAAA"},"jku":"https://evil.example.test/jwks","x5u":"https://evil.example.test/""#;
    assert_eq!(
        check_header(&format!(r#"{{"alg":"RS256","kid":"rsa",{jwk}}}"#)),
        Ok(()),
        "signed by the provider's key"
    );
    assert_eq!(check_header(&format!(r#"{{"alg":"RS256","kid":"theirs",{jwk}}}"#)), Err(Refusal::UnknownKey));
}

#[test]
fn rule_11_an_echoed_nonce_must_be_ours_and_a_missing_one_is_no_echo() {
    assert_eq!(check("nonce", Value::Null), Ok(()));
    assert_eq!(check("nonce", json!("")), Ok(()));
    assert_eq!(check("nonce", json!("other")), Err(Refusal::Nonce));
    assert_eq!(check("nonce", json!(["n"])), Err(Refusal::Nonce));
}

#[test]
fn the_hash_of_another_access_token_is_refused() {
    assert_eq!(check("at_hash", Value::Null), Ok(()));
    assert_eq!(check("at_hash", json!(at_hash("other"))), Err(Refusal::AccessTokenHash));
    assert_eq!(check("at_hash", json!(1)), Err(Refusal::AccessTokenHash));
}

#[test]
fn an_answer_to_another_request_is_refused_under_every_name() {
    assert_eq!(check("authReqId", json!("req")), Ok(()), "both names, agreeing");
    for name in ["auth_req_id", "authReqId", AUTH_REQ_ID_CLAIMS[0]] {
        assert_eq!(check(name, json!("other")), Err(Refusal::AuthReqId), "{name}");
        assert_eq!(check(name, json!(7)), Err(Refusal::AuthReqId), "{name}");
    }
    let without = signed(&claims("auth_req_id", Value::Null));
    assert!(verify(&without, false).is_ok());
    assert_eq!(verify(&without, true).unwrap_err(), Refusal::AuthReqId, "where it is required");
}

#[test]
fn a_token_of_nobody_is_refused() {
    for value in [json!(""), json!(7), json!("s".repeat(256)), json!("a\nb"), json!("a\u{0}"), json!("å"), Value::Null]
    {
        assert_eq!(check("sub", value), Err(Refusal::Subject));
    }
}

#[test]
fn a_document_without_keys_is_no_key_set() {
    let read = |document: Value| Keys::read(document.as_object().unwrap()).map(|_| ());
    assert_eq!(read(json!({})), Err(BadAnswer::Member("keys")));
    assert_eq!(read(json!({"keys": {}})), Err(BadAnswer::Member("keys")));
    assert_eq!(read(json!({"keys": [null, 7, {"kty": "RSA"}]})), Ok(()), "odd keys are passed over");
}

/// Whether a key with these members beside those of a good one is taken into the set.
fn check_key(members: Value) -> bool {
    let mut key = json!({
        "use": "sig", "kty": "RSA", "kid": "k", "alg": "RS256",
        "n": BASE64_URL_SAFE_NO_PAD.encode(&PROVIDER.modulus), "e": "AQAB",
    });
    key.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    key.as_object_mut().unwrap().retain(|_, value| !value.is_null());
    let set = json!({"keys": [key]});
    Keys::read(set.as_object().unwrap()).unwrap().find(Some("k"), Algorithm::RS256).is_some()
}

#[test]
fn only_a_key_that_may_verify_rs256_or_es256_is_taken() {
    assert!(check_key(json!({})) && check_key(json!({"use": null, "alg": null})));
    assert!(check_key(json!({"key_ops": ["verify"]})) && check_key(json!({"x5t": "whatever", "new": {}})));
    for odd in [
        json!({"use": "enc"}),
        json!({"use": 7}),
        json!({"key_ops": ["encrypt"]}),
        json!({"key_ops": "verify"}),
        json!({"alg": "RS512"}),
        json!({"alg": "HS256"}),
        json!({"alg": ["RS256"]}),
        json!({"kty": "rsa"}),
        json!({"d": "AQAB"}),
        json!({"k": "AQAB"}),
        json!({"p": "AQAB"}),
        json!({"q": "AQAB"}),
        json!({"dp": "AQAB"}),
        json!({"dq": "AQAB"}),
        json!({"qi": "AQAB"}),
        json!({"oth": []}),
        json!({"crv": "P-256"}),
        json!({"n": BASE64_URL_SAFE_NO_PAD.encode([0xff; 128])}),
        json!({"n": BASE64_URL_SAFE_NO_PAD.encode([0xff; 1024])}),
        json!({"n": "not base64!"}),
        json!({"n": 7}),
        json!({"e": null}),
    ] {
        assert!(!check_key(odd.clone()), "{odd}");
    }
}

#[test]
fn a_coordinate_has_all_its_bytes() {
    let point = [4; 2 * 32];
    let takes = |at: usize| {
        let [x, y] = [&point[..at], &point[at..]].map(|half| BASE64_URL_SAFE_NO_PAD.encode(half));
        let set = json!({"keys": [{"kty": "EC", "crv": "P-256", "kid": "k", "x": x, "y": y}]});
        Keys::read(set.as_object().unwrap()).unwrap().find(Some("k"), Algorithm::ES256).is_some()
    };
    assert!(takes(32), "whether it lies on the curve, the signature tells");
    for at in [0, 1, 31, 33, 64] {
        assert!(!takes(at), "{at}");
    }
}

/// What anyone can write if the exponent is 1: the padded digest itself (RFC 8017 9.2).
fn forged_for_exponent_1(header: &str, payload: &str) -> RawIdToken {
    let message = [header, payload].map(|part| BASE64_URL_SAFE_NO_PAD.encode(part)).join(".");
    let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, message.as_bytes());
    let prefix = [
        0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04,
        0x20,
    ];
    let padding = vec![0xff; 256 - 3 - prefix.len() - 32];
    let padded = [&[0, 1], padding.as_slice(), &[0], &prefix, digest.as_ref()].concat();
    RawIdToken::new(format!("{message}.{}", BASE64_URL_SAFE_NO_PAD.encode(padded)))
}

#[test]
fn a_key_with_an_exponent_that_signs_for_everyone_is_no_key() {
    for exponent in ["AQ", "AAAB", "Ag", "AQAA", "AA", ""] {
        assert!(!check_key(json!({ "e": exponent })), "{exponent}");
    }
    let token = forged_for_exponent_1(r#"{"alg":"RS256","kid":"rsa"}"#, &claims("x", Value::Null).to_string());
    assert_eq!(verify(&token, false).unwrap_err(), Refusal::Signature, "with the true key");
}
