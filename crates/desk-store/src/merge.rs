//! Two members who are one person, made one; and parted again if they were not.
//!
//! The lost member's row stays as it is, out of sight. What hung on it hangs on the kept one; each moved row is written
//! down, so that undoing moves back just those. The audit stays: it says what was done to whom at the time.

use desk_core::profile::Name;
use desk_core::{Deed, LoginId, MemberId, Note, Outcome};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use crate::error::StoreError;
use crate::member::time;
use crate::open::Store;
use crate::{audit, member, search};

/// Which merge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MergeId(pub i64);

/// What of the kept member a merge may change, as JSON: equal if nothing has changed.
const STATE: &str = "
    SELECT json_object(
        'email', email, 'email_folded', email_folded, 'email_verified', email_verified, 'email_source', email_source,
        'email_at_ms', email_at_ms, 'note', note, 'joined_at_ms', joined_at_ms, 'confirmed_at_ms', confirmed_at_ms,
        'tags', (SELECT json_group_array(tag ORDER BY tag) FROM member_tag WHERE member_id = member.id),
        'phones', (SELECT json_group_array(json_array(id, msisdn, confirmed, until_ms) ORDER BY id)
                   FROM phone WHERE member_id = member.id))
    FROM member WHERE id = ?1";

/// Rows that change hands: the table, and what names a row in it.
const MOVED: [(&str, &str); 8] = [
    ("visit", "id"),
    ("phone", "id"),
    ("member_sub", "json_array(issuer, sub)"),
    ("login", "id"),
    ("consent", "id"),
    ("answer", "id"),
    ("detail", "id"),
    ("guest", "id"),
];

/// Somebody who was made one with a member, and can be parted from them.
#[derive(Clone, PartialEq, Eq)]
pub struct Merged {
    /// Which merge.
    pub id: MergeId,
    /// When.
    pub at: Timestamp,
    /// The number on their card.
    pub number: i64,
    /// What they are called.
    pub name: Name,
}

impl Store {
    /// Who was made one with this member, the last first.
    pub fn list_merges(&self, kept: MemberId) -> Result<Vec<Merged>, StoreError> {
        let connection = self.lock();
        let sql = "SELECT merge.id, at_ms, number, given_name, family_name
                   FROM merge JOIN member ON member.id = lost_id WHERE kept_id = ?1 ORDER BY merge.id DESC";
        let mut statement = connection.prepare_cached(sql)?;
        let merges = statement.query_map([kept.0], |row| {
            let name = Name { given: row.get(3)?, family: row.get(4)? };
            Ok(Merged { id: MergeId(row.get(0)?), at: time(row.get(1)?), number: row.get(2)?, name })
        })?;
        Ok(merges.collect::<Result<_, _>>()?)
    }

    /// Makes two members one. What `keep` has stays; what it lacks comes from `lose`: address, number, tags, note, the
    /// earlier joining, the later confirmation. A verified address or confirmed number goes before one that is not.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if they are not two members in sight.
    pub fn merge(&self, keep: MemberId, lose: MemberId, now: Timestamp) -> Result<MergeId, StoreError> {
        if keep == lose {
            return Err(StoreError::NotFound);
        }
        self.all_or_nothing(|transaction| {
            member::check_exists(transaction, keep)?;
            member::check_exists(transaction, lose)?;
            let id = write(transaction, keep, lose, now)?;
            move_rows(transaction, id, keep, lose, now)?;
            fill(transaction, keep, lose)?;
            transaction.execute("UPDATE member SET merged_into = ?2 WHERE id = ?1", [lose.0, keep.0])?;
            let after = state(transaction, keep)?;
            transaction.execute("UPDATE merge SET kept_after = ?2 WHERE id = ?1", params![id.0, after])?;
            note_both(transaction, Deed::Merged, keep, lose, now)?;
            Ok(id)
        })
    }

