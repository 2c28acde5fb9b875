//! What has had its time: the rules, what would go, what went.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Ms;
use crate::settings::{KeptKind, RetentionSetting};

/// Input of `view_retention`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ViewRetention {}

/// Input of `count_overdue`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CountOverdue {}

/// Input of `remove_overdue`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RemoveOverdue {
    /// Somebody has looked at the clock, though it has jumped.
    pub clock_is_right: bool,
}

/// How long what is kept, and what went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RetentionView {
    /// Every kind once, in the order in which they are gone through.
    pub rules: Vec<RetentionSetting>,
    /// When the rules were last gone through, if ever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub last_run_ms: Option<Ms>,
    /// The last runs that removed something, the newest first.
    pub runs: Vec<RetentionRun>,
}

/// One time that something went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RetentionRun {
    /// When.
    pub at_ms: Ms,
    /// Who said so, if it was not by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub by: Option<String>,
    /// How much of what.
    pub removed: Vec<KindCount>,
}

/// So many of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KindCount {
    /// What.
    pub kind: KeptKind,
    /// How many.
    pub count: u32,
}
