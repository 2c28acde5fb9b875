//! From a row to somebody who may become a member, or to why not.

use std::collections::BTreeSet;

use desk_core::profile::{Email, Name};
use desk_core::{Country, FixtureNumbers, MemberStatus, Note, Phone, PhoneProblem, RemarkProblem, Tag};
use jiff::civil::Date;

use super::clean;
use super::columns::Columns;
use super::dates::{self, DateProblem};
use super::field::{self, Field};
use super::formula;
use super::sheet::{Flaw, Row};
use super::text::Fields;

/// No name is longer, in signs.
const MAX_NAME: usize = 500;
/// No address is longer, in bytes (RFC 5321, section 4.5.3.1.3).
const MAX_EMAIL: usize = 254;
/// No card number is longer, in digits.
const MAX_NUMBER: usize = 12;

/// Somebody in a file. What the file does not say is `None`, or empty in a name.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Candidate {
    pub(crate) number: Option<i64>,
    pub(crate) name: Name,
    pub(crate) phone: Option<Phone>,
    pub(crate) email: Option<Email>,
    pub(crate) status: Option<MemberStatus>,
    pub(crate) valid_until: Option<Date>,
    pub(crate) note: Option<Note>,
    pub(crate) tags: Option<Vec<Tag>>,
    pub(crate) joined: Option<Date>,
}

impl std::fmt::Debug for Candidate {
    /// Nothing of a person.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Candidate(…)")
    }
}

/// Why a row is not taken in. Nothing of what is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Which column; `None`: the row as a whole.
    pub field: Option<Field>,
    /// Why.
    pub reason: Reason,
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.field {
            Some(field) => write!(f, "{}: {}", field.word(), self.reason),
            None => self.reason.fmt(f),
        }
    }
}

/// Why a row, or a field of it, cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// More than a row can have.
    #[error("the row is too long")]
    RowTooLong,
    /// More fields than the header has.
    #[error("the row has more fields than the header")]
    TooManyFields,
    /// A quotation mark without its other half.
    #[error("a quotation mark is not closed or stands where it should not")]
    StrayQuote,
    /// Neither UTF-8 nor Windows-1252, or both.
    #[error("its letters are in no encoding that can be told")]
    Encoding,
    /// Signs that no text has.
    #[error("there are signs in it that no text has")]
    NotText,
    /// Nobody can be found again by it: no phone number, no card number, no address.
    #[error("there is no phone number, member number or e-mail address to know the member by")]
    NoKey,
    /// It says neither what they are called nor how they are reached.
    #[error("there is neither a name nor a phone number")]
    Nobody,
    /// More signs than there may be.
    #[error("it is too long")]
    TooLong,
    /// Several lines where there should be one.
    #[error("it has more than one line")]
    SpansLines,
    /// It is not a phone number.
    #[error(transparent)]
    Phone(#[from] PhoneProblem),
    /// `4,79E+09`: a spreadsheet took a number for a quantity.
    #[error("a spreadsheet has rounded it; format the column as text")]
    Rounded,
    /// It is not a whole number above 0.
    #[error("it is not a whole number")]
    NotANumber,
    /// It does not look like an address.
    #[error("it does not look like an e-mail address")]
    NotAnAddress,
    /// A word for a status that we do not know.
    #[error("no such status is known; use active, paused or ended")]
    UnknownStatus,
    /// No such day.
    #[error("there is no such day; write 31.12.2026 or 2026-12-31")]
    ImpossibleDate,
    /// The day or the month may come first.
    #[error("day and month cannot be told apart; write 31.12.2026 or 2026-12-31")]
    AmbiguousDate,
    /// More than a member can have.
    #[error("there are too many of them")]
    TooMany,
}

/// How numbers are read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading {
    pub(super) country: Country,
    pub(super) fixtures: FixtureNumbers,
}

pub(super) type Read<T> = Result<T, Problem>;

