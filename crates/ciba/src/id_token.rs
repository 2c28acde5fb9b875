//! The ID token, checked rule by rule in the order of OpenID Connect Core 1.0, section 3.1.3.7.

use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use jiff::Timestamp;
use jsonwebtoken::{Algorithm, DecodingKey};
use serde_json::Value;

use crate::cache::later;
use crate::json::{Object, read_object};
use crate::secret::{AccessToken, AuthReqId, RawIdToken};

/// How far two clocks may be apart.
const LEEWAY: Duration = Duration::from_secs(60);
/// `sub` is at most 255 characters (OpenID Connect Core 2).
const MAX_SUB: usize = 255;
/// No ID token of a login is longer.
const MAX_TOKEN: usize = 32 * 1024;

/// What the token must be, from the login it is said to answer.
#[derive(Clone, Debug)]
pub struct Expectations<'a> {
    /// The configured issuer, byte for byte.
    pub issuer: &'a str,
    /// For whom the token must be.
    pub audience: AudienceRule<'a>,
    /// The `nonce` that was sent, if any. Backchannel providers need not echo it; if they do, it must match.
    pub nonce: Option<&'a str>,
    /// When the login was started: an older token answers an older question.
    pub started_at: Timestamp,
    /// The access token that came beside it, for `at_hash`.
    pub access_token: &'a AccessToken,
    /// The request it must answer, held against the claim if the token carries it (CIBA Core 10.3.1).
    pub auth_req_id: &'a AuthReqId,
    /// Other names under which the provider writes the claim of the request, besides the standard's and `auth_req_id`.
    pub auth_req_id_claims: &'a [&'a str],
    /// Whether the token must carry the claim of the request.
    pub auth_req_id_required: bool,
}

/// For whom the token must be.
#[derive(Clone, Copy, Debug)]
pub enum AudienceRule<'a> {
    /// `aud` is, or contains, this client and nobody else.
    ClientId(&'a str),
    /// A claim of the provider's own names the party instead, because this client signs in for others.
    Claim {
        /// The claim's name.
        name: &'static str,
        /// Its value, as text.
        value: &'a str,
    },
}

/// The rule that refused a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("{}", self.name())]
pub enum Refusal {
    /// Not three base64url parts, or longer than any ID token.
    Shape,
    /// Rule 1: encrypted, though no encryption was agreed.
    Encrypted,
    /// Header or payload is not one JSON object without doubled members.
    Json,
    /// The header demands an extension (`crit`, RFC 7515 4.1.11) that nobody here knows.
    Critical,
    /// Another kind of token: its `typ` is not `JWT`, or it carries the `events` of a security event (RFC 8725 3.11).
    Type,
    /// Rule 2: another issuer.
    Issuer,
    /// Rule 3: not for us, or for somebody else too.
    Audience,
    /// Rules 4 and 5: issued to another party.
    AuthorizedParty,
    /// Rules 7 and 8: neither RS256 nor ES256.
    Algorithm,
    /// No key of the provider fits `kid` and `alg`.
    UnknownKey,
    /// Rule 6: the signature is not the provider's.
    Signature,
    /// Rule 9: expired, or without a time of expiry.
    Expired,
    /// Rule 10: issued in the future, before the login began, after its own expiry, or without a time of issue; or `nbf` in
    /// the future.
    IssuedAt,
    /// Rule 11: another nonce than the one sent.
    Nonce,
    /// Rule 13: the person is said to have logged in in the future, or at no time there is.
    AuthTime,
    /// Core 3.1.3.8: the access token is not the one it was issued with.
    AccessTokenHash,
    /// CIBA Core: it answers another request, or does not say which though it must.
    AuthReqId,
    /// Core 2: no subject, one too long, or one of other signs than ASCII's.
    Subject,
}

impl Refusal {
    /// The rule's name, for logs and screens; says nothing of the token.
    pub fn name(self) -> &'static str {
        match self {
            Self::Shape => "id_token_shape",
            Self::Encrypted => "id_token_encrypted",
            Self::Json => "id_token_json",
            Self::Critical => "id_token_crit",
            Self::Type => "id_token_typ",
            Self::Issuer => "id_token_iss",
            Self::Audience => "id_token_aud",
            Self::AuthorizedParty => "id_token_azp",
            Self::Algorithm => "id_token_alg",
            Self::UnknownKey => "id_token_key",
            Self::Signature => "id_token_signature",
            Self::Expired => "id_token_exp",
            Self::IssuedAt => "id_token_iat",
            Self::Nonce => "id_token_nonce",
            Self::AuthTime => "id_token_auth_time",
            Self::AccessTokenHash => "id_token_at_hash",
            Self::AuthReqId => "id_token_auth_req_id",
            Self::Subject => "id_token_sub",
        }
    }
}

