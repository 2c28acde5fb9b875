//! Numbers that were kept while the provider could not be reached.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Ms;

/// One of them. Masked: it is shown before anybody asks for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct IntentView {
    /// Which.
    pub intent_id: String,
    /// `+47 ••• •• 567`.
    pub masked_phone: String,
    /// Since when it is kept.
    pub kept_at_ms: Ms,
}
