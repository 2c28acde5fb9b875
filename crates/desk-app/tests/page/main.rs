//! The club's page over real HTTP: visits from the app's confirmation to the last block, and an attacker's afternoon.
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

mod callback;
mod club;
mod forms;
mod handing_over;
mod http;
mod limits;
mod logging;
mod tricks;
mod visiting;
