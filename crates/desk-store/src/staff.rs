//! Who works here: their names, what they may do, and the hashes of their PINs.

use desk_core::pin::Tries;
use desk_core::staff::ShiftEnd;
use desk_core::{Deed, Role, Roster, Staff, StaffId, StaffName};
use jiff::Timestamp;
use rusqlite::{Connection, Row, params};

use crate::audit;
use crate::error::StoreError;
use crate::member::time;
use crate::open::Store;

/// What is kept of a PIN: a text whose shape is `desk-app`'s. It cannot be printed.
#[derive(Clone, PartialEq, Eq)]
pub struct PinHash(String);

impl PinHash {
    /// From the text.
    pub fn new(text: String) -> Self {
        Self(text)
    }

    /// The text.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for PinHash {
    /// Nothing of it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PinHash(…)")
    }
}

/// What came of asking whether a PIN may be tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PinTry {
    /// It is counted as wrong until [`Store::note_right_pin`] says otherwise.
    Counted(PinHash),
    /// Not before this time.
    ClosedUntil(Timestamp),
}

/// A row of the table that is here.
const HERE: &str = "SELECT id, name, role, pin IS NOT NULL FROM staff WHERE removed_at_ms IS NULL";

impl Store {
    /// Everybody who works here, in the order in which they came.
    pub fn roster(&self) -> Result<Roster, StoreError> {
        roster(&self.lock_finding())
    }

    /// Adds somebody. The first is a manager; from two on everybody has a PIN.
    ///
    /// # Errors
    /// [`StoreError::Staff`] says which rule is in the way.
    pub fn add_staff(
        &self,
        name: &StaffName,
        role: Role,
        pin: Option<&PinHash>,
        now: Timestamp,
    ) -> Result<StaffId, StoreError> {
        self.all_or_nothing(|transaction| {
            roster(transaction)?.check_new(name, role, pin.is_some())?;
            let sql = "INSERT INTO staff (name, role, pin, added_at_ms) VALUES (?1, ?2, ?3, ?4)";
            let pin = pin.map(PinHash::expose);
            transaction.execute(sql, params![name.as_str(), role.word(), pin, now.as_millisecond()])?;
            let id = StaffId(transaction.last_insert_rowid());
            audit::write_about(transaction, Deed::StaffAdded, id, now)?;
            Ok(id)
        })
    }

    /// Sets what somebody is called and may do.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or [`StoreError::Staff`] with the rule that is in the way.
    pub fn change_staff(&self, id: StaffId, name: &StaffName, role: Role, now: Timestamp) -> Result<(), StoreError> {
        self.all_or_nothing(|transaction| {
            let roster = roster(transaction)?;
            roster.find(id).ok_or(StoreError::NotFound)?;
            roster.check_change(id, name, role)?;
            let sql = "UPDATE staff SET name = ?2, role = ?3 WHERE id = ?1";
            transaction.execute(sql, params![id.0, name.as_str(), role.word()])?;
            audit::write_about(transaction, Deed::StaffChanged, id, now)
        })
    }

