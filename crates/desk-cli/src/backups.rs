//! `skranke-cli backup`, `backups`, `restore`, `rekey`: copies of the register, and its key.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use desk_app::backups::{self, BackupError, Replaced};
use desk_app::clock::now;
use desk_wire::{Code, WireError};
use serde::Serialize;

use crate::args::SetupArgs;
use crate::exit_code;
use crate::output::Output;
use crate::passphrase;
use crate::setup::{in_the_background, vault};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct BackupLine {
    event: &'static str,
    file: String,
    made_at_ms: i64,
    reason: &'static str,
    bytes: u64,
    /// What is wrong with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<Code>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RestoredLine {
    event: &'static str,
    members: i64,
    /// What was there before, as a backup.
    #[serde(skip_serializing_if = "Option::is_none")]
    kept_as: Option<String>,
    /// What was there before and could not be opened, as it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    kept_unreadable_as: Option<String>,
}

#[derive(Serialize)]
struct RekeyedLine {
    event: &'static str,
    backups: usize,
    unreadable: usize,
}

/// `skranke-cli backup [FILE]`.
pub(crate) async fn make(setup: &SetupArgs, file: Option<PathBuf>, output: Output) -> ExitCode {
    let work = move |folder: PathBuf| match file {
        None => {
            let made = backups::back_up(&vault(), &folder, now()).map_err(told)?;
            Ok(line_of(&made.file, made.made_at.as_millisecond(), made.reason.word(), made.bytes))
        }
        Some(file) => {
            let vault = vault();
            // On standard input the desk's own passphrase comes first.
            vault.unlock_if_needed(&folder).map_err(|error| told(error.into()))?;
            let passphrase = passphrase::for_the_backup()?;
            let made = backups::carry_away(&vault, &folder, &file, &passphrase, now()).map_err(told)?;
            Ok(line_of(&file, made.made_at.as_millisecond(), "carried", made.bytes))
        }
    };
    finish(setup, output, work, |line| {
        let sentence = format!("{}  {} bytes", line.file, line.bytes);
        output.line(&line, &sentence);
    })
    .await
}

/// `skranke-cli backups list`.
pub(crate) async fn list(setup: &SetupArgs, output: Output) -> ExitCode {
    let work = |folder: PathBuf| backups::list(&vault(), &folder).map_err(told);
    finish(setup, output, work, |listed| {
        for backups::Listed { backup, wrong } in listed {
            let made_at = backup.made_at;
            let line = line_of(&backup.file, made_at.as_millisecond(), backup.reason.word(), backup.bytes);
            let wrong_words = wrong.map(|code| format!("  {}", exit_code::sentence(code))).unwrap_or_default();
            let sentence = format!("{made_at}  {:<8}  {}{wrong_words}", line.reason, line.file);
            output.line(&BackupLine { code: wrong, ..line }, &sentence);
        }
    })
    .await
}

/// `skranke-cli restore FILE`.
pub(crate) async fn restore(setup: &SetupArgs, file: PathBuf, output: Output) -> ExitCode {
    let work = move |folder: PathBuf| {
        let vault = vault();
        vault.unlock_if_needed(&folder).map_err(|error| told(error.into()))?;
        backups::restore(&vault, &folder, &file, passphrase::of_the_backup, now()).map_err(told)
    };
    finish(setup, output, work, |restored| {
        let (kept_as, kept_unreadable_as, sentence) = match restored.replaced {
            Replaced::Nothing => (None, None, String::new()),
            Replaced::Backup(file) => {
                (Some(text_of(&file)), None, format!(" What was there before is kept in {}.", file.display()))
            }
            Replaced::Unreadable(file) => {
                let sentence = format!(" What was there before did not open; it is kept as {}.", file.display());
                (None, Some(text_of(&file)), sentence)
            }
        };
        let members = restored.members;
        let line = RestoredLine { event: "restored", members, kept_as, kept_unreadable_as };
        output.line(&line, &format!("Restored; members: {members}.{sentence}"));
    })
    .await
}

/// `skranke-cli rekey`.
pub(crate) async fn rekey(setup: &SetupArgs, output: Output) -> ExitCode {
    let work = |folder: PathBuf| backups::rekey(&vault(), &folder).map_err(told);
    finish(setup, output, work, |rekeyed| {
        let line = RekeyedLine { event: "rekeyed", backups: rekeyed.backups, unreadable: rekeyed.unreadable };
        let left = match rekeyed.unreadable {
            0 => String::new(),
            n => format!(" Backups that could not be read and are as they were: {n}."),
        };
        let sentence = format!("The register has a new key; so have its backups: {}.{left}", rekeyed.backups);
        output.line(&line, &sentence);
    })
    .await
}

async fn finish<T: Send + 'static>(
    setup: &SetupArgs,
    output: Output,
    work: impl FnOnce(PathBuf) -> Result<T, WireError> + Send + 'static,
    tell: impl FnOnce(T),
) -> ExitCode {
    let folder = match setup.data_folder() {
        Ok(folder) => folder,
        Err(error) => return output.failed(&error),
    };
    match in_the_background(move || work(folder)).await {
        Ok(done) => {
            tell(done);
            ExitCode::SUCCESS
        }
        Err(error) => output.failed(&error),
    }
}

fn line_of(file: &Path, made_at_ms: i64, reason: &'static str, bytes: u64) -> BackupLine {
    BackupLine { event: "backup", file: text_of(file), made_at_ms, reason, bytes, code: None }
}

fn text_of(file: &Path) -> String {
    file.display().to_string()
}

fn told(error: BackupError) -> WireError {
    WireError::from(&error)
}
