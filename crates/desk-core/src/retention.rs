//! How long what is kept, and whether the clock can be believed when it says that the time is over.

use crate::deed::Deed;
use std::time::Duration;

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

/// What is kept for a time of its own. What is not here goes with the member.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Confirmed people whom staff have not put to a member, since they were asked.
    NeedsStaff,
    /// Numbers typed while the provider could not be reached.
    Intents,
    /// Members whose membership has ended, since it ended and since they were last here.
    EndedMembers,
    /// Members whom no login ever confirmed, since they came in and since they were last here.
    UnconfirmedMembers,
    /// Guests, since the day they were expected on or came.
    Guests,
    /// Check-ins.
    Visits,
    /// What staff wrote about a member, since it was written.
    Notes,
    /// What members told on the club's page, but for consents, since they told it.
    Answers,
    /// Numbers that a member had, since they have another; those of members who were made one, after that cannot be undone.
    FormerNumbers,
    /// What it takes to part two members again who were made one, and what the one was.
    Merges,
    /// Logins that became a member, and what the member was before.
    Logins,
    /// What was done with personal data.
    Audit,
    /// The day's report. Nobody is in it.
    DayCounts,
}

impl Kind {
    /// All of them, in the order in which they are gone through: whoever goes takes what is theirs along.
    pub const ALL: [Self; 13] = [
        Self::NeedsStaff,
        Self::Intents,
        Self::EndedMembers,
        Self::UnconfirmedMembers,
        Self::Guests,
        Self::Visits,
        Self::Notes,
        Self::Answers,
        Self::FormerNumbers,
        Self::Merges,
        Self::Logins,
        Self::Audit,
        Self::DayCounts,
    ];

    /// The word in the audit and on the wire.
    pub fn word(self) -> &'static str {
        match self {
            Self::NeedsStaff => "needs_staff",
            Self::Intents => "intents",
            Self::EndedMembers => "ended_members",
            Self::UnconfirmedMembers => "unconfirmed_members",
            Self::Guests => "guests",
            Self::Visits => "visits",
            Self::Notes => "notes",
            Self::Answers => "answers",
            Self::FormerNumbers => "former_numbers",
            Self::Logins => "logins",
            Self::Merges => "merges",
            Self::Audit => "audit",
            Self::DayCounts => "day_counts",
        }
    }

    /// A run of the rules in the audit.
    pub fn deed(self) -> Deed {
        match self {
            Self::NeedsStaff => Deed::RetentionNeedsStaff,
            Self::Intents => Deed::RetentionIntents,
            Self::EndedMembers => Deed::RetentionEndedMembers,
            Self::UnconfirmedMembers => Deed::RetentionUnconfirmedMembers,
            Self::Guests => Deed::RetentionGuests,
            Self::Visits => Deed::RetentionVisits,
            Self::Notes => Deed::RetentionNotes,
            Self::Answers => Deed::RetentionAnswers,
            Self::FormerNumbers => Deed::RetentionFormerNumbers,
            Self::Logins => Deed::RetentionLogins,
            Self::Merges => Deed::RetentionMerges,
            Self::Audit => Deed::RetentionAudit,
            Self::DayCounts => Deed::RetentionDayCounts,
        }
    }
}

/// For how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// As long as there is a register.
    Always,
    /// Months of the calendar.
    Months(u16),
    /// Days of 24 hours.
    Days(u16),
    /// Hours.
    Hours(u16),
}

impl Keep {
    /// What is older than this has had its time; `None`: nothing has.
    pub fn before(self, now: Timestamp) -> Option<Timestamp> {
        let span = match self {
            Self::Always => return None,
            Self::Months(months) => i32::from(months).months(),
            Self::Days(days) => (i32::from(days) * 24).hours(),
            Self::Hours(hours) => i32::from(hours).hours(),
        };
        // Before the beginning of time there is nothing.
        let then = TimeZone::UTC.to_datetime(now).checked_sub(span).ok()?;
        TimeZone::UTC.to_timestamp(then).ok()
    }
}

/// How long what is kept in this register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules([Keep; Kind::ALL.len()]);

impl Default for Rules {
    /// Members who never confirmed are kept: people without the app are members too, and so is a register that was imported.
    fn default() -> Self {
        Self(Kind::ALL.map(|kind| match kind {
            Kind::NeedsStaff => Keep::Hours(24),
            Kind::Intents | Kind::Guests => Keep::Days(7),
            Kind::EndedMembers | Kind::Merges => Keep::Months(12),
            Kind::Visits | Kind::FormerNumbers | Kind::Audit => Keep::Months(24),
            Kind::Logins => Keep::Months(1),
            Kind::UnconfirmedMembers | Kind::Notes | Kind::Answers | Kind::DayCounts => Keep::Always,
        }))
    }
}

impl Rules {
    /// The rule for one kind.
    pub fn keep(&self, kind: Kind) -> Keep {
        Kind::ALL.iter().zip(self.0).find(|(other, _)| **other == kind).map_or(Keep::Always, |(_, keep)| keep)
    }

    /// With another rule for one kind.
    #[must_use]
    pub fn with(mut self, kind: Kind, keep: Keep) -> Self {
        for (other, rule) in Kind::ALL.iter().zip(&mut self.0) {
            if *other == kind {
                *rule = keep;
            }
        }
        self
    }

    /// Each kind that has a time, with what is older than it.
    pub fn due(&self, now: Timestamp) -> Vec<(Kind, Timestamp)> {
        Kind::ALL.into_iter().filter_map(|kind| Some((kind, self.keep(kind).before(now)?))).collect()
    }
}

