//! What has had its time goes by itself; who is erased is in no backup and on no card.

use std::time::Duration;

use desk_core::retention::Kind;
use desk_core::{MemberId, Purpose};
use desk_store::{Reason, Store, StoreKey};
use desk_wire::Code;
use desk_wire::login::LoginState;

use crate::support::{Counter, confirms_after, counter, counter_at, id};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The register, as another process would open it.
fn register(counter: &Counter) -> Store {
    Store::open(counter.folder.path(), &StoreKey::new([7; 32]), &desk_app::random::SystemRandom).unwrap()
}

async fn overdue(counter: &Counter, kind: Kind) -> u64 {
    let counts = counter.desk.count_overdue().await.unwrap();
    counts.into_iter().find(|(other, _)| *other == kind).unwrap().1
}

/// A number that staff have to put to one of two people.
async fn undecided() -> (Counter, String) {
    let mut before = counter().await;
    before.behave("4700000020", confirms_after(1));
    before.serve("+47 000 00 020").await;
    let folder = std::sync::Arc::clone(&before.folder);
    before.desk.close().await;
    let mut counter = counter_at("900456", folder).await;
    let name = vipps_sim::PersonChange {
        given_name: Some("Ola".into()),
        family_name: Some("Eksempelsen".into()),
        email: Some("ola@example.test".into()),
        ..Default::default()
    };
    counter.provider.change_person(&"4700000020".parse().unwrap(), name);
    counter.behave("4700000020", confirms_after(1));
    let asked = counter.desk.ask_number("+47 000 00 020", Purpose::Enrol).await.unwrap();
    let view = counter.until_over(&asked.login_id).await;
    assert_eq!(view.state, LoginState::NeedsStaff);
    (counter, view.login_id)
}

#[tokio::test]
async fn whom_staff_put_to_nobody_is_given_up_after_a_day_and_forgotten() {
    let (mut counter, login) = undecided().await;
    counter.clock.stand();
    counter.desk.watch_provider();
    counter.clock.advance(DAY + Duration::from_secs(600));
    let view = counter.until_state(&login, LoginState::Cancelled).await;
    assert_eq!((view.code, view.candidates.len()), (Some(Code::Cancelled), 0));
    assert!(counter.desk.list_waiting().await.unwrap().is_empty(), "nor in the journal");
}

/// Lets a day go by, and then as many seconds as the desk needs to go through the rules of that day. Days that went by faster
/// than it looks would be a clock that jumps.
async fn a_day_later(counter: &Counter, register: &Store) {
    counter.clock.advance(DAY);
    let today = now(counter);
    let gone_through = async {
        while register.last_retention().unwrap().is_none_or(|last| last < today) {
            counter.clock.advance(Duration::from_secs(1));
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), gone_through).await.expect("gone through by now");
}

#[tokio::test]
async fn a_desk_that_runs_removes_what_has_had_its_time_once_a_day() {
    let mut counter = counter().await;
    let login = counter.serve("+47 000 00 001").await;
    let id = id(&login);
    counter.clock.stand();
    counter.desk.watch_provider();
    let register = register(&counter);
    while register.find_login(id).unwrap().is_some() {
        a_day_later(&counter, &register).await;
    }
    assert_eq!(register.get_member(MemberId(1)).unwrap().visits, 0, "the member is there");
}

#[tokio::test]
async fn a_clock_that_is_years_ahead_removes_nothing_until_it_has_settled() {
    let mut counter = counter().await;
    counter.serve("+47 000 00 001").await;
    counter.desk.check_in(MemberId(1)).await.unwrap();
    counter.desk.remove_overdue(false).await.unwrap();
    counter.clock.advance(DAY * 3650);
    assert_eq!(overdue(&counter, Kind::Visits).await, 1, "so it would be");
    let refused = counter.desk.remove_overdue(false).await.unwrap_err();
    assert!(refused.to_string().contains("the clock has jumped"), "{refused}");
    assert_eq!(overdue(&counter, Kind::Visits).await, 1);
    counter.clock.advance(DAY * 15);
    let removed = counter.desk.remove_overdue(false).await.unwrap();
    assert!(removed.contains(&(Kind::Visits, 1)), "{removed:?}");
}

#[tokio::test]
async fn who_is_erased_leaves_every_backup_and_every_card() {
    let mut counter = counter().await;
    counter.serve("+47 000 00 001").await;
    counter.serve("+47 000 00 006").await;
    let other = register(&counter);
    let made = || other.backups().unwrap().make(Reason::Asked, now(&counter), &|| true).unwrap();
    let backup = made();
    assert_eq!(counter.desk.list_logins().len(), 2);

    let erasure = counter.desk.erase_member("1").await.unwrap();
    assert_eq!((erasure.backups.changed, erasure.backups.failed), (1, 0));
    assert!(erasure.pages_are_clear);
    assert_eq!(counter.desk.list_logins().len(), 1, "their card is gone from the counter");
    let left = other.backups().unwrap().change(&backup, |file, key| {
        let folder = tempfile::tempdir().unwrap();
        std::fs::copy(file, folder.path().join(desk_store::REGISTER_FILE)).unwrap();
        let restored = Store::open(folder.path(), key, &desk_app::random::SystemRandom)?;
        Ok([MemberId(1), MemberId(2)].map(|id| restored.get_member(id).is_ok()))
    });
    assert_eq!(left.unwrap(), [false, true]);
    for id in ["1", "x", ""] {
        assert!(matches!(counter.desk.erase_member(id).await, Err(desk_app::Failure::NotFound)), "{id:?}");
    }
}

fn now(counter: &Counter) -> jiff::Timestamp {
    jiff::Timestamp::from_millisecond(counter.provider.now_ms()).unwrap()
}
