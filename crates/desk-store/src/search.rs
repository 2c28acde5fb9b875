//! What the omnibox looks in: for each member their place in the order of finding, their words and their number, and the
//! index of terms over them. Made from the other tables; every change of those refreshes it in the same transaction.
//!
//! A place is the order: active before paused before ended, then who was seen last (a visit, or else joining), then the
//! newer member. The index keeps its lists in that order, so reading one from the front is reading the best first.

use std::hash::{DefaultHasher, Hash, Hasher};

use desk_core::folding::loose;
use desk_core::profile::Name;
use desk_core::{MemberId, MemberStatus};
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::error::StoreError;
use crate::open::Store;
use crate::search_terms::terms;
use crate::{meta, search_terms};

/// Bits of a place: two for the status, 32 for the second, 28 for the key.
const KEY_BITS: u32 = 28;
const SECOND_BITS: u32 = 32;

/// What a row should be, from the member's own tables.
const WANTED: &str = "
    SELECT member.id, status, given_name, family_name,
           coalesce((SELECT msisdn FROM phone WHERE member_id = member.id AND until_ms IS NULL), ''),
           coalesce((SELECT max(at_ms) FROM visit WHERE member_id = member.id AND undone_at_ms IS NULL), joined_at_ms)
    FROM member WHERE merged_into IS NULL";

/// A row of `search`.
#[derive(PartialEq, Eq)]
pub(crate) struct Entry {
    place: i64,
    member: MemberId,
    words: String,
    msisdn: String,
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
    let transaction = connection.transaction()?;
    if meta::search_version(&transaction)? != Some(search_terms::VERSION) {
        rebuild(&transaction)?;
    }
    Ok(transaction.commit()?)
}

/// Brings a member's row up to date, whatever has changed.
pub(crate) fn refresh(connection: &Connection, member: MemberId) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(&format!("{WANTED} AND member.id = ?1"))?;
    let wanted = statement.query_row([member.0], read_wanted).optional()?;
    let there = find(connection, member)?;
    if wanted == there {
        return Ok(());
    }
    if let Some(entry) = there {
        remove(connection, &entry)?;
    }
    match wanted {
        Some(entry) => insert(connection, &entry),
        None => Ok(()),
    }
}

/// Removes a member's row. Whoever deletes a member does this first.
pub(crate) fn forget(connection: &Connection, member: MemberId) -> Result<(), StoreError> {
    match find(connection, member)? {
        Some(entry) => remove(connection, &entry),
        None => Ok(()),
    }
}

/// Writes many rows in the order the index likes best, and leaves its merging for later.
pub(crate) fn insert_many(connection: &Connection, members: &[MemberId]) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(&format!("{WANTED} AND member.id = ?1"))?;
    let wanted = members.iter().map(|member| statement.query_row([member.0], read_wanted));
    let mut entries = wanted.collect::<Result<Vec<_>, _>>()?;
    entries.sort_by_key(|entry| entry.place);
    in_bulk(connection, || entries.iter().try_for_each(|entry| insert(connection, entry)))
}

/// Merges the index into one piece: what was put off by [`insert_many`].
pub(crate) fn merge_index(connection: &Connection) -> Result<(), StoreError> {
    command(connection, "optimize")
}

fn rebuild(connection: &Connection) -> Result<(), StoreError> {
    command(connection, "delete-all")?;
    connection.execute("DELETE FROM search", [])?;
    let mut wanted = connection.prepare(WANTED)?;
    let mut insert =
        connection.prepare("INSERT INTO search (place, member_id, words, msisdn) VALUES (?1, ?2, ?3, ?4)")?;
    for entry in wanted.query_map([], read_wanted)? {
        let entry = entry?;
        insert.execute(params![entry.place, entry.member.0, entry.words, entry.msisdn])?;
    }
    in_bulk(connection, || {
        let mut rows = connection.prepare("SELECT place, member_id, words, msisdn FROM search ORDER BY place")?;
        rows.query_map([], read)?.try_for_each(|entry| insert_terms(connection, &entry?))
    })?;
    merge_index(connection)?;
    meta::set_search_version(connection, search_terms::VERSION)
}

fn find(connection: &Connection, member: MemberId) -> Result<Option<Entry>, StoreError> {
    let sql = "SELECT place, member_id, words, msisdn FROM search WHERE member_id = ?1";
    Ok(connection.prepare_cached(sql)?.query_row([member.0], read).optional()?)
}

