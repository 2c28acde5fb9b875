//! Pages that say how it ended, and what to do now.

use maud::{Markup, html};

use super::Frame;
use crate::page::words::{Ends, Outcome};

/// What happened, and what to do now.
pub(crate) fn outcome(frame: &Frame<'_>, outcome: Outcome) -> Markup {
    let (title, text) = frame.words.outcome(outcome);
    let main = html! {
        h1 { (title) }
        p.lead { (text.replace("{club}", frame.club)) }
        @if outcome.ends() == Ends::GoesOn {
            div.keys { a.button href=(frame.home) { (frame.words.go_on) } }
        }
    };
    frame.around(title, &main)
}

/// A button, where nobody knows whether a person is there. The code stands in the page that has it in its address, and goes
/// nowhere but back.
pub(crate) fn press_on(frame: &Frame<'_>, action: &str, query: &str) -> Markup {
    let words = frame.words;
    with_button(frame, [words.press_title, words.press_text], words.go_on, action, query)
}

/// The same link once more.
pub(crate) fn not_sent(frame: &Frame<'_>, action: &str, query: &str) -> Markup {
    let words = frame.words;
    with_button(frame, [words.not_sent_title, words.not_sent_text], words.once_more, action, query)
}

fn with_button(frame: &Frame<'_>, [title, text]: [&str; 2], button: &str, action: &str, query: &str) -> Markup {
    let main = html! {
        h1 { (title) }
        p.lead { (text.replace("{club}", frame.club)) }
        form method="post" action=(action) {
            input type="hidden" name="query" value=(query);
            div.keys { button.button type="submit" { (button) } }
        }
    };
    frame.around(title, &main)
}
