//! Oddities of an ID token: some a client has to accept, most of them lies it has to refuse.

use serde::{Deserialize, Serialize};

use crate::ledger::request::{Ending, Request};
use crate::provider::client_auth::Caller;

/// One thing that is odd or wrong about an ID token (§11).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Twist {
    /// Harmless: `aud` is an array of one.
    AudArray,
    /// Harmless: the claim is called `authReqId`.
    AuthReqIdCamelCase,
    /// Harmless: both names are there, and agree.
    AuthReqIdBoth,
    /// There is no `auth_req_id`. Harmless where the token request bound it already, a lie on the merchant's page.
    AuthReqIdMissing,
    /// Harmless: the nonce is not echoed.
    NonceMissing,
    /// Harmless: `msn` is there.
    MsnClaim,
    /// `msn` is missing. A partner has nothing else to check.
    MsnMissing,
    /// `msn` is that of another unit. Nobody but a partner checks it.
    WrongMsn,
    /// Harmless: the header has `typ`, whatever the algorithm.
    TypPresent,
    /// Harmless: the header has no `typ`, whatever the algorithm.
    TypMissing,
    /// `aud` is somebody else. A partner cannot tell.
    WrongAud,
    /// `aud` holds the client and somebody else, without `azp`. A partner cannot tell.
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
    /// `auth_req_id` is that of the newest other login.
    AuthReqIdOfAnotherLogin,
    /// `auth_req_id` is right, and `authReqId` is another one.
    AuthReqIdsDisagree,
    /// `sub` is empty.
    EmptySub,
    /// The token is right, and userinfo has another `sub` (OIDC Core 5.3.2).
    UserinfoSubMismatch,
}

impl Twist {
    /// Whether a merchant must refuse the ID token of a login that ends in the app.
    pub fn is_lie(self) -> bool {
        !matches!(
            self,
            Self::AudArray
                | Self::AuthReqIdCamelCase
                | Self::AuthReqIdBoth
                | Self::TypPresent
                | Self::TypMissing
                | Self::AuthReqIdMissing
                | Self::NonceMissing
                | Self::MsnClaim
                | Self::MsnMissing
                | Self::WrongMsn
                | Self::UserinfoSubMismatch
        )
    }

    /// Whether the ID token of this login must be refused. On the merchant's page only `auth_req_id` ties the visit to a login
    /// (§9.2); a partner checks `msn` in the place of `aud` (§3.2).
    pub(crate) fn is_lie_about(self, request: &Request) -> bool {
        match (self, request.caller) {
            (Self::AuthReqIdMissing, _) => request.ending() == Ending::Browser,
            (Self::WrongMsn | Self::MsnMissing, caller) => caller == Caller::Partner,
            (Self::WrongAud | Self::AudSeveral, Caller::Partner) => false,
            _ => self.is_lie(),
        }
    }
}
