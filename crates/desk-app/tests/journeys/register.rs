//! What a manager does with the register: finding, opening, changing, adding by hand; and that nobody else may.

use desk_core::MemberId;
use desk_store::AuditEntry;
use desk_wire::member::MemberStatus;
use desk_wire::register::{AddMember, ChangeMember, FindMembers, MemberAdded, MemberPage, MembersFound, ViewMember};
use desk_wire::staff::{AddStaff, FieldProblem, HandOver, Role, SignIn};
use desk_wire::{Code, Command, Secret, WireError};
use serde::de::DeserializeOwned;

use crate::support::{Counter, counter};

const BOSS: (&str, &str) = ("1", "4071");
const OLA: (&str, &str) = ("2", "9305");

pub(crate) async fn obey<T: DeserializeOwned>(counter: &Counter, command: Command) -> Result<T, WireError> {
    counter.desk.obey(command).await.map(|answer| serde_json::from_value(answer).unwrap())
}

/// A manager and one for the counter; the latter is signed in.
pub(crate) async fn staffed() -> Counter {
    let counter = counter().await;
    for (name, role, pin) in [("Solveig", Role::Manager, BOSS.1), ("Ola", Role::Counter, OLA.1)] {
        let add = AddStaff { name: name.into(), role, pin: Some(Secret(pin.into())) };
        counter.desk.obey(Command::AddStaff(add)).await.unwrap();
    }
    sign_in(&counter, OLA).await;
    counter
}

pub(crate) async fn sign_in_manager(counter: &Counter) {
    sign_in(counter, BOSS).await;
}

async fn sign_in(counter: &Counter, (staff_id, pin): (&str, &str)) {
    let command = Command::SignIn(SignIn { staff_id: staff_id.into(), pin: Secret(pin.into()) });
    counter.desk.obey(command).await.unwrap();
}

fn view(id: &str) -> Command {
    Command::ViewMember(ViewMember { member_id: id.into() })
}

fn find(text: &str) -> Command {
    Command::FindMembers(FindMembers { text: text.into() })
}

/// Somebody to be added: given and family name, number, address.
pub(crate) fn add([given_name, family_name, phone, email]: [&str; 4]) -> AddMember {
    AddMember {
        given_name: given_name.into(),
        family_name: family_name.into(),
        phone: phone.into(),
        email: email.into(),
        anyway: false,
    }
}

fn change(id: &str) -> ChangeMember {
    ChangeMember { member_id: id.into(), member_number: None, status: None, valid_until: None, note: None, tags: None }
}

pub(crate) async fn added(counter: &Counter, member: AddMember) -> MemberPage {
    match obey(counter, Command::AddMember(member)).await.unwrap() {
        MemberAdded::Added { page } => *page,
        MemberAdded::Known { rows } => unreachable!("{} may be the same", rows.len()),
    }
}

/// What was noted of a member, by whom, the newest first.
fn noted(counter: &Counter, member: i64) -> Vec<(String, Option<i64>)> {
    let of_them = |entry: &AuditEntry| entry.member == Some(MemberId(member));
    let entries = counter.register().list_audit(None, 100).unwrap().into_iter().filter(of_them);
    entries.map(|entry| (entry.what, entry.by.map(|by| by.0))).collect()
}

#[tokio::test]
async fn nobody_but_a_manager_sees_the_register_or_changes_it() {
    let counter = staffed().await;
    let commands =
        || [find("kari"), view("1"), Command::ChangeMember(change("1")), Command::AddMember(add(["Per", "", "", ""]))];
    for command in commands() {
        assert_eq!(counter.desk.obey(command).await.unwrap_err().code, Code::ManagerNeeded);
    }
    counter.desk.obey(Command::HandOver(HandOver {})).await.unwrap();
    for command in commands() {
        assert_eq!(counter.desk.obey(command).await.unwrap_err().code, Code::ManagerNeeded);
    }
    assert!(counter.register().list_members(MemberId(0), 10).unwrap().is_empty());
}

