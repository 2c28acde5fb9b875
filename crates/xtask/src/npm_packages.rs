//! What a folder's `package.json` asks for, fetched anew only when that has changed.

use crate::run::{npm_in, root, target, through};
use crate::stamp::Stamp;
use crate::tell;
use crate::trouble::Outcome;

/// The screen's.
pub(crate) const SCREEN: NpmPackages = NpmPackages { whose: "screen", folder: "ui" };
/// Those of the provider that nobody here wrote, which `crates/ciba` is tested against.
pub(crate) const PEER: NpmPackages = NpmPackages { whose: "peer", folder: "tests/peer" };
/// Those of the client that ours is measured beside.
pub(crate) const BENCH: NpmPackages = NpmPackages { whose: "bench", folder: "tests/bench" };

/// The packages of one folder.
pub(crate) struct NpmPackages {
    whose: &'static str,
    folder: &'static str,
}

/// What decides which packages are fetched, and from where.
const INPUTS: [&str; 3] = ["package.json", "package-lock.json", ".npmrc"];

impl NpmPackages {
    /// Fetches exactly what the lock file names, if the list of it changed or nothing is there.
    pub(crate) fn fetch(&self) -> Outcome {
        let Self { whose, folder } = self;
        let path = root().join(folder);
        let mark = target().join("xtask").join(format!("{whose}-packages"));
        let stamp = Stamp::new(mark, INPUTS.map(|name| path.join(name)).to_vec());
        if path.join("node_modules").is_dir() && stamp.is_current() {
            tell::line(format!("▸ The {whose}'s packages are there"));
            return Ok(());
        }
        tell::step(&format!("Fetching the {whose}'s packages"), || {
            through(&mut npm_in(folder, &["ci", "--no-audit", "--no-fund", "--loglevel=error"]))?;
            Ok(stamp.set()?)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_that_decides_about_packages_exists() {
        for packages in [SCREEN, PEER, BENCH] {
            for name in INPUTS {
                assert!(root().join(packages.folder).join(name).is_file(), "{}/{name}", packages.folder);
            }
        }
    }
}
