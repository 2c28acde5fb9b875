//! Guests: those on the lists of a day, and those who walked in.

use desk_core::finding::FindQuery;
use desk_core::folding::loose;
use desk_core::profile::Name;
use desk_core::{
    Deed, Guest, GuestId, GuestList, MemberId, MemberStatus, Moved, Movement, NewGuest, Note, Phone, Presence,
    Standing, VisitId,
};
use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::error::StoreError;
use crate::member::time;
use crate::open::Store;
use crate::{audit, guest_list};

/// A guest with their list and, if they are a member, what it hangs on whether they are let in just so.
const SELECT: &str = "
    SELECT guest.id, day, name, guest.given_name, guest.family_name, msisdn, guest.note, walk_in, member_id, visit_id,
           arrived_at_ms, left_at_ms, member.status, member.valid_until, member.note <> ''
    FROM guest JOIN guest_list ON guest_list.id = list_id LEFT JOIN member ON member.id = member_id";

/// No list of the omnibox has more guests.
const MOST_FOUND: usize = 10;

impl Store {
    /// The guest, or [`StoreError::NotFound`]; as a member stands `today`.
    pub fn get_guest(&self, id: GuestId, today: Date) -> Result<Guest, StoreError> {
        get(&self.lock(), id, today)
    }

    /// Everybody who is expected on a day or walked in, by name; as members stand `today`.
    pub fn list_guests(&self, day: Date, today: Date) -> Result<Vec<Guest>, StoreError> {
        of_day(&self.lock_finding(), day, today)
    }

    /// At most ten guests of a day whom `text` means: those still to come first, then by name.
    pub fn find_guests(&self, text: &str, day: Date) -> Result<Vec<Guest>, StoreError> {
        let query = FindQuery::read(text);
        if matches!(query, FindQuery::Nothing | FindQuery::Email(_)) {
            return Ok(Vec::new());
        }
        let mut found = of_day(&self.lock_finding(), day, day)?;
        found.retain(|guest| fits(&query, guest));
        found.sort_by_key(Guest::presence);
        found.truncate(MOST_FOUND);
        Ok(found)
    }

    /// Puts somebody who walks in on the day's list, as here.
    ///
    /// # Errors
    /// [`StoreError::ListFull`] if so many are there already.
    pub fn add_walk_in(&self, day: Date, new: &NewGuest, now: Timestamp) -> Result<GuestId, StoreError> {
        self.all_or_nothing(|transaction| {
            check_room(transaction, day, 1)?;
            let list = guest_list::find_or_add(transaction, &GuestList::new(day, ""))?;
            insert(transaction, list, new, Some(now), now)
        })
    }

    /// A guest has come; who is a member, with this check-in. Once.
    ///
    /// # Errors
    /// [`StoreError::ChangedSince`] if they are here already.
    pub fn guest_arrived(&self, id: GuestId, visit: Option<VisitId>, now: Timestamp) -> Result<(), StoreError> {
        self.all_or_nothing(|transaction| {
            check(transaction, id, Movement::Arrive)?;
            let sql = "UPDATE guest SET arrived_at_ms = ?2, left_at_ms = NULL, visit_id = ?3 WHERE id = ?1";
            transaction.execute(sql, params![id.0, now.as_millisecond(), visit.map(|visit| visit.0)])?;
            Ok(())
        })
    }

    /// A guest has left. Once.
    ///
    /// # Errors
    /// [`StoreError::ChangedSince`] if they are not here.
    pub fn guest_left(&self, id: GuestId, now: Timestamp) -> Result<(), StoreError> {
        self.all_or_nothing(|transaction| {
            check(transaction, id, Movement::Leave)?;
            let sql = "UPDATE guest SET left_at_ms = max(arrived_at_ms, ?2) WHERE id = ?1";
            transaction.execute(sql, params![id.0, now.as_millisecond()])?;
            Ok(())
        })
    }

    /// Takes the last word on a guest back. Answers whether they are still on the list: who walked in by mistake is not.
    ///
    /// # Errors
    /// [`StoreError::ChangedSince`] if there is nothing to take back.
    pub fn undo_guest(&self, id: GuestId, now: Timestamp) -> Result<bool, StoreError> {
        self.all_or_nothing(|transaction| {
            let sql = match check(transaction, id, Movement::Undo)? {
                Moved::To(Presence::Here) => "UPDATE guest SET left_at_ms = NULL WHERE id = ?1",
                Moved::To(_) => {
                    "UPDATE guest SET arrived_at_ms = NULL, left_at_ms = NULL, visit_id = NULL WHERE id = ?1"
                }
                Moved::Gone => "DELETE FROM guest WHERE id = ?1",
            };
            transaction.execute(sql, [id.0])?;
            audit::write(transaction, Deed::GuestUndone, None, now)?;
            let is_there = "SELECT EXISTS (SELECT 1 FROM guest WHERE id = ?1)";
            Ok(transaction.query_row(is_there, [id.0], |row| row.get(0))?)
        })
    }

    /// Notes that a guest's card was opened.
    pub fn note_guest_opened(&self, now: Timestamp) -> Result<(), StoreError> {
        audit::write(&self.lock(), Deed::GuestOpened, None, now)
    }
}

/// Whether `text` means a guest.
fn fits(query: &FindQuery, guest: &Guest) -> bool {
    match query {
        FindQuery::Words(words) => words.fits(&loose(&guest.name.full())),
        FindQuery::Digits(digits) => guest.phone.as_ref().is_some_and(|phone| digits.fits(phone.msisdn())),
        FindQuery::Nothing | FindQuery::Email(_) => false,
    }
}