#[tokio::test]
async fn somebody_without_the_app_is_added_by_hand_and_is_unconfirmed_until_a_login_confirms_them() {
    let mut counter = staffed().await;
    sign_in_manager(&counter).await;
    let by_hand = added(&counter, add([" Nora ", "Prøve", "+47 000 00 001", "nora@example.test"])).await;
    let member = &by_hand.card.member;
    assert_eq!((member.name.as_str(), member.phone_confirmed, member.confirmed_at_ms), ("Nora Prøve", false, None));
    assert_eq!(member.email.as_deref(), Some("nora@example.test"));
    assert_eq!(noted(&counter, 1), [("added".to_owned(), Some(1))], "with who, and it was not opened besides");

    let found: MembersFound = obey(&counter, find("nora")).await.unwrap();
    assert_eq!(found.rows[0].masked_phone, "+47 ••• •• 001", "a list shows no number");
    counter.desk.ask_number("+47 000 00 001", desk_core::Purpose::Enrol).await.unwrap();
    let waiting = counter.desk.list_logins()[0].login_id.clone();
    let over = counter.until_over(&waiting).await;
    let settled = counter.desk.settle_login(crate::support::id(&over), Some(MemberId(1))).await.ok();
    let confirmed: MemberPage = obey(&counter, view("1")).await.unwrap();
    assert!(confirmed.card.member.phone_confirmed, "{:?} {:?}", over.state, settled.map(|login| login.state));
}

#[tokio::test]
async fn a_name_is_enough_and_what_cannot_be_kept_is_said_of_its_field() {
    let counter = counter().await;
    let child = added(&counter, add(["Emil", "", "", ""])).await;
    assert_eq!((child.card.member.phone, child.card.member.email), (None, None));
    let check = async |member: AddMember, field: &str, problem: FieldProblem| {
        let refused = counter.desk.obey(Command::AddMember(member)).await.unwrap_err();
        assert_eq!((refused.code, refused.field.as_deref()), (Code::InvalidField, Some(field)));
        assert_eq!(refused.field_problem, Some(problem), "{field}");
    };
    check(add([" ", "", "+47 000 00 002", ""]), "givenName", FieldProblem::Empty).await;
    check(add(["Emil", "a\nb", "", ""]), "familyName", FieldProblem::Unprintable).await;
    check(add(["Emil", &"x".repeat(501), "", ""]), "familyName", FieldProblem::TooLong).await;
    check(add(["Emil", "", "", "emil at example"]), "email", FieldProblem::NotAnAddress).await;
    let refused = counter.desk.obey(Command::AddMember(add(["Emil", "", "12", ""]))).await.unwrap_err();
    assert_eq!((refused.code, refused.problem.is_some()), (Code::InvalidPhone, true));
    assert_eq!(counter.register().list_members(MemberId(0), 10).unwrap().len(), 1);
}

#[tokio::test]
async fn whoever_has_the_number_or_the_name_already_is_shown_before_anybody_is_added_twice() {
    let counter = counter().await;
    added(&counter, add(["Kari", "Prøve", "+47 000 00 003", ""])).await;
    for again in [add(["Emil", "Prøve", "+47 000 00 003", ""]), add(["Kari", "Proeve", "", ""])] {
        let known = obey(&counter, Command::AddMember(again.clone())).await.unwrap();
        assert!(matches!(known, MemberAdded::Known { rows } if rows.len() == 1 && rows[0].name == "Kari Prøve"));
        let anyway = added(&counter, AddMember { anyway: true, ..again }).await;
        assert_ne!(anyway.card.member.member_id, "1", "a family shares a number");
    }
    assert_eq!(counter.register().list_members(MemberId(0), 10).unwrap().len(), 3);
}

