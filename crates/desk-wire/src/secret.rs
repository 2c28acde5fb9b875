//! What is typed and must not be shown: a PIN.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A text that crosses to the desk and never comes back; it cannot be printed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(type = "string")]
pub struct Secret(pub String);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}
