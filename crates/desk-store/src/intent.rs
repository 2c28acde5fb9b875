//! Numbers that were typed while the provider could not be reached: offered again when it can.

use desk_core::Phone;
use jiff::Timestamp;
use rusqlite::{Connection, params};

use crate::error::StoreError;
use crate::member::time;
use crate::open::Store;

/// So many are kept, the newest ones.
const MOST: u32 = 200;

impl Store {
    /// Remembers that somebody with this number wants to enrol; typed again, it is remembered from the first time.
    pub fn write_intent(&self, phone: &Phone, now: Timestamp) -> Result<(), StoreError> {
        self.all_or_nothing(|transaction| {
            let sql = "INSERT INTO intent (msisdn, at_ms) VALUES (?1, ?2) ON CONFLICT (msisdn) DO NOTHING";
            transaction.execute(sql, params![phone.msisdn(), now.as_millisecond()])?;
            let newest = "SELECT msisdn FROM intent ORDER BY at_ms DESC, msisdn LIMIT ?1";
            transaction.execute(&format!("DELETE FROM intent WHERE msisdn NOT IN ({newest})"), [MOST])?;
            Ok(())
        })
    }

    /// Who wants to enrol, oldest first.
    pub fn list_intents(&self) -> Result<Vec<(Phone, Timestamp)>, StoreError> {
        let connection = self.lock();
        let mut statement = connection.prepare_cached("SELECT msisdn, at_ms FROM intent ORDER BY at_ms, msisdn")?;
        let rows =
            statement.query_map([], |row| Ok((Phone::from_msisdn(row.get_ref(0)?.as_str()?), time(row.get(1)?))))?;
        let rows = rows.collect::<Result<Vec<_>, _>>()?;
        Ok(rows.into_iter().filter_map(|(phone, at)| phone.zip(Some(at))).collect())
    }

    /// Forgets one that nobody wants any more.
    pub fn drop_intent(&self, phone: &Phone) -> Result<(), StoreError> {
        forget(&self.lock(), phone).map(|_| ())
    }
}

/// A login that was asked is an intent no more. Answers whether there was one.
pub(crate) fn forget(connection: &Connection, phone: &Phone) -> Result<u64, StoreError> {
    Ok(connection.execute("DELETE FROM intent WHERE msisdn = ?1", [phone.msisdn()])? as u64)
}
