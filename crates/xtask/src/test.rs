//! Every test there is.

use std::process::Command;
use std::time::Instant;

use crate::run::{cargo, npm, through};
use crate::trouble::Outcome;
use crate::{node, npm_packages, packages, screen, screens, tell};

/// Installs, builds and runs everything. Tests of the real window start a display of their own.
pub(crate) fn test() -> Outcome {
    let begun = Instant::now();
    packages::prepare(packages::Purpose::Everything)?;
    node::look()?;
    npm_packages::SCREEN.fetch()?;
    npm_packages::PEER.fetch()?;
    screen::build()?;
    for (what, mut command) in steps()? {
        tell::step(what, || through(&mut command))?;
    }
    tell::line(format!("\nEvery test passed ({}).", tell::spoken(begun.elapsed())));
    Ok(())
}

/// The screen first: its answers come in seconds. All targets are built before any test runs, since the tests of the
/// whole product start its programs.
fn steps() -> Outcome<[(&'static str, Command); 8]> {
    // What is cut is cut in the language with the longest words first; what breaks a rule does so in every language.
    let views = ["screens", "--", "--lang=nb,fi", "--size=1280x720"];
    Ok([
        ("Checking the types of the screen", npm(&["run", "--silent", "check"])),
        ("Linting the screen", npm(&["run", "--silent", "lint"])),
        ("Testing the screen", npm(&["run", "--silent", "test"])),
        ("Looking at every view, in light and dark", screens::looking(&views)?),
        ("Looking at the club's page on two phones", screens::looking(&["page"])?),
        ("Listening as a screen reader does", screens::looking(&["tree"])?),
        ("Building the programs and their tests", cargo(&["build", "--workspace", "--all-targets"])),
        ("Testing the programs", cargo(&["test", "--workspace"])),
    ])
}
