//! `flowResult`: what the customer answered on the merchant's own screens in the app (contract §15.3).

use ciba::Object;
use jiff::Timestamp;

use crate::hidden::hidden;
use crate::members::Members;

/// The screens the customer went through, and the answers.
#[derive(Clone, PartialEq, Eq)]
pub struct FlowResult {
    /// The language of the texts.
    pub language: Option<String>,
    /// In the order they were shown.
    pub screens: Vec<FlowScreen>,
    /// `timeOfConsent`.
    pub given_at: Option<Timestamp>,
    /// The object as it came, member by member, for the receipt.
    pub verbatim: Object,
}

/// One screen.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct FlowScreen {
    /// Its heading.
    pub title: Option<String>,
    /// Its text.
    pub description: Option<String>,
    /// `terms.links`: what could be opened from it.
    pub links: Vec<FlowLink>,
    /// What stood on it.
    pub elements: Vec<FlowElement>,
}

/// What could be opened from a screen. Texts: nothing here is opened or checked.
#[derive(Clone, PartialEq, Eq)]
pub struct FlowLink {
    /// What the customer read.
    pub title: Option<String>,
    /// Where it led.
    pub url: Option<String>,
}

/// Something on a screen.
#[derive(Clone, PartialEq, Eq)]
pub enum FlowElement {
    /// A box that was ticked or not.
    Checkbox(FlowCheckbox),
    /// Something else: a type that nobody has described yet, or a box without an identifier or a plain answer.
    Other {
        /// `type`, if it is a word.
        kind: Option<String>,
        /// Its identifier.
        id: Option<String>,
        /// What the customer read.
        title: Option<String>,
    },
}

/// A box and its answer.
#[derive(Clone, PartialEq, Eq)]
pub struct FlowCheckbox {
    /// The merchant's own identifier. Nothing keeps two screens from using one twice.
    pub id: String,
    /// The answer.
    pub checked: bool,
    /// Whether the customer could go on without ticking it.
    pub required: Option<bool>,
    /// What the customer read.
    pub title: Option<String>,
    /// What could be unfolded under it.
    pub read_more: Option<FlowReadMore>,
}

/// The text that could be unfolded under a box.
#[derive(Clone, PartialEq, Eq)]
pub struct FlowReadMore {
    /// What stood on the fold.
    pub title: Option<String>,
    /// What stood in it.
    pub description: Option<String>,
}

hidden!(FlowResult, FlowScreen, FlowLink, FlowElement, FlowCheckbox, FlowReadMore);

/// More screens than any customer goes through, more on each than fits on a phone.
const MAX_SCREENS: usize = 20;
const MAX_ON_A_SCREEN: usize = 50;

impl FlowResult {
    /// Reads the claim `flowResult` out of all, be they userinfo's or a receipt's. `None` if there is no such object, or nothing in it. What is beyond the bounds is missing in the reading alone:
    /// [`Self::verbatim`] is as long as it came, and the answer it came in is bounded by [`ciba::MAX_BODY_BYTES`].
    pub fn read(claims: &Object) -> Option<Self> {
        let verbatim = claims.get("flowResult")?.as_object().filter(|object| !object.is_empty())?;
        let members = Members::new(verbatim);
        Some(Self {
            language: members.text("language"),
            screens: members.objects("screens").take(MAX_SCREENS).map(screen).collect(),
            given_at: members.instant("timeOfConsent"),
            verbatim: verbatim.clone(),
        })
    }
}

fn screen(members: Members<'_>) -> FlowScreen {
    let links = members.object("terms").map(|terms| terms.objects("links").take(MAX_ON_A_SCREEN).map(link).collect());
    FlowScreen {
        title: members.text("title"),
        description: members.text("description"),
        links: links.unwrap_or_default(),
        elements: members.objects("elements").take(MAX_ON_A_SCREEN).map(element).collect(),
    }
}

fn link(members: Members<'_>) -> FlowLink {
    FlowLink { title: members.text("title"), url: members.text("url") }
}

fn element(members: Members<'_>) -> FlowElement {
    let kind = members.id("type");
    let checkbox = if kind.as_deref() == Some("checkbox") { checkbox(members) } else { None };
    match checkbox {
        Some(checkbox) => FlowElement::Checkbox(checkbox),
        None => FlowElement::Other { kind, id: members.id("id"), title: members.text("title") },
    }
}

fn checkbox(members: Members<'_>) -> Option<FlowCheckbox> {
    Some(FlowCheckbox {
        id: members.id("id")?,
        checked: members.flag("checked")?,
        required: members.flag("required"),
        title: members.text("title"),
        read_more: members.object("readMore").map(read_more),
    })
}

