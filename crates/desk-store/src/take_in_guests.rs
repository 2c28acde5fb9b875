//! Rows of a guest list, taken in as one change: who is on the day's lists already stays as they are, and who is a member
//! beyond doubt is put to that member.

use desk_core::{Deed, FindQuery, Guest, GuestList, Member, MemberId, NewGuest, guest as rules};
use jiff::Timestamp;
use rusqlite::Connection;

use crate::error::StoreError;
use crate::open::Store;
use crate::{audit, find, guest, guest_list, member};

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GuestTaken {
    /// On the list now.
    New {
        /// Whether they are a member.
        is_member: bool,
    },
    /// There already.
    There,
}

impl Store {
    /// Puts guests on a list, all of them or none.
    ///
    /// # Errors
    /// [`StoreError::ListFull`] if the day has no room for so many.
    pub fn take_in_guests(
        &self,
        list: &GuestList,
        rows: &[NewGuest],
        now: Timestamp,
    ) -> Result<Vec<GuestTaken>, StoreError> {
        self.all_or_nothing(|transaction| take_in(transaction, list, rows, now))
    }

    /// What that would come to. Changes nothing.
    pub fn plan_guests(
        &self,
        list: &GuestList,
        rows: &[NewGuest],
        now: Timestamp,
    ) -> Result<Vec<GuestTaken>, StoreError> {
        let mut connection = self.lock();
        // A transaction that is dropped is rolled back.
        let transaction = connection.transaction()?;
        take_in(&transaction, list, rows, now)
    }
}

fn take_in(
    connection: &Connection,
    list: &GuestList,
    rows: &[NewGuest],
    now: Timestamp,
) -> Result<Vec<GuestTaken>, StoreError> {
    let mut there = guest::of_day(connection, list.day, list.day)?;
    let key = guest_list::find_or_add(connection, list)?;
    let taken = rows.iter().map(|row| {
        // Each of those who are there is only one row: two of one name are two people, also the second time.
        if let Some(place) = there.iter().position(|other: &Guest| rules::is_same(row, other)) {
            there.swap_remove(place);
            return Ok(GuestTaken::There);
        }
        let member = member_of(connection, row)?;
        guest::insert(connection, key, &NewGuest { member, ..row.clone() }, None, now)?;
        Ok(GuestTaken::New { is_member: member.is_some() })
    });
    let taken = taken.collect::<Result<Vec<_>, StoreError>>()?;
    guest::check_room(connection, list.day, 0)?;
    guest_list::remove_empty(connection)?;
    let new = taken.iter().filter(|taken| **taken != GuestTaken::There).count() as u64;
    audit::write_count(connection, Deed::GuestsImported, new, now)?;
    Ok(taken)
}

fn member_of(connection: &Connection, row: &NewGuest) -> Result<Option<MemberId>, StoreError> {
    let (with_phone, with_name) = known(connection, row)?;
    Ok(rules::member_of(row, &with_phone, &with_name))
}

/// Members with the number, and, where that is nobody's, those of the name. So many of a name that not all are found are none.
fn known(connection: &Connection, row: &NewGuest) -> Result<(Vec<Member>, Vec<Member>), StoreError> {
    let with_phone = match &row.phone {
        Some(phone) => member::with_phone(connection, phone)?,
        None => Vec::new(),
    };
    let with_name = match FindQuery::read(&row.name.full()) {
        FindQuery::Words(words) if with_phone.is_empty() => find::by_name(connection, &words)?,
        _ => Vec::new(),
    };
    Ok((with_phone, with_name))
}

impl Store {
    /// Members who may be a guest that walks in: those with the number, and those of the name.
    pub fn members_like(&self, guest: &NewGuest) -> Result<(Vec<Member>, Vec<Member>), StoreError> {
        known(&self.lock_finding(), guest)
    }
}
