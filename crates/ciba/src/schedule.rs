//! When to ask for the token: a pure decision over what was heard and what time it is.
//!
//! Every wait is measured from the arrival of the answer before it, never shorter than the interval. Nothing ends it but the
//! provider's word, the deadline, or one success after another that nobody can read (CIBA Core 7.3 and 11, RFC 9110 10.2.3).

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use crate::cache::later;
use crate::pending::{MIN_INTERVAL, PendingLogin};

/// What `slow_down` adds, for this and every later wait (CIBA Core 11).
const SLOW_DOWN: Duration = Duration::from_secs(5);
/// How long a 429 without a usable `Retry-After` is honoured.
const DEFAULT_RETRY_AFTER: Duration = Duration::from_secs(30);
/// `Retry-After` is obeyed within these bounds.
const RETRY_AFTER: std::ops::RangeInclusive<Duration> = Duration::from_secs(1)..=Duration::from_secs(300);
/// No back-off after a fault is longer: the customer is holding the phone.
const MAX_BACK_OFF: Duration = Duration::from_secs(15);

/// So many answers in a row that call themselves a success and cannot be read are a mishap in between; one more is the
/// provider's own answer, and it is no token.
const UNREADABLE: u32 = 3;

/// What came of one question for the token, as far as the schedule cares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// `authorization_pending`.
    Pending,
    /// `slow_down`.
    SlowDown,
    /// 429, with its `Retry-After` if it had one.
    TooMany(Option<Duration>),
    /// 5xx, or an error of something in front of the provider; with its `Retry-After` if it had one.
    Fault(Option<Duration>),
    /// An answer that is no error and that nobody can read: a page, a redirect, a flood; with the name of what is wrong.
    Unreadable(&'static str),
    /// No connection, or no whole answer.
    Silence,
}

/// What to do now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Ask.
    Ask,
    /// Wait until this time.
    WaitUntil(Timestamp),
    /// The deadline is here: stop.
    Expired,
    /// Nothing but answers that nobody can read, three times and once more: stop. The name of what is wrong with the last.
    Unreadable(&'static str),
}

/// The state of the polling of one login: a value that is asked [`Schedule::step`] and told [`Schedule::hear`], and does
/// nothing by itself. No test of a login has to sleep.
///
/// ```
/// use std::time::Duration;
///
/// use ciba::{Heard, Schedule, Step};
/// use jiff::Timestamp;
///
/// let start: Timestamp = "2026-03-02T09:15:00Z".parse()?;
/// let after = |seconds| start + Duration::from_secs(seconds);
/// let mut schedule = Schedule::at_once(Duration::from_secs(5), start, after(120));
/// assert_eq!(schedule.step(start), Step::Ask);
///
/// // Each wait is measured from the arrival of the answer before it.
/// schedule.hear(Heard::Pending, after(1));
/// assert_eq!(schedule.step(after(1)), Step::WaitUntil(after(6)));
///
/// // `slow_down` adds five seconds, to this and every later wait.
/// schedule.hear(Heard::SlowDown, after(6));
/// assert_eq!(schedule.step(after(6)), Step::WaitUntil(after(16)));
///
/// // A `Retry-After` is obeyed, but nothing makes it ask faster than the interval …
/// schedule.hear(Heard::TooMany(Some(Duration::from_secs(20))), after(16));
/// assert_eq!(schedule.step(after(16)), Step::WaitUntil(after(36)));
/// schedule.hear(Heard::Silence, after(36));
/// assert_eq!(schedule.step(after(36)), Step::WaitUntil(after(46)));
///
/// // … and nothing but the deadline makes it stop.
/// assert_eq!(schedule.step(after(120)), Step::Expired);
/// # Ok::<(), jiff::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    interval: Duration,
    next: Timestamp,
    deadline: Timestamp,
    /// In a row.
    faults: u32,
    /// In a row, and the last of them.
    unreadable: Option<(u32, &'static str)>,
}

impl Schedule {
    /// For a login just started or found in a store: the first question comes one interval after `from`, the arrival of the
    /// start's answer; for a resumed login, now.
    pub fn new(pending: &PendingLogin, from: Timestamp) -> Self {
        // A stored login is as good as its store: an interval of nothing would ask without end.
        let interval = pending.interval.max(MIN_INTERVAL);
        Self { interval, next: later(from, interval), deadline: pending.expires_at, faults: 0, unreadable: None }
    }

    /// For a question to another endpoint that may be asked at once and again until `deadline`, at least `interval` apart.
    pub fn at_once(interval: Duration, now: Timestamp, deadline: Timestamp) -> Self {
        Self { interval, next: now, deadline, faults: 0, unreadable: None }
    }

