//! `skranke-cli members export`.

use std::ops::ControlFlow;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use desk_app::Desk;
use desk_app::export::{self, Flavour};
use desk_wire::{Code, WireError};
use serde::Serialize;

use crate::args::{Export, SetupArgs};
use crate::output::Output;
use crate::stop::Stop;

#[derive(Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
enum Line {
    Done { members: u64 },
}

/// A signal ends it and leaves no file.
pub(crate) async fn run(setup: &SetupArgs, export: Export) -> ExitCode {
    let output = Output::new(export.json);
    let flavour = if export.plain { Flavour::Plain } else { Flavour::Excel };
    let work = async |desk: &Desk| {
        let mut stop = Stop::listen();
        let stopped = Arc::new(AtomicBool::new(false));
        let tell = {
            let stopped = Arc::clone(&stopped);
            move |_| if stopped.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let exporting = desk.export_members(export::Export { file: export.file.clone(), flavour }, tell);
        tokio::pin!(exporting);
        let done = tokio::select! {
            done = &mut exporting => done,
            () = stop.wished() => {
                stopped.store(true, Ordering::Relaxed);
                exporting.await
            }
        };
        Ok(match done {
            Ok(exported) if exported.cancelled => {
                output.failed_plainly(&WireError::new(Code::Cancelled).with_detail("Cancelled; there is no file."))
            }
            Ok(exported) => {
                let sentence = format!("{} members are in {}, in clear.", exported.members, export.file.display());
                output.line(&Line::Done { members: exported.members }, &sentence);
                ExitCode::SUCCESS
            }
            Err(error) => output.failed_plainly(&WireError::from(error)),
        })
    };
    setup.at_the_desk(output, work).await
}
