//! The calls of a counter against the simulated provider, which was written from the contract and shares no code with us.
//!
//! `desk` is the counter: its clock is the simulator's, so time is moved, never waited for.

#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail the test that calls them")]

mod browser;
mod desk;
mod id_token;
mod login;
mod partner;
mod polls;
mod profile;
mod starts;
mod user_exists;
