//! What a member was before a login brought them up to date, so that "wrong person" can put it back.

use desk_core::profile::{Email, Name};
use desk_core::{LoginId, Member, MemberId, Phone};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use crate::error::StoreError;
use crate::{member, phone};

/// Remembers the member as they are now.
pub(crate) fn remember(connection: &Connection, login: LoginId, member: &Member) -> Result<(), StoreError> {
    let sql =
        "INSERT INTO member_before (login_id, given_name, family_name, email, email_verified, confirmed_at_ms, msisdn,
                                          phone_confirmed) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    let email = member.email.as_ref();
    connection.execute(
        sql,
        params![
            login.to_string(),
            member.name.given,
            member.name.family,
            email.map(|email| &email.address),
            email.is_some_and(|email| email.verified),
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
    let sql = "SELECT given_name, family_name, email, email_verified, confirmed_at_ms, msisdn, phone_confirmed
               FROM member_before WHERE login_id = ?1";
    let before = connection
        .query_row(sql, [login.to_string()], |row| {
            let name = Name { given: row.get(0)?, family: row.get(1)? };
            let verified = row.get(3)?;
            let email = row.get::<_, Option<String>>(2)?.map(|address| Email { address, verified });
            Ok((name, email, row.get::<_, Option<i64>>(4)?, row.get::<_, Option<String>>(5)?, row.get::<_, bool>(6)?))
        })
        .optional()?;
    let Some((name, email, confirmed_at, msisdn, phone_confirmed)) = before else { return Ok(()) };
    member::put_back(connection, member, &name, email.as_ref(), confirmed_at)?;
    // The stranger's number was never this member's: it leaves no history.
    phone::forget_current(connection, member)?;
    match msisdn.as_deref().and_then(Phone::from_msisdn) {
        Some(number) => phone::set(connection, member, &number, phone_confirmed, now),
        None => Ok(()),
    }
}
