//! Two members who are one person are made one, table by table; and parted again as if nothing had been.

use desk_core::profile::Name;
use desk_core::{ConsentKind, GuestList, LoginState, Member, MemberId, MemberStatus, NewGuest, Note, Tag};
use desk_store::{MergeId, StoreError};

use crate::support::{DAY, Desk, ISSUER, answer, at, desk, imported, phone, profile, receipt};

const TABLES: [&str; 12] = [
    "member",
    "member_tag",
    "member_sub",
    "phone",
    "visit",
    "guest",
    "consent",
    "answer",
    "login",
    "member_before",
    "merge",
    "merge_moved",
];

/// Kari enrolled twice, with two numbers and two subjects; the second one has a note, tags and visits.
struct Twice {
    desk: Desk,
    keep: MemberId,
    lose: MemberId,
}

fn twice() -> Twice {
    let desk = desk();
    let keep = desk.add("4791234567", "Kari", "Prøve", 500);
    desk.enrol("second", "4798765432", "Kari Anne", "Prøve");
    let lose = desk.store.find_members("98765432").unwrap()[0].id;
    let tag = |text| Tag::new(text).unwrap();
    desk.store.set_tags(keep, &[tag("band"), tag("choir")], at(501)).unwrap();
    desk.store.set_tags(lose, &[tag("band"), tag("youth")], at(501)).unwrap();
    desk.store.set_note(keep, &Note::new("one").unwrap(), at(501)).unwrap();
    desk.store.set_note(lose, &Note::new("two").unwrap(), at(501)).unwrap();
    desk.store.check_in(keep, at(600)).unwrap();
    desk.store.check_in(lose, at(700)).unwrap();
    desk.store.check_in(lose, at(800)).unwrap();
    let guest = NewGuest {
        name: Name { given: "Kari Anne".into(), family: "Prøve".into() },
        phone: Some(phone("4798765432")),
        note: Note::default(),
        member: None,
    };
    desk.store.take_in_guests(&GuestList::new(DAY, "Course"), &[guest], at(850)).unwrap();
    desk.store.write_consent(lose, &receipt(ConsentKind::App, at(900))).unwrap();
    desk.store.keep_answers(desk.login_of(lose), &[answer("food", "\"soup\"", at(920))], None).unwrap();
    desk.store.write_consent(keep, &receipt(ConsentKind::Counter, at(950))).unwrap();
    Twice { desk, keep, lose }
}

impl Twice {
    fn merge(&self) -> MergeId {
        self.desk.store.merge(self.keep, self.lose, at(1000)).unwrap()
    }

    fn undo(&self, id: MergeId) -> Result<(), StoreError> {
        self.desk.store.undo_merge(id, at(2000))
    }

    fn kept(&self) -> Member {
        self.desk.member(self.keep)
    }

    /// Every row of every table that speaks of members, but for the audit.
    fn tables(&self) -> Vec<String> {
        let raw = self.desk.raw();
        let mut rows = Vec::new();
        for table in TABLES {
            let mut statement = raw.prepare(&format!("SELECT * FROM {table} ORDER BY 1, 2")).unwrap();
            let columns = statement.column_count();
            let all = statement
                .query_map([], |row| {
                    let values = (0..columns).map(|column| row.get::<_, rusqlite::types::Value>(column));
                    Ok(format!("{table} {:?}", values.collect::<Result<Vec<_>, _>>()?))
                })
                .unwrap();
            rows.extend(all.map(Result::unwrap));
        }
        rows
    }
}

#[test]
fn the_lost_member_is_out_of_sight_and_found_as_the_kept_one() {
    let twice = twice();
    twice.merge();
    assert!(matches!(twice.desk.store.get_member(twice.lose), Err(StoreError::NotFound)));
    assert_eq!(twice.desk.names("kari"), ["Kari Prøve"]);
    assert!(matches!(twice.desk.store.check_in(twice.lose, at(1100)), Err(StoreError::NotFound)));
    assert!(matches!(
        twice.desk.store.set_status(twice.lose, MemberStatus::Ended, at(1100)),
        Err(StoreError::NotFound)
    ));
    assert_eq!(twice.desk.store.find_members("2").unwrap()[0].id, twice.keep, "the lost one's card");
    assert!(twice.desk.store.search_agrees().unwrap());
}

