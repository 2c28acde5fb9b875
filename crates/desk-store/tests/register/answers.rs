//! What was answered on the club's page is whose login it was: held until that is known, and gone with what came to nothing.

use desk_core::{Answer, ConsentKind, EndReason, LoginId, MemberId};
use desk_store::{Applied, StoreError};

use crate::support::{DAY, Desk, ISSUER, answer, at, desk, profile, receipt};

fn count(desk: &Desk, table: &str) -> i64 {
    desk.raw().query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap()
}

fn told(desk: &Desk, member: MemberId) -> Vec<(String, String)> {
    let answers = desk.store.list_answers(member).unwrap();
    answers.into_iter().map(|answer: Answer| (answer.question, answer.answer)).collect()
}

fn pair(question: &str, json: &str) -> (String, String) {
    (question.to_owned(), json.to_owned())
}

fn keep(desk: &Desk, login: LoginId, question: &str, json: &str, second: i64) {
    desk.store.keep_answers(login, &[answer(question, json, at(second))], None).unwrap();
}

/// Ola has Kari's number now, so staff have to say who it is; and has answered already.
fn undecided(desk: &Desk) -> LoginId {
    desk.enrol("kari", "4791234567", "Kari", "Prøve");
    let id = desk.confirmed("4791234567");
    let applied =
        desk.store.apply(id, ISSUER, &profile("ola", "4791234567", "Ola", "Eksempel"), at(20), DAY.into()).unwrap();
    assert_eq!(applied, Applied::NeedsStaff(vec![MemberId(1)]));
    desk.store.write_needs_staff(id).unwrap();
    let page = receipt(ConsentKind::Page, at(30));
    desk.store.keep_answers(id, &[answer("food", "\"soup\"", at(30))], Some(&page)).unwrap();
    id
}

#[test]
fn a_later_answer_takes_the_place_of_an_earlier_one_and_a_receipt_never_does() {
    let desk = desk();
    desk.enrol("s", "4791234567", "Kari", "Prøve");
    let (member, login) = (MemberId(1), desk.login_of(MemberId(1)));
    let page = receipt(ConsentKind::Page, at(40));
    for json in ["\"soup\"", "\"bread\""] {
        let answers = [answer("food", json, at(40)), answer("greeting", "true", at(40))];
        desk.store.keep_answers(login, &answers, Some(&page)).unwrap();
    }
    assert_eq!(told(&desk, member), [pair("food", "\"bread\""), pair("greeting", "true")]);
    assert_eq!(count(&desk, "answer"), 2);
    assert_eq!(desk.store.list_consents(member).unwrap(), [page.clone(), page]);
}

#[test]
fn what_is_answered_before_staff_decide_goes_to_whom_they_name() {
    for member in [Some(MemberId(1)), None] {
        let desk = desk();
        let id = undecided(&desk);
        assert!(told(&desk, MemberId(1)).is_empty() && desk.store.list_consents(MemberId(1)).unwrap().is_empty());
        let settled =
            desk.store.settle(id, ISSUER, &profile("ola", "4791234567", "Ola", "Eksempel"), member, at(50), DAY.into());
        let Applied::Member(settled, _) = settled.unwrap() else { unreachable!("it was settled") };
        assert_eq!(told(&desk, settled), [pair("food", "\"soup\"")]);
        assert_eq!(desk.store.list_consents(settled).unwrap(), [receipt(ConsentKind::Page, at(30))]);
        keep(&desk, id, "food", "\"bread\"", 60);
        assert_eq!(told(&desk, settled), [pair("food", "\"bread\"")], "the page is still open");
    }
}

#[test]
fn what_is_answered_in_a_login_that_is_given_up_is_gone_with_it() {
    let desk = desk();
    let id = undecided(&desk);
    desk.store.end_login(id, EndReason::Cancelled, at(50), DAY).unwrap();
    assert_eq!((count(&desk, "answer"), count(&desk, "consent")), (0, 0));
    let late = desk.store.keep_answers(id, &[answer("food", "\"soup\"", at(60))], None);
    assert!(matches!(late, Err(StoreError::NotFound)), "nobody is there to keep it for");
}

