//! The index finds exactly those whom a text means, in the right order, whatever happened before.

use desk_core::folding::loose;
use desk_core::{FindQuery, Member, MemberId, MemberStatus, Note, Phone};

use crate::support::{DAY, Desk, ISSUER, at, desk, imported, profile};

const GIVEN: [&str; 9] = ["Kari", "Kåre", "Karin", "Åse-Marie", "Ola", "Øyvind", "Maximilianus", "Mia", "René"];
const FAMILY: [&str; 8] = ["Prøve", "Prøvesen", "Kraft", "Østby", "Ås", "Müller", "Wolfeschlegelsteinhausen", "Krog"];

#[test]
fn the_index_finds_exactly_whom_a_text_means() {
    let desk = crowd();
    let texts = [
        "k",
        "ka",
        "kar",
        "kari",
        "karin",
        "kari p",
        "k p",
        "p k",
        "k k",
        "k kr",
        "ka kr",
        "kar kra",
        "kari krog",
        "kari kari",
        "o o",
        "oy os",
        "å m ø",
        "ase marie ost",
        "m m",
        "maximilianus wolfeschlegelsteinhausen",
        "wolfeschlegelx",
        "maximilianusx",
        "wolfeschlegelst",
        "rene muller",
        "x",
        "k x",
        "kari xx",
        "m a",
        "marie",
        "marie ase",
        "9",
        "4",
        "47",
        "91",
        "00",
        "912",
        "123",
        "9123",
        "0047",
        "+47",
        "+4791",
        "+479123",
        "+47912345",
        "+46",
        "45",
        "2345",
        "12345",
        "912345",
        "91234501",
        "4791234501",
        "070",
        "0701234",
        "0701234501",
        "2",
        "17",
        "4501",
        "358",
        "999",
        "99999",
    ];
    for text in texts {
        let found: Vec<i64> = desk.store.find_members(text).unwrap().iter().map(|member| member.id.0).collect();
        assert_eq!(found, meant(&desk, text), "{text}");
    }
}

#[test]
fn every_change_of_a_member_changes_the_index_with_it() {
    let desk = desk();
    let check = |what: &str| assert!(desk.store.search_agrees().unwrap(), "after {what}");
    check("nothing");
    desk.enrol("s", "4791234567", "Kari", "Prøve");
    check("enrolling");
    desk.enrol("s", "4798765432", "Kari", "Eksempel");
    check("another name and number");
    let id = desk.add("4798765432", "Ola", "Testesen", 20);
    check("adding by hand");
    let (login, other) = (desk.confirmed("4798765432"), profile("t", "4798765432", "Ola", "Testesen"));
    desk.store.apply(login, ISSUER, &other, at(30), DAY.into()).unwrap();
    desk.store.write_needs_staff(login).unwrap();
    desk.store.settle(login, ISSUER, &other, Some(id), at(31), DAY.into()).unwrap();
    check("a number that is confirmed by another");
    assert!(desk.member(MemberId(1)).phone.is_none());
    let visit = desk.store.check_in(id, at(100)).unwrap();
    check("a check-in");
    desk.store.undo_visit(visit.id, at(101)).unwrap();
    check("an undone visit");
    desk.store.set_status(id, MemberStatus::Paused, at(102)).unwrap();
    check("another status");
    desk.store.set_valid_until(id, Some(jiff::civil::date(2030, 1, 31)), at(102)).unwrap();
    check("another last day");
    desk.store.set_note(id, &Note::new("Ask for the key").unwrap(), at(102)).unwrap();
    check("a note");
    let merge = desk.store.merge(MemberId(1), id, at(103)).unwrap();
    check("a merge");
    desk.store.undo_merge(merge, at(104)).unwrap();
    check("an undone merge");
    desk.store.import_batch(&[imported(None, Some("4522334455"), "Nils", "Prøve")], at(105)).unwrap();
    check("an import");
    let login = desk.confirmed("4791111111");
    desk.store.apply(login, ISSUER, &profile("new", "4791111111", "Mia", "Ås"), at(106), DAY.into()).unwrap();
    desk.store.take_back(login, at(107), DAY).unwrap();
    check("taking back");
    desk.store.rebuild_search().unwrap();
    check("making it anew");
}

