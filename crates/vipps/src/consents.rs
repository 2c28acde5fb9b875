//! `delegatedConsents`: what the customer answered to the offers shown in the app (contract §15.2).

use std::collections::BTreeMap;

use ciba::Object;
use jiff::Timestamp;

use crate::hidden::hidden;
use crate::members::Members;

/// One set of answers, and what was on the screen when they were given.
///
/// It comes the first time only: that a profile has none means "no new answer", never "declined".
#[derive(Clone, PartialEq, Eq)]
pub struct DelegatedConsents {
    /// The language of the texts.
    pub language: Option<String>,
    /// The screen's heading.
    pub heading: Option<String>,
    /// Its text.
    pub text: Option<String>,
    /// Who handles the consents.
    pub terms_description: Option<String>,
    /// What stood on the button.
    pub confirm_button: Option<String>,
    /// What could be opened from it.
    pub links: ConsentLinks,
    /// `timeOfConsent`.
    pub given_at: Option<Timestamp>,
    /// The answers; none that is not plainly one.
    pub consents: Vec<DelegatedConsent>,
    /// The object as it came, member by member, for the receipt.
    pub verbatim: Object,
}

/// What could be opened from the screen. Texts: nothing here is opened or checked.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct ConsentLinks {
    /// `termsLinkText`.
    pub terms_text: Option<String>,
    /// `termsLinkUrl`.
    pub terms_url: Option<String>,
    /// `privacyStatementLinkText`.
    pub privacy_text: Option<String>,
    /// `privacyStatementLinkUrl`.
    pub privacy_url: Option<String>,
}

/// One offer and its answer.
#[derive(Clone, PartialEq, Eq)]
pub struct DelegatedConsent {
    /// `email`, `sms`, `digital`, `personal`; others are kept as they are.
    pub id: String,
    /// The answer.
    pub accepted: bool,
    /// Whether the customer could go on without accepting.
    pub required: Option<bool>,
    /// What the customer read. It changes with language and year: nothing is decided by it.
    pub text: Option<String>,
}

hidden!(DelegatedConsents, ConsentLinks, DelegatedConsent);

/// The contract has four; whoever offers more than this is not asking.
const MAX_CONSENTS: usize = 50;

impl DelegatedConsents {
    /// Reads the claim `delegatedConsents` out of all, be they userinfo's or a receipt's. `None` if there is no such object, or nothing in it. What is beyond the bounds is missing in the reading alone:
    /// [`Self::verbatim`] is as long as it came, and the answer it came in is bounded by [`ciba::MAX_BODY_BYTES`].
    pub fn read(claims: &Object) -> Option<Self> {
        let verbatim = claims.get("delegatedConsents")?.as_object().filter(|object| !object.is_empty())?;
        let members = Members::new(verbatim);
        Some(Self {
            language: members.text("language"),
            heading: members.text("heading"),
            text: members.text("text"),
            terms_description: members.text("termsDescription"),
            confirm_button: members.text("confirmConsentButtonText"),
            links: members.object("links").map(links).unwrap_or_default(),
            given_at: members.instant("timeOfConsent"),
            consents: consents(members),
            verbatim: verbatim.clone(),
        })
    }
}

fn links(members: Members<'_>) -> ConsentLinks {
    ConsentLinks {
        terms_text: members.text("termsLinkText"),
        terms_url: members.text("termsLinkUrl"),
        privacy_text: members.text("privacyStatementLinkText"),
        privacy_url: members.text("privacyStatementLinkUrl"),
    }
}

/// An answer without an identifier, or that is not plainly yes or no, is no answer; nor are two to one question.
fn consents(members: Members<'_>) -> Vec<DelegatedConsent> {
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for id in members.objects("consents").filter_map(|consent| consent.id("id")) {
        *times.entry(id).or_default() += 1;
    }
    let answered = members.objects("consents").filter_map(consent);
    answered.filter(|consent| times.get(&consent.id) == Some(&1)).take(MAX_CONSENTS).collect()
}

