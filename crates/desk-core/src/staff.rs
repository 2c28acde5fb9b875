//! Who works at the counter, and who of them may go where.
//!
//! Without staff, or with one who has no PIN, nobody is asked. One with a PIN keeps the back room to themselves. From two on
//! everybody signs in, each with a PIN of their own. There is always a manager among them.

use crate::deed::Deed;
use crate::remark::{RemarkProblem, bounded};

/// Who of the staff: the register's own key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StaffId(pub i64);

/// What somebody may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// The counter.
    Counter,
    /// The counter and the back room.
    Manager,
}

impl Role {
    /// The word in SQL.
    pub fn word(self) -> &'static str {
        match self {
            Self::Counter => "counter",
            Self::Manager => "manager",
        }
    }

    /// Back from the word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Counter, Self::Manager].into_iter().find(|role| role.word() == word)
    }
}

/// What somebody is called at the counter: 1 to 60 signs on one line.
#[derive(Clone, PartialEq, Eq)]
pub struct StaffName(String);

impl StaffName {
    /// The longest, in signs.
    pub const LONGEST: usize = 60;

    /// From a text; spaces around it fall away.
    ///
    /// # Errors
    /// [`RemarkProblem`].
    pub fn new(text: &str) -> Result<Self, RemarkProblem> {
        let text = bounded(text, Self::LONGEST, |sign| !sign.is_control())?;
        if text.is_empty() { Err(RemarkProblem::Empty) } else { Ok(Self(text)) }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn is_as(&self, other: &Self) -> bool {
        self.0.to_lowercase() == other.0.to_lowercase()
    }
}

impl std::fmt::Debug for StaffName {
    /// Nothing of a person.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("StaffName(…)")
    }
}

/// Somebody who works here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staff {
    /// Who.
    pub id: StaffId,
    /// What they are called.
    pub name: StaffName,
    /// What they may do.
    pub role: Role,
    /// Whether they have a PIN.
    pub has_pin: bool,
}

/// Where a deed is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// At the counter.
    Counter,
    /// Behind the manager's PIN.
    Back,
}

/// Why somebody is not let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Closed {
    /// Nobody is signed in.
    #[error("nobody is signed in")]
    SignIn,
    /// Whoever is there is no manager.
    #[error("only a manager may do this")]
    Manager,
}

/// Whom the desk asks for a PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// Nobody.
    Nobody,
    /// Whoever goes to the back room.
    BackRoom,
    /// Everybody.
    Everybody,
}

/// How a shift ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShiftEnd {
    /// For the next one to sign in.
    HandOver,
    /// They locked the desk.
    Lock,
    /// Nobody touched the desk for a while.
    Idle,
    /// The program was closed.
    Close,
}

impl ShiftEnd {
    /// What stands in the audit.
    pub fn deed(self) -> Deed {
        match self {
            Self::HandOver => Deed::HandedOver,
            Self::Lock => Deed::Locked,
            Self::Idle => Deed::LockedByItself,
            Self::Close => Deed::SignedOut,
        }
    }
}

/// Why staff cannot be changed in this way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StaffProblem {
    /// Somebody here is called so.
    #[error("somebody else of the staff has this name")]
    NameTaken,
    /// There would be staff and no manager.
    #[error("there has to be a manager: the first of the staff is one, and the last one stays one")]
    NoManager,
    /// From two on everybody has a PIN: the new one.
    #[error("from two on everybody has a PIN: give this one a PIN")]
    PinMissing,
    /// The same: the one who is here.
    #[error("from two on everybody has a PIN: give the one who is here a PIN first")]
    OtherPinMissing,
}

/// Everybody who works here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roster(pub Vec<Staff>);

impl Roster {
    /// Whom the desk asks for a PIN.
    pub fn asks(&self) -> Asks {
        match &self.0[..] {
            [] => Asks::Nobody,
            [only] if !only.has_pin => Asks::Nobody,
            [_] => Asks::BackRoom,
            _ => Asks::Everybody,
        }
    }

