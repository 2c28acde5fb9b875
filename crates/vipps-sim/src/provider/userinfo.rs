//! The profile: only what was asked for and shared (§13).

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Response};
use serde_json::{Map, Value, json};

use super::client_auth::bearer;
use super::reply::{Refused, utf8_json};
use super::scope::Scope;
use super::token::break_with;
use super::{delegated_consents, flow_result};
use crate::ledger::Ledger;
use crate::ledger::grant::Grant;
use crate::ledger::violations::ViolationKind;
use crate::people::behaviour::{AddressClaim, PhoneNumberClaim};
use crate::people::person::{Address, Person};
use crate::signing::twist::Twist;
use crate::sim::Sim;

pub(crate) async fn profile(State(sim): State<Sim>, headers: HeaderMap) -> Result<Response, Refused> {
    if headers.contains_key("Ocp-Apim-Subscription-Key") {
        return Err(Refused::bad_token(
            ViolationKind::SubscriptionKeySent,
            "Ocp-Apim-Subscription-Key must not be sent",
        ));
    }
    let now_ms = sim.now_ms();
    let mut ledger = sim.ledger();
    let grant = open(&mut ledger, &headers, now_ms)?;
    if let Some(kind) = grant.faults.pop_front() {
        return Ok(break_with(kind));
    }
    let claims = Value::from(claims(grant));
    let lied = grant.id_token_lied().then(|| grant.request.msisdn.clone());
    if let Some(msisdn) = lied {
        ledger.flag(ViolationKind::TrustedBadIdToken, Some(&msisdn), now_ms);
    }
    Ok(utf8_json(&claims).into_response())
}

/// The grant behind the bearer token, while it lives.
fn open<'a>(ledger: &'a mut Ledger, headers: &HeaderMap, now_ms: i64) -> Result<&'a mut Grant, Refused> {
    let refused = |kind| Refused::bad_token(kind, "The access token is missing, unknown or expired");
    let token = bearer(headers).ok_or_else(|| refused(ViolationKind::BadAccessToken))?;
    if ledger.partner_tokens.contains_key(token) {
        return Err(refused(ViolationKind::PartnerTokenAtUserinfo));
    }
    let grant = ledger.grants.get_mut(token).filter(|grant| now_ms < grant.expires_ms);
    grant.ok_or_else(|| refused(ViolationKind::BadAccessToken))
}

fn claims(grant: &Grant) -> Map<String, Value> {
    let mut claims = Map::new();
    let sub = if grant.twists.contains(&Twist::UserinfoSubMismatch) {
        uuid::Uuid::nil().to_string()
    } else {
        grant.sub.clone()
    };
    claims.insert("sub".to_owned(), sub.into());
    claims.insert("sid".to_owned(), "c0ffee00-1111-4222-8333-444455556666".into());
    claims.insert("x_simulator".to_owned(), json!({ "ignore": ["me"] }));
    for scope in &grant.request.scopes {
        claims.extend(claims_of(*scope, grant));
    }
    claims
}

fn claims_of(scope: Scope, grant: &Grant) -> Map<String, Value> {
    let person = &grant.person;
    let claims = match scope {
        Scope::Name => {
            json!({ "name": person.name(), "given_name": person.given_name, "family_name": person.family_name })
        }
        Scope::PhoneNumber => phone_number(person, &grant.request.behaviour.phone_number),
        Scope::Email => json!({ "email": person.email, "email_verified": person.email_verified }),
        Scope::Address => addresses(&person.address, grant.request.behaviour.address),
        Scope::BirthDate => json!({ "birthdate": person.birthdate }),
        Scope::DelegatedConsents => delegated_consents::claim(grant),
        Scope::CustomFlow => flow_result::claim(grant),
        Scope::Openid | Scope::Gender | Scope::Nin | Scope::Agreement | Scope::PaymentSourceReferences => json!({}),
    };
    match claims {
        Value::Object(claims) => claims,
        _ => Map::new(),
    }
}

fn phone_number(person: &Person, claim: &PhoneNumberClaim) -> Value {
    match claim {
        PhoneNumberClaim::Own => json!({ "phone_number": person.msisdn, "phone_number_verified": true }),
        PhoneNumberClaim::ChangedTo(other) => json!({ "phone_number": other, "phone_number_verified": true }),
        PhoneNumberClaim::Null => json!({ "phone_number": null }),
        PhoneNumberClaim::Absent => json!({}),
    }
}

fn addresses(home: &Address, claim: AddressClaim) -> Value {
    match claim {
        AddressClaim::Home => json!({ "address": address("home", home), "other_addresses": [] }),
        AddressClaim::Three => json!({
            "address": address("home", home),
            "other_addresses": [address("work", home), address("other", home)],
        }),
        AddressClaim::Empty => json!({ "address": no_address(), "other_addresses": [] }),
    }
}

fn address(kind: &str, address: &Address) -> Value {
    let Address { street_address, postal_code, region, country } = address;
    json!({
        "address_type": kind,
        "street_address": street_address,
        "postal_code": postal_code,
        "region": region,
        "country": country,
        "formatted": format!("{street_address}\n{postal_code}\n{region}\n{country}"),
    })
}

/// The empty-address rule (§13): the object is there, and all six members are empty.
fn no_address() -> Value {
    json!({ "address_type": "", "street_address": "", "postal_code": "", "region": "", "country": "", "formatted": "" })
}
