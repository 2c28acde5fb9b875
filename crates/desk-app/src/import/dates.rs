//! Days as people and spreadsheets write them.

use jiff::civil::Date;

/// Years before this are slips, and so is a year of two digits.
const FIRST_YEAR: i16 = 1900;

/// Why a text is no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DateProblem {
    /// There is no such day.
    Impossible,
    /// It may be the day or the month that comes first.
    Ambiguous,
}

/// Reads `31.12.2026`, `2026-12-31`, `31-12-2026` and `31/12/2026`; a time of day behind it does not matter. With slashes it
/// may be an American who wrote it: only a day above 12 says which is the month.
pub(super) fn read(text: &str) -> Result<Date, DateProblem> {
    let text = text.trim();
    let end = text.find(['T', ' ', '\u{a0}']).unwrap_or(text.len());
    let (day, time) = text.split_at(end);
    let is_time = |sign: char| sign.is_ascii_digit() || sign.is_whitespace() || "T:.,+-Z".contains(sign);
    if !time.chars().all(is_time) {
        return Err(DateProblem::Impossible);
    }
    let separator = day.chars().find(|sign| !sign.is_ascii_digit()).ok_or(DateProblem::Impossible)?;
    let parts: Vec<&str> = day.split(separator).collect();
    let &[first, second, third] = &parts[..] else { return Err(DateProblem::Impossible) };
    match separator {
        '-' | '/' if first.len() == 4 => date(first, second, third),
        '.' | '-' => date(third, second, first),
        '/' => slashed(first, second, third),
        _ => Err(DateProblem::Impossible),
    }
}

fn slashed(first: &str, second: &str, year: &str) -> Result<Date, DateProblem> {
    match (date(year, second, first), date(year, first, second)) {
        (Ok(one), Ok(other)) if one != other => Err(DateProblem::Ambiguous),
        (day_first, _) => day_first,
    }
}

fn date(year: &str, month: &str, day: &str) -> Result<Date, DateProblem> {
    let day = number(day, 2).zip(number(month, 2));
    let date = number(year, 4)
        .zip(day)
        .and_then(|(year, (day, month))| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok());
    date.filter(|date| date.year() >= FIRST_YEAR).ok_or(DateProblem::Impossible)
}

fn number(text: &str, longest: usize) -> Option<i16> {
    let is_number = text.len() <= longest && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_is_read_as_the_neighbours_write_it() {
        for text in [
            "31.12.2026",
            "2026-12-31",
            "2026/12/31",
            "31-12-2026",
            "31/12/2026",
            " 31.12.2026 00:00",
            "2026-12-31T23:59:59.000Z",
            "2026-12-31 23:59:59 +01:00",
        ] {
            assert_eq!(read(text), Ok(date(2026, 12, 31)), "{text}");
        }
        assert_eq!(read("1.2.2026"), Ok(date(2026, 2, 1)));
        assert_eq!(read("05/05/2026"), Ok(date(2026, 5, 5)), "the same either way");
        assert_eq!(read("29.02.2028"), Ok(date(2028, 2, 29)));
        assert_eq!(read("31.12.9999"), Ok(date(9999, 12, 31)), "for ever");
    }

    #[test]
    fn a_day_that_may_be_two_days_is_not_guessed() {
        assert_eq!(read("03/04/2026"), Err(DateProblem::Ambiguous));
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in [
            "",
            "-",
            "31.12",
            "31.12.26",
            "32.12.2026",
            "29.02.2026",
            "12/31/2026",
            "2026-13-01",
            "46387",
            "i morgen",
            "0.0.0000",
            "31.12.2026 or so",
            "31.12.2026.1",
            "31..2026",
            "+1.12.2026",
            "31.12.1026",
            "٣١.١٢.٢٠٢٦",
            "=31.12.2026",
        ] {
            assert_eq!(read(text), Err(DateProblem::Impossible), "{text}");
        }
    }
}
