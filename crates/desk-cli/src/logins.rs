//! What waits in the journal.

use std::process::ExitCode;

use desk_app::Desk;
use desk_wire::Command;
use desk_wire::command::TakeUpLogin;
use desk_wire::login::{Ending, LoginView};
use serde::Serialize;

use crate::args::SetupArgs;
use crate::login::Told;
use crate::output::Output;
use crate::setup::obeyed;
use crate::visit::{Page, open_page};

/// One login of a list: nobody's number in full.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LoginLine<'a> {
    event: &'static str,
    login_id: &'a str,
    state: desk_wire::login::LoginState,
    masked_phone: &'a str,
    binding_message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_at_ms: Option<i64>,
}

/// `skranke-cli logins list`.
pub(crate) async fn list(setup: &SetupArgs, output: Output) -> ExitCode {
    let work = async |desk: &Desk| {
        for view in desk.list_waiting().await? {
            tell(output, &view);
        }
        Ok(ExitCode::SUCCESS)
    };
    setup.at_the_desk(output, work).await
}

fn tell(output: Output, view: &LoginView) {
    let line = LoginLine {
        event: "login",
        login_id: &view.login_id,
        state: view.state,
        masked_phone: &view.phone.masked,
        binding_message: &view.binding_message,
        expires_at_ms: view.expires_at_ms,
    };
    let state = serde_json::to_value(view.state).unwrap_or_default();
    let sentence = format!("{}  {}  {}", view.binding_message, view.phone.masked, state.as_str().unwrap_or_default());
    output.line(&line, &sentence);
}

/// `skranke-cli logins settle` and `give-up`: takes one login up and does as staff decided. Exits as it then stands.
pub(crate) async fn decide(setup: &SetupArgs, login_id: &str, decision: Command, output: Output) -> ExitCode {
    let work = async |desk: &Desk| {
        desk.carry_out(Command::TakeUpLogin(TakeUpLogin { login_id: login_id.to_owned() })).await?;
        let view: LoginView = obeyed(desk, decision).await?;
        Ok(Told::new(output, Page::NotOurs).tell(&view).unwrap_or(ExitCode::SUCCESS))
    };
    setup.at_the_desk(output, work).await
}

/// `skranke-cli logins resume`: goes on with every login whose process is gone, all at once. Exits as the last to fail did.
pub(crate) async fn resume(setup: &SetupArgs, output: Output) -> ExitCode {
    let work = async |desk: &Desk| {
        // Each teller listens from before the first task runs, so none misses an end.
        let waiting = desk.list_waiting().await?;
        let listening: Vec<_> = waiting.iter().map(|_| desk.events()).collect();
        let is_on_page = waiting.iter().any(|view| view.ending == Ending::Browser);
        let page = open_page(desk, if is_on_page { Ending::Browser } else { Ending::App }, output).await?;
        let tellers = desk.resume_logins().await?.into_iter().zip(listening).map(|(view, events)| {
            let desk = desk.clone();
            tokio::spawn(async move { Told::new(output, page).until_it_ends(&desk, events, view).await })
        });
        let mut exit = ExitCode::SUCCESS;
        for teller in tellers.collect::<Vec<_>>() {
            match teller.await {
                Ok(ExitCode::SUCCESS) => {}
                Ok(other) => exit = other,
                Err(_) => exit = ExitCode::FAILURE,
            }
        }
        Ok(exit)
    };
    setup.at_the_desk(output, work).await
}
