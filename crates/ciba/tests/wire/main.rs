//! The relying party over real sockets, against a provider made by hand, so that every odd byte is possible.
//!
//! `provider` is that provider, `client` the client under test with a clock that stands, `signing` its keys.

#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail the test that calls them")]

mod bodies;
mod caching;
mod client;
mod credentials;
mod discovery;
mod login;
mod printing;
mod provider;
mod redirects;
mod refusals;
mod signing;
mod tls;
mod weather;
