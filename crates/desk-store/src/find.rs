//! Finding members as the omnibox does, at each keystroke.

use desk_core::finding::{Digits, Words};
use desk_core::{FindQuery, Member, MemberId};
use rusqlite::Connection;

use crate::error::StoreError;
use crate::open::Store;
use crate::{member, phone, search_terms};

/// No list on the counter is longer.
const MAX_ROWS: usize = 20;

impl Store {
    /// At most 20 members whom `text` means: who has exactly this number or card number first, then active before paused
    /// before ended, then who was seen last. One or two digits find those among the 5000 who come first in that order, and
    /// the beginning of an e-mail address is looked for among the first 200 addresses that begin so.
    pub fn find_members(&self, text: &str) -> Result<Vec<Member>, StoreError> {
        let query = FindQuery::read(text);
        let mut connection = self.lock_finding();
        // One state of the register for all that is read, though others write.
        let transaction = connection.transaction()?;
        let found = match &query {
            FindQuery::Nothing => Vec::new(),
            FindQuery::Digits(digits) => by_digits(&transaction, digits)?,
            FindQuery::Words(words) => by_words(&transaction, words)?,
            FindQuery::Email(beginning) => by_email(&transaction, beginning)?,
        };
        let members: Result<Vec<_>, _> = found.into_iter().map(|id| member::find(&transaction, id)).collect();
        Ok(members?.into_iter().flatten().collect())
    }

    /// The member whose card has this number.
    pub fn member_with_card(&self, number: i64) -> Result<Option<Member>, StoreError> {
        let mut connection = self.lock_finding();
        let transaction = connection.transaction()?;
        let found = member::with_number(&transaction, number)?;
        Ok(found.map(|id| member::find(&transaction, id)).transpose()?.flatten())
    }
}

fn by_digits(connection: &Connection, digits: &Digits) -> Result<Vec<MemberId>, StoreError> {
    let mut found = Found::default();
    for msisdn in digits.whole() {
        phone::owners(connection, &msisdn)?.into_iter().for_each(|id| found.add(id));
    }
    if let Some(number) = digits.number() {
        member::with_number(connection, number)?.into_iter().for_each(|id| found.add(id));
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
    let members: Result<Vec<_>, _> = found.into_iter().map(|id| member::find(connection, id)).collect();
    Ok(members?.into_iter().flatten().collect())
}

fn by_words(connection: &Connection, words: &Words) -> Result<Vec<MemberId>, StoreError> {
    let mut found = Found::default();
    look_up(connection, &search_terms::of_words(words), &mut found, |name, _| words.fits(name))?;
    Ok(found.0)
}

/// Of those whose address begins so, the first 200 in the alphabet are put in order, no more. (Bounds stand in the text: SQLite
/// plans a statement anew when one is bound.)
fn by_email(connection: &Connection, beginning: &str) -> Result<Vec<MemberId>, StoreError> {
    let sql = "SELECT search.member_id
               FROM (SELECT id FROM member WHERE email_folded >= ?1 AND email_folded < ?2 ORDER BY email_folded LIMIT 200)
               JOIN search ON search.member_id = id ORDER BY place LIMIT 20";
    let end = format!("{beginning}{}", char::MAX);
    let mut statement = connection.prepare_cached(sql)?;
    let ids = statement.query_map([beginning, &end], |row| row.get(0).map(MemberId))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// Reads the lists of the terms from the front until there are enough who fit.
fn look_up(
    connection: &Connection,
    terms: &str,
    found: &mut Found,
    fits: impl Fn(&str, &str) -> bool,
) -> Result<(), StoreError> {
    // Both give their places in order, so SQLite reads them side by side and neither to its end (CROSS JOIN: in this order).
    let sql = "SELECT search_bulk.rowid, member_id, words, msisdn
               FROM search_bulk CROSS JOIN search ON place = search_bulk.rowid WHERE search_bulk MATCH ?1
               UNION ALL
               SELECT search_recent.rowid, member_id, words, msisdn
               FROM search_recent CROSS JOIN search ON place = search_recent.rowid WHERE search_recent MATCH ?1
               ORDER BY 1";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([terms])?;
    while !found.is_full()
        && let Some(row) = rows.next()?
    {
        if fits(text(row, 2)?, text(row, 3)?) {
            found.add(MemberId(row.get(1)?));
        }
    }
    Ok(())
}

/// Reads the members from the front. One or two digits are in almost every number: they are looked for among the first 5000,
/// no further.
fn walk(connection: &Connection, found: &mut Found, fits: impl Fn(&str) -> bool) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached("SELECT member_id, msisdn FROM search ORDER BY place LIMIT 5000")?;
    let mut rows = statement.query([])?;
    while !found.is_full()
        && let Some(row) = rows.next()?
    {
        if fits(text(row, 1)?) {
            found.add(MemberId(row.get(0)?));
        }
    }
    Ok(())
}

fn text<'a>(row: &'a rusqlite::Row<'_>, index: usize) -> Result<&'a str, StoreError> {
    Ok(row.get_ref(index)?.as_str().map_err(rusqlite::Error::from)?)
}

/// Whom we have found, in order and each once.
#[derive(Default)]
struct Found(Vec<MemberId>);

impl Found {
    fn add(&mut self, id: MemberId) {
        if !self.is_full() && !self.0.contains(&id) {
            self.0.push(id);
        }
    }

    fn is_full(&self) -> bool {
        self.0.len() >= MAX_ROWS
    }
}
