//! The relying party against a certified provider that nobody here wrote: npm's `oidc-provider`, the process of `tests/peer`.
//!
//! `peer` is that process with its doors and its clock, `desk` the client under test. It needs the packages that
//! `cargo xtask test` fetches. Nobody sleeps: both sides share a clock that stands until it is moved.

#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail the test that calls them")]

mod desk;
mod logins;
mod peer;
mod refusals;
mod tokens;
