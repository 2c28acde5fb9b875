//! The one place where time is read and waited for.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use jiff::Timestamp;

/// Tells the time and waits for it. Tests bring one that they move.
pub trait DeskClock: vipps::Clock {
    /// Waits until `at`.
    fn sleep_until(&self, at: Timestamp) -> Pin<Box<dyn Future<Output = ()> + Send + '_>>;
}

/// The system's.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

/// A wait is cut into pieces, because the machine may sleep, or its clock be set, meanwhile.
const PIECE: Duration = Duration::from_secs(2);

/// Now, in milliseconds since 1970.
pub fn now_ms() -> i64 {
    vipps::Clock::now(&SystemClock).as_millisecond()
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
            loop {
                let rest = Duration::try_from(at.duration_since(vipps::Clock::now(self))).unwrap_or(Duration::ZERO);
                if rest.is_zero() {
                    return;
                }
                tokio::time::sleep(rest.min(PIECE)).await;
            }
        })
    }
}
