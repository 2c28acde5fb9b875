//! `birthdate` (contract §13, OpenID Connect Core 5.1).

use jiff::civil::Date;

/// Nobody older comes to a counter. The standard's year 0000, "not told", is before it too, and so is no date of birth.
const FIRST_YEAR: i16 = 1900;

/// `YYYY-MM-DD` and nothing else. Whether it lies in the future, who knows what day it is must say.
pub(crate) fn read(text: &str) -> Option<Date> {
    let has_shape = text.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    if text.len() != 10 || !has_shape {
        return None;
    }
    let (year, month, day) = (text[0..4].parse().ok()?, text[5..7].parse().ok()?, text[8..10].parse().ok()?);
    Date::new(year, month, day).ok().filter(|date| date.year() >= FIRST_YEAR)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_day_of_the_calendar_is_read() {
        assert_eq!(read("1990-01-31"), Some(date(1990, 1, 31)));
        assert_eq!(read("2000-02-29"), Some(date(2000, 2, 29)));
        assert_eq!(read("1900-01-01"), Some(date(1900, 1, 1)));
    }

    #[test]
    fn what_is_no_day_of_the_calendar_is_no_date() {
        for text in [
            "",
            "1990",
            "1990-1-31",
            "19900131",
            "1990-13-01",
            "1990-00-10",
            "1990-02-30",
            "1900-02-29",
            "1990-01-31T00:00:00Z",
            "1990-01-31 ",
            "1990-01-311",
            "31-01-1990",
            "1990/01/31",
            "+990-01-31",
            "0000-01-31",
            "1899-12-31",
            "１９９０-01-31",
            "199ø-01-3",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics_and_a_date_is_written_as_it_was_read(text in "[0-9]{4}-[0-9]{2}-[0-9]{2}|\\PC{10}|.{0,12}") {
            if let Some(date) = read(&text) {
                prop_assert_eq!(date.to_string(), text);
            }
        }
    }
}
