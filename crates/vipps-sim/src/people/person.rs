//! Who a number belongs to.

use serde::{Deserialize, Serialize};

use super::invented;
use super::msisdn::Msisdn;

/// An invented customer: what userinfo can say about them (§13).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Person {
    /// Their number.
    pub msisdn: Msisdn,
    /// One or several given names.
    pub given_name: String,
    /// Their family name.
    pub family_name: String,
    /// An address at `example.test`.
    pub email: String,
    /// Whether the provider has verified the e-mail address.
    pub email_verified: bool,
    /// `YYYY-MM-DD`
    pub birthdate: String,
    /// Their default address.
    pub address: Address,
}

/// A postal address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Address {
    /// Street and number; unit or floor follow after a line feed.
    #[serde(alias = "street_address")]
    pub street_address: String,
    /// The postal code as the country writes it.
    #[serde(alias = "postal_code")]
    pub postal_code: String,
    /// The postal town.
    pub region: String,
    /// Two letters.
    pub country: String,
}

/// What is to be different about a person; absent members stay as they are.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PersonChange {
    /// One or several given names.
    #[serde(alias = "given_name")]
    pub given_name: Option<String>,
    /// Their family name.
    #[serde(alias = "family_name")]
    pub family_name: Option<String>,
    /// Their e-mail address.
    pub email: Option<String>,
    /// Whether the provider has verified the e-mail address.
    #[serde(alias = "email_verified")]
    pub email_verified: Option<bool>,
    /// `YYYY-MM-DD`
    pub birthdate: Option<String>,
    /// Their default address.
    pub address: Option<Address>,
}

impl Person {
    /// The person this number belongs to when nobody said otherwise. The same number gives the same person every time.
    pub fn invented(msisdn: &Msisdn) -> Self {
        invented::person(msisdn)
    }

    /// Given and family name.
    pub fn name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
    }

    pub(crate) fn apply(&mut self, change: PersonChange) {
        replace(&mut self.given_name, change.given_name);
        replace(&mut self.family_name, change.family_name);
        replace(&mut self.email, change.email);
        replace(&mut self.email_verified, change.email_verified);
        replace(&mut self.birthdate, change.birthdate);
        replace(&mut self.address, change.address);
    }
}

fn replace<T>(place: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *place = value;
    }
}
