//! How the omnibox reads a text: a number, the beginning of one, or a name.

use crate::phone::{self, Country, FixtureNumbers, Phone, PhoneProblem};

/// A text, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Nothing.
    Empty,
    /// A name, or part of one.
    Name,
    /// The beginning of a number.
    PartOfNumber {
        /// Spaced, with the country it would have.
        pretty: String,
        /// That country, if it is clear.
        country: Option<Country>,
    },
    /// A whole number.
    Number(Phone),
    /// The number on a member's card, and nothing else.
    Card,
    /// Digits, but no number.
    NotANumber(PhoneProblem),
}

/// Reads `text` at each keystroke. A number that is only too short yet is the beginning of one.
pub fn read(text: &str, default_country: Country, fixtures: FixtureNumbers) -> Reading {
    match Phone::parse(text, default_country, fixtures) {
        Ok(phone) => Reading::Number(phone),
        Err(PhoneProblem::Empty) => Reading::Empty,
        Err(PhoneProblem::Letters) if text.chars().any(char::is_alphabetic) && !has_many_digits(text) => Reading::Name,
        Err(problem) => match phone::begun(text, default_country) {
            Some((pretty, country)) if is_unfinished(text, problem) => Reading::PartOfNumber { pretty, country },
            _ => Reading::NotANumber(problem),
        },
    }
}

/// `00` and zeros may still become a number; so may anything too short.
fn is_unfinished(text: &str, problem: PhoneProblem) -> bool {
    let is_zeros = text.chars().filter(|sign| !phone::is_decoration(*sign) && *sign != '+').all(|sign| sign == '0');
    // `911` is an emergency number and the beginning of many an ordinary one: Enter says which, not the third digit.
    let may_go_on = problem == PhoneProblem::Emergency && text.chars().filter(char::is_ascii_digit).count() <= 6;
    problem == PhoneProblem::TooShort || may_go_on || is_zeros
}

fn has_many_digits(text: &str) -> bool {
    !text.contains('@') && text.chars().filter(char::is_ascii_digit).count() >= 5
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) -> Reading {
        read(text, Country::Norway, FixtureNumbers::Refused)
    }

    #[test]
    fn each_keystroke_of_a_number_reads_as_its_beginning_and_the_last_as_the_number() {
        let number = "91234567";
        for end in 1..8 {
            assert!(matches!(check(&number[..end]), Reading::PartOfNumber { .. }), "{}", &number[..end]);
            assert!(matches!(check(&"91123456"[..end]), Reading::PartOfNumber { .. }), "911 is only its beginning");
        }
        assert!(matches!(check(number), Reading::Number(_)));
        assert_eq!(check("912345678"), Reading::NotANumber(PhoneProblem::TooLong));
    }

    #[test]
    fn an_international_number_is_not_refused_while_it_is_typed() {
        let number = "004520123456";
        for end in 1..12 {
            assert!(matches!(check(&number[..end]), Reading::PartOfNumber { .. }), "{}", &number[..end]);
        }
        assert!(matches!(check(number), Reading::Number(_)));
    }

    #[test]
    fn letters_are_a_name_and_a_number_with_a_slip_is_told() {
        assert_eq!(check("Kari"), Reading::Name);
        assert_eq!(check("åse-m"), Reading::Name);
        assert_eq!(check("9123456O"), Reading::NotANumber(PhoneProblem::Letters));
        assert_eq!(check("kari12345@example.test"), Reading::Name);
        assert_eq!(check("80012345"), Reading::NotANumber(PhoneProblem::Emergency));
        assert_eq!(check("https://example.test/4791234567"), Reading::NotANumber(PhoneProblem::WebAddress));
        assert_eq!(check("  "), Reading::Empty);
    }
}
