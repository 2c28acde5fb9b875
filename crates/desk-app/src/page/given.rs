//! What a form of a block says: read against what was asked, so that nothing else can be answered.

use std::collections::BTreeSet;

use desk_core::Answer;
use desk_wire::desk::Language;
use jiff::Timestamp;
use serde_json::json;

use super::blocks::{Choice, Consents, Field, More, word};
use super::form::Form;
use super::visits::Given;
use super::words::Words;

/// The question of the interests, in the register.
pub(crate) const INTERESTS: &str = "interests";
/// The question of the greeting.
pub(crate) const BIRTHDAY: &str = "birthday_greeting";
/// What stands before the key of a question of the club's own.
pub(crate) const FIELD: &str = "field.";

/// An answer that has to be looked at again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TooLong {
    pub(crate) field: String,
    pub(crate) length: usize,
    pub(crate) most: usize,
}

/// Reads the form of "more about you" into what was given. All of it stays in the form, whatever is wrong with it.
pub(crate) fn read_more(more: &More, form: &Form, given: &mut Given) -> Vec<TooLong> {
    let is_ticked = |choice: &&Choice| form.has("interest", &choice.key);
    given.interests = more.interests.iter().filter(is_ticked).map(|choice| choice.key.clone()).collect();
    if more.birthday_greeting {
        given.birthday_greeting = match form.value(BIRTHDAY) {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
    }
    let texts = more.fields.iter().map(|field| (field, clean(form.value(&format!("{FIELD}{}", field.key)))));
    let texts: Vec<(&Field, String)> = texts.collect();
    given.fields = texts.iter().map(|(field, text)| (field.key.clone(), text.clone())).collect();
    texts.iter().filter_map(|(field, text)| too_long(field, text)).collect()
}

fn too_long(field: &Field, text: &str) -> Option<TooLong> {
    let length = text.chars().count();
    let problem = || TooLong { field: field.key.clone(), length, most: field.max_length };
    (length > field.max_length).then(problem)
}

/// One line, without what cannot be seen and turns the reading round: written by a stranger, read by staff.
fn clean(text: &str) -> String {
    let turns = |sign: char| matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{feff}');
    let line: String =
        text.chars().filter(|sign| !turns(*sign)).map(|sign| if sign.is_control() { ' ' } else { sign }).collect();
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What of it is kept. A question that was left open changes nothing.
pub(crate) fn answers(more: &More, given: &Given, words: &Words, wished: Language, at: Timestamp) -> Vec<Answer> {
    let answer = |question: String, asked: String, answer: serde_json::Value, language: Language| Answer {
        question,
        asked,
        answer: answer.to_string(),
        language: word(language).to_owned(),
        at,
    };
    let mut answers = Vec::new();
    if !given.interests.is_empty() {
        let list = json!(given.interests);
        answers.push(answer(INTERESTS.to_owned(), words.interests.to_owned(), list, wished));
    }
    if let Some(wanted) = given.birthday_greeting {
        answers.push(answer(BIRTHDAY.to_owned(), words.birthday.to_owned(), json!(wanted), wished));
    }
    for field in &more.fields {
        let text = given.fields.get(&field.key).filter(|text| !text.is_empty());
        let label = field.label.shown(wished);
        answers.extend(
            text.map(|text| {
                answer(format!("{FIELD}{}", field.key), label.text.to_owned(), json!(text), label.language)
            }),
        );
    }
    answers
}

/// Reads the form of the consents: what was ticked, of what was asked.
pub(crate) fn read_consents(consents: &Consents, form: &Form) -> BTreeSet<String> {
    let is_ticked = |key: &&str| form.has("consent", key);
    consents.asks.iter().map(|ask| ask.key.as_str()).filter(is_ticked).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_one_line_that_reads_as_it_stands() {
        assert_eq!(clean("  a\r\nb\t c\u{0} "), "a b c");
        assert_eq!(clean("abc\u{202e}cba"), "abccba");
        assert_eq!(clean("שלום 👋🏽 æøå"), "שלום 👋🏽 æøå");
        assert_eq!(clean("👨‍👩‍👧"), "👨‍👩‍👧", "what joins signs stays");
    }
}
