//! The provider's key set (RFC 7517) and the choice of a key.

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
    // A set that shows a private member is not one to trust, and `use` other than `sig` is not for signatures.
    let is_private = jwk.get("d").is_some() || jwk.get("k").is_some();
    let is_for_signatures = text("use").is_none_or(|usage| usage == "sig");
    if is_private || !is_for_signatures {
        return None;
    }
    let (algorithm, public) = match (text("kty")?, text("crv")) {
        ("RSA", None) => (Algorithm::RS256, rsa_key(text("n")?, text("e")?)?),
        ("EC", Some("P-256")) => (Algorithm::ES256, DecodingKey::from_ec_components(text("x")?, text("y")?).ok()?),
        _ => return None,
    };
    let algorithm_fits = text("alg").is_none_or(|name| name == name_of(algorithm));
    algorithm_fits.then(|| Key { kid: text("kid").map(str::to_owned), algorithm, public })
}

fn rsa_key(n: &str, e: &str) -> Option<DecodingKey> {
    use base64::Engine;
    let modulus = base64::prelude::BASE64_URL_SAFE_NO_PAD.decode(n).ok()?;
    if !RSA_MODULUS_BYTES.contains(&modulus.len()) {
        return None;
    }
    DecodingKey::from_rsa_components(n, e).ok()
}

/// The name of an algorithm this crate accepts (RFC 7518 3.1).
pub(crate) fn name_of(algorithm: Algorithm) -> &'static str {
    if algorithm == Algorithm::ES256 { "ES256" } else { "RS256" }
}
