//! The register as a CSV file.
//!
//! For Excel in the Nordic countries, or for programs. What is written is read back by [`crate::import`] as it was: nothing
//! changes. No cell can run as a formula.
//!
//! In clear, because the manager asked for it: the file is its owner's alone, and the audit says that it was made.

mod draft;
mod room;
mod writer;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use desk_core::{Member, MemberId, Phone};
use desk_store::{Store, StoreError};
use desk_wire::desk::Language;
use jiff::Timestamp;
use jiff::tz::TimeZone;

pub(crate) use draft::Draft;
pub use draft::DraftError;
pub use writer::Flavour;
pub(crate) use writer::{Cell, SheetWriter};

use crate::desk::Desk;
use crate::import::Field;
use crate::import::candidate::tags_cell;
use crate::import::field::status_word;

/// So many members are read at a time.
const PAGE: u32 = 1000;
/// The columns, in order.
const COLUMNS: [Field; 10] = [
    Field::Number,
    Field::Given,
    Field::Family,
    Field::Phone,
    Field::Email,
    Field::Status,
    Field::ValidUntil,
    Field::Joined,
    Field::Tags,
    Field::Note,
];

/// What is to be written.
#[derive(Clone, Debug)]
pub struct Export {
    /// Where to: a name that ends in `.csv`. What is there is replaced.
    pub file: PathBuf,
    /// For whom.
    pub flavour: Flavour,
}

/// What an export came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exported {
    /// How many members.
    pub members: u64,
    /// Whether it was cancelled before its end. Then there is no file.
    pub cancelled: bool,
}

/// Why there is no file.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The name is not one of a CSV file: a slip could cost another file.
    #[error("the name of the file has to end in .csv")]
    NotCsv,
    /// The file.
    #[error(transparent)]
    File(#[from] DraftError),
    /// The register.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A fault of ours.
    #[error("a task ended early")]
    Internal,
}

impl Desk {
    /// Writes all members into a file, and tells how many it has written until `tell` says that it is enough.
    pub async fn export_members(
        &self,
        export: Export,
        mut tell: impl FnMut(u64) -> ControlFlow<()> + Send + 'static,
    ) -> Result<Exported, ExportError> {
        let extension = export.file.extension().and_then(|extension| extension.to_str());
        if !extension.is_some_and(|extension| extension.eq_ignore_ascii_case("csv")) {
            return Err(ExportError::NotCsv);
        }
        let inner = &self.inner;
        let writing = Writing {
            flavour: export.flavour,
            language: inner.config.club.language,
            time_zone: inner.time_zone.clone(),
        };
        let (store, now, closing) = (self.register(), self.now(), inner.closing.clone());
        let write = move || {
            let tell = |members| if closing.is_cancelled() { ControlFlow::Break(()) } else { tell(members) };
            writing.write(&store, &export.file, now, tell)
        };
        tokio::task::spawn_blocking(write).await.map_err(|_| ExportError::Internal)?
    }
}

struct Writing {
    flavour: Flavour,
    language: Language,
    time_zone: TimeZone,
}

impl Writing {
    fn write(
        &self,
        store: &Store,
        file: &Path,
        now: Timestamp,
        mut tell: impl FnMut(u64) -> ControlFlow<()>,
    ) -> Result<Exported, ExportError> {
        let mut sheet = SheetWriter::new(Draft::new(file)?, self.flavour)?;
        sheet.write(COLUMNS.iter().map(|field| Cell::Text(field.heading(self.language))))?;
        let (mut members, mut last) = (0, MemberId(0));
        loop {
            let page = store.list_members(last, PAGE)?;
            let Some(end) = page.last() else { break };
            last = end.id;
            for member in &page {
                let cells = COLUMNS.map(|field| self.cell(member, field));
                sheet.write(COLUMNS.iter().zip(&cells).map(|(field, text)| self.guarded(*field, text)))?;
            }
            members += page.len() as u64;
            if tell(members).is_break() {
                return Ok(Exported { members, cancelled: true });
            }
        }
        // Noted first: there is no file that nobody knows of.
        store.note_exported(now)?;
        sheet.finish()?;
        tracing::info!(members, "members exported");
        Ok(Exported { members, cancelled: false })
    }

    fn cell(&self, member: &Member, field: Field) -> String {
        match field {
            Field::Number => member.number.to_string(),
            Field::Given => member.name.given.clone(),
            Field::Family => member.name.family.clone(),
            Field::FullName => member.name.full(),
            Field::Phone => member.phone.as_ref().map(|phone| self.phone(phone)).unwrap_or_default(),
            Field::Email => member.email.as_ref().map(|email| email.address.clone()).unwrap_or_default(),
            Field::Status => status_word(member.status, self.language).to_owned(),
            Field::ValidUntil => member.valid_until.map(|day| day.to_string()).unwrap_or_default(),
            Field::Joined => self.time_zone.to_datetime(member.joined_at).date().to_string(),
            Field::Tags => tags_cell(&member.tags),
            Field::Note => member.note.as_str().to_owned(),
        }
    }

    fn phone(&self, phone: &Phone) -> String {
        match self.flavour {
            Flavour::Excel => phone.pretty(),
            Flavour::Plain => phone.to_e164(),
        }
    }

    /// `+4791234567` is a formula to a spreadsheet, which makes 4,79E+09 of it; to a program it is a number in E.164.
    fn guarded<'a>(&self, field: Field, text: &'a str) -> Cell<'a> {
        match (self.flavour, field) {
            (Flavour::Plain, Field::Phone) => Cell::Ours(text),
            _ => Cell::Text(text),
        }
    }
}
