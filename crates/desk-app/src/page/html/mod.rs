//! The pages themselves. Everything that comes from outside is escaped by the template, and stands in an element of its own
//! that keeps its direction to itself.

mod block;
mod outcome;
mod said;
#[cfg(test)]
mod tests;

use desk_wire::desk::Language;
use maud::{DOCTYPE, Markup, html};

use super::blocks::word;
use super::colour::Accent;
use super::visits;
use super::words::Words;
use desk_core::random::hex;

pub(crate) use block::{Drawing, accept, shown, terms_link};
pub(crate) use outcome::{not_sent, outcome, press_on};
pub(crate) use said::Said;

/// What is around every page.
pub(crate) struct Frame<'a> {
    pub(crate) words: &'static Words,
    pub(crate) language: Language,
    pub(crate) club: &'a str,
    pub(crate) is_simulator: bool,
    /// The address of the style sheet.
    pub(crate) style: String,
    /// The address of this visit, wherever it is.
    pub(crate) home: String,
}

impl Frame<'_> {
    /// A whole page. `title` stands in the browser's list of pages: nothing of a person.
    fn around(&self, title: &str, main: &Markup) -> Markup {
        html! {
            (DOCTYPE)
            html lang=(word(self.language)) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    meta name="format-detection" content="telephone=no";
                    title { (title) " – " (self.club) }
                    link rel="stylesheet" href=(self.style);
                }
                body {
                    @if self.is_simulator { p.simulator { (self.words.simulator) } }
                    header.club {
                        span.tile aria-hidden="true" { (initial(self.club)) }
                        span.name dir="auto" { (self.club) }
                    }
                    main { (main) }
                    footer { p { (self.words.questions) } }
                }
            }
        }
    }
}

/// The first letter of the club's name.
fn initial(club: &str) -> String {
    club.chars().find(|sign| sign.is_alphanumeric()).map(|sign| sign.to_uppercase().collect()).unwrap_or_default()
}

/// The style sheet with the club's colour: its name, which changes with it, and its text.
pub(crate) fn style(accent: Accent) -> (String, String) {
    let [light, dark] = accent.hex();
    let text = include_str!("style.css").replace("#0b6468", &light).replace("#74d0c9", &dark);
    let name = format!("style-{}.css", &hex(&visits::key(&text))[..16]);
    (name, text)
}
