//! What a receipt from the club's page says: its consents and terms, block by block, as the page wrote them down.

use desk_wire::member::{ConsentAnswer, ConsentLink, ConsentPart};
use serde_json::{Map, Value};

/// The parts of a receipt of the page; one today.
pub(crate) fn parts(content: &Map<String, Value>) -> Vec<ConsentPart> {
    let heading = content.get("heading");
    let answers = match content.get("block").and_then(Value::as_str) {
        Some("consents") => asks(content),
        Some("terms") => acceptance(content).into_iter().collect(),
        _ => Vec::new(),
    };
    let of_asks = content.get("asks").and_then(Value::as_array).into_iter().flatten().filter_map(|ask| ask.get("link"));
    let links = content.get("link").into_iter().chain(of_asks).filter_map(link);
    vec![ConsentPart {
        heading: shown(heading.and_then(|heading| heading.get("title"))),
        texts: shown(heading.and_then(|heading| heading.get("text"))).into_iter().collect(),
        links: links.collect(),
        answers,
    }]
}

fn asks(content: &Map<String, Value>) -> Vec<ConsentAnswer> {
    let asks = content.get("asks").and_then(Value::as_array).into_iter().flatten();
    asks.filter_map(|ask| {
        Some(ConsentAnswer {
            id: text(ask, "key")?,
            text: text(ask, "text"),
            more: None,
            accepted: ask.get("accepted")?.as_bool()?,
            required: false,
            is_offer: true,
        })
    })
    .collect()
}

/// Terms are accepted to go on; they are no offer, and their version says which.
fn acceptance(content: &Map<String, Value>) -> Option<ConsentAnswer> {
    Some(ConsentAnswer {
        id: "terms".to_owned(),
        text: shown(content.get("accept")),
        more: content.get("version").and_then(Value::as_str).map(str::to_owned),
        accepted: content.get("accepted")?.as_bool()?,
        required: true,
        is_offer: false,
    })
}

fn link(value: &Value) -> Option<ConsentLink> {
    value.is_object().then(|| ConsentLink { text: text(value, "text"), url: text(value, "url") })
}

fn shown(value: Option<&Value>) -> Option<String> {
    text(value?, "text").filter(|text| !text.is_empty())
}

fn text(value: &Value, name: &str) -> Option<String> {
    value.get(name)?.as_str().map(str::to_owned)
}
