//! Who works here, and who did what.

use desk_core::staff::ShiftEnd;
use desk_core::{MemberId, Role, StaffId, StaffName, StaffProblem};
use desk_store::{PinHash, PinTry, StoreError};

use crate::support::{Desk, at, desk};

fn name(text: &str) -> StaffName {
    StaffName::new(text).unwrap()
}

fn pin() -> PinHash {
    PinHash::new("kept of a PIN".into())
}

/// A manager and one for the counter.
fn staffed() -> Desk {
    let desk = desk();
    desk.store.add_staff(&name("Kari Leder"), Role::Manager, Some(&pin()), at(0)).unwrap();
    desk.store.add_staff(&name("Ola Skranke"), Role::Counter, Some(&pin()), at(1)).unwrap();
    desk
}

/// What, of whom of the members, of whom of the staff, by whom.
type Entry = (String, Option<i64>, Option<i64>, Option<i64>);

fn audit(desk: &Desk) -> Vec<Entry> {
    let raw = desk.raw();
    let mut statement = raw.prepare("SELECT what, member_id, about_staff_id, staff_id FROM audit ORDER BY id").unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

#[test]
fn whose_deeds_they_are_stands_in_each_entry_of_the_audit() {
    let desk = staffed();
    let member = desk.add("4791234567", "Kari", "Prøve", 0);
    desk.store.acting(Some(StaffId(2))).note_opened(member, at(2)).unwrap();
    desk.store.note_opened(member, at(3)).unwrap();
    let other = desk.add("4791234568", "Kari", "Prøve", 0);
    desk.store.acting(Some(StaffId(1))).merge(member, other, at(4)).unwrap();
    let of_members = audit(&desk).into_iter().filter(|(what, ..)| ["opened", "merged"].contains(&what.as_str()));
    let by: Vec<(String, Option<i64>)> = of_members.map(|(what, _, _, by)| (what, by)).collect();
    let expected = [("opened", Some(2)), ("opened", None), ("merged", Some(1)), ("merged", Some(1))];
    assert_eq!(by, expected.map(|(what, by)| (what.to_owned(), by)), "two handles on one connection are not mixed up");
}

#[test]
fn what_is_done_with_the_staff_is_noted_of_whom() {
    let desk = staffed();
    let (boss, ola) = (desk.store.acting(Some(StaffId(1))), StaffId(2));
    boss.set_pin(ola, &pin(), at(2)).unwrap();
    boss.change_staff(ola, &name("Ola Nordli"), Role::Manager, at(3)).unwrap();
    desk.store.note_wrong_pin(ola, at(4)).unwrap();
    desk.store.acting(Some(ola)).note_right_pin(ola, at(5)).unwrap();
    desk.store.acting(Some(ola)).note_shift_end(ola, ShiftEnd::Idle, at(6)).unwrap();
    boss.remove_staff(ola, at(7)).unwrap();
    let noted: Vec<_> = audit(&desk).into_iter().skip(2).map(|(what, _, about, by)| (what, about, by)).collect();
    let expected = [
        ("pin_set", Some(1)),
        ("staff_changed", Some(1)),
        ("pin_wrong", None),
        ("signed_in", Some(2)),
        ("locked_by_itself", Some(2)),
        ("staff_removed", Some(1)),
    ];
    assert_eq!(noted, expected.map(|(what, by)| (what.to_owned(), Some(2), by)));
}

#[test]
fn the_rules_of_the_staff_hold_in_the_register() {
    let desk = desk();
    let check = |done: Result<StaffId, StoreError>, problem: StaffProblem| {
        assert!(matches!(done, Err(StoreError::Staff(found)) if found == problem), "{done:?}");
    };
    check(desk.store.add_staff(&name("Ola"), Role::Counter, None, at(0)), StaffProblem::NoManager);
    let boss = desk.store.add_staff(&name("Kari"), Role::Manager, None, at(0)).unwrap();
    check(desk.store.add_staff(&name("Ola"), Role::Counter, Some(&pin()), at(0)), StaffProblem::OtherPinMissing);
    desk.store.set_pin(boss, &pin(), at(1)).unwrap();
    check(desk.store.add_staff(&name("KARI"), Role::Counter, Some(&pin()), at(0)), StaffProblem::NameTaken);
    desk.store.add_staff(&name("Ola"), Role::Counter, Some(&pin()), at(0)).unwrap();
    check(desk.store.remove_staff(boss, at(2)).map(|()| boss), StaffProblem::NoManager);
    assert_eq!(desk.store.roster().unwrap().0.len(), 2);
    for missing in [StaffId(9), StaffId(-1)] {
        assert!(matches!(desk.store.set_pin(missing, &pin(), at(1)), Err(StoreError::NotFound)));
        assert!(matches!(desk.store.count_pin_try(missing, at(1)), Err(StoreError::NotFound)));
        assert!(matches!(
            desk.store.change_staff(missing, &name("X"), Role::Counter, at(1)),
            Err(StoreError::NotFound)
        ));
    }
}

#[test]
fn a_wrong_pin_counts_before_it_is_looked_at_and_a_restart_does_not_help() {
    let desk = staffed();
    let ola = StaffId(2);
    for second in 0..3 {
        assert_eq!(desk.store.count_pin_try(ola, at(second)).unwrap(), PinTry::Counted(pin()));
    }
    let again = desk.again(1).unwrap();
    assert_eq!(again.count_pin_try(ola, at(3)).unwrap(), PinTry::ClosedUntil(at(32)));
    assert_eq!(again.pin_closed_until(ola, at(3)).unwrap(), Some(at(32)));
    assert_eq!(again.count_pin_try(StaffId(1), at(3)).unwrap(), PinTry::Counted(pin()), "others are not made to wait");
    assert_eq!(again.count_pin_try(ola, at(32)).unwrap(), PinTry::Counted(pin()));
    assert_eq!(again.count_pin_try(ola, at(33)).unwrap(), PinTry::ClosedUntil(at(92)), "twice as long");
    again.set_pin(ola, &pin(), at(34)).unwrap();
    assert_eq!(again.count_pin_try(ola, at(35)).unwrap(), PinTry::Counted(pin()), "a new PIN starts anew");
    again.note_right_pin(ola, at(36)).unwrap();
    for second in 37..40 {
        assert_eq!(again.count_pin_try(ola, at(second)).unwrap(), PinTry::Counted(pin()), "so does a right one");
    }
}

#[test]
fn who_has_gone_keeps_a_name_only_while_the_audit_speaks_of_them() {
    use desk_core::retention::Kind;
    let desk = staffed();
    desk.store.remove_staff(StaffId(2), at(5)).unwrap();
    let names = || -> Vec<(String, bool)> {
        let raw = desk.raw();
        let mut statement = raw.prepare("SELECT name, pin IS NULL FROM staff ORDER BY id").unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        rows.map(Result::unwrap).collect()
    };
    assert_eq!(names(), [("Kari Leder".into(), false), ("Ola Skranke".into(), true)]);
    assert_eq!(desk.store.roster().unwrap().0.len(), 1);
    desk.store.remove_overdue(Kind::Audit, at(100), at(100), crate::support::DAY).unwrap();
    assert_eq!(names(), [("Kari Leder".into(), false)]);
}

#[test]
fn somebody_who_is_erased_takes_no_staff_along() {
    let desk = staffed();
    let member = desk.add("4791234567", "Kari", "Prøve", 0);
    desk.store.acting(Some(StaffId(2))).note_opened(member, at(2)).unwrap();
    desk.store.acting(Some(StaffId(1))).erase_member(member, at(3)).unwrap();
    let opened = audit(&desk).into_iter().find(|(what, ..)| what == "opened").unwrap();
    assert_eq!((opened.1, opened.3), (None, Some(2)), "who did it is still there, to whom is not");
    assert!(matches!(desk.store.get_member(MemberId(1)), Err(StoreError::NotFound)));
}
