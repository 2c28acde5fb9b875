//! Who works at the counter, as the screen shows it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Ms, Secret};

/// Who is signed in, who else may be, and what is open to whoever is there. The page obeys; it decides nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ShiftView {
    /// Whom the desk asks for a PIN.
    pub asks: Asks,
    /// Who is signed in, if anybody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub signed_in: Option<StaffView>,
    /// Whether the counter is open to whoever is there.
    pub counter_is_open: bool,
    /// Whether the back room is.
    pub back_room_is_open: bool,
    /// After so many minutes without a touch the shift ends by itself; 0: never.
    pub idle_lock_min: u32,
    /// Everybody who works here, in the order in which they came.
    pub staff: Vec<StaffView>,
}

/// Somebody who works here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StaffView {
    /// Who.
    pub staff_id: String,
    /// What they are called.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// Whether they have a PIN.
    pub has_pin: bool,
    /// Until when their PIN is not to be tried, after wrong tries.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub closed_until_ms: Option<Ms>,
}

/// What somebody may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The counter.
    Counter,
    /// The counter and the back room.
    Manager,
}

/// Whom the desk asks for a PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Asks {
    /// Nobody.
    Nobody,
    /// Whoever goes to the back room.
    BackRoom,
    /// Everybody.
    Everybody,
}

/// Why a text is no PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PinProblem {
    /// There are other signs than digits in it.
    NotDigits,
    /// It is too short.
    TooShort,
    /// It is too long.
    TooLong,
    /// It repeats itself.
    Repeats,
    /// Digits in a row.
    InARow,
    /// A line on the keys.
    Line,
}

/// Why the staff cannot be changed in this way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StaffProblem {
    /// Somebody here is called so.
    NameTaken,
    /// There would be staff and no manager.
    NoManager,
    /// From two on everybody has a PIN: the new one.
    PinMissing,
    /// The same: the one who is here.
    OtherPinMissing,
}

/// Why what was written into a field cannot be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FieldProblem {
    /// It is empty.
    Empty,
    /// It has too many signs.
    TooLong,
    /// There are signs in it that cannot be shown.
    Unprintable,
    /// It does not look like an e-mail address.
    NotAnAddress,
    /// It is no day, or day and month cannot be told apart.
    NotADay,
    /// It is not a whole number above 0.
    NotANumber,
    /// Somebody else has this number.
    NumberTaken,
    /// There are more of them than there may be.
    TooMany,
}

macro_rules! bare {
    ($( $(#[doc = $doc:literal])+ $name:ident; )+) => { $(
        $(#[doc = $doc])+
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
        #[serde(deny_unknown_fields)]
        pub struct $name {}
    )+ };
}

bare! {
    /// Input of `view_shift`.
    ViewShift;
    /// Input of `hand_over`.
    HandOver;
    /// Input of `lock`.
    Lock;
    /// Input of `touch`.
    Touch;
}

/// Input of `sign_in`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SignIn {
    /// Who.
    pub staff_id: String,
    /// What they typed.
    pub pin: Secret,
}

/// Input of `add_staff`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AddStaff {
    /// What they are called.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// Their PIN; from two on everybody has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub pin: Option<Secret>,
}

/// Input of `change_staff`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChangeStaff {
    /// Who.
    pub staff_id: String,
    /// What they are called from now on.
    pub name: String,
    /// What they may do from now on.
    pub role: Role,
}

/// Input of `set_pin`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetPin {
    /// Whose.
    pub staff_id: String,
    /// The new one.
    pub pin: Secret,
}

/// Input of `remove_staff`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RemoveStaff {
    /// Who.
    pub staff_id: String,
}
