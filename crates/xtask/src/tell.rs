//! What stands in the terminal.

use std::fmt::Display;
use std::io::{self, Write as _};
use std::time::{Duration, Instant};

use crate::trouble::{Outcome, Trouble};

/// Says what begins, does it, and says how long it took.
pub(crate) fn step<T>(what: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    line(format!("\n▸ {what}"));
    let begun = Instant::now();
    let done = work()?;
    line(format!("  {what}: {}", spoken(begun.elapsed())));
    Ok(done)
}

pub(crate) fn line(text: impl Display) {
    // Nobody is left to tell if the terminal is gone.
    let _ = writeln!(io::stdout(), "{text}");
}

pub(crate) fn trouble(trouble: &Trouble) {
    let _ = writeln!(io::stderr(), "\n✗ {trouble}");
}

/// `0.4 s`, `12 s`, `3 min 5 s`
pub(crate) fn spoken(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds {
        0..10 => format!("{:.1} s", time.as_secs_f64()),
        10..60 => format!("{seconds} s"),
        _ => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_as_exact_as_it_needs_to_be() {
        assert_eq!(spoken(Duration::from_millis(440)), "0.4 s");
        assert_eq!(spoken(Duration::from_millis(12_900)), "12 s");
        assert_eq!(spoken(Duration::from_secs(185)), "3 min 5 s");
    }
}
