//! Phone numbers as the screen shows them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A whole, possible phone number, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PhoneView {
    /// With its country code, spaced as that country does: `+47 912 34 567`.
    pub pretty: String,
    /// All but the last three digits hidden: `+47 ••• •• 567`.
    pub masked: String,
    /// ISO 3166-1 alpha-2, or empty for a number that belongs to no country we name.
    pub country: String,
    /// The app its owner has.
    pub brand: Brand,
}

/// The name of the app in a market, to be named first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Brand {
    /// Norway, Sweden.
    Vipps,
    /// Denmark, Finland, Greenland.
    #[serde(rename = "mobilepay")]
    MobilePay,
}

/// Why a text is no phone number that a request can be sent to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PhoneProblem {
    /// Nothing was typed.
    Empty,
    /// It has letters or other signs in it.
    Letters,
    /// Digits are missing.
    TooShort,
    /// It has too many digits.
    TooLong,
    /// No such number can exist.
    Impossible,
    /// Its country is not served by the provider.
    CountryNotServed,
    /// It is an emergency or service number.
    Emergency,
    /// A web address was scanned or pasted.
    WebAddress,
    /// A personal code that does not have the number in it was scanned or pasted: the number must be typed.
    NoNumberInCode,
    /// A card that no member has was scanned.
    UnknownCard,
}

/// Why a number is unusual. A warning, not a wall.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PhoneWarning {
    /// It looks like a landline, which has no app.
    Landline,
    /// Its length or beginning is unusual for its country.
    Unusual,
}