    /// Gives somebody a PIN; wrong tries of the former one are forgotten.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn set_pin(&self, id: StaffId, pin: &PinHash, now: Timestamp) -> Result<(), StoreError> {
        self.all_or_nothing(|transaction| {
            let sql = "UPDATE staff SET pin = ?2, wrong_tries = 0, tried_at_ms = NULL
                       WHERE id = ?1 AND removed_at_ms IS NULL";
            one(transaction.execute(sql, params![id.0, pin.expose()])?)?;
            audit::write_about(transaction, Deed::PinSet, id, now)
        })
    }

    /// Somebody works here no more. Their PIN is forgotten; their name stays as long as the audit speaks of them.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or [`StoreError::Staff`] if no manager would be left.
    pub fn remove_staff(&self, id: StaffId, now: Timestamp) -> Result<(), StoreError> {
        self.all_or_nothing(|transaction| {
            roster(transaction)?.check_removal(id)?;
            let sql = "UPDATE staff SET pin = NULL, wrong_tries = 0, tried_at_ms = NULL, removed_at_ms = ?2
                       WHERE id = ?1 AND removed_at_ms IS NULL";
            one(transaction.execute(sql, params![id.0, now.as_millisecond()])?)?;
            audit::write_about(transaction, Deed::StaffRemoved, id, now)?;
            forget_gone(transaction)
        })
    }

    /// Counts a try of somebody's PIN as a wrong one, before anybody has looked at it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is nobody, or they have no PIN.
    pub fn count_pin_try(&self, id: StaffId, now: Timestamp) -> Result<PinTry, StoreError> {
        self.all_or_nothing(|transaction| {
            let sql = "SELECT wrong_tries, tried_at_ms, pin FROM staff WHERE id = ?1 AND pin IS NOT NULL";
            let (tries, hash) = transaction.query_row(sql, [id.0], |row| {
                let last = row.get::<_, Option<i64>>(1)?.map(time);
                Ok((Tries { wrong: row.get(0)?, last }, PinHash(row.get(2)?)))
            })?;
            if let Some(until) = tries.closed_until(now) {
                return Ok(PinTry::ClosedUntil(until));
            }
            let sql = "UPDATE staff SET wrong_tries = ?2, tried_at_ms = ?3 WHERE id = ?1";
            transaction.execute(sql, params![id.0, tries.wrong.saturating_add(1), now.as_millisecond()])?;
            Ok(PinTry::Counted(hash))
        })
    }

    /// The PIN was right: they are signed in.
    pub fn note_right_pin(&self, id: StaffId, now: Timestamp) -> Result<(), StoreError> {
        self.all_or_nothing(|transaction| {
            let sql = "UPDATE staff SET wrong_tries = 0, tried_at_ms = NULL WHERE id = ?1 AND removed_at_ms IS NULL";
            one(transaction.execute(sql, [id.0])?)?;
            audit::write_about(transaction, Deed::SignedIn, id, now)
        })
    }

    /// Notes that a PIN of somebody's was wrong.
    pub fn note_wrong_pin(&self, id: StaffId, now: Timestamp) -> Result<(), StoreError> {
        audit::write_about(&self.lock(), Deed::PinWrong, id, now)
    }

    /// Notes that somebody's shift ended.
    pub fn note_shift_end(&self, id: StaffId, end: ShiftEnd, now: Timestamp) -> Result<(), StoreError> {
        audit::write_about(&self.lock(), end.deed(), id, now)
    }

    /// Until when somebody's PIN is not to be tried, if it is not.
    pub fn pin_closed_until(&self, id: StaffId, now: Timestamp) -> Result<Option<Timestamp>, StoreError> {
        let sql = "SELECT wrong_tries, tried_at_ms FROM staff WHERE id = ?1";
        let connection = self.lock_finding();
        let tries = connection.query_row(sql, [id.0], |row| {
            Ok(Tries { wrong: row.get(0)?, last: row.get::<_, Option<i64>>(1)?.map(time) })
        })?;
        Ok(tries.closed_until(now))
    }
}

/// Forgets those who have gone and of whom the audit speaks no more.
pub(crate) fn forget_gone(connection: &Connection) -> Result<(), StoreError> {
    let sql = "DELETE FROM staff WHERE removed_at_ms IS NOT NULL
               AND NOT EXISTS (SELECT 1 FROM audit WHERE staff_id = staff.id OR about_staff_id = staff.id)";
    connection.execute(sql, [])?;
    Ok(())
}

fn roster(connection: &Connection) -> Result<Roster, StoreError> {
    let mut statement = connection.prepare_cached(&format!("{HERE} ORDER BY id"))?;
    let staff = statement.query_map([], read)?;
    Ok(Roster(staff.filter_map(Result::transpose).collect::<Result<_, _>>()?))
}

/// `None` for a row that somebody else wrote.
fn read(row: &Row<'_>) -> rusqlite::Result<Option<Staff>> {
    let (name, role): (String, String) = (row.get(1)?, row.get(2)?);
    let (id, has_pin) = (StaffId(row.get(0)?), row.get(3)?);
    let staff = StaffName::new(&name).ok().zip(Role::from_word(&role));
    Ok(staff.map(|(name, role)| Staff { id, name, role, has_pin }))
}

fn one(changed: usize) -> Result<(), StoreError> {
    if changed == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}
