//! What the register knows about itself.

use aws_lc_rs::hmac;
use desk_core::{Phone, Random};
use rusqlite::{Connection, params};

use crate::error::StoreError;

const HASH_KEY: &str = "number_hash_key";

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
    let sql = "SELECT value FROM meta WHERE name = ?1";
    let key: Vec<u8> = connection.query_row(sql, [HASH_KEY], |row| row.get(0))?;
    let key = hmac::Key::new(hmac::HMAC_SHA256, &key);
    Ok(hmac::sign(&key, phone.msisdn().as_bytes()).as_ref().to_vec())
}
