//! Members.

use desk_core::folding::loose;
use desk_core::profile::{Email, Name};
use desk_core::{Member, MemberId, MemberStatus, NewMember, Phone};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::error::StoreError;
use crate::open::Store;
use crate::phone;

/// A member with their current number and what their visits come to.
const SELECT: &str = "
    SELECT member.id, number, given_name, family_name, email, email_verified, status, joined_at_ms, confirmed_at_ms,
           phone.msisdn, phone.confirmed,
           (SELECT max(at_ms) FROM visit WHERE member_id = member.id),
           (SELECT count(*) FROM visit WHERE member_id = member.id)
    FROM member LEFT JOIN phone ON phone.member_id = member.id AND phone.until_ms IS NULL";

impl Store {
    /// The member, or [`StoreError::NotFound`].
    pub fn get_member(&self, id: MemberId) -> Result<Member, StoreError> {
        find(&self.lock(), id)?.ok_or(StoreError::NotFound)
    }

    /// Who has this number now.
    pub fn members_with_phone(&self, phone: &Phone) -> Result<Vec<Member>, StoreError> {
        with_phone(&self.lock(), phone)
    }
}

pub(crate) fn find(connection: &Connection, id: MemberId) -> Result<Option<Member>, StoreError> {
    let mut statement = connection.prepare_cached(&format!("{SELECT} WHERE member.id = ?1"))?;
    Ok(statement.query_row([id.0], read).optional()?)
}

pub(crate) fn with_phone(connection: &Connection, phone: &Phone) -> Result<Vec<Member>, StoreError> {
    let ids = phone::owners(connection, phone)?;
    let members: Result<Vec<_>, _> = ids.into_iter().map(|id| find(connection, id)).collect();
    Ok(members?.into_iter().flatten().collect())
}

pub(crate) fn with_email(connection: &Connection, address: &str) -> Result<Vec<Member>, StoreError> {
    let sql = format!("{SELECT} WHERE email_folded = ?1 AND email_verified = 1 ORDER BY member.id LIMIT 20");
    let mut statement = connection.prepare_cached(&sql)?;
    let members = statement.query_map([folded_email(address)], read)?;
    Ok(members.collect::<Result<_, _>>()?)
}

pub(crate) fn insert(connection: &Connection, new: &NewMember, now: Timestamp) -> Result<MemberId, StoreError> {
    let sql = "INSERT INTO member (number, given_name, family_name, name_folded, email, email_folded, email_verified,
                                   joined_at_ms, confirmed_at_ms)
               VALUES (max((SELECT coalesce(max(number), 0) FROM member),
                           (SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'member')) + 1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    let email = new.email.as_ref();
    let at = now.as_millisecond();
    connection.execute(
        sql,
        params![
            new.name.given,
            new.name.family,
            loose(&new.name.full()),
            email.map(|email| &email.address),
            email.map(|email| folded_email(&email.address)),
            email.is_some_and(|email| email.verified),
            at,
            new.phone_confirmed.then_some(at),
        ],
    )?;
    let id = MemberId(connection.last_insert_rowid());
    phone::set(connection, id, &new.phone, new.phone_confirmed, now)?;
    Ok(id)
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
        let sql = "UPDATE member SET given_name = ?2, family_name = ?3, name_folded = ?4 WHERE id = ?1";
        connection.execute(sql, params![id.0, new.name.given, new.name.family, loose(&new.name.full())])?;
    }
    if let Some(email) = &new.email {
        let sql = "UPDATE member SET email = ?2, email_folded = ?3, email_verified = ?4 WHERE id = ?1";
        connection.execute(sql, params![id.0, email.address, folded_email(&email.address), email.verified])?;
    }
    phone::set(connection, id, &new.phone, new.phone_confirmed, now)
}

/// Puts a member back as they were: name, address and when they were confirmed.
pub(crate) fn put_back(
    connection: &Connection,
    id: MemberId,
    name: &Name,
    email: Option<&Email>,
    confirmed_at: Option<i64>,
) -> Result<(), StoreError> {
    let sql = "UPDATE member SET given_name = ?2, family_name = ?3, name_folded = ?4, email = ?5, email_folded = ?6,
                                 email_verified = ?7, confirmed_at_ms = ?8 WHERE id = ?1";
    connection.execute(
        sql,
        params![
            id.0,
            name.given,
            name.family,
            loose(&name.full()),
            email.map(|email| &email.address),
            email.map(|email| folded_email(&email.address)),
            email.is_some_and(|email| email.verified),
            confirmed_at,
        ],
    )?;
    Ok(())
}

/// Removes a member from every table.
pub(crate) fn delete(connection: &Connection, id: MemberId) -> Result<(), StoreError> {
    connection.execute("DELETE FROM member WHERE id = ?1", [id.0])?;
    Ok(())
}

fn folded_email(address: &str) -> String {
    address.trim().to_lowercase()
}

pub(crate) fn select() -> &'static str {
    SELECT
}

pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Member> {
    let verified: bool = row.get(5)?;
    let status: String = row.get(6)?;
    let msisdn: Option<String> = row.get(9)?;
    Ok(Member {
        id: MemberId(row.get(0)?),
        number: row.get(1)?,
        name: Name { given: row.get(2)?, family: row.get(3)? },
        email: row.get::<_, Option<String>>(4)?.map(|address| Email { address, verified }),
        email_told: None,
        valid_until: None,
        note: String::new(),
        tags: Vec::new(),
        status: MemberStatus::from_word(&status).unwrap_or(MemberStatus::Ended),
        joined_at: time(row.get(7)?),
        confirmed_at: row.get::<_, Option<i64>>(8)?.map(time),
        phone: msisdn.as_deref().and_then(Phone::from_msisdn),
        phone_confirmed: row.get::<_, Option<bool>>(10)?.unwrap_or(false),
        last_visit_at: row.get::<_, Option<i64>>(11)?.map(time),
        visits: row.get(12)?,
    })
}

/// Times were written by us; one that is none is the beginning of time rather than a panic.
pub(crate) fn time(ms: i64) -> Timestamp {
    Timestamp::from_millisecond(ms).unwrap_or(Timestamp::UNIX_EPOCH)
}
