//! The provider's claims as the domain's profile. Only what was asked for is taken in.

use desk_core::profile::{ConfirmedPhone, Email, Name};
use desk_core::{EndReason, Phone, Profile};
use jiff::Timestamp;
use jiff::civil::Date;
use vipps::{PhoneClaim, Userinfo};

use crate::config::PHONE_SCOPES;
use crate::{consents, details};

/// Takes in what `scopes` asked for. The phone number decides whether the answer can be used at all (design, rule 3).
pub(crate) fn profile(
    userinfo: Userinfo,
    scopes: &[String],
    now: Timestamp,
    today: Date,
) -> Result<Profile, EndReason> {
    let details = details::details(&userinfo, scopes, today);
    let consents = consents::of_userinfo(&userinfo, scopes, now);
    let asked = |names: &[&str]| scopes.iter().any(|scope| names.contains(&scope.as_str()));
    let phone = match userinfo.phone {
        PhoneClaim::Digits(digits) if asked(&PHONE_SCOPES) => {
            let phone = Phone::from_msisdn(&digits).ok_or(EndReason::WrongPerson)?;
            ConfirmedPhone::Given(phone)
        }
        PhoneClaim::Null => ConfirmedPhone::AsAsked,
        PhoneClaim::Malformed | PhoneClaim::Unverified => return Err(EndReason::Refused { check: "phone_number" }),
        PhoneClaim::Missing | PhoneClaim::Digits(_) => return Err(EndReason::ClaimMissing),
    };
    let name = if asked(&["name", "profile"]) {
        Name { given: userinfo.given_name.unwrap_or_default(), family: userinfo.family_name.unwrap_or_default() }
    } else {
        Name::default()
    };
    let email = userinfo.email.filter(|_| asked(&["email"]));
    let email = email.map(|email| Email { address: email.address, verified: email.verified });
    Ok(Profile { sub: userinfo.sub, name, phone, email, details, consents })
}

/// Each scope that was asked for and has a claim of its own, with whether the claim came. A scope outside the sales unit's plan
/// is dropped without a word (contract §14).
pub(crate) fn answered<'a>(userinfo: &Userinfo, scopes: &'a [String]) -> Vec<(&'a str, bool)> {
    let came = |scope: &str| match scope {
        "name" | "profile" => Some(userinfo.given_name.is_some() || userinfo.family_name.is_some()),
        "email" => Some(userinfo.email.is_some()),
        "phoneNumber" | "phone" => Some(userinfo.phone != PhoneClaim::Missing),
        "birthDate" | "birthdate" => Some(userinfo.birthdate.is_some()),
        _ => None,
    };
    scopes.iter().filter_map(|scope| Some((scope.as_str(), came(scope)?))).collect()
}

#[cfg(test)]
mod tests {
    use desk_core::profile::PhoneCheck;

    use super::*;

    fn userinfo(phone: PhoneClaim) -> Userinfo {
        Userinfo {
            sub: "s".into(),
            given_name: Some("Kari".into()),
            family_name: Some("Prøve".into()),
            phone,
            email: Some(vipps::EmailClaim { address: "kari@example.test".into(), verified: true }),
            ..Userinfo::default()
        }
    }

    fn check(phone: PhoneClaim, scopes: &[&str]) -> Result<Profile, EndReason> {
        let scopes: Vec<String> = scopes.iter().map(|scope| (*scope).to_owned()).collect();
        profile(userinfo(phone), &scopes, Timestamp::UNIX_EPOCH, Date::constant(2026, 3, 2))
    }

    #[test]
    fn what_was_not_asked_for_is_not_taken_in() {
        let profile = check(PhoneClaim::Digits("4791234567".into()), &["openid", "phoneNumber"]).unwrap();
        assert_eq!(profile.name.full(), "");
        assert!(profile.email.is_none());
    }

    #[test]
    fn a_scope_that_brought_nothing_is_told_from_one_that_did() {
        let scopes = ["openid", "name", "email", "birthDate", "phoneNumber"].map(str::to_owned);
        let answered = answered(&userinfo(PhoneClaim::Missing), &scopes);
        assert_eq!(answered, [("name", true), ("email", true), ("birthDate", false), ("phoneNumber", false)]);
    }

    #[test]
    fn a_number_that_did_not_come_is_a_set_up_fault_and_a_plain_null_counts_as_asked() {
        assert_eq!(check(PhoneClaim::Missing, &["phoneNumber"]).unwrap_err(), EndReason::ClaimMissing);
        let asked = Phone::from_msisdn("4791234567").unwrap();
        assert_eq!(check(PhoneClaim::Null, &["phoneNumber"]).unwrap().check_phone(&asked), PhoneCheck::Same);
    }

    #[test]
    fn a_number_of_another_country_is_another_person() {
        let refused = check(PhoneClaim::Digits("4915112345678".into()), &["phoneNumber"]).unwrap_err();
        assert_eq!(refused, EndReason::WrongPerson);
        let refused = check(PhoneClaim::Unverified, &["phoneNumber"]).unwrap_err();
        assert_eq!(refused, EndReason::Refused { check: "phone_number" });
    }
}
