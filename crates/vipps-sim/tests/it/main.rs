//! The simulator over real HTTP, one named test per behaviour. Time is moved, never waited for.

#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail the test that calls them")]

mod admin;
mod authentication;
mod browser;
mod client_auth;
mod custom_flow;
mod customer_token;
mod desk;
mod discovery;
mod error_shapes;
mod faults;
mod fixtures;
mod id_token;
mod partner;
mod people;
mod phone;
mod polling;
mod program;
mod userinfo;
