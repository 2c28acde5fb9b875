//! What staff write into the register: members whom they add by hand, and what they change of one.

use desk_core::by_hand;
use desk_core::{Deed, Member, MemberId, MemberStatus, NewByHand, NewGuest, Note, Source, Tag};
use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, ToSql};

use crate::error::StoreError;
use crate::open::Store;
use crate::{audit, member, phone, search, tag};

/// What is new about a member; `None` stays as it is.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct MemberEdit {
    /// The number on the card.
    pub number: Option<i64>,
    /// Whether the membership holds.
    pub status: Option<MemberStatus>,
    /// How long it holds.
    pub validity: Option<Validity>,
    /// What staff should know.
    pub note: Option<Note>,
    /// All of their tags.
    pub tags: Option<Vec<Tag>>,
}

/// How long a membership holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validity {
    /// Until somebody ends it.
    Endless,
    /// To the end of this day.
    Until(Date),
}

impl Validity {
    fn last_day(self) -> Option<Date> {
        match self {
            Self::Endless => None,
            Self::Until(day) => Some(day),
        }
    }
}

impl Store {
    /// Members who may be the one who is about to be added.
    pub fn members_alike(&self, new: &NewByHand) -> Result<Vec<Member>, StoreError> {
        let guest = NewGuest { name: new.name.clone(), phone: new.phone.clone(), note: Note::default(), member: None };
        let (with_phone, with_name) = self.members_like(&guest)?;
        Ok(by_hand::alike(new, with_phone, with_name))
    }

    /// Adds a member by hand, unconfirmed.
    pub fn add_by_hand(&self, new: &NewByHand, now: Timestamp) -> Result<MemberId, StoreError> {
        self.all_or_nothing(|transaction| {
            let id = member::insert_bare(transaction, &new.name, None, now)?;
            if let Some(email) = &new.email {
                member::set_email(transaction, id, email, Source::Hand, now)?;
            }
            if let Some(phone) = &new.phone {
                phone::set(transaction, id, phone, false, now)?;
            }
            search::refresh(transaction, id)?;
            audit::write(transaction, Deed::Added, Some(id), now)?;
            Ok(id)
        })
    }

    /// Changes a member. Each thing that becomes another is noted by itself; what is the same already is not.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]; [`StoreError::NumberTaken`] for a card number that somebody else has.
    pub fn change_member(&self, id: MemberId, edit: &MemberEdit, now: Timestamp) -> Result<(), StoreError> {
        self.all_or_nothing(|transaction| {
            let before = member::find(transaction, id)?.ok_or(StoreError::NotFound)?;
            let set = |what, column, value: &dyn ToSql| set(transaction, id, what, column, value, now);
            if let Some(number) = edit.number.filter(|number| *number != before.number) {
                if member::is_number_taken(transaction, number)? {
                    return Err(StoreError::NumberTaken(number));
                }
                set(Deed::NumberSet, "number", &number)?;
            }
            if let Some(status) = edit.status.filter(|status| *status != before.status) {
                set(Deed::StatusSet, "status", &status.word())?;
            }
            let validity = edit.validity.map(Validity::last_day);
            if let Some(day) = validity.filter(|day| *day != before.valid_until) {
                set(Deed::ValidUntilSet, "valid_until", &day.map(|day| day.to_string()))?;
            }
            if let Some(note) = edit.note.as_ref().filter(|note| **note != before.note) {
                set(Deed::NoteSet, "note", &note.as_str())?;
            }
            if let Some(tags) = edit.tags.as_ref().filter(|tags| **tags != before.tags) {
                tag::set(transaction, id, tags)?;
                audit::write(transaction, Deed::TagsSet, Some(id), now)?;
            }
            search::refresh(transaction, id)
        })
    }
}

fn set(
    connection: &Connection,
    id: MemberId,
    what: Deed,
    column: &str,
    value: &dyn ToSql,
    now: Timestamp,
) -> Result<(), StoreError> {
    let sql = format!("UPDATE member SET {column} = ?2 WHERE id = ?1");
    connection.prepare_cached(&sql)?.execute(rusqlite::params![id.0, value])?;
    audit::write(connection, what, Some(id), now)
}
