//! Members.

use desk_core::profile::{Email, Name};
use desk_core::{Deed, Member, MemberId, MemberStatus, NewMember, Note, Phone, Source, Tag};
use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::error::StoreError;
use crate::open::Store;
use crate::{audit, phone, search, tag};

/// A member with their current number, their tags and what their visits come to.
const COLUMNS: &str = "
    member.id, number, given_name, family_name, email, email_verified, email_source, email_at_ms, status, valid_until, note,
    joined_at_ms, confirmed_at_ms, phone.msisdn, phone.confirmed,
    (SELECT group_concat(tag, char(10)) FROM member_tag WHERE member_id = member.id),
    (SELECT max(at_ms) FROM visit WHERE member_id = member.id AND undone_at_ms IS NULL),
    (SELECT count(*) FROM visit WHERE member_id = member.id AND undone_at_ms IS NULL)";

/// Whoever is in sight; who was merged into another is not.
const FROM: &str = "FROM member LEFT JOIN phone ON phone.member_id = member.id AND phone.until_ms IS NULL
                    WHERE merged_into IS NULL";

impl Store {
    /// The member, or [`StoreError::NotFound`].
    pub fn get_member(&self, id: MemberId) -> Result<Member, StoreError> {
        find(&self.lock(), id)?.ok_or(StoreError::NotFound)
    }

    /// Who has this number now; the one who confirmed it last first.
    pub fn members_with_phone(&self, phone: &Phone) -> Result<Vec<Member>, StoreError> {
        with_phone(&self.lock_finding(), phone)
    }

    /// The next so many members in the order of their keys, after one of them.
    pub fn list_members(&self, after: MemberId, most: u32) -> Result<Vec<Member>, StoreError> {
        let connection = self.lock_finding();
        let condition = "AND member.id > ?1 ORDER BY member.id LIMIT ?2";
        let mut statement = connection.prepare_cached(&format!("SELECT {COLUMNS} {FROM} {condition}"))?;
        let members = statement.query_map(params![after.0, most], read)?;
        Ok(members.collect::<Result<_, _>>()?)
    }

    /// Adds a member by hand.
    pub fn add_member(&self, new: &NewMember, now: Timestamp) -> Result<MemberId, StoreError> {
        self.all_or_nothing(|transaction| {
            let id = insert(transaction, new, now)?;
            audit::write(transaction, Deed::Added, Some(id), now)?;
            Ok(id)
        })
    }

    /// Sets whether the membership holds.
    pub fn set_status(&self, id: MemberId, status: MemberStatus, now: Timestamp) -> Result<(), StoreError> {
        self.set(id, Deed::StatusSet, "UPDATE member SET status = ?2 WHERE id = ?1", status.word(), now)
    }

    /// Sets the last day the membership holds.
    pub fn set_valid_until(&self, id: MemberId, day: Option<Date>, now: Timestamp) -> Result<(), StoreError> {
        let day = day.map(|day| day.to_string());
        self.set(id, Deed::ValidUntilSet, "UPDATE member SET valid_until = ?2 WHERE id = ?1", day, now)
    }

    /// Sets what staff should know.
    pub fn set_note(&self, id: MemberId, note: &Note, now: Timestamp) -> Result<(), StoreError> {
        self.set(id, Deed::NoteSet, "UPDATE member SET note = ?2 WHERE id = ?1", note.as_str(), now)
    }

    /// Sets a member's tags; those they had before are gone. At most [`Tag::MOST`], the first ones.
    pub fn set_tags(&self, id: MemberId, tags: &[Tag], now: Timestamp) -> Result<(), StoreError> {
        self.all_or_nothing(|transaction| {
            check_exists(transaction, id)?;
            tag::set(transaction, id, tags)?;
            audit::write(transaction, Deed::TagsSet, Some(id), now)
        })
    }

    fn set(
        &self,
        id: MemberId,
        what: Deed,
        sql: &str,
        value: impl rusqlite::ToSql,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.all_or_nothing(|transaction| {
            check_exists(transaction, id)?;
            transaction.execute(sql, params![id.0, value])?;
            search::refresh(transaction, id)?;
            audit::write(transaction, what, Some(id), now)
        })
    }
}

