//! What the provider told of a member besides name, number and e-mail address.

use desk_core::details::{AddressKind, Details, PostalAddress};
use desk_core::{LoginId, MemberId};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::{Value, json};

use crate::error::StoreError;
use crate::open::Store;

const BIRTHDATE: &str = "birthdate";
const ADDRESSES: &str = "addresses";

impl Store {
    /// What the register has of a member; what was never asked for is `None`.
    pub fn details(&self, member: MemberId) -> Result<Details, StoreError> {
        let connection = self.lock();
        let birthdate = newest(&connection, member, BIRTHDATE)?;
        let addresses = newest(&connection, member, ADDRESSES)?;
        Ok(Details {
            birthdate: birthdate.as_ref().and_then(Value::as_str).and_then(|day| day.parse().ok()),
            addresses: addresses.as_ref().and_then(Value::as_array).map(|all| all.iter().map(read_address).collect()),
        })
    }
}

/// Writes what a login told that the register did not know.
pub(crate) fn set(
    connection: &Connection,
    member: MemberId,
    login: LoginId,
    details: &Details,
    now: Timestamp,
) -> Result<(), StoreError> {
    let birthdate = details.birthdate.map(|day| (BIRTHDATE, json!(day.to_string())));
    let addresses = details.addresses.as_ref();
    let addresses = addresses.map(|all| (ADDRESSES, all.iter().map(write_address).collect::<Value>()));
    for (what, value) in birthdate.into_iter().chain(addresses) {
        if newest(connection, member, what)?.as_ref() != Some(&value) {
            let sql = "INSERT INTO detail (member_id, login_id, what, value, at_ms) VALUES (?1, ?2, ?3, ?4, ?5)";
            let values = params![member.0, login.to_string(), what, value.to_string(), now.as_millisecond()];
            connection.execute(sql, values)?;
        }
    }
    Ok(())
}

/// Forgets what a login told; what was known before counts again.
pub(crate) fn take_back(connection: &Connection, login: LoginId) -> Result<(), StoreError> {
    connection.execute("DELETE FROM detail WHERE login_id = ?1", [login.to_string()])?;
    Ok(())
}

fn newest(connection: &Connection, member: MemberId, what: &str) -> Result<Option<Value>, StoreError> {
    let sql = "SELECT value FROM detail WHERE member_id = ?1 AND what = ?2 ORDER BY at_ms DESC, id DESC LIMIT 1";
    let mut statement = connection.prepare_cached(sql)?;
    let text: Option<String> = statement.query_row(params![member.0, what], |row| row.get(0)).optional()?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
}

fn write_address(address: &PostalAddress) -> Value {
    let PostalAddress { kind, street, postal_code, region, country } = address;
    json!({
        "kind": kind.word(), "street": street, "postalCode": postal_code, "region": region, "country": country,
    })
}

fn read_address(value: &Value) -> PostalAddress {
    let text = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default();
    PostalAddress {
        kind: AddressKind::from_word(text("kind")).unwrap_or(AddressKind::Other),
        street: text("street").to_owned(),
        postal_code: text("postalCode").to_owned(),
        region: text("region").to_owned(),
        country: text("country").to_owned(),
    }
}