/// The claims of a token that passed every rule. They speak of a person and may name the request: `Debug` shows none.
#[derive(Clone, PartialEq)]
pub struct IdTokenClaims {
    /// Who it is: stable for this client.
    pub sub: String,
    /// All claims, for dialects that say more.
    pub claims: Object,
}

impl std::fmt::Debug for IdTokenClaims {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("IdTokenClaims(…)")
    }
}

/// A token taken apart, nothing checked but its shape.
pub(crate) struct Parts<'a> {
    signed: &'a str,
    signature: &'a str,
    header: Object,
    payload: Object,
}

impl<'a> Parts<'a> {
    pub(crate) fn read(token: &'a RawIdToken) -> Result<Self, Refusal> {
        let text = token.expose();
        let parts: Vec<&str> = text.split('.').take(6).collect();
        // Rule 1: no encryption was agreed at registration, so a JWE (five parts) is not ours.
        if parts.len() == 5 {
            return Err(Refusal::Encrypted);
        }
        let [header, payload, signature] = parts[..] else { return Err(Refusal::Shape) };
        // An empty signature is let through to here, so that an unsigned token is refused for its `alg`.
        if text.len() > MAX_TOKEN || header.is_empty() || payload.is_empty() {
            return Err(Refusal::Shape);
        }
        BASE64_URL_SAFE_NO_PAD.decode(signature).map_err(|_| Refusal::Shape)?;
        let signed = &text[..header.len() + 1 + payload.len()];
        Ok(Self { signed, signature, header: part(header)?, payload: part(payload)? })
    }

    fn kid(&self) -> Option<&str> {
        self.header.get("kid").and_then(Value::as_str)
    }

    fn text(&self, claim: &str) -> Option<&str> {
        self.payload.get(claim).and_then(Value::as_str)
    }

    /// A `NumericDate` (RFC 7519 2): seconds, possibly with a fraction.
    fn instant(&self, claim: &str) -> Option<Timestamp> {
        let value = self.payload.get(claim)?;
        let seconds = value.as_i64().or_else(|| {
            let seconds = value.as_f64()?;
            #[expect(clippy::cast_possible_truncation, reason = "checked to lie within the years a Timestamp knows")]
            (seconds.abs() < 1e11).then_some(seconds as i64)
        })?;
        Timestamp::from_second(seconds).ok()
    }

    /// Rules 7 and 8: RS256 and ES256, never `none`, never a MAC.
    pub(crate) fn algorithm(&self) -> Result<Algorithm, Refusal> {
        match self.header.get("alg").and_then(Value::as_str) {
            Some("RS256") => Ok(Algorithm::RS256),
            Some("ES256") => Ok(Algorithm::ES256),
            _ => Err(Refusal::Algorithm),
        }
    }

    /// The key that signed it, out of a set.
    pub(crate) fn key<'k>(&self, keys: &'k crate::keys::Keys) -> Result<&'k DecodingKey, Refusal> {
        keys.find(self.kid(), self.algorithm()?).ok_or(Refusal::UnknownKey)
    }
}

fn part(text: &str) -> Result<Object, Refusal> {
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(text).map_err(|_| Refusal::Shape)?;
    read_object(&bytes).map_err(|_| Refusal::Json)
}

/// Checks all that can be checked without a key: rules 1 to 5 and 7, 8. Done first, so that a token that is not meant for us
/// never makes us fetch anything.
pub(crate) fn check_meant_for_us(token: &Parts<'_>, expected: &Expectations<'_>) -> Result<(), Refusal> {
    check_crit(token)?;
    check_type(token)?;
    check_issuer(token, expected)?;
    check_audience(token, expected)?;
    check_authorized_party(token, expected)?;
    token.algorithm()?;
    check_key_named(token)
}

