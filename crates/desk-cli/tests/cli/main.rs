//! `skranke-cli` as a till would use it: its lines, its exit codes, its files.
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

mod backups;
mod canaries;
mod doctor;
mod endings;
mod forgetting;
mod guests;
mod import;
#[cfg(target_os = "linux")]
mod keychain;
mod killed;
mod mistakes;
mod page;
mod phone;
mod report;
mod secrets;
mod staff;
mod support;
mod traces;
mod trying;
