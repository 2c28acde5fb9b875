//! The register from the command line.

use std::process::ExitCode;

use desk_wire::command::OpenMember;
use desk_wire::member::{MemberCard, MemberRow};
use desk_wire::{Code, Command, WireError};
use serde::Serialize;

use crate::args::SetupArgs;
use crate::output::Output;

/// A thing with `event` before it, as every line has.
#[derive(Serialize)]
struct Line<'a, T> {
    event: &'static str,
    #[serde(flatten)]
    content: &'a T,
}

/// `skranke-cli members find TEXT`. Nobody found is a success with no line.
pub(crate) async fn find(setup: &SetupArgs, text: &str, output: Output) -> ExitCode {
    let desk = match setup.open().await {
        Ok(desk) => desk,
        Err(error) => return output.failed(&error),
    };
    let rows: Vec<MemberRow> = match desk.find_members(text).await {
        Ok(rows) => rows,
        Err(failure) => return output.failed(&WireError::from(failure)),
    };
    for row in &rows {
        let sentence = format!("{}  {}  {}", row.member_id, row.name, row.masked_phone);
        output.line(&Line { event: "member", content: row }, &sentence);
    }
    ExitCode::SUCCESS
}

/// `skranke-cli members show ID`.
pub(crate) async fn show(setup: &SetupArgs, id: &str, output: Output) -> ExitCode {
    let desk = match setup.open().await {
        Ok(desk) => desk,
        Err(error) => return output.failed(&error),
    };
    let opened = desk.obey(Command::OpenMember(OpenMember { member_id: id.to_owned() })).await;
    let card: MemberCard =
        match opened.and_then(|card| serde_json::from_value(card).map_err(|_| WireError::new(Code::Internal))) {
            Ok(card) => card,
            Err(error) => return output.failed(&error),
        };
    let member = card.member;
    let phone = member.phone.as_ref().map(|phone| phone.pretty.as_str()).unwrap_or_default();
    let email = member.email.as_deref().unwrap_or_default();
    let sentence =
        format!("{}\nmember {}\n{phone}\n{email}\nvisits: {}", member.name, member.member_number, member.visits);
    output.line(&Line { event: "member", content: &member }, &sentence);
    ExitCode::SUCCESS
}
