//! Everything that can go wrong, one enum a call. No message carries anything of a body, a token or a person.

use std::time::Duration;

use crate::id_token::Refusal;
use crate::json::Object;
use crate::schedule::Heard;

/// The wire did not do its part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TransportError {
    /// No connection was made, so nothing was sent.
    #[error("no connection could be made")]
    NotConnected,
    /// The other side's certificate is not one this machine trusts, so nothing was sent: somebody in between, another
    /// address, or a clock that is far off.
    #[error("the other side's certificate is not trusted")]
    Untrusted,
    /// A connection was made and no whole answer came back in time. The other side may have acted.
    #[error("no answer came in time")]
    TimedOut,
    /// The connection broke before the whole answer was here. The other side may have acted.
    #[error("the connection broke before the whole answer had come")]
    Cut,
}

impl TransportError {
    /// Whether the other side may have received the request.
    pub fn may_have_been_received(self) -> bool {
        !matches!(self, Self::NotConnected | Self::Untrusted)
    }
}

/// The provider answered, and the answer is not what the specification says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadAnswer {
    /// Longer than [`crate::MAX_BODY_BYTES`].
    #[error("the answer is too long")]
    TooLong,
    /// Not `application/json` in UTF-8.
    #[error("the answer is not of type application/json")]
    ContentType,
    /// Packed (`Content-Encoding`), though nobody asked for that; never unpacked.
    #[error("the answer is packed")]
    Encoding,
    /// Not one JSON object.
    #[error("the answer is {0}")]
    Json(&'static str),
    /// A member is missing or of another type.
    #[error("the member `{0}` is missing or not what it should be")]
    Member(&'static str),
    /// A redirect; never followed.
    #[error("the answer is a redirect")]
    Redirect,
    /// A status that no specification gives this answer.
    #[error("the answer has status {0}")]
    Status(u16),
}

impl BadAnswer {
    /// What is wrong, as one word for logs and screens; says nothing of the answer.
    pub fn name(self) -> &'static str {
        match self {
            Self::TooLong => "answer_too_long",
            Self::ContentType => "answer_content_type",
            Self::Encoding => "answer_encoding",
            Self::Json(_) => "answer_json",
            Self::Member(_) => "answer_member",
            Self::Redirect => "answer_redirect",
            Self::Status(_) => "answer_status",
        }
    }
}

/// The provider said no: an answer with a 4xx or 5xx status (RFC 6749 5.2, CIBA Core 11 and 13).
///
/// Its `members` may hold anything, down to the hint that names a person: read them, never print them. `Debug` does not.
#[derive(Clone, PartialEq, Eq)]
pub struct ProviderError {
    /// The HTTP status.
    pub status: u16,
    /// The member `error`, if the body was JSON and had one.
    pub error: Option<String>,
    /// All members, for dialects that say more (empty if the body was not a JSON object).
    pub members: Object,
    /// `Retry-After`, seconds or date (RFC 9110 10.2.3), as a time to wait; not clamped.
    pub retry_after: Option<Duration>,
}

impl ProviderError {
    /// Whether the fault is the provider's own (5xx): no verdict about the request.
    pub fn is_fault(&self) -> bool {
        self.status >= 500
    }

    /// Whether the answer means "not so often" (429).
    pub fn is_too_many(&self) -> bool {
        self.status == 429
    }

    /// Whether it comes from something in front of the provider: a 4xx without the word that RFC 6749 5.2 wants. A 401 is
    /// about the credentials and a 429 about how often, with or without a word.
    pub fn is_from_a_gateway(&self) -> bool {
        self.error().is_empty() && (400..500).contains(&self.status) && ![401, 429].contains(&self.status)
    }

    /// `error`, or an empty text.
    pub fn error(&self) -> &str {
        self.error.as_deref().unwrap_or_default()
    }
}

impl std::fmt::Display for ProviderError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the provider answered with status {}", self.status)
    }
}

impl std::fmt::Debug for ProviderError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Every registered code is made of these letters; what is not, may be anything.
        let is_code = |text: &&str| text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        let error = self.error.as_deref().map(|text| Some(text).filter(is_code).unwrap_or("…"));
        f.debug_struct("ProviderError")
            .field("status", &self.status)
            .field("error", &error)
            .field("retry_after", &self.retry_after)
            .finish_non_exhaustive()
    }
}

impl std::error::Error for ProviderError {}

/// Why a client cannot be made of a configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// The issuer is no https URL (plain http is for loopback only), or has a query, a fragment or credentials in it.
    #[error("the issuer is not a plain https address")]
    Issuer,
    /// The client's id, secret or a header cannot be written in an HTTP header.
    #[error("the client's id, its secret or a header holds a character that cannot be sent")]
    Header,
    /// The system offers no TLS roots.
    #[error("the system offers no TLS roots")]
    Tls,
}

