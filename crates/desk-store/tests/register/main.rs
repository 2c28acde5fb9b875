//! The register on real files.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

mod answers;
mod backups;
mod consents;
mod details;
mod erasing;
mod finding;
mod forgetting;
mod guests;
mod importing;
mod index;
mod intents;
mod journal;
mod killed;
mod members;
mod merging;
mod opening;
mod person;
mod rekeying;
mod reporting;
mod restoring;
mod retaining;
mod staff;
mod support;
mod taking_in;
