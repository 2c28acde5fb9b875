//! A guest list from a file or from the page, taken in whole: a day has room for so many, so it fits into memory.

use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use desk_core::{GuestList, NewGuest};
use desk_store::GuestTaken;
use desk_wire::command::ImportGuests;
use desk_wire::house::{GuestsImported, RowProblem, RowReason};
use desk_wire::{Code, WireError};
use jiff::civil::Date;

use super::ImportError;
use super::candidate::{Problem, Reading, Reason};
use super::columns::{Columns, Mapping};
use super::field::Field;
use super::guest_row;
use super::refused::RefusedRows;
use super::run::open_file;
use super::sheet::{Row, Sheet};
use crate::desk::Desk;

/// No guest list is larger, in bytes.
const MAX_BYTES: usize = 8 * 1024 * 1024;
/// So many rows that cannot be used are told one by one; the rest is counted.
const TOLD: usize = 100;

/// Where a guest list is.
#[derive(Clone, Debug)]
pub enum GuestSource {
    /// In a file. Rows that are not taken in are written into a file beside it.
    File(PathBuf),
    /// Here, byte for byte.
    Content(Vec<u8>),
}

/// A guest list to be taken in.
#[derive(Clone, Debug)]
pub struct GuestImport {
    /// Where it is.
    pub source: GuestSource,
    /// For which day; `None`: today.
    pub day: Option<Date>,
    /// What it is called; `None`: as the file.
    pub name: Option<String>,
    /// Which column holds what, where its heading does not say so.
    pub mappings: Vec<Mapping>,
}

/// What came of a guest list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuestReport {
    /// Which list it is now.
    pub list: GuestList,
    /// Rows that are guests now.
    pub new: u64,
    /// Of these, how many are members.
    pub members: u64,
    /// Rows of people who were on the day's lists already.
    pub there: u64,
    /// Rows that cannot be used.
    pub refused: u64,
    /// Why, of the first hundred: the row's number, as a spreadsheet counts.
    pub problems: Vec<(u64, Problem)>,
    /// Headings of columns that nothing was taken from.
    pub unused_columns: Vec<String>,
    /// Where the rows are that were not taken in, if there are any.
    pub refused_file: Option<PathBuf>,
}

impl Desk {
    /// Takes a guest list in: all of it that can be used, or nothing. Taken in again, it doubles nobody.
    pub async fn import_guests(&self, import: GuestImport) -> Result<GuestReport, ImportError> {
        let report = self.take_guests(import, false).await?;
        tracing::info!(new = report.new, refused = report.refused, "a guest list was taken in");
        self.tell_house().await;
        Ok(report)
    }

    /// What that would come to. Changes nothing.
    pub async fn plan_guests(&self, import: GuestImport) -> Result<GuestReport, ImportError> {
        self.take_guests(import, true).await
    }

    async fn take_guests(&self, import: GuestImport, dry_run: bool) -> Result<GuestReport, ImportError> {
        let (config, now, today) = (&self.inner.config, self.now(), self.today());
        let reading = Reading { country: config.club.default_country, fixtures: config.fixture_numbers() };
        let store = self.inner.store.clone();
        let take = move || {
            let list = GuestList::new(import.day.unwrap_or(today), &name(&import));
            let read = Reader { import: &import, reading, keeps_refused: !dry_run }.read()?;
            let taken = if dry_run {
                store.plan_guests(&list, &read.guests, now)?
            } else {
                store.take_in_guests(&list, &read.guests, now)?
            };
            Ok(report(list, read, &taken))
        };
        tokio::task::spawn_blocking(take).await.map_err(|_| ImportError::Internal)?
    }

    /// The same for the page, which has the file's bytes and no place beside it.
    pub(crate) async fn import_guests_from_page(&self, with: ImportGuests) -> Result<GuestsImported, WireError> {
        let day = with.day.as_deref().map(str::parse).transpose();
        let day = day.map_err(|_| WireError::new(Code::NotAList).with_detail("there is no such day"))?;
        let import = GuestImport {
            source: GuestSource::Content(with.content),
            day,
            name: Some(with.list),
            mappings: Vec::new(),
        };
        let done = if with.dry_run { self.plan_guests(import).await } else { self.import_guests(import).await };
        match done {
            Ok(report) => Ok(view(&report, with.dry_run)),
            Err(error) => {
                let error = WireError::from(error);
                Err(if error.code == Code::Usage { WireError { code: Code::NotAList, ..error } } else { error })
            }
        }
    }
}

/// What a list is called that nobody named.
fn name(import: &GuestImport) -> String {
    let of_file = || match &import.source {
        GuestSource::File(file) => file.file_stem().map(|stem| stem.to_string_lossy().into_owned()),
        GuestSource::Content(_) => None,
    };
    import.name.clone().or_else(of_file).unwrap_or_default()
}

