//! The one place where time is read and waited for.

use std::future::Future;
use std::pin::Pin;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};

/// Tells the time and waits for it. Tests bring one that they move.
pub trait DeskClock: vipps::Clock {
    /// Waits until `at`, or until somebody has set the clock: then it is for the caller to say what is still to be waited for.
    fn sleep_until(&self, at: Timestamp) -> Pin<Box<dyn Future<Output = ()> + Send + '_>>;

    /// What has gone by since some beginning, however the clock was set meanwhile.
    fn gone_by(&self) -> Duration;
}

/// Notices that the clock was set.
pub(crate) struct ClockWatch {
    now: Timestamp,
    gone_by: Duration,
}

/// Less than this is a clock that is kept in time.
const SET: SignedDuration = SignedDuration::from_secs(3);

impl ClockWatch {
    pub(crate) fn new(clock: &dyn DeskClock) -> Self {
        Self { now: clock.now(), gone_by: clock.gone_by() }
    }

    /// By how much the clock was set since the last look.
    pub(crate) fn look(&mut self, clock: &dyn DeskClock) -> Option<SignedDuration> {
        let before = std::mem::replace(self, Self::new(clock));
        let went_by = self.gone_by.saturating_sub(before.gone_by);
        let set_by = self.now.duration_since(before.now).saturating_sub(SignedDuration::try_from(went_by).ok()?);
        (set_by.abs() >= SET).then_some(set_by)
    }
}

/// The system's.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

/// A wait is cut into pieces, because the machine may sleep, or its clock be set, meanwhile.
const PIECE: Duration = Duration::from_secs(2);

/// From here [`SystemClock`] counts what has gone by.
static BEGINNING: LazyLock<Instant> = LazyLock::new(Instant::now);

/// Now, by the system's clock.
pub fn now() -> Timestamp {
    vipps::Clock::now(&SystemClock)
}

/// Now, in milliseconds since 1970.
pub fn now_ms() -> i64 {
    now().as_millisecond()
}

impl vipps::Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place where time is read")]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

impl DeskClock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place where time is waited for")]
    fn sleep_until(&self, at: Timestamp) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(async move {
            let mut watch = ClockWatch::new(self);
            loop {
                let rest = Duration::try_from(at.duration_since(vipps::Clock::now(self))).unwrap_or(Duration::ZERO);
                if rest.is_zero() || watch.look(self).is_some() {
                    return;
                }
                tokio::time::sleep(rest.min(PIECE)).await;
            }
        })
    }

    fn gone_by(&self) -> Duration {
        BEGINNING.elapsed()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    /// Two hands: the clock on the wall, and what has gone by.
    struct Hands(Mutex<(i64, u64)>);

    impl vipps::Clock for Hands {
        fn now(&self) -> Timestamp {
            Timestamp::from_second(self.0.lock().unwrap().0).unwrap()
        }
    }

    impl DeskClock for Hands {
        fn sleep_until(&self, _: Timestamp) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
            Box::pin(std::future::ready(()))
        }

        fn gone_by(&self) -> Duration {
            Duration::from_secs(self.0.lock().unwrap().1)
        }
    }

    #[test]
    fn a_clock_that_was_set_is_noticed_once_and_by_how_much() {
        let hands = Hands(Mutex::new((1000, 0)));
        let mut watch = ClockWatch::new(&hands);
        let mut check = |wall: i64, gone_by: u64| {
            *hands.0.lock().unwrap() = (wall, gone_by);
            watch.look(&hands).map(|by| by.as_secs())
        };
        assert_eq!(check(1060, 60), None, "a minute is a minute");
        assert_eq!(check(1062, 61), None, "kept in time");
        assert_eq!(check(1063 - 3600, 62), Some(-3600));
        assert_eq!(check(1064 - 3600, 63), None);
        assert_eq!(check(1065, 64), Some(3600));
    }
}