#[test]
fn the_wrong_persons_answers_go_and_the_members_own_are_back() {
    let desk = desk();
    desk.enrol("s", "4791234567", "Kari", "Prøve");
    let own = receipt(ConsentKind::Page, at(30));
    let first = desk.login_of(MemberId(1));
    desk.store.keep_answers(first, &[answer("food", "\"soup\"", at(30))], Some(&own)).unwrap();
    desk.enrol("s", "4791234567", "Kari", "Prøve");
    let second = desk.login_of(MemberId(1));
    let wrong = receipt(ConsentKind::Page, at(40));
    desk.store.keep_answers(second, &[answer("food", "\"bread\"", at(40))], Some(&wrong)).unwrap();
    assert_eq!(told(&desk, MemberId(1)), [pair("food", "\"bread\"")]);
    desk.store.take_back(second, at(50), DAY).unwrap();
    assert_eq!(told(&desk, MemberId(1)), [pair("food", "\"soup\"")]);
    assert_eq!(desk.store.list_consents(MemberId(1)).unwrap(), [own]);
}

#[test]
fn a_login_that_has_had_its_time_leaves_the_newest_answer_and_every_receipt() {
    let desk = desk();
    desk.enrol("s", "4791234567", "Kari", "Prøve");
    let first = desk.login_of(MemberId(1));
    let page = receipt(ConsentKind::Page, at(30));
    let answers = [answer("food", "\"soup\"", at(30)), answer("greeting", "true", at(30))];
    desk.store.keep_answers(first, &answers, Some(&page)).unwrap();
    desk.enrol("s", "4791234567", "Kari", "Prøve");
    keep(&desk, desk.login_of(MemberId(1)), "food", "\"bread\"", 40);
    assert_eq!(count(&desk, "answer"), 3, "the earlier one could still be put back");
    while desk.store.remove_overdue(desk_core::retention::Kind::Logins, at(9000), at(9000), DAY).unwrap() > 0 {}
    assert_eq!(count(&desk, "login"), 0);
    assert_eq!(count(&desk, "answer"), 2);
    assert_eq!(told(&desk, MemberId(1)), [pair("greeting", "true"), pair("food", "\"bread\"")]);
    assert_eq!(desk.store.list_consents(MemberId(1)).unwrap(), [page]);
}

#[test]
fn what_was_answered_before_goes_with_the_login_that_answered_anew_however_long_its_own_is_gone() {
    let desk = desk();
    let forget_logins =
        || while desk.store.remove_overdue(desk_core::retention::Kind::Logins, at(9000), at(9000), DAY).unwrap() > 0 {};
    desk.enrol("s", "4791234567", "Kari", "Prøve");
    keep(&desk, desk.login_of(MemberId(1)), "food", "\"soup\"", 30);
    forget_logins();
    desk.enrol("s", "4791234567", "Kari", "Prøve");
    let wrong = desk.login_of(MemberId(1));
    keep(&desk, wrong, "food", "\"bread\"", 40);
    desk.store.take_back(wrong, at(50), DAY).unwrap();
    assert_eq!(told(&desk, MemberId(1)), [pair("food", "\"soup\"")], "it could still be put back");
    desk.enrol("s", "4791234567", "Kari", "Prøve");
    keep(&desk, desk.login_of(MemberId(1)), "food", "\"cake\"", 60);
    forget_logins();
    assert_eq!(count(&desk, "answer"), 1);
    assert_eq!(told(&desk, MemberId(1)), [pair("food", "\"cake\"")]);
}

#[test]
fn nobody_answers_for_a_login_that_nobody_confirmed() {
    let desk = desk();
    let (asked, _) = desk.ask("4791234567");
    let early = desk.store.keep_answers(asked, &[answer("food", "\"soup\"", at(1))], None);
    assert!(matches!(early, Err(StoreError::NotFound)));
}

#[test]
fn a_block_is_kept_whole_or_not_at_all() {
    let desk = desk();
    desk.enrol("s", "4791234567", "Kari", "Prøve");
    let answers = [answer("food", "\"soup\"", at(1)), answer("greeting", "no json", at(1))];
    assert!(desk.store.keep_answers(desk.login_of(MemberId(1)), &answers, None).is_err());
    assert_eq!(count(&desk, "answer"), 0);
}

#[test]
fn the_person_is_told_what_is_held_while_staff_decide() {
    let desk = desk();
    undecided(&desk);
    let told = desk.store.everything_about(MemberId(1), at(70)).unwrap();
    let told: serde_json::Value = serde_json::from_str(told.expose()).unwrap();
    assert_eq!(told["answers"][0]["answer"], "soup");
    assert_eq!(told["consents"].as_array().unwrap().len(), 1);
}
