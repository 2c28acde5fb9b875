//! The scopes the provider knows (§14).

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A scope. Names that are none of these are answered with `invalid_scope`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Scope {
    /// `sub` and the ID token
    Openid,
    /// `name`, `given_name`, `family_name`
    Name,
    /// `phone_number`
    PhoneNumber,
    /// `email`
    Email,
    /// `address`, `other_addresses`
    Address,
    /// `birthdate`
    BirthDate,
    /// `gender`; not in the test environment
    Gender,
    /// the national identity number; not in this sales unit's plan
    Nin,
    /// marketing consents
    DelegatedConsents,
    /// screens built in the portal
    CustomFlow,
    /// terms at every login
    Agreement,
    /// not for a counter
    PaymentSourceReferences,
}

impl Scope {
    const ALL: [Self; 12] = [
        Self::Openid,
        Self::Name,
        Self::PhoneNumber,
        Self::Email,
        Self::Address,
        Self::BirthDate,
        Self::Gender,
        Self::Nin,
        Self::DelegatedConsents,
        Self::CustomFlow,
        Self::Agreement,
        Self::PaymentSourceReferences,
    ];

    /// The plan of the simulated sales unit.
    pub const PLAN: [Self; 8] = [
        Self::Openid,
        Self::Name,
        Self::PhoneNumber,
        Self::Email,
        Self::Address,
        Self::BirthDate,
        Self::DelegatedConsents,
        Self::CustomFlow,
    ];

    /// The name on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Openid => "openid",
            Self::Name => "name",
            Self::PhoneNumber => "phoneNumber",
            Self::Email => "email",
            Self::Address => "address",
            Self::BirthDate => "birthDate",
            Self::Gender => "gender",
            Self::Nin => "nin",
            Self::DelegatedConsents => "delegatedConsents",
            Self::CustomFlow => "customFlow",
            Self::Agreement => "agreement",
            Self::PaymentSourceReferences => "paymentSourceReferences",
        }
    }

    /// Whether the customer has to agree to share it, once.
    pub(crate) fn is_shared(self) -> bool {
        matches!(
            self,
            Self::Name | Self::PhoneNumber | Self::Email | Self::Address | Self::BirthDate | Self::Gender | Self::Nin
        )
    }
}

impl FromStr for Scope {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|scope| scope.as_str() == name).ok_or(())
    }
}
