//! From a file to the register: rows in batches, each batch one change.

use std::fs::File;
use std::ops::ControlFlow;
use std::path::Path;

use desk_core::MemberId;
use desk_store::MemberChange;
use jiff::Timestamp;

use super::candidate::{Candidate, Problem, Reading};
use super::columns::Columns;
use super::counts::{Counts, Report, Told};
use super::refused::RefusedRows;
use super::sheet::{Row, Sheet};
use super::taking::Taking;
use super::text::Fields;
use super::verdict::{Doubt, Verdict};
use super::{Import, ImportError};

/// So many rows are one change: few enough that the counter can write in between, many enough to be quick.
const BATCH: usize = 10_000;
/// Rows can be long: a batch is not longer than this, in bytes.
const BATCH_BYTES: usize = 16 * 1024 * 1024;
/// So many rows of a kind are told one by one; the rest is counted.
const TOLD: u64 = 100;

/// Who listens, and may say that it is enough.
pub(super) type Tell<'a> = &'a mut dyn FnMut(Told) -> ControlFlow<()>;

/// Which rows. A member without a number gets the next one, which must not be that of a row further down.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pass {
    /// No row has a number.
    All,
    /// Rows with a number, and those that cannot be used.
    Numbered,
    /// The others.
    Unnumbered,
}

impl Pass {
    fn takes(self, read: &Result<Candidate, Problem>) -> bool {
        let is_unnumbered = read.as_ref().is_ok_and(|candidate| candidate.number.is_none());
        match self {
            Self::All => true,
            Self::Numbered => !is_unnumbered,
            Self::Unnumbered => is_unnumbered,
        }
    }
}

/// An import under way.
pub(super) struct Run<'a> {
    pub(super) taking: &'a mut dyn Taking,
    pub(super) tell: Tell<'a>,
    pub(super) reading: Reading,
    pub(super) now: Timestamp,
    counts: Counts,
    /// Whether there is anybody without a number.
    has_unnumbered: bool,
    refused_rows: Option<RefusedRows>,
    batch: Batch,
}

#[derive(Default)]
struct Batch {
    rows: Vec<(u64, Fields, Candidate)>,
    /// Read since the last one, with those that were not taken.
    read: usize,
    bytes: usize,
}

impl Batch {
    fn is_full(&self) -> bool {
        self.read >= BATCH || self.bytes >= BATCH_BYTES
    }
}

impl<'a> Run<'a> {
    pub(super) fn new(taking: &'a mut dyn Taking, tell: Tell<'a>, reading: Reading, now: Timestamp) -> Self {
        let (counts, batch) = (Counts::default(), Batch::default());
        Self { taking, tell, reading, now, counts, has_unnumbered: false, refused_rows: None, batch }
    }

    /// Takes the file in. With `keeps_refused`, rows that are not taken in are written beside it.
    pub(super) fn run(mut self, import: &Import, keeps_refused: bool) -> Result<Report, ImportError> {
        let (sheet, columns) = open(import)?;
        self.refused_rows = keeps_refused.then(|| RefusedRows::beside(&import.file, sheet.header()));
        let went = self.passes(import, sheet, &columns);
        // However it went: finding is quick again.
        let finished = self.taking.finish();
        let cancelled = went?.is_break();
        finished?;
        let refused_file = self.refused_rows.map(RefusedRows::finish).transpose()?.flatten();
        Ok(Report { counts: self.counts, unused_columns: columns.unused().to_vec(), refused_file, cancelled })
    }

    fn passes(
        &mut self,
        import: &Import,
        first: Sheet<File>,
        columns: &Columns,
    ) -> Result<ControlFlow<()>, ImportError> {
        if !columns.has(super::Field::Number) {
            return self.pass(Pass::All, first, columns, 0..100);
        }
        if self.pass(Pass::Numbered, first, columns, 0..50)?.is_break() {
            return Ok(ControlFlow::Break(()));
        }
        if !self.has_unnumbered {
            return Ok(self.told_progress(100));
        }
        let (again, _) = open(import)?;
        self.pass(Pass::Unnumbered, again, columns, 50..100)
    }

