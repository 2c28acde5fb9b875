//! The bulk door: members of another register, thousands at a time.

use desk_core::{Deed, ImportedMember, MemberId, Source};
use jiff::Timestamp;
use rusqlite::{Connection, params};

use crate::error::StoreError;
use crate::open::{Cache, Store, set_cache};
use crate::{audit, member, phone, search};

impl Store {
    /// Writes members as one change, all of them or none; the more at once, the quicker each. The index of finding is complete
    /// after each batch, but in pieces: [`Store::finish_import`] puts them together, once, after the last.
    ///
    /// # Errors
    /// [`StoreError::NumberTaken`] for a card number that somebody has or had in this register.
    pub fn import_batch(&self, members: &[ImportedMember], now: Timestamp) -> Result<Vec<MemberId>, StoreError> {
        self.all_or_nothing(|transaction| {
            set_cache(transaction, Cache::Bulk)?;
            let ids = members.iter().map(|member| insert(transaction, member, now));
            let ids = ids.collect::<Result<Vec<_>, _>>()?;
            search::insert_many(transaction, &ids)?;
            audit::write(transaction, Deed::Imported, None, now)?;
            Ok(ids)
        })
    }

    /// Puts the pieces of the index together, and gives the memory back that the batches took. Without it finding is right,
    /// but slower.
    pub fn finish_import(&self) -> Result<(), StoreError> {
        self.all_or_nothing(|transaction| {
            search::merge_bulk(transaction)?;
            set_cache(transaction, Cache::Counter)
        })
    }
}

pub(crate) fn insert(connection: &Connection, new: &ImportedMember, now: Timestamp) -> Result<MemberId, StoreError> {
    let number = match new.number {
        Some(number) => number,
        None => member::next_number(connection)?,
    };
    let sql =
        "INSERT INTO member (number, given_name, family_name, status, valid_until, note, joined_at_ms, added_at_ms)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    let written = connection.prepare_cached(sql)?.execute(params![
        number,
        new.name.given,
        new.name.family,
        new.status.word(),
        new.valid_until.map(|day| day.to_string()),
        new.note.as_str(),
        new.joined_at.as_millisecond(),
        now.as_millisecond(),
    ]);
    written.map_err(|error| match error.sqlite_extended_error_code() {
        Some(rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE) => StoreError::NumberTaken(number),
        _ => error.into(),
    })?;
    let id = MemberId(connection.last_insert_rowid());
    if let Some(email) = &new.email {
        member::set_email(connection, id, email, Source::Import, now)?;
    }
    if let Some(phone) = &new.phone {
        phone::set(connection, id, phone, false, now)?;
    }
    Ok(id)
}
