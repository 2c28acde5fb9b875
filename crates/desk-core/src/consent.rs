//! Consents as receipts: what somebody saw and answered, kept word for word.

use jiff::Timestamp;

/// Where it was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ConsentKind {
    /// In the provider's app.
    App,
    /// On the club's page.
    Page,
    /// At the counter.
    Counter,
}

impl ConsentKind {
    /// The word in SQL.
    pub fn word(self) -> &'static str {
        match self {
            Self::App => "app",
            Self::Page => "page",
            Self::Counter => "counter",
        }
    }

    /// Back from the word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::App, Self::Page, Self::Counter].into_iter().find(|kind| kind.word() == word)
    }
}

/// One receipt. A later answer is another one; none is ever changed.
#[derive(Clone, PartialEq, Eq)]
pub struct ConsentReceipt {
    /// Where.
    pub kind: ConsentKind,
    /// The language of what was shown: `nb`.
    pub language: String,
    /// When it was answered.
    pub at: Timestamp,
    /// What was shown and answered, as JSON, as it came.
    pub verbatim: String,
}

impl std::fmt::Debug for ConsentReceipt {
    /// Nothing of a person.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ConsentReceipt({}, {})", self.kind.word(), self.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_reads_back_from_its_word() {
        for kind in [ConsentKind::App, ConsentKind::Page, ConsentKind::Counter] {
            assert_eq!(ConsentKind::from_word(kind.word()), Some(kind));
        }
    }
}
