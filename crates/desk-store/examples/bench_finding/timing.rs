//! Times, and how they are told.

use std::fmt::Write;
use std::time::{Duration, Instant};

pub(crate) fn clock<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let started = Instant::now();
    let done = work();
    (done, started.elapsed())
}

/// How long each of many took, in microseconds: on the wall, and of the processor alone, which others on the same machine do not
/// lengthen.
#[derive(Default)]
pub(crate) struct Times {
    wall: Vec<f64>,
    processor: Vec<f64>,
}

impl Times {
    pub(crate) fn measure<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let before = processor_us();
        let (done, took) = clock(work);
        self.processor.push(processor_us() - before);
        self.wall.push(took.as_secs_f64() * 1e6);
        done
    }

    /// What this share of them did not exceed.
    pub(crate) fn at(&self, share: f64) -> f64 {
        share_of(&self.wall, share)
    }

    fn processor_at(&self, share: f64) -> f64 {
        share_of(&self.processor, share)
    }
}

fn share_of(times: &[f64], share: f64) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(((sorted.len() as f64 * share) as usize).min(sorted.len().saturating_sub(1))).copied().unwrap_or(0.0)
}

/// What this thread has had of the processor.
#[cfg(unix)]
fn processor_us() -> f64 {
    let time = nix::time::ClockId::CLOCK_THREAD_CPUTIME_ID.now().unwrap();
    time.tv_sec() as f64 * 1e6 + time.tv_nsec() as f64 / 1e3
}

#[cfg(not(unix))]
fn processor_us() -> f64 {
    f64::NAN
}

pub(crate) struct Report {
    json: String,
}

impl Report {
    pub(crate) fn new(members: usize) -> Self {
        println!(
            "{members} members\n{:42} {:>9} {:>9} {:>9} {:>9} {:>9}",
            "microseconds", "p50", "p99", "longest", "cpu p50", "cpu p99"
        );
        Self { json: format!("{{\"members\":{members}") }
    }

    pub(crate) fn line(&mut self, name: &str, times: &Times, remark: &str) {
        let (p50, p99, longest) = (times.at(0.5), times.at(0.99), times.at(1.0));
        let (cpu_p50, cpu_p99) = (times.processor_at(0.5), times.processor_at(0.99));
        println!("{name:42} {p50:9.0} {p99:9.0} {longest:9.0} {cpu_p50:9.0} {cpu_p99:9.0}  {remark}");
        let times = format!("\"p50\":{p50:.1},\"p99\":{p99:.1},\"cpu_p50\":{cpu_p50:.1},\"cpu_p99\":{cpu_p99:.1}");
        let _ = write!(self.json, ",\"{name}\":{{{times},\"longest\":{longest:.1}}}");
    }

    pub(crate) fn fact(&mut self, name: &str, value: f64) {
        println!("{name:42} {value:9.2}");
        let _ = write!(self.json, ",\"{name}\":{value:.3}");
    }

    pub(crate) fn json(self) {
        println!("{}}}", self.json);
    }
}
