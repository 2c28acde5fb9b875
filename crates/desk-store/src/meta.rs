//! What the register knows about itself.

use aws_lc_rs::hmac;
use desk_core::{Phone, Random};
use rusqlite::{Connection, OptionalExtension, params};

use crate::error::StoreError;

const HASH_KEY: &str = "number_hash_key";
const SEARCH_VERSION: &str = "search_version";

/// Makes what every register has.
pub(crate) fn prepare(connection: &Connection, random: &dyn Random) -> Result<(), StoreError> {
    let mut key = [0; 32];
    random.fill(&mut key);
    let sql = "INSERT INTO meta (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO NOTHING";
    connection.execute(sql, params![HASH_KEY, key.as_slice()])?;
    Ok(())
}

/// A keyed hash of a number: equal for equal numbers in this register, and of no use anywhere else.
pub(crate) fn number_hash(connection: &Connection, phone: &Phone) -> Result<Vec<u8>, StoreError> {
    Ok(hmac::sign(&hash_key(connection)?, phone.msisdn().as_bytes()).as_ref().to_vec())
}

/// The key of this register's hashes. Every copy of the register has the same.
pub(crate) fn hash_key(connection: &Connection) -> Result<hmac::Key, StoreError> {
    Ok(hmac::Key::new(hmac::HMAC_SHA256, &hash_key_bytes(connection)?))
}

/// Whether two files are copies of one register.
pub(crate) fn are_one_register(one: &Connection, other: &Connection) -> Result<bool, StoreError> {
    Ok(hash_key_bytes(one)? == hash_key_bytes(other)?)
}

fn hash_key_bytes(connection: &Connection) -> Result<Vec<u8>, StoreError> {
    let sql = "SELECT value FROM meta WHERE name = ?1";
    Ok(connection.query_row(sql, [HASH_KEY], |row| row.get(0))?)
}

/// By which rules the search tables were made, if they were.
pub(crate) fn search_version(connection: &Connection) -> Result<Option<i64>, StoreError> {
    get(connection, SEARCH_VERSION)
}

pub(crate) fn set_search_version(connection: &Connection, version: i64) -> Result<(), StoreError> {
    set(connection, SEARCH_VERSION, version)
}

/// A number under a name.
pub(crate) fn get(connection: &Connection, name: &str) -> Result<Option<i64>, StoreError> {
    let sql = "SELECT CAST(CAST(value AS TEXT) AS INTEGER) FROM meta WHERE name = ?1";
    Ok(connection.query_row(sql, [name], |row| row.get(0)).optional()?)
}

pub(crate) fn set(connection: &Connection, name: &str, value: i64) -> Result<(), StoreError> {
    let sql = "INSERT INTO meta (name, value) VALUES (?1, CAST(?2 AS BLOB))
               ON CONFLICT (name) DO UPDATE SET value = excluded.value";
    connection.execute(sql, params![name, value.to_string()])?;
    Ok(())
}

pub(crate) fn remove(connection: &Connection, name: &str) -> Result<(), StoreError> {
    connection.execute("DELETE FROM meta WHERE name = ?1", [name])?;
    Ok(())
}