    /// Somebody of them.
    pub fn find(&self, id: StaffId) -> Option<&Staff> {
        self.0.iter().find(|staff| staff.id == id)
    }

    /// Whose deeds are done while this one is signed in, or nobody is: the only one's who is never asked.
    pub fn acting(&self, signed_in: Option<StaffId>) -> Option<&Staff> {
        let only = || self.0.first().filter(|_| self.asks() == Asks::Nobody);
        signed_in.and_then(|id| self.find(id)).or_else(only)
    }

    /// Lets somebody in, or says why not.
    ///
    /// # Errors
    /// [`Closed`].
    pub fn let_in(&self, signed_in: Option<StaffId>, room: Room) -> Result<(), Closed> {
        let role = self.acting(signed_in).map(|staff| staff.role);
        match (self.asks(), room, role) {
            (Asks::Nobody, ..)
            | (Asks::BackRoom, Room::Counter, _)
            | (_, _, Some(Role::Manager))
            | (_, Room::Counter, Some(Role::Counter)) => Ok(()),
            (Asks::Everybody, Room::Counter, None) => Err(Closed::SignIn),
            (_, Room::Back, _) => Err(Closed::Manager),
        }
    }

    /// Whether somebody can come to the staff.
    ///
    /// # Errors
    /// [`StaffProblem`].
    pub fn check_new(&self, name: &StaffName, role: Role, has_pin: bool) -> Result<(), StaffProblem> {
        self.check_name(None, name)?;
        if self.0.is_empty() {
            return if role == Role::Manager { Ok(()) } else { Err(StaffProblem::NoManager) };
        }
        match (self.0.iter().all(|staff| staff.has_pin), has_pin) {
            (false, _) => Err(StaffProblem::OtherPinMissing),
            (true, false) => Err(StaffProblem::PinMissing),
            (true, true) => Ok(()),
        }
    }

    /// Whether somebody can be called so and do that.
    ///
    /// # Errors
    /// [`StaffProblem`].
    pub fn check_change(&self, id: StaffId, name: &StaffName, role: Role) -> Result<(), StaffProblem> {
        self.check_name(Some(id), name)?;
        if role == Role::Manager || self.has_manager_beside(id) { Ok(()) } else { Err(StaffProblem::NoManager) }
    }

    /// Whether somebody can go.
    ///
    /// # Errors
    /// [`StaffProblem::NoManager`].
    pub fn check_removal(&self, id: StaffId) -> Result<(), StaffProblem> {
        let is_last = self.0.iter().all(|staff| staff.id == id);
        if is_last || self.has_manager_beside(id) { Ok(()) } else { Err(StaffProblem::NoManager) }
    }

    fn has_manager_beside(&self, id: StaffId) -> bool {
        self.0.iter().any(|staff| staff.id != id && staff.role == Role::Manager)
    }

