//! Erasing whom tombstones name: in an older register that was put back, and in copies of this one.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use aws_lc_rs::hmac;
use desk_core::{Deed, MemberId};
use jiff::Timestamp;
use rusqlite::{Connection, TransactionBehavior, params};

use crate::erase::{self, Erased, Trace};
use crate::error::StoreError;
use crate::key::StoreKey;
use crate::open::{self, Store};
use crate::tombstone::{self, ROW, SUB, Tombstones, What, hash, read_table};
use crate::{audit, merge, meta, scrub, tombstone_file};

impl Store {
    /// Erases whoever was erased after this register was written, if it is an older one that somebody put in its place, and
    /// whoever's erasure was cut short: by the file beside it. To be called once whenever a register is opened; costs
    /// nothing if there is nothing new.
    pub fn replay_tombstones(&self, now: Timestamp) -> Result<Erased, StoreError> {
        let erased = self.all_or_nothing(|transaction| {
            let (here, mut beside) = (read_table(transaction)?, tombstone_file::read(self.folder())?);
            if here.keys().any(|key| !beside.contains_key(key)) {
                tombstone_file::write(transaction, self.folder())?;
            }
            beside.retain(|key, _| !here.contains_key(key));
            bury(transaction, &beside, now)
        })?;
        if !erased.is_nothing() {
            self.scrub()?;
        }
        Ok(erased)
    }

    /// Erases whoever was erased here in a copy of this register too, and writes that anew.
    ///
    /// # Errors
    /// [`StoreError::Foreign`] if it is a copy of another register; else as when a register is opened. The copy is as it was
    /// then.
    pub fn erase_in_copy(&self, copy: &Path, key: &StoreKey, now: Timestamp) -> Result<Erased, StoreError> {
        let tombstones = read_table(&self.lock())?;
        let mut connection = open::open_copy(copy, key)?;
        if !meta::are_one_register(&connection, &self.lock())? {
            return Err(StoreError::Foreign);
        }
        bury_in_file(&mut connection, tombstones, now)
    }
}

/// Erases in a register that is about to be put into a folder whoever was erased in the one that is there.
pub(crate) fn replay(register: &mut Connection, folder: &Path, now: Timestamp) -> Result<(), StoreError> {
    bury_in_file(register, tombstone_file::read(folder)?, now).map(|_| ())
}

/// The same in a file that nobody else has open; it is written anew.
fn bury_in_file(connection: &mut Connection, mut tombstones: Tombstones, now: Timestamp) -> Result<Erased, StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let there = read_table(&transaction)?;
    tombstones.retain(|key, _| !there.contains_key(key));
    let erased = bury(&transaction, &tombstones, now)?;
    transaction.commit()?;
    if !tombstones.is_empty() {
        scrub::write_anew(connection)?;
    }
    Ok(erased)
}

/// Erases whom new tombstones name, and keeps them. Nobody who came in after somebody was erased is taken for them.
fn bury(connection: &Connection, new: &Tombstones, now: Timestamp) -> Result<Erased, StoreError> {
    if new.is_empty() {
        return Ok(Erased::default());
    }
    let key = meta::hash_key(connection)?;
    let mut erased = forget_numbers(connection, &key, new)?;
    for member in named(connection, &key, new)? {
        // Somebody merged into another who was not erased: the two were parted again, before or since.
        merge::part(connection, member, now)?;
        erased.join(&erase::forget(connection, member)?);
    }
    tombstone::insert(connection, new)?;
    if !erased.is_nothing() {
        scrub::ask_for(connection)?;
        audit::write_count(connection, Deed::ErasedAgain, erased.count(Trace::Members), now)?;
    }
    Ok(erased)
}

/// Members whom tombstones name, but for those who go with another one of them.
fn named(connection: &Connection, key: &hmac::Key, new: &Tombstones) -> Result<BTreeSet<MemberId>, StoreError> {
    let by_row = named_by_row(connection, key, new)?;
    let mut named: BTreeSet<MemberId> = by_row.keys().copied().collect();
    named.extend(named_by_sub(connection, key, new)?);
    for (member, merged_into) in by_row {
        if merged_into.is_some_and(|other| named.contains(&other)) {
            named.remove(&member);
        }
    }
    Ok(named)
}

/// Members whose very row was erased, each with whom they were merged into.
fn named_by_row(
    connection: &Connection,
    key: &hmac::Key,
    new: &Tombstones,
) -> Result<BTreeMap<MemberId, Option<MemberId>>, StoreError> {
    let mut named = BTreeMap::new();
    let mut statement = connection.prepare(&format!("SELECT id, merged_into, {ROW} FROM member"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if new.contains_key(&(
            What::Member,
            hash(key, What::Member, row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?),
        )) {
            named.insert(MemberId(row.get(0)?), row.get::<_, Option<i64>>(1)?.map(MemberId));
        }
    }
    Ok(named)
}

/// Members whose subject was erased after they were added.
fn named_by_sub(connection: &Connection, key: &hmac::Key, new: &Tombstones) -> Result<Vec<MemberId>, StoreError> {
    let sql = format!("SELECT member_id, added_at_ms, {SUB} FROM member_sub JOIN member ON member.id = member_id");
    let mut named = Vec::new();
    let mut statement = connection.prepare(&sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (member, added_at_ms): (i64, i64) = (row.get(0)?, row.get(1)?);
        let erased_at_ms = new.get(&(What::Sub, hash(key, What::Sub, &row.get::<_, String>(2)?)));
        if erased_at_ms.is_some_and(|erased| added_at_ms <= *erased) {
            named.push(MemberId(member));
        }
    }
    Ok(named)
}

/// Numbers in the journal, among the intents and on guest lists that were there before their owner was erased.
fn forget_numbers(connection: &Connection, key: &hmac::Key, new: &Tombstones) -> Result<Erased, StoreError> {
    let mut erased = Erased::default();
    let journal = (
        Trace::Logins,
        "SELECT msisdn, started_at_ms FROM login WHERE state <> 'applied'",
        "DELETE FROM login WHERE msisdn = ?1 AND started_at_ms <= ?2 AND state <> 'applied'",
    );
    let intents =
        (Trace::Intents, "SELECT msisdn, at_ms FROM intent", "DELETE FROM intent WHERE msisdn = ?1 AND at_ms <= ?2");
    let guests = (
        Trace::Guests,
        "SELECT msisdn, added_at_ms FROM guest WHERE msisdn IS NOT NULL",
        "DELETE FROM guest WHERE msisdn = ?1 AND added_at_ms <= ?2",
    );
    for (trace, find, delete) in [journal, intents, guests] {
        let mut statement = connection.prepare(find)?;
        let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)))?;
        for (msisdn, at) in rows.collect::<Result<Vec<_>, _>>()? {
            match new.get(&(What::Phone, hash(key, What::Phone, &msisdn))) {
                Some(erased_at) if at <= *erased_at => {
                    erased.add(trace, connection.execute(delete, params![msisdn, erased_at])? as u64);
                }
                _ => {}
            }
        }
    }
    Ok(erased)
}
