//! The one place that draws random bytes.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

/// A new `client_secret`: standard base64 with `=` at its end (and often `+` and `/`), as the portal hands out, so that a client
/// which percent-encodes it in the Basic header is found out (§3.1).
pub(crate) fn client_secret() -> String {
    STANDARD.encode(bytes::<32>())
}

/// A new subscription key: 32 hexadecimal digits.
pub(crate) fn subscription_key() -> String {
    uuid::Builder::from_random_bytes(bytes()).into_uuid().simple().to_string()
}

/// A new `auth_req_id`: 20 random bytes as 27 base64url characters (§7).
pub(crate) fn auth_req_id() -> String {
    URL_SAFE_NO_PAD.encode(bytes::<20>())
}

/// A new code for the merchant's page (§9.2).
pub(crate) fn code() -> String {
    URL_SAFE_NO_PAD.encode(bytes::<24>())
}

/// A new customer token: standard base64 that holds each of `+`, `/` and `=`, so that a client which does not percent-encode it
/// is found out every time (§21).
pub(crate) fn customer_token() -> String {
    let mut tokens = std::iter::repeat_with(|| STANDARD.encode(bytes::<22>()));
    tokens.find(|token| token.contains('+') && token.contains('/')).expect("one in seven does")
}

/// A new access token. In the provider's samples that of the CIBA grant begins with `ciba.` (§8), the other does not (§9.2).
pub(crate) fn access_token() -> String {
    URL_SAFE_NO_PAD.encode(bytes::<24>())
}

/// A new key id in the form of the provider's (§12).
pub(crate) fn key_id() -> String {
    format!("public:{}", uuid::Builder::from_random_bytes(bytes()).into_uuid())
}

fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system hands out random bytes");
    bytes
}
