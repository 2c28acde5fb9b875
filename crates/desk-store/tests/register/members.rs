//! What staff set of a member, and visits.

use desk_core::{MemberId, MemberStatus, Note, Source, Tag, VisitId};
use desk_store::StoreError;
use jiff::civil::date;

use crate::support::{at, desk};

#[test]
fn what_staff_set_is_what_the_member_has() {
    let desk = desk();
    let id = desk.add("4791234567", "Kari", "Prøve", 0);
    let tag = |text| Tag::new(text).unwrap();
    desk.store.set_status(id, MemberStatus::Paused, at(1)).unwrap();
    desk.store.set_valid_until(id, Some(date(2026, 12, 31)), at(1)).unwrap();
    desk.store.set_note(id, &Note::new("by the window\nno nuts").unwrap(), at(1)).unwrap();
    desk.store.set_tags(id, &[tag("youth"), tag("band"), tag("band")], at(1)).unwrap();
    let member = desk.member(id);
    assert_eq!((member.status, member.valid_until), (MemberStatus::Paused, Some(date(2026, 12, 31))));
    assert_eq!(member.note.as_str(), "by the window\nno nuts");
    assert_eq!(member.tags, [tag("band"), tag("youth")]);

    desk.store.set_valid_until(id, None, at(2)).unwrap();
    desk.store.set_tags(id, &[tag("choir")], at(2)).unwrap();
    let member = desk.member(id);
    assert_eq!((member.valid_until, member.tags), (None, vec![tag("choir")]));
}

#[test]
fn nothing_is_set_of_nobody() {
    let (desk, nobody) = (desk(), MemberId(9));
    let refusals = [
        desk.store.set_status(nobody, MemberStatus::Ended, at(1)),
        desk.store.set_valid_until(nobody, None, at(1)),
        desk.store.set_note(nobody, &Note::default(), at(1)),
        desk.store.set_tags(nobody, &[], at(1)),
        desk.store.undo_visit(VisitId(9), at(1)).map(|_| ()),
        desk.store.leave(VisitId(9), at(1)).map(|_| ()),
    ];
    for refusal in refusals {
        assert!(matches!(refusal, Err(StoreError::NotFound)));
    }
    let noted: i64 = desk.raw().query_row("SELECT count(*) FROM audit", [], |row| row.get(0)).unwrap();
    assert_eq!(noted, 0);
}

#[test]
fn who_told_an_address_and_when_is_kept_and_put_back() {
    let desk = desk();
    desk.enrol("s", "4791234567", "Kari", "Prøve");
    let told = Some((Source::Provider, at(10)));
    assert_eq!(desk.member(MemberId(1)).email_told, told);
    let id = desk.confirmed("4798765432");
    let stranger = crate::support::profile("other", "4798765432", "Kari", "Prøve");
    desk.store.apply(id, crate::support::ISSUER, &stranger, at(50), crate::support::DAY.into()).unwrap();
    assert_eq!(desk.member(MemberId(1)).email_told, Some((Source::Provider, at(50))));
    desk.store.take_back(id, at(60), crate::support::DAY).unwrap();
    assert_eq!(desk.member(MemberId(1)).email_told, told);
}

#[test]
fn a_visit_can_be_undone_once_and_then_counts_for_nothing() {
    let desk = desk();
    let id = desk.add("4791234567", "Kari", "Prøve", 0);
    desk.store.check_in(id, at(100)).unwrap();
    let mistake = desk.store.check_in(id, at(1000)).unwrap();
    desk.store.undo_visit(mistake.id, at(1010)).unwrap();
    let member = desk.member(id);
    assert_eq!((member.visits, member.last_visit_at), (1, Some(at(100))));
    assert!(matches!(desk.store.undo_visit(mistake.id, at(1011)), Err(StoreError::NotFound)));
    assert!(matches!(desk.store.leave(mistake.id, at(1012)), Err(StoreError::NotFound)));
    let again = desk.store.check_in(id, at(1020)).unwrap();
    assert_ne!(again.id, mistake.id, "within a minute of one that was undone");
    assert_eq!(desk.store.last_visit_before(&again).unwrap(), Some(at(100)));
}

#[test]
fn who_has_left_is_here_no_more_and_may_come_again() {
    let desk = desk();
    let id = desk.add("4791234567", "Kari", "Prøve", 0);
    let visit = desk.store.check_in(id, at(100)).unwrap();
    assert_eq!(visit.left_at, None);
    desk.store.leave(visit.id, at(130)).unwrap();
    assert!(matches!(desk.store.leave(visit.id, at(140)), Err(StoreError::NotFound)), "once");
    let again = desk.store.check_in(id, at(150)).unwrap();
    let visits = desk.store.list_visits(id, 10).unwrap();
    assert_eq!(
        visits.iter().map(|visit| (visit.id, visit.left_at)).collect::<Vec<_>>(),
        [(again.id, None), (visit.id, Some(at(130)))]
    );
    assert_eq!(desk.store.list_visits(id, 1).unwrap().len(), 1);
}

#[test]
fn a_clock_that_was_set_back_undoes_nothing_before_it_was_done() {
    let desk = desk();
    let id = desk.add("4791234567", "Kari", "Prøve", 0);
    let visit = desk.store.check_in(id, at(100)).unwrap();
    desk.store.leave(visit.id, at(40)).unwrap();
    assert_eq!(desk.store.list_visits(id, 1).unwrap()[0].left_at, Some(at(100)));
    desk.store.undo_visit(visit.id, at(50)).unwrap();
}
