//! The provider's keys, made for the run, and its ID tokens.

use std::collections::HashMap;
use std::sync::LazyLock;

use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::{Value, json};

use crate::client::{CLIENT_ID, NOW};

pub(crate) const SUB: &str = "5b1f0a2e-7c44-4d0a-9e57-0c2f8d61b7a3";

static KEYS: LazyLock<HashMap<&str, EcdsaKeyPair>> = LazyLock::new(|| {
    let pair = || EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).unwrap();
    ["key-0", "key-1", "key-2"].map(|kid| (kid, pair())).into()
});

pub(crate) fn jwk(kid: &str) -> Value {
    let point = KEYS[kid].public_key().as_ref();
    let [x, y] = [&point[1..33], &point[33..]].map(|half| BASE64_URL_SAFE_NO_PAD.encode(half));
    json!({ "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": kid, "x": x, "y": y })
}

/// A good token of `issuer`, signed with the key `kid`.
pub(crate) fn id_token(issuer: &str, kid: &str) -> String {
    signed(&claims(issuer), kid)
}

/// What a good token says.
pub(crate) fn claims(issuer: &str) -> Value {
    json!({ "iss": issuer, "aud": CLIENT_ID, "sub": SUB, "iat": NOW, "exp": NOW + 3600 })
}

/// Any claims, truly signed with the key `kid`.
pub(crate) fn signed(claims: &Value, kid: &str) -> String {
    let header = Header { kid: Some(kid.to_owned()), ..Header::new(Algorithm::ES256) };
    let key = EncodingKey::from_ec_der(KEYS[kid].to_pkcs8v1().unwrap().as_ref());
    jsonwebtoken::encode(&header, claims, &key).unwrap()
}
