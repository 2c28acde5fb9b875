//! Which column holds what.

use desk_core::folding::fold;

use super::field::Field;
use super::text::Fields;

/// A field that was put to a column by hand: by its heading, by its number from 1, or, empty, to none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// What it holds.
    pub field: Field,
    /// Which column.
    pub column: String,
}

/// Why a sheet has no columns for members.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ColumnsError {
    /// Nothing in the header is a name or a phone number.
    #[error("no column holds a name or a phone number; there are: {0}")]
    NothingUsable(String),
    /// A column that was named is not there.
    #[error("there is no column \"{wanted}\"; there are: {there}")]
    NoSuchColumn {
        /// What was named.
        wanted: String,
        /// What there is.
        there: String,
    },
    /// Several columns have the same heading, and it is not said which is meant.
    #[error("there are several columns \"{heading}\"; say which with --map {word}=N, counted from 1")]
    Twice {
        /// That heading.
        heading: String,
        /// The field's word.
        word: &'static str,
    },
}

/// Which column holds what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Columns {
    places: [Option<usize>; Field::ALL.len()],
    unused: Vec<String>,
}

/// Headings in a message: so many, each so long. A file without a header has a person in its first row.
const SHOWN: usize = 30;
const SHOWN_SIGNS: usize = 40;

impl Columns {
    /// From the header, and what was said by hand.
    pub(super) fn read(header: &Fields, by_hand: &[Mapping]) -> Result<Self, ColumnsError> {
        let mut columns = Self { places: [None; Field::ALL.len()], unused: Vec::new() };
        let taken = by_hand.iter().map(|mapping| named(header, mapping)).collect::<Result<Vec<_>, _>>()?;
        for field in Field::ALL {
            let said = by_hand.iter().rposition(|mapping| mapping.field == field);
            columns.places[field as usize] = match said {
                Some(said) => taken[said],
                None => known(header, field, &taken)?,
            };
        }
        if [Field::Given, Field::Family, Field::FullName, Field::Phone].iter().all(|field| !columns.has(*field)) {
            return Err(ColumnsError::NothingUsable(listed(header)));
        }
        let is_unused =
            |index: &usize| !columns.places.contains(&Some(*index)) && !header.get(*index).trim().is_empty();
        columns.unused = (0..header.len()).filter(is_unused).map(|index| shown(header.get(index))).collect();
        Ok(columns)
    }

    /// Whether there is a column for it.
    pub(super) fn has(&self, field: Field) -> bool {
        self.places[field as usize].is_some()
    }

    /// What a row says of it; empty if there is no such column.
    pub(super) fn get<'a>(&self, row: &'a Fields, field: Field) -> &'a str {
        self.places[field as usize].map_or("", |place| row.get(place))
    }

    /// Headings of columns that nothing is taken from.
    pub(super) fn unused(&self) -> &[String] {
        &self.unused
    }
}

/// The column that was named: by its heading, else by its number.
fn named(header: &Fields, mapping: &Mapping) -> Result<Option<usize>, ColumnsError> {
    let wanted = mapping.column.trim();
    if wanted.is_empty() {
        return Ok(None);
    }
    let is_same =
        |heading: &str| heading.trim() == wanted || (fold(heading) == fold(wanted) && !fold(wanted).is_empty());
    let mut same = (0..header.len()).filter(|&index| is_same(header.get(index)));
    match (same.next(), same.next()) {
        (Some(place), None) => Ok(Some(place)),
        (Some(_), Some(_)) => Err(twice(wanted, mapping.field)),
        (None, _) => {
            let place = wanted.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            let missing = || ColumnsError::NoSuchColumn { wanted: shown(wanted), there: listed(header) };
            place.filter(|place| *place < header.len()).map(Some).ok_or_else(missing)
        }
    }
}

