//! A phone number as the provider writes it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Country code and subscriber number, digits only (§19). As strict as the provider is known to be: one of five country
/// codes, then digits, at most fifteen in all.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Msisdn(String);

/// The text is not a number of a market the provider serves.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("not one of 45, 46, 47, 299, 358 followed by digits")]
pub struct InvalidMsisdn;

/// The markets, by country code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Country {
    Denmark,
    Sweden,
    Norway,
    Greenland,
    Finland,
}

const COUNTRIES: [(&str, Country); 5] = [
    ("45", Country::Denmark),
    ("46", Country::Sweden),
    ("47", Country::Norway),
    ("299", Country::Greenland),
    ("358", Country::Finland),
];

impl Country {
    /// How many digits people say at a time.
    fn grouping(self) -> &'static [usize] {
        match self {
            Self::Norway => &[3, 2, 3],
            Self::Denmark => &[2, 2, 2, 2],
            Self::Sweden => &[2, 3, 2, 2],
            Self::Finland => &[2, 3, 4],
            Self::Greenland => &[2, 2, 2],
        }
    }
}

impl Msisdn {
    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn country(&self) -> Country {
        self.split().0
    }

    /// The digits after the country code.
    pub(crate) fn subscriber(&self) -> &str {
        self.split().1
    }

    /// As a person would write it: `+47 000 00 020`.
    pub(crate) fn spaced(&self) -> String {
        let (country, mut rest) = self.split();
        let mut text = format!("+{}", &self.0[..self.0.len() - rest.len()]);
        for size in country.grouping() {
            let (group, tail) = rest.split_at(rest.len().min(*size));
            text.push(' ');
            text.push_str(group);
            rest = tail;
        }
        (text + rest).trim_end().to_owned()
    }

    /// The fixture number (1 to 99) when the subscriber number is all zeros but its last two digits.
    pub(crate) fn fixture(&self) -> Option<u8> {
        let subscriber = self.subscriber();
        let (zeros, last_two) = subscriber.split_at(subscriber.len().checked_sub(2)?);
        let is_fixture = zeros.len() >= 4 && zeros.bytes().all(|digit| digit == b'0');
        last_two.parse().ok().filter(|number| is_fixture && *number > 0)
    }

    /// The fixture number `number` of the same country.
    pub(crate) fn fixture_of_same_country(&self, number: u8) -> Self {
        let subscriber = self.subscriber();
        let code = &self.0[..self.0.len() - subscriber.len()];
        Self(format!("{code}{number:0width$}", width = subscriber.len().max(6)))
    }

    fn split(&self) -> (Country, &str) {
        split(&self.0).expect("checked when it was made")
    }
}

fn split(text: &str) -> Option<(Country, &str)> {
    COUNTRIES.iter().find_map(|(code, country)| text.strip_prefix(code).map(|rest| (*country, rest)))
}

impl FromStr for Msisdn {
    type Err = InvalidMsisdn;

    fn from_str(text: &str) -> Result<Self, InvalidMsisdn> {
        let digits_only = text.len() <= 15 && text.bytes().all(|byte| byte.is_ascii_digit());
        let (_, subscriber) = split(text).filter(|_| digits_only).ok_or(InvalidMsisdn)?;
        if subscriber.is_empty() { Err(InvalidMsisdn) } else { Ok(Self(text.to_owned())) }
    }
}

impl TryFrom<String> for Msisdn {
    type Error = InvalidMsisdn;

    fn try_from(text: String) -> Result<Self, InvalidMsisdn> {
        text.parse()
    }
}

impl From<Msisdn> for String {
    fn from(msisdn: Msisdn) -> Self {
        msisdn.0
    }
}

impl fmt::Display for Msisdn {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
