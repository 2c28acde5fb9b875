//! The screen's types, made from the wire.

use std::process::Command;

use crate::run::{cargo, through};
use crate::trouble::Outcome;
use crate::{packages, tell};

/// Writes `ui/src/ipc/wire.ts` anew.
pub(crate) fn write() -> Outcome {
    packages::prepare(packages::Purpose::Build)?;
    tell::step("Writing ui/src/ipc/wire.ts", || through(compare().env("SKRANKE_WRITE_TYPES", "1")))
}

/// Fails if they are out of step.
pub(crate) fn compare() -> Command {
    cargo(&["test", "--quiet", "--package", "desk-wire", "--test", "typescript"])
}
