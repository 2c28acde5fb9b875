//! Vipps MobilePay, or any provider that keeps to the standard.

use ciba::SecretEncoding;

/// Whose habits to follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// Vipps MobilePay: credentials joined raw, system headers, user-exists beside the issuer (contract §3 to §5).
    Vipps,
    /// Plain CIBA: credentials form-encoded, no headers of its own, nothing outside the standard.
    Ciba,
}

impl Dialect {
    pub(crate) fn secret_encoding(self) -> SecretEncoding {
        match self {
            Self::Vipps => SecretEncoding::Raw,
            Self::Ciba => SecretEncoding::Form,
        }
    }

    /// Contract §11.1: the claim's name differs between the provider's own listing and its own raw sample.
    pub(crate) fn auth_req_id_claims(self) -> &'static [&'static str] {
        match self {
            Self::Vipps => &["auth_req_id", "authReqId"],
            Self::Ciba => &[],
        }
    }
}
