//! ID tokens: as they come over the wire, and as claims that a true key signs.

use std::sync::LazyLock;

use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey};
use serde_json::{Value, json};

use super::{NOW, now};
use crate::id_token::{AudienceRule, Expectations, IdTokenClaims, Parts, Refusal, check_meant_for_us, check_signed};
use crate::json::{Object, read_object};
use crate::keys::Keys;
use crate::secret::{AccessToken, AuthReqId, RawIdToken};

const ISSUER: &str = "https://op.example.test/access/";
const CLIENT: &str = "client-1";
const AT_HASH: &str = "PEaenWxYddN6Q_NT1PiOYQ";

/// A public key of which nobody has the other half any more.
pub(super) const EC: (&str, &str) =
    ("6cU28K17p9TRljQqLxiWKKDAfkRu_aTjAGfpIrHR5uU", "PU5byMAlv8Q4Fdpqq1raO-T2ZIVO-K3PjK8IZakI2vc");
/// Another.
const RSA: &str = "\
    41wYZdbqltPxwVSLg9ia492nMWXeLSsrSeYNqlJ6elo8YXaBBAsUdN_4SYf_UlXHSD_0Wb-LhzpbUDXCk494Dljk62XVKfVj-2EWf1hxSCXBkkJ8\
    yFJMZlZ374OCz8mZQZSEphylODi45bFjJU28CcUQoFZ6wBTFKLT0a039x4-lYFghC5rtYOOI_B0a0zsFI5oQY-zdvHTNzs7O9A-B5KguwPXk4E33\
    Ni2gF_YTyaSlCCSO3zTZkPm96TQmiAPno1m3EWYLSN3ETZPuCUrtPCUJS-5AtQXs1uVl6NifToVZdP5ef8BD--xSRe4t2fXdYO6otOKrNKZzj0U4\
    d2WCQQ";
/// What the first signed before its other half was thrown away: the one token that is to be taken.
const GOOD: &str = "\
    eyJhbGciOiJFUzI1NiIsImtpZCI6ImVjIn0.eyJpc3MiOiJodHRwczovL29wLmV4YW1wbGUudGVzdC9hY2Nlc3MvIiwiYXVkIjoiY2xpZW50LTEi\
    LCJzdWIiOiJzIiwiaWF0IjoxNzcyNDQyODkwLCJleHAiOjE3NzI0NDM1MDAsIm5vbmNlIjoibiIsImF0X2hhc2giOiJQRWFlbld4WWRkTjZRX05U\
    MVBpT1lRIiwiYXV0aF9yZXFfaWQiOiJyZXEifQ.Q0oc68zOCSrx_aFsX5eDYK58MMzIQ3l3tPVPqnosUd4APBaGmtjVzdoTrnXhKR9-TBM0xkfv4\
    jwhgPfMWUHfHw";

static KEYS: LazyLock<Keys> = LazyLock::new(|| {
    key_set(&json!([
        {"kty": "EC", "crv": "P-256", "kid": "ec", "x": EC.0, "y": EC.1},
        {"kty": "RSA", "kid": "rsa", "n": RSA, "e": "AQAB"},
    ]))
});

/// A key made for the run, so that claims can be signed.
static OWN: LazyLock<(EncodingKey, Keys)> = LazyLock::new(|| {
    let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).expect("the system has randomness");
    let point = pair.public_key().as_ref();
    let [x, y] = [&point[1..33], &point[33..]].map(|half| BASE64_URL_SAFE_NO_PAD.encode(half));
    let private = pair.to_pkcs8v1().expect("a key just made can be written");
    let keys = key_set(&json!([{"kty": "EC", "crv": "P-256", "kid": "own", "x": x, "y": y}]));
    (EncodingKey::from_ec_der(private.as_ref()), keys)
});

fn key_set(keys: &Value) -> Keys {
    Keys::read(&Object::from_iter([("keys".to_owned(), keys.clone())])).expect("a list of keys")
}

