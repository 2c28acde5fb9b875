//! The book of screens: every view, photographed in a browser.

use std::path::Path;

use crate::run::{npm, root, through};
use crate::trouble::{Outcome, Trouble};
use crate::{node, npm_packages, tell};

/// Where Debian and its kin put Chromium; `CHROMIUM` names another place.
const CHROMIUM: &str = "/usr/bin/chromium";

/// Photographs every view and writes the sheets.
pub(crate) fn photograph() -> Outcome {
    node::look()?;
    look_for_chromium()?;
    npm_packages::SCREEN.fetch()?;
    let book = format!("--book={}", root().join("docs").join("screens").display());
    tell::step("Photographing every view", || through(&mut npm(&["run", "--silent", "screens", "--", &book])))
}

fn look_for_chromium() -> Outcome {
    let place = std::env::var_os("CHROMIUM").unwrap_or_else(|| CHROMIUM.into());
    if Path::new(&place).is_file() {
        return Ok(());
    }
    Err(Trouble::new("Chromium is needed to photograph the screen, and was not found.").advise(
        "Install it (on Debian: apt-get install chromium), or say in the variable CHROMIUM where it is, and run this again.",
    ))
}
