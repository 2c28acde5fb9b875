//! The register behind the counter: finding members, seeing all that is known, changing what staff may change.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Ms;
use crate::member::{MemberCard, MemberRow, MemberStatus, VisitView};

/// Whom a text means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MembersFound {
    /// The text this answers, so that a late answer to an older text can be dropped.
    pub text: String,
    /// At most 20, best first. Numbers are masked.
    pub rows: Vec<MemberRow>,
}

/// A member in the back room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MemberPage {
    /// As at the counter.
    pub card: MemberCard,
    /// Short words to sort members by, in order.
    pub tags: Vec<String>,
    /// Their last visits, newest first, at most twenty.
    pub visits: Vec<VisitView>,
    /// Who was made one with them and can be parted from them again, the last first.
    pub merges: Vec<MergeView>,
}

/// Somebody who was made one with a member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MergeView {
    /// Which merge.
    pub merge_id: String,
    /// When.
    pub at_ms: Ms,
    /// The number on their card.
    pub member_number: String,
    /// What they were called.
    pub name: String,
}

/// What came of adding somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum MemberAdded {
    /// They are in the register.
    Added {
        /// Who.
        page: Box<MemberPage>,
    },
    /// Nothing was added: one of these may be the same person.
    Known {
        /// Who has the number, or the name.
        rows: Vec<MemberRow>,
    },
}

/// Input of `find_members`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FindMembers {
    /// What stands in the field.
    pub text: String,
}

/// Input of `view_member`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ViewMember {
    /// Which member.
    pub member_id: String,
}

/// Input of `change_member`. What is not there stays as it is.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChangeMember {
    /// Which member.
    pub member_id: String,
    /// The number on the card.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub member_number: Option<String>,
    /// Whether the membership holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub status: Option<MemberStatus>,
    /// The last day it holds, as people write it; empty: it has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub valid_until: Option<String>,
    /// What staff should know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub note: Option<String>,
    /// All of their tags, with commas between, or one a line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub tags: Option<String>,
}

/// Input of `add_member`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AddMember {
    /// Given name.
    pub given_name: String,
    /// Family name; may be empty.
    pub family_name: String,
    /// Their number, as it is typed; may be empty.
    pub phone: String,
    /// Their e-mail address; may be empty.
    pub email: String,
    /// Also if somebody in the register may be the same.
    pub anyway: bool,
}

/// Input of `merge_members`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MergeMembers {
    /// Who stays.
    pub member_id: String,
    /// Who is the same person, and goes out of sight.
    pub other_id: String,
}

/// Input of `undo_merge`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UndoMerge {
    /// Who stayed.
    pub member_id: String,
    /// Which merge of theirs.
    pub merge_id: String,
}

impl std::fmt::Debug for ChangeMember {
    /// Nothing of what staff wrote.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ChangeMember({})", self.member_id)
    }
}

impl std::fmt::Debug for AddMember {
    /// Nothing of a person.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("AddMember(…)")
    }
}
