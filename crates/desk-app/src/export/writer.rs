//! A CSV file that is written row by row.

use std::io::{self, Write};

use super::draft::{Draft, DraftError};
use crate::import::formula::disarmed;

/// For whom a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flavour {
    /// Excel in the Nordic countries, by a double click: `;` between fields, UTF-8 with a mark.
    Excel,
    /// Programs: RFC 4180 in UTF-8.
    Plain,
}

/// What stands in a cell.
#[derive(Clone, Copy)]
pub(crate) enum Cell<'a> {
    /// Somebody's text: what looks like a formula is made harmless.
    Text(&'a str),
    /// What we made ourselves of digits and is no formula.
    Ours(&'a str),
}

/// A sheet on its way to a file.
pub(crate) struct SheetWriter {
    rows: csv::Writer<Draft>,
    place: std::path::PathBuf,
}

impl SheetWriter {
    pub(crate) fn new(mut draft: Draft, flavour: Flavour) -> Result<Self, DraftError> {
        let place = draft.place().to_owned();
        let delimiter = match flavour {
            Flavour::Excel => {
                draft.write_all("\u{feff}".as_bytes()).map_err(|error| DraftError { place: place.clone(), error })?;
                b';'
            }
            Flavour::Plain => b',',
        };
        let mut format = csv::WriterBuilder::new();
        format.delimiter(delimiter).terminator(csv::Terminator::CRLF).flexible(true);
        Ok(Self { rows: format.from_writer(draft), place })
    }

    pub(crate) fn write<'a>(&mut self, cells: impl IntoIterator<Item = Cell<'a>>) -> Result<(), DraftError> {
        let written = cells.into_iter().try_for_each(|cell| match cell {
            Cell::Text(text) => self.rows.write_field(disarmed(text)),
            Cell::Ours(text) => self.rows.write_field(text),
        });
        // An empty record ends the row.
        let ended = written.and_then(|()| self.rows.write_record(None::<&[u8]>));
        ended.map_err(|error| DraftError { place: self.place.clone(), error: error.into() })
    }

    /// Puts the file in its place.
    pub(crate) fn finish(self) -> Result<(), DraftError> {
        let place = self.place;
        let draft = self.rows.into_inner().map_err(|error| {
            let kind = error.error().kind();
            DraftError { place, error: io::Error::from(kind) }
        })?;
        draft.put()
    }
}
