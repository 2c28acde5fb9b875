//! Thousands at a time, all of them or none.

use desk_core::profile::Email;
use desk_core::{MemberId, MemberStatus, Note, Source};
use desk_store::StoreError;

use crate::support::{at, desk, imported};

#[test]
fn imported_members_are_found_at_once_and_after_the_pieces_are_put_together() {
    let desk = desk();
    desk.add("4791234567", "Kari", "Prøve", 0);
    let batch = |from: i64| -> Vec<_> {
        (from..from + 30)
            .map(|n| imported(Some(n), Some(&format!("479345{n:04}")), "Ola", &format!("Test{n}")))
            .collect()
    };
    assert_eq!(desk.store.import_batch(&batch(100), at(10)).unwrap().len(), 30);
    desk.store.import_batch(&batch(200), at(10)).unwrap();
    for _ in 0..2 {
        assert_eq!(desk.names("ola test117"), ["Ola Test117"]);
        assert_eq!(desk.names("3450217"), ["Ola Test217"]);
        assert_eq!(desk.names("kari"), ["Kari Prøve"]);
        assert!(desk.store.search_agrees().unwrap());
        desk.store.finish_import().unwrap();
    }
}

#[test]
fn everything_that_comes_with_a_member_is_kept() {
    let desk = desk();
    let mut one = imported(Some(17), Some("4791234567"), "Kari", "Prøve");
    one.status = MemberStatus::Paused;
    one.valid_until = Some(jiff::civil::date(2026, 12, 31));
    one.note = Note::new("by the window").unwrap();
    one.email = Some(Email { address: "kari@example.test".into(), verified: false });
    let other = imported(None, None, "Ola", "Eksempel");
    let ids = desk.store.import_batch(&[one.clone(), other], at(10)).unwrap();
    let member = desk.member(ids[0]);
    assert_eq!((member.number, member.status, member.valid_until), (17, one.status, one.valid_until));
    assert!(member.note == one.note && member.email == one.email && member.joined_at == one.joined_at);
    assert_eq!(member.email_told, Some((Source::Import, at(10))));
    assert_eq!((member.phone, member.phone_confirmed), (one.phone, false));
    assert_eq!(desk.member(ids[1]).number, 18, "the next one");
    assert_eq!(desk.names("kari@"), ["Kari Prøve"]);
}

#[test]
fn a_card_number_that_is_taken_refuses_the_whole_batch() {
    let desk = desk();
    desk.store.import_batch(&[imported(Some(17), None, "Kari", "Prøve")], at(10)).unwrap();
    let batch = [imported(Some(18), None, "Ola", "Eksempel"), imported(Some(17), None, "Nils", "Testesen")];
    assert!(matches!(desk.store.import_batch(&batch, at(10)), Err(StoreError::NumberTaken(17))));
    assert!(desk.names("ola").is_empty());
    assert!(desk.store.search_agrees().unwrap());
}

#[test]
fn an_imported_member_moves_in_the_list_like_any_other() {
    let desk = desk();
    let batch: Vec<_> = (1..=5).map(|n| imported(Some(n), None, "Ola", &format!("Test{n}"))).collect();
    desk.store.import_batch(&batch, at(10)).unwrap();
    desk.store.finish_import().unwrap();
    desk.store.check_in(MemberId(3), at(20)).unwrap();
    desk.store.set_status(MemberId(5), MemberStatus::Ended, at(20)).unwrap();
    assert_eq!(desk.names("ola"), ["Ola Test3", "Ola Test4", "Ola Test2", "Ola Test1", "Ola Test5"]);
    assert!(desk.store.search_agrees().unwrap());
}
