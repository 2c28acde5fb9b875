//! What the omnibox looks in: for each member their place in the order of finding, their words and their number, and the
//! indexes of terms over them. Made from the other tables; every change of those refreshes it in the same transaction.
//!
//! A place is the order: active before paused before ended, then who was seen last (a visit, or else joining), then the
//! newer member. The index keeps its lists in that order, so reading one from the front is reading the best first.

use std::hash::{DefaultHasher, Hash, Hasher};

use desk_core::folding::loose;
use desk_core::profile::Name;
use desk_core::{MemberId, MemberLine, MemberStatus, Phone};
use rusqlite::{Connection, OptionalExtension, Row, TransactionBehavior, params};

use crate::error::StoreError;
use crate::open::{Cache, Store, set_cache};
use crate::search_terms::terms;
use crate::{meta, search_terms};

/// Bits of a place: two for the status, 32 for the second, 28 for the key.
const KEY_BITS: u32 = 28;
const SECOND_BITS: u32 = 32;

/// What a row should be, from the member's own tables.
const WANTED: &str = "
    SELECT member.id, number, given_name, family_name,
           coalesce((SELECT msisdn FROM phone WHERE member_id = member.id AND until_ms IS NULL), ''),
           status, valid_until, note <> '',
           coalesce((SELECT max(at_ms) FROM visit WHERE member_id = member.id AND undone_at_ms IS NULL), joined_at_ms)
    FROM member WHERE merged_into IS NULL";

/// A line of a list, as [`read_line`] reads it.
pub(crate) const LINE: &str = "member_id, number, given_name, family_name, msisdn, status, valid_until, has_note";

/// A row of `search`.
#[derive(PartialEq, Eq)]
struct Entry {
    place: i64,
    words: String,
    /// Empty if there is none.
    msisdn: String,
    line: MemberLine,
}

/// Which of the two indexes.
#[derive(Clone, Copy)]
enum Index {
    /// What was filed in bulk, in one piece.
    Bulk,
    /// What came since, in pieces that are merged as they grow.
    Recent,
}

impl Index {
    fn table(self) -> &'static str {
        match self {
            Self::Bulk => "search_bulk",
            Self::Recent => "search_recent",
        }
    }
}

impl Store {
    /// Makes the search tables anew from the register.
    pub fn rebuild_search(&self) -> Result<(), StoreError> {
        self.all_or_nothing(|transaction| rebuild(transaction))
    }

    /// Whether the search tables say what the register says, term by term. Reads all of it.
    pub fn search_agrees(&self) -> Result<bool, StoreError> {
        let mut connection = self.lock_finding();
        let transaction = connection.transaction()?;
        agrees(&transaction)
    }
}

/// Makes the tables anew if they were made by other rules, or never.
pub(crate) fn prepare(connection: &mut Connection) -> Result<(), StoreError> {
    if meta::search_version(connection)? == Some(search_terms::VERSION) {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    rebuild(&transaction)?;
    Ok(transaction.commit()?)
}

/// Brings a member's row up to date, whatever has changed.
pub(crate) fn refresh(connection: &Connection, member: MemberId) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(&format!("{WANTED} AND member.id = ?1"))?;
    let wanted = statement.query_row([member.0], read_wanted).optional()?;
    let there = find(connection, member)?;
    if wanted.as_ref() == there.as_ref().map(|(entry, _)| entry) {
        return Ok(());
    }
    if let Some((entry, index)) = there {
        remove(connection, &entry, index)?;
    }
    match wanted {
        Some(entry) => insert(connection, &entry, Index::Recent),
        None => Ok(()),
    }
}

/// Removes a member's row. Whoever deletes a member does this first.
pub(crate) fn forget(connection: &Connection, member: MemberId) -> Result<(), StoreError> {
    match find(connection, member)? {
        Some((entry, index)) => remove(connection, &entry, index),
        None => Ok(()),
    }
}

/// Files many new members at once, in the order the index likes best.
pub(crate) fn insert_many(connection: &Connection, members: &[MemberId]) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(&format!("{WANTED} AND member.id = ?1"))?;
    let wanted = members.iter().map(|member| statement.query_row([member.0], read_wanted));
    let mut entries = wanted.collect::<Result<Vec<_>, _>>()?;
    entries.sort_by_key(|entry| entry.place);
    entries.iter().try_for_each(|entry| insert(connection, entry, Index::Bulk))
}

