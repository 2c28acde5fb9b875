//! The polling of one login, as it may be heard.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use super::now;
use crate::cache::later;
use crate::pending::PendingLogin;
use crate::schedule::{Heard, Schedule, Step};
use crate::secret::AuthReqId;

/// No question is put off for longer, unless the interval is longer.
const LONGEST: Duration = Duration::from_secs(300);

/// What has come to pass so far.
struct Story {
    schedule: Schedule,
    now: Timestamp,
    deadline: Timestamp,
    interval: Duration,
    unreadable: u32,
}

/// Stories of one login: words with spaces between, interval and life in seconds first. `p` pending, `s` slow down,
/// `t` and `t20` too many, `f` and `f20` a fault, `u` unreadable, `q` silence; `+7` and `-7` move the clock; `c7`
/// tells that it was set by so much.
///
/// No wait is shorter than the interval with all that `slow_down` added, none longer than five minutes or that; each
/// moves time on; nothing is asked behind the deadline, and only four unreadable answers in a row end it before.
pub fn schedule(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut words = text.split_ascii_whitespace();
    let mut seconds = || words.next().and_then(|word| word.parse().ok()).map(Duration::from_secs);
    let (Some(interval), Some(life)) = (seconds(), seconds()) else { return };
    let deadline = later(now(), life);
    let auth_req_id = AuthReqId::new("a");
    let pending = PendingLogin { auth_req_id, started_at: now(), expires_at: deadline, interval, nonce: None };
    let schedule = Schedule::new(&pending, now());
    let interval = interval.max(Duration::from_secs(1));
    let mut story = Story { schedule, now: now(), deadline, interval, unreadable: 0 };
    story.check();
    words.for_each(|word| story.go_on(word));
}

impl Story {
    fn go_on(&mut self, word: &str) {
        let (kind, number) = word.split_at(word.chars().next().map_or(0, char::len_utf8));
        let named = number.parse().ok().map(Duration::from_secs);
        match kind {
            "+" => self.now = later(self.now, named.unwrap_or_default()),
            "-" => self.now = self.now.checked_sub(named.unwrap_or_default()).unwrap_or(Timestamp::MIN),
            "c" => self.set_clock(number.parse().unwrap_or_default()),
            "p" => self.hear(Heard::Pending),
            "s" => self.hear(Heard::SlowDown),
            "t" => self.hear(Heard::TooMany(named)),
            "f" => self.hear(Heard::Fault(named)),
            "u" => self.hear(Heard::Unreadable("answer_json")),
            "q" => self.hear(Heard::Silence),
            _ => {}
        }
        self.check();
    }

    /// As much is waited as before. (Not near the ends of time, where there is none left to wait.)
    fn set_clock(&mut self, seconds: i32) {
        let by = SignedDuration::from_secs(seconds.into());
        let (Ok(now), Ok(deadline)) = (self.now.checked_add(by), self.deadline.checked_add(by)) else { return };
        let before = self.schedule.step(self.now);
        self.schedule.clock_was_set(by);
        (self.now, self.deadline) = (now, deadline);
        let moved = match before {
            Step::WaitUntil(until) => Step::WaitUntil(until + by),
            other => other,
        };
        assert_eq!(self.schedule.step(now), moved);
    }

    fn hear(&mut self, heard: Heard) {
        self.schedule.hear(heard, self.now);
        self.interval = self.interval.saturating_add(Duration::from_secs(if heard == Heard::SlowDown { 5 } else { 0 }));
        self.unreadable = if matches!(heard, Heard::Unreadable(_)) { self.unreadable + 1 } else { 0 };
        if let Step::WaitUntil(until) = self.schedule.step(self.now) {
            let earliest = later(self.now, self.interval).min(self.deadline);
            let latest = later(self.now, self.interval.max(LONGEST)).min(self.deadline);
            assert!((earliest..=latest).contains(&until), "{until} after {heard:?}");
        }
    }

    fn check(&self) {
        assert_eq!(self.schedule.interval(), self.interval);
        match self.schedule.step(self.now) {
            Step::Unreadable(_) => assert!(self.unreadable > 3),
            _ if self.unreadable > 3 => unreachable!("four answers that nobody can read are the end"),
            Step::Expired => assert!(self.now >= self.deadline),
            Step::Ask => assert!(self.now < self.deadline),
            Step::WaitUntil(until) => {
                assert!(self.now < until && until <= self.deadline);
                assert_ne!(self.schedule.step(until), Step::WaitUntil(until), "a wait comes to an end");
            }
        }
    }
}
