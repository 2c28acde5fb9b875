//! `bench_logins N CONCURRENCY BASE_URL`: N whole logins against the provider at `BASE_URL` (start, questions for the token, a
//! verified ID token, the profile), so many of them at once, and what they cost this process.
//!
//! The client is `bench-client` with `bench-secret-0123456789`. The token is asked for without waiting: that is the provider's
//! to allow, since no schedule here would. The last line of output is JSON: `wall_s` and `cpu_logins_s` are seconds for all of
//! the logins, on the clock and on the processor; `max_rss_mb` is the most memory this process had.

#![expect(clippy::print_stdout, reason = "an example that measures says what it measured")]

mod bench;

use std::time::Instant;

use serde_json::json;
use tokio::task::JoinSet;
use vipps::{Heard, Poll, ProfileAnswer, Vipps};

use crate::bench::{Outcome, Used, argument, client, start};

const USAGE: &str = "usage: bench_logins N CONCURRENCY BASE_URL";
/// A provider that says "pending" more often than this does not mean to answer.
const MAX_QUESTIONS: usize = 1000;

/// One thread: what is measured is the client, not how a runtime shares it out.
#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome<()> {
    let (logins, at_once): (usize, usize) = (argument(1, USAGE)?, argument(2, USAGE)?);
    let vipps = client(&argument::<String>(3, USAGE)?)?;

    let (begun, before) = (Instant::now(), Used::now()?);
    log_in_all(&vipps, logins, at_once.max(1)).await?;
    let (wall, after) = (begun.elapsed(), Used::now()?);

    println!("{logins} logins, {at_once} at once");
    let cost = json!({
        "wall_s": wall.as_secs_f64(),
        "cpu_logins_s": after.cpu_s - before.cpu_s,
        "max_rss_mb": after.max_rss_mb,
    });
    println!("{cost}");
    Ok(())
}

async fn log_in_all(vipps: &Vipps, logins: usize, at_once: usize) -> Outcome<()> {
    let mut running = JoinSet::new();
    for nth in 0..logins {
        if running.len() == at_once
            && let Some(done) = running.join_next().await
        {
            done??;
        }
        let vipps = vipps.clone();
        running.spawn(async move { log_in(&vipps, nth).await });
    }
    while let Some(done) = running.join_next().await {
        done??;
    }
    Ok(())
}

async fn log_in(vipps: &Vipps, nth: usize) -> Outcome<()> {
    let pending = vipps.start(start(nth)?).await.map_err(|verdict| format!("not started: {verdict:?}"))?;
    for _ in 0..MAX_QUESTIONS {
        match vipps.poll(&pending).await {
            Poll::Wait { heard: Heard::Pending, .. } => {}
            Poll::Tokens(tokens) => {
                return match vipps.confirmed_profile(&tokens, &pending).await {
                    ProfileAnswer::Claims(_) => Ok(()),
                    other => Err(format!("no profile: {other:?}").into()),
                };
            }
            other => return Err(format!("no tokens: {other:?}").into()),
        }
    }
    Err("the provider said nothing but \"pending\"".into())
}
