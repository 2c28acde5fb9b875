//! Where a desk stands: its settings, its secrets, its folder. The desk is opened in them, and opened anew in the same process
//! when the settings change; whoever listens goes on listening, and what waits goes on from the journal.
//!
//! [`Premises`] is what a window has in its hands. It takes the commands of the wire, keeps those that are about the settings
//! ([`saving`]), about a desk that is not open yet ([`beginning`]), about all of it ([`examining`]) or about another register
//! in the place of this one ([`restoring`]), and gives the others to the desk.

mod beginning;
mod examining;
mod restoring;
mod saving;

use std::path::PathBuf;
use std::sync::Arc;

use desk_wire::desk::DeskView;
use desk_wire::display::DisplayView;
use desk_wire::login::LoginView;
use desk_wire::{Code, Command, Event, WireError};
use serde::Serialize;
use serde_json::Value;
use tokio::sync::{RwLock, broadcast, watch};

use self::beginning::{Temporary, problem};
use crate::config::{Config, ConfigError, default_settings_file};
use crate::desk::{Desk, OpenError, event_channel, frame, frame_without_settings};
use crate::obey::room;
use crate::simulator::Simulator;
use crate::vault::Vault;

/// What whoever starts the program says of it.
#[derive(Clone, Default)]
pub struct Whereabouts {
    /// The settings; none: `skranke.toml` in the system's folder for configuration.
    pub settings_file: Option<PathBuf>,
    /// The folder of the register; none: the system's folder for data.
    pub data_folder: Option<PathBuf>,
    /// The environment: settings and secrets that lie over the file's.
    pub environment: Vec<(String, String)>,
}

/// A desk and where it stands. Cheap to clone.
#[derive(Clone)]
pub struct Premises {
    inner: Arc<Inner>,
}

struct Inner {
    whereabouts: Whereabouts,
    opened: watch::Sender<Option<Opened>>,
    events: broadcast::Sender<Event>,
    /// Held by whoever gives the desk a command; alone by whoever opens it anew.
    steady: RwLock<()>,
    /// Held while everything is examined.
    examining: tokio::sync::Mutex<()>,
}

/// What came of opening.
#[derive(Clone)]
enum Opened {
    /// The desk.
    Desk(Standing),
    /// A frame with the problem in it.
    Not(Box<DeskView>),
}

/// A desk that is open, and what must last as long.
#[derive(Clone)]
struct Standing {
    desk: Desk,
    vault: Arc<Vault>,
    folder: PathBuf,
    /// When it goes, the simulator ends.
    simulator: Option<Arc<Simulator>>,
    temporary: Option<Temporary>,
}

impl Premises {
    /// Nothing is opened yet; commands wait for it.
    pub fn new(whereabouts: Whereabouts) -> Self {
        let inner = Inner {
            whereabouts,
            opened: watch::Sender::new(None),
            events: event_channel(),
            steady: RwLock::new(()),
            examining: tokio::sync::Mutex::new(()),
        };
        Self { inner: Arc::new(inner) }
    }

    /// Premises whose desk does not open for this reason, for a test of what stands before it.
    pub fn not_open(problem: WireError) -> Self {
        let premises = Self::new(Whereabouts::default());
        let view = Box::new(premises.bare(problem));
        premises.inner.opened.send_replace(Some(Opened::Not(view)));
        premises
    }

    /// Opens the desk as the settings say, goes on with what a former process left, and tells.
    pub async fn open(&self) {
        let opened = self.settle().await;
        self.take(opened).await;
    }

    /// The same at a simulator of its own.
    pub async fn open_at_simulator(&self) {
        let opened = self.settle_at_simulator().await;
        self.take(opened).await;
    }

    async fn take(&self, opened: Result<Standing, Box<DeskView>>) {
        let (opened, view) = match opened {
            Ok(standing) => {
                begin_work(&standing.desk).await;
                let view = standing.desk.view();
                (Opened::Desk(standing), view)
            }
            Err(view) => {
                tracing::error!(problem = ?view.problem, "the desk does not open");
                (Opened::Not(view.clone()), *view)
            }
        };
        self.inner.opened.send_replace(Some(opened));
        self.tell(Event::DeskChanged { desk: view });
    }

    async fn settle(&self) -> Result<Standing, Box<DeskView>> {
        let config = self.read_settings().map_err(|error| Box::new(self.bare((&OpenError::Config(error)).into())))?;
        let view = frame(&config);
        self.stand(config, Arc::new(self.vault()), None).await.map_err(|error| closed(view, &error))
    }

    async fn settle_at_simulator(&self) -> Result<Standing, Box<DeskView>> {
        let failed = |error: WireError| Box::new(self.bare(error));
        let (mut simulator, config) = self.start_simulator(None).await.map_err(failed)?;
        let vault = self.vault().with_client_secret(simulator.client_secret());
        // Until the desk serves the page, nobody else takes its place.
        simulator.make_room_for_page();
        let view = frame(&config);
        self.stand(config, Arc::new(vault), Some(Arc::new(simulator))).await.map_err(|error| closed(view, &error))
    }

    async fn stand(
        &self,
        config: Config,
        vault: Arc<Vault>,
        simulator: Option<Arc<Simulator>>,
    ) -> Result<Standing, OpenError> {
        let folder = config.data_folder(self.inner.whereabouts.data_folder.clone());
        self.stand_in(config, vault, simulator, folder).await
    }

    async fn stand_in(
        &self,
        config: Config,
        vault: Arc<Vault>,
        simulator: Option<Arc<Simulator>>,
        folder: PathBuf,
    ) -> Result<Standing, OpenError> {
        let desk = Desk::open_telling(config, Arc::clone(&vault), &folder, self.inner.events.clone()).await?;
        Ok(Standing { desk, vault, folder, simulator, temporary: None })
    }

