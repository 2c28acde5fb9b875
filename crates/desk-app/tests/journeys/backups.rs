//! The register is backed up by itself.

use std::time::Duration;

use desk_store::{Reason, Store, StoreKey};

use crate::support::{Counter, counter};

const DAY: Duration = Duration::from_secs(24 * 3600);
const MINUTE: Duration = Duration::from_secs(60);

/// How many backups there are, once there are so many; the clock goes on meanwhile, a minute at a time.
async fn backups_reach(counter: &Counter, register: &Store, n: usize) -> usize {
    let count = || register.backups().unwrap().list().unwrap().len();
    let reached = async {
        while count() < n {
            counter.clock.advance(MINUTE);
            tokio::task::yield_now().await;
        }
        count()
    };
    tokio::time::timeout(MINUTE, reached).await.expect("so many by now")
}

#[tokio::test]
async fn a_desk_that_runs_makes_a_backup_a_day() {
    let mut counter = counter().await;
    counter.serve("+47 000 00 001").await;
    counter.clock.stand();
    counter.desk.watch_provider();
    let key = StoreKey::new([7; 32]);
    let register = Store::open(counter.folder.path(), &key, &desk_app::random::SystemRandom).unwrap();
    assert_eq!(backups_reach(&counter, &register, 1).await, 1);
    counter.clock.advance(DAY);
    backups_reach(&counter, &register, 2).await;
    let backups = register.backups().unwrap();
    let all = backups.list().unwrap();
    assert!(all.iter().all(|backup| backup.reason == Reason::Daily), "{all:?}");
    let apart = all[0].made_at.duration_since(all[1].made_at);
    assert!(apart.as_secs() >= 24 * 3600, "{apart}");
    for backup in &all {
        backups.check(backup).unwrap();
    }
}
