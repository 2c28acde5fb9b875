//! `waiting_logins N SECONDS BASE_URL`: N logins that nobody answers, in one process, each asked for as its schedule says; what
//! that costs while they wait.
//!
//! The last line of output is JSON: how many logins, for how long, how many questions, and how much of one core they took.

#![expect(clippy::print_stdout, reason = "an example that measures says what it measured")]

mod bench;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde_json::json;
use tokio::task::JoinSet;
use vipps::{PendingLogin, Poll, Schedule, Step, Vipps};

use crate::bench::{Outcome, Used, argument, client, now, start};

const USAGE: &str = "usage: waiting_logins N SECONDS BASE_URL";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome<()> {
    let (logins, seconds): (usize, u64) = (argument(1, USAGE)?, argument(2, USAGE)?);
    let vipps = client(&argument::<String>(3, USAGE)?)?;
    let questions = Arc::new(AtomicUsize::new(0));
    let mut waiting = JoinSet::new();
    for nth in 0..logins {
        let pending = vipps.start(start(nth)?).await.map_err(|verdict| format!("not started: {verdict:?}"))?;
        waiting.spawn(wait(vipps.clone(), pending, Arc::clone(&questions)));
    }

    let (begun, before, asked) = (Instant::now(), Used::now()?, questions.load(Ordering::Relaxed));
    sleep(Duration::from_secs(seconds)).await;
    let (wall, after) = (begun.elapsed().as_secs_f64(), Used::now()?);
    if let Some(ended) = waiting.try_join_next() {
        ended??;
    }

    println!("{logins} logins waiting");
    let cost = json!({
        "logins": logins,
        "wall_s": wall,
        "questions": questions.load(Ordering::Relaxed) - asked,
        "core_percent": 100.0 * (after.cpu_s - before.cpu_s) / wall,
        "max_rss_mb": after.max_rss_mb,
    });
    println!("{cost}");
    Ok(())
}

async fn wait(vipps: Vipps, pending: PendingLogin, questions: Arc<AtomicUsize>) -> Outcome<()> {
    let mut schedule = Schedule::new(&pending, now());
    loop {
        match schedule.step(now()) {
            Step::WaitUntil(until) => sleep(Duration::try_from(until - now()).unwrap_or_default()).await,
            Step::Ask => {
                questions.fetch_add(1, Ordering::Relaxed);
                match vipps.poll(&pending).await {
                    Poll::Wait { heard, .. } => schedule.hear(heard, now()),
                    other => return Err(format!("it did not wait: {other:?}").into()),
                }
            }
            step => return Err(format!("it did not wait: {step:?}").into()),
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "an example waits for itself")]
async fn sleep(time: Duration) {
    tokio::time::sleep(time).await;
}
