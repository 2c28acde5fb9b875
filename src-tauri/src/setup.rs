//! Opening the desk behind the first paint.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Parser;
use desk_app::config::{default_settings_file, environment};
use desk_app::simulator::{Options, Simulator};
use desk_app::vault::Vault;
use desk_app::{Config, Desk, OpenError, frame, frame_without_settings};
use desk_wire::desk::DeskView;
use desk_wire::display::DisplayView;
use desk_wire::{Code, Command, Event, WireError};
use serde_json::Value;
use tauri::AppHandle;
use tokio::sync::watch;

use crate::{events, windows};

/// The counter: enrol and check in with Vipps or MobilePay.
#[derive(Clone, Debug, Parser)]
#[command(name = "skranke", version)]
pub(crate) struct Args {
    /// The settings; else skranke.toml in the system's folder for configuration
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The folder of the register; else the system's folder for data
    #[arg(long, value_name = "DIR")]
    data_dir: Option<PathBuf>,
    /// Try it with a simulated provider and a customer's phone beside the counter; no real customer can be reached
    #[arg(long)]
    pub(crate) simulator: bool,
}

/// What came of opening.
#[derive(Clone)]
enum Opened {
    /// The desk, and the simulator that must live as long.
    Desk(Desk, #[expect(dead_code, reason = "held: when it goes, the simulator ends")] Option<Arc<Simulator>>),
    /// A frame with the problem in it.
    Not(Problem),
}

/// The desk, once it is open. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Opening {
    opened: watch::Sender<Option<Opened>>,
}

impl Opening {
    pub(crate) fn new() -> Self {
        Self { opened: watch::Sender::new(None) }
    }

    /// One whose desk did not open.
    #[cfg(test)]
    pub(crate) fn not_open(problem: WireError) -> Self {
        Self { opened: watch::Sender::new(Some(Opened::Not(Box::new(bare(problem))))) }
    }

    async fn wait(&self) -> Option<Opened> {
        let mut opened = self.opened.subscribe();
        opened.wait_for(Option::is_some).await.ok()?.clone()
    }

    pub(crate) async fn obey(&self, command: Command) -> Result<Value, WireError> {
        match (self.wait().await, command) {
            (Some(Opened::Desk(desk, _)), command) => desk.obey(command).await,
            (Some(Opened::Not(view)), Command::ViewDesk(_)) => {
                serde_json::to_value(view).map_err(|_| WireError::new(Code::Internal))
            }
            (Some(Opened::Not(view)), _) => Err(view.problem.unwrap_or_else(|| WireError::new(Code::Internal))),
            (None, _) => Err(WireError::new(Code::Internal)),
        }
    }

    /// What the customers' display shows, as soon as it is something else than `known`.
    pub(crate) async fn watch_display(&self, known: Option<&DisplayView>) -> Result<DisplayView, WireError> {
        match self.wait().await {
            Some(Opened::Desk(desk, _)) => Ok(desk.watch_display(known).await),
            Some(Opened::Not(view)) => Err(view.problem.unwrap_or_else(|| WireError::new(Code::Internal))),
            None => Err(WireError::new(Code::Internal)),
        }
    }

    /// Closes the desk, if it was opened.
    pub(crate) async fn close(&self) {
        let opened = self.opened.borrow().clone();
        if let Some(Opened::Desk(desk, _)) = opened {
            desk.close().await;
        }
    }
}

/// Opens the desk, goes on with what a former process left, and tells the page.
pub(crate) async fn open(app: AppHandle, args: Args, opening: Opening) {
    let opened = match settle(&app, &args).await {
        Ok((desk, simulator)) => {
            tauri::async_runtime::spawn(events::carry(app.clone(), desk.clone()));
            if let Err(error) = desk.open_page().await {
                tracing::error!(%error, "the club's page is not served");
            }
            if let Err(failure) = desk.resume_logins().await {
                tracing::error!(%failure, "what a former process left could not be read");
            }
            desk.watch_provider();
            if desk.opens_display() {
                windows::toggle_display(&app, desk.view().language);
            }
            Opened::Desk(desk, simulator)
        }
        Err(view) => {
            tracing::error!(problem = ?view.problem, "the desk does not open");
            events::tell(&app, &Event::DeskChanged { desk: (*view).clone() });
            Opened::Not(view)
        }
    };
    opening.opened.send_replace(Some(opened));
}

type Settled = (Desk, Option<Arc<Simulator>>);
/// The frame of a desk that does not open, with the problem in it.
type Problem = Box<DeskView>;

async fn settle(app: &AppHandle, args: &Args) -> Result<Settled, Problem> {
    if args.simulator { settle_at_simulator(app, args).await } else { settle_for_real(app, args).await }
}

async fn settle_for_real(app: &AppHandle, args: &Args) -> Result<Settled, Problem> {
    let file = args.config.clone().or_else(default_settings_file).unwrap_or_else(|| "skranke.toml".into());
    let config = Config::read(&file, environment())
        .map_err(|error| Box::new(bare(WireError::from(&OpenError::Config(error)))))?;
    let vault = Vault::from_environment(environment());
    if config.is_simulator() {
        windows::say_simulator(app, config.club.language);
    }
    let folder = config.data_folder(args.data_dir.clone());
    Ok((open_desk(config, vault, folder).await?, None))
}

async fn settle_at_simulator(app: &AppHandle, args: &Args) -> Result<Settled, Problem> {
    let failed = |sentence: String| Box::new(bare(WireError::new(Code::Internal).with_detail(sentence)));
    let setting = |name: &str| std::env::var(name).ok();
    let options = Options {
        interval_s: Some(2),
        language: setting("SKRANKE_CLUB__LANGUAGE"),
        ending: setting("SKRANKE_PROVIDER__ENDING"),
        ..Options::default()
    };
    let mut simulator = Simulator::start(options).await.map_err(|error| failed(error.to_string()))?;
    let config = simulator.config().map_err(|error| failed(error.to_string()))?;
    windows::say_simulator(app, config.club.language);
    windows::open_phone(app, simulator.phone_url(), &simulator.page_url(), config.club.language)
        .map_err(|error| failed(error.to_string()))?;
    let vault = Vault::from_environment(environment()).with_client_secret(simulator.client_secret());
    let folder = config.data_folder(args.data_dir.clone());
    let desk = open_desk(config, vault, folder).await?;
    simulator.make_room_for_page();
    Ok((desk, Some(Arc::new(simulator))))
}

async fn open_desk(config: Config, vault: Vault, folder: PathBuf) -> Result<Desk, Problem> {
    let view = frame(&config);
    Desk::open(config, vault, &folder)
        .await
        .map_err(|error| Box::new(DeskView { problem: Some(WireError::from(&error)), ..view }))
}

fn bare(problem: WireError) -> DeskView {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| std::env::var(name).ok()).unwrap_or_default();
    frame_without_settings(&locale, problem)
}
