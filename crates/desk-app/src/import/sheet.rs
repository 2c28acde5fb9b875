//! A CSV file as spreadsheets and registers write it, row by row, in as much memory as one row needs.

use std::io::{self, Read};

use csv_core::ReadRecordResult;

use super::bytes::Bytes;
use super::delimiter;
use super::text::Fields;

/// No row is longer, in bytes.
pub(super) const MAX_ROW: usize = 64 * 1024;
/// No row has more fields.
const MAX_FIELDS: usize = 1000;
/// A line without an end: whoever wrote it wrote no rows.
const ENDLESS: usize = 16 * 1024 * 1024;

/// A file that is read row by row.
pub(super) struct Sheet<R> {
    bytes: Bytes<R>,
    buffer: Vec<u8>,
    /// What is before this in the buffer is done with.
    start: usize,
    parser: csv_core::Reader,
    /// The fields of the row at hand, one behind the other, and where each ends.
    text: Vec<u8>,
    ends: Vec<usize>,
    header: Fields,
    row: u64,
}

/// A row below the header.
#[derive(Debug)]
pub(super) struct Row {
    /// Its number, as a spreadsheet counts: the header is 1.
    pub(super) number: u64,
    /// What is in it, as well as it can be shown if it has a flaw.
    pub(super) fields: Fields,
    /// Why it cannot be read.
    pub(super) flaw: Option<Flaw>,
}

/// Why a row cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flaw {
    /// It is longer than any row.
    TooLong,
    /// It has more fields than the header has.
    TooManyFields,
    /// A quotation mark that is never closed, or not where it should be.
    StrayQuote,
    /// Neither UTF-8 nor Windows-1252, or both.
    Encoding,
    /// It has signs that no text has.
    NotText,
}

/// Why a file cannot be read (any further).
#[derive(Debug, thiserror::Error)]
pub(super) enum SheetError {
    /// The system.
    #[error("it cannot be read: {}", .0.kind())]
    Io(#[from] io::Error),
    /// There is nothing in it.
    #[error("it is empty")]
    Empty,
    /// It is not text.
    #[error("it is not a text file; save it as CSV")]
    NotText,
    /// The first row is no header.
    #[error("its first row cannot be read as names of columns")]
    NoHeader,
    /// A line does not end.
    #[error("row {0} does not end")]
    EndlessLine(u64),
}

impl<R: Read> Sheet<R> {
    /// Reads the header.
    pub(super) fn open(source: R) -> Result<Self, SheetError> {
        let mut sheet = Self {
            bytes: Bytes::open(source)?,
            buffer: Vec::new(),
            start: 0,
            parser: csv_core::Reader::new(),
            text: vec![0; MAX_ROW + 1],
            ends: vec![0; MAX_FIELDS],
            header: Fields::default(),
            row: 0,
        };
        sheet.read_header()?;
        Ok(sheet)
    }

    /// The names of the columns.
    pub(super) fn header(&self) -> &Fields {
        &self.header
    }

    /// Where it comes from.
    pub(super) fn source(&self) -> &R {
        self.bytes.source()
    }

    /// How many bytes of the source have been read.
    pub(super) fn taken(&self) -> u64 {
        self.bytes.taken()
    }

    /// The next row in which anything is written.
    pub(super) fn next_row(&mut self) -> Result<Option<Row>, SheetError> {
        while self.begin_row()? {
            let row = self.take_row()?;
            if row.flaw.is_some() || !row.fields.are_blank() {
                return Ok(Some(row));
            }
        }
        Ok(None)
    }

    fn read_header(&mut self) -> Result<(), SheetError> {
        if !self.begin_row()? {
            return Err(SheetError::Empty);
        }
        if let Some(delimiter) = delimiter::declared(self.first_line()) {
            self.use_delimiter(delimiter);
            self.skip_line()?;
            if !self.begin_row()? {
                return Err(SheetError::Empty);
            }
        } else {
            self.use_delimiter(delimiter::guess(self.first_line()));
        }
        let header = self.take_row()?;
        match header.flaw {
            None => self.header = header.fields,
            Some(Flaw::NotText) => return Err(SheetError::NotText),
            Some(Flaw::TooLong) => return Err(SheetError::EndlessLine(self.row)),
            Some(_) => return Err(SheetError::NoHeader),
        }
        Ok(())
    }

    fn use_delimiter(&mut self, delimiter: u8) {
        self.parser = csv_core::ReaderBuilder::new().delimiter(delimiter).build();
    }

    fn unread(&self) -> &[u8] {
        &self.buffer[self.start..]
    }

    /// As much of the rest as a row may be long.
    fn window(&self) -> &[u8] {
        let unread = self.unread();
        &unread[..unread.len().min(MAX_ROW)]
    }

    /// The first line of the window, without its end.
    fn first_line(&self) -> &[u8] {
        let window = self.window();
        &window[..end_of_line(window).unwrap_or(window.len())]
    }