    /// Parts two members again, each as they were. Visits since stay with the one who was kept.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is no such merge, or it is undone; [`StoreError::ChangedSince`] if the kept
    /// member's address, number, note, tags or confirmation have changed since, if they were merged into another, or if a
    /// number that would go back is somebody else's now.
    pub fn undo_merge(&self, id: MergeId, now: Timestamp) -> Result<(), StoreError> {
        self.all_or_nothing(|transaction| {
            let merge = find(transaction, id)?;
            if !can_be_undone(transaction, id, &merge)? {
                return Err(StoreError::ChangedSince);
            }
            undo(transaction, id, &merge, now)
        })
    }
}

/// Parts a member from the one they were merged into, if they were: as they were, or if that one has changed since, with what
/// was theirs.
pub(crate) fn part(connection: &Connection, lost: MemberId, now: Timestamp) -> Result<(), StoreError> {
    let sql = "SELECT id FROM merge WHERE lost_id = ?1";
    let Some(id) = connection.query_row(sql, [lost.0], |row| row.get(0).map(MergeId)).optional()? else {
        return Ok(());
    };
    let merge = find(connection, id)?;
    if can_be_undone(connection, id, &merge)? {
        return undo(connection, id, &merge, now);
    }
    connection.execute("UPDATE member SET merged_into = NULL WHERE id = ?1", [lost.0])?;
    give_back(connection, id, &merge)?;
    connection.execute("DELETE FROM merge WHERE id = ?1", [id.0])?;
    note_both(connection, Deed::MergeUndone, merge.kept, merge.lost, now)
}

/// Makes a merge one for good: what it would take to undo it is forgotten, and of the lost one all but their card, which is
/// the kept one's now.
pub(crate) fn settle(connection: &Connection, id: MergeId) -> Result<(), StoreError> {
    let merge = find(connection, id)?;
    let sql =
        "UPDATE member SET given_name = '', family_name = '', email = NULL, email_folded = NULL, email_verified = 0,
                                 email_source = NULL, email_at_ms = NULL, note = '', valid_until = NULL WHERE id = ?1";
    connection.execute(sql, [merge.lost.0])?;
    connection.execute("DELETE FROM member_tag WHERE member_id = ?1", [merge.lost.0])?;
    connection.execute("DELETE FROM merge WHERE id = ?1", [id.0])?;
    Ok(())
}

fn undo(connection: &Connection, id: MergeId, merge: &Merge, now: Timestamp) -> Result<(), StoreError> {
    connection.execute("UPDATE member SET merged_into = NULL WHERE id = ?1", [merge.lost.0])?;
    move_back(connection, id, merge)?;
    restore(connection, id, merge)?;
    connection.execute("DELETE FROM merge WHERE id = ?1", [id.0])?;
    note_both(connection, Deed::MergeUndone, merge.kept, merge.lost, now)
}

/// Whether a merge stands in the way of taking a login back: the login was the lost one's, or it made the kept member.
pub(crate) fn binds(
    connection: &Connection,
    login: LoginId,
    member: MemberId,
    outcome: Outcome,
) -> Result<bool, StoreError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM merge JOIN merge_moved ON merge_id = merge.id
                              WHERE kept_id = ?1 AND what = 'login' AND key = ?2)
                   OR (?3 AND EXISTS (SELECT 1 FROM merge WHERE kept_id = ?1))";
    let values = params![member.0, login.to_string(), outcome == Outcome::Enrolled];
    Ok(connection.query_row(sql, values, |row| row.get(0))?)
}

/// One merge as it is written down.
struct Merge {
    kept: MemberId,
    lost: MemberId,
    kept_before: String,
    kept_after: String,
}

fn find(connection: &Connection, id: MergeId) -> Result<Merge, StoreError> {
    let sql = "SELECT kept_id, lost_id, kept_before, kept_after FROM merge WHERE id = ?1";
    let merge = connection.query_row(sql, [id.0], |row| {
        let (kept, lost) = (MemberId(row.get(0)?), MemberId(row.get(1)?));
        Ok(Merge { kept, lost, kept_before: row.get(2)?, kept_after: row.get(3)? })
    })?;
    Ok(merge)
}

