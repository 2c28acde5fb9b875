//! What is counted of a day.

use desk_core::report::{ByEnding, CameTo, DayFigures};
use desk_core::{EndReason, Standing};
use desk_store::{Came, Payload, Today, Took};
use jiff::SignedDuration;

use crate::support::{DAY, ISSUER, TOOK, at, desk, profile};

fn figures(desk: &crate::support::Desk) -> DayFigures {
    let counts = desk.store.list_counts(DAY).unwrap();
    DayFigures::of(counts.iter().map(|(word, n)| (word.as_str(), *n)))
}

#[test]
fn an_enrolment_is_counted_in_its_hour_and_a_refusal_under_its_reason() {
    let desk = desk();
    let id = desk.confirmed("4791234567");
    let person = profile("s", "4791234567", "Kari", "Prøve");
    for _ in 0..2 {
        desk.store.apply(id, ISSUER, &person, at(10), DAY.at(14, 59, 59, 0)).unwrap();
    }
    let (declined, _) = desk.ask("4791234568");
    desk.store.end_login(declined, EndReason::AccessDenied, at(20), DAY).unwrap();
    let day = figures(&desk);
    assert_eq!(
        (day.enrolled_by_hour[14], day.enrolled_by_hour.iter().sum::<u32>()),
        (1, 1),
        "applied twice, counted once"
    );
    assert_eq!(day.came[&CameTo::Enrolled], ByEnding { app: 1, browser: 0 });
    assert_eq!(day.came_to(CameTo::Declined), 1);
    desk.store.take_back(id, at(30), DAY).unwrap();
    assert_eq!((figures(&desk).ended(), figures(&desk).taken_back), (2, 1), "it was asked, whatever came of it");
}

#[test]
fn somebody_who_was_a_member_already_is_no_enrolment_of_an_hour() {
    let desk = desk();
    desk.enrol("s", "4791234567", "Kari", "Prøve");
    let again = desk.confirmed("4791234567");
    desk.store.apply(again, ISSUER, &profile("s", "4791234567", "Kari", "Prøve"), at(10), DAY.into()).unwrap();
    let day = figures(&desk);
    assert_eq!((day.came_to(CameTo::WelcomedBack), day.enrolled_by_hour[0]), (1, 1));
}

#[test]
fn a_confirmation_is_counted_with_the_step_that_writes_it_and_only_then() {
    let desk = desk();
    let (id, _) = desk.ask("4791234567");
    let tokens = Payload::new("tokens".into());
    assert!(desk.store.write_tokens(id, &tokens, TOOK).is_err(), "not yet waiting");
    desk.store.write_waiting(id, &Payload::new("request".into()), at(180)).unwrap();
    desk.store.write_tokens(id, &tokens, TOOK).unwrap();
    assert!(desk.store.write_tokens(id, &tokens, TOOK).is_err(), "twice");
    assert_eq!(figures(&desk).confirmed_after, [(17, 1)].into());
}

#[test]
fn a_wait_under_a_clock_that_was_set_is_confirmed_and_not_counted() {
    let desk = desk();
    let (id, _) = desk.ask("4791234567");
    desk.store.write_waiting(id, &Payload::new("request".into()), at(180)).unwrap();
    let took = Took { day: DAY, by: SignedDuration::from_hours(-1) };
    desk.store.write_tokens(id, &Payload::new("tokens".into()), took).unwrap();
    assert_eq!(figures(&desk).median(), None);
}

#[test]
fn whoever_came_is_counted_once_also_when_they_have_left() {
    let desk = desk();
    let today = Today { day: DAY, from: at(0), until: at(86_400) };
    let (kari, ola) = (desk.add("4791234567", "Kari", "Prøve", 0), desk.add("4791234568", "Ola", "Prøve", 0));
    let visit = desk.store.check_in(kari, at(100)).unwrap();
    desk.store.leave(visit.id, at(200)).unwrap();
    desk.store.check_in(kari, at(5000)).unwrap();
    desk.store.let_in(ola, Standing::Paused, at(86_399)).unwrap();
    desk.store.check_in(ola, at(86_400)).unwrap();
    assert_eq!(desk.store.count_came(&today).unwrap(), Came { members: 2, guests: 0 });
    let mistake = desk.store.check_in(desk.add("4791234569", "Mia", "Ås", 0), at(300)).unwrap();
    desk.store.undo_visit(mistake.id, at(301)).unwrap();
    assert_eq!(desk.store.count_came(&today).unwrap().members, 2);
}
