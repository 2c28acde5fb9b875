//! The register on real files.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

mod finding;
mod journal;
mod opening;
mod support;