/// [`StoreError::NotFound`] if there is no such member in sight.
pub(crate) fn check_exists(connection: &Connection, id: MemberId) -> Result<(), StoreError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM member WHERE id = ?1 AND merged_into IS NULL)";
    if connection.query_row(sql, [id.0], |row| row.get(0))? { Ok(()) } else { Err(StoreError::NotFound) }
}

pub(crate) fn find(connection: &Connection, id: MemberId) -> Result<Option<Member>, StoreError> {
    let mut statement = connection.prepare_cached(&format!("SELECT {COLUMNS} {FROM} AND member.id = ?1"))?;
    Ok(statement.query_row([id.0], read).optional()?)
}

pub(crate) fn with_phone(connection: &Connection, phone: &Phone) -> Result<Vec<Member>, StoreError> {
    let sql = format!("SELECT {COLUMNS} {FROM} AND phone.msisdn = ?1 ORDER BY confirmed DESC, since_ms DESC");
    let mut statement = connection.prepare_cached(&sql)?;
    let members = statement.query_map([phone.msisdn()], read)?;
    Ok(members.collect::<Result<_, _>>()?)
}

pub(crate) fn with_email(connection: &Connection, address: &str) -> Result<Vec<Member>, StoreError> {
    let condition = "AND email_folded = ?1 AND email_verified = 1 ORDER BY member.id LIMIT 20";
    let mut statement = connection.prepare_cached(&format!("SELECT {COLUMNS} {FROM} {condition}"))?;
    let members = statement.query_map([folded_email(address)], read)?;
    Ok(members.collect::<Result<_, _>>()?)
}

/// Who has an address, verified or not; the earlier members first, at most five.
pub(crate) fn with_any_email(connection: &Connection, address: &str) -> Result<Vec<Member>, StoreError> {
    // A bound would be a parameter that SQLite plans anew for at each call.
    let condition = "AND email_folded = ?1 ORDER BY member.id LIMIT 5";
    let mut statement = connection.prepare_cached(&format!("SELECT {COLUMNS} {FROM} {condition}"))?;
    let members = statement.query_map([folded_email(address)], read)?;
    Ok(members.collect::<Result<_, _>>()?)
}

/// Whether somebody has or had this card.
pub(crate) fn is_number_taken(connection: &Connection, number: i64) -> Result<bool, StoreError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM member WHERE number = ?1)";
    Ok(connection.prepare_cached(sql)?.query_row([number], |row| row.get(0))?)
}

/// Whose card number it is; a merged member's card is that of the one they were merged into.
pub(crate) fn with_number(connection: &Connection, number: i64) -> Result<Option<MemberId>, StoreError> {
    let sql = "WITH RECURSIVE holder (id, merged_into) AS (
                   SELECT id, merged_into FROM member WHERE number = ?1
                   UNION
                   SELECT member.id, member.merged_into FROM holder JOIN member ON member.id = holder.merged_into)
               SELECT id FROM holder WHERE merged_into IS NULL";
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_row([number], |row| row.get(0).map(MemberId)).optional()?)
}

