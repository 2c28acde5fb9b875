//! Who is let in where, and whose deeds they are.

use std::time::Duration;

use desk_store::{Store, StoreKey};
use desk_wire::command::{ListLogins, LookUp, OpenMember};
use desk_wire::staff::{
    AddStaff, Asks, ChangeStaff, HandOver, Lock, PinProblem, RemoveStaff, Role, SetPin, ShiftView, SignIn,
    StaffProblem, Touch, ViewShift,
};
use desk_wire::{Code, Command, Event, Secret, WireError};
use serde_json::Value;

use crate::support::{Counter, counter};

const BOSS: (&str, &str) = ("1", "4071");
const OLA: (&str, &str) = ("2", "9305");

async fn obey(counter: &Counter, command: Command) -> Result<Value, WireError> {
    counter.desk.obey(command).await
}

async fn shift(counter: &Counter, command: Command) -> ShiftView {
    serde_json::from_value(obey(counter, command).await.unwrap()).unwrap()
}

async fn refused(counter: &Counter, command: Command) -> Code {
    obey(counter, command).await.unwrap_err().code
}

fn sign_in((id, pin): (&str, &str)) -> Command {
    Command::SignIn(SignIn { staff_id: id.into(), pin: Secret(pin.into()) })
}

fn add(name: &str, role: Role, pin: Option<&str>) -> Command {
    Command::AddStaff(AddStaff { name: name.into(), role, pin: pin.map(|pin| Secret(pin.into())) })
}

fn look_up() -> Command {
    Command::LookUp(LookUp { text: "912".into() })
}

/// Only a manager may: change nobody.
fn back_room() -> Command {
    Command::RemoveStaff(RemoveStaff { staff_id: "99".into() })
}

/// A manager and one for the counter; nobody is signed in.
pub(crate) async fn staffed() -> Counter {
    let counter = counter().await;
    shift(&counter, add("Kari Leder", Role::Manager, Some(BOSS.1))).await;
    shift(&counter, add("Ola Skranke", Role::Counter, Some(OLA.1))).await;
    shift(&counter, Command::HandOver(HandOver {})).await;
    counter
}

/// Somebody who is no manager.
pub(crate) async fn sign_in_at_the_counter(counter: &Counter) {
    shift(counter, sign_in(OLA)).await;
}

pub(crate) async fn sign_in_as_manager(counter: &Counter) {
    shift(counter, sign_in(BOSS)).await;
}

#[tokio::test]
async fn without_staff_everything_is_open_and_the_first_pin_closes_the_back_room_behind_whoever_set_it() {
    let counter = counter().await;
    let open = shift(&counter, Command::ViewShift(ViewShift {})).await;
    assert_eq!((open.asks, open.back_room_is_open, open.staff.len()), (Asks::Nobody, true, 0));
    let alone = shift(&counter, add("Kari Leder", Role::Manager, None)).await;
    assert_eq!((alone.asks, alone.back_room_is_open), (Asks::Nobody, true), "nobody is asked yet");
    let set = Command::SetPin(SetPin { staff_id: "1".into(), pin: Secret(BOSS.1.into()) });
    let inside = shift(&counter, set).await;
    assert_eq!((inside.asks, inside.back_room_is_open), (Asks::BackRoom, true));
    assert_eq!(inside.signed_in.unwrap().name, "Kari Leder", "and stays there");
    let outside = shift(&counter, Command::Lock(Lock {})).await;
    assert_eq!((outside.counter_is_open, outside.back_room_is_open), (true, false));
    assert_eq!(refused(&counter, back_room()).await, Code::ManagerNeeded);
    assert!(obey(&counter, look_up()).await.is_ok(), "the counter asks nobody");
}

#[tokio::test]
async fn from_two_on_everybody_signs_in_and_the_back_room_is_the_managers() {
    let counter = staffed().await;
    for command in [look_up(), Command::ListLogins(ListLogins {}), Command::Touch(Touch {})] {
        assert_eq!(refused(&counter, command).await, Code::SignInNeeded);
    }
    assert_eq!(refused(&counter, back_room()).await, Code::ManagerNeeded);
    let ola = shift(&counter, sign_in(OLA)).await;
    assert_eq!((ola.counter_is_open, ola.back_room_is_open), (true, false));
    assert!(obey(&counter, look_up()).await.is_ok());
    for command in [
        add("Per", Role::Manager, Some("5512")),
        Command::SetPin(SetPin { staff_id: "1".into(), pin: Secret("5512".into()) }),
        Command::ChangeStaff(ChangeStaff { staff_id: "2".into(), name: "Ola".into(), role: Role::Manager }),
        back_room(),
    ] {
        assert_eq!(refused(&counter, command).await, Code::ManagerNeeded);
    }
    let boss = shift(&counter, sign_in(BOSS)).await;
    assert!(boss.back_room_is_open);
    assert_eq!(refused(&counter, back_room()).await, Code::NotFound, "let in, and there is nobody with that key");
}

