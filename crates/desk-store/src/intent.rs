//! Numbers that were typed while the provider could not be reached: offered again when it can.

use desk_core::Phone;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::error::StoreError;
use crate::member::time;
use crate::open::Store;

/// So many are kept, the newest ones.
const MOST: u32 = 200;

/// Which kept number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct IntentId(pub i64);

/// Somebody who wants to enrol.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intent {
    /// Which.
    pub id: IntentId,
    /// Their number.
    pub phone: Phone,
    /// Since when it is kept.
    pub at: Timestamp,
}

impl Store {
    /// Remembers that somebody with this number wants to enrol; typed again, it is remembered from the first time.
    pub fn write_intent(&self, phone: &Phone, now: Timestamp) -> Result<(), StoreError> {
        self.all_or_nothing(|transaction| {
            let sql = "INSERT INTO intent (msisdn, at_ms) VALUES (?1, ?2) ON CONFLICT (msisdn) DO NOTHING";
            transaction.execute(sql, params![phone.msisdn(), now.as_millisecond()])?;
            let newest = "SELECT id FROM intent ORDER BY at_ms DESC, id LIMIT ?1";
            transaction.execute(&format!("DELETE FROM intent WHERE id NOT IN ({newest})"), [MOST])?;
            Ok(())
        })
    }

    /// Who wants to enrol, oldest first.
    pub fn list_intents(&self) -> Result<Vec<Intent>, StoreError> {
        let connection = self.lock();
        let mut statement = connection.prepare_cached("SELECT id, msisdn, at_ms FROM intent ORDER BY at_ms, id")?;
        let rows = statement.query_map([], read)?;
        Ok(rows.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
    }

    /// One of them, or [`StoreError::NotFound`].
    pub fn get_intent(&self, id: IntentId) -> Result<Intent, StoreError> {
        let sql = "SELECT id, msisdn, at_ms FROM intent WHERE id = ?1";
        let found = self.lock().query_row(sql, [id.0], read).optional()?;
        found.flatten().ok_or(StoreError::NotFound)
    }

    /// Forgets one that nobody wants any more.
    pub fn drop_intent(&self, id: IntentId) -> Result<(), StoreError> {
        match self.lock().execute("DELETE FROM intent WHERE id = ?1", [id.0])? {
            0 => Err(StoreError::NotFound),
            _ => Ok(()),
        }
    }
}

/// Forgets a number that is nobody's intent any more. Answers whether there was one. (Once the provider has taken a request to
/// it, the register does that by itself.)
pub(crate) fn forget(connection: &Connection, phone: &Phone) -> Result<u64, StoreError> {
    Ok(connection.execute("DELETE FROM intent WHERE msisdn = ?1", [phone.msisdn()])? as u64)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Option<Intent>> {
    let (id, at) = (IntentId(row.get(0)?), time(row.get(2)?));
    Ok(Phone::from_msisdn(row.get_ref(1)?.as_str()?).map(|phone| Intent { id, phone, at }))
}
