//! The hostile provider: it plays a whole login and tells exactly one lie, and a judge looks at every request.
//!
//! Written from the contract and the standards alone, as their second reading; every byte on the wire is a test's. A lie is a
//! row of a table: a name that is a sentence, what is said instead of the truth, and the only outcomes that are right. Whatever
//! is said, nobody is let in by a lie, nothing panics, nothing is started twice, nobody is led elsewhere, no secret is shown in
//! an address, a log or an error, and time and memory are bounded.
//!
//! `world` is the truth, `provider` the socket, `judge` the judge, `desk` the counter, `lie` the telling; the tables follow.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail the test that calls them")]

mod algorithms;
mod bodies;
mod canary;
mod claims;
mod desk;
mod discovery;
mod framing;
mod heads;
mod json;
mod judge;
mod jwks;
mod jwt;
mod keys;
mod lie;
mod other_tokens;
mod partner;
mod provider;
mod reply;
mod request;
mod signatures;
mod silence;
mod start;
mod statuses;
mod teeth;
mod times;
mod tokens;
mod truth;
mod userinfo;
mod weather;
mod wire;
mod world;
