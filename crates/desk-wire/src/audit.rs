//! What was noted, as the screen shows it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Ms;

/// A page of the audit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AuditView {
    /// The newest first.
    pub entries: Vec<AuditEntryView>,
    /// What to ask for, to see those before; none: there are none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub older: Option<String>,
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AuditEntryView {
    /// Which.
    pub entry_id: String,
    /// When.
    pub at_ms: Ms,
    /// What was done.
    pub what: AuditWhat,
    /// Who of the staff did it, if somebody was signed in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub by: Option<String>,
    /// Who of the staff it was about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub about: Option<String>,
    /// The member it was about, if they are still in the register.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub member: Option<AuditMember>,
    /// How many it was about, where that was nobody in particular.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub n: Option<u64>,
}

/// A member in the audit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AuditMember {
    /// Whose page it is; of one who was made one with another, the other's.
    pub member_id: String,
    /// What they are called.
    pub name: String,
}

/// Input of `list_audit`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListAudit {
    /// Only what is about this; none: everything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub group: Option<AuditGroup>,
    /// Those before: `older` of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub before: Option<String>,
}

/// What deeds are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AuditGroup {
    /// Somebody's data was looked at or handed out.
    Seen,
    /// Members came, changed, or went.
    Changed,
    /// Who was let in, and what was taken back.
    House,
    /// Who was there, and who works here.
    Staff,
    /// The desk itself, and what goes by itself.
    Desk,
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AuditWhat {
    /// A member's card or page was opened.
    Opened,
    /// A guest's card was opened.
    GuestOpened,
    /// Everything known of a person was handed out.
    PersonOpened,
    /// All members were written into a file.
    Exported,
    /// A member was added by hand.
    Added,
    /// Members were taken in from a file.
    Imported,
    /// The number on a member's card was changed.
    NumberSet,
    /// Whether a membership holds was changed.
    StatusSet,
    /// The last day of a membership was changed.
    ValidUntilSet,
    /// A note was changed.
    NoteSet,
    /// A member's tags were changed.
    TagsSet,
    /// A member took consents back, at the counter.
    ConsentWithdrawn,
    /// An enrolment or a login was taken back: the wrong person.
    TakenBack,
    /// Two members were made one.
    Merged,
    /// Two members were parted again.
    MergeUndone,
    /// A person was erased.
    Erased,
    /// Who had been erased was erased again, from an older copy.
    ErasedAgain,
    /// A member was let in.
    LetIn,
    /// A member was let in though a note waited.
    LetInMessageWaiting,
    /// A member was let in though the membership rests.
    LetInPaused,
    /// A member was let in though the last day is past.
    LetInExpired,
    /// A member was let in though the membership has ended.
    LetInEnded,
    /// A check-in was taken back.
    VisitUndone,
    /// A guest list was taken in.
    GuestsImported,
    /// A guest who walked in was taken back.
    GuestUndone,
    /// Somebody signed in.
    SignedIn,
    /// A shift was handed over.
    HandedOver,
    /// The desk was locked.
    Locked,
    /// The desk locked itself.
    LockedByItself,
    /// The program was closed by the end of a shift.
    SignedOut,
    /// A PIN was wrong.
    PinWrong,
    /// Somebody was given a PIN.
    PinSet,
    /// Somebody came to the staff.
    StaffAdded,
    /// What somebody of the staff is called or may do was changed.
    StaffChanged,
    /// Somebody left the staff.
    StaffRemoved,
    /// The settings were changed.
    SettingsChanged,
    /// A backup was put in the place of the register.
    Restored,
    /// Somebody said that the clock is right.
    ClockBelieved,
    /// Retention: whom staff put to nobody.
    RetentionNeedsStaff,
    /// Retention: numbers kept for later.
    RetentionIntents,
    /// Retention: members who had ended.
    RetentionEndedMembers,
    /// Retention: members whom no login confirmed.
    RetentionUnconfirmedMembers,
    /// Retention: guests.
    RetentionGuests,
    /// Retention: visits.
    RetentionVisits,
    /// Retention: notes.
    RetentionNotes,
    /// Retention: answers given on the page.
    RetentionAnswers,
    /// Retention: former numbers.
    RetentionFormerNumbers,
    /// Retention: logins.
    RetentionLogins,
    /// Retention: what it takes to part two members.
    RetentionMerges,
    /// Retention: entries of the audit.
    RetentionAudit,
    /// Retention: counts of days.
    RetentionDayCounts,
}
