//! The register from the command line.

use std::process::ExitCode;

use desk_app::Desk;
use desk_wire::Command;
use desk_wire::command::OpenMember;
use desk_wire::member::{DetailsView, MemberCard, MemberView};
use serde::Serialize;

use crate::args::SetupArgs;
use crate::output::Output;
use crate::setup::obeyed;

/// A thing with `event` before it, as every line has.
#[derive(Serialize)]
struct Line<'a, T> {
    event: &'static str,
    #[serde(flatten)]
    content: &'a T,
}

/// A member with what else is known.
#[derive(Serialize)]
struct Shown {
    #[serde(flatten)]
    member: MemberView,
    details: DetailsView,
}

/// `skranke-cli members find TEXT`. Nobody found is a success with no line.
pub(crate) async fn find(setup: &SetupArgs, text: &str, output: Output) -> ExitCode {
    let work = async |desk: &Desk| {
        for row in desk.find_members(text).await? {
            let sentence = format!("{}  {}  {}", row.member_id, row.name, row.masked_phone);
            output.line(&Line { event: "member", content: &row }, &sentence);
        }
        Ok(ExitCode::SUCCESS)
    };
    setup.at_the_desk(output, work).await
}

/// `skranke-cli members show ID`.
pub(crate) async fn show(setup: &SetupArgs, id: &str, output: Output) -> ExitCode {
    let work = async |desk: &Desk| {
        let open = Command::OpenMember(OpenMember { member_id: id.to_owned() });
        let MemberCard { member, details, .. } = obeyed(desk, open).await?;
        let phone = member.phone.as_ref().map(|phone| phone.pretty.as_str()).unwrap_or_default();
        let email = member.email.as_deref().unwrap_or_default();
        let mut sentence =
            format!("{}\nmember {}\n{phone}\n{email}\nvisits: {}", member.name, member.member_number, member.visits);
        for line in details.birthdate.iter().chain(details.addresses.iter().flat_map(|address| &address.lines)) {
            sentence.push('\n');
            sentence.push_str(line);
        }
        output.line(&Line { event: "member", content: &Shown { member, details } }, &sentence);
        Ok(ExitCode::SUCCESS)
    };
    setup.at_the_desk(output, work).await
}