#[test]
fn visits_are_moved() {
    let twice = twice();
    twice.merge();
    let kept = twice.kept();
    assert_eq!((kept.visits, kept.last_visit_at), (3, Some(at(800))));
}

#[test]
fn receipts_are_moved() {
    let twice = twice();
    twice.merge();
    let kinds: Vec<_> =
        twice.desk.store.list_consents(twice.keep).unwrap().iter().map(|receipt| receipt.kind).collect();
    assert_eq!(kinds, [ConsentKind::App, ConsentKind::Counter]);
}

#[test]
fn subjects_and_logins_are_moved() {
    let twice = twice();
    let login: String =
        twice.desk.raw().query_row("SELECT id FROM login WHERE member_id = 2", [], |row| row.get(0)).unwrap();
    twice.merge();
    let login = twice.desk.store.find_login(desk_core::LoginId::parse(&login).unwrap()).unwrap().unwrap();
    assert_eq!((login.member, login.state), (Some(twice.keep), LoginState::Applied));
    let person = profile("second", "4798765432", "Kari", "Prøve");
    assert_eq!(twice.desk.store.candidates(ISSUER, &person).unwrap(), [twice.keep]);
}

#[test]
fn a_confirmed_number_goes_before_one_that_is_not() {
    let twice = twice();
    twice.merge();
    let kept = twice.kept();
    assert_eq!((kept.phone, kept.phone_confirmed), (Some(phone("4798765432")), true));
    assert!(twice.desk.store.members_with_phone(&phone("4791234567")).unwrap().is_empty(), "history now");
}

#[test]
fn of_two_numbers_alike_the_kept_ones_stays() {
    let desk = desk();
    let (keep, lose) = (desk.add("4791234567", "Kari", "Prøve", 0), desk.add("4798765432", "Kari", "Prøve", 0));
    desk.store.merge(keep, lose, at(10)).unwrap();
    assert_eq!(desk.member(keep).phone, Some(phone("4791234567")));
}

#[test]
fn what_the_kept_one_lacks_is_filled_and_what_it_has_stays() {
    let twice = twice();
    let lost = twice.desk.member(twice.lose);
    twice.merge();
    let kept = twice.kept();
    assert_eq!(kept.name.full(), "Kari Prøve");
    assert!(kept.email.is_some() && kept.email == lost.email && kept.email_told == lost.email_told);
    assert_eq!((kept.joined_at, kept.confirmed_at), (lost.joined_at, lost.confirmed_at));
    assert_eq!(kept.note.as_str(), "one\ntwo");
    assert_eq!(kept.tags.iter().map(Tag::as_str).collect::<Vec<_>>(), ["band", "choir", "youth"]);
}

#[test]
fn an_undone_merge_leaves_every_table_as_it_was() {
    let twice = twice();
    let before = twice.tables();
    let id = twice.merge();
    assert_ne!(twice.tables(), before);
    twice.undo(id).unwrap();
    assert_eq!(twice.tables(), before);
    assert!(twice.desk.store.search_agrees().unwrap());
    assert!(matches!(twice.undo(id), Err(StoreError::NotFound)), "once");
    twice.undo(twice.merge()).unwrap();
    assert_eq!(twice.tables(), before, "and again");
}

#[test]
fn a_visit_since_stays_with_the_kept_one() {
    let twice = twice();
    let id = twice.merge();
    twice.desk.store.check_in(twice.keep, at(1500)).unwrap();
    twice.undo(id).unwrap();
    assert_eq!((twice.kept().visits, twice.desk.member(twice.lose).visits), (2, 2));
}

