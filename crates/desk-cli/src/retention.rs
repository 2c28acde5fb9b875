//! `skranke-cli retention`: what has had its time is counted or removed.

use std::process::ExitCode;

use desk_app::Desk;
use serde::Serialize;

use crate::args::{Retention, SetupArgs};
use crate::output::Output;

#[derive(Serialize)]
#[serde(tag = "event", rename_all = "snake_case", rename_all_fields = "camelCase")]
enum Line {
    Retention { kind: &'static str, count: u64, dry_run: bool },
    Done { count: u64, dry_run: bool },
}

/// A line a kind that has a time, also where there is nothing.
pub(crate) async fn run(setup: &SetupArgs, retention: Retention) -> ExitCode {
    let output = Output::new(retention.json);
    let dry_run = retention.dry_run;
    let work = async |desk: &Desk| {
        let counts = if dry_run {
            desk.count_overdue().await?
        } else {
            match desk.remove_overdue(retention.clock_is_right).await {
                Ok(counts) => counts,
                Err(failure) => return Ok(output.failed_plainly(&failure.into())),
            }
        };
        for (kind, count) in &counts {
            let sentence = format!("{count:>8}  {}", kind.word());
            output.line(&Line::Retention { kind: kind.word(), count: *count, dry_run }, &sentence);
        }
        let count = counts.iter().map(|(_, count)| count).sum();
        let done = if dry_run { "would be removed; nothing was" } else { "removed" };
        output.line(&Line::Done { count, dry_run }, &format!("{count:>8}  {done}"));
        Ok(ExitCode::SUCCESS)
    };
    setup.at_the_desk(output, work).await
}
