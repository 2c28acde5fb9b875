//! `skranke-cli members import`: progress as it goes, every row that was not taken in (of many the first), and what it came to.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use desk_app::Desk;
use desk_app::import::{self, Counts, Report, Told};
use desk_wire::{Code, WireError};
use serde::Serialize;

use crate::args::{Import, SetupArgs};
use crate::output::Output;
use crate::stop::Stop;

#[derive(Serialize)]
#[serde(tag = "event", rename_all = "snake_case", rename_all_fields = "camelCase")]
enum Line<'a> {
    Progress {
        percent: u64,
        #[serde(flatten)]
        counts: CountsLine,
    },
    Refused {
        row: u64,
        #[serde(skip_serializing_if = "Option::is_none")]
        field: Option<&'static str>,
        reason: String,
    },
    Doubtful {
        row: u64,
        reason: String,
        member_ids: Vec<String>,
    },
    Done {
        dry_run: bool,
        #[serde(flatten)]
        counts: CountsLine,
        unused_columns: &'a [String],
        #[serde(skip_serializing_if = "Option::is_none")]
        refused_file: Option<PathBuf>,
    },
}

#[derive(Serialize)]
struct CountsLine {
    new: u64,
    changed: u64,
    unchanged: u64,
    doubtful: u64,
    refused: u64,
    kept: u64,
}

impl From<Counts> for CountsLine {
    fn from(counts: Counts) -> Self {
        let Counts { new, changed, unchanged, doubtful, refused, kept } = counts;
        Self { new, changed, unchanged, doubtful, refused, kept }
    }
}

/// Ends as it came out; a signal ends it between two batches.
pub(crate) async fn run(setup: &SetupArgs, import: Import) -> ExitCode {
    let output = Output::new(import.json);
    let dry_run = import.dry_run;
    let work = async |desk: &Desk| {
        let mut stop = Stop::listen();
        let stopped = Arc::new(AtomicBool::new(false));
        let tell = {
            let stopped = Arc::clone(&stopped);
            move |told: Told| {
                tell(output, told);
                if stopped.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            }
        };
        let import = import::Import { file: import.file, mappings: import.map };
        let importing = async {
            if dry_run { desk.plan_import(import, tell).await } else { desk.import_members(import, tell).await }
        };
        tokio::pin!(importing);
        let done = tokio::select! {
            done = &mut importing => done,
            () = stop.wished() => {
                stopped.store(true, Ordering::Relaxed);
                importing.await
            }
        };
        Ok(match done {
            Ok(report) if report.cancelled => cancelled(output, report.counts, dry_run),
            Ok(report) => told_done(output, &report, dry_run),
            Err(error) => output.failed_plainly(&WireError::from(error)),
        })
    };
    setup.at_the_desk(output, work).await
}

fn tell(output: Output, told: Told) {
    match told {
        Told::Progress { counts, percent } => {
            let sentence = format!("{percent} %: {} rows", counts.rows());
            output.line(&Line::Progress { percent, counts: counts.into() }, &sentence);
        }
        Told::Refused { row, problem } => {
            let sentence = format!("Row {row} is refused: {problem}.");
            let (field, reason) = (problem.field.map(import::Field::word), problem.reason.to_string());
            output.line(&Line::Refused { row, field, reason }, &sentence);
        }
        Told::Doubtful { row, doubt, members } => {
            let member_ids: Vec<String> = members.iter().map(|member| member.0.to_string()).collect();
            let whom = if member_ids.is_empty() { String::new() } else { format!(" ({})", member_ids.join(", ")) };
            let sentence = format!("Row {row} is for staff to decide: {doubt}{whom}.");
            output.line(&Line::Doubtful { row, reason: doubt.to_string(), member_ids }, &sentence);
        }
    }
}

fn told_done(output: Output, report: &Report, dry_run: bool) -> ExitCode {
    let mut sentences = vec![summary(report.counts)];
    if dry_run {
        sentences.insert(0, "Nothing was changed; it would come to this:".to_owned());
    }
    if !report.unused_columns.is_empty() {
        sentences.push(format!("Columns that were not used: {}.", report.unused_columns.join(", ")));
    }
    if let Some(file) = &report.refused_file {
        sentences.push(format!("The rows that were not taken in are in {}.", file.display()));
    }
    let line = Line::Done {
        dry_run,
        counts: report.counts.into(),
        unused_columns: &report.unused_columns,
        refused_file: report.refused_file.clone(),
    };
    output.line(&line, &sentences.join("\n"));
    ExitCode::SUCCESS
}

fn summary(counts: Counts) -> String {
    let Counts { new, changed, unchanged, doubtful, refused, kept } = counts;
    let came_to = format!(
        "{new} new, {changed} changed, {unchanged} unchanged, {doubtful} for staff to decide, {refused} refused."
    );
    match kept {
        0 => came_to,
        _ => format!(
            "{came_to}\nOf {kept} members the file has another name, number or address; the register keeps its own."
        ),
    }
}

fn cancelled(output: Output, counts: Counts, dry_run: bool) -> ExitCode {
    let advice = if dry_run { "Nothing was changed." } else { "They are in the register; run it again to go on." };
    let sentence = format!("Cancelled after {} rows: {} {advice}", counts.rows(), summary(counts));
    output.failed_plainly(&WireError::new(Code::Cancelled).with_detail(sentence))
}
