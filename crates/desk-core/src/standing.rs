//! Whether a member may be let in just so, or only if somebody at the counter says so.

use jiff::civil::Date;

use crate::deed::Deed;
use crate::member::{Member, MemberLine, MemberStatus};

/// How a member stands today, as one word: the gravest that is true.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
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

impl Standing {
    /// All of them, the best first.
    pub const ALL: [Self; 5] = [Self::Active, Self::MessageWaiting, Self::Paused, Self::Expired, Self::Ended];

    /// Of a member on a day.
    pub fn of(member: &Member, today: Date) -> Self {
        Self::from_parts(member.status, member.valid_until, !member.note.as_str().is_empty(), today)
    }

    /// The same of a line of a list.
    pub fn of_line(line: &MemberLine, today: Date) -> Self {
        Self::from_parts(line.status, line.valid_until, line.has_note, today)
    }

    /// The same from what it hangs on. The last valid day is a valid one.
    pub fn from_parts(status: MemberStatus, valid_until: Option<Date>, has_note: bool, today: Date) -> Self {
        match status {
            MemberStatus::Ended => Self::Ended,
            _ if valid_until.is_some_and(|last| last < today) => Self::Expired,
            MemberStatus::Paused => Self::Paused,
            MemberStatus::Active if has_note => Self::MessageWaiting,
            MemberStatus::Active => Self::Active,
        }
    }

    /// Whether Enter lets them in. Else letting in is a deed of its own, and noted as one.
    pub fn is_welcome(self) -> bool {
        self == Self::Active
    }

    /// The word on the wire.
    pub fn word(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::MessageWaiting => "message_waiting",
            Self::Paused => "paused",
            Self::Expired => "expired",
            Self::Ended => "ended",
        }
    }

    /// What stands in the audit when somebody was let in all the same.
    pub fn deed(self) -> Deed {
        match self {
            Self::Active => Deed::LetIn,
            Self::MessageWaiting => Deed::LetInMessageWaiting,
            Self::Paused => Deed::LetInPaused,
            Self::Expired => Deed::LetInExpired,
            Self::Ended => Deed::LetInEnded,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn check(status: MemberStatus, valid_until: Option<Date>, has_note: bool, expected: Standing) {
        let today = date(2026, 11, 23);
        assert_eq!(Standing::from_parts(status, valid_until, has_note, today), expected, "{status:?} {valid_until:?}");
    }

    #[test]
    fn the_last_valid_day_is_valid_and_the_next_is_not() {
        check(MemberStatus::Active, None, false, Standing::Active);
        check(MemberStatus::Active, Some(date(2026, 11, 23)), false, Standing::Active);
        check(MemberStatus::Active, Some(date(2026, 11, 22)), false, Standing::Expired);
    }

    #[test]
    fn the_gravest_is_told() {
        let past = Some(date(2026, 1, 1));
        check(MemberStatus::Active, None, true, Standing::MessageWaiting);
        check(MemberStatus::Paused, None, true, Standing::Paused);
        check(MemberStatus::Paused, past, true, Standing::Expired);
        check(MemberStatus::Ended, past, true, Standing::Ended);
        check(MemberStatus::Ended, None, false, Standing::Ended);
    }

    #[test]
    fn only_who_is_active_with_nothing_to_tell_is_let_in_just_so() {
        let welcome: Vec<Standing> = Standing::ALL.into_iter().filter(|standing| standing.is_welcome()).collect();
        assert_eq!(welcome, [Standing::Active]);
        for standing in Standing::ALL.into_iter().filter(|standing| !standing.is_welcome()) {
            assert_eq!(standing.deed().word(), format!("let_in_{}", standing.word()));
        }
    }
}