#[tokio::test]
async fn a_wrong_pin_lets_nobody_in_and_many_of_them_take_time_also_after_a_restart() {
    let mut counter = staffed().await;
    counter.clock.stand();
    for wrong in ["4072", "", "407140714071", "abcd"].into_iter().take(3) {
        assert_eq!(refused(&counter, sign_in((BOSS.0, wrong))).await, Code::WrongPin, "{wrong:?}");
    }
    let error = obey(&counter, sign_in(BOSS)).await.unwrap_err();
    assert_eq!(error.code, Code::PinClosed, "not even the right one");
    assert!(error.retry_at_ms.is_some_and(|at| at > counter.provider.now_ms()));
    counter.restart().await;
    assert_eq!(refused(&counter, sign_in(BOSS)).await, Code::PinClosed);
    let waits = shift(&counter, Command::ViewShift(ViewShift {})).await.staff[0].closed_until_ms;
    assert_eq!(waits, error.retry_at_ms, "the screen can count it down");
    counter.clock.advance(Duration::from_secs(31));
    assert!(shift(&counter, sign_in(BOSS)).await.back_room_is_open);
}

#[tokio::test]
async fn a_pin_that_anybody_would_try_first_and_a_rule_of_the_staff_are_refused_with_the_reason() {
    let counter = counter().await;
    let pin = obey(&counter, add("Kari", Role::Manager, Some("1234"))).await.unwrap_err();
    assert_eq!((pin.code, pin.pin_problem), (Code::InvalidPin, Some(PinProblem::InARow)));
    let rule = obey(&counter, add("Kari", Role::Counter, None)).await.unwrap_err();
    assert_eq!((rule.code, rule.staff_problem), (Code::StaffRule, Some(StaffProblem::NoManager)));
    let field = obey(&counter, add(" ", Role::Manager, None)).await.unwrap_err();
    assert_eq!((field.code, field.field.as_deref()), (Code::InvalidField, Some("name")));
    assert!(!format!("{pin:?}{:?}", add("Kari", Role::Manager, Some("1234"))).contains("1234"), "nothing prints a PIN");
}

#[tokio::test]
async fn a_desk_that_nobody_touches_locks_itself_and_tells_the_screen() {
    let counter = staffed().await;
    shift(&counter, sign_in(OLA)).await;
    counter.clock.stand();
    let mut events = counter.desk.events();
    counter.desk.watch_provider();
    counter.clock.advance(Duration::from_secs(9 * 60));
    assert!(obey(&counter, Command::Touch(Touch {})).await.is_ok(), "somebody only looks");
    counter.clock.advance(Duration::from_secs(9 * 60));
    assert!(shift(&counter, Command::ViewShift(ViewShift {})).await.counter_is_open);
    let locked = async {
        loop {
            counter.clock.advance(Duration::from_secs(60));
            tokio::task::yield_now().await;
            if let Ok(Event::ShiftChanged { shift }) = events.try_recv() {
                return shift;
            }
        }
    };
    let locked = tokio::time::timeout(Duration::from_secs(60), locked).await.expect("locked by now");
    assert_eq!((locked.counter_is_open, locked.signed_in), (false, None));
    assert_eq!(refused(&counter, look_up()).await, Code::SignInNeeded);
}

#[tokio::test]
async fn who_opened_a_card_stands_in_the_audit_and_who_was_there_when() {
    let mut counter = counter().await;
    counter.serve("+47 000 00 001").await;
    shift(&counter, add("Kari Leder", Role::Manager, Some(BOSS.1))).await;
    shift(&counter, add("Ola Skranke", Role::Counter, Some(OLA.1))).await;
    shift(&counter, sign_in(OLA)).await;
    obey(&counter, Command::OpenMember(OpenMember { member_id: "1".into() })).await.unwrap();
    shift(&counter, Command::Lock(Lock {})).await;
    let register =
        Store::open(counter.folder.path(), &StoreKey::new([7; 32]), &desk_app::random::SystemRandom).unwrap();
    let everything = register.everything_about(desk_core::MemberId(1), now(&counter)).unwrap();
    assert!(!everything.expose().contains("Ola"), "who of the staff it was is not the member's to know");
    let noted: Vec<(String, Option<i64>)> = register
        .list_audit(None, 20)
        .unwrap()
        .into_iter()
        .map(|entry| (entry.what, entry.by.map(|by| by.0)))
        .filter(|(what, _)| ["signed_in", "handed_over", "opened", "locked"].contains(&what.as_str()))
        .collect();
    let expected = [("locked", 2), ("opened", 2), ("signed_in", 2), ("handed_over", 1), ("signed_in", 1)];
    assert_eq!(noted, expected.map(|(what, by)| (what.to_owned(), Some(by))), "the newest first");
}

#[tokio::test]
async fn who_is_removed_elsewhere_is_out_at_once() {
    let counter = staffed().await;
    shift(&counter, sign_in(OLA)).await;
    let other = Store::open(counter.folder.path(), &StoreKey::new([7; 32]), &desk_app::random::SystemRandom).unwrap();
    other
        .add_staff(&desk_core::StaffName::new("Per").unwrap(), desk_core::Role::Manager, None, now(&counter))
        .unwrap_err();
    other.remove_staff(desk_core::StaffId(2), now(&counter)).unwrap();
    let left = shift(&counter, Command::ViewShift(ViewShift {})).await;
    assert_eq!((left.signed_in, left.asks, left.back_room_is_open), (None, Asks::BackRoom, false));
}

fn now(counter: &Counter) -> jiff::Timestamp {
    jiff::Timestamp::from_millisecond(counter.provider.now_ms()).unwrap()
}
