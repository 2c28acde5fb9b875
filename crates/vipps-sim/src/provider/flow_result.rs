//! The customer's answers to the screens built in the portal (§15.3).

use serde_json::{Value, json};

use super::reply::rfc_3339;
use crate::flow::{FlowElement, FlowScreen};
use crate::ledger::grant::Grant;

/// The claim, the first time only, as with the marketing consents.
pub(crate) fn claim(grant: &Grant) -> Value {
    if grant.request.flow.is_empty() {
        return json!({});
    }
    let screens: Vec<Value> = grant.request.flow.iter().map(|asked| screen(asked, grant)).collect();
    json!({ "flowResult": { "language": "EN", "screens": screens, "timeOfConsent": rfc_3339(grant.confirmed_ms) } })
}

fn screen(screen: &FlowScreen, grant: &Grant) -> Value {
    let mut claim = json!({
        "title": screen.title,
        "description": screen.description,
        "elements": screen.elements.iter().map(|asked| element(asked, grant)).collect::<Vec<_>>(),
    });
    if !screen.links.is_empty() {
        claim["terms"] = json!({ "links": screen.links });
    }
    claim
}

/// Only a check box can be ticked.
fn element(element: &FlowElement, grant: &Grant) -> Value {
    let mut claim = json!(element);
    if element.is_checkbox() {
        claim["checked"] = grant.request.ticked(&element.id).into();
    }
    claim
}
