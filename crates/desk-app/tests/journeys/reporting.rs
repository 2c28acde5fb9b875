//! The day's report, as the manager sees it.

use std::time::Duration;

use desk_wire::login::LoginState;
use desk_wire::report::{CameTo, ReportView, ViewReport};
use desk_wire::{Code, Command};

use crate::page::standing;
use crate::support::{Counter, confirms_after, counter};

async fn report(counter: &Counter, day: Option<&str>) -> ReportView {
    let command = Command::ViewReport(ViewReport { day: day.map(str::to_owned) });
    serde_json::from_value(counter.desk.obey(command).await.unwrap()).unwrap()
}

fn came_to(report: &ReportView, what: CameTo) -> (u32, u32) {
    report.came_to.iter().find(|row| row.what == what).map_or((0, 0), |row| (row.app, row.browser))
}

#[tokio::test]
async fn a_day_says_who_enrolled_when_how_long_it_took_and_how_the_others_ended() {
    let mut counter = counter().await;
    counter.behave("4700000020", confirms_after(1));
    counter.behave("4700000021", confirms_after(3));
    for number in ["+4700000020", "+4700000021"] {
        assert_eq!(counter.serve(number).await.state, LoginState::Applied);
    }
    counter.check_ends("+4700000003", LoginState::Declined, Code::AccessDenied).await;
    let day = report(&counter, None).await;
    assert_eq!((day.day.as_str(), day.previous.as_deref(), &day.next), ("2026-03-02", Some("2026-03-01"), &None));
    assert_eq!((day.ended, day.confirmed, day.enrolled), (3, 2, 2));
    assert_eq!((day.enrolled_by_hour[9], day.enrolled_by_hour.len()), (2, 24));
    assert_eq!((came_to(&day, CameTo::Enrolled), came_to(&day, CameTo::Declined)), ((2, 0), (1, 0)));
    let (quick, slow) = (day.confirmed_after[0], day.confirmed_after[1]);
    assert!(quick.seconds < slow.seconds, "{day:?}");
    assert_eq!(day.median_ms, Some(500 * (quick.seconds + slow.seconds)));
}

#[tokio::test]
async fn who_went_on_to_the_page_is_counted_as_that() {
    let mut counter = standing().await;
    let asked = counter.ask_to_the_page(crate::page::KARI).await;
    counter.clock.advance(Duration::from_secs(40));
    let query = counter.confirmed(crate::page::KARI);
    counter.desk.come_back(&query).await;
    counter.until_over(&asked.login_id).await;
    let day = report(&counter, None).await;
    assert_eq!(came_to(&day, CameTo::Enrolled), (0, 1));
    assert_eq!(day.median_ms, Some(40_000));
}

#[tokio::test]
async fn an_enrolment_that_was_taken_back_is_said_beside() {
    let mut counter = counter().await;
    counter.behave("4700000020", confirms_after(1));
    let view = counter.serve("+4700000020").await;
    counter.desk.say_wrong_person(crate::support::id(&view)).await.unwrap();
    let day = report(&counter, None).await;
    assert_eq!((day.enrolled, day.taken_back, day.ended), (1, 1, 1));
}

#[tokio::test]
async fn the_days_before_can_be_looked_at_and_none_that_is_still_to_come() {
    let counter = counter().await;
    let before = report(&counter, Some("2026-02-28")).await;
    assert_eq!((before.next.as_deref(), before.ended, before.median_ms), (Some("2026-03-01"), 0, None));
    assert_eq!((before.members_came, before.guests_came), (Some(0), Some(0)));
    let month_ago = report(&counter, Some("2026-02-01")).await;
    assert_eq!((month_ago.members_came, month_ago.guests_came), (Some(0), None), "guests are not kept for so long");
    assert_eq!(report(&counter, Some("2023-02-01")).await.members_came, None);
    assert_eq!(report(&counter, Some("2031-01-01")).await.day, "2026-03-02");
    for first in ["-009999-01-01", "0000-01-01"] {
        assert_eq!(report(&counter, Some(first)).await.ended, 0, "{first}");
    }
    for nonsense in ["yesterday", "", "2026-02-30"] {
        let command = Command::ViewReport(ViewReport { day: Some(nonsense.to_owned()) });
        assert_eq!(counter.desk.obey(command).await.unwrap_err().code, Code::Usage, "{nonsense:?}");
    }
}

#[tokio::test]
async fn the_report_is_the_managers() {
    let counter = crate::staff::staffed().await;
    crate::staff::sign_in_at_the_counter(&counter).await;
    let command = Command::ViewReport(ViewReport::default());
    assert_eq!(counter.desk.obey(command).await.unwrap_err().code, Code::ManagerNeeded);
}
