//! A day in figures. Nobody is in it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::desk::Language;

/// Input of `view_report`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ViewReport {
    /// `2026-11-23`; none, or one that is still to come: today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub day: Option<String>,
}

/// What a day came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReportView {
    /// `2026-11-23`.
    pub day: String,
    /// The day before; none before the first there is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub previous: Option<String>,
    /// The day after; none: this is today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub next: Option<String>,
    /// Requests that came to an end.
    pub ended: u32,
    /// Requests whose customer confirmed: new members, and members from before.
    pub confirmed: u32,
    /// New members by a request.
    pub enrolled: u32,
    /// Of these, taken back.
    pub taken_back: u32,
    /// Members who were checked in, each once; none: check-ins are not kept for so long.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub members_came: Option<u32>,
    /// Guests who came as no members; none: guests are not kept for so long.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub guests_came: Option<u32>,
    /// After so long half of those who confirmed had done so; none: nobody confirmed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub median_ms: Option<u32>,
    /// Enrolments by the hour of the clock on the wall, from 0 to 23.
    pub enrolled_by_hour: Vec<u32>,
    /// How many confirmed after how long, the quickest first.
    pub confirmed_after: Vec<ConfirmedAfter>,
    /// What the requests came to; what none came to is not among them.
    pub came_to: Vec<CameToView>,
    /// In which languages the club's page was read.
    pub pages: Vec<PageLanguage>,
}

/// So many confirmed after so many whole seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConfirmedAfter {
    /// Whole seconds.
    pub seconds: u32,
    /// How many.
    pub count: u32,
}

/// How many requests came to this, by where they would have ended on the phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CameToView {
    /// What.
    pub what: CameTo,
    /// In the app.
    pub app: u32,
    /// On the club's page.
    pub browser: u32,
}

/// What a request came to, as far as a manager would do something else about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CameTo {
    /// A new member.
    Enrolled,
    /// Somebody who was a member already.
    WelcomedBack,
    /// The customer said no.
    Declined,
    /// Nobody answered in time.
    Expired,
    /// The number cannot be reached with the app.
    NotEligible,
    /// The app is too old.
    OldApp,
    /// Too many requests to that number.
    TooMany,
    /// Staff gave it up.
    GivenUp,
    /// Another person confirmed.
    WrongPerson,
    /// The answer failed a check.
    Refused,
    /// The answer was lost on the way.
    Lost,
    /// The provider could not be reached, or answered only with faults.
    Unreachable,
    /// Something is wrong with how this desk is set up at the provider.
    SetUp,
    /// The provider said something nobody defined.
    Unknown,
}

/// So many customers read the club's page in this language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PageLanguage {
    /// Which.
    pub language: Language,
    /// How many.
    pub count: u32,
}