#[test]
fn a_merge_is_not_undone_over_what_has_changed_since() {
    type Change = fn(&Twice);
    let changes: [(&str, Change); 6] = [
        ("the note", |twice| twice.desk.store.set_note(twice.keep, &Note::default(), at(1500)).unwrap()),
        ("the tags", |twice| twice.desk.store.set_tags(twice.keep, &[], at(1500)).unwrap()),
        ("a confirmation", |twice| drop(twice.desk.enrol("second", "4798765432", "Kari", "Prøve"))),
        ("another number", |twice| drop(twice.desk.enrol("second", "4790000099", "Kari", "Prøve"))),
        ("merged into another", |twice| {
            let third = twice.desk.add("4522334455", "Kari", "Prøve", 0);
            twice.desk.store.merge(third, twice.keep, at(1500)).unwrap();
        }),
        ("an old number is somebody else's", |twice| {
            twice.desk.add("4791234567", "Ola", "Eksempel", 1500);
        }),
    ];
    for (what, change) in changes {
        let twice = twice();
        let id = twice.merge();
        change(&twice);
        let before = twice.tables();
        assert!(matches!(twice.undo(id), Err(StoreError::ChangedSince)), "{what}");
        assert_eq!(twice.tables(), before, "{what}: nothing was touched");
    }
}

#[test]
fn merges_upon_merges_are_undone_in_turn() {
    let twice = twice();
    let before = twice.tables();
    let third = twice.desk.add("4522334455", "Kari", "Prøve", 900);
    let first = twice.merge();
    let second = twice.desk.store.merge(third, twice.keep, at(1500)).unwrap();
    assert_eq!(twice.desk.store.find_members("2").unwrap()[0].id, third, "a card leads to whoever is in sight");
    twice.undo(second).unwrap();
    twice.undo(first).unwrap();
    let after: Vec<String> = twice.tables().into_iter().filter(|row| before.contains(row)).collect();
    assert_eq!(after, before);
}

#[test]
fn a_merge_into_somebody_who_is_out_of_sight_is_not_undone() {
    let desk = desk();
    let batch: Vec<_> = (1..=3).map(|number| imported(Some(number), None, "Kari", "Prøve")).collect();
    let ids = desk.store.import_batch(&batch, at(0)).unwrap();
    let first = desk.store.merge(ids[1], ids[0], at(10)).unwrap();
    let second = desk.store.merge(ids[2], ids[1], at(20)).unwrap();
    assert!(matches!(desk.store.undo_merge(first, at(30)), Err(StoreError::ChangedSince)));
    desk.store.undo_merge(second, at(40)).unwrap();
    desk.store.undo_merge(first, at(50)).unwrap();
}

#[test]
fn nobody_is_merged_with_themselves_or_with_nobody() {
    let Twice { desk, keep, lose } = twice();
    for (keep, lose) in [(keep, keep), (keep, MemberId(99)), (MemberId(99), lose)] {
        assert!(matches!(desk.store.merge(keep, lose, at(1000)), Err(StoreError::NotFound)));
    }
}

#[test]
fn a_login_of_a_merged_member_is_not_taken_back_until_the_merge_is_undone() {
    let desk = desk();
    let login = desk.confirmed("4798765432");
    let person = profile("second", "4798765432", "Ola", "Prøve");
    desk.store.apply(login, ISSUER, &person, at(10), DAY.into()).unwrap();
    let enrolled = desk.store.find_members("ola").unwrap()[0].id;
    let other = desk.add("4791234567", "Kari", "Prøve", 20);
    for (keep, lose) in [(enrolled, other), (other, enrolled)] {
        let merge = desk.store.merge(keep, lose, at(30)).unwrap();
        assert!(matches!(desk.store.take_back(login, at(40), DAY), Err(StoreError::ChangedSince)));
        desk.store.undo_merge(merge, at(50)).unwrap();
    }
    desk.store.take_back(login, at(60), DAY).unwrap();
    assert_eq!(desk.names("prøve"), ["Kari Prøve"]);
}

#[test]
fn the_audit_names_the_deed_and_both_by_key() {
    let twice = twice();
    let id = twice.merge();
    twice.undo(id).unwrap();
    let raw = twice.desk.raw();
    let mut statement = raw.prepare("SELECT what, member_id FROM audit WHERE what LIKE 'merge%' ORDER BY id").unwrap();
    let noted: Vec<(String, i64)> =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect();
    let (keep, lose) = (twice.keep.0, twice.lose.0);
    let expected = [("merged", lose), ("merged", keep), ("merge_undone", lose), ("merge_undone", keep)];
    assert_eq!(noted, expected.map(|(what, member)| (what.to_owned(), member)));
}
