//! Every step is in the journal before the next begins; what came to nothing leaves nothing.

use crate::support::{DAY, ISSUER, TOOK, at, desk, phone, profile};
use desk_core::{EndReason, LoginState, MemberId, Outcome, Step};
use desk_store::{Applied, Asked, Payload, StoreError};

#[test]
fn a_login_goes_through_its_steps_in_order_and_never_backwards() {
    let desk = desk();
    let (id, _) = desk.ask("4791234567");
    let state = || desk.store.find_login(id).unwrap().unwrap().state;
    let payload = Payload::new("x".into());

    assert_eq!(state(), LoginState::Asked);
    assert!(matches!(desk.store.write_tokens(id, &payload, TOOK), Err(StoreError::NotFound)), "not yet waiting");
    desk.store.write_waiting(id, &payload, at(180)).unwrap();
    assert_eq!(state(), LoginState::Waiting);
    desk.store.write_tokens(id, &payload, TOOK).unwrap();
    assert_eq!(state(), LoginState::Confirmed(Step::TokenReceived));
    assert!(desk.store.write_tokens(id, &payload, TOOK).is_err(), "twice");
    desk.store.write_profile(id, &payload).unwrap();
    assert_eq!(state(), LoginState::Confirmed(Step::ProfileReceived));
    assert!(desk.store.find_login(id).unwrap().unwrap().tokens.is_none(), "tokens have done their work");
    desk.store.apply(id, ISSUER, &profile("s", "4791234567", "Kari", "Prøve"), at(10), DAY.into()).unwrap();
    assert_eq!(state(), LoginState::Applied);
}

#[test]
fn one_number_has_one_live_login() {
    let desk = desk();
    let (first, _) = desk.ask("4791234567");
    assert_eq!(desk.ask("4791234567").1, Asked::AlreadyLive(first));
    assert_eq!(desk.ask("4791234568").1, Asked::Written);
    desk.store.end_login(first, EndReason::AccessDenied, at(5), DAY).unwrap();
    assert_eq!(desk.ask("4791234567").1, Asked::Written);
}

#[test]
fn applying_twice_changes_nothing_the_second_time() {
    let desk = desk();
    let id = desk.confirmed("4791234567");
    let apply =
        || desk.store.apply(id, ISSUER, &profile("s", "4791234567", "Kari", "Prøve"), at(10), DAY.into()).unwrap();
    let first = apply();
    assert_eq!(first, apply());
    assert_eq!(desk.store.day_count(DAY, "enrolled").unwrap(), 1);
    assert_eq!(desk.store.find_members("kari").unwrap().len(), 1);
}

#[test]
fn a_login_that_came_to_nothing_leaves_a_count_and_a_hash_until_the_deadline() {
    let desk = desk();
    let (id, _) = desk.ask("4791234567");
    desk.store.write_waiting(id, &Payload::new("request".into()), at(180)).unwrap();
    desk.store.end_login(id, EndReason::AccessDenied, at(5), DAY).unwrap();
    assert!(desk.store.find_login(id).unwrap().is_none());
    assert_eq!(desk.store.day_count(DAY, "access_denied").unwrap(), 1);
    assert_eq!(desk.store.find_ended(id).unwrap().as_deref(), Some("access_denied"));
    assert!(desk.store.was_asked_in_vain(&phone("4791234567"), at(179)).unwrap());
    assert!(!desk.store.was_asked_in_vain(&phone("4791234568"), at(179)).unwrap());
    assert!(!desk.store.was_asked_in_vain(&phone("4791234567"), at(180)).unwrap());
}

#[test]
fn a_second_login_of_the_same_person_updates_and_never_doubles() {
    let desk = desk();
    desk.enrol("s", "4791234567", "Kari", "Prøve");
    let again = desk.enrol("s", "4798765432", "Kari", "Eksempel");
    assert_eq!(again, Applied::Member(MemberId(1), Outcome::WelcomedBack));
    let member = desk.store.get_member(MemberId(1)).unwrap();
    assert_eq!(member.name.full(), "Kari Eksempel");
    assert_eq!(member.phone.unwrap().msisdn(), "4798765432");
    assert!(desk.store.members_with_phone(&phone("4791234567")).unwrap().is_empty(), "the old number is history");
}

#[test]
fn a_recycled_number_waits_for_staff_who_choose_or_make_a_new_member() {
    let desk = desk();
    desk.enrol("s", "4791234567", "Kari", "Prøve");
    for (choice, outcome) in [(Some(MemberId(1)), Outcome::WelcomedBack), (None, Outcome::Enrolled)] {
        let id = desk.confirmed("4791234567");
        let other = profile(&format!("other{}", choice.is_some()), "4791234567", "Ola", "Eksempel");
        assert_eq!(
            desk.store.apply(id, ISSUER, &other, at(10), DAY.into()).unwrap(),
            Applied::NeedsStaff(vec![MemberId(1)]),
            "nothing is merged silently"
        );
        desk.store.write_needs_staff(id).unwrap();
        let settled = desk.store.settle(id, ISSUER, &other, choice, at(20), DAY.into()).unwrap();
        assert!(matches!(settled, Applied::Member(_, found) if found == outcome));
        assert!(desk.store.settle(id, ISSUER, &other, None, at(21), DAY.into()).is_err(), "once");
        // Back to where it was.
        desk.store.take_back(id, at(30), DAY).unwrap();
        if choice.is_some() {
            let kari = desk.confirmed("4791234567");
            desk.store.apply(kari, ISSUER, &profile("s", "4791234567", "Kari", "Prøve"), at(31), DAY.into()).unwrap();
        }
    }
}

