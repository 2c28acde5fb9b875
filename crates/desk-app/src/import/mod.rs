//! Members from a file of another register, and guests from the list of a day.
//!
//! `Sheet` reads CSV row by row, in whatever encoding and with whatever signs in between; `Columns` says which column holds
//! what; a `Candidate` is a row that makes sense, a [`Problem`] why it does not. `judge` decides who a candidate is, and
//! `Run` takes them in, a batch at a time. An import that ended early is run again: it finds who is there.
//!
//! What it deliberately is not: a guess. A row that cannot be read, a day that may be two days and a number that somebody with
//! another name has are told, and left to staff.

mod bytes;
pub(crate) mod candidate;
mod clean;
mod columns;
mod counts;
mod dates;
mod delimiter;
pub(crate) mod field;
pub(crate) mod formula;
mod guest_row;
mod guests;
mod refused;
mod run;
mod sheet;
mod taking;
mod text;
mod verdict;

use std::io::ErrorKind;
use std::ops::ControlFlow;
use std::path::PathBuf;

use desk_store::StoreError;

pub use candidate::{Problem, Reason};
pub use columns::{ColumnsError, Mapping};
pub use counts::{Counts, Report, Told};
pub use field::Field;
pub use guests::{GuestImport, GuestReport, GuestSource};
pub use jiff::civil::Date;
pub use verdict::Doubt;

use crate::desk::Desk;
use crate::export::DraftError;
use candidate::Reading;
use run::Run;
use sheet::SheetError;
use taking::{Applying, Planning, Taking};

/// What is to be taken in.
#[derive(Clone, Debug)]
pub struct Import {
    /// The file.
    pub file: PathBuf,
    /// Which column holds what, where its heading does not say so.
    pub mappings: Vec<Mapping>,
}

/// Why an import did not come to its end. Batches before that are in the register; run again, it goes on.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file.
    #[error("the file cannot be read: {0}")]
    File(ErrorKind),
    /// What is in it.
    #[error("{0}")]
    Sheet(String),
    /// Its columns.
    #[error(transparent)]
    Columns(#[from] ColumnsError),
    /// The file of refused rows.
    #[error(transparent)]
    RefusedRows(#[from] DraftError),
    /// The register.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A fault of ours.
    #[error("a task ended early")]
    Internal,
}

impl ImportError {
    fn of_sheet(error: SheetError) -> Self {
        match error {
            SheetError::Io(error) => Self::File(error.kind()),
            error => Self::Sheet(error.to_string()),
        }
    }
}

impl Desk {
    /// Takes members in from a file, and tells how it goes on until `tell` says that it is enough. Rows that are not taken in
    /// are written into a file beside it.
    pub async fn import_members(
        &self,
        import: Import,
        tell: impl FnMut(Told) -> ControlFlow<()> + Send + 'static,
    ) -> Result<Report, ImportError> {
        let inner = &self.inner;
        let applying = Applying { store: self.register(), time_zone: inner.time_zone.clone() };
        let report = self.run_import(import, tell, true, move || Ok(applying)).await?;
        tracing::info!(rows = report.counts.rows(), new = report.counts.new, "members imported");
        Ok(report)
    }

    /// What an import would come to. Changes nothing.
    pub async fn plan_import(
        &self,
        import: Import,
        tell: impl FnMut(Told) -> ControlFlow<()> + Send + 'static,
    ) -> Result<Report, ImportError> {
        let desk = self.clone();
        let planning = move || {
            let inner = &desk.inner;
            Planning::beside(desk.register(), desk.random(), inner.time_zone.clone())
        };
        self.run_import(import, tell, false, planning).await
    }

    async fn run_import<T: Taking>(
        &self,
        import: Import,
        mut tell: impl FnMut(Told) -> ControlFlow<()> + Send + 'static,
        keeps_refused: bool,
        taking: impl FnOnce() -> Result<T, StoreError> + Send + 'static,
    ) -> Result<Report, ImportError> {
        let (config, now, closing) = (&self.inner.config, self.now(), self.inner.closing.clone());
        let reading = Reading { country: config.club.default_country, fixtures: config.fixture_numbers() };
        let run = move || {
            let mut tell = |told| if closing.is_cancelled() { ControlFlow::Break(()) } else { tell(told) };
            let mut taking = taking()?;
            Run::new(&mut taking, &mut tell, reading, now).run(&import, keeps_refused)
        };
        tokio::task::spawn_blocking(run).await.map_err(|_| ImportError::Internal)?
    }
}
