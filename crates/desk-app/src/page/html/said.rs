//! What stands at the top of a block: the club's words, or the page's own.

use std::borrow::Cow;

use desk_wire::desk::Language;

use crate::page::blocks::{Block, Shown, Text};
use crate::page::visit::Who;
use crate::page::words::Words;

/// Title and text of a block, as they are shown.
pub(crate) struct Said<'a> {
    pub(crate) club: &'a str,
    title: (Cow<'a, str>, Language),
    text: (Cow<'a, str>, Language),
}

impl<'a> Said<'a> {
    pub(crate) fn of(block: &'a Block, words: &'static Words, wished: Language, club: &'a str, who: &Who) -> Self {
        let (title, text) = own(block, words, club, who);
        let given = |given: &'a Option<Text>, own: Cow<'a, str>| match given.as_ref().map(|text| text.shown(wished)) {
            Some(shown) => (Cow::Borrowed(shown.text), shown.language),
            None => (own, wished),
        };
        let heading = block.heading();
        Self { club, title: given(&heading.title, title), text: given(&heading.text, text) }
    }

    pub(crate) fn title(&self) -> Shown<'_> {
        Shown { text: &self.title.0, language: self.title.1 }
    }

    pub(crate) fn text(&self) -> Shown<'_> {
        Shown { text: &self.text.0, language: self.text.1 }
    }
}

fn own<'a>(block: &Block, words: &'static Words, club: &str, who: &Who) -> (Cow<'a, str>, Cow<'a, str>) {
    let named = |text: &str| Cow::Owned(text.replace("{club}", club));
    match block {
        Block::Welcome(_) => (welcome(words, who), named(words.welcome_text)),
        Block::More(_) => (words.more_title.into(), words.more_text.into()),
        Block::Consents(_) => (named(words.consents_title), words.consents_text.into()),
        Block::Terms(_) => (words.terms_title.into(), words.terms_text.into()),
        Block::HandOver(hand_over) => {
            let host = hand_over.url.host_str().unwrap_or_default();
            (words.hand_over_title.into(), words.hand_over_text.replace("{host}", host).into())
        }
        Block::Done(_) => (words.done_title.into(), words.done_text.into()),
    }
}

/// By name only where it is known which member this is.
fn welcome<'a>(words: &'static Words, who: &Who) -> Cow<'a, str> {
    match who {
        Who::Member(member) if !member.name.given.trim().is_empty() => {
            words.welcome_named.replace("{name}", member.name.given.trim()).into()
        }
        _ => words.welcome.into(),
    }
}
