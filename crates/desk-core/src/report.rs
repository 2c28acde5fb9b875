//! A day in figures: what is counted of it, and what that comes to. Nobody is in it: a count is a word and a number, and no
//! two words of one login are kept together.

use std::collections::BTreeMap;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use crate::login::{EndReason, Ending, Outcome};

/// One thing that is counted once more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count<'a> {
    /// A login that ends so on the phone came to this: the word of its outcome or its reason.
    Came(Ending, &'a str),
    /// Somebody enrolled in this hour of the clock on the wall, from 0.
    EnrolledIn(u8),
    /// A customer confirmed so many whole seconds after being asked.
    ConfirmedAfter(u32),
    /// A customer went on to the club's page, which speaks this language.
    PageIn(&'a str),
    /// An enrolment was taken back.
    TakenBack,
}

/// No request stands longer (contract: 900 s); what seems longer is a clock that was set.
const LONGEST_S: u32 = 900;

impl<'a> Count<'a> {
    /// A customer confirmed after so long; `None`: nobody can have waited so long, or less than nothing.
    pub fn confirmed_after(took: SignedDuration) -> Option<Self> {
        let seconds = u32::try_from(took.as_secs()).ok().filter(|seconds| *seconds <= LONGEST_S)?;
        (!took.is_negative()).then_some(Self::ConfirmedAfter(seconds))
    }

    /// The word in SQL.
    pub fn word(self) -> String {
        match self {
            Self::Came(ending, word) => format!("{}:{word}", ending.word()),
            Self::EnrolledIn(hour) => format!("enrolled_in_hour:{hour}"),
            Self::ConfirmedAfter(seconds) => format!("confirmed_after_s:{seconds}"),
            Self::PageIn(language) => format!("page_in:{language}"),
            Self::TakenBack => EndReason::TakenBack.word().to_owned(),
        }
    }

    /// Back from the word; `None`: it is counted for something else.
    pub fn from_word(word: &'a str) -> Option<Self> {
        if word == EndReason::TakenBack.word() {
            return Some(Self::TakenBack);
        }
        let (what, which) = word.split_once(':')?;
        match what {
            "enrolled_in_hour" => which.parse().ok().filter(|hour| *hour < 24).map(Self::EnrolledIn),
            "confirmed_after_s" => which.parse().ok().filter(|seconds| *seconds <= LONGEST_S).map(Self::ConfirmedAfter),
            "page_in" => Some(Self::PageIn(which)),
            _ => Ending::from_word(what).map(|ending| Self::Came(ending, which)),
        }
    }
}

/// What a request came to, as far as a manager would do something else about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
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

impl CameTo {
    /// From the word of an outcome or a reason. `None` for a word that is none, and for "taken back", which was counted when
    /// it was applied.
    pub fn from_word(word: &str) -> Option<Self> {
        match Outcome::from_word(word) {
            Some(Outcome::Enrolled) => Some(Self::Enrolled),
            Some(Outcome::WelcomedBack) => Some(Self::WelcomedBack),
            None => Self::of_reason(EndReason::from_word(word, Timestamp::UNIX_EPOCH)?),
        }
    }

    fn of_reason(reason: EndReason) -> Option<Self> {
        Some(match reason {
            EndReason::AccessDenied => Self::Declined,
            EndReason::Expired => Self::Expired,
            EndReason::NotEligible => Self::NotEligible,
            EndReason::OldApp => Self::OldApp,
            EndReason::TooMany { .. } => Self::TooMany,
            EndReason::Cancelled => Self::GivenUp,
            EndReason::TakenBack => return None,
            EndReason::Lost => Self::Lost,
            EndReason::Unreachable | EndReason::ProviderDown => Self::Unreachable,
            EndReason::Refused { .. } => Self::Refused,
            EndReason::WrongPerson => Self::WrongPerson,
            EndReason::InvalidClient
            | EndReason::InvalidScope
            | EndReason::UnauthorizedClient
            | EndReason::InvalidRequest
            | EndReason::ClaimMissing => Self::SetUp,
            EndReason::UnknownError => Self::Unknown,
        })
    }
}

/// How many of one kind ended where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ByEnding {
    /// In the app.
    pub app: u32,
    /// On the club's page.
    pub browser: u32,
}

impl ByEnding {
    /// Both.
    pub fn sum(self) -> u32 {
        self.app.saturating_add(self.browser)
    }
}

/// What a day came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DayFigures {
    /// What the requests that ended came to.
    pub came: BTreeMap<CameTo, ByEnding>,
    /// Enrolments by the hour of the clock on the wall.
    pub enrolled_by_hour: [u32; 24],
    /// How many customers confirmed after so many whole seconds.
    pub confirmed_after: BTreeMap<u32, u32>,
    /// How many customers went on to the club's page in which language.
    pub pages: BTreeMap<String, u32>,
    /// Enrolments that were taken back.
    pub taken_back: u32,
}