/// Checks the signature and all that it vouches for: rules 6 and 9 to 13.
pub(crate) fn check_signed(
    token: Parts<'_>,
    key: &DecodingKey,
    expected: &Expectations<'_>,
    now: Timestamp,
) -> Result<IdTokenClaims, Refusal> {
    check_signature(&token, key)?;
    check_expiry(&token, now)?;
    check_issued_at(&token, expected, now)?;
    check_nonce(&token, expected)?;
    check_auth_time(&token, now)?;
    check_at_hash(&token, expected)?;
    check_auth_req_id(&token, expected)?;
    let sub = check_subject(&token)?;
    Ok(IdTokenClaims { sub, claims: token.payload })
}

/// RFC 7515 4.1.11: whoever does not understand a critical extension must refuse. We understand none.
fn check_crit(token: &Parts<'_>) -> Result<(), Refusal> {
    if token.header.contains_key("crit") { Err(Refusal::Critical) } else { Ok(()) }
}

/// RFC 8725 3.11 and 3.12: an access token, a logout token or a security event, signed by the same provider for the same
/// client, is no ID token. ID tokens have no `typ`, or `JWT`.
fn check_type(token: &Parts<'_>) -> Result<(), Refusal> {
    let is_jwt = |typ: &Value| typ.as_str().is_some_and(|typ| typ.eq_ignore_ascii_case("JWT"));
    let fits = token.header.get("typ").is_none_or(is_jwt) && !token.payload.contains_key("events");
    if fits { Ok(()) } else { Err(Refusal::Type) }
}

/// Rule 2: `iss` is exactly the issuer.
fn check_issuer(token: &Parts<'_>, expected: &Expectations<'_>) -> Result<(), Refusal> {
    if token.text("iss") == Some(expected.issuer) { Ok(()) } else { Err(Refusal::Issuer) }
}

/// Rule 3: `aud` holds this client, and no audience that this client does not trust (it trusts none but itself).
fn check_audience(token: &Parts<'_>, expected: &Expectations<'_>) -> Result<(), Refusal> {
    let is_for_us = match expected.audience {
        AudienceRule::ClientId(client_id) => match token.payload.get("aud") {
            Some(Value::String(audience)) => audience == client_id,
            Some(Value::Array(audiences)) => {
                !audiences.is_empty() && audiences.iter().all(|audience| audience.as_str() == Some(client_id))
            }
            _ => false,
        },
        AudienceRule::Claim { name, value } => token.text(name) == Some(value),
    };
    if is_for_us { Ok(()) } else { Err(Refusal::Audience) }
}

/// Rules 4 and 5: if the token says to whom it was issued, that is this client.
fn check_authorized_party(token: &Parts<'_>, expected: &Expectations<'_>) -> Result<(), Refusal> {
    let AudienceRule::ClientId(client_id) = expected.audience else { return Ok(()) };
    match token.payload.get("azp") {
        None => Ok(()),
        Some(azp) if azp.as_str() == Some(client_id) => Ok(()),
        Some(_) => Err(Refusal::AuthorizedParty),
    }
}

/// RFC 7515 4.1.4: `kid` is text. Anything else names no key, which is not the same as not naming one.
fn check_key_named(token: &Parts<'_>) -> Result<(), Refusal> {
    if token.header.get("kid").is_none_or(Value::is_string) { Ok(()) } else { Err(Refusal::UnknownKey) }
}

/// Rule 6. The provider spoke over TLS, but the token is kept and shown to others, so the signature is what counts.
fn check_signature(token: &Parts<'_>, key: &DecodingKey) -> Result<(), Refusal> {
    let verified = jsonwebtoken::crypto::verify(token.signature, token.signed.as_bytes(), key, token.algorithm()?);
    if verified.unwrap_or(false) { Ok(()) } else { Err(Refusal::Signature) }
}

/// Rule 9: now is before `exp`.
fn check_expiry(token: &Parts<'_>, now: Timestamp) -> Result<(), Refusal> {
    let expires_at = token.instant("exp").ok_or(Refusal::Expired)?;
    if now < later(expires_at, LEEWAY) { Ok(()) } else { Err(Refusal::Expired) }
}

