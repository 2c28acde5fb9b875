//! The visits of a day, behind the counter.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::member::VisitView;

/// The check-ins of members on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DayVisits {
    /// `2026-11-23`.
    pub day: String,
    /// The day before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub previous: Option<String>,
    /// The day after, if that has come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub next: Option<String>,
    /// How many there are.
    pub count: u32,
    /// The newest first, at most a thousand.
    pub visits: Vec<DayVisit>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DayVisit {
    /// The check-in.
    pub visit: VisitView,
    /// Whose.
    pub member_id: String,
    /// The number on their card.
    pub member_number: String,
    /// What they are called.
    pub name: String,
    /// Whether it can be said now that they have left.
    pub can_end: bool,
}

/// Input of `list_visits`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListVisits {
    /// `2026-11-23`; none, or one that is still to come: today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub day: Option<String>,
}

/// Input of `end_visit`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EndVisit {
    /// Which check-in.
    pub visit_id: String,
}

/// Input of `undo_visit`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UndoVisit {
    /// Which check-in.
    pub visit_id: String,
}
