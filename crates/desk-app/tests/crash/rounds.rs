//! Many rounds, several at a time: a desk that waits for its customers costs nothing.

use std::io::{IsTerminal, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use tokio::task::JoinSet;

use crate::life::LOG;
use crate::plan::{CYCLE, Plan};
use crate::round::play;
use crate::tally::Tally;

/// What `cargo xtask crash` asks for.
const ROUNDS: &str = "SKRANKE_CRASH_ROUNDS";
const SEED: &str = "SKRANKE_CRASH_SEED";
/// So many rounds are played at the same time.
const AT_ONCE: u64 = 12;

/// Rounds under way.
struct Rounds {
    first_seed: u64,
    count: u64,
    begun: AtomicU64,
    done: AtomicU64,
    failed: Mutex<Vec<String>>,
}

#[test]
fn nothing_is_lost_wherever_the_desk_is_killed() {
    let number = |name: &str| std::env::var(name).ok().map(|text| text.parse::<u64>().unwrap());
    let (rounds, seed) = (number(ROUNDS).unwrap_or(CYCLE), number(SEED).unwrap_or(0));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let failed = Mutex::default();
    let all =
        Arc::new(Rounds { first_seed: seed, count: rounds, begun: AtomicU64::new(0), done: AtomicU64::new(0), failed });
    let tally = runtime.block_on(play_all(&all));
    let failed = all.failed.lock().unwrap();
    assert!(failed.is_empty(), "{}", failed.join("\n\n"));
    if number(ROUNDS).is_some() {
        say(&format!("\n{tally}"));
    }
    assert_eq!(tally.rounds, rounds);
    if rounds >= CYCLE {
        assert_eq!(tally.missing(), Vec::<String>::new(), "every step was killed at");
    }
}

async fn play_all(all: &Arc<Rounds>) -> Tally {
    let mut lanes = JoinSet::new();
    for _ in 0..AT_ONCE.min(all.count) {
        lanes.spawn(play_some(Arc::clone(all)));
    }
    let mut tally = Tally::default();
    while let Some(lane) = lanes.join_next().await {
        tally.add(lane.unwrap());
    }
    tally
}

/// One round after the other, until all are begun or one has failed.
async fn play_some(all: Arc<Rounds>) -> Tally {
    let mut tally = Tally::default();
    loop {
        let index = all.begun.fetch_add(1, Ordering::SeqCst);
        if index >= all.count {
            return tally;
        }
        let plan = Plan::of(all.first_seed + index);
        let folder = tempfile::tempdir().unwrap();
        match play(&plan, folder.path()).await {
            Ok(round) => tally.add(round),
            Err(what) => {
                let log = std::fs::read_to_string(folder.path().join(LOG)).unwrap_or_default();
                let again = format!("again: cargo xtask crash --rounds 1 --seed {}", plan.seed);
                all.failed.lock().unwrap().push(format!("{what}\n{plan:?}\n{again}\n{log}"));
                all.begun.store(all.count, Ordering::SeqCst);
            }
        }
        let done = all.done.fetch_add(1, Ordering::SeqCst) + 1;
        if std::env::var_os(ROUNDS).is_some() {
            progress(done, all.count);
        }
    }
}

/// One line, which a terminal writes over.
fn progress(done: u64, rounds: u64) {
    if std::io::stderr().is_terminal() {
        say(&format!("\r  {done} of {rounds} rounds"));
    } else if done.is_multiple_of(rounds.div_ceil(10)) {
        say(&format!("  {done} of {rounds} rounds\n"));
    }
}

fn say(text: &str) {
    // Not by the runner's own way, which would keep it.
    std::io::stderr().write_all(text.as_bytes()).unwrap();
}
