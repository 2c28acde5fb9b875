//! The customer's answers to the marketing consents (§15.2).

use serde_json::{Value, json};

use super::reply::rfc_3339;
use crate::ledger::grant::Grant;

/// The claim, the first time only: when nothing was asked, nothing is returned, which means "no new answer".
pub(crate) fn claim(grant: &Grant) -> Value {
    let request = &grant.request;
    if request.offers.is_empty() {
        return json!({});
    }
    let consents: Vec<Value> = request
        .offers
        .iter()
        .map(|offer| {
            json!({
                "id": offer.id, "accepted": request.ticked(&offer.id), "required": offer.required, "textDisplayedToUser": offer.text
            })
        })
        .collect();
    json!({ "delegatedConsents": {
        "language": "EN",
        "heading": "Your choices",
        "text": "The club would like to contact you.",
        "termsDescription": "The club handles these consents.",
        "confirmConsentButtonText": "OK",
        "links": {
            "termsLinkText": "Terms",
            "termsLinkUrl": "https://desk.example.test/terms",
            "privacyStatementLinkText": "Privacy",
            "privacyStatementLinkUrl": "https://desk.example.test/privacy",
        },
        "timeOfConsent": rfc_3339(grant.confirmed_ms),
        "consents": consents,
    } })
}
