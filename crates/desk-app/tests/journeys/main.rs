//! The journeys of the counter over the real desk, the real register and the simulated provider, whose clock the test moves.
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

mod auditing;
mod backups;
mod beginning;
mod caring;
mod consents;
mod customers;
mod details;
mod display;
mod enrolling;
mod forgetting;
mod handing_out;
mod importing;
mod merging;
mod offline;
mod page;
mod page_odd;
mod page_processes;
mod reception;
mod register;
mod reporting;
mod restarting;
mod scanning;
mod settings;
mod staff;
mod support;
mod visiting;
mod weather;