fn insert(connection: &Connection, entry: &Entry) -> Result<(), StoreError> {
    let sql = "INSERT INTO search (place, member_id, words, msisdn) VALUES (?1, ?2, ?3, ?4)";
    connection.prepare_cached(sql)?.execute(params![entry.place, entry.member.0, entry.words, entry.msisdn])?;
    insert_terms(connection, entry)
}

fn insert_terms(connection: &Connection, entry: &Entry) -> Result<(), StoreError> {
    let sql = "INSERT INTO search_terms (rowid, terms) VALUES (?1, ?2)";
    connection.prepare_cached(sql)?.execute(params![entry.place, terms(&entry.words, &entry.msisdn)])?;
    Ok(())
}

/// The index keeps no text: what to delete is told to it, exactly as it was told to insert it.
fn remove(connection: &Connection, entry: &Entry) -> Result<(), StoreError> {
    let sql = "INSERT INTO search_terms (search_terms, rowid, terms) VALUES ('delete', ?1, ?2)";
    connection.prepare_cached(sql)?.execute(params![entry.place, terms(&entry.words, &entry.msisdn)])?;
    connection.prepare_cached("DELETE FROM search WHERE place = ?1")?.execute([entry.place])?;
    Ok(())
}

/// With much memory for what is to be written and no merging in between. The settings are the table's own, so they come back
/// with the transaction if it fails.
fn in_bulk(connection: &Connection, work: impl FnOnce() -> Result<(), StoreError>) -> Result<(), StoreError> {
    for (name, value) in [("automerge", 0), ("crisismerge", 500), ("hashsize", 32 << 20)] {
        set(connection, name, value)?;
    }
    work()?;
    // FTS5's own defaults.
    for (name, value) in [("automerge", 4), ("crisismerge", 16), ("hashsize", 1 << 20)] {
        set(connection, name, value)?;
    }
    Ok(())
}

fn set(connection: &Connection, name: &str, value: i64) -> Result<(), StoreError> {
    connection.execute("INSERT INTO search_terms (search_terms, rank) VALUES (?1, ?2)", params![name, value])?;
    Ok(())
}

fn command(connection: &Connection, name: &str) -> Result<(), StoreError> {
    connection.execute("INSERT INTO search_terms (search_terms) VALUES (?1)", [name])?;
    Ok(())
}

fn agrees(connection: &Connection) -> Result<bool, StoreError> {
    let (mut rows, mut expected) = (0_i64, Checksum::default());
    let mut wanted = connection.prepare(WANTED)?;
    for entry in wanted.query_map([], read_wanted)? {
        let entry = entry?;
        if find(connection, entry.member)?.as_ref() != Some(&entry) {
            return Ok(false);
        }
        rows += 1;
        terms(&entry.words, &entry.msisdn)
            .split(' ')
            .filter(|term| !term.is_empty())
            .for_each(|term| expected.add(term, entry.place));
    }
    let there: i64 = connection.query_row("SELECT count(*) FROM search", [], |row| row.get(0))?;
    Ok(there == rows && expected == filed(connection)?)
}

/// What the index holds, term by term.
fn filed(connection: &Connection) -> Result<Checksum, StoreError> {
    connection.execute_batch(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_vocabulary USING fts5vocab (main, search_terms, instance)",
    )?;
    let mut filed = Checksum::default();
    let mut statement = connection.prepare("SELECT term, doc FROM temp.search_vocabulary")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        filed.add(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?, row.get(1)?);
    }
    Ok(filed)
}

/// A sum over terms and places, in whatever order they come.
#[derive(Default, PartialEq, Eq)]
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

fn read(row: &Row<'_>) -> rusqlite::Result<Entry> {
    Ok(Entry { place: row.get(0)?, member: MemberId(row.get(1)?), words: row.get(2)?, msisdn: row.get(3)? })
}

fn read_wanted(row: &Row<'_>) -> rusqlite::Result<Entry> {
    let member = MemberId(row.get(0)?);
    let status = MemberStatus::from_word(row.get_ref(1)?.as_str()?).unwrap_or(MemberStatus::Ended);
    let name = Name { given: row.get(2)?, family: row.get(3)? };
    Ok(Entry { place: place(status, row.get(5)?, member), member, words: loose(&name.full()), msisdn: row.get(4)? })
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
