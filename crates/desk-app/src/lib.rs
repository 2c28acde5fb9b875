//! The use cases of the counter: what staff do, over the register (`desk-store`) and the provider (`vipps`).
//!
//! [`Desk`] is the one handle, cheap to clone. Its methods are named as staff would say them ([`Desk::enter_number`],
//! [`Desk::check_in`], [`Desk::say_wrong_person`]); [`Desk::obey`] takes them as commands of the wire. One task looks after
//! each waiting login, in `login_task`: journal first, then the card, then the event.
//!
//! What it deliberately is not: a screen, a window, a command line. The domain's rules are `desk-core`'s, the polling's are
//! `ciba`'s. The system's clock, its randomness and its keychain are touched in [`clock`], [`random`] and [`vault`] alone.
//!
//! Start at [`Desk::open`], then `login_task`.

pub mod arrival;
mod audit;
mod backup_room;
pub mod backups;
mod card;
pub mod certificate;
mod certificate_words;
mod claims;
pub mod clock;
pub mod config;
mod consents;
mod customer_display;
mod desk;
mod details;
pub mod doctor;
mod ending;
pub mod export;
mod failure;
pub mod files;
mod finding;
mod following;
pub mod forgetting;
pub mod form;
mod house;
mod house_view;
pub mod import;
mod intents;
mod journal;
mod letting_in;
pub mod log;
mod login_task;
mod logins;
mod obey;
pub mod page;
mod page_receipt;
mod page_wait;
mod pin;
pub mod premises;
mod probe;
pub mod random;
mod register;
mod report;
mod retention;
mod scanning;
mod sealing;
mod settings_check;
mod settings_file;
mod settings_form;
mod settings_page;
mod settings_retention;
mod settings_write;
mod shift;
pub mod simulator;
mod staff;
pub mod vault;
mod view;
mod view_audit;
mod view_retention;
mod view_settings;
mod view_staff;
mod visits;

pub use config::{Config, ConfigError};
pub use desk::{Desk, OpenError, Parts, frame, frame_without_settings};
pub use failure::Failure;
pub use logins::Request;
pub use premises::Premises;