#[tokio::test]
async fn what_is_changed_is_noted_by_kind_and_by_whom_and_what_is_the_same_is_not() {
    let counter = staffed().await;
    sign_in_manager(&counter).await;
    added(&counter, add(["Kari", "Prøve", "+47 000 00 004", ""])).await;
    let all = ChangeMember {
        member_number: Some("4 711".into()),
        status: Some(MemberStatus::Paused),
        valid_until: Some("31.12.2026".into()),
        note: Some("Two\r\nlines ".into()),
        tags: Some("youth, band;band".into()),
        ..change("1")
    };
    let page: MemberPage = obey(&counter, Command::ChangeMember(all.clone())).await.unwrap();
    assert_eq!(page.card.member.member_number, "4711");
    assert_eq!(page.card.member.status, MemberStatus::Paused);
    assert_eq!(page.card.valid_until.as_deref(), Some("2026-12-31"));
    assert_eq!(page.card.note, "Two\nlines");
    assert_eq!(page.tags, ["band", "youth"]);
    let kinds = ["tags_set", "note_set", "valid_until_set", "status_set", "number_set", "added"];
    assert_eq!(noted(&counter, 1), kinds.map(|what| (what.to_owned(), Some(1))));

    let _: MemberPage = obey(&counter, Command::ChangeMember(all)).await.unwrap();
    assert_eq!(noted(&counter, 1).len(), kinds.len(), "nothing became another");
    let endless = ChangeMember { valid_until: Some(String::new()), tags: Some(" ".into()), ..change("1") };
    let page: MemberPage = obey(&counter, Command::ChangeMember(endless)).await.unwrap();
    assert_eq!((page.card.valid_until, page.tags.len()), (None, 0));
    assert_eq!(page.card.note, "Two\nlines", "what was not said stays");
    let found: MembersFound = obey(&counter, find("4711")).await.unwrap();
    assert_eq!(found.rows.len(), 1, "by the new card");
}

#[tokio::test]
async fn a_change_that_cannot_be_kept_changes_nothing_and_names_the_field() {
    let counter = counter().await;
    added(&counter, add(["Kari", "Prøve", "", ""])).await;
    added(&counter, add(["Ola", "Test", "", ""])).await;
    let note = Some("lost?".to_owned());
    let check = async |change: ChangeMember, field: &str, problem: FieldProblem| {
        let change = ChangeMember { note: change.note.or(note.clone()), ..change };
        let refused = counter.desk.obey(Command::ChangeMember(change)).await.unwrap_err();
        assert_eq!((refused.field.as_deref(), refused.field_problem), (Some(field), Some(problem)));
    };
    let number = |text: &str| ChangeMember { member_number: Some(text.into()), ..change("1") };
    check(number("2"), "memberNumber", FieldProblem::NumberTaken).await;
    for text in ["0", "-1", "", "abc", "1234567890123"] {
        check(number(text), "memberNumber", FieldProblem::NotANumber).await;
    }
    for text in ["31.2.2026", "05/06/2026", "soon"] {
        let change = ChangeMember { valid_until: Some(text.into()), ..change("1") };
        check(change, "validUntil", FieldProblem::NotADay).await;
    }
    check(ChangeMember { note: Some("x".repeat(2001)), ..change("1") }, "note", FieldProblem::TooLong).await;
    check(ChangeMember { tags: Some("x".repeat(41)), ..change("1") }, "tags", FieldProblem::TooLong).await;
    let many = (0..51).map(|n| n.to_string()).collect::<Vec<_>>().join(",");
    check(ChangeMember { tags: Some(many), ..change("1") }, "tags", FieldProblem::TooMany).await;
    let page: MemberPage = obey(&counter, view("1")).await.unwrap();
    assert_eq!((page.card.note.as_str(), page.card.member.member_number.as_str()), ("", "1"));
    for nobody in ["9", "x", ""] {
        let refused = counter.desk.obey(Command::ChangeMember(change(nobody))).await.unwrap_err();
        assert_eq!(refused.code, Code::NotFound, "{nobody:?}");
    }
}

#[tokio::test]
async fn opening_a_page_is_noted_with_who_and_shows_the_visits() {
    let mut counter = staffed().await;
    counter.serve("+47 000 00 001").await;
    counter.desk.check_in(MemberId(1)).await.unwrap();
    sign_in_manager(&counter).await;
    let page: MemberPage = obey(&counter, view("1")).await.unwrap();
    assert_eq!((page.visits.len(), page.card.member.visits), (1, 1));
    assert_eq!(noted(&counter, 1)[0], ("opened".to_owned(), Some(1)));
    assert!(!format!("{:?}", add(["Kari", "Prøve", "91234567", ""])).contains("Kari"), "nothing prints a person");
}
