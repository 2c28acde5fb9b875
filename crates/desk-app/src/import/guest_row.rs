//! From a row of a guest list to a guest, or to why not. A name or a number is enough: nobody has to be known again by it.

use desk_core::{NewGuest, Note, PhoneProblem};

use super::candidate::{self, Cells, Problem, Read, Reading, Reason};
use super::clean;
use super::columns::{Columns, ColumnsError, Mapping};
use super::field::{self, Field};
use super::formula;
use super::sheet::Row;
use super::text::Fields;

/// What guest lists call the column of names, beside what every list calls it; the most telling first.
const GUESTS: [&str; 20] = [
    "gjestenavn",
    "guest name",
    "gæstenavn",
    "vieraan nimi",
    "gästnamn",
    "deltakernavn",
    "participant name",
    "deltagernavn",
    "osallistujan nimi",
    "deltagarnamn",
    "gjest",
    "guest",
    "gæst",
    "vieras",
    "gäst",
    "deltaker",
    "participant",
    "deltager",
    "osallistuja",
    "deltagare",
];

/// What there is to know of a guest.
const USED: [Field; 5] = [Field::Given, Field::Family, Field::FullName, Field::Phone, Field::Note];

/// Which column holds what in a guest list.
pub(super) fn columns(header: &Fields, by_hand: &[Mapping]) -> Result<Columns, ColumnsError> {
    // What is told of members only is told as not used.
    let of_members = Field::ALL.into_iter().filter(|field| !USED.contains(field));
    let mut mappings: Vec<Mapping> = of_members.map(|field| Mapping { field, column: String::new() }).collect();
    mappings.extend(by_hand.iter().filter(|mapping| USED.contains(&mapping.field)).cloned());
    let has_names = |field: Field| header.iter().any(|heading| field.rank(heading).is_some());
    let is_said = |field: Field| by_hand.iter().any(|mapping| mapping.field == field);
    let names = [Field::FullName, Field::Given, Field::Family];
    if !names.into_iter().any(|field| has_names(field) || is_said(field)) {
        let ranked = (0..header.len()).filter_map(|index| {
            let key = field::key(header.get(index));
            Some((GUESTS.iter().position(|name| field::key(name) == key)?, index))
        });
        if let Some((_, index)) = ranked.min() {
            mappings.push(Mapping { field: Field::FullName, column: (index + 1).to_string() });
        }
    }
    Columns::read(header, &mappings)
}

/// Reads a row.
pub(super) fn read(row: &Row, columns: &Columns, reading: Reading) -> Read<NewGuest> {
    if let Some(flaw) = row.flaw {
        return Err(Problem { field: None, reason: flaw.into() });
    }
    let cells = Cells { row: &row.fields, columns };
    let name = cells.name()?;
    let note = cells.read(Field::Note, candidate::note)?.unwrap_or_default();
    let (phone, note) = match cells.read(Field::Phone, |text| candidate::phone(text, reading)) {
        // Guests come from anywhere. A number that no request can be sent to is still worth having.
        Err(Problem { reason: Reason::Phone(PhoneProblem::CountryNotServed), .. }) => {
            let number = clean::line(formula::as_it_was(columns.get(&row.fields, Field::Phone)));
            (None, note.and(&Note::new(&number).unwrap_or_default()))
        }
        read => (read?, note),
    };
    if name.full().is_empty() && phone.is_none() {
        return Err(Problem { field: None, reason: Reason::Nobody });
    }
    Ok(NewGuest { name, phone, note, member: None })
}