/// Puts what was filed in bulk into one piece.
pub(crate) fn merge_bulk(connection: &Connection) -> Result<(), StoreError> {
    command(connection, Index::Bulk, "optimize")
}

fn rebuild(connection: &Connection) -> Result<(), StoreError> {
    set_cache(connection, Cache::Bulk)?;
    command(connection, Index::Bulk, "delete-all")?;
    command(connection, Index::Recent, "delete-all")?;
    connection.execute("DELETE FROM search", [])?;
    let mut wanted = connection.prepare(WANTED)?;
    for entry in wanted.query_map([], read_wanted)? {
        insert_row(connection, &entry?, Index::Bulk)?;
    }
    let mut rows = connection.prepare(&format!("SELECT {LINE}, place, words FROM search ORDER BY place"))?;
    rows.query_map([], read)?.try_for_each(|entry| insert_terms(connection, &entry?, Index::Bulk))?;
    merge_bulk(connection)?;
    set_cache(connection, Cache::Counter)?;
    meta::set_search_version(connection, search_terms::VERSION)
}

fn find(connection: &Connection, member: MemberId) -> Result<Option<(Entry, Index)>, StoreError> {
    let sql = format!("SELECT {LINE}, place, words, is_recent FROM search WHERE member_id = ?1");
    let read = |row: &Row<'_>| Ok((read(row)?, if row.get(10)? { Index::Recent } else { Index::Bulk }));
    Ok(connection.prepare_cached(&sql)?.query_row([member.0], read).optional()?)
}

fn insert(connection: &Connection, entry: &Entry, index: Index) -> Result<(), StoreError> {
    insert_row(connection, entry, index)?;
    insert_terms(connection, entry, index)
}

fn insert_row(connection: &Connection, entry: &Entry, index: Index) -> Result<(), StoreError> {
    let sql = format!(
        "INSERT INTO search ({LINE}, place, words, is_recent) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
    );
    let MemberLine { id, number, name, phone: _, status, valid_until, has_note } = &entry.line;
    let valid_until = valid_until.map(|day| day.to_string());
    let is_recent = matches!(index, Index::Recent);
    connection.prepare_cached(&sql)?.execute(params![
        id.0,
        number,
        name.given,
        name.family,
        entry.msisdn,
        status.word(),
        valid_until,
        has_note,
        entry.place,
        entry.words,
        is_recent,
    ])?;
    Ok(())
}

fn insert_terms(connection: &Connection, entry: &Entry, index: Index) -> Result<(), StoreError> {
    let sql = format!("INSERT INTO {} (rowid, terms) VALUES (?1, ?2)", index.table());
    connection.prepare_cached(&sql)?.execute(params![entry.place, terms(&entry.words, &entry.msisdn)])?;
    Ok(())
}

/// The index keeps no text: what to delete is told to it, exactly as it was told to insert it.
fn remove(connection: &Connection, entry: &Entry, index: Index) -> Result<(), StoreError> {
    let table = index.table();
    let sql = format!("INSERT INTO {table} ({table}, rowid, terms) VALUES ('delete', ?1, ?2)");
    connection.prepare_cached(&sql)?.execute(params![entry.place, terms(&entry.words, &entry.msisdn)])?;
    connection.prepare_cached("DELETE FROM search WHERE place = ?1")?.execute([entry.place])?;
    Ok(())
}

fn command(connection: &Connection, index: Index, name: &str) -> Result<(), StoreError> {
    let table = index.table();
    connection.execute(&format!("INSERT INTO {table} ({table}) VALUES (?1)"), [name])?;
    Ok(())
}

