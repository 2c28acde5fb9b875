//! The visits of a day behind the counter: who, when, left when; ended and undone.

use std::time::Duration;

use desk_core::MemberId;
use desk_wire::visits::{DayVisits, EndVisit, ListVisits, UndoVisit};
use desk_wire::{Code, Command, Event};

use crate::register::{add, added, obey, sign_in_manager, staffed};
use crate::support::{Counter, counter};

const HOUR: Duration = Duration::from_secs(60 * 60);

fn list(day: Option<&str>) -> Command {
    Command::ListVisits(ListVisits { day: day.map(str::to_owned) })
}

fn end(visit_id: &str) -> Command {
    Command::EndVisit(EndVisit { visit_id: visit_id.into() })
}

fn undo(visit_id: &str) -> Command {
    Command::UndoVisit(UndoVisit { visit_id: visit_id.into() })
}

async fn day(counter: &Counter, command: Command) -> DayVisits {
    obey(counter, command).await.unwrap()
}

/// Kari at a quarter past nine on the second of March, Ola an hour later.
async fn two_came() -> Counter {
    let counter = counter().await;
    counter.clock.stand();
    for (id, name) in [(1, ["Kari", "Prøve", "", ""]), (2, ["Ola", "Test", "", ""])] {
        added(&counter, add(name)).await;
        counter.desk.check_in(MemberId(id)).await.unwrap();
        counter.clock.advance(HOUR);
    }
    counter
}

#[tokio::test]
async fn nobody_but_a_manager_sees_the_visits_or_changes_one() {
    let counter = staffed().await;
    for command in [list(None), end("1"), undo("1")] {
        assert_eq!(counter.desk.obey(command).await.unwrap_err().code, Code::ManagerNeeded);
    }
    sign_in_manager(&counter).await;
    assert_eq!(day(&counter, list(None)).await.count, 0);
}

#[tokio::test]
async fn a_day_lists_who_came_the_newest_first_and_leads_to_the_days_beside_it() {
    let counter = two_came().await;
    let today = day(&counter, list(None)).await;
    assert_eq!((today.day.as_str(), today.previous.as_deref(), today.next), ("2026-03-02", Some("2026-03-01"), None));
    let names: Vec<&str> = today.visits.iter().map(|row| row.name.as_str()).collect();
    assert_eq!((names, today.count), (vec!["Ola Test", "Kari Prøve"], 2));
    let before = day(&counter, list(Some("2026-03-01"))).await;
    assert_eq!((before.count, before.next.as_deref()), (0, Some("2026-03-02")));
    assert_eq!(day(&counter, list(Some("2031-01-01"))).await.day, "2026-03-02", "no day that is still to come");
    for odd in ["yesterday", "2026-02-30", ""] {
        assert_eq!(counter.desk.obey(list(Some(odd))).await.unwrap_err().code, Code::Usage, "{odd:?}");
    }
}

#[tokio::test]
async fn who_left_is_noted_and_the_last_word_is_taken_back_step_by_step() {
    let counter = two_came().await;
    let mut events = counter.desk.events();
    let left = day(&counter, end("1")).await;
    assert_eq!(left.visits[1].visit.left_at_ms, Some(counter.provider.now_ms()));
    assert!(matches!(events.try_recv(), Ok(Event::HouseChanged { head_count }) if head_count.here == 1));
    assert_eq!(counter.desk.obey(end("1")).await.unwrap_err().code, Code::NotNow, "once");
    let back = day(&counter, undo("1")).await;
    assert_eq!((back.visits[1].visit.left_at_ms, back.count), (None, 2));
    let undone = day(&counter, undo("1")).await;
    assert_eq!(undone.count, 1);
    for command in [undo("1"), end("1"), undo("x")] {
        assert_eq!(counter.desk.obey(command).await.unwrap_err().code, Code::NotFound);
    }
    let noted = counter.register().list_audit(None, 1).unwrap();
    assert_eq!(noted[0].what, "visit_undone");
}

#[tokio::test]
async fn somebody_who_was_forgotten_cannot_be_said_to_leave_days_later() {
    let counter = two_came().await;
    counter.clock.advance(HOUR * 14);
    let yesterday = day(&counter, list(Some("2026-03-02"))).await;
    assert!(yesterday.visits.iter().all(|row| row.can_end), "past midnight they may still be here");
    counter.clock.advance(HOUR * 8);
    let yesterday = day(&counter, list(Some("2026-03-02"))).await;
    assert_eq!(yesterday.visits.iter().map(|row| row.can_end).collect::<Vec<_>>(), [true, false]);
    assert_eq!(counter.desk.obey(end("1")).await.unwrap_err().code, Code::NotNow);
    assert_eq!(day(&counter, undo("1")).await.day, "2026-03-02", "it can still be undone");
}
