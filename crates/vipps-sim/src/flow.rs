//! The screens built in the portal, which the customer sees when the scope `customFlow` is requested (§15.3).

use serde::Serialize;

/// One screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FlowScreen {
    /// Its heading.
    pub title: String,
    /// What stands under the heading.
    pub description: String,
    /// The terms to read before answering.
    pub links: Vec<FlowLink>,
    /// What there is to answer, from above.
    pub elements: Vec<FlowElement>,
}

/// A link to terms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FlowLink {
    /// What it is called.
    pub title: String,
    /// Where it leads.
    pub url: String,
}

/// One thing to answer. Only check boxes are documented; other types are there for clients to tolerate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FlowElement {
    /// `checkbox`, or something nobody has heard of.
    #[serde(rename = "type")]
    pub kind: String,
    /// Its own name, different from every other and from the ids of marketing consents.
    pub id: String,
    /// What the customer agrees to.
    pub title: String,
    /// Whether the customer can finish without ticking it.
    pub required: bool,
    /// More about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read_more: Option<FlowReadMore>,
}

/// More about an element.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FlowReadMore {
    /// What it is called.
    pub title: String,
    /// The text.
    pub description: String,
}

impl FlowScreen {
    /// Two screens: rules that must be accepted, then a wish that may be, above an element of an unknown type.
    pub(crate) fn rules_and_wishes() -> Vec<Self> {
        let link = FlowLink { title: "House rules".to_owned(), url: "https://desk.example.test/rules".to_owned() };
        let rules = Self {
            title: "Visitor rules".to_owned(),
            description: "Please read".to_owned(),
            links: vec![link],
            elements: vec![house_rules()],
        };
        let wishes = Self {
            title: "Your wishes".to_owned(),
            description: "You may leave this open".to_owned(),
            links: Vec::new(),
            elements: vec![wish(), rating()],
        };
        vec![rules, wishes]
    }
}

impl FlowElement {
    pub(crate) fn is_checkbox(&self) -> bool {
        self.kind == "checkbox"
    }

    fn new(kind: &str, id: &str, title: &str) -> Self {
        Self { kind: kind.to_owned(), id: id.to_owned(), title: title.to_owned(), required: false, read_more: None }
    }
}

fn house_rules() -> FlowElement {
    let more = FlowReadMore {
        title: "Read more".to_owned(),
        description: "The rules hold inside and in the yard.".to_owned(),
    };
    let accept = FlowElement::new("checkbox", "cf_house_rules", "I accept the house rules");
    FlowElement { required: true, read_more: Some(more), ..accept }
}

fn wish() -> FlowElement {
    FlowElement::new("checkbox", "cf_programme", "Send me the programme")
}

fn rating() -> FlowElement {
    FlowElement::new("rating", "cf_rating", "How was it at the counter?")
}
