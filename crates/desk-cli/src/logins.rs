//! What waits in the journal.

use std::process::ExitCode;

use desk_wire::command::TakeUpLogin;
use desk_wire::login::LoginView;
use desk_wire::{Code, Command, WireError};
use serde::Serialize;

use crate::args::SetupArgs;
use crate::login::Told;
use crate::output::Output;

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
    let desk = match setup.open().await {
        Ok(desk) => desk,
        Err(error) => return output.failed(&error),
    };
    match desk.list_waiting().await {
        Ok(views) => {
            for view in &views {
                tell(output, view);
            }
            ExitCode::SUCCESS
        }
        Err(failure) => output.failed(&WireError::from(failure)),
    }
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
    let desk = match setup.open().await {
        Ok(desk) => desk,
        Err(error) => return output.failed(&error),
    };
    let take_up = Command::TakeUpLogin(TakeUpLogin { login_id: login_id.to_owned() });
    let exit = match desk.obey(take_up).await {
        Ok(_) => match desk.obey(decision).await.map(serde_json::from_value::<LoginView>) {
            Ok(Ok(view)) => Told::new(output).tell(&view).unwrap_or(ExitCode::SUCCESS),
            Ok(Err(_)) => output.failed(&WireError::new(Code::Internal)),
            Err(error) => output.failed(&error),
        },
        Err(error) => output.failed(&error),
    };
    desk.close().await;
    exit
}

/// `skranke-cli logins resume`: goes on with every login whose process is gone, all at once. Exits as the last to fail did.
pub(crate) async fn resume(setup: &SetupArgs, output: Output) -> ExitCode {
    let desk = match setup.open().await {
        Ok(desk) => desk,
        Err(error) => return output.failed(&error),
    };
    let events = || desk.events();
    // Each teller listens from before the first task runs, so none misses an end.
    let mut listening: Vec<_> = Vec::new();
    let waiting = desk.list_waiting().await.map(|views| views.len()).unwrap_or_default();
    listening.resize_with(waiting, events);
    let exit = match desk.resume_logins().await {
        Ok(views) => {
            let tellers = views.into_iter().zip(listening).map(|(view, events)| {
                let desk = desk.clone();
                tokio::spawn(async move { Told::new(output).until_it_ends(&desk, events, view).await })
            });
            let mut exit = ExitCode::SUCCESS;
            for teller in tellers.collect::<Vec<_>>() {
                match teller.await {
                    Ok(ExitCode::SUCCESS) => {}
                    Ok(other) => exit = other,
                    Err(_) => exit = ExitCode::FAILURE,
                }
            }
            exit
        }
        Err(failure) => output.failed(&WireError::from(failure)),
    };
    desk.close().await;
    exit
}