fn consent(members: Members<'_>) -> Option<DelegatedConsent> {
    Some(DelegatedConsent {
        id: members.id("id")?,
        accepted: members.flag("accepted")?,
        required: members.flag("required"),
        text: members.text("textDisplayedToUser"),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn sample() -> Value {
        json!({
            "language": "EN", "heading": "Your choices", "text": "Prøve AS would like to contact you.",
            "termsDescription": "Prøve AS handles these consents.", "confirmConsentButtonText": "OK",
            "links": {
                "termsLinkText": "Terms", "termsLinkUrl": "https://desk.example.test/terms",
                "privacyStatementLinkText": "Privacy", "privacyStatementLinkUrl": "https://desk.example.test/privacy"
            },
            "timeOfConsent": "2026-03-02T09:15:30Z",
            "consents": [
                { "id": "email", "accepted": true, "required": true, "textDisplayedToUser": "Email" },
                { "id": "sms", "accepted": false, "required": false, "textDisplayedToUser": "SMS" }
            ]
        })
    }

    fn read(value: Value) -> Option<DelegatedConsents> {
        DelegatedConsents::read(json!({ "delegatedConsents": value }).as_object().unwrap())
    }

    fn answers(consents: Value) -> Vec<(String, bool)> {
        let read = read(json!({ "consents": consents })).unwrap();
        read.consents.into_iter().map(|consent| (consent.id, consent.accepted)).collect()
    }

    #[test]
    fn the_contracts_sample_is_read_whole() {
        let read = read(sample()).unwrap();
        assert_eq!(read.language.as_deref(), Some("EN"));
        assert_eq!(read.heading.as_deref(), Some("Your choices"));
        assert_eq!(read.text.as_deref(), Some("Prøve AS would like to contact you."));
        assert_eq!(read.terms_description.as_deref(), Some("Prøve AS handles these consents."));
        assert_eq!(read.confirm_button.as_deref(), Some("OK"));
        assert_eq!(read.links.terms_text.as_deref(), Some("Terms"));
        assert_eq!(read.links.terms_url.as_deref(), Some("https://desk.example.test/terms"));
        assert_eq!(read.links.privacy_text.as_deref(), Some("Privacy"));
        assert_eq!(read.links.privacy_url.as_deref(), Some("https://desk.example.test/privacy"));
        assert_eq!(read.given_at.unwrap().to_string(), "2026-03-02T09:15:30Z");
        assert_eq!(read.consents.len(), 2);
        let sms = &read.consents[1];
        assert!((sms.id.as_str(), sms.accepted, sms.required) == ("sms", false, Some(false)));
        assert_eq!(sms.text.as_deref(), Some("SMS"));
        assert_eq!(Value::Object(read.verbatim), sample());
    }

    #[test]
    fn a_name_with_a_space_before_it_is_read_and_stays_so_in_the_receipt() {
        let odd = json!({ " termsDescription": "a", "consents": [{ " id": "email", "accepted ": true }] });
        let read = read(odd.clone()).unwrap();
        assert_eq!(read.terms_description.as_deref(), Some("a"));
        assert!(read.consents[0].accepted);
        assert_eq!(Value::Object(read.verbatim), odd);
    }

    #[test]
    fn everything_but_identifier_and_answer_may_be_missing() {
        assert_eq!(answers(json!([{ "id": "email", "accepted": true }])), [("email".to_owned(), true)]);
        let bare = read(json!({ "language": 1, "links": [], "timeOfConsent": "then", "consents": "none" })).unwrap();
        assert!(bare.language.is_none() && bare.given_at.is_none() && bare.consents.is_empty());
        assert!(bare.links == ConsentLinks::default());
    }

    #[test]
    fn an_offer_nobody_described_is_kept() {
        assert_eq!(answers(json!([{ "id": "post_card", "accepted": false }])), [("post_card".to_owned(), false)]);
    }

    #[test]
    fn an_answer_that_is_not_plainly_one_is_neither_yes_nor_no() {
        for accepted in [json!(null), json!("true"), json!(1), json!({})] {
            assert_eq!(answers(json!([{ "id": "email", "accepted": accepted }])), []);
        }
        assert_eq!(
            answers(json!([{ "id": "email" }, { "accepted": true }, { "id": 1, "accepted": true }, "email"])),
            []
        );
        assert_eq!(answers(json!([{ "id": "email", "accepted": false, " accepted": true }])), []);
    }

    #[test]
    fn two_answers_to_one_question_are_none() {
        let sms = json!({ "id": "sms", "accepted": true });
        for second in [json!({ "id": "email", "accepted": false }), json!({ "id": "email" })] {
            let twice = json!([{ "id": "email", "accepted": true }, sms.clone(), second]);
            assert_eq!(answers(twice), [("sms".to_owned(), true)]);
        }
    }

    #[test]
    fn no_object_is_no_new_answer() {
        assert!(DelegatedConsents::read(&Object::new()).is_none());
        for nothing in [json!(null), json!({}), json!([]), json!("email"), json!(true)] {
            assert!(read(nothing.clone()).is_none(), "{nothing}");
        }
    }

    #[test]
    fn the_reading_is_bounded_and_the_receipt_is_whole() {
        let many: Vec<Value> = (0..80).map(|n| json!({ "id": format!("c{n}"), "accepted": true })).collect();
        let long = json!({ "text": "ø".repeat(5_000), "consents": many });
        let read = read(long.clone()).unwrap();
        assert_eq!(read.consents.len(), MAX_CONSENTS);
        assert_eq!(read.text.unwrap().chars().count(), crate::members::MAX_TEXT);
        assert_eq!(Value::Object(read.verbatim), long);
    }

    #[test]
    fn consents_cannot_be_printed() {
        let read = read(sample()).unwrap();
        assert_eq!(
            format!("{read:?} {:?} {:?}", read.links, read.consents),
            "DelegatedConsents(…) ConsentLinks(…) [DelegatedConsent(…), DelegatedConsent(…)]"
        );
    }
}
