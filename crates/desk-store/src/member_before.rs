//! What a member was before a login brought them up to date, so that "wrong person" can put it back.

use desk_core::profile::{Email, Name};
use desk_core::{LoginId, Member, MemberId, Phone, Source};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::error::StoreError;
use crate::{member, phone, search};

/// Remembers the member as they are now.
pub(crate) fn remember(connection: &Connection, login: LoginId, member: &Member) -> Result<(), StoreError> {
    let sql =
        "INSERT INTO member_before (login_id, given_name, family_name, email, email_verified, email_source, email_at_ms,
                                          confirmed_at_ms, msisdn, phone_confirmed)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    let email = member.email.as_ref();
    connection.execute(
        sql,
        params![
            login.to_string(),
            member.name.given,
            member.name.family,
            email.map(|email| &email.address),
            email.is_some_and(|email| email.verified),
            member.email_told.map(|(source, _)| source.word()),
            member.email_told.map(|(_, at)| at.as_millisecond()),
            member.confirmed_at.map(Timestamp::as_millisecond),
            member.phone.as_ref().map(Phone::msisdn),
            member.phone_confirmed,
        ],
    )?;
    Ok(())
}

/// Puts the member back as they were before this login.
pub(crate) fn put_back(
    connection: &Connection,
    login: LoginId,
    member: MemberId,
    now: Timestamp,
) -> Result<(), StoreError> {
    let Some(before) = find(connection, login)? else { return Ok(()) };
    let sql = "UPDATE member SET given_name = ?2, family_name = ?3, confirmed_at_ms = ?4 WHERE id = ?1";
    connection.execute(sql, params![member.0, before.name.given, before.name.family, before.confirmed_at_ms])?;
    match &before.email {
        Some((email, source, at)) => member::set_email(connection, member, email, *source, *at)?,
        None => member::forget_email(connection, member)?,
    }
    // The stranger's number was never this member's: it leaves no history.
    phone::forget_current(connection, member)?;
    if let Some((number, confirmed)) = &before.phone {
        phone::set(connection, member, number, *confirmed, now)?;
    }
    search::refresh(connection, member)
}

struct Before {
    name: Name,
    email: Option<(Email, Source, Timestamp)>,
    confirmed_at_ms: Option<i64>,
    phone: Option<(Phone, bool)>,
}

fn find(connection: &Connection, login: LoginId) -> Result<Option<Before>, StoreError> {
    let sql =
        "SELECT given_name, family_name, email, email_verified, email_source, email_at_ms, confirmed_at_ms, msisdn,
                      phone_confirmed
               FROM member_before WHERE login_id = ?1";
    Ok(connection.query_row(sql, [login.to_string()], read).optional()?)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Before> {
    let (address, verified) = (row.get::<_, Option<String>>(2)?, row.get(3)?);
    let source = row.get::<_, Option<String>>(4)?.and_then(|word| Source::from_word(&word));
    let told = source.zip(row.get::<_, Option<i64>>(5)?.map(member::time));
    let phone = row.get::<_, Option<String>>(7)?.as_deref().and_then(Phone::from_msisdn);
    Ok(Before {
        name: Name { given: row.get(0)?, family: row.get(1)? },
        email: address.zip(told).map(|(address, (source, at))| (Email { address, verified }, source, at)),
        confirmed_at_ms: row.get(6)?,
        phone: phone.zip(Some(row.get(8)?)),
    })
}
