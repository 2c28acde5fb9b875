//! The provider's key set (RFC 7517) and the choice of a key.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use jsonwebtoken::{Algorithm, DecodingKey};
use serde_json::Value;

use crate::error::BadAnswer;
use crate::json::Object;

/// A set of public keys that may have signed an ID token.
#[derive(Clone, Debug)]
pub struct Keys {
    keys: Vec<Key>,
}

#[derive(Clone)]
struct Key {
    kid: Option<String>,
    algorithm: Algorithm,
    public: DecodingKey,
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?} {:?}", self.algorithm, self.kid)
    }
}

/// More keys than a provider has while rotating, fewer than would cost anything.
const MAX_KEYS: usize = 64;
/// RSA below 2048 bits is not a signature (RFC 7518 3.3); above 4096 verifying is a way to keep us busy.
const RSA_MODULUS_BYTES: std::ops::RangeInclusive<usize> = 256..=512;
/// A coordinate of P-256 has so many bytes, however small it is (RFC 7518 6.2.1.2).
const COORDINATE_BYTES: usize = 32;
/// What no public key shows (RFC 7518 6.2.2, 6.3.2 and 6.4.1): whoever reads one of these can sign, or soon will.
const PRIVATE: [&str; 8] = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

impl Keys {
    /// Reads a set; keys that cannot sign RS256 or ES256 are passed over.
    ///
    /// # Errors
    /// If there is no member `keys`, or it is no list.
    pub fn read(document: &Object) -> Result<Self, BadAnswer> {
        let list = document.get("keys").and_then(Value::as_array).ok_or(BadAnswer::Member("keys"))?;
        Ok(Self { keys: list.iter().take(MAX_KEYS).filter_map(read_key).collect() })
    }

    /// The key for a header's `kid` and `alg`. A key of another type or algorithm under that `kid` does not fit; without a
    /// `kid` the key must be the only one of its algorithm (OpenID Connect Core 10.1).
    pub(crate) fn find(&self, kid: Option<&str>, algorithm: Algorithm) -> Option<&DecodingKey> {
        let mut fitting = self.keys.iter().filter(|key| key.algorithm == algorithm);
        match kid {
            Some(kid) => fitting.find(|key| key.kid.as_deref() == Some(kid)).map(|key| &key.public),
            None => fitting.next().filter(|_| fitting.next().is_none()).map(|key| &key.public),
        }
    }
}

fn read_key(jwk: &Value) -> Option<Key> {
    let text = |name: &str| jwk.get(name).and_then(Value::as_str);
    if PRIVATE.iter().any(|name| jwk.get(name).is_some()) || !is_for_signatures(jwk) {
        return None;
    }
    let (algorithm, public) = match (text("kty")?, text("crv")) {
        ("RSA", None) => (Algorithm::RS256, rsa_key(text("n")?, text("e")?)?),
        ("EC", Some("P-256")) => (Algorithm::ES256, ec_key(text("x")?, text("y")?)?),
        _ => return None,
    };
    let algorithm_fits = jwk.get("alg").is_none_or(|name| name == name_of(algorithm));
    algorithm_fits.then(|| Key { kid: text("kid").map(str::to_owned), algorithm, public })
}

/// RFC 7517 4.2 and 4.3: `use`, if it is there, is `sig`; `key_ops`, if they are there, hold `verify`.
fn is_for_signatures(jwk: &Value) -> bool {
    let may_verify = |operations: &Value| {
        operations.as_array().is_some_and(|names| names.iter().any(|name| name.as_str() == Some("verify")))
    };
    jwk.get("use").is_none_or(|usage| usage == "sig") && jwk.get("key_ops").is_none_or(may_verify)
}

fn ec_key(x: &str, y: &str) -> Option<DecodingKey> {
    let fits = |text: &str| bytes(text).is_some_and(|coordinate| coordinate.len() == COORDINATE_BYTES);
    (fits(x) && fits(y)).then(|| DecodingKey::from_ec_components(x, y).ok()).flatten()
}

fn bytes(text: &str) -> Option<Vec<u8>> {
    BASE64_URL_SAFE_NO_PAD.decode(text).ok()
}

fn rsa_key(n: &str, e: &str) -> Option<DecodingKey> {
    let (modulus, exponent) = (bytes(n)?, bytes(e)?);
    let fits = RSA_MODULUS_BYTES.contains(&modulus.len()) && is_exponent(&exponent);
    fits.then(|| DecodingKey::from_rsa_components(n, e).ok()).flatten()
}

/// RFC 8017 3.1: odd, and at least 3. With 1 anyone can sign.
fn is_exponent(bytes: &[u8]) -> bool {
    let is_odd = bytes.last().is_some_and(|last| last % 2 == 1);
    let is_one = matches!(bytes, [zeros @ .., 1] if zeros.iter().all(|byte| *byte == 0));
    is_odd && !is_one
}

/// The name of an algorithm this crate accepts (RFC 7518 3.1).
pub(crate) fn name_of(algorithm: Algorithm) -> &'static str {
    if algorithm == Algorithm::ES256 { "ES256" } else { "RS256" }
}