/// Where the table leads from where the guest is.
fn check(connection: &Connection, id: GuestId, movement: Movement) -> Result<Moved, StoreError> {
    let sql = "SELECT arrived_at_ms, left_at_ms, walk_in FROM guest WHERE id = ?1";
    let (presence, is_walk_in) = connection.query_row(sql, [id.0], |row| {
        let times: (Option<i64>, Option<i64>) = (row.get(0)?, row.get(1)?);
        Ok((Presence::of(times.0, times.1), row.get(2)?))
    })?;
    presence.after(movement, is_walk_in).ok_or(StoreError::ChangedSince)
}

/// [`StoreError::ListFull`] if a day has no room for so many more.
pub(crate) fn check_room(connection: &Connection, day: Date, more: usize) -> Result<(), StoreError> {
    let sql = "SELECT count(*) FROM guest JOIN guest_list ON guest_list.id = list_id WHERE day = ?1";
    let there: i64 = connection.query_row(sql, [day.to_string()], |row| row.get(0))?;
    let all = usize::try_from(there).unwrap_or(usize::MAX).saturating_add(more);
    if all > GuestList::MOST { Err(StoreError::ListFull) } else { Ok(()) }
}

pub(crate) fn get(connection: &Connection, id: GuestId, today: Date) -> Result<Guest, StoreError> {
    let mut statement = connection.prepare_cached(&format!("{SELECT} WHERE guest.id = ?1"))?;
    statement.query_row([id.0], |row| read(row, today)).optional()?.ok_or(StoreError::NotFound)
}

pub(crate) fn of_day(connection: &Connection, day: Date, today: Date) -> Result<Vec<Guest>, StoreError> {
    let mut statement = connection.prepare_cached(&format!("{SELECT} WHERE day = ?1 ORDER BY words, guest.id"))?;
    let guests = statement.query_map([day.to_string()], |row| read(row, today))?;
    Ok(guests.collect::<Result<_, _>>()?)
}

/// Writes somebody on a list; who comes in this moment walked in.
pub(crate) fn insert(
    connection: &Connection,
    list: i64,
    new: &NewGuest,
    arrived_at: Option<Timestamp>,
    now: Timestamp,
) -> Result<GuestId, StoreError> {
    let sql =
        "INSERT INTO guest (list_id, given_name, family_name, words, msisdn, note, walk_in, added_at_ms, member_id,
                                  arrived_at_ms)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    connection.prepare_cached(sql)?.execute(params![
        list,
        new.name.given,
        new.name.family,
        loose(&new.name.full()),
        new.phone.as_ref().map(Phone::msisdn),
        new.note.as_str(),
        arrived_at.is_some(),
        now.as_millisecond(),
        new.member.map(|member| member.0),
        arrived_at.map(Timestamp::as_millisecond),
    ])?;
    Ok(GuestId(connection.last_insert_rowid()))
}

/// Has the guests of a check-in be where that says: here, left, or, if it was undone, still to come.
pub(crate) fn follow(connection: &Connection, visit: VisitId) -> Result<(), StoreError> {
    let sql = "UPDATE guest SET arrived_at_ms = visit.at_ms, left_at_ms = visit.left_at_ms
               FROM visit WHERE visit.id = ?1 AND guest.visit_id = visit.id AND undone_at_ms IS NULL";
    connection.execute(sql, [visit.0])?;
    let sql = "UPDATE guest SET arrived_at_ms = NULL, left_at_ms = NULL, visit_id = NULL
               WHERE visit_id = (SELECT id FROM visit WHERE id = ?1 AND undone_at_ms IS NOT NULL)";
    connection.execute(sql, [visit.0])?;
    Ok(())
}

/// Removes a member from all lists. Answers from how many.
pub(crate) fn forget_member(connection: &Connection, member: MemberId) -> Result<u64, StoreError> {
    let removed = connection.execute("DELETE FROM guest WHERE member_id = ?1", [member.0])?;
    guest_list::remove_empty(connection)?;
    Ok(removed as u64)
}

/// Removes whoever has this number from all lists. Answers how many.
pub(crate) fn forget_number(connection: &Connection, phone: &Phone) -> Result<u64, StoreError> {
    let removed = connection.execute("DELETE FROM guest WHERE msisdn = ?1", [phone.msisdn()])?;
    guest_list::remove_empty(connection)?;
    Ok(removed as u64)
}

fn read(row: &Row<'_>, today: Date) -> rusqlite::Result<Guest> {
    let instant = |index| Ok::<_, rusqlite::Error>(row.get::<_, Option<i64>>(index)?.map(time));
    let day = row.get_ref(1)?.as_str()?.parse().unwrap_or(Date::MIN);
    let msisdn: Option<String> = row.get(5)?;
    Ok(Guest {
        id: GuestId(row.get(0)?),
        list: GuestList::new(day, row.get_ref(2)?.as_str()?),
        name: Name { given: row.get(3)?, family: row.get(4)? },
        phone: msisdn.as_deref().and_then(Phone::from_msisdn),
        note: Note::new(row.get_ref(6)?.as_str()?).unwrap_or_default(),
        is_walk_in: row.get(7)?,
        member: row.get::<_, Option<i64>>(8)?.map(MemberId).zip(standing(row, today)?),
        visit: row.get::<_, Option<i64>>(9)?.map(VisitId),
        arrived_at: instant(10)?,
        left_at: instant(11)?,
    })
}

fn standing(row: &Row<'_>, today: Date) -> rusqlite::Result<Option<Standing>> {
    let Some(word) = row.get::<_, Option<String>>(12)? else { return Ok(None) };
    let status = MemberStatus::from_word(&word).unwrap_or(MemberStatus::Ended);
    let valid_until = row.get::<_, Option<String>>(13)?.and_then(|day| day.parse().ok());
    Ok(Some(Standing::from_parts(status, valid_until, row.get(14)?, today)))
}
