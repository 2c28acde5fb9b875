//! The signing keys and the set that is published (§12).

use std::sync::{Arc, OnceLock};

use aws_lc_rs::encoding::{AsDer as _, PublicKeyX509Der};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _, RSA_PKCS1_SHA256, RsaKeyPair};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::base64url;
use crate::ledger::request::Ending;
use crate::options::Algorithm;
use crate::random;

/// The published keys, newest last, and the algorithms that sign.
pub(crate) struct KeyRing {
    keys: Vec<SigningKey>,
    /// For logins that end in the app.
    pub(crate) algorithm: Algorithm,
    /// For logins that end in the browser.
    pub(crate) browser_algorithm: Algorithm,
}

/// One key pair with its id.
#[derive(Clone)]
pub(crate) struct SigningKey {
    pub(crate) kid: String,
    pair: Pair,
}

#[derive(Clone)]
enum Pair {
    Rsa(Arc<RsaKeyPair>),
    Ec(Arc<EcdsaKeyPair>),
}

impl KeyRing {
    pub(crate) fn new(algorithm: Algorithm, browser_algorithm: Algorithm) -> Self {
        let keys = vec![SigningKey::new(Pair::Rsa(first_rsa_pair())), SigningKey::new(ec_pair())];
        Self { keys, algorithm, browser_algorithm }
    }

    /// Signs with new keys from now on; the old ones stay published if `keep_old`.
    pub(crate) fn rotate(&mut self, keep_old: bool) {
        if !keep_old {
            self.keys.clear();
        }
        self.keys.extend([SigningKey::new(Pair::Rsa(Arc::new(new_rsa_pair()))), SigningKey::new(ec_pair())]);
    }

    pub(crate) fn algorithm_for(&self, ending: Ending) -> Algorithm {
        match ending {
            Ending::App => self.algorithm,
            Ending::Browser => self.browser_algorithm,
        }
    }

    pub(crate) fn newest(&self, algorithm: Algorithm) -> &SigningKey {
        let newest = self.keys.iter().rev().find(|key| key.algorithm() == algorithm);
        newest.expect("there is a key of each type from the start")
    }

    /// The published set.
    pub(crate) fn jwks(&self) -> Value {
        json!({ "keys": self.keys.iter().map(SigningKey::jwk).collect::<Vec<_>>(), "x_simulator": true })
    }
}

impl SigningKey {
    fn new(pair: Pair) -> Self {
        Self { kid: random::key_id(), pair }
    }

    pub(crate) fn algorithm(&self) -> Algorithm {
        match self.pair {
            Pair::Rsa(_) => Algorithm::Rs256,
            Pair::Ec(_) => Algorithm::Es256,
        }
    }

    /// The signature, as JWS wants it: for ES256 the raw 64 bytes `r||s` (§11.2).
    pub(crate) fn sign(&self, message: &[u8]) -> Vec<u8> {
        match &self.pair {
            Pair::Rsa(pair) => {
                let mut signature = vec![0; pair.public_modulus_len()];
                pair.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message, &mut signature)
                    .expect("a 2048-bit key signs a SHA-256 digest");
                signature
            }
            Pair::Ec(pair) => {
                let signature = pair.sign(&SystemRandom::new(), message).expect("a P-256 key signs a SHA-256 digest");
                signature.as_ref().to_vec()
            }
        }
    }

    /// The public key as PEM text, which a confused client might take for an HMAC secret.
    pub(crate) fn public_pem(&self) -> String {
        let der: PublicKeyX509Der<'_> = match &self.pair {
            Pair::Rsa(pair) => pair.public_key().as_der(),
            Pair::Ec(pair) => pair.public_key().as_der(),
        }
        .expect("a public key has a DER form");
        format!("-----BEGIN PUBLIC KEY-----\n{}\n-----END PUBLIC KEY-----\n", STANDARD.encode(der.as_ref()))
    }

    fn jwk(&self) -> Value {
        match &self.pair {
            Pair::Rsa(pair) => {
                let public = pair.public_key();
                let n = base64url(public.modulus().big_endian_without_leading_zero());
                let e = base64url(public.exponent().big_endian_without_leading_zero());
                json!({ "use": "sig", "kty": "RSA", "kid": self.kid, "alg": "RS256", "n": n, "e": e })
            }
            Pair::Ec(pair) => {
                // 0x04, then the two coordinates of 32 bytes each.
                let point = pair.public_key().as_ref();
                let (x, y) = (base64url(&point[1..33]), base64url(&point[33..]));
                json!({ "use": "sig", "kty": "EC", "crv": "P-256", "kid": self.kid, "alg": "ES256", "x": x, "y": y })
            }
        }
    }
}

/// The RSA pair every simulator of this process begins with: making one takes a while, and a test process starts hundreds.
fn first_rsa_pair() -> Arc<RsaKeyPair> {
    static PAIR: OnceLock<Arc<RsaKeyPair>> = OnceLock::new();
    Arc::clone(PAIR.get_or_init(|| Arc::new(new_rsa_pair())))
}

fn new_rsa_pair() -> RsaKeyPair {
    RsaKeyPair::generate(KeySize::Rsa2048).expect("the operating system hands out random bytes")
}

fn ec_pair() -> Pair {
    let pair =
        EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).expect("the operating system hands out random bytes");
    Pair::Ec(Arc::new(pair))
}
