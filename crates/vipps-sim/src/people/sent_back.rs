//! How the provider sends a customer back to the merchant's page.

use serde::{Deserialize, Serialize};

/// What the customer's browser brings to the merchant's page (§9.2, §9.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SentBack {
    /// A code when they confirmed, `access_denied` when they declined.
    AsDecided,
    /// This error, whatever they decided.
    With(RedirectError),
    /// Nothing: the provider shows a page of its own, and the merchant hears nothing.
    Not,
}

/// The parameter that carries the error; the documentation has both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RedirectErrorName {
    /// `error`
    Error,
    /// `error_code`
    ErrorCode,
}

/// The codes of an error on the redirect (§9.3, §17.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RedirectError {
    /// `access_denied`
    AccessDenied,
    /// `server_error`
    ServerError,
    /// `temporarily_unavailable`
    TemporarilyUnavailable,
    /// `login_required`
    LoginRequired,
    /// `invalid_app_callback_uri`
    InvalidAppCallbackUri,
    /// `app_callback_uri_not_registered`
    AppCallbackUriNotRegistered,
    /// `outdated_app_version`
    OutdatedAppVersion,
    /// `old_app`
    OldApp,
    /// `wrong_challenge`
    WrongChallenge,
    /// `unknown_reject_reason`
    UnknownRejectReason,
    /// `invalid_request`
    InvalidRequest,
    /// `invalid_scope`
    InvalidScope,
    /// A code that no document names, as they will appear.
    NeverHeardOf,
}

impl RedirectErrorName {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::ErrorCode => "error_code",
        }
    }
}

impl RedirectError {
    /// The code on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AccessDenied => "access_denied",
            Self::ServerError => "server_error",
            Self::TemporarilyUnavailable => "temporarily_unavailable",
            Self::LoginRequired => "login_required",
            Self::InvalidAppCallbackUri => "invalid_app_callback_uri",
            Self::AppCallbackUriNotRegistered => "app_callback_uri_not_registered",
            Self::OutdatedAppVersion => "outdated_app_version",
            Self::OldApp => "old_app",
            Self::WrongChallenge => "wrong_challenge",
            Self::UnknownRejectReason => "unknown_reject_reason",
            Self::InvalidRequest => "invalid_request",
            Self::InvalidScope => "invalid_scope",
            Self::NeverHeardOf => "never_heard_of",
        }
    }

    pub(crate) fn description(self) -> &'static str {
        match self {
            Self::AccessDenied => "user cancelled the login",
            _ => "the login came to nothing",
        }
    }
}