/// A clock corrects itself by so much without being in doubt.
const BACKWARD: Duration = Duration::from_hours(24);
/// A counter is closed for so long without its clock being in doubt: a summer's holiday.
const FORWARD: Duration = Duration::from_hours(31 * 24);
/// A time in doubt that goes on for so long is the time.
const SETTLED: Duration = Duration::from_hours(14 * 24);

/// The wall clock as it was seen, look by look. A clock that jumps is in doubt until it has gone on from there for two weeks,
/// or is back where it would have come to: else one wrong day would be the end of a register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeenClock {
    /// The latest time that was believed.
    pub believed: Timestamp,
    /// Since when the clock shows a time in doubt, and the latest of that, both on its own count.
    pub doubted: Option<(Timestamp, Timestamp)>,
}

impl SeenClock {
    /// Of a register whose newest entry is from then.
    pub fn since(newest: Timestamp) -> Self {
        Self { believed: newest, doubted: None }
    }

    /// After one more look.
    #[must_use]
    pub fn look(self, now: Timestamp) -> Self {
        if follows(self.believed, now) {
            return Self { believed: self.believed.max(now), doubted: None };
        }
        match self.doubted {
            Some((since, latest)) if follows(latest, now) => {
                let latest = latest.max(now);
                let is_settled = later(since, SETTLED) <= latest;
                if is_settled { Self::since(now) } else { Self { doubted: Some((since, latest)), ..self } }
            }
            _ => Self { doubted: Some((now, now)), ..self },
        }
    }

    /// Whether the last look can be believed.
    pub fn is_believed(self) -> bool {
        self.doubted.is_none()
    }
}

fn follows(seen: Timestamp, now: Timestamp) -> bool {
    let earliest = seen.checked_sub(BACKWARD).unwrap_or(Timestamp::MIN);
    (earliest..=later(seen, FORWARD)).contains(&now)
}

fn later(at: Timestamp, by: Duration) -> Timestamp {
    at.checked_add(by).unwrap_or(Timestamp::MAX)
}

/// The rules are gone through so often.
const EVERY: Duration = Duration::from_hours(24);

/// Whether the rules are due again. A last time that lies in the future is no reason to wait for it.
pub fn is_due(last: Option<Timestamp>, now: Timestamp) -> bool {
    last.is_none_or(|last| last > later(now, BACKWARD) || later(last, EVERY) <= now)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(days: i64) -> Timestamp {
        Timestamp::from_second(1_772_442_900 + days * 86_400).unwrap()
    }

    fn check_looks(days: &[i64], believed: bool) {
        let seen = days.iter().fold(SeenClock::since(day(0)), |seen, days| seen.look(day(*days)));
        assert_eq!(seen.is_believed(), believed, "{days:?}");
    }

    #[test]
    fn a_clock_that_goes_on_is_believed_and_so_is_a_holiday() {
        check_looks(&[], true);
        check_looks(&[0, 1, 2, 33, 64], true);
        check_looks(&[5, 4], true);
    }

    #[test]
    fn a_clock_that_jumps_is_in_doubt_for_two_weeks() {
        for jump in [32, 3650, 30_000, -20, -20_000] {
            check_looks(&[jump], false);
            check_looks(&[jump, jump + 13], false);
            check_looks(&[jump, jump + 7, jump + 14], true);
        }
    }

    #[test]
    fn a_clock_that_comes_back_is_believed_at_once() {
        check_looks(&[3650, 1], true);
        check_looks(&[-20_000, 1], true);
    }

    #[test]
    fn two_weeks_are_counted_on_one_line_of_time() {
        check_looks(&[3650, 3657, 7000, 7007, 7008], false);
        check_looks(&[3650, 3657, 3656, 3663, 3664], true);
        check_looks(&[3650, 3650 + 40], false);
    }

    #[test]
    fn the_ends_of_time_are_no_panic() {
        for seen in [SeenClock::since(Timestamp::MIN), SeenClock::since(Timestamp::MAX)] {
            for now in [Timestamp::MIN, day(0), Timestamp::MAX] {
                let looked = seen.look(now);
                assert_eq!(looked.is_believed(), looked.believed == now);
            }
        }
        assert!(Rules::default().due(Timestamp::MIN).is_empty());
    }

    #[test]
    fn months_are_of_the_calendar() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let check = |keep: Keep, expected| assert_eq!(keep.before(at("2026-03-31T12:00:00Z")), expected, "{keep:?}");
        check(Keep::Months(1), Some(at("2026-02-28T12:00:00Z")));
        check(Keep::Months(24), Some(at("2024-03-31T12:00:00Z")));
        check(Keep::Days(7), Some(at("2026-03-24T12:00:00Z")));
        check(Keep::Hours(24), Some(at("2026-03-30T12:00:00Z")));
        check(Keep::Always, None);
    }

    #[test]
    fn one_rule_is_changed_and_the_others_stay() {
        let rules = Rules::default().with(Kind::Visits, Keep::Months(3));
        for kind in Kind::ALL {
            let expected = if kind == Kind::Visits { Keep::Months(3) } else { Rules::default().keep(kind) };
            assert_eq!(rules.keep(kind), expected, "{kind:?}");
            assert_eq!(kind.deed().word(), format!("retention_{}", kind.word()));
        }
    }

    #[test]
    fn the_rules_are_due_once_a_day_whatever_the_clock_said_before() {
        assert!(is_due(None, day(0)));
        assert!(!is_due(Some(day(0)), day(0)));
        assert!(is_due(Some(day(0)), day(1)));
        assert!(!is_due(Some(day(1)), day(0)), "a small correction");
        assert!(is_due(Some(day(3650)), day(0)), "it ran under a wrong clock");
    }
}