impl DayFigures {
    /// From what was counted, word by word. Words that are counted for something else are passed over.
    pub fn of<'a>(counts: impl IntoIterator<Item = (&'a str, u32)>) -> Self {
        let mut figures = Self::default();
        for (word, n) in counts {
            if let Some(count) = Count::from_word(word) {
                figures.add(count, n);
            }
        }
        figures
    }

    fn add(&mut self, count: Count<'_>, n: u32) {
        match count {
            Count::Came(ending, word) => {
                let Some(came_to) = CameTo::from_word(word) else { return };
                let sums = self.came.entry(came_to).or_default();
                add(if ending == Ending::App { &mut sums.app } else { &mut sums.browser }, n);
            }
            Count::EnrolledIn(hour) => add(&mut self.enrolled_by_hour[usize::from(hour % 24)], n),
            Count::ConfirmedAfter(seconds) => add(self.confirmed_after.entry(seconds).or_default(), n),
            Count::PageIn(language) => add(self.pages.entry(language.to_owned()).or_default(), n),
            Count::TakenBack => add(&mut self.taken_back, n),
        }
    }

    /// How many requests came to this.
    pub fn came_to(&self, what: CameTo) -> u32 {
        self.came.get(&what).map_or(0, |sums| sums.sum())
    }

    /// How many requests came to an end.
    pub fn ended(&self) -> u32 {
        self.came.values().fold(0, |all, sums| all.saturating_add(sums.sum()))
    }

    /// After so long half of those who confirmed had done so: the middle one, or between the two in the middle. `None`: nobody
    /// confirmed.
    pub fn median(&self) -> Option<Duration> {
        let all: u64 = self.confirmed_after.values().map(|n| u64::from(*n)).sum();
        let (lower, upper) = (self.nth(all.checked_sub(1)? / 2)?, self.nth(all / 2)?);
        Some(Duration::from_millis(500 * (u64::from(lower) + u64::from(upper))))
    }

    /// The seconds of the nth who confirmed, from 0, the quickest first.
    fn nth(&self, n: u64) -> Option<u32> {
        let mut before = 0;
        self.confirmed_after.iter().find_map(|(seconds, count)| {
            before += u64::from(*count);
            (n < before).then_some(*seconds)
        })
    }
}

fn add(sum: &mut u32, n: u32) {
    *sum = sum.saturating_add(n);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(counts: &[(Count<'_>, u32)]) -> DayFigures {
        let words: Vec<(String, u32)> = counts.iter().map(|(count, n)| (count.word(), *n)).collect();
        DayFigures::of(words.iter().map(|(word, n)| (word.as_str(), *n)))
    }

    #[test]
    fn every_count_is_read_back_from_its_word() {
        for count in [
            Count::Came(Ending::App, "enrolled"),
            Count::Came(Ending::Browser, "expired"),
            Count::EnrolledIn(0),
            Count::EnrolledIn(23),
            Count::ConfirmedAfter(900),
            Count::PageIn("fi"),
            Count::TakenBack,
        ] {
            assert_eq!(Count::from_word(&count.word()), Some(count));
        }
    }

    #[test]
    fn what_is_counted_for_others_and_what_makes_no_sense_is_passed_over() {
        let words =
            ["enrolled", "expired", "scope_given:email", "enrolled_in_hour:24", "confirmed_after_s:901", ":", ""];
        assert_eq!(DayFigures::of(words.map(|word| (word, 3))), DayFigures::default());
        assert_eq!(DayFigures::of([("app:made_up", 3)]), DayFigures::default());
    }

    #[test]
    fn a_wait_is_counted_in_whole_seconds_and_one_under_a_clock_that_was_set_is_not() {
        let after = |ms| Count::confirmed_after(SignedDuration::from_millis(ms));
        assert_eq!(after(0), Some(Count::ConfirmedAfter(0)));
        assert_eq!(after(17_999), Some(Count::ConfirmedAfter(17)));
        assert_eq!(after(900_999), Some(Count::ConfirmedAfter(900)));
        for ms in [-1, -90_000, 901_000, i64::MAX] {
            assert_eq!(after(ms), None, "{ms}");
        }
    }

    #[test]
    fn the_median_is_the_one_in_the_middle_or_between_the_two_that_are() {
        let median = |seconds: &[(u32, u32)]| {
            let counts: Vec<_> = seconds.iter().map(|(after, n)| (Count::ConfirmedAfter(*after), *n)).collect();
            figures(&counts).median().map(|median| median.as_millis())
        };
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[(8, 1)]), Some(8000));
        assert_eq!(median(&[(8, 1), (11, 1)]), Some(9500));
        assert_eq!(median(&[(8, 1), (11, 1), (300, 1)]), Some(11_000));
        assert_eq!(median(&[(8, 3), (300, 2)]), Some(8000));
        assert_eq!(median(&[(8, 2), (300, 2)]), Some(154_000));
    }

    #[test]
    fn an_enrolment_that_was_taken_back_is_no_request_of_its_own() {
        let day = figures(&[
            (Count::Came(Ending::App, "enrolled"), 4),
            (Count::Came(Ending::Browser, "enrolled"), 2),
            (Count::Came(Ending::App, "provider_down"), 1),
            (Count::Came(Ending::App, "unreachable"), 1),
            (Count::TakenBack, 1),
        ]);
        assert_eq!((day.ended(), day.came_to(CameTo::Enrolled), day.taken_back), (8, 6, 1));
        assert_eq!(day.came[&CameTo::Unreachable], ByEnding { app: 2, browser: 0 });
        assert_eq!(day.came_to(CameTo::Lost), 0);
    }

    #[test]
    fn every_reason_stands_somewhere() {
        for word in
            ["access_denied", "too_many", "cancelled", "refused", "wrong_person", "claim_missing", "unknown_error"]
        {
            assert!(CameTo::from_word(word).is_some(), "{word}");
        }
        assert_eq!(CameTo::from_word("taken_back"), None);
    }
}
