//! Rows of a file, decided one by one and written together.

use desk_core::profile::{Email, Name};
use desk_core::{MemberId, MemberStatus, Note, Phone, Source, Tag};
use desk_store::{Keys, KnownMembers, MemberChange, RowDeed, StoreError};
use jiff::civil::date;

use crate::support::{Desk, at, desk, imported, phone};

fn keys<'a>(number: Option<i64>, phone: Option<&'a Phone>, email: Option<&'a str>) -> Keys<'a> {
    Keys { number, phone, email }
}

fn add(number: Option<i64>, msisdn: Option<&str>, given: &str) -> RowDeed {
    RowDeed::Add(Box::new(imported(number, msisdn, given, "Prøve")), vec![Tag::new("choir").unwrap()])
}

fn ids(members: &[desk_core::Member]) -> Vec<i64> {
    members.iter().map(|member| member.id.0).collect()
}

fn check_agrees(desk: &Desk) {
    assert!(desk.store.search_agrees().unwrap() && desk.store.is_sound().unwrap());
}

#[test]
fn a_row_knows_who_an_earlier_row_of_the_same_batch_made() {
    let desk = desk();
    let number = phone("4791234567");
    let rows = [keys(None, Some(&number), None), keys(None, Some(&number), None)];
    let mut seen = Vec::new();
    let decide = |index: usize, known: KnownMembers| {
        seen.push(ids(&known.with_phone));
        if index == 0 { add(None, Some("4791234567"), "Kari") } else { RowDeed::Nothing }
    };
    desk.store.take_in(&rows, decide, at(0)).unwrap();
    assert_eq!(seen, [vec![], vec![1]]);
    assert_eq!(desk.member(MemberId(1)).tags, [Tag::new("choir").unwrap()]);
    check_agrees(&desk);
}

#[test]
fn somebody_is_known_by_card_by_number_and_by_an_address_that_nobody_verified() {
    let desk = desk();
    desk.add("4791234567", "Kari", "Prøve", 0);
    let change = MemberChange {
        email: Some(Email { address: "Kari@example.test".into(), verified: false }),
        ..MemberChange::default()
    };
    let mut deed = Some(RowDeed::Change(MemberId(1), Box::new(change)));
    desk.store.take_in(&[keys(Some(1), None, None)], |_, _| deed.take().unwrap(), at(5)).unwrap();
    assert_eq!(desk.member(MemberId(1)).email_told, Some((Source::Import, at(5))));

    let number = phone("4791234567");
    let rows = [
        keys(Some(1), Some(&number), Some("x")),
        keys(Some(9), None, Some("KARI@example.test")),
        keys(None, None, None),
    ];
    let known = desk.store.known_members(&rows).unwrap();
    assert_eq!(
        (known[0].with_number.as_ref().map(|member| member.id.0), ids(&known[0].with_phone)),
        (Some(1), vec![1])
    );
    assert_eq!((ids(&known[1].with_email), known[1].email_is_shared), (vec![1], false));
    assert!(known[2].with_number.is_none() && known[2].with_phone.is_empty() && known[2].with_email.is_empty());
}

#[test]
fn a_change_changes_what_it_names_and_the_member_is_found_by_it() {
    let desk = desk();
    let id = desk.add("4791234567", "", "", 0);
    let change = MemberChange {
        name: Some(Name { given: "Kari".into(), family: "Prøve".into() }),
        status: Some(MemberStatus::Paused),
        valid_until: Some(date(2026, 12, 31)),
        note: Some(Note::new("has a dog").unwrap()),
        tags: Some(vec![Tag::new("choir").unwrap()]),
        ..MemberChange::default()
    };
    let mut deeds = vec![RowDeed::Change(id, Box::default()), RowDeed::Change(id, Box::new(change))];
    let rows = [keys(Some(1), None, None); 2];
    desk.store.take_in(&rows, |_, _| deeds.pop().unwrap(), at(5)).unwrap();
    let member = desk.member(id);
    assert_eq!((member.status, member.valid_until), (MemberStatus::Paused, Some(date(2026, 12, 31))));
    assert_eq!((member.note.as_str(), member.tags.len()), ("has a dog", 1));
    assert_eq!(member.phone.unwrap().msisdn(), "4791234567", "what is not named stays");
    assert_eq!(desk.names("kari"), ["Kari Prøve"]);
    check_agrees(&desk);
}

#[test]
fn somebody_added_and_changed_in_one_batch_is_filed_once() {
    let desk = desk();
    let change =
        MemberChange { status: Some(MemberStatus::Ended), phone: Some(phone("4791234567")), ..MemberChange::default() };
    let mut deeds = vec![RowDeed::Change(MemberId(1), Box::new(change)), add(Some(7), None, "Kari")];
    let rows = [keys(Some(7), None, None); 2];
    desk.store.take_in(&rows, |_, _| deeds.pop().unwrap(), at(5)).unwrap();
    assert_eq!(desk.names("91234567"), ["Kari Prøve"]);
    check_agrees(&desk);
}

#[test]
fn a_batch_that_fails_leaves_nothing() {
    let desk = desk();
    let rows = [keys(None, None, None); 2];
    let failed = desk.store.take_in(&rows, |_, _| add(Some(7), None, "Kari"), at(5)).unwrap_err();
    assert!(matches!(failed, StoreError::NumberTaken(7)));
    assert!(desk.store.list_members(MemberId(0), 10).unwrap().is_empty());
    check_agrees(&desk);
}

#[test]
fn an_address_that_many_have_is_nobodys_own() {
    let desk = desk();
    let email = Email { address: "club@example.test".into(), verified: false };
    let rows = [keys(None, None, None); 8];
    let decide = |_, _| {
        let new = desk_core::ImportedMember { email: Some(email.clone()), ..imported(None, None, "Kari", "Prøve") };
        RowDeed::Add(Box::new(new), Vec::new())
    };
    desk.store.take_in(&rows, decide, at(5)).unwrap();
    let known = desk.store.known_members(&[keys(None, None, Some("club@example.test"))]).unwrap();
    assert_eq!((ids(&known[0].with_email), known[0].email_is_shared), (vec![1, 2, 3, 4, 5], true));
}

#[test]
fn members_are_listed_page_by_page_and_who_was_merged_is_not() {
    let desk = desk();
    for n in 0..5 {
        desk.add(&format!("479123456{n}"), "Kari", "Prøve", n);
    }
    desk.store.merge(MemberId(1), MemberId(4), at(9)).unwrap();
    assert_eq!(ids(&desk.store.list_members(MemberId(0), 2).unwrap()), [1, 2]);
    assert_eq!(ids(&desk.store.list_members(MemberId(2), 2).unwrap()), [3, 5]);
    assert!(desk.store.list_members(MemberId(5), 2).unwrap().is_empty());
}
