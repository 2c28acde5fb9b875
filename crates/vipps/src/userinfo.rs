//! The provider's claims about a person (contract §13).

use ciba::Object;
use serde_json::Value;

/// What userinfo said, claim by claim. Whoever stores it takes only what was asked for.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Userinfo {
    /// Who: stable per person and sales unit.
    pub sub: String,
    /// May hold several names.
    pub given_name: Option<String>,
    /// May be empty.
    pub family_name: Option<String>,
    /// The number.
    pub phone: PhoneClaim,
    /// The address.
    pub email: Option<EmailClaim>,
}

/// `phone_number`, which may be left out, plainly null, or given.
#[derive(Clone, Default, PartialEq, Eq)]
pub enum PhoneClaim {
    /// Not there: the sales unit may not ask for it, or the scope was dropped (contract §14).
    #[default]
    Missing,
    /// There, and null.
    Null,
    /// Digits with country code, without `+`.
    Digits(String),
    /// There, and no phone number.
    Malformed,
    /// There, and said not to be verified.
    Unverified,
}

/// `email` with `email_verified`.
#[derive(Clone, PartialEq, Eq)]
pub struct EmailClaim {
    /// The address.
    pub address: String,
    /// Contract §13: one source says always true, another says to check.
    pub verified: bool,
}

/// No name or address is longer; what is, is cut, so that one person cannot fill the register.
const MAX_TEXT: usize = 500;

impl Userinfo {
    pub(crate) fn read(sub: &str, claims: &Object) -> Self {
        let (mut given_name, family_name) = (text(claims, "given_name"), text(claims, "family_name"));
        if given_name.is_none() && family_name.is_none() {
            given_name = text(claims, "name");
        }
        Self { sub: sub.to_owned(), given_name, family_name, phone: phone(claims), email: email(claims) }
    }
}

impl std::fmt::Debug for Userinfo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Userinfo(…)")
    }
}

fn text(claims: &Object, name: &str) -> Option<String> {
    let text = claims.get(name)?.as_str()?.trim();
    (!text.is_empty()).then(|| text.chars().filter(|sign| !sign.is_control()).take(MAX_TEXT).collect())
}

/// Contract §13: digits without `+`; the OpenAPI pattern of exactly 15 digits is wrong. A standard provider writes `+`.
fn phone(claims: &Object) -> PhoneClaim {
    let digits = match claims.get("phone_number") {
        None => return PhoneClaim::Missing,
        Some(Value::Null) => return PhoneClaim::Null,
        Some(value) => value.as_str().unwrap_or_default(),
    };
    let digits = digits.strip_prefix('+').unwrap_or(digits);
    if !(8..=15).contains(&digits.len()) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return PhoneClaim::Malformed;
    }
    // The newer claim `phone_number_verified` may be left out; if it is there it must be true.
    match claims.get("phone_number_verified") {
        None | Some(Value::Null | Value::Bool(true)) => PhoneClaim::Digits(digits.to_owned()),
        Some(_) => PhoneClaim::Unverified,
    }
}

fn email(claims: &Object) -> Option<EmailClaim> {
    let address = text(claims, "email")?;
    let verified = claims.get("email_verified").and_then(Value::as_bool).unwrap_or(false);
    Some(EmailClaim { address, verified })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(claims: &Value) -> Userinfo {
        Userinfo::read("s", claims.as_object().unwrap())
    }

    #[test]
    fn the_contracts_sample_is_read() {
        let userinfo = read(&json!({
            "sub": "s", "name": "Kari Prøve", "given_name": "Kari", "family_name": "Prøve",
            "email": "kari@example.test", "email_verified": true,
            "phone_number": "4700000001", "phone_number_verified": true, "address": {"country": ""},
        }));
        assert_eq!(userinfo.given_name.as_deref(), Some("Kari"));
        assert!(userinfo.phone == PhoneClaim::Digits("4700000001".into()));
        assert!(userinfo.email.is_some_and(|email| email.verified));
    }

    #[test]
    fn a_missing_number_a_null_one_and_a_bad_one_are_told_apart() {
        assert!(read(&json!({})).phone == PhoneClaim::Missing);
        assert!(read(&json!({"phone_number": null})).phone == PhoneClaim::Null);
        assert!(read(&json!({"phone_number": "+4700000001"})).phone == PhoneClaim::Digits("4700000001".into()));
        assert!(
            read(&json!({"phone_number": "4700000001", "phone_number_verified": false})).phone
                == PhoneClaim::Unverified
        );
        for odd in [json!(""), json!(4_700_000_001_u64), json!("47 00"), json!("4700000001\n"), json!([])] {
            assert!(read(&json!({"phone_number": odd})).phone == PhoneClaim::Malformed);
        }
    }

    #[test]
    fn an_address_nobody_vouches_for_is_unverified() {
        assert!(read(&json!({"email": "a@example.test"})).email.is_some_and(|email| !email.verified));
        assert!(read(&json!({"email": ""})).email.is_none());
    }

    #[test]
    fn a_name_is_cut_and_cleaned() {
        let name = read(&json!({"given_name": format!("A\u{0}\n{}", "b".repeat(600))})).given_name.unwrap();
        assert_eq!(name.chars().count(), MAX_TEXT);
        assert!(name.starts_with("Ab"));
        assert_eq!(read(&json!({"name": "Kari Prøve"})).given_name.as_deref(), Some("Kari Prøve"));
    }
}
