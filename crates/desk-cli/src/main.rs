//! `skranke-cli`: the desk without a window, for tills that shell out, for scripts and for tests.
//!
//! With `--json`, standard output carries JSON Lines and nothing else; how a login ended is also its exit code
//! ([`exit_code`]). The log goes to standard error.

mod args;
mod backups;
mod doctor;
mod exit_code;
mod export;
mod forgetting;
mod guests;
mod import;
mod intents;
mod login;
mod logins;
mod members;
mod output;
mod passphrase;
mod reception_args;
mod report;
mod retention;
mod secret;
mod setup;
mod simulator;
mod staff;
mod stop;
mod visit;

use std::process::ExitCode;

use clap::Parser;
use clap::error::ErrorKind;
use desk_wire::Code;
use desk_wire::command::{self as wire, GiveUp, SettleLogin};

use crate::args::{Args, Backups, Command, Intents, Logins, Members, Secret};
use crate::output::Output;

#[tokio::main]
async fn main() -> ExitCode {
    desk_app::log::start(std::env::var(desk_app::log::VARIABLE).ok().as_deref());
    match Args::try_parse() {
        Ok(args) => run(args).await,
        Err(error) => misused(&error),
    }
}

async fn run(args: Args) -> ExitCode {
    let setup = args.setup;
    match args.command {
        Command::Doctor { json } => doctor::run(&setup, Output::new(json)).await,
        Command::Login(login) => login::run(&setup, login).await,
        Command::Logins { command: Logins::List { json } } => logins::list(&setup, Output::new(json)).await,
        Command::Logins { command: Logins::Settle { login_id, member, json } } => {
            let decide = wire::Command::SettleLogin(SettleLogin { login_id: login_id.clone(), member_id: member });
            logins::decide(&setup, &login_id, decide, Output::new(json)).await
        }
        Command::Logins { command: Logins::GiveUp { login_id, json } } => {
            let decide = wire::Command::GiveUp(GiveUp { login_id: login_id.clone() });
            logins::decide(&setup, &login_id, decide, Output::new(json)).await
        }
        Command::Logins { command: Logins::Resume { json } } => logins::resume(&setup, Output::new(json)).await,
        Command::Members { command: Members::Find { text, json } } => {
            members::find(&setup, &text, Output::new(json)).await
        }
        Command::Members { command: Members::Show { id, json } } => members::show(&setup, &id, Output::new(json)).await,
        Command::Members { command: Members::Person { id, json } } => {
            forgetting::person(&setup, &id, Output::new(json)).await
        }
        Command::Members { command: Members::Erase(erase) } => forgetting::erase(&setup, erase).await,
        Command::Members { command: Members::Import(import) } => import::run(&setup, import).await,
        Command::Members { command: Members::Export(export) } => export::run(&setup, export).await,
        Command::Guests { command } => guests::run(&setup, command).await,
        Command::Intents { command: Intents::List { json } } => intents::list(&setup, Output::new(json)).await,
        Command::Intents { command: Intents::Remove { id, json } } => {
            intents::remove(&setup, id, Output::new(json)).await
        }
        Command::Backup { file, json } => backups::make(&setup, file, Output::new(json)).await,
        Command::Backups { command: Backups::List { json } } => backups::list(&setup, Output::new(json)).await,
        Command::Restore { file, json } => backups::restore(&setup, file, Output::new(json)).await,
        Command::Rekey { json } => backups::rekey(&setup, Output::new(json)).await,
        Command::Secret { command: None, json } => secret::keep(&setup, Output::new(json)).await,
        Command::Secret { command: Some(Secret::ChoosePassphrase { json }), .. } => {
            secret::choose_passphrase(&setup, Output::new(json)).await
        }
        Command::Secret { command: Some(Secret::ChangePassphrase { json }), .. } => {
            secret::change_passphrase(&setup, Output::new(json)).await
        }
        Command::Staff { command } => staff::run(&setup, command).await,
        Command::Report { day, json } => report::run(&setup, day, Output::new(json)).await,
        Command::Retention(retention) => retention::run(&setup, retention).await,
        Command::Simulator(simulator) => simulator::run(&setup, simulator).await,
    }
}

/// Help and version are no misuse; anything else is told in the form that was asked for.
fn misused(error: &clap::Error) -> ExitCode {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        // Standard output may be closed; then nobody reads it.
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    if std::env::args_os().any(|argument| argument == "--json") {
        let first_line = error.to_string().lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned();
        Output::new(true).ended(Code::Usage, &first_line);
    } else {
        let _ = error.print();
    }
    exit_code::of(Code::Usage)
}
