//! Finding members as the omnibox does, at each keystroke.

use desk_core::finding::{Digits, Words};
use desk_core::{FindQuery, Member, MemberLine};
use rusqlite::Connection;

use crate::error::StoreError;
use crate::open::Store;
use crate::search::{LINE, read_line};
use crate::{member, phone, search, search_terms};

/// No list on the counter is longer.
const MAX_ROWS: usize = 20;

impl Store {
    /// At most 20 members whom `text` means: who has exactly this number or card number first, then active before paused
    /// before ended, then who was seen last. One or two digits find those among the 5000 who come first in that order, and
    /// the beginning of an e-mail address is looked for among the first 200 addresses that begin so.
    pub fn find_members(&self, text: &str) -> Result<Vec<MemberLine>, StoreError> {
        let query = FindQuery::read(text);
        let mut connection = self.lock_finding();
        // One state of the register for all that is read, though others write.
        let transaction = connection.transaction()?;
        match &query {
            FindQuery::Nothing => Ok(Vec::new()),
            FindQuery::Digits(digits) => by_digits(&transaction, digits),
            FindQuery::Words(words) => by_words(&transaction, words),
            FindQuery::Email(beginning) => by_email(&transaction, beginning),
        }
    }

    /// The member whose card has this number.
    pub fn member_with_card(&self, number: i64) -> Result<Option<MemberLine>, StoreError> {
        let mut connection = self.lock_finding();
        let transaction = connection.transaction()?;
        let found = member::with_number(&transaction, number)?;
        Ok(found.map(|id| search::line(&transaction, id)).transpose()?.flatten())
    }
}

fn by_digits(connection: &Connection, digits: &Digits) -> Result<Vec<MemberLine>, StoreError> {
    let mut first = Vec::new();
    for msisdn in digits.whole() {
        first.extend(phone::owners(connection, &msisdn)?);
    }
    if let Some(number) = digits.number() {
        first.extend(member::with_number(connection, number)?);
    }
    let mut found = Found::default();
    for id in first {
        search::line(connection, id)?.into_iter().for_each(|line| found.add(line));
    }
    match search_terms::of_digits(digits) {
        Some(terms) => look_up(connection, &terms, &mut found, |_, msisdn| digits.fits(msisdn))?,
        None => walk(connection, &mut found, |msisdn| digits.fits(msisdn))?,
    }
    Ok(found.0)
}

/// Members of whom each word is the beginning of a word of their name; nobody, if there are more than a list holds.
pub(crate) fn by_name(connection: &Connection, words: &Words) -> Result<Vec<Member>, StoreError> {
    let found = by_words(connection, words)?;
    if found.len() >= MAX_ROWS {
        return Ok(Vec::new());
    }
    let members: Result<Vec<_>, _> = found.into_iter().map(|line| member::find(connection, line.id)).collect();
    Ok(members?.into_iter().flatten().collect())
}

fn by_words(connection: &Connection, words: &Words) -> Result<Vec<MemberLine>, StoreError> {
    let mut found = Found::default();
    look_up(connection, &search_terms::of_words(words), &mut found, |name, _| words.fits(name))?;
    Ok(found.0)
}

/// Of those whose address begins so, the first 200 in the alphabet are put in order, no more. (Bounds stand in the text: SQLite
/// plans a statement anew when one is bound.)
fn by_email(connection: &Connection, beginning: &str) -> Result<Vec<MemberLine>, StoreError> {
    let sql = format!(
        "SELECT {LINE}
         FROM (SELECT id FROM member WHERE email_folded >= ?1 AND email_folded < ?2 ORDER BY email_folded LIMIT 200)
         JOIN search ON search.member_id = id ORDER BY place LIMIT 20"
    );
    let end = format!("{beginning}{}", char::MAX);
    let mut statement = connection.prepare_cached(&sql)?;
    let lines = statement.query_map([beginning, &end], read_line)?;
    Ok(lines.collect::<Result<_, _>>()?)
}

/// Reads the lists of the terms from the front until there are enough who fit.
fn look_up(
    connection: &Connection,
    terms: &str,
    found: &mut Found,
    fits: impl Fn(&str, &str) -> bool,
) -> Result<(), StoreError> {
    // Both give their places in order, so SQLite reads them side by side and neither to its end (CROSS JOIN: in this order).
    let sql = format!(
        "SELECT {LINE}, words, search_bulk.rowid
         FROM search_bulk CROSS JOIN search ON place = search_bulk.rowid WHERE search_bulk MATCH ?1
         UNION ALL
         SELECT {LINE}, words, search_recent.rowid
         FROM search_recent CROSS JOIN search ON place = search_recent.rowid WHERE search_recent MATCH ?1
         ORDER BY 10"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([terms])?;
    while !found.is_full()
        && let Some(row) = rows.next()?
    {
        if fits(text(row, 8)?, text(row, 4)?) {
            found.add(read_line(row)?);
        }
    }
    Ok(())
}

/// Reads the members from the front. One or two digits are in almost every number: they are looked for among the first 5000,
/// no further.
fn walk(connection: &Connection, found: &mut Found, fits: impl Fn(&str) -> bool) -> Result<(), StoreError> {
    let sql = format!("SELECT {LINE} FROM search ORDER BY place LIMIT 5000");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([])?;
    while !found.is_full()
        && let Some(row) = rows.next()?
    {
        if fits(text(row, 4)?) {
            found.add(read_line(row)?);
        }
    }
    Ok(())
}

fn text<'a>(row: &'a rusqlite::Row<'_>, index: usize) -> Result<&'a str, StoreError> {
    Ok(row.get_ref(index)?.as_str().map_err(rusqlite::Error::from)?)
}

/// Whom we have found, in order and each once.
#[derive(Default)]
struct Found(Vec<MemberLine>);

impl Found {
    fn add(&mut self, line: MemberLine) {
        if !self.is_full() && self.0.iter().all(|other| other.id != line.id) {
            self.0.push(line);
        }
    }

    fn is_full(&self) -> bool {
        self.0.len() >= MAX_ROWS
    }
}
