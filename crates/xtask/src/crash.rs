//! Nothing is lost: as many rounds as anybody likes of the test that kills the desk.

use std::time::Instant;

use crate::run::{cargo, through};
use crate::tell;
use crate::trouble::{Outcome, Trouble};

/// The test, and what it reads of our wishes (`crates/desk-app/tests/crash`).
const TEST: &str = "rounds::nothing_is_lost_wherever_the_desk_is_killed";
const ROUNDS: &str = "SKRANKE_CRASH_ROUNDS";
const SEED: &str = "SKRANKE_CRASH_SEED";

/// How long, and which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Wish {
    pub(crate) rounds: u32,
    /// The first round's; the others follow it. None: drawn.
    pub(crate) seed: Option<u32>,
}

impl Wish {
    /// `--rounds 1000 --seed 7`, in any order, each once or not at all.
    pub(crate) fn read(words: &[&str]) -> Outcome<Self> {
        let (mut rounds, mut seed) = (None, None);
        for pair in words.chunks(2) {
            let (place, value) = match *pair {
                ["--rounds", value] => (&mut rounds, value),
                ["--seed", value] => (&mut seed, value),
                _ => return Err(misunderstood(words)),
            };
            if place.replace(value.parse().map_err(|_| misunderstood(words))?).is_some() {
                return Err(misunderstood(words));
            }
        }
        match rounds.unwrap_or(100) {
            0 => Err(misunderstood(words)),
            rounds => Ok(Self { rounds, seed }),
        }
    }
}

fn misunderstood(words: &[&str]) -> Trouble {
    Trouble::new(format!("{:?} is not understood.", words.join(" ")))
        .advise("It is `cargo xtask crash --rounds 1000 --seed 7`: whole numbers, at least one round, each said once.")
}

/// Builds it and lets it run. It tells how far it is, and at the end what it did.
pub(crate) fn crash(wish: Wish) -> Outcome {
    let begun = Instant::now();
    let seed = wish.seed.map_or_else(drawn, Ok)?;
    tell::step("Building the desk and those who kill it", || {
        through(&mut cargo(&["test", "--package", "desk-app", "--test", "crash", "--no-run"]))
    })?;
    let what = format!("{} rounds from seed {seed}", wish.rounds);
    tell::step(&what, || {
        let arguments =
            ["test", "--quiet", "--package", "desk-app", "--test", "crash", "--", "--exact", TEST, "--nocapture"];
        through(cargo(&arguments).env(ROUNDS, wish.rounds.to_string()).env(SEED, seed.to_string()))
    })?;
    tell::line(format!("\nNothing was lost ({}).", tell::spoken(begun.elapsed())));
    Ok(())
}

fn drawn() -> Outcome<u32> {
    getrandom::u32().map_err(|error| Trouble::new(format!("No random seed to be had: {error}.")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Outcome<Wish> {
        Wish::read(&text.split_whitespace().collect::<Vec<_>>())
    }

    #[test]
    fn rounds_and_seed_come_in_any_order() {
        assert_eq!(read("--rounds 7 --seed 3").unwrap(), Wish { rounds: 7, seed: Some(3) });
        assert_eq!(read("--seed 0 --rounds 7").unwrap(), Wish { rounds: 7, seed: Some(0) });
        assert_eq!(read("--seed 3").unwrap(), Wish { rounds: 100, seed: Some(3) });
    }

    #[test]
    fn what_is_not_understood_is_said_with_what_would_be() {
        for text in ["7", "--rounds", "--rounds x", "--rounds 0", "--rounds -1", "--round 1", "--seed 1 --seed 2"] {
            let trouble = read(text).unwrap_err().to_string();
            assert!(trouble.contains("cargo xtask crash"), "{text}: {trouble}");
        }
    }
}
