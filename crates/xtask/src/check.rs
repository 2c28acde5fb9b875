//! Everything that can be said without running the product.

use std::process::Command;
use std::time::Instant;

use crate::run::{cargo, npm, through};
use crate::trouble::Outcome;
use crate::{node, npm_packages, packages, screen, tell, types};

/// Formatting, lints, and types in step.
pub(crate) fn check() -> Outcome {
    let begun = Instant::now();
    packages::prepare(packages::Purpose::Build)?;
    node::look()?;
    npm_packages::SCREEN.fetch()?;
    screen::build()?;
    for (what, mut command) in checks() {
        tell::step(what, || through(&mut command))?;
    }
    tell::line(format!("\nEverything is in order ({}).", tell::spoken(begun.elapsed())));
    Ok(())
}

/// The quick ones first.
fn checks() -> [(&'static str, Command); 5] {
    let clippy = ["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"];
    [
        ("Formatting of the Rust code", cargo(&["fmt", "--all", "--check"])),
        ("Types of the screen's own code", npm(&["run", "--silent", "check"])),
        ("Lints and formatting of the screen", npm(&["run", "--silent", "lint"])),
        ("Lints of the Rust code", cargo(&clippy)),
        ("Types of the screen in step with the wire", types::compare()),
    ]
}
