//! Whom to ask (contract §6).

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// The `login_hint` of one person.
#[derive(Clone)]
pub struct LoginHint(String);

/// A text that names nobody the provider could ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("neither the digits of a phone number the provider serves nor a customer token")]
pub struct NotAHint;

/// The provider's sample has 32 signs; longer by far than that is no token.
const MAX_TOKEN: usize = 512;

/// Base64 of the ordinary alphabet. Whether its end is padded as it should be is between the provider and itself: the token
/// goes back as it came, and a wrong one is answered with `invalid_request`.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

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

    /// `urn:customer-token:` and the token of somebody who scanned the counter's own code (contract §21): base64 as it came,
    /// with `+`, `/` and `=`. Whoever writes the form percent-encodes it; here it stays as it is.
    ///
    /// # Errors
    /// [`NotAHint`] for anything else.
    pub fn customer_token(token: &str) -> Result<Self, NotAHint> {
        let fits = (1..=MAX_TOKEN).contains(&token.len()) && BASE64.decode(token).is_ok();
        fits.then(|| Self(format!("urn:customer-token:{token}"))).ok_or(NotAHint)
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
    use proptest::prelude::*;

    use super::*;

    const TOKEN: &str = "bWFkZS11cC171jGM50Kd+FOuCWS/Gg==";

    #[test]
    fn a_hint_is_digits_with_a_served_country_code() {
        assert_eq!(LoginHint::msisdn("4700000001").unwrap().as_str(), "urn:msisdn:4700000001");
        for digits in ["+4700000001", "004700000001", "47 000", "4900000001", "00000001", "47", ""] {
            assert_eq!(LoginHint::msisdn(digits).err(), Some(NotAHint), "{digits}");
        }
    }

    #[test]
    fn a_customer_token_is_base64_with_or_without_its_padding() {
        for token in [TOKEN, "bWFkZS11cC171jGM50Kd+FOuCWS/Gg", "QQ==", "QQ", "++//"] {
            assert_eq!(LoginHint::customer_token(token).unwrap().as_str(), format!("urn:customer-token:{token}"));
        }
    }

    #[test]
    fn what_is_not_base64_of_the_ordinary_alphabet_is_no_token() {
        for token in [
            "",
            "=",
            "QQ===",
            "Q",
            "QQ=A",
            "bWFkZS11cC171jGM50Kd-FOuCWS_Gg==",
            "bWFkZS11cC171jGM50Kd%2BFOuCWS%2FGg%3D%3D",
            "bWFkZS11cC171jGM50Kd FOuCWS/Gg==",
            " QQ==",
            "QQ==\n",
            "QQ&scope=nin",
            "æøåæ",
        ] {
            assert_eq!(LoginHint::customer_token(token).err(), Some(NotAHint), "{token}");
        }
    }

    #[test]
    fn a_token_longer_than_any_is_refused() {
        assert!(LoginHint::customer_token(&"A".repeat(MAX_TOKEN)).is_ok());
        assert_eq!(LoginHint::customer_token(&"A".repeat(MAX_TOKEN + 4)).err(), Some(NotAHint));
    }

    #[test]
    fn the_form_encodes_the_tokens_plus_so_that_it_does_not_become_a_space() {
        let hint = LoginHint::customer_token(TOKEN).unwrap();
        let form =
            url::form_urlencoded::Serializer::new(String::new()).append_pair("login_hint", hint.as_str()).finish();
        assert_eq!(form, "login_hint=urn%3Acustomer-token%3AbWFkZS11cC171jGM50Kd%2BFOuCWS%2FGg%3D%3D");
        let read = url::form_urlencoded::parse(form.as_bytes()).next().unwrap();
        assert_eq!(read.1, hint.as_str(), "encoded once, read back once");
    }

    #[test]
    fn a_hint_cannot_be_printed() {
        assert_eq!(format!("{:?}", LoginHint::customer_token(TOKEN).unwrap()), "LoginHint(…)");
    }

    proptest! {
        #[test]
        fn no_text_panics_and_no_hint_says_more_than_its_kind_and_what_was_given(
            text in "[A-Za-z0-9+/=]{0,40}|\\PC{0,40}|[0-9]{0,20}",
        ) {
            if let Ok(hint) = LoginHint::customer_token(&text) {
                prop_assert_eq!(hint.as_str(), format!("urn:customer-token:{text}"));
                prop_assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte)));
            }
            if let Ok(hint) = LoginHint::msisdn(&text) {
                prop_assert_eq!(hint.as_str(), format!("urn:msisdn:{text}"));
                prop_assert!(text.bytes().all(|byte| byte.is_ascii_digit()));
            }
        }
    }
}