    /// Goes to where the next row begins. Empty lines count as rows, as they do on the screen. Answers whether there is one.
    fn begin_row(&mut self) -> Result<bool, SheetError> {
        loop {
            self.fill()?;
            match self.unread() {
                [] => return Ok(false),
                [b'\r', b'\n', ..] => self.start += 2,
                [b'\r' | b'\n', ..] => self.start += 1,
                _ => break,
            }
            self.row += 1;
        }
        self.row += 1;
        Ok(true)
    }

    /// Has a whole row in the buffer, and one byte behind it, or all there is.
    fn fill(&mut self) -> Result<(), SheetError> {
        if self.unread().len() > MAX_ROW || self.bytes.is_at_end() {
            return Ok(());
        }
        self.buffer.drain(..self.start);
        self.start = 0;
        while self.buffer.len() <= MAX_ROW && !self.bytes.is_at_end() {
            self.bytes.read_to(&mut self.buffer)?;
        }
        Ok(())
    }

    fn take_row(&mut self) -> Result<Row, SheetError> {
        self.parser.reset();
        let unread = &self.buffer[self.start..];
        let window = &unread[..unread.len().min(MAX_ROW)];
        let (mut result, mut read, written, mut fields) =
            self.parser.read_record(window, &mut self.text, &mut self.ends);
        if result == ReadRecordResult::InputEmpty && window.len() == unread.len() {
            // The last row may have no end of its own: it gets one. A quote that is open swallows that, too.
            let (end, _, _, more) = self.parser.read_record(b"\n", &mut self.text[written..], &mut self.ends[fields..]);
            (result, read, fields) = (end, window.len(), fields + more);
        }
        let row = match result {
            ReadRecordResult::Record => self.judged(read, fields),
            ReadRecordResult::OutputEndsFull => return self.take_line(Flaw::TooManyFields),
            _ if end_of_line(window).is_some() || window.len() == unread.len() => {
                return self.take_line(Flaw::StrayQuote);
            }
            _ => return self.take_line(Flaw::TooLong),
        };
        match row {
            Some(row) => {
                self.start += read;
                if self.buffer[..self.start].ends_with(b"\r") && self.unread().starts_with(b"\n") {
                    self.start += 1;
                }
                Ok(row)
            }
            None => self.take_line(Flaw::StrayQuote),
        }
    }

    /// The row that was parsed. `None` if it spans lines and does not fit the header: then a quote that was never meant as one
    /// has swallowed the rows below.
    fn judged(&self, read: usize, fields: usize) -> Option<Row> {
        let ends = &self.ends[..fields];
        let bytes = &self.text[..ends.last().copied().unwrap_or(0)];
        let width = self.header.len();
        let raw = &self.unread()[..read];
        let spans_lines = end_of_line(raw).is_some_and(|end| end + 1 < raw.len());
        let fits = fields == width || (fields > width && ends.get(width.wrapping_sub(1)) == ends.last());
        if spans_lines && width > 0 && !fits {
            return None;
        }
        let decoded = Fields::read(bytes, ends, self.bytes.may_be_windows_1252());
        let flaw = match &decoded {
            None => Some(Flaw::Encoding),
            Some(fields) if fields.are_no_text() => Some(Flaw::NotText),
            Some(fields) if width > 0 && fields.iter().skip(width).any(|field| !field.trim().is_empty()) => {
                Some(Flaw::TooManyFields)
            }
            Some(_) => None,
        };
        Some(Row { number: self.row, fields: decoded.unwrap_or_else(|| Fields::read_at_any_rate(bytes, ends)), flaw })
    }

    /// The first line alone, as a row that cannot be read.
    fn take_line(&mut self, flaw: Flaw) -> Result<Row, SheetError> {
        let line = self.first_line();
        let fields = Fields::read_at_any_rate(line, &[line.len()]);
        let row = Row { number: self.row, fields, flaw: Some(flaw) };
        self.skip_line()?;
        Ok(row)
    }

    /// Goes behind the end of the line, if it has one.
    fn skip_line(&mut self) -> Result<(), SheetError> {
        let mut skipped = 0;
        loop {
            self.fill()?;
            let window = self.window();
            if let Some(end) = end_of_line(window) {
                let is_pair = self.unread()[end..].starts_with(b"\r\n");
                self.start += end + if is_pair { 2 } else { 1 };
                return Ok(());
            }
            if window.is_empty() {
                return Ok(());
            }
            skipped += window.len();
            self.start += window.len();
            if skipped > ENDLESS {
                return Err(SheetError::EndlessLine(self.row));
            }
        }
    }
}

fn end_of_line(bytes: &[u8]) -> Option<usize> {
    bytes.iter().position(|byte| matches!(byte, b'\n' | b'\r'))
}

#[cfg(test)]
#[path = "sheet_tests.rs"]
mod tests;
