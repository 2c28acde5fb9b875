//! What the club's page is built from: blocks that the club switches on and orders, with texts per language.

use desk_wire::desk::Language;
use url::Url;

use super::colour::Accent;

/// The page of one club, checked.
#[derive(Clone, Debug)]
pub struct Page {
    /// In the order in which a visitor comes to them. The last is [`Block::Done`].
    pub blocks: Vec<Block>,
    /// The club's colour.
    pub accent: Accent,
}

impl Page {
    /// The block of that name, if the club has switched it on.
    pub(crate) fn find(&self, name: &str) -> Option<(usize, &Block)> {
        self.blocks.iter().enumerate().find(|(_, block)| block.name() == name)
    }

    /// What a visitor was asked, for the counter to say what an answer means.
    pub(crate) fn more(&self) -> Option<&More> {
        self.blocks.iter().find_map(|block| if let Block::More(more) = block { Some(more) } else { None })
    }
}

/// One part of the page. Each is there once at the most.
#[derive(Clone, Debug)]
pub enum Block {
    /// Says welcome.
    Welcome(Heading),
    /// Interests, a birthday greeting, the club's own questions.
    More(More),
    /// Marketing consents, each a choice of its own.
    Consents(Consents),
    /// Terms to accept.
    Terms(Terms),
    /// On to the club's shop or agreement.
    HandOver(HandOver),
    /// Says that all is done.
    Done(Heading),
}

impl Block {
    /// The name in the settings and in the address.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Welcome(_) => "welcome",
            Self::More(_) => "more",
            Self::Consents(_) => "consents",
            Self::Terms(_) => "terms",
            Self::HandOver(_) => "hand_over",
            Self::Done(_) => "done",
        }
    }

    /// What the club says above it.
    pub(crate) fn heading(&self) -> &Heading {
        match self {
            Self::Welcome(heading) | Self::Done(heading) => heading,
            Self::More(more) => &more.heading,
            Self::Consents(consents) => &consents.heading,
            Self::Terms(terms) => &terms.heading,
            Self::HandOver(hand_over) => &hand_over.heading,
        }
    }
}

/// A title and a text; where the club gives none, the page has its own.
#[derive(Clone, Debug, Default)]
pub struct Heading {
    /// Above.
    pub title: Option<Text>,
    /// Below.
    pub text: Option<Text>,
}

/// More about you.
#[derive(Clone, Debug, Default)]
pub struct More {
    /// What the club says above.
    pub heading: Heading,
    /// To tick.
    pub interests: Vec<Choice>,
    /// Whether a birthday greeting is asked about.
    pub birthday_greeting: bool,
    /// To fill in.
    pub fields: Vec<Field>,
}

/// Something to tick.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What stands in the register.
    pub key: String,
    /// What stands beside the box.
    pub label: Text,
}

/// Something to fill in.
#[derive(Clone, Debug)]
pub struct Field {
    /// What stands in the register.
    pub key: String,
    /// The question.
    pub label: Text,
    /// A line below it.
    pub help: Option<Text>,
    /// How many characters an answer may have.
    pub max_length: usize,
}

/// Marketing consents.
#[derive(Clone, Debug)]
pub struct Consents {
    /// What the club says above.
    pub heading: Heading,
    /// Each a choice of its own.
    pub asks: Vec<Ask>,
}

/// One consent.
#[derive(Clone, Debug)]
pub struct Ask {
    /// What stands in the receipt.
    pub key: String,
    /// What is consented to, as a whole sentence.
    pub text: Text,
    /// Where more is said about it.
    pub url: Option<Url>,
}

/// Terms to accept.
#[derive(Clone, Debug)]
pub struct Terms {
    /// What the club says above.
    pub heading: Heading,
    /// Where they are.
    pub url: Url,
    /// Which ones they are.
    pub version: String,
    /// The sentence beside the box; none: the page's own.
    pub accept: Option<Text>,
}

/// On to the club's shop or agreement.
#[derive(Clone, Debug)]
pub struct HandOver {
    /// What the club says above.
    pub heading: Heading,
    /// Where to; nothing that a visitor sends changes it.
    pub url: Url,
    /// The button; none: the page's own.
    pub button: Option<Text>,
}

/// A text of the club's in one language or several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    given: Vec<(Language, String)>,
    club: Language,
}

/// A text in the language in which it is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown<'a> {
    /// The text.
    pub text: &'a str,
    /// Its language, which may be another than was wished for.
    pub language: Language,
}

impl Text {
    /// `given` has one at the least; `club` is the club's own language.
    pub(crate) fn new(given: Vec<(Language, String)>, club: Language) -> Option<Self> {
        (!given.is_empty()).then_some(Self { given, club })
    }

    /// In the wished language; else in English, in the club's language, in whichever there is.
    pub(crate) fn shown(&self, wished: Language) -> Shown<'_> {
        let in_language = |language| self.given.iter().find(|(given, _)| *given == language);
        let found = [wished, Language::En, self.club].into_iter().find_map(in_language);
        let (language, text) = found.unwrap_or(&self.given[0]);
        Shown { text, language: *language }
    }
}

/// Every language of the page, with its word in settings, receipts and HTML.
pub(crate) const LANGUAGES: [(&str, Language); 5] =
    [("nb", Language::Nb), ("en", Language::En), ("da", Language::Da), ("fi", Language::Fi), ("sv", Language::Sv)];

/// `nb`.
pub(crate) fn word(language: Language) -> &'static str {
    LANGUAGES.iter().find(|(_, other)| *other == language).map_or("en", |(word, _)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(given: &[Language], club: Language, wished: Language, expected: Language) {
        let given = given.iter().map(|language| (*language, word(*language).to_owned())).collect();
        let text = Text::new(given, club).unwrap();
        assert_eq!(text.shown(wished), Shown { text: word(expected), language: expected });
    }

    #[test]
    fn a_text_is_shown_as_wished_or_in_english_or_as_the_club_speaks_or_as_it_is() {
        use Language::{Da, En, Fi, Nb, Sv};
        check(&[Nb, En, Fi], Nb, Fi, Fi);
        check(&[Nb, En], Nb, Fi, En);
        check(&[Nb, Sv], Nb, Fi, Nb);
        check(&[Sv], Nb, Da, Sv);
        assert_eq!(Text::new(Vec::new(), Nb), None);
    }
}