#[test]
fn an_enrolment_taken_back_leaves_nobody() {
    let desk = desk();
    let id = desk.confirmed("4791234567");
    desk.store.apply(id, ISSUER, &profile("s", "4791234567", "Kari", "Prøve"), at(10), DAY.into()).unwrap();
    desk.store.check_in(MemberId(1), at(11)).unwrap();
    desk.store.take_back(id, at(12), DAY).unwrap();
    assert!(matches!(desk.store.get_member(MemberId(1)), Err(StoreError::NotFound)));
    assert!(desk.store.find_members("91234567").unwrap().is_empty());
    assert!(desk.store.find_login(id).unwrap().is_none());
    let again = desk.enrol("s", "4791234567", "Kari", "Prøve");
    assert!(matches!(again, Applied::Member(_, Outcome::Enrolled)), "as if never seen");
}

#[test]
fn a_second_check_in_within_a_minute_is_the_same_visit() {
    let desk = desk();
    desk.enrol("s", "4791234567", "Kari", "Prøve");
    let visit = |second| desk.store.check_in(MemberId(1), at(second)).unwrap().id;
    let first = visit(0);
    assert_eq!(visit(1), first);
    assert_ne!(visit(62), first);
    assert_eq!(desk.store.get_member(MemberId(1)).unwrap().visits, 2);
    assert!(matches!(desk.store.check_in(MemberId(9), at(0)), Err(StoreError::NotFound)));
}

#[test]
fn a_login_of_a_living_process_is_not_taken_over() {
    let desk = desk();
    let (id, _) = desk.ask("4791234567");
    let other = desk.again(1).unwrap();
    let row = other.find_login(id).unwrap().unwrap();
    assert!(!other.is_ours(&row));
    assert!(other.take_over(&row).unwrap().is_none());
    assert!(other.write_waiting(id, &Payload::new("x".into()), at(1)).is_err(), "nor written by another");
}

#[test]
fn a_login_of_a_process_that_is_gone_is_taken_over_once() {
    let desk = desk();
    let (id, _) = desk.ask("4791234567");
    let (one, two) = (desk.again(1).unwrap(), desk.again(1).unwrap());
    let row = one.find_login(id).unwrap().unwrap();
    let crate::support::Desk { store, folder: _folder, .. } = desk;
    drop(store);
    assert!(one.take_over(&row).unwrap().is_some());
    assert!(two.take_over(&row).unwrap().is_none(), "the first one has it");
    assert!(one.is_ours(&one.find_login(id).unwrap().unwrap()));
}

#[test]
fn a_login_that_was_applied_meanwhile_is_not_taken_over_and_one_that_moved_on_is_taken_as_it_is() {
    let desk = desk();
    let (applied, waiting) = (desk.confirmed("4791234567"), desk.ask("4791234568").0);
    let other = desk.again(1).unwrap();
    let read_early = [applied, waiting].map(|id| other.find_login(id).unwrap().unwrap());
    desk.store.apply(applied, ISSUER, &profile("s", "4791234567", "Kari", "Prøve"), at(10), DAY.into()).unwrap();
    desk.store.write_waiting(waiting, &Payload::new("request".into()), at(180)).unwrap();
    let crate::support::Desk { store, folder: _folder, .. } = desk;
    drop(store);
    assert!(other.take_over(&read_early[0]).unwrap().is_none());
    assert_eq!(other.take_over(&read_early[1]).unwrap().unwrap().state, LoginState::Waiting);
}

#[test]
fn the_wrong_person_taken_back_leaves_a_member_from_before_as_they_were() {
    let desk = desk();
    desk.enrol("s", "4791234567", "Kari", "Prøve");
    let before = desk.store.get_member(MemberId(1)).unwrap();
    let id = desk.confirmed("4798765432");
    let stranger = profile("stranger", "4798765432", "Kari", "Prøve");
    desk.store.apply(id, ISSUER, &stranger, at(50), DAY.into()).unwrap();
    assert_ne!(desk.store.get_member(MemberId(1)).unwrap(), before, "linked by the address they share");
    desk.store.take_back(id, at(60), DAY).unwrap();
    assert_eq!(desk.store.get_member(MemberId(1)).unwrap(), before);
    assert!(desk.store.members_with_phone(&phone("4798765432")).unwrap().is_empty());
    let again = desk.enrol("stranger", "4798765432", "Ola", "Eksempel");
    assert!(matches!(again, Applied::Member(_, Outcome::Enrolled)), "the stranger's subject is forgotten");
}

