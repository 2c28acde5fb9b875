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
}

/// Contract §11.1: the claim's name differs between the provider's own listing and its own raw sample. The listing's is
/// checked for every provider.
pub(crate) const AUTH_REQ_ID_CLAIMS: &[&str] = &["authReqId"];
