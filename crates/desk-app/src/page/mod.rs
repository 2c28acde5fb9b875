//! The club's page: where a customer's phone goes on after confirming, when a login ends in the browser.
//!
//! Written on the server, whole without any script, and made to stand behind a TLS proxy or a tunnel. It is built from the
//! blocks of `[page]`; what a visitor sends is saved block by block, with the login and, as soon as it is known who that is,
//! with the member. Who may see it is decided by a cookie that began with the one exchange of the code.
//!
//! What it deliberately is not: a way into the counter, or to anything of the register but what this visit itself says. No
//! address here carries personal data, no log line an address: route names and statuses only.
//!
//! Start at [`Desk::serve_page`](crate::Desk::serve_page) in `serve.rs`, then `site.rs`.

pub mod blocks;
mod callback;
pub(crate) mod colour;
mod cookie;
mod form;
mod given;
mod html;
mod language;
mod origin;
mod place;
mod rate;
mod receipt;
mod reference;
mod reply;
mod route;
mod serve;
mod site;
pub(crate) mod told;
mod visit;
mod visits;
mod words;

pub use reference::LIFE as REFERENCE_LIFE;
pub use serve::{Limits, PageError};
pub use visits::LIFE as VISIT_LIFE;