/// The column whose heading is most telling of the field.
fn known(header: &Fields, field: Field, taken: &[Option<usize>]) -> Result<Option<usize>, ColumnsError> {
    let free = (0..header.len()).filter(|index| !taken.contains(&Some(*index)));
    let ranked: Vec<(usize, usize)> = free.filter_map(|index| Some((field.rank(header.get(index))?, index))).collect();
    let Some(&(best, place)) = ranked.iter().min() else { return Ok(None) };
    if ranked.iter().filter(|(rank, _)| *rank == best).count() > 1 {
        return Err(twice(header.get(place), field));
    }
    Ok(Some(place))
}

fn twice(heading: &str, field: Field) -> ColumnsError {
    ColumnsError::Twice { heading: shown(heading), word: field.word() }
}

fn listed(header: &Fields) -> String {
    let mut headings: Vec<String> = header.iter().take(SHOWN).map(shown).collect();
    if header.len() > SHOWN {
        headings.push("…".to_owned());
    }
    headings.join(", ")
}

fn shown(heading: &str) -> String {
    super::clean::line(heading).chars().take(SHOWN_SIGNS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(headings: &[&str]) -> Fields {
        let ends: Vec<usize> = headings
            .iter()
            .scan(0, |end, heading| {
                *end += heading.len();
                Some(*end)
            })
            .collect();
        Fields::read(headings.concat().as_bytes(), &ends, false).unwrap()
    }

    fn by_hand(field: Field, column: &str) -> Mapping {
        Mapping { field, column: column.to_owned() }
    }

    fn check(headings: &[&str], mappings: &[Mapping], field: Field) -> Option<usize> {
        Columns::read(&header(headings), mappings).unwrap().places[field as usize]
    }

    #[test]
    fn the_most_telling_heading_is_taken_and_the_rest_is_named() {
        let columns = Columns::read(&header(&["Navn", "Telefon", "Mobil", "Skostørrelse", ""]), &[]).unwrap();
        assert_eq!(columns.places[Field::Phone as usize], Some(2));
        assert_eq!(columns.unused(), ["Telefon", "Skostørrelse"]);
        assert!(!columns.has(Field::Email));
    }

    #[test]
    fn what_was_said_by_hand_goes_first() {
        let headings = ["Navn", "Mobil", "Annet nummer"];
        assert_eq!(check(&headings, &[by_hand(Field::Phone, "annet NUMMER")], Field::Phone), Some(2));
        assert_eq!(check(&headings, &[by_hand(Field::Phone, "3")], Field::Phone), Some(2));
        assert_eq!(check(&headings, &[by_hand(Field::Phone, "")], Field::Phone), None);
        assert_eq!(check(&headings, &[by_hand(Field::Note, "Mobil")], Field::Phone), None, "one column, one use");
    }

    #[test]
    fn a_sheet_without_names_and_numbers_is_refused_and_says_what_it_has() {
        let error = Columns::read(&header(&["Dato", "Beløp"]), &[]).unwrap_err();
        assert_eq!(error, ColumnsError::NothingUsable("Dato, Beløp".to_owned()));
        let error = Columns::read(&header(&["Navn"]), &[by_hand(Field::Phone, "Mobil")]).unwrap_err();
        assert!(matches!(error, ColumnsError::NoSuchColumn { .. }));
        let error = Columns::read(&header(&["Navn"]), &[by_hand(Field::Phone, "0")]).unwrap_err();
        assert!(matches!(error, ColumnsError::NoSuchColumn { .. }));
    }

    #[test]
    fn a_heading_that_is_there_twice_is_asked_about_unless_it_means_nothing() {
        let twice = ["Navn", "Mobil", "mobil", "x", "x"];
        assert!(matches!(Columns::read(&header(&twice), &[]), Err(ColumnsError::Twice { word: "phone", .. })));
        assert_eq!(check(&twice, &[by_hand(Field::Phone, "3")], Field::Phone), Some(2));
        assert!(Columns::read(&header(&twice), &[by_hand(Field::Phone, "Mobil")]).is_err());
    }
}
