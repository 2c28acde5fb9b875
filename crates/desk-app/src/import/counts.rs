//! What an import has come to.

use desk_core::MemberId;

use super::candidate::Problem;
use super::verdict::Doubt;

/// Rows, by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// New members.
    pub new: u64,
    /// Members of whom something changed.
    pub changed: u64,
    /// Members who are as the file says, or as the register keeps them.
    pub unchanged: u64,
    /// Staff decide.
    pub doubtful: u64,
    /// Rows that cannot be used.
    pub refused: u64,
    /// Of the changed and unchanged: name, number or address is another in the file, and the register keeps its own.
    pub kept: u64,
}

impl Counts {
    /// All rows.
    pub fn rows(&self) -> u64 {
        self.new + self.changed + self.unchanged + self.doubtful + self.refused
    }
}

/// What is told while an import goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// So far.
    Progress {
        /// What became of the rows until now.
        counts: Counts,
        /// How much of the file has been read, in hundredths.
        percent: u64,
    },
    /// A row was not taken in. Of a file with many, the first are told.
    Refused {
        /// Its number, as a spreadsheet counts.
        row: u64,
        /// Why.
        problem: Problem,
    },
    /// A row was not taken in: staff decide. Of a file with many, the first are told.
    Doubtful {
        /// Its number, as a spreadsheet counts.
        row: u64,
        /// Why.
        doubt: Doubt,
        /// Whom it may be; none, if only somebody further up in the file.
        members: Vec<MemberId>,
    },
}

/// What an import came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// What became of the rows.
    pub counts: Counts,
    /// Headings of columns that nothing was taken from.
    pub unused_columns: Vec<String>,
    /// Where the rows are that were not taken in, if there are any.
    pub refused_file: Option<std::path::PathBuf>,
    /// Whether it was cancelled before its end. Run again, it goes on.
    pub cancelled: bool,
}