fn write(connection: &Connection, keep: MemberId, lose: MemberId, now: Timestamp) -> Result<MergeId, StoreError> {
    let before = state(connection, keep)?;
    let sql = "INSERT INTO merge (at_ms, kept_id, lost_id, kept_before, kept_after) VALUES (?1, ?2, ?3, ?4, ?4)";
    connection.execute(sql, params![now.as_millisecond(), keep.0, lose.0, before])?;
    Ok(MergeId(connection.last_insert_rowid()))
}

fn state(connection: &Connection, member: MemberId) -> Result<String, StoreError> {
    Ok(connection.query_row(STATE, [member.0], |row| row.get(0))?)
}

fn move_rows(
    connection: &Connection,
    id: MergeId,
    keep: MemberId,
    lose: MemberId,
    now: Timestamp,
) -> Result<(), StoreError> {
    end_one_number(connection, id, keep, lose, now)?;
    for (table, key) in MOVED {
        let sql = format!("INSERT INTO merge_moved SELECT ?1, '{table}', {key} FROM {table} WHERE member_id = ?2");
        connection.execute(&sql, [id.0, lose.0])?;
        connection.execute(&format!("UPDATE {table} SET member_id = ?1 WHERE member_id = ?2"), [keep.0, lose.0])?;
    }
    // Tags are not rows that go to and fro: what the kept one has already is not theirs by the merge.
    let new = "SELECT tag FROM member_tag WHERE member_id = ?2 EXCEPT SELECT tag FROM member_tag WHERE member_id = ?3";
    let sql = format!("INSERT INTO merge_moved SELECT ?1, 'tag', tag FROM ({new})");
    connection.execute(&sql, [id.0, lose.0, keep.0])?;
    let sql = "INSERT INTO member_tag SELECT ?2, key FROM merge_moved WHERE merge_id = ?1 AND what = 'tag'";
    connection.execute(sql, [id.0, keep.0])?;
    Ok(())
}

/// A member has one number now. If both have one, the kept one's stays unless only the other is confirmed.
fn end_one_number(
    connection: &Connection,
    id: MergeId,
    keep: MemberId,
    lose: MemberId,
    now: Timestamp,
) -> Result<(), StoreError> {
    let current = "SELECT id FROM phone WHERE member_id IN (?1, ?2) AND until_ms IS NULL
                   ORDER BY confirmed DESC, member_id = ?1 DESC LIMIT -1 OFFSET 1";
    let sql = format!("INSERT INTO merge_moved SELECT ?3, 'phone_ended', id FROM ({current})");
    connection.execute(&sql, [keep.0, lose.0, id.0])?;
    let sql = "UPDATE phone SET until_ms = ?2
               WHERE id IN (SELECT key FROM merge_moved WHERE merge_id = ?1 AND what = 'phone_ended')";
    connection.execute(sql, [id.0, now.as_millisecond()])?;
    Ok(())
}

/// Gives the kept member what it lacks.
fn fill(connection: &Connection, keep: MemberId, lose: MemberId) -> Result<(), StoreError> {
    let sql = "UPDATE member
               SET (email, email_folded, email_verified, email_source, email_at_ms)
                   = (SELECT email, email_folded, email_verified, email_source, email_at_ms FROM member WHERE id = ?2)
               WHERE id = ?1 AND email_verified = 0
                 AND EXISTS (SELECT 1 FROM member AS lost
                             WHERE id = ?2 AND (lost.email_verified = 1 OR (member.email IS NULL AND lost.email IS NOT NULL)))";
    connection.execute(sql, [keep.0, lose.0])?;
    let sql = "UPDATE member
               SET joined_at_ms = min(member.joined_at_ms, lost.joined_at_ms),
                   confirmed_at_ms = coalesce(max(member.confirmed_at_ms, lost.confirmed_at_ms),
                                              member.confirmed_at_ms, lost.confirmed_at_ms),
                   note = ?3
               FROM member AS lost WHERE member.id = ?1 AND lost.id = ?2";
    let note = note(connection, keep)?.and(&note(connection, lose)?);
    connection.execute(sql, params![keep.0, lose.0, note.as_str()])?;
    Ok(())
}