    fn pass(
        &mut self,
        pass: Pass,
        mut sheet: Sheet<File>,
        columns: &Columns,
        percent: std::ops::Range<u64>,
    ) -> Result<ControlFlow<()>, ImportError> {
        let length = sheet.source().metadata().map_or(0, |metadata| metadata.len()).max(1);
        loop {
            let row = sheet.next_row().map_err(ImportError::of_sheet)?;
            let is_last = row.is_none();
            if let Some(row) = row
                && self.read(pass, row, columns)?.is_break()
            {
                return Ok(ControlFlow::Break(()));
            }
            if is_last || self.batch.is_full() {
                let done = sheet.taken().min(length) * (percent.end - percent.start) / length;
                if self.take_batch()?.is_break() || self.told_progress(percent.start + done).is_break() {
                    return Ok(ControlFlow::Break(()));
                }
            }
            if is_last {
                return Ok(ControlFlow::Continue(()));
            }
        }
    }

    fn read(&mut self, pass: Pass, row: Row, columns: &Columns) -> Result<ControlFlow<()>, ImportError> {
        self.batch.read += 1;
        self.batch.bytes += row.fields.bytes();
        let read = Candidate::read(&row, columns, self.reading);
        if !pass.takes(&read) {
            self.has_unnumbered |= pass == Pass::Numbered;
            return Ok(ControlFlow::Continue(()));
        }
        match read {
            Ok(candidate) => {
                self.batch.rows.push((row.number, row.fields, candidate));
                Ok(ControlFlow::Continue(()))
            }
            Err(problem) => self.refuse(row.number, &row.fields, problem),
        }
    }

    fn take_batch(&mut self) -> Result<ControlFlow<()>, ImportError> {
        let batch = std::mem::take(&mut self.batch).rows;
        if batch.is_empty() {
            return Ok(ControlFlow::Continue(()));
        }
        let candidates: Vec<&Candidate> = batch.iter().map(|(_, _, candidate)| candidate).collect();
        let verdicts = self.taking.take(&candidates, self.now)?;
        let mut flow = ControlFlow::Continue(());
        for ((number, fields, _), verdict) in batch.iter().zip(verdicts) {
            match verdict {
                Verdict::New => self.counts.new += 1,
                Verdict::Known { change, differs, .. } => {
                    let is_changed = *change != MemberChange::default();
                    *(if is_changed { &mut self.counts.changed } else { &mut self.counts.unchanged }) += 1;
                    self.counts.kept += u64::from(differs);
                }
                Verdict::Doubtful(doubt, members) => {
                    if self.doubt(*number, fields, doubt, members)?.is_break() {
                        flow = ControlFlow::Break(());
                    }
                }
            }
        }
        Ok(flow)
    }

    fn refuse(&mut self, row: u64, fields: &Fields, problem: Problem) -> Result<ControlFlow<()>, ImportError> {
        self.counts.refused += 1;
        self.keep(row, fields, &problem.to_string())?;
        Ok(if self.counts.refused <= TOLD {
            (self.tell)(Told::Refused { row, problem })
        } else {
            ControlFlow::Continue(())
        })
    }

    fn doubt(
        &mut self,
        row: u64,
        fields: &Fields,
        doubt: Doubt,
        members: Vec<MemberId>,
    ) -> Result<ControlFlow<()>, ImportError> {
        self.counts.doubtful += 1;
        self.keep(row, fields, &doubt.to_string())?;
        if self.counts.doubtful > TOLD {
            return Ok(ControlFlow::Continue(()));
        }
        let members = members.into_iter().filter(|member| member.0 > 0).collect();
        Ok((self.tell)(Told::Doubtful { row, doubt, members }))
    }

    fn keep(&mut self, row: u64, fields: &Fields, reason: &str) -> Result<(), ImportError> {
        match &mut self.refused_rows {
            Some(rows) => Ok(rows.write(row, fields, reason)?),
            None => Ok(()),
        }
    }

    fn told_progress(&mut self, percent: u64) -> ControlFlow<()> {
        (self.tell)(Told::Progress { counts: self.counts, percent })
    }
}

/// Opens a file and reads which column holds what. A folder or a device is no file.
fn open(import: &Import) -> Result<(Sheet<File>, Columns), ImportError> {
    let file = open_file(&import.file).map_err(|error| ImportError::File(error.kind()))?;
    let sheet = Sheet::open(file).map_err(ImportError::of_sheet)?;
    let columns = Columns::read(sheet.header(), &import.mappings)?;
    Ok((sheet, columns))
}

pub(super) fn open_file(path: &Path) -> std::io::Result<File> {
    let metadata = std::fs::metadata(path)?;
    if metadata.is_dir() {
        return Err(std::io::ErrorKind::IsADirectory.into());
    }
    if !metadata.is_file() {
        // Opening a pipe would wait for somebody to write into it.
        return Err(std::io::ErrorKind::Unsupported.into());
    }
    File::open(path)
}
