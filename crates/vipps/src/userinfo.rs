//! The provider's claims about a person (contract §13).

use ciba::Object;
use jiff::civil::Date;
use serde_json::Value;

use crate::address::{self, Address};
use crate::birthdate;
use crate::consents::DelegatedConsents;
use crate::flow_result::FlowResult;
use crate::hidden::hidden;
use crate::text;

/// What userinfo said, claim by claim. Whoever stores it takes only what was asked for.
///
/// A claim that is not there, is null or is of another type is the same: none. Only [`PhoneClaim`] tells them apart.
/// `nin`, the national identity number, is not read, whatever is sent.
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
    /// A day of the calendar, not checked against today's.
    pub birthdate: Option<Date>,
    /// `address`, the default one.
    pub address: Option<Address>,
    /// At most two more.
    pub other_addresses: Vec<Address>,
    /// The answers to the offers; the first time only.
    pub delegated_consents: Option<DelegatedConsents>,
    /// The answers on the merchant's own screens.
    pub flow_result: Option<FlowResult>,
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

hidden!(Userinfo);

impl Userinfo {
    pub(crate) fn read(sub: &str, claims: &Object) -> Self {
        let (mut given_name, family_name) = (line(claims, "given_name"), line(claims, "family_name"));
        if given_name.is_none() && family_name.is_none() {
            given_name = line(claims, "name");
        }
        Self {
            sub: sub.to_owned(),
            given_name,
            family_name,
            phone: phone(claims),
            email: email(claims),
            birthdate: claims.get("birthdate").and_then(Value::as_str).and_then(birthdate::read),
            address: address::default_one(claims),
            other_addresses: address::others(claims),
            delegated_consents: DelegatedConsents::read(claims),
            flow_result: FlowResult::read(claims),
        }
    }
}

fn line(claims: &Object, name: &str) -> Option<String> {
    claims.get(name)?.as_str().and_then(text::line)
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
    let address = line(claims, "email")?;
    let verified = claims.get("email_verified").and_then(Value::as_bool).unwrap_or(false);
    Some(EmailClaim { address, verified })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::arbitrary::any_claims;

    fn read(claims: &Value) -> Userinfo {
        Userinfo::read("s", claims.as_object().unwrap())
    }

    #[test]
    fn the_contracts_sample_is_read() {
        let userinfo = read(&json!({
            "sub": "s", "name": "Kari Prøve", "given_name": "Kari", "family_name": "Prøve",
            "email": "kari@example.test", "email_verified": true,
            "phone_number": "4700000001", "phone_number_verified": true, "birthdate": "1990-01-31",
            "address": {"address_type": "home", "region": "OSLO"}, "other_addresses": [{"region": "BERGEN"}],
            "delegatedConsents": {"consents": [{"id": "sms", "accepted": false}]}, "flowResult": {"language": "EN"},
        }));
        assert_eq!(userinfo.given_name.as_deref(), Some("Kari"));
        assert!(userinfo.phone == PhoneClaim::Digits("4700000001".into()));
        assert!(userinfo.email.is_some_and(|email| email.verified));
        assert_eq!(userinfo.birthdate, Some(jiff::civil::date(1990, 1, 31)));
        assert!(userinfo.address.is_some_and(|address| address.region.as_deref() == Some("OSLO")));
        assert_eq!(userinfo.other_addresses.len(), 1);
        assert!(userinfo.delegated_consents.is_some_and(|answers| answers.consents.len() == 1));
        assert!(userinfo.flow_result.is_some_and(|flow| flow.language.as_deref() == Some("EN")));
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
    fn a_name_comes_clean() {
        let read = read(&json!({"given_name": "\u{202e}Ka\u{0}ri\u{200b}", "family_name": "\u{202e}"}));
        assert_eq!((read.given_name.as_deref(), read.family_name.as_deref()), (Some("Kari"), None));
    }

    #[test]
    fn a_name_in_one_piece_stands_in_for_the_parts() {
        assert_eq!(read(&json!({"name": "Kari Prøve"})).given_name.as_deref(), Some("Kari Prøve"));
    }

    #[test]
    fn an_absent_claim_a_null_and_another_type_are_the_same_none() {
        let names = [
            "name",
            "given_name",
            "family_name",
            "email",
            "birthdate",
            "address",
            "other_addresses",
            "delegatedConsents",
            "flowResult",
        ];
        let none = read(&json!({}));
        for value in [json!(null), json!(19_900_131), json!(true), json!([1]), json!("")] {
            for name in names {
                assert!(read(&json!({ name: value.clone() })) == none, "{name} {value}");
            }
        }
    }

    #[test]
    fn the_national_identity_number_is_not_read() {
        assert!(read(&json!({"nin": "31019000000"})) == read(&json!({})));
    }

    proptest! {
        #[test]
        fn no_claims_panic_and_what_is_read_keeps_its_bounds(claims in any_claims()) {
            let read = read(&claims);
            for name in [&read.given_name, &read.family_name].into_iter().flatten() {
                prop_assert!(text::line(name).as_ref() == Some(name));
            }
            if let PhoneClaim::Digits(digits) = &read.phone {
                prop_assert!(digits.bytes().all(|byte| byte.is_ascii_digit()) && (8..=15).contains(&digits.len()));
            }
            prop_assert!(read.other_addresses.len() <= 2);
            for address in read.address.iter().chain(&read.other_addresses) {
                let Address { street, postal_code, region, country, .. } = address;
                prop_assert!([street, postal_code, region, country].into_iter().any(Option::is_some));
            }
            let kept = |name: &str| claims.get(name).and_then(Value::as_object).cloned();
            if let Some(consents) = &read.delegated_consents {
                prop_assert!(Some(&consents.verbatim) == kept("delegatedConsents").as_ref());
            }
            if let Some(flow) = &read.flow_result {
                prop_assert!(Some(&flow.verbatim) == kept("flowResult").as_ref());
            }
            prop_assert_eq!(format!("{read:?}"), "Userinfo(…)");
        }
    }
}