fn read_more(members: Members<'_>) -> FlowReadMore {
    FlowReadMore { title: members.text("title"), description: members.text("description") }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn sample() -> Value {
        json!({
            "language": "EN",
            "screens": [{
                "title": "Visitor rules", "description": "Please read",
                "terms": { "links": [{ "title": "House rules", "url": "https://desk.example.test/rules" }] },
                "elements": [{
                    "type": "checkbox", "id": "cf_house_rules", "title": "I accept", "checked": true, "required": true,
                    "readMore": { "title": "Read more", "description": "Details" }
                }]
            }],
            "timeOfConsent": "2026-03-02T09:15:30Z"
        })
    }

    fn read(value: Value) -> Option<FlowResult> {
        FlowResult::read(json!({ "flowResult": value }).as_object().unwrap())
    }

    fn element(element: Value) -> FlowElement {
        let mut read = read(json!({ "screens": [{ "elements": [element] }] })).unwrap();
        read.screens.remove(0).elements.remove(0)
    }

    #[test]
    fn the_contracts_sample_is_read_whole() {
        let read = read(sample()).unwrap();
        let [screen] = read.screens.as_slice() else { panic!("one screen") };
        assert_eq!(read.language.as_deref(), Some("EN"));
        assert_eq!(read.given_at.unwrap().to_string(), "2026-03-02T09:15:30Z");
        assert_eq!(
            (screen.title.as_deref(), screen.description.as_deref()),
            (Some("Visitor rules"), Some("Please read"))
        );
        assert_eq!(screen.links[0].title.as_deref(), Some("House rules"));
        assert_eq!(screen.links[0].url.as_deref(), Some("https://desk.example.test/rules"));
        let expected = FlowCheckbox {
            id: "cf_house_rules".to_owned(),
            checked: true,
            required: Some(true),
            title: Some("I accept".to_owned()),
            read_more: Some(FlowReadMore {
                title: Some("Read more".to_owned()),
                description: Some("Details".to_owned()),
            }),
        };
        assert!(screen.elements == [FlowElement::Checkbox(expected)]);
        assert_eq!(Value::Object(read.verbatim), sample());
    }

    #[test]
    fn several_screens_keep_their_order() {
        let titles = json!({ "screens": [{ "title": "b" }, { "title": "a" }, 7, { "title": "c" }] });
        let read = read(titles).unwrap().screens.into_iter().filter_map(|screen| screen.title);
        assert_eq!(read.collect::<Vec<_>>(), ["b", "a", "c"]);
    }

    #[test]
    fn an_element_nobody_described_is_kept() {
        let slider = element(json!({ "type": "slider", "id": "cf_age", "title": "How often?", "value": 3 }));
        let (kind, id, title) = (Some("slider".into()), Some("cf_age".into()), Some("How often?".into()));
        assert!(slider == FlowElement::Other { kind, id, title });
        assert!(element(json!({})) == FlowElement::Other { kind: None, id: None, title: None });
    }

    #[test]
    fn a_box_without_a_plain_answer_is_neither_ticked_nor_not() {
        for odd in [
            json!({ "type": "checkbox", "id": "a" }),
            json!({ "type": "checkbox", "id": "a", "checked": "true" }),
            json!({ "type": "checkbox", "id": "a", "checked": true, "checked ": false }),
            json!({ "type": "checkbox", "checked": true }),
            json!({ "type": "Checkbox", "id": "a", "checked": true }),
        ] {
            assert!(matches!(element(odd.clone()), FlowElement::Other { .. }), "{odd}");
        }
    }

    #[test]
    fn no_object_is_no_answer() {
        assert!(FlowResult::read(&Object::new()).is_none());
        for nothing in [json!(null), json!({}), json!([]), json!("a"), json!(0)] {
            assert!(read(nothing.clone()).is_none(), "{nothing}");
        }
    }

    #[test]
    fn the_reading_is_bounded_and_the_receipt_is_whole() {
        let elements = vec![json!({ "type": "checkbox", "id": "a", "checked": true }); 60];
        let screen =
            json!({ "title": "a".repeat(5_000), "terms": { "links": vec![json!({}); 60] }, "elements": elements });
        let long = json!({ "screens": vec![screen; 30] });
        let read = read(long.clone()).unwrap();
        assert_eq!(read.screens.len(), MAX_SCREENS);
        assert_eq!(read.screens[0].elements.len(), MAX_ON_A_SCREEN);
        assert_eq!(read.screens[0].links.len(), MAX_ON_A_SCREEN);
        assert_eq!(read.screens[0].title.as_ref().map(String::len), Some(crate::members::MAX_TEXT));
        assert_eq!(Value::Object(read.verbatim), long);
    }

    #[test]
    fn a_flow_cannot_be_printed() {
        let read = read(sample()).unwrap();
        let screen = &read.screens[0];
        let shown = format!("{read:?} {screen:?} {:?} {:?}", screen.links, screen.elements);
        assert_eq!(shown, "FlowResult(…) FlowScreen(…) [FlowLink(…)] [FlowElement(…)]");
    }
}
