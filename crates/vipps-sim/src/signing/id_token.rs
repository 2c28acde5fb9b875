//! The ID token (§11).

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::hmac;
use serde_json::{Map, Value, json};

use super::base64url;
use super::keys::{KeyRing, SigningKey};
use super::twist::Twist;
use crate::options::Algorithm;
use crate::provider::client_auth::Caller;
use crate::random;

/// ID tokens live one hour (§11.1).
const LIFE_S: i64 = 3600;

/// What an ID token is about.
pub(crate) struct Subject<'a> {
    pub(crate) issuer: &'a str,
    pub(crate) client_id: &'a str,
    pub(crate) merchant_serial_number: &'a str,
    pub(crate) sub: &'a str,
    pub(crate) auth_req_id: &'a str,
    /// That of another login, for a lie.
    pub(crate) other_auth_req_id: String,
    pub(crate) nonce: Option<&'a str>,
    pub(crate) access_token: &'a str,
    pub(crate) confirmed_s: i64,
    pub(crate) now_s: i64,
    /// Whose keys started the login: a partner cannot know `aud` and is given `msn` instead.
    pub(crate) caller: Caller,
    pub(crate) algorithm: Algorithm,
}

impl Subject<'_> {
    /// The token, signed with the ring's newest key and bent by the twists.
    pub(crate) fn sign(&self, keys: &KeyRing, twists: &[Twist]) -> String {
        let header = header(keys.newest(self.algorithm), keys, twists);
        let claims = self.claims(twists);
        let message = format!("{}.{}", base64url(header.to_string()), base64url(Value::from(claims).to_string()));
        let signature = signature(keys.newest(self.algorithm), twists, &message);
        format!("{message}.{}", base64url(signature))
    }

    fn claims(&self, twists: &[Twist]) -> Map<String, Value> {
        let mut claims = self.true_claims();
        for twist in twists {
            self.bend(&mut claims, *twist);
        }
        claims
    }

    fn true_claims(&self) -> Map<String, Value> {
        let mut claims = Map::new();
        let mut claim = |name: &str, value: Value| claims.insert(name.to_owned(), value);
        claim("iss", self.issuer.into());
        claim("aud", self.client_id.into());
        claim("sub", self.sub.into());
        claim("auth_req_id", self.auth_req_id.into());
        claim("iat", self.now_s.into());
        claim("exp", (self.now_s + LIFE_S).into());
        claim("auth_time", self.confirmed_s.into());
        claim("at_hash", at_hash(self.access_token).into());
        claim("x_simulator", true.into());
        if self.caller == Caller::Partner {
            claim("msn", self.merchant_serial_number.into());
        }
        if let Some(nonce) = self.nonce {
            claim("nonce", nonce.into());
        }
        claims
    }

    fn bend(&self, claims: &mut Map<String, Value>, twist: Twist) {
        let mut claim = |name: &str, value: Value| claims.insert(name.to_owned(), value);
        match twist {
            Twist::AudArray => claim("aud", json!([self.client_id])),
            Twist::MsnClaim => claim("msn", self.merchant_serial_number.into()),
            Twist::WrongMsn => claim("msn", "900666".into()),
            Twist::MsnMissing => claims.remove("msn"),
            Twist::WrongAud => claim("aud", "00000000-0000-4000-8000-000000000000".into()),
            Twist::AudSeveral => claim("aud", json!([self.client_id, "00000000-0000-4000-8000-000000000000"])),
            Twist::WrongIss => claim("iss", self.issuer.trim_end_matches('/').into()),
            Twist::Expired => {
                claim("iat", (self.now_s - 2 * LIFE_S).into());
                claim("exp", (self.now_s - LIFE_S).into())
            }
            Twist::IssuedInFuture => claim("iat", (self.now_s + LIFE_S).into()),
            Twist::WrongAtHash => claim("at_hash", at_hash("ciba.another").into()),
            Twist::WrongNonce => claim("nonce", "another".into()),
            Twist::WrongAuthReqId => claim("auth_req_id", random::auth_req_id().into()),
            Twist::AuthReqIdOfAnotherLogin => claim("auth_req_id", self.other_auth_req_id.as_str().into()),
            Twist::AuthReqIdBoth => claim("authReqId", self.auth_req_id.into()),
            Twist::AuthReqIdsDisagree => claim("authReqId", random::auth_req_id().into()),
            Twist::EmptySub => claim("sub", "".into()),
            Twist::NonceMissing => claims.remove("nonce"),
            Twist::AuthReqIdMissing => claims.remove("auth_req_id"),
            Twist::AuthReqIdCamelCase => {
                claims.remove("auth_req_id").and_then(|id| claims.insert("authReqId".to_owned(), id))
            }
            Twist::AlgNone
            | Twist::Hs256WithPublicKey
            | Twist::WrongKid
            | Twist::KidOfOtherType
            | Twist::TypPresent
            | Twist::TypMissing
            | Twist::BadSignature
            | Twist::UserinfoSubMismatch => None,
        };
    }
}

/// RS256 headers carry `typ`, ES256 headers do not, as in the provider's samples (§11.1).
fn header(key: &SigningKey, keys: &KeyRing, twists: &[Twist]) -> Value {
    let mut header = json!({ "alg": key.algorithm().name(), "kid": key.kid });
    if key.algorithm() == Algorithm::Rs256 {
        header["typ"] = "JWT".into();
    }
    for twist in twists {
        match twist {
            Twist::TypPresent => header["typ"] = "JWT".into(),
            Twist::TypMissing => header = json!({ "alg": header["alg"], "kid": header["kid"] }),
            Twist::AlgNone => header["alg"] = "none".into(),
            Twist::Hs256WithPublicKey => header["alg"] = "HS256".into(),
            Twist::WrongKid => header["kid"] = random::key_id().into(),
            Twist::KidOfOtherType => header["kid"] = keys.newest(other(key.algorithm())).kid.clone().into(),
            _ => {}
        }
    }
    header
}

fn signature(key: &SigningKey, twists: &[Twist], message: &str) -> Vec<u8> {
    if twists.contains(&Twist::AlgNone) {
        return Vec::new();
    }
    if twists.contains(&Twist::Hs256WithPublicKey) {
        let secret = hmac::Key::new(hmac::HMAC_SHA256, key.public_pem().as_bytes());
        return hmac::sign(&secret, message.as_bytes()).as_ref().to_vec();
    }
    let mut signature = key.sign(message.as_bytes());
    if twists.contains(&Twist::BadSignature) {
        signature[0] ^= 1;
    }
    signature
}

fn other(algorithm: Algorithm) -> Algorithm {
    match algorithm {
        Algorithm::Rs256 => Algorithm::Es256,
        Algorithm::Es256 => Algorithm::Rs256,
    }
}

/// The left half of the SHA-256 of the access token, base64url (OIDC Core 3.1.3.6).
fn at_hash(access_token: &str) -> String {
    base64url(&digest(&SHA256, access_token.as_bytes()).as_ref()[..16])
}
