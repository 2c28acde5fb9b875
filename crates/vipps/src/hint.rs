//! Whom to ask (contract §6).

/// The `login_hint` of one person.
#[derive(Clone)]
pub struct LoginHint(String);

/// A text that is no number of a country the provider serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the digits of a phone number the provider serves")]
pub struct NotAHint;

impl LoginHint {
    /// `urn:msisdn:` and the digits: country code 45, 46, 47, 299 or 358 and subscriber number, without `+`, `00` or spaces.
    ///
    /// # Errors
    /// [`NotAHint`] for anything else; the provider would answer `invalid_request`.
    pub fn msisdn(digits: &str) -> Result<Self, NotAHint> {
        let is_digits = digits.bytes().all(|byte| byte.is_ascii_digit());
        let is_served = ["45", "46", "47", "299", "358"].iter().any(|code| digits.starts_with(code));
        let fits = is_digits && is_served && (8..=15).contains(&digits.len());
        fits.then(|| Self(format!("urn:msisdn:{digits}"))).ok_or(NotAHint)
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for LoginHint {
    /// A hint names a person.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LoginHint(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hint_is_digits_with_a_served_country_code() {
        assert_eq!(LoginHint::msisdn("4700000001").unwrap().as_str(), "urn:msisdn:4700000001");
        for digits in ["+4700000001", "004700000001", "47 000", "4900000001", "00000001", "47", ""] {
            assert_eq!(LoginHint::msisdn(digits).err(), Some(NotAHint), "{digits}");
        }
    }
}
