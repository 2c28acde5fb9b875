//! The counter and the customer's phone, to be tried by anybody.

use std::fmt::Write as _;
use std::fs;
use std::io::{self, BufRead as _};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::packages::Purpose;
use crate::run::{built, cargo, program, target, through};
use crate::trouble::{Outcome, Trouble};
use crate::{node, npm_packages, packages, screen, tell};

/// The whole workspace with what its tests use: a smaller choice has other features, and cargo would build nearly everything
/// anew between the demo and the tests.
const BUILD: [&str; 5] = ["build", "--workspace", "--bins", "--example", "tour"];

const WELCOME: &str = "
The counter and the customer's phone stand side by side. Try this:
  1. type +47 000 00 020 and press Enter; the counter shows a code
  2. on the phone, open the notice: it shows the same code. Confirm, and the member is on the counter
  3. press Enter, type the number again: the member is found before anything is sent. Enter checks in
Other numbers end otherwise: the phone's window lists them. Close the counter's window when you have seen enough.";

const AGAIN: &str = "
Press Enter to open the counter again on the same register: type the number once more, and the member is found at once.
Press Ctrl-C to end. Nothing stays that can be read: the key of the register was never written down.";

/// Opens the windows where there is a display, and plays the journey by itself where there is none.
pub(crate) fn demo(tour: bool) -> Outcome {
    let by_itself = tour || !has_display();
    packages::prepare(if by_itself { Purpose::Everything } else { Purpose::Build })?;
    node::look()?;
    npm_packages::SCREEN.fetch()?;
    screen::build()?;
    tell::step("Building the counter and the simulator", || through(&mut cargo(&BUILD)))?;
    if by_itself { play() } else { open() }
}

/// Only X11 and Wayland can be absent.
fn has_display() -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

// ── By hand ───────────────────────────────────────────────────────────────

fn open() -> Outcome {
    let data = fresh(&target().join("demo/data"))?;
    let key = key()?;
    tell::line(WELCOME);
    loop {
        let mut counter = program(built("skranke"));
        through(counter.arg("--simulator").arg("--data-dir").arg(&data).env("SKRANKE_DB_KEY", &key))?;
        tell::line(AGAIN);
        if io::stdin().lock().read_line(&mut String::new())? == 0 {
            return Ok(());
        }
    }
}

/// Kept in memory only. A register of former times could not be opened with it.
fn key() -> Outcome<String> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|error| Trouble::new(format!("No random key to be had: {error}.")))?;
    Ok(hex(&bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

// ── By itself ─────────────────────────────────────────────────────────────

fn play() -> Outcome {
    let folder = target().join("demo");
    tell::step("Playing the journey in the real window, without a display", || {
        through(program(built("examples/tour")).arg(&folder).stdin(Stdio::null()))
    })?;
    tell::line(format!("\nThe screenshots are in {}.", folder.display()));
    Ok(())
}

fn fresh(folder: &Path) -> Outcome<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    Ok(folder.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_64_hex_digits_and_never_the_same() {
        let (one, other) = (key().unwrap(), key().unwrap());
        assert_eq!(one.len(), 64);
        assert!(one.bytes().all(|sign| sign.is_ascii_hexdigit()));
        assert_ne!(one, other);
    }

    #[test]
    fn a_byte_is_two_digits_even_if_it_is_small() {
        assert_eq!(hex(&[0, 10, 255]), "000aff");
    }
}
