//! Standard output: JSON Lines, or sentences.

use std::io::Write;
use std::process::ExitCode;

use desk_wire::cli::CliLine;
use desk_wire::{Code, WireError};
use serde::Serialize;

use crate::exit_code;

/// Where and how results are written. A closed pipe is no error: nobody reads.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Output {
    json: bool,
}

impl Output {
    pub(crate) fn new(json: bool) -> Self {
        Self { json }
    }

    /// A sentence, where there is no JSON.
    pub(crate) fn say(self, sentence: &str) {
        self.line(&(), sentence);
    }

    /// A sentence beside the results, which standard output keeps for itself where they are JSON.
    pub(crate) fn aside(self, sentence: &str) {
        if !self.json {
            self.say(sentence);
        }
    }

    /// A line of JSON, or a sentence.
    pub(crate) fn line(self, json: &impl Serialize, sentence: &str) {
        let text = if self.json { serde_json::to_string(json).unwrap_or_default() } else { sentence.to_owned() };
        let mut out = std::io::stdout().lock();
        let _ = writeln!(out, "{text}").and_then(|()| out.flush());
    }

    /// The end of something that never became a login.
    pub(crate) fn ended(self, code: Code, detail: &str) {
        self.failed(&WireError::new(code).with_detail(detail));
    }

    /// The same, from an error of the desk. Answers the exit code.
    pub(crate) fn failed(self, error: &WireError) -> ExitCode {
        let message = match (&error.detail, &error.problem) {
            (Some(detail), _) => format!("{} ({detail})", exit_code::sentence(error.code)),
            (None, Some(problem)) => {
                let problem = serde_json::to_value(problem).unwrap_or_default();
                format!("{} ({})", exit_code::sentence(error.code), problem.as_str().unwrap_or_default())
            }
            (None, None) => exit_code::sentence(error.code).to_owned(),
        };
        self.told(error, message)
    }

    /// The same, where the detail says it all.
    pub(crate) fn failed_plainly(self, error: &WireError) -> ExitCode {
        match &error.detail {
            Some(detail) => self.told(error, detail.clone()),
            None => self.failed(error),
        }
    }

    fn told(self, error: &WireError, message: String) -> ExitCode {
        let line = CliLine::Ended {
            state: None,
            code: error.code,
            message: message.clone(),
            check: error.check.clone(),
            retry_after_s: None,
            candidates: Vec::new(),
        };
        self.line(&line, &message);
        exit_code::of(error.code)
    }
}