    /// What to do at `now`.
    pub fn step(&self, now: Timestamp) -> Step {
        if let Some((times, what)) = self.unreadable
            && times > UNREADABLE
        {
            Step::Unreadable(what)
        } else if now >= self.deadline {
            Step::Expired
        } else if now >= self.next {
            Step::Ask
        } else {
            Step::WaitUntil(self.next.min(self.deadline))
        }
    }

    /// Takes in what was heard at `now`.
    pub fn hear(&mut self, heard: Heard, now: Timestamp) {
        self.faults = match heard {
            Heard::Fault(_) | Heard::Unreadable(_) | Heard::Silence => self.faults.saturating_add(1),
            Heard::Pending | Heard::SlowDown | Heard::TooMany(_) => 0,
        };
        self.unreadable = match heard {
            Heard::Unreadable(what) => Some((self.unreadable.map_or(1, |(times, _)| times.saturating_add(1)), what)),
            _ => None,
        };
        if heard == Heard::SlowDown {
            self.interval = self.interval.saturating_add(SLOW_DOWN);
        }
        self.next = later(now, self.wait(heard));
    }

    /// The clock was set by so much: everything that is still to come moves along, so that as much time is waited as before.
    /// Whoever does not notice waits too long, or gives up too early.
    pub fn clock_was_set(&mut self, by: SignedDuration) {
        let moved = |at: Timestamp| at.checked_add(by).unwrap_or(at);
        (self.next, self.deadline) = (moved(self.next), moved(self.deadline));
    }

    fn wait(&self, heard: Heard) -> Duration {
        let at_least = match heard {
            Heard::Pending | Heard::SlowDown => Duration::ZERO,
            Heard::TooMany(named) => clamped(named.unwrap_or(DEFAULT_RETRY_AFTER)),
            Heard::Fault(named) => named.map_or(Duration::ZERO, clamped).max(self.back_off()),
            Heard::Unreadable(_) | Heard::Silence => self.back_off(),
        };
        at_least.max(self.interval)
    }

    /// 1, 2, 4, 8, 15, 15 … seconds.
    fn back_off(&self) -> Duration {
        let doublings = self.faults.saturating_sub(1).min(6);
        Duration::from_secs(1 << doublings).min(MAX_BACK_OFF)
    }

    /// The provider's interval, with what every `slow_down` added.
    pub fn interval(&self) -> Duration {
        self.interval
    }
}

