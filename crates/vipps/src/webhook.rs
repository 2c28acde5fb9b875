//! The ping that says "ask now" (contract §10): whether it is the provider's, and which login it means.
//!
//! It is a hint. What became of the login, the token endpoint says.

use aws_lc_rs::constant_time::verify_slices_are_equal;
use aws_lc_rs::{digest, hmac};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use ciba::AuthReqId;
use jiff::{SignedDuration, Timestamp};
use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;

use crate::hidden::hidden;

/// What the provider signs its deliveries with; shown once, when the address was registered.
#[derive(Clone)]
pub struct WebhookSecret(SecretString);

hidden!(WebhookSecret);

/// A text that cannot be a webhook's secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a webhook's secret is a text of 1 to 512 signs without spaces")]
pub struct NotASecret;

/// One delivery as it arrived, and where it was registered to arrive.
#[derive(Clone, Copy)]
pub struct Delivery<'a> {
    /// Path and query of the *registered* address: what a proxy makes of it, the provider did not sign.
    pub path_and_query: &'a str,
    /// Host of the registered address, with `:port` if the address has one that is not the scheme's own.
    pub host: &'a str,
    /// The headers that arrived, each as often as it did.
    pub headers: &'a [(&'a str, &'a [u8])],
    /// The body, byte for byte.
    pub body: &'a [u8],
}

impl std::fmt::Debug for Delivery<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Delivery(…)")
    }
}

/// Why a delivery is not taken in; in the order in which it is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WebhookRefusal {
    /// Longer than any ping.
    #[error("the body is too long")]
    TooLong,
    /// A header is not there.
    #[error("the header `{0}` is missing")]
    Missing(&'static str),
    /// A header is there twice; which one was signed, nobody can say.
    #[error("the header `{0}` is there more than once")]
    Twice(&'static str),
    /// The body is not the one the header speaks of.
    #[error("the body does not have the hash it came with")]
    BodyHash,
    /// Not signed with this secret, for this address, at this date; or not written exactly as agreed.
    #[error("the signature is not the provider's")]
    Signature,
    /// More than five minutes from now, or no date.
    #[error("the date is more than five minutes from now")]
    Date,
    /// Signed, and no ping: the address may be registered for other events too.
    #[error("the body does not name a login")]
    Payload,
}

const MAX_SECRET: usize = 512;
const MAX_BODY: usize = 16 * 1024;
const MAX_AUTH_REQ_ID: usize = 1024;

/// The contract names no window. This one keeps a recorded delivery from being played again later; a delivery the provider
/// itself repeats under its old date is refused too, and then the slow poll beside the ping is what helps.
const WINDOW: SignedDuration = SignedDuration::from_mins(5);

const DATE: &str = "x-ms-date";
const CONTENT_HASH: &str = "x-ms-content-sha256";
const AUTHORIZATION: &str = "authorization";
const SIGNED_HEADERS: &str = "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=";

impl WebhookSecret {
    /// Takes the text as it was shown. It may look like base64 and is not decoded.
    ///
    /// # Errors
    /// [`NotASecret`]; an empty one above all, for everybody could sign with it.
    pub fn new(text: &str) -> Result<Self, NotASecret> {
        let fits = (1..=MAX_SECRET).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic());
        fits.then(|| Self(SecretString::from(text))).ok_or(NotASecret)
    }

    /// Gives the text out: to an encrypted store. Nowhere else.
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }

    /// Checks one delivery (contract §10.3) and tells which login it means. It may come more than once.
    ///
    /// # Errors
    /// [`WebhookRefusal`]; nothing of the body is read before its hash, the signature and the date have passed.
    pub fn verify(&self, delivery: &Delivery<'_>, now: Timestamp) -> Result<AuthReqId, WebhookRefusal> {
        if delivery.body.len() > MAX_BODY {
            return Err(WebhookRefusal::TooLong);
        }
        let (date, hash) = (delivery.header(DATE)?, delivery.header(CONTENT_HASH)?);
        let authorization = delivery.header(AUTHORIZATION)?;
        let body_hash = BASE64_STANDARD.encode(digest::digest(&digest::SHA256, delivery.body));
        check_equal(hash, body_hash.as_bytes(), WebhookRefusal::BodyHash)?;
        let expected = format!("{SIGNED_HEADERS}{}", self.signature(delivery, date, &body_hash));
        check_equal(authorization, expected.as_bytes(), WebhookRefusal::Signature)?;
        check_date(date, now)?;
        read(delivery.body)
    }

    /// Lines by line feeds alone, and none at the end. An empty path is `/`.
    fn signature(&self, delivery: &Delivery<'_>, date: &[u8], body_hash: &str) -> String {
        let slash = if delivery.path_and_query.starts_with('/') { "" } else { "/" };
        let key = hmac::Key::new(hmac::HMAC_SHA256, self.expose().as_bytes());
        let mut signing = hmac::Context::with_key(&key);
        signing.update(format!("POST\n{slash}{}\n", delivery.path_and_query).as_bytes());
        signing.update(date);
        signing.update(format!(";{};{body_hash}", delivery.host).as_bytes());
        BASE64_STANDARD.encode(signing.sign())
    }
}

impl<'a> Delivery<'a> {
    fn header(&self, name: &'static str) -> Result<&'a [u8], WebhookRefusal> {
        let mut named = self.headers.iter().filter(|(given, _)| given.eq_ignore_ascii_case(name));
        let (_, value) = named.next().ok_or(WebhookRefusal::Missing(name))?;
        if named.next().is_some() { Err(WebhookRefusal::Twice(name)) } else { Ok(value) }
    }
}

fn check_equal(given: &[u8], expected: &[u8], refusal: WebhookRefusal) -> Result<(), WebhookRefusal> {
    verify_slices_are_equal(given, expected).map_err(|_| refusal)
}

fn check_date(date: &[u8], now: Timestamp) -> Result<(), WebhookRefusal> {
    let text = std::str::from_utf8(date).map_err(|_| WebhookRefusal::Date)?;
    let sent_at = httpdate::parse_http_date(text).map_err(|_| WebhookRefusal::Date)?;
    let sent_at = Timestamp::try_from(sent_at).map_err(|_| WebhookRefusal::Date)?;
    if now.duration_since(sent_at).abs() > WINDOW { Err(WebhookRefusal::Date) } else { Ok(()) }
}

/// Contract §10.2: one member is documented; others are passed over.
fn read(body: &[u8]) -> Result<AuthReqId, WebhookRefusal> {
    let object = ciba::read_object(body).map_err(|_| WebhookRefusal::Payload)?;
    let id = object.get("auth_req_id").and_then(Value::as_str).ok_or(WebhookRefusal::Payload)?;
    let fits = (1..=MAX_AUTH_REQ_ID).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_graphic());
    fits.then(|| AuthReqId::new(id)).ok_or(WebhookRefusal::Payload)
}

#[cfg(test)]
#[path = "webhook_tests.rs"]
mod tests;