impl Candidate {
    /// Reads a row.
    pub(super) fn read(row: &Row, columns: &Columns, reading: Reading) -> Read<Self> {
        if let Some(flaw) = row.flaw {
            return Err(Problem { field: None, reason: flaw.into() });
        }
        let cells = Cells { row: &row.fields, columns };
        let candidate = Self {
            number: cells.read(Field::Number, number)?,
            name: cells.name()?,
            phone: cells.read(Field::Phone, |text| phone(text, reading))?,
            email: cells.read(Field::Email, email)?,
            status: cells.read(Field::Status, |text| field::status(text).ok_or(Reason::UnknownStatus))?,
            valid_until: cells.read(Field::ValidUntil, date)?,
            note: cells.read(Field::Note, note)?,
            tags: cells.read(Field::Tags, tags)?,
            joined: cells.read(Field::Joined, date)?,
        };
        if candidate.name.full().is_empty() && candidate.phone.is_none() {
            return Err(Problem { field: None, reason: Reason::Nobody });
        }
        if candidate.number.is_none() && candidate.phone.is_none() && candidate.email.is_none() {
            return Err(Problem { field: None, reason: Reason::NoKey });
        }
        Ok(candidate)
    }
}

impl From<Flaw> for Reason {
    fn from(flaw: Flaw) -> Self {
        match flaw {
            Flaw::TooLong => Self::RowTooLong,
            Flaw::TooManyFields => Self::TooManyFields,
            Flaw::StrayQuote => Self::StrayQuote,
            Flaw::Encoding => Self::Encoding,
            Flaw::NotText => Self::NotText,
        }
    }
}

impl From<RemarkProblem> for Reason {
    fn from(problem: RemarkProblem) -> Self {
        match problem {
            RemarkProblem::TooLong => Self::TooLong,
            RemarkProblem::Empty | RemarkProblem::Unprintable => Self::NotText,
        }
    }
}

impl From<DateProblem> for Reason {
    fn from(problem: DateProblem) -> Self {
        match problem {
            DateProblem::Impossible => Self::ImpossibleDate,
            DateProblem::Ambiguous => Self::AmbiguousDate,
        }
    }
}

/// A row, by field.
pub(super) struct Cells<'a> {
    pub(super) row: &'a Fields,
    pub(super) columns: &'a Columns,
}

impl Cells<'_> {
    /// What stands there, without the apostrophe that keeps a spreadsheet from computing it.
    fn text(&self, field: Field) -> &str {
        formula::as_it_was(self.columns.get(self.row, field))
    }

    /// `None` if nothing is written there.
    pub(super) fn read<T, P: Into<Reason>>(
        &self,
        field: Field,
        read: impl FnOnce(&str) -> Result<T, P>,
    ) -> Read<Option<T>> {
        let text = self.text(field);
        if clean::line(text).is_empty() {
            return Ok(None);
        }
        read(text).map(Some).map_err(|problem| Problem { field: Some(field), reason: problem.into() })
    }

    pub(super) fn name(&self) -> Read<Name> {
        let given = self.read(Field::Given, name)?.unwrap_or_default();
        let family = self.read(Field::Family, name)?.unwrap_or_default();
        match self.read(Field::FullName, name)? {
            Some(full) if given.is_empty() => Ok(parted(&full, family)),
            _ => Ok(Name { given, family }),
        }
    }
}

/// A whole name, in two: `Kari Anne Prøve` and `Prøve, Kari Anne` are the same. A family name that is known is taken from it.
fn parted(full: &str, family: String) -> Name {
    if family.is_empty() {
        let (given, family) = match full.split_once(',') {
            Some((family, given)) => (given, family),
            None => full.rsplit_once(' ').unwrap_or((full, "")),
        };
        return Name { given: given.trim().to_owned(), family: family.trim().to_owned() };
    }
    let given = full.strip_suffix(family.as_str()).unwrap_or(full).trim();
    Name { given: given.to_owned(), family }
}

