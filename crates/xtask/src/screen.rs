//! The screen's build, done anew only when what goes in has changed.

use std::path::PathBuf;

use crate::run::{npm, root, target, through};
use crate::stamp::Stamp;
use crate::tell;
use crate::trouble::Outcome;

/// What the built page is made from. Its tests are not.
const SOURCES: [&str; 9] = [
    "src",
    "public",
    "index.html",
    "display.html",
    "package.json",
    "package-lock.json",
    "svelte.config.js",
    "tsconfig.json",
    "vite.config.ts",
];

/// Builds `ui/dist`, which goes into the program, if a source of it changed or somebody else built it since.
pub(crate) fn build() -> Outcome {
    let page = in_ui("dist/index.html");
    let inputs = SOURCES.map(in_ui).into_iter().chain([page.clone()]).collect();
    let stamp = Stamp::new(target().join("xtask/screen-built"), inputs);
    if page.is_file() && stamp.is_current() {
        tell::line("▸ The screen is built");
        return Ok(());
    }
    tell::step("Building the screen", || {
        through(&mut npm(&["run", "--silent", "build"]))?;
        Ok(stamp.set()?)
    })
}

fn in_ui(name: &str) -> PathBuf {
    root().join("ui").join(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_source_of_the_screen_that_is_watched_exists() {
        for source in SOURCES {
            assert!(in_ui(source).exists(), "{source}: a name that changed is a change nobody sees");
        }
    }
}
