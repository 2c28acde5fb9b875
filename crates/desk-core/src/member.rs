//! Members and their visits.

use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::phone::Phone;
use crate::profile::{Email, Name};
use crate::remark::{Note, Tag};

/// Which member: the register's own key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MemberId(pub i64);

/// Which visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct VisitId(pub i64);

/// Whether the membership holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MemberStatus {
    /// It holds.
    Active,
    /// It rests.
    Paused,
    /// It has ended.
    Ended,
}

impl MemberStatus {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Active, Self::Paused, Self::Ended];

    /// The word in SQL and on the wire.
    pub fn word(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Paused => "paused",
            Self::Ended => "ended",
        }
    }

    /// Back from the word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.word() == word)
    }
}

/// Who told us.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// The provider, with a confirmed login.
    Provider,
    /// Staff typed it.
    Hand,
    /// It came with an import.
    Import,
}

impl Source {
    /// The word in SQL.
    pub fn word(self) -> &'static str {
        match self {
            Self::Provider => "provider",
            Self::Hand => "hand",
            Self::Import => "import",
        }
    }

    /// Back from the word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Provider, Self::Hand, Self::Import].into_iter().find(|source| source.word() == word)
    }
}

/// A member of the club, as the register has it.
#[derive(Clone, PartialEq, Eq)]
pub struct Member {
    /// Which.
    pub id: MemberId,
    /// The number on the card, from 1.
    pub number: i64,
    /// What they are called.
    pub name: Name,
    /// The newest number.
    pub phone: Option<Phone>,
    /// Whether that number was confirmed by the provider.
    pub phone_confirmed: bool,
    /// The newest address.
    pub email: Option<Email>,
    /// Who gave that address, and when.
    pub email_told: Option<(Source, Timestamp)>,
    /// Whether the membership holds.
    pub status: MemberStatus,
    /// The last day it holds, if there is one.
    pub valid_until: Option<Date>,
    /// What staff should know.
    pub note: Note,
    /// Short words to sort members by, in order.
    pub tags: Vec<Tag>,
    /// When they joined.
    pub joined_at: Timestamp,
    /// When the provider last confirmed them.
    pub confirmed_at: Option<Timestamp>,
    /// The visit before now.
    pub last_visit_at: Option<Timestamp>,
    /// How many visits.
    pub visits: u32,
}

impl std::fmt::Debug for Member {
    /// Nothing of a person.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Member({})", self.id.0)
    }
}

/// A member as a line of a list: who it is, and what decides how they stand.
#[derive(Clone, PartialEq, Eq)]
pub struct MemberLine {
    /// Which.
    pub id: MemberId,
    /// The number on the card, from 1.
    pub number: i64,
    /// What they are called.
    pub name: Name,
    /// The newest number.
    pub phone: Option<Phone>,
    /// Whether the membership holds.
    pub status: MemberStatus,
    /// The last day it holds, if there is one.
    pub valid_until: Option<Date>,
    /// Whether there is something that staff should know.
    pub has_note: bool,
}

impl From<&Member> for MemberLine {
    fn from(member: &Member) -> Self {
        Self {
            id: member.id,
            number: member.number,
            has_note: !member.note.as_str().is_empty(),
            name: member.name.clone(),
            phone: member.phone.clone(),
            status: member.status,
            valid_until: member.valid_until,
        }
    }
}

impl std::fmt::Debug for MemberLine {
    /// Nothing of a person.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "MemberLine({})", self.id.0)
    }
}

/// Somebody who is about to become a member.
#[derive(Clone, PartialEq, Eq)]
pub struct NewMember {
    /// Who told us of them.
    pub source: Source,
    /// What they are called.
    pub name: Name,
    /// Their number.
    pub phone: Phone,
    /// Whether the provider confirmed the number.
    pub phone_confirmed: bool,
    /// Their address.
    pub email: Option<Email>,
}

/// A member of another register, on the way into this one.
#[derive(Clone, PartialEq, Eq)]
pub struct ImportedMember {
    /// The number on the card; `None`: the next one.
    pub number: Option<i64>,
    /// What they are called.
    pub name: Name,
    /// Their number, unconfirmed.
    pub phone: Option<Phone>,
    /// Their address.
    pub email: Option<Email>,
    /// Whether the membership holds.
    pub status: MemberStatus,
    /// The last day it holds, if there is one.
    pub valid_until: Option<Date>,
    /// What staff should know.
    pub note: Note,
    /// When they joined.
    pub joined_at: Timestamp,
}

/// A check-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visit {
    /// Which.
    pub id: VisitId,
    /// Whose.
    pub member: MemberId,
    /// When.
    pub at: Timestamp,
    /// When they left, if that was noted.
    pub left_at: Option<Timestamp>,
}

/// After so long nobody can say of a visit that it ends now: somebody forgot to.
const ENDS_WITHIN: Duration = Duration::from_secs(24 * 60 * 60);

impl Visit {
    /// Whether it can be said now that they have left.
    pub fn can_end(&self, now: Timestamp) -> bool {
        let latest = self.at.checked_add(ENDS_WITHIN).unwrap_or(Timestamp::MAX);
        self.left_at.is_none() && now < latest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_visit_of_yesterday_can_still_end_tonight_and_one_that_was_forgotten_cannot() {
        let at = |seconds| Timestamp::from_second(seconds).unwrap();
        let visit = Visit { id: VisitId(1), member: MemberId(1), at: at(0), left_at: None };
        assert!(visit.can_end(at(24 * 60 * 60 - 1)));
        assert!(!visit.can_end(at(24 * 60 * 60)));
        assert!(!Visit { left_at: Some(at(5)), ..visit }.can_end(at(10)), "they have left");
    }
}
