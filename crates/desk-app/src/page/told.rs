//! What a member told on the page, as the counter shows it: in the desk's own language, as far as the club still asks.

use desk_core::Answer;
use desk_wire::desk::Language;
use desk_wire::member::AnswerView;

use super::blocks::Page;
use super::given::{BIRTHDAY, FIELD, INTERESTS};

/// Answers as they are shown. What cannot be read any more is left out; it is in the register as it was given.
pub(crate) fn views(answers: &[Answer], page: &Page, language: Language) -> Vec<AnswerView> {
    answers.iter().filter_map(|answer| view(answer, page, language)).collect()
}

fn view(answer: &Answer, page: &Page, language: Language) -> Option<AnswerView> {
    match answer.question.as_str() {
        INTERESTS => {
            let keys: Vec<String> = serde_json::from_str(&answer.answer).ok()?;
            let labels = keys.into_iter().map(|key| label(page, &key, language).unwrap_or(key)).collect();
            Some(AnswerView::Interests { labels })
        }
        BIRTHDAY => Some(AnswerView::BirthdayGreeting { wanted: serde_json::from_str(&answer.answer).ok()? }),
        question => {
            let key = question.strip_prefix(FIELD)?;
            let text = serde_json::from_str(&answer.answer).ok()?;
            let field = page.more().and_then(|more| more.fields.iter().find(|field| field.key == key));
            let asked = field.map_or(answer.asked.as_str(), |field| field.label.shown(language).text);
            Some(AnswerView::Field { asked: asked.to_owned(), text })
        }
    }
}

fn label(page: &Page, key: &str, language: Language) -> Option<String> {
    let choice = page.more()?.interests.iter().find(|choice| choice.key == key)?;
    Some(choice.label.shown(language).text.to_owned())
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::settings_page;

    const MORE: &str = r#"
        blocks = ["more"]
        more = { interests = [{ key = "ski", label = { nb = "Langrenn", en = "Skiing" } }], fields = [{ key = "hut", label = { nb = "Hvilken hytte?", en = "Which hut?" } }] }
    "#;

    fn shown(question: &str, json: &str, page: &str) -> Option<AnswerView> {
        let page = settings_page::check(&page.parse().unwrap(), Language::Nb).unwrap();
        let answer = Answer {
            question: question.to_owned(),
            asked: "Which hut?".to_owned(),
            answer: json.to_owned(),
            language: "en".to_owned(),
            at: Timestamp::UNIX_EPOCH,
        };
        view(&answer, &page, Language::Nb)
    }

    #[test]
    fn answers_are_shown_in_the_desks_language_whatever_the_phones_was() {
        let labels = vec!["Langrenn".to_owned(), "gone".to_owned()];
        assert_eq!(shown("interests", r#"["ski","gone"]"#, MORE), Some(AnswerView::Interests { labels }));
        let field = |asked: &str| AnswerView::Field { asked: asked.to_owned(), text: "Gjendebu".to_owned() };
        assert_eq!(shown("field.hut", "\"Gjendebu\"", MORE), Some(field("Hvilken hytte?")));
        assert_eq!(shown("field.hut", "\"Gjendebu\"", ""), Some(field("Which hut?")), "the club asks no more");
        assert_eq!(shown("birthday_greeting", "true", ""), Some(AnswerView::BirthdayGreeting { wanted: true }));
    }

    #[test]
    fn what_cannot_be_read_is_left_out() {
        for (question, json) in
            [("interests", "3"), ("birthday_greeting", "\"x\""), ("field.hut", "[]"), ("other", "true")]
        {
            assert_eq!(shown(question, json, MORE), None, "{question}");
        }
    }
}
