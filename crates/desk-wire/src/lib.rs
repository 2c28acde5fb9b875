//! All that crosses a process boundary of Skranke: the commands the screen may give, what they answer, the events the
//! desk tells, the closed list of error codes, and the lines `skranke-cli --json` prints.
//!
//! What it deliberately is not: the domain. No rule lives here, and nothing inside the desk uses these types; `desk-app`
//! converts at the border, once. Tokens, secrets and `auth_req_id` have no type here, so they cannot cross.
//!
//! Start at [`command`]: the one list of commands, which the shell, the HTTP bridge of the tests and the generated
//! TypeScript all read. [`typescript`] is how `ui/src/ipc/wire.ts` is made.

pub mod audit;
pub mod backup;
pub mod check;
pub mod cli;
pub mod code;
pub mod command;
pub mod desk;
pub mod display;
pub mod event;
pub mod export;
pub mod forgetting;
pub mod house;
pub mod intent;
pub mod login;
pub mod lookup;
pub mod member;
pub mod phone;
pub mod register;
pub mod report;
pub mod retention;
pub mod secret;
pub mod settings;
pub mod setup;
pub mod staff;
mod typescript;
pub mod visits;

pub use code::{Code, WireError};
pub use command::Command;
pub use event::Event;
pub use secret::Secret;
pub use typescript::typescript;

/// Milliseconds since 1970-01-01T00:00:00Z.
pub type Ms = i64;
