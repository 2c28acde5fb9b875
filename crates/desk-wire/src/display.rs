//! The customers' display: a screen that anybody may read.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::desk::Language;

/// All that crosses to it. There is no name, no number, and no id of anything here, and never will be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DisplayView {
    /// The club's name.
    pub club: String,
    /// The language of the customer's market while there is a code, else the desk's.
    pub language: Language,
    /// Whether the provider is the simulator.
    pub simulator: bool,
    /// The code of the request that staff have in front of them, while the customer has not answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub code: Option<String>,
}
