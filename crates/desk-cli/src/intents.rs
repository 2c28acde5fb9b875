//! Numbers that were kept while the provider could not be reached.

use std::process::ExitCode;

use desk_app::Desk;
use desk_wire::Command;
use desk_wire::command::{DropIntent, ListIntents};
use desk_wire::intent::IntentView;
use serde::Serialize;

use crate::args::SetupArgs;
use crate::output::Output;
use crate::setup::obeyed;

#[derive(Serialize)]
#[serde(tag = "event", rename_all = "snake_case", rename_all_fields = "camelCase")]
enum Line {
    Intent {
        #[serde(flatten)]
        intent: IntentView,
    },
    Done {
        kept: usize,
    },
}

/// `skranke-cli intents list`.
pub(crate) async fn list(setup: &SetupArgs, output: Output) -> ExitCode {
    let work = async |desk: &Desk| {
        for intent in obeyed::<Vec<IntentView>>(desk, Command::ListIntents(ListIntents {})).await? {
            let sentence = format!("{}  {}", intent.intent_id, intent.masked_phone);
            output.line(&Line::Intent { intent }, &sentence);
        }
        Ok(ExitCode::SUCCESS)
    };
    setup.at_the_desk(output, work).await
}

/// `skranke-cli intents remove ID`.
pub(crate) async fn remove(setup: &SetupArgs, intent_id: String, output: Output) -> ExitCode {
    let work = async |desk: &Desk| {
        let kept: Vec<IntentView> = obeyed(desk, Command::DropIntent(DropIntent { intent_id })).await?;
        output.line(&Line::Done { kept: kept.len() }, "Forgotten.");
        Ok(ExitCode::SUCCESS)
    };
    setup.at_the_desk(output, work).await
}
