//! OpenID Connect Client-Initiated Backchannel Authentication (CIBA Core 1.0) for relying parties.
//!
//! A person stands at a counter, or is on the phone. You know who they say they are; their provider can ask them, on a
//! device of their own, whether it is true. That is CIBA: no browser, no redirect, one request and some patience.
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
//! # The rules it keeps
//!
//! - A start is never sent twice by this crate: each may ring a telephone. [`StartError::NotSent`] says when sending again
//!   is safe.
//! - A lost connection, a 429 or a 5xx while waiting is no verdict ([`Heard`]). Only the provider's word or the deadline is.
//! - Nothing unverified is handed out: [`UnverifiedTokens`] has no claims to read.
//! - Every body is capped at [`MAX_BODY_BYTES`], every call at [`CALL_TIMEOUT`], redirects are never followed, and JSON with
//!   a member named twice is refused.
//! - Secrets are types that cannot be printed. A [`PendingLogin`] can be serialised, to go on after a restart: store it
//!   encrypted.
//! - Time is a parameter: [`Clock`].
//!
//! # What it deliberately is not
//!
//! A provider; a browser flow; a session. Poll mode is here; ping and push, `private_key_jwt` and signed requests are not.
//! It starts no task and keeps no timer.

mod cache;
mod client_authentication;
mod clock;
mod discovery;
mod error;
mod http;
mod id_token;
mod json;
mod keys;
mod pending;
mod relying_party;
mod request;
mod schedule;
mod secret;
mod token;
mod userinfo;

pub use client_authentication::{ClientAuthentication, SecretEncoding};
pub use clock::Clock;
pub use discovery::Metadata;
pub use error::{
    BadAnswer, ConfigError, ExchangeError, FetchError, ProviderError, StartError, TransportError, UserinfoError,
    VerifyError,
};
pub use http::{CALL_TIMEOUT, MAX_BODY_BYTES, Observed};
pub use id_token::{AudienceRule, Expectations, IdTokenClaims, Refusal};
pub use json::Object;
pub use keys::Keys;
pub use pending::PendingLogin;
pub use relying_party::{Config, Message, RelyingParty};
pub use request::{AuthenticationRequest, Hint};
pub use schedule::{Heard, Schedule, Step};
pub use secret::{AccessToken, AuthReqId, ClientSecret, RawIdToken};
pub use token::{Exchange, UnverifiedTokens};
