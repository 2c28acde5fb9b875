//! What the tests of the real window stand on: a display and a session bus of their own, the program under
//! `WebKitWebDriver`, and a way to read and press what a person reads and presses.
//!
//! Nothing here sleeps for a fixed time: everything is waited for, until a deadline that only a fault reaches. Whatever is
//! started ends with the test, also one that panics, and with the test's own process, also one that is killed.

mod app;
pub(crate) mod keys;
mod page;
mod photo;
mod process;
mod scene;
pub(crate) mod wait;

pub(crate) use app::{App, Window};
pub(crate) use scene::{Scene, Theme};
