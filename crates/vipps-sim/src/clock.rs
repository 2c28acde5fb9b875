//! The one place that reads the time.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant, SystemTime};

use crate::options::ClockStart;

/// The simulator's time in milliseconds since 1970: the system's time (or a standing one) plus an offset that tests move.
///
/// It runs on the monotonic clock after the start, so a correction of the system's time never makes a well-behaved poll look
/// too fast.
#[derive(Debug)]
pub(crate) struct Clock {
    started_ms: i64,
    running_since: Option<Instant>,
    offset_ms: AtomicI64,
}

impl Clock {
    pub(crate) fn new(start: ClockStart) -> Self {
        let (started_ms, running_since) = match start {
            ClockStart::System => (system_ms(), Some(Instant::now())),
            ClockStart::StandingAtMs(ms) => (ms, None),
        };
        Self { started_ms, running_since, offset_ms: AtomicI64::new(0) }
    }

    pub(crate) fn now_ms(&self) -> i64 {
        let elapsed = self.running_since.map_or(0, |since| to_ms(since.elapsed()));
        self.started_ms + elapsed + self.offset_ms.load(Ordering::SeqCst)
    }

    pub(crate) fn advance(&self, by: Duration) {
        self.offset_ms.fetch_add(to_ms(by), Ordering::SeqCst);
    }
}

/// Whole milliseconds, capped where 64 bits end.
pub(crate) fn to_ms(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}

#[expect(clippy::disallowed_methods, reason = "this is the clock everything else asks")]
fn system_ms() -> i64 {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, to_ms)
}
