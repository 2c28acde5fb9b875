//! Receipts of what was consented to on the page: every text as it stood there, each in its language, and what was answered.

use std::collections::BTreeSet;

use desk_core::{ConsentKind, ConsentReceipt};
use desk_wire::desk::Language;
use jiff::Timestamp;
use serde_json::{Value, json};

use super::blocks::{Consents, Shown, Terms, word};
use super::html::Said;
use super::words::Words;

/// What was shown and answered, but for the time.
pub(crate) fn of_consents(
    said: &Said<'_>,
    consents: &Consents,
    accepted: &BTreeSet<String>,
    words: &Words,
    wished: Language,
) -> Value {
    let asks = consents.asks.iter().map(|ask| {
        let text = ask.text.shown(wished);
        let link = ask.url.as_ref().map(|url| json!({ "text": words.read_more, "url": url.as_str() }));
        json!({
            "key": ask.key,
            "text": text.text,
            "language": word(text.language),
            "link": link,
            "accepted": accepted.contains(&ask.key),
        })
    });
    json!({
        "block": "consents",
        "club": said.club,
        "heading": heading(said),
        "asks": asks.collect::<Vec<_>>(),
        "button": words.save_choices,
    })
}

/// The same for terms.
pub(crate) fn of_terms(said: &Said<'_>, terms: &Terms, accept: Shown<'_>, link: &str, words: &Words) -> Value {
    json!({
        "block": "terms",
        "club": said.club,
        "heading": heading(said),
        "link": { "text": link, "url": terms.url.as_str() },
        "version": terms.version,
        "accept": { "text": accept.text, "language": word(accept.language) },
        "accepted": true,
        "button": words.accept_go_on,
    })
}

fn heading(said: &Said<'_>) -> Value {
    let of = |shown: Shown<'_>| json!({ "text": shown.text, "language": word(shown.language) });
    json!({ "title": of(said.title()), "text": of(said.text()) })
}

/// The receipt, now.
pub(crate) fn at(content: &Value, wished: Language, at: Timestamp) -> ConsentReceipt {
    let mut content = content.clone();
    content["language"] = json!(word(wished));
    content["at"] = json!(at.to_string());
    let verbatim = content.to_string();
    ConsentReceipt { kind: ConsentKind::Page, language: word(wished).to_owned(), at, verbatim }
}
