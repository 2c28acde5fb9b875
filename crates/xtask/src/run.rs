//! Other programs: cargo, npm, and what was built.

use std::env;
use std::ffi::OsString;
use std::io;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::trouble::{Outcome, Trouble};

/// The top of the repository.
pub(crate) fn root() -> PathBuf {
    let here = env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from("crates/xtask"), PathBuf::from);
    here.join("../..").components().fold(PathBuf::new(), up)
}

fn up(mut path: PathBuf, part: std::path::Component<'_>) -> PathBuf {
    match part {
        std::path::Component::ParentDir if path.pop() => {}
        other => path.push(other),
    }
    path
}

/// A program, started from the top of the repository and asked nothing.
pub(crate) fn program(name: impl Into<OsString>) -> Command {
    let mut command = Command::new(name.into());
    command.current_dir(root()).stdin(Stdio::null());
    // What cargo says about this program must not be taken for something about the next.
    for (name, _) in env::vars_os().filter(|(name, _)| is_about_this_program(&name.to_string_lossy())) {
        command.env_remove(name);
    }
    command
}

fn is_about_this_program(variable: &str) -> bool {
    variable.starts_with("CARGO_PKG_") || variable.starts_with("CARGO_MANIFEST_")
}

/// The cargo that runs this.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let mut command = program(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments);
    command
}

/// npm, about the screen.
pub(crate) fn npm(arguments: &[&str]) -> Command {
    npm_in("ui", arguments)
}

/// npm, about a folder with a `package.json`.
pub(crate) fn npm_in(folder: &str, arguments: &[&str]) -> Command {
    let mut command = program(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.args(["--prefix", folder]).args(arguments);
    command
}

/// Something that was built, by the name it has on this system.
pub(crate) fn built(name: &str) -> PathBuf {
    target().join("debug").join(format!("{name}{}", env::consts::EXE_SUFFIX))
}

/// Where cargo builds.
pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// Runs a program to its end. Its words go to the terminal as they come.
pub(crate) fn through(command: &mut Command) -> Outcome {
    let name = spelled(command);
    let status = command.status().map_err(|error| not_started(&name, &error))?;
    if status.success() {
        return Ok(());
    }
    Err(Trouble::new(format!("`{name}` did not succeed ({status}).")).advise("What it said stands above."))
}

/// What a program says on standard output, whatever it thinks of its success.
pub(crate) fn said(command: &mut Command) -> Outcome<String> {
    let name = spelled(command);
    let output = command.stderr(Stdio::null()).output().map_err(|error| not_started(&name, &error))?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn not_started(name: &str, error: &io::Error) -> Trouble {
    Trouble::new(format!("`{name}` could not be started: {error}."))
}

fn spelled(command: &Command) -> String {
    let name = PathBuf::from(command.get_program());
    let name = name.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let words = command.get_args().map(|argument| argument.to_string_lossy().into_owned());
    std::iter::once(name).chain(words).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_top_of_the_repository_holds_the_workspace() {
        assert!(root().join("crates/xtask/Cargo.toml").is_file());
        assert!(!root().to_string_lossy().contains(".."));
    }

    #[test]
    fn a_program_that_fails_is_named_with_its_arguments() {
        let trouble = through(cargo(&["no-such-command"]).stderr(Stdio::null())).unwrap_err().to_string();
        assert!(trouble.starts_with("`cargo no-such-command` did not succeed"), "{trouble}");
    }

    #[test]
    fn a_program_that_is_not_there_is_said_to_be_missing() {
        let trouble = said(&mut program("no-such-program")).unwrap_err().to_string();
        assert!(trouble.starts_with("`no-such-program` could not be started"), "{trouble}");
    }
}
