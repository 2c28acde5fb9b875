//! Numbers asked in vain, as keyed hashes, for as long as the customer may still see that request.

use desk_core::Phone;
use jiff::Timestamp;
use rusqlite::{Connection, params};

use crate::error::StoreError;
use crate::meta;
use crate::open::Store;

impl Store {
    /// Whether an earlier request to this number may still show on the phone.
    pub fn was_asked_in_vain(&self, phone: &Phone, now: Timestamp) -> Result<bool, StoreError> {
        let connection = self.lock();
        let hash = meta::number_hash(&connection, phone)?;
        let sql = "SELECT EXISTS (SELECT 1 FROM ended_login WHERE number_hash = ?1 AND until_ms > ?2)";
        Ok(connection.query_row(sql, params![hash, now.as_millisecond()], |row| row.get(0))?)
    }
}

/// Remembers a number until the provider's deadline, and forgets those whose deadline is past.
pub(crate) fn remember(
    connection: &Connection,
    phone: &Phone,
    until: Timestamp,
    now: Timestamp,
) -> Result<(), StoreError> {
    forget_past(connection, now)?;
    if until > now {
        let hash = meta::number_hash(connection, phone)?;
        let sql = "INSERT INTO ended_login (number_hash, until_ms) VALUES (?1, ?2)";
        connection.execute(sql, params![hash, until.as_millisecond()])?;
    }
    Ok(())
}

pub(crate) fn forget_past(connection: &Connection, now: Timestamp) -> Result<(), StoreError> {
    connection.execute("DELETE FROM ended_login WHERE until_ms <= ?1", [now.as_millisecond()])?;
    Ok(())
}
