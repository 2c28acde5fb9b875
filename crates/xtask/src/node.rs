//! Node.js, which builds the screen.

use crate::run::{npm, program, said};
use crate::trouble::{Outcome, Trouble};

const ADVICE: &str = "\
Install the LTS release of Node.js from https://nodejs.org (npm comes with it) and run this again.
On Debian 13 and newer, and on Ubuntu 25.04 and newer, `apt-get install nodejs npm` is recent enough too.";

/// Whether Node.js and npm are there and recent enough for the screen's build.
pub(crate) fn look() -> Outcome {
    let version = said(program("node").arg("--version"))
        .map_err(|_| Trouble::new("Node.js is needed to build the screen, and is not installed.").advise(ADVICE))?;
    if !is_recent(&version) {
        let what = format!("Node.js 20.19 or newer is needed to build the screen; this is {}.", version.trim());
        return Err(Trouble::new(what).advise(ADVICE));
    }
    said(npm(&["--version"]).arg("--silent"))
        .map_err(|_| Trouble::new("npm is needed to build the screen, and is not installed.").advise(ADVICE))?;
    Ok(())
}

/// 20.19 or newer, but not 21 and not 22 before 22.12: what the screen's build asks for.
fn is_recent(version: &str) -> bool {
    match numbers(version) {
        Some((20, minor)) => minor >= 19,
        Some((22, minor)) => minor >= 12,
        Some((major, _)) => major > 22,
        None => false,
    }
}

/// Major and minor of `v20.19.2`.
fn numbers(version: &str) -> Option<(u32, u32)> {
    let mut parts = version.trim().trim_start_matches('v').split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recent_node_is_taken() {
        for version in ["v20.19.0\n", "v20.20.2", "v22.12.0", "v24.0.1", "v26.3.0"] {
            assert!(is_recent(version), "{version}");
        }
    }

    #[test]
    fn an_old_an_odd_and_no_node_at_all_are_not_taken() {
        for version in ["v18.20.4", "v20.18.1", "v21.7.3", "v22.11.0", "", "node"] {
            assert!(!is_recent(version), "{version}");
        }
    }
}