/// The number on the next card: higher than any there was.
pub(crate) fn next_number(connection: &Connection) -> Result<i64, StoreError> {
    let sql = "SELECT max((SELECT coalesce(max(number), 0) FROM member),
                          (SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'member')) + 1";
    Ok(connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

pub(crate) fn insert(connection: &Connection, new: &NewMember, now: Timestamp) -> Result<MemberId, StoreError> {
    let id = insert_bare(connection, &new.name, new.phone_confirmed.then_some(now), now)?;
    if let Some(email) = &new.email {
        set_email(connection, id, email, new.source, now)?;
    }
    phone::set(connection, id, &new.phone, new.phone_confirmed, now)?;
    search::refresh(connection, id)?;
    Ok(id)
}

/// A name with the next card, and nothing else.
pub(crate) fn insert_bare(
    connection: &Connection,
    name: &Name,
    confirmed_at: Option<Timestamp>,
    now: Timestamp,
) -> Result<MemberId, StoreError> {
    let sql = "INSERT INTO member (number, given_name, family_name, joined_at_ms, added_at_ms, confirmed_at_ms)
               VALUES (?1, ?2, ?3, ?4, ?4, ?5)";
    let confirmed_at = confirmed_at.map(Timestamp::as_millisecond);
    let number = next_number(connection)?;
    connection.execute(sql, params![number, name.given, name.family, now.as_millisecond(), confirmed_at])?;
    Ok(MemberId(connection.last_insert_rowid()))
}

/// Brings a member up to date. What was not asked for stays as it is.
pub(crate) fn refresh(
    connection: &Connection,
    id: MemberId,
    new: &NewMember,
    now: Timestamp,
) -> Result<(), StoreError> {
    let at = now.as_millisecond();
    connection.execute("UPDATE member SET confirmed_at_ms = ?2 WHERE id = ?1", params![id.0, at])?;
    if !new.name.full().is_empty() {
        let sql = "UPDATE member SET given_name = ?2, family_name = ?3 WHERE id = ?1";
        connection.execute(sql, params![id.0, new.name.given, new.name.family])?;
    }
    if let Some(email) = &new.email {
        set_email(connection, id, email, new.source, now)?;
    }
    phone::set(connection, id, &new.phone, new.phone_confirmed, now)?;
    search::refresh(connection, id)
}

pub(crate) fn set_email(
    connection: &Connection,
    id: MemberId,
    email: &Email,
    source: Source,
    at: Timestamp,
) -> Result<(), StoreError> {
    let sql =
        "UPDATE member SET email = ?2, email_folded = ?3, email_verified = ?4, email_source = ?5, email_at_ms = ?6
               WHERE id = ?1";
    let folded = folded_email(&email.address);
    let values = params![id.0, email.address, folded, email.verified, source.word(), at.as_millisecond()];
    connection.prepare_cached(sql)?.execute(values)?;
    Ok(())
}

pub(crate) fn forget_email(connection: &Connection, id: MemberId) -> Result<(), StoreError> {
    let sql = "UPDATE member SET email = NULL, email_folded = NULL, email_verified = 0, email_source = NULL,
                                 email_at_ms = NULL WHERE id = ?1";
    connection.execute(sql, [id.0])?;
    Ok(())
}

/// Removes a member from every table, and those who were merged into them.
pub(crate) fn delete(connection: &Connection, id: MemberId) -> Result<(), StoreError> {
    search::forget(connection, id)?;
    connection.execute("DELETE FROM member WHERE id = ?1", [id.0])?;
    Ok(())
}

fn folded_email(address: &str) -> String {
    address.trim().to_lowercase()
}

fn read(row: &Row<'_>) -> rusqlite::Result<Member> {
    let verified: bool = row.get(5)?;
    let text = |index| row.get::<_, Option<String>>(index);
    let told = text(6)?.and_then(|word| Source::from_word(&word)).zip(row.get::<_, Option<i64>>(7)?.map(time));
    let tags = text(15)?.unwrap_or_default();
    Ok(Member {
        id: MemberId(row.get(0)?),
        number: row.get(1)?,
        name: Name { given: row.get(2)?, family: row.get(3)? },
        email: text(4)?.map(|address| Email { address, verified }),
        email_told: told,
        status: MemberStatus::from_word(row.get_ref(8)?.as_str()?).unwrap_or(MemberStatus::Ended),
        valid_until: text(9)?.and_then(|day| day.parse().ok()),
        note: Note::new(row.get_ref(10)?.as_str()?).unwrap_or_default(),
        tags: tags.lines().filter_map(|tag| Tag::new(tag).ok()).collect(),
        joined_at: time(row.get(11)?),
        confirmed_at: row.get::<_, Option<i64>>(12)?.map(time),
        phone: text(13)?.as_deref().and_then(Phone::from_msisdn),
        phone_confirmed: row.get::<_, Option<bool>>(14)?.unwrap_or(false),
        last_visit_at: row.get::<_, Option<i64>>(16)?.map(time),
        visits: row.get(17)?,
    })
}

/// Times were written by us; one that is none is the beginning of time rather than a panic.
pub(crate) fn time(ms: i64) -> Timestamp {
    Timestamp::from_millisecond(ms).unwrap_or(Timestamp::UNIX_EPOCH)
}
