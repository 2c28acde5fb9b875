//! Waiting until something is so.

use std::future::pending;
use std::time::Duration;

use tokio::time::{Instant, MissedTickBehavior, interval, timeout};

/// Only a fault reaches it: a loaded computer is slow, not this slow.
const DEADLINE: Duration = Duration::from_mins(1);
const PERIOD: Duration = Duration::from_millis(40);
/// An Enter within 400 ms of the one before, or of a new card, is taken for a slip.
const READING: Duration = Duration::from_millis(450);

/// Tries until there is an answer, and panics with `what` if there is none in time.
pub(crate) async fn until<T>(what: &str, mut attempt: impl AsyncFnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + DEADLINE;
    let mut ticks = interval(PERIOD);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        if let Some(answer) = attempt().await {
            return answer;
        }
        assert!(Instant::now() < deadline, "waited {DEADLINE:?} in vain for {what}");
    }
}

/// The moment it takes to read a card, which the counter counts on.
pub(crate) async fn pause() {
    let _ = timeout(READING, pending::<()>()).await;
}
