//! What Vipps MobilePay Login, merchant-initiated, adds to [`ciba`].
//!
//! Login hints of phone numbers and scans, the user-exists question, a partner's keys, both endings, the provider's own error
//! words, system headers, its claims and consents, the customer's QR code, and what it sends by itself: pings and revocations.
//! "Contract" in these docs is the reading of the provider's documents that `docs/protocol.md` sums up.
//!
//! What it deliberately is not: the domain of a counter. It knows no member and no screen, keeps nothing, and decides
//! nothing that [`ciba`] decides. A provider that speaks plain CIBA is [`Dialect::Ciba`]: the same calls, fewer habits.
//!
//! Start at [`Vipps`].

mod address;
mod answers;
#[cfg(test)]
mod arbitrary;
mod birthdate;
mod browser_ending;
mod client;
mod consents;
mod dialect;
mod flow_result;
#[cfg(any(test, fuzzing))]
pub mod fuzz;
mod hidden;
mod hint;
mod members;
mod partner;
mod personal_qr;
mod redirect;
mod redirect_uri;
mod revocation;
mod settings;
mod text;
mod userinfo;
mod verdict;
mod webhook;

pub use address::{Address, AddressKind};
pub use answers::{Poll, ProfileAnswer, UserExists, WaitingReason};
pub use browser_ending::RedeemError;
pub use ciba::{
    AccessToken, AuthReqId, ClientSecret, Clock, ConfigError, FetchError, Heard, IdTokenClaims, PendingLogin, Probe,
    RawIdToken, Refusal, Schedule, Step, TransportError, UnverifiedTokens, VerifyError, is_loopback,
};
pub use client::{Start, Vipps};
pub use consents::{ConsentLinks, DelegatedConsent, DelegatedConsents};
pub use dialect::Dialect;
pub use flow_result::{FlowCheckbox, FlowElement, FlowLink, FlowReadMore, FlowResult, FlowScreen};
pub use hint::{LoginHint, NotAHint};
pub use personal_qr::PersonalQr;
pub use redirect::{Callback, CallbackProblem, RedirectCode, RedirectError};
pub use redirect_uri::{RedirectUri, RedirectUriProblem};
pub use revocation::{Revocation, RevocationRefusal};
pub use settings::{ClientAuth, Settings, SettingsError};
pub use userinfo::{EmailClaim, PhoneClaim, Userinfo};
pub use verdict::Verdict;
pub use webhook::{Delivery, NotASecret, WebhookRefusal, WebhookSecret};