fn note(connection: &Connection, member: MemberId) -> Result<Note, StoreError> {
    let text: String = connection.query_row("SELECT note FROM member WHERE id = ?1", [member.0], |row| row.get(0))?;
    Ok(Note::new(&text).unwrap_or_default())
}

fn can_be_undone(connection: &Connection, id: MergeId, merge: &Merge) -> Result<bool, StoreError> {
    let is_in_sight = member::check_exists(connection, merge.kept).is_ok();
    let sql = "SELECT EXISTS (
                   SELECT 1 FROM merge_moved JOIN phone AS ended ON ended.id = CAST(key AS INTEGER)
                   JOIN phone AS other ON other.msisdn = ended.msisdn AND other.until_ms IS NULL
                   WHERE merge_id = ?1 AND what = 'phone_ended' AND other.member_id <> ?2)";
    let number_is_taken: bool = connection.query_row(sql, [id.0, merge.kept.0], |row| row.get(0))?;
    Ok(is_in_sight && !number_is_taken && state(connection, merge.kept)? == merge.kept_after)
}

fn move_back(connection: &Connection, id: MergeId, merge: &Merge) -> Result<(), StoreError> {
    give_back(connection, id, merge)?;
    let sql = "UPDATE phone SET until_ms = NULL
               WHERE id IN (SELECT CAST(key AS INTEGER) FROM merge_moved WHERE merge_id = ?1 AND what = 'phone_ended')";
    connection.execute(sql, [id.0])?;
    Ok(())
}

/// The rows that changed hands go back.
fn give_back(connection: &Connection, id: MergeId, merge: &Merge) -> Result<(), StoreError> {
    for (table, key) in MOVED {
        let sql = format!(
            "UPDATE {table} SET member_id = ?2
             WHERE member_id = ?3
               AND CAST({key} AS TEXT) IN (SELECT key FROM merge_moved WHERE merge_id = ?1 AND what = '{table}')"
        );
        connection.execute(&sql, [id.0, merge.lost.0, merge.kept.0])?;
    }
    Ok(())
}

fn restore(connection: &Connection, id: MergeId, merge: &Merge) -> Result<(), StoreError> {
    let sql = "DELETE FROM member_tag
               WHERE member_id = ?2 AND tag IN (SELECT key FROM merge_moved WHERE merge_id = ?1 AND what = 'tag')";
    connection.execute(sql, [id.0, merge.kept.0])?;
    let sql = "UPDATE member
               SET email = ?2 ->> 'email', email_folded = ?2 ->> 'email_folded', email_verified = ?2 ->> 'email_verified',
                   email_source = ?2 ->> 'email_source', email_at_ms = ?2 ->> 'email_at_ms', note = ?2 ->> 'note',
                   joined_at_ms = ?2 ->> 'joined_at_ms', confirmed_at_ms = ?2 ->> 'confirmed_at_ms'
               WHERE id = ?1";
    connection.execute(sql, params![merge.kept.0, merge.kept_before])?;
    Ok(())
}

/// Both are found as they are now, and the deed is noted of both.
fn note_both(
    connection: &Connection,
    what: Deed,
    kept: MemberId,
    lost: MemberId,
    now: Timestamp,
) -> Result<(), StoreError> {
    for member in [lost, kept] {
        search::refresh(connection, member)?;
        audit::write(connection, what, Some(member), now)?;
    }
    Ok(())
}
