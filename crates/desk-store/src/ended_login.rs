//! Logins that came to nothing, for as long as the customer may still see the request: a keyed hash and a reason.

use std::time::Duration;

use desk_core::{LoginId, Phone};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use crate::error::StoreError;
use crate::meta;
use crate::open::Store;

impl Store {
    /// How a login ended that left no row, if its deadline is not past.
    pub fn find_ended(&self, login: LoginId) -> Result<Option<String>, StoreError> {
        let sql = "SELECT reason FROM ended_login WHERE id = ?1";
        Ok(self.lock().query_row(sql, [login.to_string()], |row| row.get(0)).optional()?)
    }

    /// Whether an earlier request to this number may still show on the phone.
    pub fn was_asked_in_vain(&self, phone: &Phone, now: Timestamp) -> Result<bool, StoreError> {
        let connection = self.lock();
        let hash = meta::number_hash(&connection, phone)?;
        let sql = "SELECT EXISTS (SELECT 1 FROM ended_login WHERE number_hash = ?1 AND until_ms > ?2)";
        Ok(connection.query_row(sql, params![hash, now.as_millisecond()], |row| row.get(0))?)
    }
}

/// Whoever follows a login that ended before the provider took it can still learn how, for this long.
const AT_LEAST: Duration = Duration::from_secs(60);
/// Reasons under which the start may have reached the customer though no answer came, and how long it can stand then
/// (contract §6: 900 s).
const MAY_STAND: [&str; 3] = ["cancelled", "lost", "unreachable"];
const LONGEST: Duration = Duration::from_secs(900);

/// Remembers an end until the provider's deadline, and forgets those whose deadline is past.
pub(crate) fn remember(
    connection: &Connection,
    login: LoginId,
    phone: &Phone,
    reason: &str,
    expires_at: Option<Timestamp>,
    now: Timestamp,
) -> Result<(), StoreError> {
    forget_past(connection, now)?;
    let may_stand = MAY_STAND.contains(&reason) && expires_at.is_none();
    let at_least = now.checked_add(if may_stand { LONGEST } else { AT_LEAST }).unwrap_or(Timestamp::MAX);
    let until = expires_at.map_or(at_least, |at| at.max(at_least));
    let hash = meta::number_hash(connection, phone)?;
    let sql = "INSERT INTO ended_login (id, reason, number_hash, until_ms) VALUES (?1, ?2, ?3, ?4)";
    connection.execute(sql, params![login.to_string(), reason, hash, until.as_millisecond()])?;
    Ok(())
}

pub(crate) fn forget_past(connection: &Connection, now: Timestamp) -> Result<(), StoreError> {
    connection.execute("DELETE FROM ended_login WHERE until_ms <= ?1", [now.as_millisecond()])?;
    Ok(())
}

/// Forgets that a number was ever asked. Answers how many times it was.
pub(crate) fn forget_number(connection: &Connection, phone: &Phone) -> Result<u64, StoreError> {
    let hash = meta::number_hash(connection, phone)?;
    Ok(connection.execute("DELETE FROM ended_login WHERE number_hash = ?1", [hash])? as u64)
}
