//! Oddities of an ID token: some a client has to accept, most of them lies it has to refuse.

use serde::{Deserialize, Serialize};

/// One thing that is odd or wrong about an ID token (§11).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Twist {
    /// Harmless: `aud` is an array of one.
    AudArray,
    /// Harmless: the claim is called `authReqId`.
    AuthReqIdCamelCase,
    /// Harmless: there is no `auth_req_id`; the token request bound it already.
    AuthReqIdMissing,
    /// Harmless: the nonce is not echoed.
    NonceMissing,
    /// Harmless: `msn` is there.
    MsnClaim,
    /// `aud` is somebody else.
    WrongAud,
    /// `aud` holds the client and somebody else, without `azp`.
    AudSeveral,
    /// `iss` lacks its final slash.
    WrongIss,
    /// `exp` is an hour ago.
    Expired,
    /// `iat` is an hour ahead.
    IssuedInFuture,
    /// `alg` is `none`, and the signature is empty.
    AlgNone,
    /// `alg` is `HS256`, keyed with the public key.
    Hs256WithPublicKey,
    /// `kid` names a key that is in no set.
    WrongKid,
    /// `kid` names the key of the other type.
    KidOfOtherType,
    /// The signature does not fit.
    BadSignature,
    /// `at_hash` belongs to another access token.
    WrongAtHash,
    /// `nonce` is another one.
    WrongNonce,
    /// `auth_req_id` is another one.
    WrongAuthReqId,
    /// `sub` is empty.
    EmptySub,
    /// The token is right, and userinfo has another `sub` (OIDC Core 5.3.2).
    UserinfoSubMismatch,
}

impl Twist {
    /// Whether a client must refuse the ID token.
    pub fn is_lie(self) -> bool {
        !matches!(
            self,
            Self::AudArray
                | Self::AuthReqIdCamelCase
                | Self::AuthReqIdMissing
                | Self::NonceMissing
                | Self::MsnClaim
                | Self::UserinfoSubMismatch
        )
    }
}
