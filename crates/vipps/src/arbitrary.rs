//! Claims as nobody would send them, for the tests that nothing panics.

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use serde_json::Value;

/// Names that are read somewhere, so that odd values come to where they are read.
const NAMES: &str = "sub| ?name|given_name|family_name|phone_number|phone_number_verified|email|email_verified|\
    birthdate|address|other_addresses|delegatedConsents|flowResult|address_type|street_address|postal_code|region|country|\
    formatted|language|links|consents| ?id|accepted ?|required|screens|elements|terms|type|checked|readMore|\
    timeOfConsent";
const TEXTS: &str = "\\PC{0,20}|(\\PC|[\\x00-\\x1f\u{200b}\u{202e}]){0,20}|\\+?[0-9]{6,17}|[0-9]{4}-[0-9]{2}-[0-9]{2}|\
    checkbox|email|home|NO|2026-03-02T09:15:30Z";

/// An object of claims, a few layers deep.
pub(crate) fn any_claims() -> impl Strategy<Value = Value> {
    members(any_value())
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(Value::from),
        TEXTS.prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 64, 6, |inner| prop_oneof![vec(inner.clone(), 0..6).prop_map(Value::from), members(inner)])
}

fn members(value: impl Strategy<Value = Value>) -> impl Strategy<Value = Value> {
    btree_map(NAMES, value, 0..12).prop_map(|members| Value::Object(members.into_iter().collect()))
}