/// The rows of a list, read.
struct ReadRows {
    guests: Vec<NewGuest>,
    refused: u64,
    problems: Vec<(u64, Problem)>,
    unused_columns: Vec<String>,
    refused_file: Option<PathBuf>,
}

struct Reader<'a> {
    import: &'a GuestImport,
    reading: Reading,
    keeps_refused: bool,
}

impl Reader<'_> {
    fn read(&self) -> Result<ReadRows, ImportError> {
        let mut sheet = Sheet::open(Cursor::new(self.bytes()?)).map_err(ImportError::of_sheet)?;
        let columns = guest_row::columns(sheet.header(), &self.import.mappings)?;
        let mut quarantine = self.quarantine().map(|file| RefusedRows::beside(file, sheet.header()));
        let mut rows = ReadRows {
            guests: Vec::new(),
            refused: 0,
            problems: Vec::new(),
            unused_columns: columns.unused().to_vec(),
            refused_file: None,
        };
        while let Some(row) = sheet.next_row().map_err(ImportError::of_sheet)? {
            self.take(&mut rows, &row, &columns, quarantine.as_mut())?;
            if rows.guests.len() > GuestList::MOST {
                return Err(desk_store::StoreError::ListFull.into());
            }
        }
        rows.refused_file = quarantine.map(RefusedRows::finish).transpose()?.flatten();
        Ok(rows)
    }

    fn take(
        &self,
        rows: &mut ReadRows,
        row: &Row,
        columns: &Columns,
        quarantine: Option<&mut RefusedRows>,
    ) -> Result<(), ImportError> {
        let problem = match guest_row::read(row, columns, self.reading) {
            Ok(guest) => {
                rows.guests.push(guest);
                return Ok(());
            }
            Err(problem) => problem,
        };
        rows.refused += 1;
        if rows.problems.len() < TOLD {
            rows.problems.push((row.number, problem));
        }
        match quarantine {
            Some(quarantine) => Ok(quarantine.write(row.number, &row.fields, &problem.to_string())?),
            None => Ok(()),
        }
    }

    fn bytes(&self) -> Result<Vec<u8>, ImportError> {
        let bytes = match &self.import.source {
            GuestSource::Content(bytes) => bytes.clone(),
            GuestSource::File(file) => bytes_of(file)?,
        };
        if bytes.len() > MAX_BYTES {
            return Err(ImportError::Sheet("it is larger than a guest list can be: 8 MiB".to_owned()));
        }
        Ok(bytes)
    }

    /// Beside which file the rows go that cannot be used.
    fn quarantine(&self) -> Option<&Path> {
        match &self.import.source {
            GuestSource::File(file) if self.keeps_refused => Some(file),
            _ => None,
        }
    }
}

fn bytes_of(file: &Path) -> Result<Vec<u8>, ImportError> {
    let mut bytes = Vec::new();
    let most = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX) + 1;
    let read = open_file(file).and_then(|file| file.take(most).read_to_end(&mut bytes));
    read.map_err(|error| ImportError::File(error.kind()))?;
    Ok(bytes)
}

fn report(list: GuestList, rows: ReadRows, taken: &[GuestTaken]) -> GuestReport {
    let count = |wanted: fn(&GuestTaken) -> bool| taken.iter().filter(|taken| wanted(taken)).count() as u64;
    GuestReport {
        list,
        new: count(|taken| matches!(taken, GuestTaken::New { .. })),
        members: count(|taken| matches!(taken, GuestTaken::New { is_member: true })),
        there: count(|taken| matches!(taken, GuestTaken::There)),
        refused: rows.refused,
        problems: rows.problems,
        unused_columns: rows.unused_columns,
        refused_file: rows.refused_file,
    }
}

fn view(report: &GuestReport, dry_run: bool) -> GuestsImported {
    let number = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
    let problems = report.problems.iter();
    GuestsImported {
        day: report.list.day.to_string(),
        list: report.list.name.clone(),
        dry_run,
        new: number(report.new),
        members: number(report.members),
        there: number(report.there),
        refused: number(report.refused),
        problems: problems.map(|(row, problem)| RowProblem { row: number(*row), reason: reason(*problem) }).collect(),
        unused_columns: report.unused_columns.clone(),
    }
}

fn reason(problem: Problem) -> RowReason {
    match (problem.field, problem.reason) {
        (_, Reason::Nobody) => RowReason::Nobody,
        (Some(Field::Phone), _) => RowReason::Phone,
        (Some(_), Reason::TooLong | Reason::SpansLines) => RowReason::TooLong,
        _ => RowReason::Unreadable,
    }
}
