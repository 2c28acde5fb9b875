//! Who was erased, so that an older copy of the register does not bring them back: keyed hashes of what they would be known by
//! there, made with a key that every copy of this register has, and no file but a copy.
//!
//! They stand in a table, which goes into every later backup, and in a file beside the register, which outlives it when an
//! older one is put in its place. The file is written before the erasure is: a tombstone without a table's row is an erasure
//! that has yet to be done, here.

use std::collections::BTreeMap;

use aws_lc_rs::hmac;
use desk_core::MemberId;
use jiff::Timestamp;
use rusqlite::{Connection, params};

use crate::erase;
use crate::error::StoreError;
use crate::meta;

/// What somebody is known by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum What {
    /// A member's row: key, and when it was added. No two rows have ever had the same two; card numbers can change.
    Member,
    /// A subject of an issuer.
    Sub,
    /// A number. Numbers change hands, so nobody but a login that never ended is erased for one.
    Phone,
}

impl What {
    const ALL: [Self; 3] = [Self::Member, Self::Sub, Self::Phone];

    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Sub => "sub",
            Self::Phone => "phone",
        }
    }

    pub(crate) fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|what| what.word() == word)
    }
}

/// What, its hash, and when it was erased.
pub(crate) type Tombstones = BTreeMap<(What, Vec<u8>), i64>;

/// Sets the tombstones of members who are about to be erased.
pub(crate) fn set(connection: &Connection, members: &[MemberId], now: Timestamp) -> Result<(), StoreError> {
    let key = meta::hash_key(connection)?;
    let mut tombstones = Tombstones::new();
    for member in members {
        for (what, text) in known_by(connection, *member)? {
            tombstones.insert((what, hash(&key, what, &text)), now.as_millisecond());
        }
    }
    insert(connection, &tombstones)
}

/// Everything a member would be known by in a copy of the register.
fn known_by(connection: &Connection, member: MemberId) -> Result<Vec<(What, String)>, StoreError> {
    let mut known = Vec::new();
    let mut ask = |what, sql: &str| {
        let mut statement = connection.prepare_cached(sql)?;
        for text in statement.query_map([member.0], |row| row.get::<_, String>(0))? {
            known.push((what, text?));
        }
        Ok::<(), StoreError>(())
    };
    ask(What::Member, &format!("SELECT {ROW} FROM member WHERE id = ?1"))?;
    ask(What::Sub, &format!("SELECT {SUB} FROM member_sub WHERE member_id = ?1"))?;
    for number in erase::own_numbers(connection, member)? {
        known.push((What::Phone, number.msisdn().to_owned()));
    }
    Ok(known)
}

pub(crate) const ROW: &str = "member.id || ' ' || added_at_ms";
pub(crate) const SUB: &str = "issuer || char(10) || sub";

pub(crate) fn hash(key: &hmac::Key, what: What, text: &str) -> Vec<u8> {
    hmac::sign(key, format!("tombstone {} {text}", what.word()).as_bytes()).as_ref().to_vec()
}

pub(crate) fn insert(connection: &Connection, tombstones: &Tombstones) -> Result<(), StoreError> {
    let sql = "INSERT INTO tombstone (what, hash, at_ms) VALUES (?1, ?2, ?3)
               ON CONFLICT (what, hash) DO UPDATE SET at_ms = max(at_ms, excluded.at_ms)";
    let mut statement = connection.prepare_cached(sql)?;
    for ((what, hash), at) in tombstones {
        statement.execute(params![what.word(), hash, at])?;
    }
    Ok(())
}

pub(crate) fn read_table(connection: &Connection) -> Result<Tombstones, StoreError> {
    let mut statement = connection.prepare("SELECT what, hash, at_ms FROM tombstone")?;
    let rows = statement.query_map([], |row| {
        Ok((What::from_word(row.get_ref(0)?.as_str()?), row.get::<_, Vec<u8>>(1)?, row.get(2)?))
    })?;
    let mut tombstones = Tombstones::new();
    for row in rows {
        if let (Some(what), hash, at) = row? {
            tombstones.insert((what, hash), at);
        }
    }
    Ok(tombstones)
}
