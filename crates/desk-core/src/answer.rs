//! What a member told the club by themselves, on its page: interests, whether a greeting is welcome, the club's own questions.

use jiff::Timestamp;

/// One answer to one question. A later one to the same question takes its place.
#[derive(Clone, PartialEq, Eq)]
pub struct Answer {
    /// Which question, by the club's key.
    pub question: String,
    /// The question as it was shown.
    pub asked: String,
    /// What was answered, as JSON: a text, a list of keys, yes or no.
    pub answer: String,
    /// The language of what was shown: `nb`.
    pub language: String,
    /// When.
    pub at: Timestamp,
}

impl std::fmt::Debug for Answer {
    /// Nothing of a person.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Answer({}, {})", self.question, self.at)
    }
}