/// Rule 10: `iat` (and `nbf`) not in the future, and `iat` not from before the login nor from after the token's own end.
fn check_issued_at(token: &Parts<'_>, expected: &Expectations<'_>, now: Timestamp) -> Result<(), Refusal> {
    let issued_at = token.instant("iat").ok_or(Refusal::IssuedAt)?;
    let not_before = if token.payload.contains_key("nbf") { token.instant("nbf") } else { Some(issued_at) };
    let in_future = |at: Timestamp| at > later(now, LEEWAY);
    let too_old = later(issued_at, LEEWAY) < expected.started_at;
    let never_lived = token.instant("exp").is_none_or(|expires_at| expires_at <= issued_at);
    let is_off = too_old || never_lived || in_future(issued_at) || not_before.is_none_or(in_future);
    if is_off { Err(Refusal::IssuedAt) } else { Ok(()) }
}

/// Rule 11, as the backchannel has it: an echoed nonce must be ours; a missing or empty one is no echo.
fn check_nonce(token: &Parts<'_>, expected: &Expectations<'_>) -> Result<(), Refusal> {
    match (token.payload.get("nonce"), expected.nonce) {
        (None, _) => Ok(()),
        (Some(Value::String(echo)), _) if echo.is_empty() => Ok(()),
        (Some(Value::String(echo)), Some(sent)) if echo == sent => Ok(()),
        _ => Err(Refusal::Nonce),
    }
}

/// Rule 13: no `max_age` was asked for, so `auth_time` may be any time gone by; only not one to come.
fn check_auth_time(token: &Parts<'_>, now: Timestamp) -> Result<(), Refusal> {
    let gone_by = || token.instant("auth_time").is_some_and(|at| at <= later(now, LEEWAY));
    if !token.payload.contains_key("auth_time") || gone_by() { Ok(()) } else { Err(Refusal::AuthTime) }
}

/// Core 3.1.3.8: `at_hash`, if present, is the left half of SHA-256 over the access token.
fn check_at_hash(token: &Parts<'_>, expected: &Expectations<'_>) -> Result<(), Refusal> {
    let Some(claimed) = token.payload.get("at_hash") else { return Ok(()) };
    let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, expected.access_token.expose().as_bytes());
    let left_half = BASE64_URL_SAFE_NO_PAD.encode(&digest.as_ref()[..16]);
    if claimed.as_str() == Some(left_half.as_str()) { Ok(()) } else { Err(Refusal::AccessTokenHash) }
}

/// The name CIBA Core 10.3.1 gives the claim of the request, and the plain one, which no provider would use for anything else.
const AUTH_REQ_ID_CLAIMS: [&str; 2] = ["urn:openid:params:jwt:claim:auth_req_id", "auth_req_id"];

/// Every claim that names the request, under whichever name, must name ours.
fn check_auth_req_id(token: &Parts<'_>, expected: &Expectations<'_>) -> Result<(), Refusal> {
    let names = expected.auth_req_id_claims.iter().copied().chain(AUTH_REQ_ID_CLAIMS);
    let named: Vec<&Value> = names.filter_map(|name| token.payload.get(name)).collect();
    if named.is_empty() && expected.auth_req_id_required {
        return Err(Refusal::AuthReqId);
    }
    let ours = expected.auth_req_id.expose().as_bytes();
    let is_ours = |value: &Value| {
        value
            .as_str()
            .is_some_and(|text| aws_lc_rs::constant_time::verify_slices_are_equal(text.as_bytes(), ours).is_ok())
    };
    if named.into_iter().all(is_ours) { Ok(()) } else { Err(Refusal::AuthReqId) }
}

/// The request that a token says it answers: where to look, never what to believe. `None` if it names none, or two.
pub(crate) fn named_request(token: &RawIdToken, claims: &[&str]) -> Option<AuthReqId> {
    let token = Parts::read(token).ok()?;
    let names = claims.iter().copied().chain(AUTH_REQ_ID_CLAIMS);
    let mut named = names.filter_map(|name| token.text(name));
    let first = named.next()?;
    named.all(|other| other == first).then(|| AuthReqId::new(first))
}

/// Core 2: a subject of 1 to 255 ASCII characters; none of them a control character.
fn check_subject(token: &Parts<'_>) -> Result<String, Refusal> {
    let sub = token.text("sub").ok_or(Refusal::Subject)?;
    let fits = (1..=MAX_SUB).contains(&sub.len()) && sub.bytes().all(|byte| (0x20..0x7f).contains(&byte));
    if fits { Ok(sub.to_owned()) } else { Err(Refusal::Subject) }
}

#[cfg(test)]
#[path = "id_token_tests.rs"]
mod tests;
