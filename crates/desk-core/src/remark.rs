//! What staff write about a member: a note, and tags to sort members by.

/// What staff should know: at most 2000 signs, on as many lines as they like.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Note(String);

/// A short word to sort members by: 1 to 40 signs on one line.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tag(String);

/// Why a text is no note and no tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RemarkProblem {
    /// It has too many signs.
    #[error("it is too long")]
    TooLong,
    /// It is empty.
    #[error("it is empty")]
    Empty,
    /// It has signs that cannot be shown, or more than one line.
    #[error("there are signs in it that cannot be shown")]
    Unprintable,
}

impl Note {
    /// The longest, in signs.
    pub const LONGEST: usize = 2000;

    /// From a text; spaces around it fall away.
    ///
    /// # Errors
    /// [`RemarkProblem`].
    pub fn new(text: &str) -> Result<Self, RemarkProblem> {
        let is_shown = |sign: char| !sign.is_control() || sign == '\n' || sign == '\t';
        bounded(text, Self::LONGEST, is_shown).map(Self)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Both, one below the other, cut where a note ends.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        let parts = [self.as_str(), other.as_str()].into_iter().filter(|part| !part.is_empty());
        Self(parts.collect::<Vec<_>>().join("\n").chars().take(Self::LONGEST).collect())
    }
}

impl Tag {
    /// The longest, in signs.
    pub const LONGEST: usize = 40;
    /// So many a member has at most.
    pub const MOST: usize = 50;

    /// From a text; spaces around it fall away.
    ///
    /// # Errors
    /// [`RemarkProblem`].
    pub fn new(text: &str) -> Result<Self, RemarkProblem> {
        let text = bounded(text, Self::LONGEST, |sign| !sign.is_control())?;
        if text.is_empty() { Err(RemarkProblem::Empty) } else { Ok(Self(text)) }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Note {
    /// Nothing of a person.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Note(…)")
    }
}

impl std::fmt::Debug for Tag {
    /// Nothing of a person.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Tag(…)")
    }
}

pub(crate) fn bounded(text: &str, longest: usize, is_shown: impl Fn(char) -> bool) -> Result<String, RemarkProblem> {
    let text = text.trim();
    if text.chars().count() > longest {
        return Err(RemarkProblem::TooLong);
    }
    if text.chars().all(is_shown) { Ok(text.to_owned()) } else { Err(RemarkProblem::Unprintable) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_has_lines_and_a_tag_has_one() {
        assert_eq!(Note::new(" two\nlines ").unwrap().as_str(), "two\nlines");
        assert_eq!(Note::new("").unwrap(), Note::default());
        assert_eq!(Tag::new(" seat 4 ").unwrap().as_str(), "seat 4");
        assert_eq!(Tag::new("two\nlines"), Err(RemarkProblem::Unprintable));
        assert_eq!(Tag::new("  "), Err(RemarkProblem::Empty));
        assert_eq!(Note::new("\u{0}"), Err(RemarkProblem::Unprintable));
    }

    #[test]
    fn what_is_too_long_is_refused_and_counted_in_signs() {
        assert!(Note::new(&"å".repeat(2000)).is_ok());
        assert_eq!(Note::new(&"å".repeat(2001)), Err(RemarkProblem::TooLong));
        assert!(Tag::new(&"å".repeat(40)).is_ok());
        assert_eq!(Tag::new(&"å".repeat(41)), Err(RemarkProblem::TooLong));
    }

    #[test]
    fn two_notes_are_one_below_the_other() {
        let note = |text| Note::new(text).unwrap();
        assert_eq!(note("one").and(&note("two")), note("one\ntwo"));
        assert_eq!(note("").and(&note("two")), note("two"));
        assert_eq!(note(&"x".repeat(2000)).and(&note("two")).as_str().len(), 2000);
    }
}