    fn check_name(&self, id: Option<StaffId>, name: &StaffName) -> Result<(), StaffProblem> {
        let is_taken = self.0.iter().any(|staff| Some(staff.id) != id && staff.name.is_as(name));
        if is_taken { Err(StaffProblem::NameTaken) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> StaffName {
        StaffName::new(text).unwrap()
    }

    fn roster(staff: &[(Role, bool)]) -> Roster {
        let one = |(id, (role, has_pin)): (usize, &(Role, bool))| Staff {
            id: StaffId(i64::try_from(id).unwrap() + 1),
            name: name(&format!("Kari {id}")),
            role: *role,
            has_pin: *has_pin,
        };
        Roster(staff.iter().enumerate().map(one).collect())
    }

    const MANAGER: (Role, bool) = (Role::Manager, true);
    const COUNTER: (Role, bool) = (Role::Counter, true);

    #[test]
    fn without_staff_or_with_one_who_has_no_pin_nobody_is_asked() {
        for staff in [roster(&[]), roster(&[(Role::Manager, false)])] {
            assert_eq!(staff.asks(), Asks::Nobody);
            assert_eq!(staff.let_in(None, Room::Back), Ok(()));
        }
        assert_eq!(roster(&[]).acting(None), None);
        assert_eq!(roster(&[(Role::Manager, false)]).acting(None).unwrap().id, StaffId(1), "it can only be them");
    }

    #[test]
    fn one_with_a_pin_keeps_the_back_room_and_leaves_the_counter_open() {
        let staff = roster(&[MANAGER]);
        assert_eq!(staff.let_in(None, Room::Counter), Ok(()));
        assert_eq!(staff.let_in(None, Room::Back), Err(Closed::Manager));
        assert_eq!(staff.let_in(Some(StaffId(1)), Room::Back), Ok(()));
        assert_eq!(staff.acting(None), None, "it may be anybody");
    }

    #[test]
    fn from_two_on_everybody_signs_in_and_the_back_room_is_the_managers() {
        let staff = roster(&[MANAGER, COUNTER]);
        let (manager, counter) = (Some(StaffId(1)), Some(StaffId(2)));
        for room in [Room::Counter, Room::Back] {
            assert_eq!(staff.let_in(manager, room), Ok(()));
        }
        assert_eq!(staff.let_in(counter, Room::Counter), Ok(()));
        assert_eq!(staff.let_in(counter, Room::Back), Err(Closed::Manager));
        assert_eq!(staff.let_in(None, Room::Counter), Err(Closed::SignIn));
        assert_eq!(staff.let_in(Some(StaffId(9)), Room::Counter), Err(Closed::SignIn), "who has gone is nobody");
    }

    #[test]
    fn the_first_is_a_manager_and_the_second_waits_until_both_have_a_pin() {
        let nobody = roster(&[]);
        assert_eq!(nobody.check_new(&name("Kari"), Role::Counter, true), Err(StaffProblem::NoManager));
        assert_eq!(nobody.check_new(&name("Kari"), Role::Manager, false), Ok(()));
        let one = roster(&[(Role::Manager, false)]);
        assert_eq!(one.check_new(&name("Ola"), Role::Counter, true), Err(StaffProblem::OtherPinMissing));
        let one = roster(&[MANAGER]);
        assert_eq!(one.check_new(&name("Ola"), Role::Counter, false), Err(StaffProblem::PinMissing));
        assert_eq!(one.check_new(&name("Ola"), Role::Counter, true), Ok(()));
    }

    #[test]
    fn a_name_is_one_persons_however_it_is_spelt() {
        let staff = roster(&[MANAGER, COUNTER]);
        assert_eq!(staff.check_new(&name(" KARI 0 "), Role::Counter, true), Err(StaffProblem::NameTaken));
        assert_eq!(staff.check_change(StaffId(2), &name("Kari 0"), Role::Counter), Err(StaffProblem::NameTaken));
        assert_eq!(staff.check_change(StaffId(1), &name("kari 0"), Role::Manager), Ok(()), "their own");
    }

    #[test]
    fn the_last_manager_stays_one_as_long_as_there_are_others() {
        let staff = roster(&[MANAGER, COUNTER]);
        assert_eq!(staff.check_removal(StaffId(1)), Err(StaffProblem::NoManager));
        assert_eq!(staff.check_change(StaffId(1), &name("Kari 0"), Role::Counter), Err(StaffProblem::NoManager));
        assert_eq!(staff.check_removal(StaffId(2)), Ok(()));
        assert_eq!(roster(&[MANAGER]).check_removal(StaffId(1)), Ok(()), "then nobody is asked any more");
        assert_eq!(roster(&[MANAGER, MANAGER]).check_removal(StaffId(1)), Ok(()));
    }

    #[test]
    fn a_name_has_one_line_and_is_not_endless() {
        assert_eq!(StaffName::new("  "), Err(RemarkProblem::Empty));
        assert_eq!(StaffName::new("two\nlines"), Err(RemarkProblem::Unprintable));
        assert_eq!(StaffName::new(&"å".repeat(61)), Err(RemarkProblem::TooLong));
        assert_eq!(format!("{:?}", name("Kari")), "StaffName(…)");
    }
}