fn agrees(connection: &Connection) -> Result<bool, StoreError> {
    let (mut rows, mut expected) = (0_i64, [Checksum::default(), Checksum::default()]);
    let mut wanted = connection.prepare(WANTED)?;
    for entry in wanted.query_map([], read_wanted)? {
        let entry = entry?;
        let Some((there, index)) = find(connection, entry.line.id)? else { return Ok(false) };
        if there != entry {
            return Ok(false);
        }
        rows += 1;
        let terms = terms(&entry.words, &entry.msisdn);
        terms
            .split(' ')
            .filter(|term| !term.is_empty())
            .for_each(|term| expected[index as usize].add(term, entry.place));
    }
    let there: i64 = connection.query_row("SELECT count(*) FROM search", [], |row| row.get(0))?;
    Ok(there == rows && expected == [filed(connection, Index::Bulk)?, filed(connection, Index::Recent)?])
}

/// What an index holds, term by term.
fn filed(connection: &Connection, index: Index) -> Result<Checksum, StoreError> {
    let table = index.table();
    connection.execute_batch(&format!(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.terms_of_{table} USING fts5vocab (main, {table}, instance)"
    ))?;
    let mut filed = Checksum::default();
    let mut statement = connection.prepare(&format!("SELECT term, doc FROM temp.terms_of_{table}"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        filed.add(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?, row.get(1)?);
    }
    Ok(filed)
}

/// A sum over terms and places, in whatever order they come.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Checksum {
    count: u64,
    sum: u64,
}

impl Checksum {
    fn add(&mut self, term: &str, place: i64) {
        let mut hasher = DefaultHasher::new();
        (term, place).hash(&mut hasher);
        self.count += 1;
        self.sum = self.sum.wrapping_add(hasher.finish());
    }
}

/// The line of the member, if they are in sight.
pub(crate) fn line(connection: &Connection, member: MemberId) -> Result<Option<MemberLine>, StoreError> {
    let sql = format!("SELECT {LINE} FROM search WHERE member_id = ?1");
    Ok(connection.prepare_cached(&sql)?.query_row([member.0], read_line).optional()?)
}

/// Reads the columns of [`LINE`], which come first.
pub(crate) fn read_line(row: &Row<'_>) -> rusqlite::Result<MemberLine> {
    let valid_until = row.get_ref(6)?.as_str_or_null()?;
    Ok(MemberLine {
        id: MemberId(row.get(0)?),
        number: row.get(1)?,
        name: Name { given: row.get(2)?, family: row.get(3)? },
        phone: Phone::from_msisdn(row.get_ref(4)?.as_str()?),
        status: MemberStatus::from_word(row.get_ref(5)?.as_str()?).unwrap_or(MemberStatus::Ended),
        valid_until: valid_until.and_then(|day| day.parse().ok()),
        has_note: row.get(7)?,
    })
}

fn read(row: &Row<'_>) -> rusqlite::Result<Entry> {
    Ok(Entry { line: read_line(row)?, msisdn: row.get(4)?, place: row.get(8)?, words: row.get(9)? })
}

fn read_wanted(row: &Row<'_>) -> rusqlite::Result<Entry> {
    let line = read_line(row)?;
    let place = place(line.status, row.get(8)?, line.id);
    Ok(Entry { place, words: loose(&line.name.full()), msisdn: row.get(4)?, line })
}

/// Smaller is better. Times before 1970 and after 2106 count as those.
fn place(status: MemberStatus, seen_ms: i64, member: MemberId) -> i64 {
    let status = match status {
        MemberStatus::Active => 0,
        MemberStatus::Paused => 1,
        MemberStatus::Ended => 2,
    };
    let last_second = (1 << SECOND_BITS) - 1;
    let seconds_unseen = last_second - (seen_ms / 1000).clamp(0, last_second);
    let older_key = (1 << KEY_BITS) - 1 - member.0;
    (status << (SECOND_BITS + KEY_BITS)) | (seconds_unseen << KEY_BITS) | older_key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_status_then_last_seen_then_the_newer_member() {
        let in_order = [
            place(MemberStatus::Active, 2_000_000, MemberId(1)),
            place(MemberStatus::Active, 1_000_000, MemberId(9)),
            place(MemberStatus::Active, 1_000_000, MemberId(8)),
            place(MemberStatus::Active, -5, MemberId(7)),
            place(MemberStatus::Paused, i64::MAX, MemberId(6)),
            place(MemberStatus::Ended, i64::MAX, MemberId(1)),
        ];
        assert!(in_order.is_sorted() && in_order[0] > 0, "{in_order:?}");
    }
}
