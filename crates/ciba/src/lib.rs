//! OpenID Connect Client-Initiated Backchannel Authentication (CIBA Core 1.0) for relying parties.
//!
//! A person stands at a counter, or is on the phone. You know who they say they are; their provider can ask them, on a
//! device of their own, whether it is true. That is CIBA: no browser, no redirect, one request and some patience.
//!
//! The request is the easy part. The patience is what this crate is about: the provider that answers 503 while the person
//! is holding the phone, the connection that breaks under the answer, the program that is started again in the middle, and
//! the answer that is not the one that was asked for.
//!
//! # The four calls
//!
//! 1. [`RelyingParty::start`] sends the authentication request and answers a [`PendingLogin`];
//! 2. [`RelyingParty::exchange`] asks once whether the person has answered. *When* to ask is not its business: that is
//!    [`Schedule`], a pure decision over `(what was heard, now)`, so that you sleep in your own runtime and test without one;
//! 3. [`RelyingParty::verify`] checks the ID token, rule by rule in the order of OpenID Connect Core 3.1.3.7, and names the
//!    rule that refused it;
//! 4. [`RelyingParty::userinfo`] fetches the claims and holds their `sub` against the token's (OpenID Connect Core 5.3.2).
//!
//! ```no_run
//! # use std::error::Error;
//! # use jiff::Timestamp;
//! # async fn sleep_until(_: Timestamp) {}
//! # async fn log_in(clock: std::sync::Arc<dyn ciba::Clock>, secret: ciba::ClientSecret) -> Result<(), Box<dyn Error>> {
//! use ciba::{
//!     AuthenticationRequest, ClientAuthentication, Config, Exchange, Heard, Hint, RelyingParty, Schedule,
//!     SecretEncoding, Step,
//! };
//!
//! let authentication = ClientAuthentication::SecretBasic(secret, SecretEncoding::Form);
//! let config = Config::new("https://op.example.com", "counter-1", authentication);
//! let party = RelyingParty::new(config, clock.clone())?;
//!
//! let hint = Hint::Login("kari@example.com".into());
//! let mut request = AuthenticationRequest::new(hint, vec!["openid".into(), "profile".into()]);
//! request.binding_message = Some("7KM-4XR".into());
//! let pending = party.start(&request).await?;
//!
//! let mut schedule = Schedule::new(&pending, clock.now());
//! let tokens = loop {
//!     let heard = match schedule.step(clock.now()) {
//!         Step::Expired => return Err("nobody answered in time".into()),
//!         Step::Unreadable(what) => return Err(what.into()),
//!         Step::WaitUntil(until) => {
//!             sleep_until(until).await;
//!             continue;
//!         }
//!         Step::Ask => match party.exchange(&pending).await {
//!             Ok(Exchange::Tokens(tokens)) => break tokens,
//!             Ok(Exchange::Pending) => Heard::Pending,
//!             Ok(Exchange::SlowDown) => Heard::SlowDown,
//!             Err(error) => error.heard().ok_or(error)?,
//!         },
//!     };
//!     schedule.hear(heard, clock.now());
//! };
//!
//! let who = party.verify(&tokens, &pending).await?;
//! let claims = party.userinfo(&tokens.access_token, &who.sub).await?;
//! # Ok(())
//! # }
//! ```
//!
//! # The rules it keeps
//!
//! - **A start is never sent twice** by this crate: each may ring a telephone. [`StartError::NotSent`] says when sending
//!   again is safe, [`StartError::Unanswered`] when it is not.
//! - **A mishap is no verdict.** [`ExchangeError::heard`] turns a lost connection, a 429, a 5xx or a page of a gateway into
//!   something for the [`Schedule`]; only the provider's word and the deadline end a login, and a "success" that nobody can
//!   read, if it comes four times running. If the tokens themselves may have been lost,
//!   [`ExchangeError::may_have_lost_tokens`] says so.
//! - **Nothing unverified is handed out**: [`UnverifiedTokens`] has no claims to read. RS256 and ES256 are accepted, each
//!   with a key of its own kind, and nothing else. [`Refusal`] lists what a token can be refused for.
//! - **Everything has a bound.** A body is capped at [`MAX_BODY_BYTES`] and left unread after that, a call at
//!   [`CALL_TIMEOUT`]; JSON with a member named twice, nested deeper than sixteen, or of more than ten thousand values is
//!   refused. One call holds less than sixteen megabytes, whatever is sent; a test counts them.
//! - **Nothing goes where it was not meant to go.** Redirects are never followed, packed bodies never unpacked, and no
//!   endpoint may be on a weaker scheme than the issuer: https, or plain http where both are on loopback. Whose certificate
//!   is not trusted is told as that ([`TransportError::Untrusted`]).
//! - **Documents are fetched once.** Discovery and keys are kept as `Cache-Control` says (a minute at least, a day at most),
//!   by one caller for all. An unknown `kid` has the keys fetched anew, however fresh they are, and then once a minute at most.
//!   While the provider cannot answer, what is known is used.
//! - **Secrets cannot be printed.** They are types; no error and no `Debug` shows anything of a body, a token or a person.
//! - **Time is a parameter**: [`Clock`].
//!
//! # After a restart
//!
//! A [`PendingLogin`] is all there is to remember. It can be serialised, with its handle in clear, so store it encrypted;
//! read it in another process and go on under its first deadline:
//!
//! ```
//! use std::time::Duration;
//!
//! use ciba::{AuthReqId, PendingLogin, Schedule, Step};
//! use jiff::Timestamp;
//!
//! let started_at: Timestamp = "2026-03-02T09:15:00Z".parse()?;
//! let pending = PendingLogin {
//!     auth_req_id: AuthReqId::new("1c266114-a1be-4252-8ad1-04986c5b9ac1"),
//!     started_at,
//!     expires_at: started_at + Duration::from_secs(120),
//!     interval: Duration::from_secs(5),
//!     nonce: None,
//! };
//! let stored = serde_json::to_string(&pending)?;
//!
//! // A minute later, in another process. It may have asked a moment before it ended, so one interval is waited.
//! let pending: PendingLogin = serde_json::from_str(&stored)?;
//! let now = started_at + Duration::from_secs(60);
//! let schedule = Schedule::new(&pending, now);
//! assert_eq!(schedule.step(now), Step::WaitUntil(now + Duration::from_secs(5)));
//! assert_eq!(schedule.step(started_at + Duration::from_secs(120)), Step::Expired);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What it deliberately is not
//!
//! A provider; a browser flow; a session. Poll mode is here; ping and push, `private_key_jwt`, signed requests and signed
//! userinfo are not. A provider without a userinfo endpoint is told so before anybody's telephone rings.
//! It starts no task and keeps no timer, and it decides nothing about people: whether a `sub` may come in is yours to say.
//!
//! Providers that bend the standard are met by settings, not by name: [`SecretEncoding::Raw`],
//! [`Config::auth_req_id_claims`], [`Config::headers`], [`AudienceRule::Claim`], [`ClientAuthentication::Bearer`],
//! [`RelyingParty::ask`] and [`RelyingParty::grant`].
//!
//! # Where to start reading
//!
//! [`RelyingParty`] for the calls, [`Schedule`] for the waiting, [`Refusal`] for the checks, [`ExchangeError`] for what
//! can go wrong.