/// ID tokens. Bytes that do not begin with `{` are a token: no other than the one good one is taken. The rest is
/// claims, or a header and claims with a dot between, which are signed here: what is taken says what it must.
pub fn id_token(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if !text.starts_with('{') {
        let verified = verify(&text, &KEYS);
        assert_eq!(verified.is_ok(), text == GOOD, "nothing but the good token is taken");
        return;
    }
    let (header, claims) = match text.split_once("}.{") {
        Some((header, claims)) => (format!("{header}}}"), format!("{{{claims}")),
        None => (r#"{"alg":"ES256","kid":"own"}"#.to_owned(), text.into_owned()),
    };
    let message = [&header, &claims].map(|part| BASE64_URL_SAFE_NO_PAD.encode(part)).join(".");
    let signed = jsonwebtoken::crypto::sign(message.as_bytes(), &OWN.0, Algorithm::ES256).expect("a key that signs");
    let token = format!("{message}.{signed}");
    assert!(verify(&token, &KEYS).is_err(), "a key of our own is none of the provider's");
    if let Ok(verified) = verify(&token, &OWN.1) {
        check_header(&read_object(header.as_bytes()).expect("a header that was read"));
        check_claims(&verified);
    }
}

fn verify(text: &str, keys: &Keys) -> Result<IdTokenClaims, Refusal> {
    let (token, access_token, auth_req_id) = (RawIdToken::new(text), AccessToken::new("token"), AuthReqId::new("req"));
    let expected = Expectations {
        issuer: ISSUER,
        audience: AudienceRule::ClientId(CLIENT),
        nonce: Some("n"),
        started_at: now(),
        access_token: &access_token,
        auth_req_id: &auth_req_id,
        auth_req_id_claims: &["authReqId"],
        auth_req_id_required: true,
    };
    let parts = Parts::read(&token)?;
    check_meant_for_us(&parts, &expected)?;
    let key = parts.key(keys)?.clone();
    check_signed(parts, &key, &expected, now())
}

fn check_header(header: &Object) {
    assert_eq!(header["alg"], "ES256");
    assert!(header.get("kid").is_none_or(|kid| kid == "own"));
    assert!(!header.contains_key("crit"));
    assert!(header.get("typ").is_none_or(|typ| typ.as_str().is_some_and(|typ| typ.eq_ignore_ascii_case("jwt"))));
}

/// The rules of OpenID Connect Core 3.1.3.7, read a second time.
#[expect(clippy::cast_precision_loss, reason = "a second of this century fits into 53 bits")]
fn check_claims(verified: &IdTokenClaims) {
    let claims = &verified.claims;
    assert_eq!(claims["iss"], ISSUER);
    let is_for_us = |audience: &Value| audience == CLIENT;
    let audience = &claims["aud"];
    assert!(is_for_us(audience) || audience.as_array().is_some_and(|all| !all.is_empty() && all.iter().all(is_for_us)));
    assert!(claims.get("azp").is_none_or(is_for_us));
    let seconds = |name: &str| claims.get(name).map(|value| value.as_f64().expect("a number") - NOW as f64);
    let (expires, issued) = (seconds("exp").expect("an end"), seconds("iat").expect("a beginning"));
    assert!(expires > -60.0 && (-60.0..61.0).contains(&issued) && issued < expires);
    assert!([seconds("nbf"), seconds("auth_time")].into_iter().flatten().all(|at| at < 61.0));
    assert!(claims.get("nonce").is_none_or(|nonce| nonce == "n" || nonce == ""));
    assert!(claims.get("at_hash").is_none_or(|hash| hash == AT_HASH));
    let requests = ["auth_req_id", "authReqId", "urn:openid:params:jwt:claim:auth_req_id"].map(|name| claims.get(name));
    assert!(requests.iter().flatten().all(|request| *request == "req") && requests.iter().any(Option::is_some));
    assert!(!claims.contains_key("events"));
    assert_eq!(claims["sub"], *verified.sub);
    assert!((1..=255).contains(&verified.sub.len()) && verified.sub.bytes().all(|byte| (b' '..=b'~').contains(&byte)));
    assert_eq!(format!("{verified:?}"), "IdTokenClaims(…)");
}

/// Whether a key takes the good token's signature; whether that is its own is the caller's to know: [`EC`].
pub(super) fn takes_the_good_one(key: &DecodingKey, algorithm: Algorithm) -> bool {
    let (message, signature) = GOOD.rsplit_once('.').expect("it has three parts");
    takes(key, algorithm, message, signature)
}

const MESSAGE: &str = "header.payload";

/// Whether a key takes a signature that nobody made: as long as one is, and of nothing but zeros, ones or full bytes; or what
/// anyone can write if the exponent is 1.
pub(super) fn takes_a_made_up_one(key: &DecodingKey, algorithm: Algorithm) -> bool {
    let made_up = [0, 64, 256, 384, 512].map(|length| [0, 1, 0xff].map(|byte| vec![byte; length]));
    let made_up = made_up.into_iter().flatten().chain([256, 384, 512].map(padded_digest));
    made_up.into_iter().any(|bytes| takes(key, algorithm, MESSAGE, &BASE64_URL_SAFE_NO_PAD.encode(bytes)))
}

/// What an RSA signature becomes when it is verified (RFC 8017 9.2).
fn padded_digest(length: usize) -> Vec<u8> {
    let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, MESSAGE.as_bytes());
    let sha256 = b"\x30\x31\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01\x05\x00\x04\x20";
    let padding = vec![0xff; length - 3 - sha256.len() - digest.as_ref().len()];
    [&[0, 1], padding.as_slice(), &[0], sha256, digest.as_ref()].concat()
}

fn takes(key: &DecodingKey, algorithm: Algorithm, message: &str, signature: &str) -> bool {
    jsonwebtoken::crypto::verify(signature, message.as_bytes(), key, algorithm).unwrap_or(false)
}
