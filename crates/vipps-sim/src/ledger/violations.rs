//! What a client did that the contract forbids.

use serde::Serialize;

use crate::people::msisdn::Msisdn;

/// One thing a client should not have done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Violation {
    /// What it was.
    pub kind: ViolationKind,
    /// Whose login it was about, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub msisdn: Option<Msisdn>,
    /// When, in milliseconds since 1970.
    pub at_ms: i64,
}

/// The kinds of things a client should not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ViolationKind {
    /// A poll before the interval was over (§8).
    PolledTooFast,
    /// A poll after the final answer.
    PolledAfterEnd,
    /// A second exchange of an `auth_req_id` that had given tokens (§8).
    SecondExchange,
    /// A poll for a login that ends in the browser (§9.2).
    PolledBrowserEnding,
    /// A second token call of an authentication that ends in the browser, even if the first one failed (§9.2).
    SecondTokenCall,
    /// A code nobody handed out.
    UnknownCode,
    /// An `auth_req_id` nobody handed out.
    UnknownAuthReqId,
    /// A start for a number whose former request still waits.
    StartedTwice,
    /// Wrong credentials, or the method that was not chosen (§3.1).
    BadClientAuth,
    /// A partner's call without the merchant's MSN, or with another (§3.2).
    WrongMerchantSerialNumber,
    /// A partner's token on userinfo, where the login's own belongs (§3.2).
    PartnerTokenAtUserinfo,
    /// A customer token whose `+` was not percent-encoded in the form (§6).
    HintNotEncoded,
    /// A malformed request.
    MalformedRequest,
    /// `Ocp-Apim-Subscription-Key` on userinfo (§13).
    SubscriptionKeySent,
    /// Userinfo with a token unknown or past its life.
    BadAccessToken,
    /// Userinfo was fetched although the ID token was one to refuse (§11.3).
    TrustedBadIdToken,
}