mod answer;
mod cache;
mod client_authentication;
mod clock;
mod config;
mod discovery;
mod error;
#[cfg(any(test, fuzzing))]
pub mod fuzz;
mod id_token;
mod json;
mod keys;
mod pending;
#[cfg(test)]
mod properties;
mod relying_party;
mod request;
mod schedule;
mod secret;
mod token;
mod userinfo;
mod wire;

pub use answer::MAX_BODY_BYTES;
pub use client_authentication::{BearerAnswer, BearerSource, ClientAuthentication, SecretEncoding};
pub use clock::Clock;
pub use config::Config;
pub use discovery::Metadata;
pub use error::{
    BadAnswer, ConfigError, ExchangeError, FetchError, ProviderError, StartError, TransportError, UserinfoError,
    VerifyError,
};
pub use id_token::{AudienceRule, Expectations, IdTokenClaims, Refusal};
pub use json::{Object, read_object};
pub use keys::Keys;
pub use pending::PendingLogin;
pub use relying_party::{Message, Probe, RelyingParty};
pub use request::{AuthenticationRequest, Hint};
pub use schedule::{Heard, Schedule, Step};
pub use secret::{AccessToken, AuthReqId, ClientSecret, RawIdToken};
pub use token::{Exchange, UnverifiedTokens};
pub use wire::{CALL_TIMEOUT, Wire, is_loopback};

/// The example of the README, compiled.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
