//! Where Chromium is: it opens every view to look at it.

use std::env;
use std::path::{Path, PathBuf};

use crate::trouble::{Outcome, Trouble};

/// The package, on Debian.
pub(crate) const PACKAGE: &str = "chromium";

/// Where systems put it.
const PLACES: [&str; 4] =
    ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/snap/bin/chromium", "/usr/bin/google-chrome"];

/// Where it is: where the variable `CHROMIUM` says, else where systems put it.
pub(crate) fn find() -> Option<PathBuf> {
    match env::var_os("CHROMIUM") {
        Some(place) => Some(PathBuf::from(place)).filter(|place| place.is_file()),
        None => PLACES.into_iter().map(Path::new).find(|place| place.is_file()).map(Path::to_owned),
    }
}

/// The same, or what to do.
pub(crate) fn look() -> Outcome<PathBuf> {
    find().ok_or_else(|| {
        Trouble::new("Chromium is needed to look at the screen, and was not found.").advise(
            "Install it (on Debian: apt-get install chromium), or say in the variable CHROMIUM where it is, and run this again.",
        )
    })
}
