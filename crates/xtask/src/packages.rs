//! Packages of the system. On Debian and its kin they are installed where that is allowed; elsewhere they are named.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::fs;
use std::process::Command;

use crate::run::{program, said, through};
use crate::trouble::{Outcome, Trouble};
use crate::{chromium, tell};

/// What is going to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Purpose {
    /// Build the programs, and open them on a display that is there.
    Build,
    /// Besides: drive and photograph the real window without a display.
    Everything,
}

/// One package, by its name on Debian.
struct Package {
    name: &'static str,
    why: &'static str,
    purpose: Purpose,
}

const PACKAGES: &[Package] = &[
    to_build("build-essential", "compiler and linker; the register's SQLite and the cryptography are written in C"),
    to_build("pkg-config", "finds the libraries below"),
    to_build("libwebkit2gtk-4.1-dev", "the window"),
    to_build("libssl-dev", "the cipher of the register (SQLCipher)"),
    to_test("xvfb", "a display where there is none"),
    to_test("webkit2gtk-driver", "types and presses in the real window"),
    to_test("imagemagick", "photographs the display"),
    to_test("dbus", "a session bus, which the window expects"),
    to_test("gnome-keyring", "a keychain, for the test that keeps the secrets in one"),
    to_test(chromium::PACKAGE, "opens every view: what is cut, what breaks WCAG, what a screen reader is told"),
    to_test("fonts-dejavu-core", "letters for the customer's phone"),
];

const fn to_build(name: &'static str, why: &'static str) -> Package {
    Package { name, why, purpose: Purpose::Build }
}

const fn to_test(name: &'static str, why: &'static str) -> Package {
    Package { name, why, purpose: Purpose::Everything }
}

/// All of them, with the reason for each.
pub(crate) fn list() -> String {
    let mut text = String::new();
    for (purpose, heading) in [(Purpose::Build, "To build:"), (Purpose::Everything, "To test without a display:")] {
        let _ = writeln!(text, "{heading}");
        for package in PACKAGES.iter().filter(|package| package.purpose == purpose) {
            let _ = writeln!(text, "  {:24}{}", package.name, package.why);
        }
    }
    text + "\nIn one line:\n  " + &by_hand(&names(Purpose::Everything))
}

/// Sees to it that what is needed is there, or says what to do.
pub(crate) fn prepare(purpose: Purpose) -> Outcome {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    if !is_debian(&fs::read_to_string("/etc/os-release").unwrap_or_default()) {
        let names = names(purpose).join(" ");
        tell::line(format!("▸ Not a Debian: what these packages hold there has to be installed here: {names}"));
        return Ok(());
    }
    let missing = missing(purpose)?;
    if missing.is_empty() {
        tell::line("▸ The Debian packages are there");
        return Ok(());
    }
    let Some(rights) = rights() else {
        let what = format!("Debian packages are missing, and only root may install them: {}", missing.join(" "));
        return Err(Trouble::new(what).advise(format!("Run this, and then the task again:\n  {}", by_hand(&missing))));
    };
    tell::step(&format!("Installing Debian packages: {}", missing.join(" ")), || install(&rights, &missing))
}

fn names(purpose: Purpose) -> Vec<&'static str> {
    PACKAGES.iter().filter(|package| package.purpose <= purpose).map(|package| package.name).collect()
}

fn by_hand(names: &[&str]) -> String {
    format!("sudo apt-get update && sudo apt-get install --no-install-recommends {}", names.join(" "))
}

// ── What is there ─────────────────────────────────────────────────────────

/// Debian itself, or one of those that say they are like it.
fn is_debian(os_release: &str) -> bool {
    let values = os_release.lines().filter_map(|line| line.strip_prefix("ID=").or(line.strip_prefix("ID_LIKE=")));
    values.flat_map(|value| value.trim_matches(['"', '\'']).split_whitespace()).any(|id| id == "debian")
}

fn missing(purpose: Purpose) -> Outcome<Vec<&'static str>> {
    let names = names(purpose);
    let known =
        said(program("dpkg-query").args(["--show", "--showformat=${db:Status-Abbrev} ${Package}\\n"]).args(&names))?;
    let mut missing = not_installed(&names, &known);
    // It may be there by another name, or in a place of one's own.
    missing.retain(|name| *name != chromium::PACKAGE || chromium::find().is_none());
    Ok(missing)
}

/// `known` has a line per package the system has heard of: `ii  xvfb`, `un  dbus`.
fn not_installed<'a>(names: &[&'a str], known: &str) -> Vec<&'a str> {
    let installed: HashSet<&str> = known.lines().filter_map(|line| line.strip_prefix("ii ")).map(str::trim).collect();
    names.iter().copied().filter(|name| !installed.contains(name)).collect()
}

// ── Installing ────────────────────────────────────────────────────────────

/// The words to put before a command so that it may install; `None` if it may not.
fn rights() -> Option<Vec<&'static str>> {
    if said(program("id").arg("--user")).is_ok_and(|id| id.trim() == "0") {
        return Some(vec!["env"]);
    }
    let is_free =
        program("sudo").args(["--non-interactive", "true"]).output().is_ok_and(|output| output.status.success());
    is_free.then(|| vec!["sudo", "--non-interactive"])
}

fn install(rights: &[&str], names: &[&str]) -> Outcome {
    let update = ["update", "-qq"];
    let install = ["install", "--yes", "-qq", "--no-install-recommends", "-o", "Dpkg::Use-Pty=0"];
    through(apt(rights).args(update))
        .and_then(|()| through(apt(rights).args(install).args(names)))
        .map_err(|trouble| trouble.advise(format!("Try it by hand:\n  {}", by_hand(names))))
}

/// Never asks: there may be nobody to answer.
fn apt(rights: &[&str]) -> Command {
    let mut command = program(rights[0]);
    command.args(&rights[1..]).args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debian_and_its_kin_are_known_by_their_own_words() {
        for text in ["ID=debian\n", "NAME=x\nID=ubuntu\nID_LIKE=debian\n", "ID=linuxmint\nID_LIKE=\"ubuntu debian\""] {
            assert!(is_debian(text), "{text}");
        }
    }

    #[test]
    fn others_are_not_taken_for_debian() {
        for text in ["ID=fedora\n", "ID=arch", "", "ID=opensuse\nID_LIKE=\"suse\"", "HOME_URL=debian"] {
            assert!(!is_debian(text), "{text}");
        }
    }

    #[test]
    fn a_package_is_missing_if_it_is_unknown_removed_or_half_installed() {
        let known = "ii  xvfb\nun  dbus\nrc  imagemagick\niU  libssl-dev\n";
        let names = ["xvfb", "dbus", "imagemagick", "libssl-dev", "fonts-dejavu-core"];
        assert_eq!(not_installed(&names, known), ["dbus", "imagemagick", "libssl-dev", "fonts-dejavu-core"]);
    }

    #[test]
    fn building_asks_for_less_than_testing() {
        assert!(!names(Purpose::Build).contains(&"xvfb"));
        assert!(names(Purpose::Everything).contains(&"libssl-dev") && names(Purpose::Everything).contains(&"xvfb"));
    }

    #[test]
    fn the_list_gives_a_reason_for_each_and_a_line_to_copy() {
        let list = list();
        assert!(PACKAGES.iter().all(|package| list.contains(package.name) && list.contains(package.why)));
        assert!(list.ends_with("fonts-dejavu-core"), "{list}");
    }
}