#[test]
fn an_index_that_disagrees_is_noticed_and_made_anew() {
    let spoil = [
        "UPDATE member SET given_name = 'Nils' WHERE id = 1",
        "UPDATE search SET words = 'nils' WHERE member_id = 1",
        "UPDATE search SET family_name = 'Eksempel' WHERE member_id = 1",
        "UPDATE search SET has_note = 1 WHERE member_id = 1",
        "UPDATE member SET valid_until = '2030-01-31' WHERE id = 1",
        "DELETE FROM search WHERE member_id = 1",
        "INSERT INTO search_recent (rowid, terms) VALUES (5, 'nils')",
        "INSERT INTO search_bulk (search_bulk) VALUES ('delete-all')",
        "INSERT INTO search_recent (search_recent) VALUES ('delete-all')",
    ];
    for sql in spoil {
        let desk = desk();
        desk.store.import_batch(&[imported(None, Some("4791234567"), "Kari", "Prøve")], at(0)).unwrap();
        desk.add("4798765432", "Ola", "Eksempel", 0);
        assert!(desk.store.search_agrees().unwrap());
        desk.raw().execute(sql, []).unwrap();
        assert!(!desk.store.search_agrees().unwrap(), "{sql}");
        desk.store.rebuild_search().unwrap();
        assert!(desk.store.search_agrees().unwrap(), "{sql}");
    }
}

#[test]
fn a_register_that_was_filed_by_other_rules_is_filed_anew_when_it_is_opened() {
    let desk = crowd();
    desk.raw()
        .execute_batch(
            "UPDATE meta SET value = CAST('0' AS BLOB) WHERE name = 'search_version';
             INSERT INTO search_bulk (search_bulk) VALUES ('delete-all');",
        )
        .unwrap();
    let again = desk.again(1).unwrap();
    assert!(again.search_agrees().unwrap());
}

/// Every given name with every family name (72), in both indexes, some of them seen lately, some not active.
fn crowd() -> Desk {
    let desk = desk();
    let names = GIVEN.iter().flat_map(|given| FAMILY.iter().map(move |family| (*given, *family)));
    let all: Vec<_> = names
        .enumerate()
        .map(|(index, (given, family))| {
            let msisdn = match index % 4 {
                0 | 1 => format!("47912345{index:02}"),
                2 => format!("4670123450{}", index % 10),
                _ => format!("45{:08}", 20_000_000 + index * 7_919),
            };
            imported(None, Some(&msisdn), given, family)
        })
        .collect();
    desk.store.import_batch(&all, at(0)).unwrap();
    for index in 0..40 {
        desk.store.check_in(MemberId(1 + index * 7 % 72), at(100 * index)).unwrap();
    }
    for (id, status) in [(3, MemberStatus::Ended), (5, MemberStatus::Paused), (9, MemberStatus::Ended)] {
        desk.store.set_status(MemberId(id), status, at(5000)).unwrap();
    }
    desk
}

/// Whom a text means, found by asking everybody.
fn meant(desk: &Desk, text: &str) -> Vec<i64> {
    let query = FindQuery::read(text);
    let mut all: Vec<(_, i64)> = (1..=72)
        .map(|id| desk.member(MemberId(id)))
        .filter_map(|member| Some((order(&query, &member)?, member.id.0)))
        .collect();
    all.sort();
    all.into_iter().map(|(_, id)| id).take(20).collect()
}

/// Where a member stands in the list, if they are meant: whose number it is, status, last seen, newest.
fn order(query: &FindQuery, member: &Member) -> Option<impl Ord + use<>> {
    let msisdn = member.phone.as_ref().map(Phone::msisdn).unwrap_or_default();
    let exact = match query {
        FindQuery::Words(words) if words.fits(&loose(&member.name.full())) => 1,
        FindQuery::Digits(digits) if digits.whole().iter().any(|whole| whole == msisdn) => 0,
        FindQuery::Digits(digits) if digits.number() == Some(member.number) => 0,
        FindQuery::Digits(digits) if digits.fits(msisdn) => 1,
        _ => return None,
    };
    let status = MemberStatus::ALL.iter().position(|status| *status == member.status);
    let seen = member.last_visit_at.unwrap_or(member.joined_at);
    Some((exact, status, std::cmp::Reverse(seen), std::cmp::Reverse(member.id.0)))
}
