//! What a receipt from the club's page says: its consents and terms, block by block, as the page wrote them down.

use desk_wire::member::{ConsentAnswer, ConsentLink, ConsentPart, ConsentText};
use serde_json::{Map, Value};

/// The parts of a receipt of the page in this language; one today.
pub(crate) fn parts(content: &Map<String, Value>, language: &str) -> Vec<ConsentPart> {
    let answers = match content.get("block").and_then(Value::as_str) {
        Some("consents") => asks(content, language),
        Some("terms") => acceptance(content, language).into_iter().collect(),
        _ => return Vec::new(),
    };
    let said = |what: &str| shown(content.get("heading")?.get(what)?, language);
    vec![ConsentPart {
        heading: said("title"),
        texts: said("text").into_iter().collect(),
        links: content.get("link").and_then(link).into_iter().collect(),
        answers,
        button: content.get("button").and_then(Value::as_str).map(str::to_owned),
    }]
}

fn asks(content: &Map<String, Value>, language: &str) -> Vec<ConsentAnswer> {
    let asks = content.get("asks").and_then(Value::as_array).into_iter().flatten();
    asks.filter_map(|ask| {
        Some(ConsentAnswer {
            id: text(ask, "key")?,
            text: shown(ask, language),
            more: Vec::new(),
            version: None,
            link: ask.get("link").and_then(link),
            accepted: ask.get("accepted")?.as_bool()?,
            required: false,
            is_offer: true,
        })
    })
    .collect()
}

/// Terms are accepted to go on; they are no offer, and their version says which.
fn acceptance(content: &Map<String, Value>, language: &str) -> Option<ConsentAnswer> {
    Some(ConsentAnswer {
        id: "terms".to_owned(),
        text: content.get("accept").and_then(|accept| shown(accept, language)),
        more: Vec::new(),
        version: content.get("version").and_then(Value::as_str).map(str::to_owned),
        link: None,
        accepted: content.get("accepted")?.as_bool()?,
        required: true,
        is_offer: false,
    })
}

fn link(value: &Value) -> Option<ConsentLink> {
    value.is_object().then(|| ConsentLink { text: text(value, "text"), url: text(value, "url") })
}

/// `{"text", "language"}`: a text of the club's may stand in another language than the rest.
fn shown(value: &Value, of_receipt: &str) -> Option<ConsentText> {
    let text = text(value, "text").filter(|text| !text.is_empty())?;
    let language = value.get("language").and_then(Value::as_str).filter(|language| *language != of_receipt);
    Some(ConsentText { text, language: language.map(str::to_owned) })
}

fn text(value: &Value, name: &str) -> Option<String> {
    value.get(name)?.as_str().map(str::to_owned)
}
