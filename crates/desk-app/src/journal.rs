//! The shapes of the journal's payloads. They stand in the encrypted register and nowhere else.

use desk_core::profile::{ConfirmedPhone, Email, Name};
use desk_core::{ConsentKind, ConsentReceipt, Phone, Profile};
use desk_store::Payload;
use jiff::Timestamp;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use vipps::{AccessToken, PendingLogin, RawIdToken, UnverifiedTokens};

use crate::details::StoredDetails;

#[derive(Serialize, Deserialize)]
struct StoredTokens {
    access_token: String,
    id_token: String,
    expires_at: Timestamp,
}

#[derive(Serialize, Deserialize)]
struct StoredProfile {
    sub: String,
    given: String,
    family: String,
    msisdn: Option<String>,
    email: Option<(String, bool)>,
    #[serde(default)]
    details: StoredDetails,
    #[serde(default)]
    consents: Vec<StoredReceipt>,
}

/// A receipt that came from the app: it comes once, so it must outlast a crash before it is the member's.
#[derive(Serialize, Deserialize)]
struct StoredReceipt {
    language: String,
    at: Timestamp,
    verbatim: String,
}

pub(crate) fn write_request(request: &PendingLogin) -> Payload {
    write(request)
}

pub(crate) fn read_request(payload: Option<&Payload>) -> Option<PendingLogin> {
    read(payload)
}

pub(crate) fn write_tokens(tokens: &UnverifiedTokens) -> Payload {
    write(&StoredTokens {
        access_token: tokens.access_token.expose().to_owned(),
        id_token: tokens.id_token.expose().to_owned(),
        expires_at: tokens.expires_at,
    })
}

pub(crate) fn read_tokens(payload: Option<&Payload>) -> Option<UnverifiedTokens> {
    let stored: StoredTokens = read(payload)?;
    Some(UnverifiedTokens {
        access_token: AccessToken::new(stored.access_token),
        id_token: RawIdToken::new(stored.id_token),
        expires_at: stored.expires_at,
    })
}

pub(crate) fn write_profile(profile: &Profile) -> Payload {
    let msisdn = match &profile.phone {
        ConfirmedPhone::Given(phone) => Some(phone.msisdn().to_owned()),
        ConfirmedPhone::AsAsked => None,
    };
    write(&StoredProfile {
        sub: profile.sub.clone(),
        given: profile.name.given.clone(),
        family: profile.name.family.clone(),
        msisdn,
        email: profile.email.as_ref().map(|email| (email.address.clone(), email.verified)),
        details: StoredDetails::write(&profile.details),
        consents: profile.consents.iter().map(store_receipt).collect(),
    })
}

pub(crate) fn read_profile(payload: Option<&Payload>) -> Option<Profile> {
    let stored: StoredProfile = read(payload)?;
    let phone = match stored.msisdn {
        Some(msisdn) => ConfirmedPhone::Given(Phone::from_msisdn(&msisdn)?),
        None => ConfirmedPhone::AsAsked,
    };
    Some(Profile {
        sub: stored.sub,
        name: Name { given: stored.given, family: stored.family },
        phone,
        email: stored.email.map(|(address, verified)| Email { address, verified }),
        details: stored.details.read(),
        consents: stored.consents.into_iter().map(receipt).collect(),
    })
}

fn store_receipt(receipt: &ConsentReceipt) -> StoredReceipt {
    let ConsentReceipt { language, at, verbatim, .. } = receipt.clone();
    StoredReceipt { language, at, verbatim }
}

fn receipt(stored: StoredReceipt) -> ConsentReceipt {
    let StoredReceipt { language, at, verbatim } = stored;
    ConsentReceipt { kind: ConsentKind::App, language, at, verbatim }
}

fn write(value: &impl Serialize) -> Payload {
    Payload::new(serde_json::to_string(value).expect("texts, numbers and times always serialise"))
}

fn read<T: DeserializeOwned>(payload: Option<&Payload>) -> Option<T> {
    serde_json::from_str(payload?.expose()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_answered_in_the_app_outlasts_a_crash_before_it_is_the_members() {
        let verbatim = r#"{"delegatedConsents":{"text":"Vil du …"}}"#.to_owned();
        let at = Timestamp::from_second(1_772_442_900).unwrap();
        let receipt = ConsentReceipt { kind: ConsentKind::App, language: "nb".to_owned(), at, verbatim };
        let profile = Profile {
            sub: "s".to_owned(),
            name: Name::default(),
            phone: ConfirmedPhone::AsAsked,
            email: None,
            details: desk_core::Details::default(),
            consents: vec![receipt],
        };
        let read = read_profile(Some(&write_profile(&profile))).unwrap();
        assert!(read == profile);
    }
}
