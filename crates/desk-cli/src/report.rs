//! `skranke-cli report`: a day in figures.

use std::process::ExitCode;

use desk_app::Desk;
use desk_app::import::Date;
use desk_wire::Command;
use desk_wire::report::{ReportView, ViewReport};
use serde::Serialize;

use crate::args::SetupArgs;
use crate::output::Output;
use crate::setup::obeyed;

#[derive(Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
enum Line {
    Report(Box<ReportView>),
}

/// One line of JSON, or a table that can be read.
pub(crate) async fn run(setup: &SetupArgs, day: Option<Date>, output: Output) -> ExitCode {
    let work = async |desk: &Desk| {
        let day = day.map(|day| day.to_string());
        let report: ReportView = obeyed(desk, Command::ViewReport(ViewReport { day })).await?;
        let table = table(&report);
        output.line(&Line::Report(Box::new(report)), &table);
        Ok(ExitCode::SUCCESS)
    };
    setup.at_the_desk(output, work).await
}

fn table(report: &ReportView) -> String {
    let kept = |count: Option<u32>| count.map_or("not kept any longer".to_owned(), |count| count.to_string());
    let median = report.median_ms.map_or("–".to_owned(), |ms| format!("{}.{} s", ms / 1000, ms % 1000 / 100));
    let mut lines = vec![
        format!("{}{}", report.day, if report.next.is_none() { ", so far" } else { "" }),
        format!("Enrolled: {}, of these taken back: {}", report.enrolled, report.taken_back),
        format!("Members who came: {}", kept(report.members_came)),
        format!("Guests who came: {}", kept(report.guests_came)),
        format!("Confirmed: {} of {} requests; half of them within {median}", report.confirmed, report.ended),
    ];
    let hours = report.enrolled_by_hour.iter().enumerate().filter(|(_, count)| **count > 0);
    lines.extend(hours.map(|(hour, count)| format!("  {hour:02}:00 {count:>6} enrolled")));
    for came in &report.came_to {
        let what = serde_json::to_value(came.what).unwrap_or_default();
        let what = what.as_str().unwrap_or_default();
        lines.push(format!("  {what:<14} {:>6} in the app, {:>6} on the page", came.app, came.browser));
    }
    for page in &report.pages {
        let language = serde_json::to_value(page.language).unwrap_or_default();
        lines.push(format!("  page read in {}: {}", language.as_str().unwrap_or_default(), page.count));
    }
    lines.join("\n")
}
