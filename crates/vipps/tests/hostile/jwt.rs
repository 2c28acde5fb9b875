//! Tokens, put together from whatever parts are wanted.

use crate::json::Members;
use crate::keys::{EC_KID, RSA_KID, Signer, base64url};
use crate::world::{ACCESS_TOKEN, AUTH_REQ_ID, CLIENT_ID, MSN, SUB, World};

/// The header of a good token.
pub(crate) fn header() -> Members {
    Members::new().text("alg", "RS256").text("kid", RSA_KID).text("typ", "JWT")
}

pub(crate) fn es256_header() -> Members {
    Members::new().text("alg", "ES256").text("kid", EC_KID)
}

/// What a good token says, and everything that may be said in it.
pub(crate) fn claims(world: &World) -> Members {
    let now = world.clock.seconds();
    Members::new()
        .text("iss", &world.issuer())
        .text("aud", CLIENT_ID)
        .text("sub", SUB)
        .set("iat", now.to_string())
        .set("exp", (now + 3600).to_string())
        .set("auth_time", now.to_string())
        .text("nonce", &world.nonce())
        .text("auth_req_id", AUTH_REQ_ID)
        .text("msn", MSN)
        .text("at_hash", &at_hash(ACCESS_TOKEN))
}

/// OpenID Connect Core 3.1.3.8.
pub(crate) fn at_hash(token: &str) -> String {
    let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, token.as_bytes());
    base64url(&digest.as_ref()[..16])
}

/// What is signed: both parts in base64url, and the dot between.
pub(crate) fn input(header: &str, payload: &str) -> String {
    format!("{}.{}", base64url(header), base64url(payload))
}

pub(crate) fn signed(header: &Members, claims: &Members, signer: Signer) -> String {
    of_input(&input(&header.written(), &claims.written()), signer)
}

pub(crate) fn of_input(input: &str, signer: Signer) -> String {
    format!("{input}.{}", base64url(signer.sign(input.as_bytes())))
}

/// A token without fault.
pub(crate) fn honest(world: &World) -> String {
    signed(&header(), &claims(world), Signer::Rs256)
}

pub(crate) fn honest_es256(world: &World) -> String {
    signed(&es256_header(), &claims(world), Signer::Es256)
}
