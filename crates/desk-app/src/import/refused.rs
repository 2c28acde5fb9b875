//! The rows that were not taken in, beside the file they came from: to be mended and imported again.

use std::path::{Path, PathBuf};

use super::text::Fields;
use crate::export::{Cell, Draft, DraftError, Flavour, SheetWriter};

/// The heading over the reasons.
const REASON: &str = "Refused because";

/// `members.csv` → `members.refused.csv`
fn beside(file: &Path) -> PathBuf {
    file.with_extension("refused.csv")
}

/// The file, which is there only if there is a row for it, and whole only when it is done.
pub(super) struct RefusedRows {
    path: PathBuf,
    header: Fields,
    sheet: Option<SheetWriter>,
}

impl RefusedRows {
    pub(super) fn beside(file: &Path, header: &Fields) -> Self {
        Self { path: beside(file), header: header.clone(), sheet: None }
    }

    /// Writes a row, with the reason before it.
    pub(super) fn write(&mut self, number: u64, row: &Fields, reason: &str) -> Result<(), DraftError> {
        let sheet = if let Some(sheet) = &mut self.sheet {
            sheet
        } else {
            let mut sheet = SheetWriter::new(Draft::new(&self.path)?, Flavour::Excel)?;
            sheet.write(std::iter::once(REASON).chain(self.header.iter()).map(Cell::Text))?;
            self.sheet.insert(sheet)
        };
        let reason = format!("row {number}: {reason}");
        // A row that could not be read as fields is shorter than the others.
        let missing = self.header.len().saturating_sub(row.len());
        let fields = row.iter().chain(std::iter::repeat_n("", missing));
        sheet.write(std::iter::once(reason.as_str()).chain(fields).map(Cell::Text))
    }

    /// Puts the file in its place. Answers where, if there is one.
    pub(super) fn finish(self) -> Result<Option<PathBuf>, DraftError> {
        match self.sheet {
            Some(sheet) => sheet.finish().map(|()| Some(self.path)),
            None => Ok(None),
        }
    }
}