/// Why discovery or keys could not be had.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// The wire.
    #[error(transparent)]
    Transport(#[from] TransportError),
    /// A 4xx or 5xx.
    #[error(transparent)]
    Provider(#[from] ProviderError),
    /// Not a discovery document, not a key set.
    #[error(transparent)]
    BadAnswer(#[from] BadAnswer),
    /// The document names another issuer than the one configured (OpenID Connect Discovery 4.3).
    #[error("the discovery document names another issuer")]
    OtherIssuer,
    /// An endpoint is not https (or not loopback, for an issuer on loopback).
    #[error("the endpoint `{0}` is not one this issuer may name")]
    Endpoint(&'static str),
}

impl FetchError {
    /// What a [`crate::Schedule`] makes of it: whatever goes wrong on the way to discovery or keys says nothing about a login.
    pub fn heard(&self) -> Heard {
        match self {
            Self::Transport(_) => Heard::Silence,
            Self::Provider(error) if error.is_too_many() => Heard::TooMany(error.retry_after),
            Self::Provider(error) => Heard::Fault(error.retry_after),
            Self::BadAnswer(bad) => Heard::Unreadable(bad.name()),
            Self::OtherIssuer => Heard::Unreadable("discovery_issuer"),
            Self::Endpoint(_) => Heard::Unreadable("discovery_endpoint"),
        }
    }
}

/// Why a login was not started.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StartError {
    /// Nothing was sent: starting again is safe.
    #[error("the request was not sent: {0}")]
    NotSent(#[source] FetchError),
    /// Nothing was sent, because the token of [`crate::ClientAuthentication::Bearer`] could not be had.
    #[error("there is no token to say who asks: {0}")]
    NoCredentials(#[source] FetchError),
    /// It may have been received, and no whole answer came: starting again may ring the telephone twice.
    #[error("the request was sent and no whole answer came: {0}")]
    Unanswered(#[source] TransportError),
    /// The provider said no.
    #[error(transparent)]
    Provider(#[from] ProviderError),
    /// The provider said yes in a way that is of no use.
    #[error(transparent)]
    BadAnswer(#[from] BadAnswer),
}

/// Why asking for the token brought neither a token nor "not yet".
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExchangeError {
    /// Nothing was sent: ask again later.
    #[error("the question was not sent: {0}")]
    NotSent(#[source] FetchError),
    /// Nothing was sent, because the token of [`crate::ClientAuthentication::Bearer`] could not be had: ask again later, unless
    /// its giver said no.
    #[error("there is no token to say who asks: {0}")]
    NoCredentials(#[source] FetchError),
    /// It may have been received, and no whole answer came: ask again later. If the answer was the tokens, they are lost, and
    /// the provider will say `invalid_grant` from now on.
    #[error("the question was sent and no whole answer came: {0}")]
    Unanswered(#[source] TransportError),
    /// The provider said no.
    #[error(transparent)]
    Provider(#[from] ProviderError),
    /// The provider said yes in a way that is of no use.
    #[error(transparent)]
    BadAnswer(#[from] BadAnswer),
}

impl ExchangeError {
    /// What a [`crate::Schedule`] makes of it; none if it is the provider's last word, or an answer that is no mishap.
    pub fn heard(&self) -> Option<Heard> {
        match self {
            Self::NoCredentials(FetchError::Provider(error)) if !error.is_fault() && !error.is_too_many() => None,
            Self::NotSent(error) | Self::NoCredentials(error) => Some(error.heard()),
            Self::Unanswered(_) => Some(Heard::Silence),
            Self::Provider(error) if error.is_too_many() => Some(Heard::TooMany(error.retry_after)),
            Self::Provider(error) if error.is_fault() || error.is_from_a_gateway() => {
                Some(Heard::Fault(error.retry_after))
            }
            // Whole, readable, and no token answer.
            Self::Provider(_) | Self::BadAnswer(BadAnswer::Member(_)) => None,
            Self::BadAnswer(bad) => Some(Heard::Unreadable(bad.name())),
        }
    }

    /// Whether the answer that did not come, or that somebody in between replaced, may have been the tokens. An
    /// `invalid_grant` after that means that they are lost.
    pub fn may_have_lost_tokens(&self) -> bool {
        match self {
            Self::NotSent(_) | Self::NoCredentials(_) => false,
            Self::Unanswered(_) | Self::BadAnswer(_) => true,
            Self::Provider(error) => error.is_fault() || error.is_from_a_gateway(),
        }
    }
}

/// Why an ID token was not accepted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VerifyError {
    /// The token is refused.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The keys could not be had, so the token could not be checked: try again while it lives.
    #[error("the keys to check with could not be had: {0}")]
    Keys(#[source] FetchError),
}

/// Why there are no claims.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UserinfoError {
    /// The wire, or discovery: ask again while the token lives.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// The provider said no.
    #[error(transparent)]
    Provider(#[from] ProviderError),
    /// Not a userinfo answer.
    #[error(transparent)]
    BadAnswer(#[from] BadAnswer),
    /// `sub` is not that of the ID token (OpenID Connect Core 5.3.2): somebody else's claims.
    #[error("the claims are of another subject than the ID token")]
    OtherSubject,
}

macro_rules! from_transport_error {
    ($($error:ident),+) => { $(
        impl From<TransportError> for $error {
            fn from(error: TransportError) -> Self {
                if error.may_have_been_received() { Self::Unanswered(error) } else { Self::NotSent(error.into()) }
            }
        }
    )+ };
}

from_transport_error!(StartError, ExchangeError);