pub(crate) fn name(text: &str) -> Result<String, Reason> {
    let name = one_line(text)?;
    if name.chars().count() > MAX_NAME { Err(Reason::TooLong) } else { Ok(name) }
}

/// A break inside a name or number is a row that fell apart, or two people in one.
fn one_line(text: &str) -> Result<String, Reason> {
    if clean::spans_lines(text) { Err(Reason::SpansLines) } else { Ok(clean::line(text)) }
}

pub(crate) fn number(text: &str) -> Result<i64, Reason> {
    let digits = one_line(text)?.replace(' ', "");
    let is_number = digits.len() <= MAX_NUMBER && digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = digits.parse().ok().filter(|number| is_number && *number > 0);
    number.ok_or(if is_rounded(&digits) { Reason::Rounded } else { Reason::NotANumber })
}

pub(super) fn phone(text: &str, reading: Reading) -> Result<Phone, Reason> {
    let text = one_line(text)?;
    if is_rounded(&text) {
        return Err(Reason::Rounded);
    }
    Ok(Phone::parse(&text, reading.country, reading.fixtures)?)
}

/// `4,79E+09`
fn is_rounded(text: &str) -> bool {
    let is_digits = |part: &str, signs: &str| {
        !part.is_empty() && part.chars().all(|sign| sign.is_ascii_digit() || signs.contains(sign))
    };
    text.split_once(['E', 'e']).is_some_and(|(front, power)| is_digits(front, ".,") && is_digits(power, "+"))
}

/// As it was written, if it has the shape: something, `@`, a domain with a dot. Whether it is anybody's is not to be seen.
pub(crate) fn email(text: &str) -> Result<Email, Reason> {
    let address = one_line(text)?;
    let address = address.strip_prefix("mailto:").unwrap_or(&address);
    let is_plausible = address.rsplit_once('@').is_some_and(|(local, domain)| {
        let labels = domain.split('.');
        !local.is_empty()
            && !local.contains('@')
            && labels.clone().count() > 1
            && labels.into_iter().all(|label| !label.is_empty())
    });
    let is_odd = |sign: char| sign.is_whitespace() || "<>()[],;:\"\\".contains(sign);
    if !is_plausible || address.len() > MAX_EMAIL || address.contains(is_odd) {
        return Err(Reason::NotAnAddress);
    }
    Ok(Email { address: address.to_owned(), verified: false })
}

pub(crate) fn date(text: &str) -> Result<Date, Reason> {
    Ok(dates::read(&clean::line(text))?)
}

pub(crate) fn note(text: &str) -> Result<Note, RemarkProblem> {
    Note::new(&clean::lines(text))
}

/// One a line if there are lines, else with commas or the like between them.
pub(crate) fn tags(text: &str) -> Result<Vec<Tag>, Reason> {
    let separators: &[char] = if text.contains('\n') { &['\n'] } else { TAG_SEPARATORS };
    let texts = text.split(separators).map(clean::line).filter(|tag| !tag.is_empty());
    let tags = texts.map(|tag| Tag::new(&tag)).collect::<Result<BTreeSet<_>, _>>()?;
    if tags.len() > Tag::MOST { Err(Reason::TooMany) } else { Ok(tags.into_iter().collect()) }
}

const TAG_SEPARATORS: &[char] = &[',', ';', '|'];

/// Tags as a cell that is read back as the same tags.
pub(crate) fn tags_cell(tags: &[Tag]) -> String {
    let has_separator = |tag: &Tag| tag.as_str().contains(TAG_SEPARATORS);
    let texts: Vec<&str> = tags.iter().map(Tag::as_str).collect();
    if tags.iter().any(has_separator) { texts.join("\n") + "\n" } else { texts.join(", ") }
}

#[cfg(test)]
#[path = "candidate_tests.rs"]
mod tests;
