//! Rows of a file, taken in: for each the register says who it may be, somebody decides, and it is written. A batch is one
//! change, so what was decided still holds when it is written.

use std::collections::BTreeSet;

use desk_core::profile::{Email, Name};
use desk_core::{Deed, ImportedMember, Member, MemberId, MemberStatus, Note, Phone, Source, Tag};
use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, params};

use crate::error::StoreError;
use crate::open::{Cache, Store, set_cache};
use crate::{audit, import, member, phone, search, tag};

/// What somebody in a file may be known by.
#[derive(Clone, Copy)]
pub struct Keys<'a> {
    /// The number on the card.
    pub number: Option<i64>,
    /// Their number.
    pub phone: Option<&'a Phone>,
    /// Their address.
    pub email: Option<&'a str>,
}

/// Members in sight who are known by the same.
#[derive(Clone, Default)]
pub struct KnownMembers {
    /// Who has that card.
    pub with_number: Option<Member>,
    /// Who has that number now.
    pub with_phone: Vec<Member>,
    /// Who has that address, verified or not, at most five; looked for only if nobody has the card or the number.
    pub with_email: Vec<Member>,
    /// Whether so many have that address that it is nobody's own.
    pub email_is_shared: bool,
}

/// An address that so many have is nobody's own.
const SHARED: usize = 5;

/// What is to be done about a row.
pub enum RowDeed {
    /// Nothing.
    Nothing,
    /// A new member.
    Add(Box<ImportedMember>, Vec<Tag>),
    /// A change of one who is there.
    Change(MemberId, Box<MemberChange>),
}

/// What is new about a member; `None` stays as it is. Whether it may change is for others to say.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct MemberChange {
    /// What they are called.
    pub name: Option<Name>,
    /// Their number, unconfirmed.
    pub phone: Option<Phone>,
    /// Their address, unverified.
    pub email: Option<Email>,
    /// Whether the membership holds.
    pub status: Option<MemberStatus>,
    /// The last day it holds.
    pub valid_until: Option<Date>,
    /// What staff should know.
    pub note: Option<Note>,
    /// All of their tags.
    pub tags: Option<Vec<Tag>>,
}

impl MemberChange {
    /// Whether finding them changes.
    fn is_searched(&self) -> bool {
        self.name.is_some() || self.phone.is_some() || self.status.is_some()
    }
}

impl Store {
    /// Whom the register knows by the keys of each row.
    pub fn known_members(&self, rows: &[Keys<'_>]) -> Result<Vec<KnownMembers>, StoreError> {
        let mut connection = self.lock_finding();
        let transaction = connection.transaction()?;
        rows.iter().map(|keys| known(&transaction, keys)).collect()
    }

    /// Does what `decide` says of each row, in order, as one change: a later row knows who an earlier one made. As with
    /// [`Store::import_batch`], [`Store::finish_import`] comes once, after the last.
    ///
    /// # Errors
    /// [`StoreError::NumberTaken`] for a card number that somebody has or had in this register.
    pub fn take_in(
        &self,
        rows: &[Keys<'_>],
        mut decide: impl FnMut(usize, KnownMembers) -> RowDeed,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.all_or_nothing(|transaction| {
            set_cache(transaction, Cache::Bulk)?;
            let (mut added, mut changed) = (Vec::new(), BTreeSet::new());
            for (index, keys) in rows.iter().enumerate() {
                match decide(index, known(transaction, keys)?) {
                    RowDeed::Nothing => {}
                    RowDeed::Add(new, tags) => {
                        let id = import::insert(transaction, &new, now)?;
                        if !tags.is_empty() {
                            tag::set(transaction, id, &tags)?;
                        }
                        added.push(id);
                    }
                    RowDeed::Change(id, change) => {
                        write(transaction, id, &change, now)?;
                        if change.is_searched() {
                            changed.insert(id);
                        }
                    }
                }
            }
            search::insert_many(transaction, &added)?;
            let new: BTreeSet<MemberId> = added.into_iter().collect();
            changed.difference(&new).try_for_each(|id| search::refresh(transaction, *id))?;
            audit::write(transaction, Deed::Imported, None, now)
        })
    }
}

fn known(connection: &Connection, keys: &Keys<'_>) -> Result<KnownMembers, StoreError> {
    let mut known = KnownMembers::default();
    if let Some(number) = keys.number
        && member::is_number_taken(connection, number)?
        && let Some(id) = member::with_number(connection, number)?
    {
        known.with_number = member::find(connection, id)?;
    }
    if let Some(phone) = keys.phone {
        known.with_phone = member::with_phone(connection, phone)?;
    }
    if let (Some(email), None, []) = (keys.email, &known.with_number, &known.with_phone[..]) {
        known.with_email = member::with_any_email(connection, email)?;
        known.email_is_shared = known.with_email.len() >= SHARED;
    }
    Ok(known)
}

fn write(connection: &Connection, id: MemberId, change: &MemberChange, now: Timestamp) -> Result<(), StoreError> {
    let sql = "UPDATE member
               SET given_name = coalesce(?2, given_name), family_name = coalesce(?3, family_name),
                   status = coalesce(?4, status), valid_until = coalesce(?5, valid_until), note = coalesce(?6, note)
               WHERE id = ?1";
    connection.prepare_cached(sql)?.execute(params![
        id.0,
        change.name.as_ref().map(|name| &name.given),
        change.name.as_ref().map(|name| &name.family),
        change.status.map(MemberStatus::word),
        change.valid_until.map(|day| day.to_string()),
        change.note.as_ref().map(Note::as_str),
    ])?;
    if let Some(email) = &change.email {
        member::set_email(connection, id, email, Source::Import, now)?;
    }
    if let Some(phone) = &change.phone {
        phone::set(connection, id, phone, false, now)?;
    }
    match &change.tags {
        Some(tags) => tag::set(connection, id, tags),
        None => Ok(()),
    }
}
