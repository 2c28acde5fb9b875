//! Passphrases: out of a variable, typed at the terminal, or a line of standard input. Never an argument: arguments stand in
//! process lists and shell histories.

use std::io::{BufRead, IsTerminal, Read};

use desk_wire::{Code, WireError};
use secrecy::{ExposeSecret, SecretString};

/// No line is longer than this.
const MOST: u64 = 4096;

/// The one that opens the desk's secrets. Its variable is looked at before anybody is asked.
pub(crate) fn of_the_desk() -> Option<SecretString> {
    ask("Passphrase of this desk: ")
}

/// The one that opens a backup.
pub(crate) fn of_the_backup() -> Option<SecretString> {
    variable(BACKUP).or_else(|| ask("Passphrase of the backup: "))
}

/// A new one for a backup.
pub(crate) fn for_the_backup() -> Result<SecretString, WireError> {
    chosen(BACKUP, "Passphrase for this backup: ")
}

const BACKUP: &str = "SKRANKE_BACKUP_PASSPHRASE";

/// A new one; typed twice, because nobody sees what they type.
pub(crate) fn chosen(name: &str, prompt: &str) -> Result<SecretString, WireError> {
    let usage = |sentence: String| WireError::new(Code::Usage).with_detail(sentence);
    if let Some(given) = variable(name) {
        return Ok(given);
    }
    let none = || usage(format!("nothing was given: set {name}, type it, or give it on standard input"));
    let first = ask(prompt).ok_or_else(none)?;
    if std::io::stdin().is_terminal() {
        let second = ask("Once more: ").ok_or_else(none)?;
        if first.expose_secret() != second.expose_secret() {
            return Err(usage("the two are not the same".to_owned()));
        }
    }
    Ok(first)
}

/// A new PIN for somebody of the staff.
pub(crate) fn for_staff() -> Result<SecretString, WireError> {
    chosen("SKRANKE_STAFF_PIN", "New PIN: ")
}

fn variable(name: &str) -> Option<SecretString> {
    std::env::var(name).ok().filter(|text| !text.is_empty()).map(SecretString::from)
}

fn ask(prompt: &str) -> Option<SecretString> {
    if std::io::stdin().is_terminal() {
        let typed = rpassword::prompt_password(prompt).ok()?;
        return Some(typed).filter(|text| !text.is_empty()).map(SecretString::from);
    }
    line()
}

/// The next line of standard input, without its end. An unreadable or endless one is none.
pub(crate) fn line() -> Option<SecretString> {
    let mut line = Vec::new();
    std::io::stdin().lock().take(MOST).read_until(b'\n', &mut line).ok()?;
    let text = String::from_utf8(line).ok()?;
    let text = SecretString::from(text.trim_end_matches(['\r', '\n']).to_owned());
    Some(text).filter(|text| !text.expose_secret().is_empty())
}
