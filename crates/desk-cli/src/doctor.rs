//! `skranke-cli doctor`: every finding a line; the first thing that is wrong is the exit code.

use std::process::ExitCode;

use desk_app::doctor::{self, Finding, State};
use desk_wire::Code;
use desk_wire::check::Check;
use serde::Serialize;

use crate::args::SetupArgs;
use crate::exit_code;
use crate::output::Output;
use crate::setup::vault;

#[derive(Serialize)]
struct FindingLine<'a> {
    event: &'static str,
    name: Check,
    ok: bool,
    /// It works, and somebody should know.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    note: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<Code>,
    message: &'a str,
}

#[derive(Serialize)]
struct DoneLine {
    event: &'static str,
    ok: bool,
}

pub(crate) async fn run(setup: &SetupArgs, output: Output) -> ExitCode {
    let findings = doctor::examine(setup.config(), vault(), setup.data_dir.clone()).await;
    for finding in &findings {
        let Finding { check, state, message, .. } = finding;
        let mark = match state {
            State::Well => "ok   ",
            State::Note => "note ",
            State::Wrong(_) => "WRONG",
        };
        let (code, note) = (finding.code(), *state == State::Note);
        let line = FindingLine { event: "finding", name: *check, ok: code.is_none(), note, code, message };
        output.line(&line, &format!("{mark} {}: {message}", word_of(*check)));
    }
    let wrong = findings.iter().find_map(Finding::code);
    let sentence = if wrong.is_none() { "All is well." } else { "Something is wrong; see above." };
    output.line(&DoneLine { event: "done", ok: wrong.is_none() }, sentence);
    wrong.map_or(ExitCode::SUCCESS, exit_code::of)
}

/// As in the lines of `--json`.
fn word_of(check: Check) -> String {
    serde_json::to_value(check).ok().and_then(|word| Some(word.as_str()?.to_owned())).unwrap_or_default()
}
