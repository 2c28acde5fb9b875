//! What a club may ask for beside name, number and e-mail address: a date of birth, postal addresses.

use jiff::civil::Date;

/// What came of it. Only what the settings' scopes name is asked for, and only that is in here.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Details {
    /// The date of birth, if it was asked for and came.
    pub birthdate: Option<Date>,
    /// Their addresses, the default one first; none at all if they have none. `None`: not asked for.
    pub addresses: Option<Vec<PostalAddress>>,
}

impl std::fmt::Debug for Details {
    /// Nothing of a person.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Details(…)")
    }
}

/// Where letters reach somebody. A part that was not told is empty.
#[derive(Clone, PartialEq, Eq)]
pub struct PostalAddress {
    /// Which of theirs.
    pub kind: AddressKind,
    /// Street and number; unit or floor on a line of its own.
    pub street: String,
    /// As it is written in that country.
    pub postal_code: String,
    /// The postal town.
    pub region: String,
    /// Two capital letters.
    pub country: String,
}

impl std::fmt::Debug for PostalAddress {
    /// Nothing of a person.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PostalAddress({})", self.kind.word())
    }
}

impl PostalAddress {
    /// As on an envelope, a line each: street, unit, code and town, and the country unless it is `home`.
    pub fn lines(&self, home: &str) -> Vec<String> {
        let town = [self.postal_code.as_str(), &self.region].join(" ").trim().to_owned();
        let country = if self.country == home { String::new() } else { self.country.clone() };
        let lines = self.street.lines().map(|line| line.trim().to_owned()).chain([town, country]);
        lines.filter(|line| !line.is_empty()).collect()
    }
}

/// Which of somebody's addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressKind {
    /// Where they live.
    Home,
    /// Where they work.
    Work,
    /// Another.
    Other,
}

impl AddressKind {
    /// The word in SQL.
    pub fn word(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Work => "work",
            Self::Other => "other",
        }
    }

    /// Back from the word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Home, Self::Work, Self::Other].into_iter().find(|kind| kind.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(street: &str, postal_code: &str, region: &str, country: &str) -> PostalAddress {
        let [street, postal_code, region, country] = [street, postal_code, region, country].map(str::to_owned);
        PostalAddress { kind: AddressKind::Home, street, postal_code, region, country }
    }

    #[test]
    fn an_address_reads_as_on_an_envelope() {
        let full = address("Prøveveien 1\nOppgang B", "0001", "Oslo", "NO");
        assert_eq!(full.lines("NO"), ["Prøveveien 1", "Oppgang B", "0001 Oslo"]);
        assert_eq!(full.lines("SE"), ["Prøveveien 1", "Oppgang B", "0001 Oslo", "NO"]);
    }

    #[test]
    fn what_was_not_told_leaves_no_empty_line() {
        assert_eq!(address("", "", "Oslo", "").lines("NO"), ["Oslo"]);
        assert_eq!(address("", "", "", "").lines("NO"), Vec::<String>::new());
    }
}