#[test]
fn a_number_confirmed_by_somebody_else_is_not_the_former_owners_any_more() {
    let desk = desk();
    desk.enrol("s", "4791234567", "Kari", "Prøve");
    let id = desk.confirmed("4791234567");
    let other = profile("other", "4791234567", "Ola", "Eksempel");
    desk.store.apply(id, ISSUER, &other, at(10), DAY.into()).unwrap();
    desk.store.write_needs_staff(id).unwrap();
    desk.store.settle(id, ISSUER, &other, None, at(20), DAY.into()).unwrap();
    let owners: Vec<String> =
        desk.store.members_with_phone(&phone("4791234567")).unwrap().iter().map(|member| member.name.full()).collect();
    assert_eq!(owners, ["Ola Eksempel"]);
}

#[test]
fn staff_settle_on_one_of_the_candidates_and_nobody_else() {
    let desk = desk();
    desk.enrol("s", "4791234567", "Kari", "Prøve");
    desk.enrol("t", "4791234999", "Nils", "Testesen");
    let id = desk.confirmed("4791234567");
    let other = profile("other", "4791234567", "Ola", "Eksempel");
    desk.store.apply(id, ISSUER, &other, at(10), DAY.into()).unwrap();
    desk.store.write_needs_staff(id).unwrap();
    assert!(matches!(
        desk.store.settle(id, ISSUER, &other, Some(MemberId(2)), at(20), DAY.into()),
        Err(StoreError::NotFound)
    ));
}

#[test]
fn keys_and_card_numbers_are_never_given_twice() {
    let desk = desk();
    let id = desk.confirmed("4791234567");
    desk.store.apply(id, ISSUER, &profile("s", "4791234567", "Kari", "Prøve"), at(10), DAY.into()).unwrap();
    desk.store.take_back(id, at(20), DAY).unwrap();
    let next = desk.enrol("t", "4791234568", "Ola", "Eksempel");
    assert_eq!(next, Applied::Member(MemberId(2), Outcome::Enrolled));
    assert_eq!(desk.store.get_member(MemberId(2)).unwrap().number, 2);
}

#[test]
fn what_nobody_looks_after_past_its_deadline_leaves_no_number() {
    let desk = desk();
    let (id, _) = desk.ask("4791234567");
    desk.store.write_waiting(id, &Payload::new("request".into()), at(180)).unwrap();
    let other = desk.again(1).unwrap();
    other.end_overdue(at(200), DAY).unwrap();
    assert!(other.find_login(id).unwrap().is_some(), "its owner lives, and ends it itself");
    let crate::support::Desk { store, folder: _folder, .. } = desk;
    drop(store);
    other.end_overdue(at(100), DAY).unwrap();
    assert!(other.find_login(id).unwrap().is_some(), "its deadline is not past");
    other.end_overdue(at(200), DAY).unwrap();
    assert!(other.find_login(id).unwrap().is_none());
    assert_eq!(other.day_count(DAY, "expired").unwrap(), 1);
    other.end_overdue(at(300), DAY).unwrap();
    assert!(!other.was_asked_in_vain(&phone("4791234567"), at(0)).unwrap(), "and in time not even the hash");
}

#[test]
fn a_login_that_came_to_nothing_is_in_no_page_and_no_log() {
    let reasons = [
        EndReason::AccessDenied,
        EndReason::Expired,
        EndReason::Cancelled,
        EndReason::WrongPerson,
        EndReason::Refused { check: "userinfo_sub" },
    ];
    for reason in reasons {
        let desk = desk();
        desk.enrol("s", "4791234567", "Kari", "Prøve");
        let id = desk.confirmed("4791239876");
        let profile = r#"{"sub":"canary-sub","given":"Zzyxine","family":"Qqxanders"}"#;
        let sql = "UPDATE login SET profile = ?1, request = 'canary-handle' WHERE id = ?2";
        desk.raw().execute(sql, [profile, &id.to_string()]).unwrap();
        let pages = || desk.raw().serialize("main").unwrap().to_vec();
        let holds = |pages: &[u8], canary: &str| pages.windows(canary.len()).any(|window| window == canary.as_bytes());
        let canaries = ["4791239876", "canary-sub", "Zzyxine", "Qqxanders", "canary-handle"];
        assert!(canaries.iter().all(|canary| holds(&pages(), canary)), "there to be forgotten");
        desk.store.end_login(id, reason, at(100), DAY).unwrap();
        let left: Vec<_> = canaries.into_iter().filter(|canary| holds(&pages(), canary)).collect();
        assert_eq!(left, Vec::<&str>::new(), "{reason:?}");
        let log = desk.folder.path().join(format!("{}-wal", desk_store::REGISTER_FILE));
        assert_eq!(std::fs::metadata(log).unwrap().len(), 0, "{reason:?}");
    }
}
