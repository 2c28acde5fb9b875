//! ID tokens, the keys they are signed with, and the lies they can be made to tell.

pub(crate) mod id_token;
pub(crate) mod keys;
pub(crate) mod twist;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

pub(crate) fn base64url(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}