    /// Does what a command of the page says. Waits until the desk is open; if it cannot be opened, answers why.
    ///
    /// # Errors
    /// [`WireError`], without personal data.
    pub async fn obey(&self, command: Command) -> Result<Value, WireError> {
        match command {
            Command::SaveSettings(with) => answer(self.save_settings(with).await?),
            Command::SetUp(with) => answer(self.set_up(with).await?),
            Command::TrySimulator(with) => answer(self.try_simulator(with).await?),
            Command::Unlock(with) => answer(self.unlock(with).await?),
            Command::ExamineDesk(with) => {
                let _steady = self.inner.steady.read().await;
                answer(self.examine_desk(with).await?)
            }
            Command::RestoreBackup(with) => answer(self.restore_backup(with).await?),
            command => {
                let _steady = self.inner.steady.read().await;
                self.obey_here(command).await
            }
        }
    }

    async fn obey_here(&self, command: Command) -> Result<Value, WireError> {
        match (self.wait().await, command) {
            (Some(Opened::Desk(standing)), Command::ViewSettings(with)) => {
                let desk = let_in(&standing.desk, &Command::ViewSettings(with)).await?;
                answer(self.view_settings(&Standing { desk, ..standing })?)
            }
            (Some(Opened::Desk(standing)), command) => standing.desk.obey(command).await,
            (Some(Opened::Not(view)), Command::ViewDesk(_)) => answer(view),
            (Some(Opened::Not(view)), _) => Err(problem_of(*view)),
            (None, _) => Err(WireError::new(Code::Internal)),
        }
    }

    /// What the customers' display shows, as soon as it is something else than `known`.
    ///
    /// # Errors
    /// Why there is no desk.
    pub async fn watch_display(&self, known: Option<&DisplayView>) -> Result<DisplayView, WireError> {
        match self.wait().await {
            Some(Opened::Desk(standing)) => Ok(standing.desk.watch_display(known).await),
            Some(Opened::Not(view)) => Err(problem_of(*view)),
            None => Err(WireError::new(Code::Internal)),
        }
    }

    /// What happens from now on, whichever desk it happens to.
    pub fn events(&self) -> broadcast::Receiver<Event> {
        self.inner.events.subscribe()
    }

    /// The desk, if it is open now.
    pub fn desk(&self) -> Option<Desk> {
        self.standing().map(|standing| standing.desk)
    }

    /// The simulator beside the desk, if it was started with one.
    pub fn simulator(&self) -> Option<Arc<Simulator>> {
        self.standing()?.simulator
    }

    /// Closes the desk, if it was opened.
    pub async fn close(&self) {
        let _alone = self.inner.steady.write().await;
        if let Some(standing) = self.standing() {
            standing.desk.close().await;
        }
        // What was only tried goes now: who ends the process drops nothing.
        self.inner.opened.send_replace(None);
    }

    async fn wait(&self) -> Option<Opened> {
        let mut opened = self.inner.opened.subscribe();
        opened.wait_for(Option::is_some).await.ok()?.clone()
    }

    fn standing(&self) -> Option<Standing> {
        match self.inner.opened.borrow().clone() {
            Some(Opened::Desk(standing)) => Some(standing),
            Some(Opened::Not(_)) | None => None,
        }
    }

    fn tell(&self, event: Event) {
        // Nobody listens: nobody misses it.
        let _ = self.inner.events.send(event);
    }

    /// Without a file the environment may say everything. If it does not, the file is what is missing.
    fn read_settings(&self) -> Result<Config, ConfigError> {
        let file = self.settings_file();
        let read = Config::read(&file, self.inner.whereabouts.environment.clone());
        match read {
            Err(_) if !file.exists() => Err(ConfigError::Missing(file.display().to_string())),
            read => read,
        }
    }

    fn settings_file(&self) -> PathBuf {
        let named = self.inner.whereabouts.settings_file.clone();
        named.or_else(default_settings_file).unwrap_or_else(|| "skranke.toml".into())
    }

    fn vault(&self) -> Vault {
        Vault::from_environment(self.inner.whereabouts.environment.clone())
    }

    fn variable(&self, name: &str) -> Option<String> {
        let environment = &self.inner.whereabouts.environment;
        environment.iter().find(|(variable, _)| variable == name).map(|(_, value)| value.clone())
    }

    /// A frame without settings, in the language of the system.
    fn bare(&self, problem: WireError) -> DeskView {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| self.variable(name));
        frame_without_settings(&locale.unwrap_or_default(), problem)
    }
}

/// What a desk does by itself from the moment it is open.
async fn begin_work(desk: &Desk) -> Vec<LoginView> {
    if let Err(error) = desk.open_page().await {
        tracing::error!(%error, "the club's page is not served");
    }
    let resumed = desk.resume_logins().await;
    desk.watch_provider();
    resumed.unwrap_or_else(|failure| {
        tracing::error!(%failure, "what a former process left could not be read");
        Vec::new()
    })
}

/// The desk for whoever may give such a command, as theirs.
async fn let_in(desk: &Desk, command: &Command) -> Result<Desk, WireError> {
    match room(command) {
        Some(room) => Ok(desk.let_in(room).await?),
        None => Ok(desk.clone()),
    }
}

/// The frame of a desk that did not open.
fn closed(view: DeskView, error: &OpenError) -> Box<DeskView> {
    Box::new(DeskView { problem: Some(problem(error)), ..view })
}

fn problem_of(view: DeskView) -> WireError {
    view.problem.unwrap_or_else(|| WireError::new(Code::Internal))
}

fn answer<T: Serialize>(view: T) -> Result<Value, WireError> {
    serde_json::to_value(view).map_err(|_| WireError::new(Code::Internal))
}
