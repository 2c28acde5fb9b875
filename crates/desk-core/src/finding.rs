//! What staff look for when they type into the omnibox: digits, words of a name, or the beginning of an e-mail address.
//!
//! [`FindQuery::read`] reads a text, and `fits` says who is meant. The register's index must find exactly those.

use crate::folding::loose;
use crate::phone::{Country, is_decoration};

/// What is longer is no name and no number; it is read to here.
const MAX_TEXT: usize = 200;
/// Nobody types more words of a name.
const MAX_WORDS: usize = 8;
/// The shortest and the longest number with its country code.
const WHOLE: std::ops::RangeInclusive<usize> = 8..=15;

/// A text of the omnibox, read.
#[derive(Clone, PartialEq, Eq)]
pub enum FindQuery {
    /// Nothing to look for yet.
    Nothing,
    /// A phone number, any part of one, or a card number.
    Digits(Digits),
    /// Words of a name.
    Words(Words),
    /// The beginning of an e-mail address, lower case, as far as `@` at least.
    Email(String),
}

impl FindQuery {
    /// Reads a text, as far as 200 signs.
    pub fn read(text: &str) -> Self {
        let text: String = text.chars().take(MAX_TEXT).collect();
        let text = text.trim();
        if text.contains('@') {
            return if text.starts_with('@') { Self::Nothing } else { Self::Email(text.to_lowercase()) };
        }
        match typed_digits(text) {
            // Zeros alone may become a trunk zero, `00` and a country, or the middle of a number.
            Some((_, digits)) if digits.bytes().all(|digit| digit == b'0') => Self::Nothing,
            Some((true, digits)) => Self::Digits(Digits::international(&digits)),
            Some((false, digits)) => Self::Digits(Digits::national(digits, text)),
            None => Words::read(text).map_or(Self::Nothing, Self::Words),
        }
    }
}

/// The digits of a text and whether there is a plus before them; `None`: there is something else in it.
fn typed_digits(text: &str) -> Option<(bool, String)> {
    let text = text.trim_start_matches("tel:").replace("(0)", "");
    let mut signs = text.chars().filter(|sign| !is_decoration(*sign)).peekable();
    let has_plus = signs.next_if(|sign| matches!(sign, '+' | '＋')).is_some();
    Some((has_plus, signs.map(ascii_digit).collect::<Option<_>>()?))
}

impl std::fmt::Debug for FindQuery {
    /// Nothing of a person.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Nothing => "FindQuery::Nothing",
            Self::Digits(_) => "FindQuery::Digits(…)",
            Self::Words(_) => "FindQuery::Words(…)",
            Self::Email(_) => "FindQuery::Email(…)",
        })
    }
}

/// Digits that somebody typed. Whoever fits one of the beginnings or the part is meant.
#[derive(Clone, PartialEq, Eq)]
pub struct Digits {
    begins: Vec<String>,
    part: Option<String>,
    number: Option<i64>,
}

impl Digits {
    /// `+47…` says where a number begins.
    fn international(digits: &str) -> Self {
        let begins = std::iter::once(digits.to_owned()).chain(without_trunk_zero(digits)).collect();
        Self { begins, part: None, number: None }
    }

    /// Any part of a number; behind `00` also the beginning of one, behind a trunk zero also a number of such a country, and
    /// a whole number that has both its country code and its trunk zero also that number.
    fn national(digits: String, text: &str) -> Self {
        let begins = match (digits.strip_prefix("00"), digits.strip_prefix('0')) {
            (Some(rest), _) => Self::international(rest).begins,
            (None, Some(subscriber)) => {
                trunk_zero_countries().map(|country| format!("{}{subscriber}", country.calling_code())).collect()
            }
            (None, None) => {
                without_trunk_zero(&digits).filter(|msisdn| WHOLE.contains(&msisdn.len())).into_iter().collect()
            }
        };
        let is_bare = text.bytes().all(|sign| sign.is_ascii_digit()) && !digits.starts_with('0');
        Self { begins, number: digits.parse().ok().filter(|_| is_bare), part: Some(digits) }
    }

    /// Where a number may begin, country code first.
    pub fn begins(&self) -> &[String] {
        &self.begins
    }

    /// What may stand anywhere in a number.
    pub fn part(&self) -> Option<&str> {
        self.part.as_deref()
    }

    /// The card number, if it may be one.
    pub fn number(&self) -> Option<i64> {
        self.number
    }

    /// The whole numbers it may be, country code first: who has one of them comes first.
    pub fn whole(&self) -> Vec<String> {
        let part = self.part.iter();
        let national =
            part.clone().flat_map(|part| Country::ALL.map(|country| format!("{}{part}", country.calling_code())));
        let all = self.begins.iter().chain(part).cloned().chain(national);
        all.filter(|msisdn| WHOLE.contains(&msisdn.len())).collect()
    }

    /// Whether a number, country code first, is meant.
    pub fn fits(&self, msisdn: &str) -> bool {
        self.begins.iter().any(|begin| msisdn.starts_with(begin.as_str()))
            || self.part.as_ref().is_some_and(|part| msisdn.contains(part.as_str()))
    }
}

/// Where national numbers are dialled with a leading 0 that falls away behind the country code.
fn trunk_zero_countries() -> impl Iterator<Item = Country> {
    [Country::Sweden, Country::Finland].into_iter()
}

/// `46 070…` is `46 70…`.
fn without_trunk_zero(digits: &str) -> Option<String> {
    trunk_zero_countries().find_map(|country| {
        let code = country.calling_code();
        let subscriber = digits.strip_prefix(code)?.strip_prefix('0')?;
        Some(format!("{code}{subscriber}"))
    })
}

/// ASCII digits, and the full-width ones some keyboards and documents write.
fn ascii_digit(sign: char) -> Option<char> {
    match sign {
        '0'..='9' => Some(sign),
        '０'..='９' => char::from_digit(u32::from(sign) - u32::from('０'), 10),
        _ => None,
    }
}

/// Words that somebody typed, each folded and the beginning of a word of the name, in any order.
#[derive(Clone, PartialEq, Eq)]
pub struct Words(Vec<String>);

impl Words {
    fn read(text: &str) -> Option<Self> {
        let folded = loose(text);
        let words: Vec<String> =
            folded.split(' ').filter(|word| !word.is_empty()).take(MAX_WORDS).map(str::to_owned).collect();
        (!words.is_empty()).then_some(Self(words))
    }

    /// The words, folded with [`loose`]; at most 8, none empty.
    pub fn words(&self) -> &[String] {
        &self.0
    }

    /// Whether a name, folded with [`loose`], is meant: each word begins a word of it, and no two begin only the same one.
    pub fn fits(&self, name: &str) -> bool {
        let begun: Vec<Vec<usize>> = self.0.iter().map(|typed| words_begun(name, typed)).collect();
        let only: Vec<usize> = begun.iter().filter(|words| words.len() == 1).map(|words| words[0]).collect();
        let no_two_share = only.iter().enumerate().all(|(index, word)| !only[..index].contains(word));
        no_two_share && begun.iter().all(|words| !words.is_empty())
    }
}

/// Which words of a name begin so.
fn words_begun(name: &str, typed: &str) -> Vec<usize> {
    let words = name.split(' ').enumerate();
    words.filter(|(_, word)| word.starts_with(typed)).map(|(index, _)| index).collect()
}

#[cfg(test)]
#[path = "finding_tests.rs"]
mod tests;
