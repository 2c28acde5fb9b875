//! What came back about a person: the claims that were asked for, as the domain names them.

use crate::consent::ConsentReceipt;
use crate::details::Details;
use crate::phone::Phone;

/// A confirmed profile (contract §13). Only what was asked for is in it; the national identity number never is.
#[derive(Clone, PartialEq, Eq)]
pub struct Profile {
    /// Who it is: stable per person and sales unit.
    pub sub: String,
    /// Given and family name; empty if not asked for.
    pub name: Name,
    /// The confirmed number.
    pub phone: ConfirmedPhone,
    /// The e-mail address, if asked for.
    pub email: Option<Email>,
    /// What else was asked for.
    pub details: Details,
    /// What they answered in the app, if they were asked now; none means "no new answer", never "no".
    pub consents: Vec<ConsentReceipt>,
}

/// A name as the provider gives it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Name {
    /// May hold several names.
    pub given: String,
    /// May be empty.
    pub family: String,
}

impl Name {
    /// `Kari Prøve`.
    pub fn full(&self) -> String {
        [self.given.trim(), self.family.trim()]
            .iter()
            .filter(|part| !part.is_empty())
            .copied()
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// An e-mail address.
#[derive(Clone, PartialEq, Eq)]
pub struct Email {
    /// As the provider gives it.
    pub address: String,
    /// Whether the provider says it is verified; an unverified one never links anybody.
    pub verified: bool,
}

/// What the provider said of the phone number.
#[derive(Clone, PartialEq, Eq)]
pub enum ConfirmedPhone {
    /// It came.
    Given(Phone),
    /// The provider plainly returned it as null for a login started from that very number: the number counts as asked.
    AsAsked,
}

/// What holds the answer against the question (design, rule 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhoneCheck {
    /// It is the number that was asked.
    Same,
    /// Another number came back: another person confirmed.
    Other,
}

impl Profile {
    /// Holds the confirmed number against the one that was asked.
    pub fn check_phone(&self, asked: &Phone) -> PhoneCheck {
        match &self.phone {
            ConfirmedPhone::AsAsked => PhoneCheck::Same,
            ConfirmedPhone::Given(phone) if phone == asked => PhoneCheck::Same,
            ConfirmedPhone::Given(_) => PhoneCheck::Other,
        }
    }

    /// Whether the number was verified by the provider.
    pub fn phone_is_verified(&self) -> bool {
        matches!(self.phone, ConfirmedPhone::Given(_))
    }
}

impl std::fmt::Debug for Profile {
    /// Nothing of a person.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Profile(…)")
    }
}
