//! The PIN of somebody who works here: what is one, and how long to wait after wrong ones.

use std::time::Duration;

use jiff::Timestamp;

/// 4 to 8 digits that are not the first anybody would try.
#[derive(Clone, PartialEq, Eq)]
pub struct Pin(String);

/// Why a text is no PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PinProblem {
    /// There are other signs than digits in it.
    #[error("a PIN has digits only")]
    NotDigits,
    /// It is too short.
    #[error("a PIN has four digits at least")]
    TooShort,
    /// It is too long.
    #[error("a PIN has eight digits at most")]
    TooLong,
    /// One digit over and over, or a few of them repeated.
    #[error("a PIN that repeats itself is the first that anybody tries")]
    Repeats,
    /// Digits in a row, up or down.
    #[error("digits in a row are the first that anybody tries")]
    InARow,
    /// A line on the keys.
    #[error("a line on the keys is the first that anybody tries")]
    Line,
}

impl Pin {
    /// The fewest digits.
    pub const SHORTEST: usize = 4;
    /// The most digits.
    pub const LONGEST: usize = 8;

    /// From what somebody chose.
    ///
    /// # Errors
    /// [`PinProblem`].
    pub fn new(text: &str) -> Result<Self, PinProblem> {
        let digits = text.as_bytes();
        if !digits.iter().all(u8::is_ascii_digit) {
            return Err(PinProblem::NotDigits);
        }
        match digits.len() {
            ..Self::SHORTEST => Err(PinProblem::TooShort),
            Self::SHORTEST..=Self::LONGEST if repeats(digits) => Err(PinProblem::Repeats),
            Self::SHORTEST..=Self::LONGEST if is_in_a_row(digits) => Err(PinProblem::InARow),
            Self::SHORTEST..=Self::LONGEST if LINES.contains(&text) => Err(PinProblem::Line),
            Self::SHORTEST..=Self::LONGEST => Ok(Self(text.to_owned())),
            _ => Err(PinProblem::TooLong),
        }
    }

    /// The digits. Not to be shown, nor kept.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Pin {
    /// Nothing of it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Pin(…)")
    }
}

/// Up and down the middle of a telephone's keys, and of a computer's.
const LINES: [&str; 2] = ["2580", "0852"];

/// `1111`, `1212`, `12341234`, and `1122`.
fn repeats(digits: &[u8]) -> bool {
    let is_period = |period: &usize| {
        digits.len().is_multiple_of(*period) && digits.chunks(*period).all(|part| part == &digits[..*period])
    };
    let in_pairs = digits.len().is_multiple_of(2) && digits.chunks(2).all(|pair| pair[0] == pair[1]);
    (1..=digits.len() / 2).any(|period| is_period(&period)) || in_pairs
}

/// `1234`, `8901`, `4321`.
fn is_in_a_row(digits: &[u8]) -> bool {
    let goes = |step: u8| digits.windows(2).all(|pair| (pair[0] - b'0' + step) % 10 == pair[1] - b'0');
    goes(1) || goes(9)
}

/// How often somebody's PIN was typed wrongly since it was last typed rightly. Kept in the register, so that a restart helps
/// nobody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tries {
    /// How often.
    pub wrong: u32,
    /// When last.
    pub last: Option<Timestamp>,
}

impl Tries {
    /// So many wrong ones cost nothing.
    pub const FREE: u32 = 3;
    const FIRST_WAIT: Duration = Duration::from_secs(30);
    const LONGEST_WAIT: Duration = Duration::from_secs(15 * 60);

    /// How long after the last wrong one the next may be tried: half a minute after the third, then twice as long each time, a
    /// quarter of an hour at most. All PINs of four digits would take a hundred days.
    pub fn wait(self) -> Duration {
        match self.wrong.checked_sub(Self::FREE) {
            None => Duration::ZERO,
            Some(doubled) => Self::FIRST_WAIT.saturating_mul(2_u32.saturating_pow(doubled)).min(Self::LONGEST_WAIT),
        }
    }

    /// When the next may be tried, if not now. A clock that was set back makes nobody wait for longer than the wait.
    pub fn closed_until(self, now: Timestamp) -> Option<Timestamp> {
        let after = |at: Timestamp| at.checked_add(self.wait()).unwrap_or(Timestamp::MAX);
        let until = after(self.last?).min(after(now));
        (until > now).then_some(until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, problem: PinProblem) {
        assert_eq!(Pin::new(text).unwrap_err(), problem, "{text}");
    }

    #[test]
    fn a_pin_has_four_to_eight_digits() {
        for good in ["4071", "90210", "13579024", "0070"] {
            assert_eq!(Pin::new(good).unwrap().as_str(), good);
        }
        for text in ["40a1", "４０７１", "40 71", "-4071"] {
            check(text, PinProblem::NotDigits);
        }
        check("", PinProblem::TooShort);
        check("407", PinProblem::TooShort);
        check("407140714", PinProblem::TooLong);
    }

    #[test]
    fn what_anybody_would_try_first_is_refused_with_the_reason() {
        for text in ["0000", "77777777", "1212", "123123", "40714071", "1122", "998877"] {
            check(text, PinProblem::Repeats);
        }
        for text in ["1234", "4321", "0123", "8901", "3210", "23456789", "1098"] {
            check(text, PinProblem::InARow);
        }
        check("2580", PinProblem::Line);
    }

    #[test]
    fn a_pin_cannot_be_printed() {
        assert_eq!(format!("{:?}", Pin::new("4071").unwrap()), "Pin(…)");
    }

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn each_wrong_one_after_the_third_doubles_the_wait_up_to_a_quarter_of_an_hour() {
        let waits = |wrong| Tries { wrong, last: Some(at(0)) }.wait().as_secs();
        assert_eq!(
            [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 100, u32::MAX].map(waits),
            [0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900, 900]
        );
    }

    #[test]
    fn the_wait_is_counted_from_the_last_wrong_one_and_a_clock_that_was_set_back_does_not_stretch_it() {
        let tries = Tries { wrong: 3, last: Some(at(1000)) };
        assert_eq!(tries.closed_until(at(1000)), Some(at(1030)));
        assert_eq!(tries.closed_until(at(1029)), Some(at(1030)));
        assert_eq!(tries.closed_until(at(1030)), None);
        assert_eq!(tries.closed_until(at(10)), Some(at(40)));
        assert_eq!(Tries::default().closed_until(at(0)), None);
        assert_eq!(Tries { wrong: 2, last: Some(at(0)) }.closed_until(at(0)), None);
    }
}
