//! Numbers that the answer to a start says otherwise than they are.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// How the answer to a start says `interval` or `expires_in` (§7). What the provider enforces stays what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SaidNumber {
    /// As the number it is.
    AsItIs,
    /// Not at all.
    Missing,
    /// `0`
    Zero,
    /// `-1`
    Negative,
    /// As text.
    Text,
    /// The largest number of 64 bits without a sign.
    Huge,
    /// Another number.
    Number(u32),
}

impl SaidNumber {
    pub(crate) fn value(self, number: i64) -> Option<Value> {
        match self {
            Self::AsItIs => Some(number.into()),
            Self::Missing => None,
            Self::Zero => Some(0.into()),
            Self::Negative => Some((-1).into()),
            Self::Text => Some(number.to_string().into()),
            Self::Huge => Some(u64::MAX.into()),
            Self::Number(other) => Some(other.into()),
        }
    }
}
