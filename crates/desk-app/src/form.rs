//! What stands in the fields of a form, and why it cannot be kept.

use desk_core::RemarkProblem;
use desk_wire::staff as wire;

use crate::failure::Failure;
use crate::import::Reason;

/// Why what was written into a field cannot be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FieldProblem {
    /// Something has to stand there.
    #[error("it is empty")]
    Empty,
    /// More signs than there may be.
    #[error("it is too long")]
    TooLong,
    /// Signs that cannot be shown, or more than one line.
    #[error("there are signs in it that cannot be shown")]
    Unprintable,
    /// It does not look like an address.
    #[error("it does not look like an e-mail address")]
    NotAnAddress,
    /// No such day, or day and month cannot be told apart.
    #[error("there is no such day; write 31.12.2026 or 2026-12-31")]
    NotADay,
    /// Not a whole number above 0.
    #[error("it is not a whole number")]
    NotANumber,
    /// Somebody else has this number.
    #[error("somebody else has this number")]
    NumberTaken,
    /// More of them than there may be.
    #[error("there are too many of them")]
    TooMany,
}

impl FieldProblem {
    pub(crate) fn view(self) -> wire::FieldProblem {
        match self {
            Self::Empty => wire::FieldProblem::Empty,
            Self::TooLong => wire::FieldProblem::TooLong,
            Self::Unprintable => wire::FieldProblem::Unprintable,
            Self::NotAnAddress => wire::FieldProblem::NotAnAddress,
            Self::NotADay => wire::FieldProblem::NotADay,
            Self::NotANumber => wire::FieldProblem::NotANumber,
            Self::NumberTaken => wire::FieldProblem::NumberTaken,
            Self::TooMany => wire::FieldProblem::TooMany,
        }
    }
}

impl From<RemarkProblem> for FieldProblem {
    fn from(problem: RemarkProblem) -> Self {
        match problem {
            RemarkProblem::Empty => Self::Empty,
            RemarkProblem::TooLong => Self::TooLong,
            RemarkProblem::Unprintable => Self::Unprintable,
        }
    }
}

impl From<Reason> for FieldProblem {
    /// What a column of a file is refused for, a field is, too.
    fn from(reason: Reason) -> Self {
        match reason {
            Reason::RowTooLong | Reason::TooLong => Self::TooLong,
            Reason::NoKey | Reason::Nobody => Self::Empty,
            Reason::NotAnAddress => Self::NotAnAddress,
            Reason::ImpossibleDate | Reason::AmbiguousDate => Self::NotADay,
            Reason::Rounded | Reason::NotANumber | Reason::Phone(_) => Self::NotANumber,
            Reason::TooMany => Self::TooMany,
            Reason::TooManyFields
            | Reason::StrayQuote
            | Reason::Encoding
            | Reason::NotText
            | Reason::SpansLines
            | Reason::UnknownStatus => Self::Unprintable,
        }
    }
}

/// What stands in a field, or why it cannot be kept there.
pub(crate) fn field<T, P: Into<FieldProblem>>(field: &'static str, read: Result<T, P>) -> Result<T, Failure> {
    read.map_err(|problem| Failure::Field { field, problem: problem.into() })
}

/// The same of a field that may be empty.
pub(crate) fn optional<T, P: Into<FieldProblem>>(
    name: &'static str,
    text: &str,
    read: impl FnOnce(&str) -> Result<T, P>,
) -> Result<Option<T>, Failure> {
    if text.trim().is_empty() { Ok(None) } else { field(name, read(text)).map(Some) }
}
