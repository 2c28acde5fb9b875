//! Every view, opened in a browser: to look for what is cut or breaks WCAG, to read what a screen reader is told, and to
//! photograph it for the book.

use std::process::Command;

use crate::run::{npm, root, through};
use crate::trouble::Outcome;
use crate::{chromium, node, npm_packages, tell};

/// Photographs every view and writes the sheets.
pub(crate) fn photograph() -> Outcome {
    node::look()?;
    chromium::look()?;
    npm_packages::SCREEN.fetch()?;
    let book = format!("--book={}", root().join("docs").join("screens").display());
    tell::step("Photographing every view", || through(&mut looking(&["screens", "--", &book])?))
}

/// One of the scripts that look.
pub(crate) fn looking(script: &[&str]) -> Outcome<Command> {
    let mut command = npm(&["run", "--silent"]);
    command.args(script).env("CHROMIUM", chromium::look()?);
    Ok(command)
}
