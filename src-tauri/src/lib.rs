//! The shell: windows, and the plumbing between the page and the desk. No rule of the domain lives here; a line that speaks
//! of phones or members is in the wrong crate.
//!
//! [`run`] is the whole program. The desk opens in the background ([`setup`]); the page's commands wait for it
//! ([`commands`]) and what the desk tells goes to the page ([`events`]).

mod commands;
mod events;
mod setup;
mod titles;
mod windows;

use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;
use desk_app::Premises;
use tauri::RunEvent;

use crate::setup::Args;

/// How long closing waits for what is being written.
const CLOSING: Duration = Duration::from_secs(3);

/// Runs the program until its window is closed.
pub fn run() -> ExitCode {
    windows::prepare_web_view();
    let args = Args::parse();
    desk_app::log::start(std::env::var(desk_app::log::VARIABLE).ok().as_deref());
    let premises = args.premises();
    let app = tauri::Builder::default()
        .manage(premises.clone())
        .invoke_handler(tauri::generate_handler![commands::desk, commands::display])
        .on_page_load(windows::show_when_loaded)
        .on_window_event(windows::end_with_the_counter)
        .setup(move |app| {
            windows::open_counter(app.handle(), args.simulator)?;
            tauri::async_runtime::spawn(setup::open(app.handle().clone(), premises, args.simulator));
            Ok(())
        })
        .build(context());
    let app = match app {
        Ok(app) => app,
        Err(error) => {
            tracing::error!(%error, "the window could not be made");
            return ExitCode::FAILURE;
        }
    };
    app.run(|app, event| {
        if let RunEvent::Exit = event {
            close(app);
        }
    });
    ExitCode::SUCCESS
}

/// The configuration, the page and who may give which command, all made at compile time.
fn context<R: tauri::Runtime>() -> tauri::Context<R> {
    tauri::generate_context!()
}

/// What waits stays in the journal; what is being written is finished.
fn close(app: &tauri::AppHandle) {
    use tauri::Manager;
    let premises = app.state::<Premises>().inner().clone();
    tauri::async_runtime::block_on(async {
        if tokio::time::timeout(CLOSING, premises.close()).await.is_err() {
            tracing::warn!("closed before everything was written");
        }
    });
}
