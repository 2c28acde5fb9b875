//! Times, and how they are told.

use std::fmt::Write;
use std::time::{Duration, Instant};

pub(crate) fn clock<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let started = Instant::now();
    let done = work();
    (done, started.elapsed())
}

/// How long each of many took, in microseconds.
#[derive(Default)]
pub(crate) struct Times(Vec<f64>);

impl Times {
    pub(crate) fn measure<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let (done, took) = clock(work);
        self.0.push(took.as_secs_f64() * 1e6);
        done
    }

    /// What this share of them did not exceed.
    pub(crate) fn at(&self, share: f64) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        sorted.get(((sorted.len() as f64 * share) as usize).min(sorted.len().saturating_sub(1))).copied().unwrap_or(0.0)
    }
}

pub(crate) struct Report {
    json: String,
}

impl Report {
    pub(crate) fn new(members: usize) -> Self {
        println!("{members} members\n{:42} {:>9} {:>9} {:>9}", "microseconds", "p50", "p99", "longest");
        Self { json: format!("{{\"members\":{members}") }
    }

    pub(crate) fn line(&mut self, name: &str, times: &Times, remark: &str) {
        let (p50, p99, longest) = (times.at(0.5), times.at(0.99), times.at(1.0));
        println!("{name:42} {p50:9.0} {p99:9.0} {longest:9.0}  {remark}");
        let _ = write!(self.json, ",\"{name}\":{{\"p50\":{p50:.1},\"p99\":{p99:.1},\"longest\":{longest:.1}}}");
    }

    pub(crate) fn fact(&mut self, name: &str, value: f64) {
        println!("{name:42} {value:9.2}");
        let _ = write!(self.json, ",\"{name}\":{value:.3}");
    }

    pub(crate) fn json(self) {
        println!("{}}}", self.json);
    }
}
