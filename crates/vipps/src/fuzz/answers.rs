//! Answers of the provider: claims, errors, a partner's token.

use std::time::Duration;

use ciba::{AccessToken, Object, ProviderError};
use serde_json::Value;

use super::split_once;
use crate::address::Address;
use crate::flow_result::FlowScreen;
use crate::userinfo::{PhoneClaim, Userinfo};
use crate::verdict::Verdict;
use crate::{partner, text, verdict as error_words};

/// Claims: names are one clean line each, a number is digits, lists and texts keep their bounds, receipts are what
/// came, the national identity number changes nothing, and printing shows nobody.
pub fn userinfo(bytes: &[u8]) {
    let Ok(mut claims) = ciba::read_object(bytes) else { return };
    let read = Userinfo::read("s", &claims);
    assert_eq!((read.sub.as_str(), format!("{read:?}").as_str()), ("s", "Userinfo(…)"));
    for name in [&read.given_name, &read.family_name].into_iter().flatten() {
        assert_eq!(text::line(name).as_ref(), Some(name), "clean, and not empty");
    }
    check_phone(&read.phone, &claims);
    let addresses = read.address.iter().chain(&read.other_addresses);
    assert!(read.other_addresses.len() <= 2);
    addresses.for_each(check_address);
    assert!(read.email.as_ref().is_none_or(|email| text::line(&email.address).as_ref() == Some(&email.address)));
    assert!(read.birthdate.is_none_or(|day| claims["birthdate"] == day.to_string() && day.year() >= 1900));
    check_receipts(&read, &claims);
    claims.remove("nin");
    assert!(Userinfo::read("s", &claims) == read, "the national identity number is not read");
}

fn check_phone(phone: &PhoneClaim, claims: &Object) {
    if let PhoneClaim::Digits(digits) = phone {
        assert!((8..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit()));
        assert!(claims["phone_number"].as_str().is_some_and(|text| text.trim_start_matches('+') == digits));
        assert!(claims.get("phone_number_verified").is_none_or(|verified| verified != false));
    }
}

fn check_address(address: &Address) {
    let Address { street, postal_code, region, country, .. } = address;
    assert!([street, postal_code, region, country].into_iter().any(Option::is_some), "an empty one is none");
    assert!([street, postal_code, region].into_iter().flatten().all(|text| (1..=500).contains(&text.chars().count())));
    assert!(country.iter().all(|code| code.len() == 2 && code.bytes().all(|letter| letter.is_ascii_uppercase())));
}

fn check_receipts(read: &Userinfo, claims: &Object) {
    if let Some(answers) = &read.delegated_consents {
        assert_eq!(claims["delegatedConsents"].as_object(), Some(&answers.verbatim));
        let ids: Vec<&str> = answers.consents.iter().map(|consent| consent.id.as_str()).collect();
        let are_unlike = ids.iter().enumerate().all(|(index, id)| !ids[..index].contains(id));
        assert!(ids.len() <= 50 && are_unlike, "one answer to one question");
        assert_eq!(format!("{answers:?}"), "DelegatedConsents(…)");
    }
    if let Some(flow) = &read.flow_result {
        assert_eq!(claims["flowResult"].as_object(), Some(&flow.verbatim));
        let is_bounded = |screen: &FlowScreen| screen.elements.len() <= 50 && screen.links.len() <= 50;
        assert!(flow.screens.len() <= 20 && flow.screens.iter().all(is_bounded));
        assert_eq!(format!("{flow:?}"), "FlowResult(…)");
    }
}

/// Error answers: a line with the status, then the body. A word nobody defined is one of letters, never somebody's
/// digits; 429 and 5xx say so whatever the body says; and the provider's free text alone brings no more than the two
/// words that may stand in it.
pub fn verdict(bytes: &[u8]) {
    let (status, body) = split_once(bytes, b"\n");
    let Some(status) = str::from_utf8(status).ok().and_then(|text| text.parse().ok()) else { return };
    if !(400..600).contains(&status) {
        return;
    }
    let members = ciba::read_object(body).unwrap_or_default();
    let error = members.get("error").and_then(Value::as_str).map(str::to_owned);
    let retry_after = Some(Duration::from_secs(7));
    let answer = ProviderError { status, error, members, retry_after };
    let read = error_words::read(&answer);
    match &read {
        Verdict::TooMany(named) => assert_eq!((status, *named), (429, retry_after)),
        Verdict::Unknown(word) if *word == format!("http_{status}") => assert_eq!(answer.error(), ""),
        Verdict::Unknown(word) => {
            assert!((1..=40).contains(&word.len()));
            assert!(word.bytes().all(|byte| byte.is_ascii_alphabetic() || b"_-.".contains(&byte)), "{word}");
        }
        Verdict::Unreachable | Verdict::Unanswered | Verdict::Unusable(_) => unreachable!("there was an answer"),
        _ => assert_ne!(status, 429),
    }
    assert!((status < 500 && status != 423) || read == Verdict::ProviderDown);
    let mut without = answer.clone();
    let has_description = without.members.remove("error_description").is_some();
    if has_description && error_words::read(&without) != read {
        assert!(matches!(read, Verdict::OldApp | Verdict::NotEligible), "{read:?}");
    }
}

/// A partner's token: it fits a header, it does not show, and it is asked for anew a minute before it ends.
pub fn partner_token(bytes: &[u8]) {
    let Ok(answer) = ciba::read_object(bytes) else { return };
    let Ok((token, life)) = partner::read(&answer) else { return };
    assert!(
        (1..=64 * 1024).contains(&token.expose().len()) && token.expose().bytes().all(|byte| byte.is_ascii_graphic())
    );
    assert_eq!(answer["access_token"], token.expose());
    let named = &answer["expires_in"];
    let named = named.as_u64().or_else(|| named.as_str()?.parse().ok()).expect("a number of seconds");
    assert_eq!(life, Duration::from_secs(named.saturating_sub(60)));
    assert_eq!(format!("{token:?}"), format!("{:?}", AccessToken::new("other")));
}