fn clamped(named: Duration) -> Duration {
    named.clamp(*RETRY_AFTER.start(), *RETRY_AFTER.end())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::secret::AuthReqId;

    fn at(seconds: u64) -> Timestamp {
        later(Timestamp::UNIX_EPOCH, Duration::from_secs(seconds))
    }

    fn schedule(interval: u64, expires_in: u64) -> Schedule {
        let pending = PendingLogin {
            auth_req_id: AuthReqId::new("a"),
            started_at: at(0),
            expires_at: at(expires_in),
            interval: Duration::from_secs(interval),
            nonce: None,
        };
        Schedule::new(&pending, at(0))
    }

    /// The seconds from hearing something at second 100 to the next question.
    fn check(schedule: &mut Schedule, heard: Heard) -> i64 {
        schedule.hear(heard, at(100));
        match schedule.step(at(100)) {
            Step::WaitUntil(until) => until.as_second() - 100,
            step => panic!("{step:?}"),
        }
    }

    #[test]
    fn the_first_question_waits_one_interval() {
        let schedule = schedule(5, 600);
        assert_eq!(schedule.step(at(0)), Step::WaitUntil(at(5)));
        assert_eq!(schedule.step(at(4)), Step::WaitUntil(at(5)));
        assert_eq!(schedule.step(at(5)), Step::Ask);
    }

    #[test]
    fn a_login_stored_without_an_interval_is_not_asked_for_without_end() {
        assert_eq!(check(&mut schedule(0, 600), Heard::Pending), 1);
    }

    #[test]
    fn a_pending_answer_waits_one_interval_from_its_arrival() {
        assert_eq!(check(&mut schedule(5, 600), Heard::Pending), 5);
    }

    #[test]
    fn a_slow_down_lengthens_every_later_wait() {
        let mut schedule = schedule(5, 600);
        assert_eq!(check(&mut schedule, Heard::SlowDown), 10);
        assert_eq!(check(&mut schedule, Heard::Pending), 10);
        assert_eq!(check(&mut schedule, Heard::SlowDown), 15);
        assert_eq!(check(&mut schedule, Heard::Silence), 15);
    }

    #[test]
    fn retry_after_is_obeyed_within_reason() {
        let seconds = |seconds| Some(Duration::from_secs(seconds));
        assert_eq!(check(&mut schedule(5, 600), Heard::TooMany(seconds(20))), 20);
        assert_eq!(check(&mut schedule(5, 600), Heard::TooMany(seconds(0))), 5, "never faster than the interval");
        assert_eq!(check(&mut schedule(5, 600), Heard::TooMany(seconds(1 << 40))), 300);
        assert_eq!(check(&mut schedule(5, 600), Heard::TooMany(None)), 30);
        assert_eq!(check(&mut schedule(5, 600), Heard::Fault(seconds(20))), 20);
    }

    #[test]
    fn faults_and_silence_back_off_and_recover() {
        let mut schedule = schedule(2, 600);
        let waits: Vec<i64> = (0..6).map(|_| check(&mut schedule, Heard::Silence)).collect();
        assert_eq!(waits, [2, 2, 4, 8, 15, 15]);
        assert_eq!(check(&mut schedule, Heard::Pending), 2);
        assert_eq!(check(&mut schedule, Heard::Fault(None)), 2);
    }

    #[test]
    fn the_deadline_ends_it_whatever_was_heard() {
        let mut schedule = schedule(5, 120);
        assert_eq!(check(&mut schedule, Heard::TooMany(Some(Duration::from_secs(300)))), 20, "wakes at the deadline");
        assert_eq!(schedule.step(at(119)), Step::WaitUntil(at(120)));
        assert_eq!(schedule.step(at(120)), Step::Expired);
    }

    #[test]
    fn an_answer_nobody_can_read_is_a_mishap_three_times_and_then_it_is_the_answer() {
        let mut schedule = schedule(2, 600);
        let page = Heard::Unreadable("answer_content_type");
        assert_eq!([2, 2, 4], [0; 3].map(|_| check(&mut schedule, page)));
        schedule.hear(page, at(100));
        assert_eq!(schedule.step(at(100)), Step::Unreadable("answer_content_type"));
    }

    #[test]
    fn anything_else_in_between_begins_the_count_anew() {
        for between in [Heard::Pending, Heard::SlowDown, Heard::TooMany(None), Heard::Fault(None), Heard::Silence] {
            let mut schedule = schedule(2, 600);
            for heard in [Heard::Unreadable("a"), Heard::Unreadable("b"), Heard::Unreadable("c"), between] {
                check(&mut schedule, heard);
            }
            check(&mut schedule, Heard::Unreadable("d"));
        }
    }

    #[test]
    fn a_clock_that_was_set_costs_no_time_and_wins_none() {
        for by in [-3600, 3600, 0] {
            let mut schedule = schedule(5, 600);
            schedule.hear(Heard::Pending, at(10_000));
            schedule.clock_was_set(SignedDuration::from_secs(by));
            let now = at(10_000).checked_add(SignedDuration::from_secs(by)).unwrap();
            assert_eq!(schedule.deadline, at(600).checked_add(SignedDuration::from_secs(by)).unwrap());
            schedule.deadline = Timestamp::MAX;
            assert_eq!(schedule.step(now), Step::WaitUntil(later(now, Duration::from_secs(5))), "{by}");
        }
    }

    fn anything_heard() -> impl Strategy<Value = Heard> {
        let named = proptest::option::of(any::<u32>().prop_map(|seconds| Duration::from_secs(seconds.into())));
        prop_oneof![
            Just(Heard::Pending),
            Just(Heard::SlowDown),
            Just(Heard::Silence),
            Just(Heard::Unreadable("x")),
            named.clone().prop_map(Heard::TooMany),
            named.prop_map(Heard::Fault),
        ]
    }

    proptest! {
        #[test]
        fn no_question_comes_sooner_than_the_interval_or_after_the_deadline(
            interval in 1_u64..60, expires_in in 1_u64..2000, story in proptest::collection::vec(anything_heard(), 0..200),
        ) {
            let mut schedule = schedule(interval, expires_in);
            let (mut now, mut last, mut slow, mut unreadable) = (at(0), at(0), 0, 0);
            for heard in story {
                while let Step::WaitUntil(until) = schedule.step(now) {
                    prop_assert!(until > now, "a wait moves time on");
                    now = until;
                }
                match schedule.step(now) {
                    Step::Expired => prop_assert!(now >= at(expires_in)),
                    Step::Unreadable(_) => prop_assert!(unreadable > 3),
                    Step::Ask | Step::WaitUntil(_) => {}
                }
                if schedule.step(now) != Step::Ask {
                    break;
                }
                prop_assert!(now >= later(last, Duration::from_secs(interval + slow)));
                slow += if heard == Heard::SlowDown { 5 } else { 0 };
                unreadable = if heard == Heard::Unreadable("x") { unreadable + 1 } else { 0 };
                schedule.hear(heard, now);
                last = now;
            }
        }
    }
}
