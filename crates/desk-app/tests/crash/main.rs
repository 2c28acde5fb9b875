//! Nothing is lost: a desk is killed at every step of its journal, at random moments and while an answer is on the wire, runs
//! into a full disk and into one that cannot be written, and is started again on what it left.
//!
//! The parent is the staff, the provider and the customers; the child is the real desk on its real clock (`child.rs`).
//! `cargo xtask crash` runs as many rounds as it is told to; start reading at `rounds.rs`.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

mod check;
mod child;
mod counter;
mod disk;
mod guest;
mod kill;
mod life;
mod look;
mod plan;
mod round;
mod rounds;
mod tally;
