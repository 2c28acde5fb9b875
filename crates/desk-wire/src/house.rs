//! Who is expected, here, or gone today: guests and members.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Ms;
use crate::lookup::{EnterAction, EscapeAction};
use crate::member::MemberCard;
use crate::phone::PhoneView;

/// Where somebody is today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// On a list, and not seen yet.
    Expected,
    /// In the house.
    Here,
    /// Gone again.
    Left,
}

/// How a member stands today: the gravest that is true. Only who is `active` is let in just so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// The membership holds, and there is nothing to tell them.
    Active,
    /// The membership holds, and a note waits to be read.
    MessageWaiting,
    /// The membership rests.
    Paused,
    /// Its last day is past.
    Expired,
    /// It has ended.
    Ended,
}

/// Somebody in a list of the day: a guest, or a member who was checked in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PresenceRow {
    /// Which row; no two of a day have the same.
    pub row_id: String,
    /// Which guest, if they are one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub guest_id: Option<String>,
    /// Which check-in, if they are no guest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub visit_id: Option<String>,
    /// Which member, if they are one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub member_id: Option<String>,
    /// What they are called; empty if only a number is known.
    pub name: String,
    /// Masked. Empty if there is none.
    pub masked_phone: String,
    /// Where they are.
    pub presence: Presence,
    /// Since when; none while they are expected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub since_ms: Option<Ms>,
    /// The list they are on. Empty for those who walked in, and for members.
    pub list: String,
    /// Whether they are a guest who was on no list.
    pub walk_in: bool,
    /// Whether there is something to be read about them.
    pub note_waits: bool,
    /// How they stand, if they are a member.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub standing: Option<Standing>,
    /// What Enter does on this row.
    pub enter: EnterAction,
}

/// How many there are. Who is a guest and a member is counted once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HeadCount {
    /// Everybody in the house.
    pub here: u32,
    /// Members in the house.
    pub members_here: u32,
    /// Guests in the house who are no members.
    pub guests_here: u32,
    /// Guests who are still to come.
    pub expected: u32,
    /// Everybody who has been here and has left.
    pub left: u32,
}

/// The day at a glance. Of each list the first two hundred; the counts are of all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HouseView {
    /// `2026-11-23`.
    pub day: String,
    /// How many.
    pub head_count: HeadCount,
    /// Guests who are still to come, by name.
    pub expected: Vec<PresenceRow>,
    /// Those in the house, the last who came first.
    pub here: Vec<PresenceRow>,
    /// Those who have left, the last who left first.
    pub left: Vec<PresenceRow>,
}

/// The card of a guest who is no member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GuestCard {
    /// Which guest.
    pub guest_id: String,
    /// What they are called; empty if only the number is known.
    pub name: String,
    /// Their number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub phone: Option<PhoneView>,
    /// What staff should know; empty if nothing.
    pub note: String,
    /// The list they are on; empty for those who walked in.
    pub list: String,
    /// Whether they were on no list.
    pub walk_in: bool,
    /// Where they are.
    pub presence: Presence,
    /// When they came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub arrived_at_ms: Option<Ms>,
    /// When they left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub left_at_ms: Option<Ms>,
    /// What Enter does.
    pub enter: EnterAction,
    /// What Esc does.
    pub escape: EscapeAction,
}

/// What lies on the counter after a word on a guest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum GuestSeen {
    /// The guest.
    Guest {
        /// Who.
        guest: Box<GuestCard>,
    },
    /// They are a member: the member's card. Without a check-in, if they are not let in just so.
    Member {
        /// Who.
        member: Box<MemberCard>,
    },
    /// They walked in by mistake, and are on no list any more.
    Gone,
}

/// What came of a guest list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GuestsImported {
    /// `2026-11-23`.
    pub day: String,
    /// What the list is called.
    pub list: String,
    /// Whether it was only looked at.
    pub dry_run: bool,
    /// Rows that are guests now.
    pub new: u32,
    /// Of these, how many are members.
    pub members: u32,
    /// Rows of people who were on the day's lists already.
    pub there: u32,
    /// Rows that cannot be used.
    pub refused: u32,
    /// Why, of the first hundred.
    pub problems: Vec<RowProblem>,
    /// Headings of columns that nothing was taken from.
    pub unused_columns: Vec<String>,
}

/// A row of a guest list that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RowProblem {
    /// Its number, as a spreadsheet counts.
    pub row: u32,
    /// Why.
    pub reason: RowReason,
}

/// Why a row of a guest list cannot be used, as far as staff act differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RowReason {
    /// There is neither a name nor a number.
    Nobody,
    /// The number is none.
    Phone,
    /// A name or a note is too long, or on several lines.
    TooLong,
    /// The row as such cannot be read.
    Unreadable,
}
