//! The one handle over everything a counter shares.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use desk_core::scan::LastScan;
use desk_core::staff::ShiftEnd;
use desk_core::{LoginId, Random, StaffId};
use desk_store::{Store, StoreError};
use desk_wire::desk::{DeskView, Language, ProviderState};
use desk_wire::login::LoginView;
use desk_wire::phone::Brand;
use desk_wire::{Event, WireError};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use tokio::sync::broadcast;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use vipps::Vipps;

use crate::backups;
use crate::card::{Card, Cards};
use crate::clock::{DeskClock, SystemClock};
use crate::config::{Config, ConfigError};
use crate::customer_display::CustomerDisplay;
use crate::failure::Failure;
use crate::files::default_files_folder;
use crate::letting_in::InView;
use crate::page_wait::Door;
use crate::random::SystemRandom;
use crate::shift::Shift;
use crate::vault::{Vault, VaultError};
use crate::view;

/// This installation, open. Cheap to clone.
#[derive(Clone)]
pub struct Desk {
    pub(crate) inner: Arc<Inner>,
    /// Whose deeds are done by this handle, in the audit.
    acting: Option<StaffId>,
    /// Whether somebody stands before it who was let in; else it is the desk itself, or whoever owns the machine.
    at_screen: bool,
}

pub(crate) struct Inner {
    pub(crate) config: Config,
    pub(crate) vipps: Vipps,
    pub(crate) store: Store,
    pub(crate) clock: Arc<dyn DeskClock>,
    pub(crate) random: Arc<dyn Random + Send + Sync>,
    pub(crate) time_zone: TimeZone,
    cards: Mutex<Cards>,
    /// Held from the look at the journal until the card is laid: two Enters in one moment are one login.
    pub(crate) asking: tokio::sync::Mutex<()>,
    pub(crate) shift: Mutex<Shift>,
    /// The member's card that was shown last.
    pub(crate) in_view: Mutex<Option<InView>>,
    provider: Mutex<ProviderState>,
    pub(crate) last_scan: Mutex<LastScan>,
    pub(crate) display: CustomerDisplay,
    events: broadcast::Sender<Event>,
    /// Why there is no client secret, if there is none: then nothing is asked of the provider in anybody's name.
    no_secret: Option<VaultError>,
    /// Whether any kept numbers were told of: then that there are none is news.
    pub(crate) has_told_intents: AtomicBool,
    pub(crate) tasks: TaskTracker,
    pub(crate) closing: CancellationToken,
    pub(crate) door: Door,
    /// Where files that are asked for on the screen go.
    pub(crate) files_folder: OnceLock<PathBuf>,
}

/// What a desk is made of; tests bring their own clock and randomness.
pub struct Parts {
    /// The settings.
    pub config: Config,
    /// The provider's client's secret, or why there is none: everything but asking goes on without it.
    pub client_secret: Result<vipps::ClientSecret, VaultError>,
    /// The register.
    pub store: Store,
    /// Time.
    pub clock: Arc<dyn DeskClock>,
    /// Randomness.
    pub random: Arc<dyn Random + Send + Sync>,
    /// Where a day begins.
    pub time_zone: TimeZone,
}

/// Why a desk does not open.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The settings.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The provider's client's secret could not be kept.
    #[error("the provider's client secret: {0}")]
    ClientSecret(#[source] VaultError),
    /// The register's key.
    #[error("the key of the register: {0}")]
    RegisterKey(#[source] VaultError),
    /// The register.
    #[error("the register in {}: {error}", folder.display())]
    Store {
        /// Where.
        folder: PathBuf,
        /// Why.
        error: StoreError,
    },
    /// The settings of the provider cannot be used together.
    #[error("the provider's settings: {0}")]
    Provider(#[from] vipps::SettingsError),
    /// A fault of ours.
    #[error("a task ended early")]
    Internal,
}

/// What stands in a secret's place and is never sent.
const NEVER_SENT: &str = "none";
/// More events than a screen can lag behind.
const EVENTS: usize = 256;

impl Desk {
    /// Opens the register in `data_folder` with the secrets of `vault`, on the system's clock.
    ///
    /// # Errors
    /// [`OpenError`] says which part is wrong. Nothing is asked of the provider yet.
    pub async fn open(config: Config, vault: Vault, data_folder: &Path) -> Result<Self, OpenError> {
        Self::open_telling(config, Arc::new(vault), data_folder, event_channel()).await
    }

    /// The same, telling whoever listens already.
    pub(crate) async fn open_telling(
        config: Config,
        vault: Arc<Vault>,
        data_folder: &Path,
        events: broadcast::Sender<Event>,
    ) -> Result<Self, OpenError> {
        let folder = data_folder.to_owned();
        // Opening reads files and may wait for the keychain.
        let opened = tokio::task::spawn_blocking(move || open_parts(config, &vault, &folder)).await;
        let desk = Self::make(opened.map_err(|_| OpenError::Internal)??, events)?;
        if let Some(folder) = default_files_folder() {
            desk.saves_in(folder);
        }
        desk.replay_tombstones().await;
        desk.forget_overdue().await;
        Ok(desk)
    }

    /// Ends what nobody looks after past its deadline, so that no number stays in the journal for want of a visitor.
    pub(crate) async fn forget_overdue(&self) {
        let (now, today) = (self.now(), self.today());
        if let Err(failure) = self.store(move |store| store.end_overdue(now, today)).await {
            tracing::warn!(%failure, "what is past its deadline could not be ended");
        }
        if let Err(failure) = self.give_up_overdue().await {
            tracing::warn!(%failure, "who was not put to a member in time could not be given up");
        }
    }

    /// Puts a desk together.
    ///
    /// # Errors
    /// [`OpenError::Provider`] if the settings cannot be used.
    pub fn new(parts: Parts) -> Result<Self, OpenError> {
        Self::make(parts, event_channel())
    }

    pub(crate) fn make(parts: Parts, events: broadcast::Sender<Event>) -> Result<Self, OpenError> {
        let clock: Arc<dyn vipps::Clock> = Arc::new(TellsTime(Arc::clone(&parts.clock)));
        let no_secret = parts.client_secret.as_ref().err().cloned();
        let client_secret = parts.client_secret.unwrap_or_else(|_| vipps::ClientSecret::new(NEVER_SENT));
        let vipps = Vipps::new(parts.config.provider_settings(client_secret), clock)?;
        let parts_now = parts.clock.now();
        let display = CustomerDisplay::new(&parts.config);
        let inner = Inner {
            config: parts.config,
            vipps,
            store: parts.store,
            clock: parts.clock,
            random: parts.random,
            time_zone: parts.time_zone,
            cards: Mutex::default(),
            asking: tokio::sync::Mutex::default(),
            shift: Mutex::new(Shift::new(parts_now)),
            in_view: Mutex::default(),
            provider: Mutex::new(ProviderState::Unknown),
            last_scan: Mutex::default(),
            display,
            events,
            no_secret,
            has_told_intents: AtomicBool::new(false),
            tasks: TaskTracker::new(),
            closing: CancellationToken::new(),
            door: Door::default(),
            files_folder: OnceLock::new(),
        };
        Ok(Self { inner: Arc::new(inner), acting: None, at_screen: false })
    }

    /// Stops asking and waits for every task; what waits stays in the journal for the next time.
    pub async fn close(&self) {
        if let Err(failure) = self.end_shift(ShiftEnd::Close).await {
            tracing::warn!(%failure, "the end of a shift could not be noted");
        }
        self.stop().await;
    }

    /// Ends every task. What was sent is answered first.
    pub(crate) async fn stop(&self) {
        self.inner.closing.cancel();
        self.inner.tasks.close();
        self.inner.tasks.wait().await;
    }

    /// Takes over from the same desk with other settings, whose tasks have ended: who is signed in, which cards lie there, what
    /// is known of the provider. What waits is in the journal.
    pub(crate) fn take_over_from(&self, former: &Self) {
        let left = former.cards().left();
        *self.cards() = left;
        let shift = former.shift().clone();
        *self.shift() = shift;
        let provider = *former.inner.provider.lock().unwrap_or_else(PoisonError::into_inner);
        *self.inner.provider.lock().unwrap_or_else(PoisonError::into_inner) = provider;
        self.inner.has_told_intents.store(true, Ordering::Relaxed);
        self.inner.display.take_over_from(&former.inner.display);
    }

    /// Why nothing can be asked of the provider in anybody's name, if so.
    pub(crate) fn no_secret(&self) -> Option<&VaultError> {
        self.inner.no_secret.as_ref()
    }

    /// What happens from now on.
    pub fn events(&self) -> broadcast::Receiver<Event> {
        self.inner.events.subscribe()
    }

    /// The frame of the window.
    pub fn view(&self) -> DeskView {
        let config = &self.inner.config;
        let provider = *self.inner.provider.lock().unwrap_or_else(PoisonError::into_inner);
        DeskView { provider, has_secret: self.inner.no_secret.is_none(), ..frame(config) }
    }

    /// This desk for somebody who was let in, whose deeds these are.
    pub(crate) fn acting(&self, staff: Option<StaffId>) -> Self {
        Self { acting: staff, at_screen: true, ..self.clone() }
    }

    pub(crate) fn is_at_screen(&self) -> bool {
        self.at_screen
    }

    /// The register, for whoever acts.
    pub(crate) fn register(&self) -> Store {
        self.inner.store.acting(self.acting)
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.inner.clock.now()
    }

    /// So long from now.
    pub(crate) fn later(&self, by: Duration) -> Timestamp {
        self.now().checked_add(by).unwrap_or(Timestamp::MAX)
    }

    /// The day in the desk's own time zone, for counts.
    pub(crate) fn today(&self) -> Date {
        self.wall().date()
    }

    /// What the clock on the desk's wall shows.
    pub(crate) fn wall(&self) -> DateTime {
        self.inner.time_zone.to_datetime(self.now())
    }

    pub(crate) fn random(&self) -> &dyn Random {
        &*self.inner.random
    }

    /// Asks the register, off the threads that answer the screen.
    pub(crate) async fn store<T, F>(&self, ask: F) -> Result<T, Failure>
    where
        T: Send + 'static,
        F: FnOnce(&Store) -> Result<T, StoreError> + Send + 'static,
    {
        let store = self.register();
        match tokio::task::spawn_blocking(move || ask(&store)).await {
            Ok(Err(StoreError::NotFound)) => Err(Failure::NotFound),
            Ok(answer) => Ok(answer?),
            Err(_) => Err(Failure::Internal),
        }
    }

    pub(crate) fn cards(&self) -> MutexGuard<'_, Cards> {
        self.inner.cards.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts a card on the counter and tells.
    pub(crate) fn lay_card(&self, card: Card) -> LoginView {
        let view = view::login(&self.cards().add(card));
        self.tell(Event::LoginChanged { login: Box::new(view.clone()) });
        view
    }

    /// Changes a card and tells. A card that was closed meanwhile needs no change.
    pub(crate) fn change_card(&self, id: LoginId, change: impl FnOnce(&mut Card)) -> Option<LoginView> {
        let changed = self.cards().change(id, change)?;
        let view = view::login(&changed);
        self.tell(Event::LoginChanged { login: Box::new(view.clone()) });
        Some(view)
    }

    pub(crate) fn tell(&self, event: Event) {
        self.refresh_display();
        // Nobody listens: nobody misses it.
        let _ = self.inner.events.send(event);
    }

    /// What is known of the provider now; told if it is news.
    pub(crate) fn note_provider(&self, state: ProviderState) {
        let before = std::mem::replace(&mut *self.inner.provider.lock().unwrap_or_else(PoisonError::into_inner), state);
        if before != state {
            tracing::info!(?state, "provider");
            self.tell(Event::DeskChanged { desk: self.view() });
        }
    }
}

/// Where what happens is told.
pub(crate) fn event_channel() -> broadcast::Sender<Event> {
    broadcast::channel(EVENTS).0
}

/// The frame of a window whose desk is not open (yet).
pub fn frame(config: &Config) -> DeskView {
    DeskView {
        club: config.club.name.clone(),
        language: config.club.language,
        brand: view::brand(config.club.default_country),
        simulator: config.is_simulator(),
        ending: view::ending(config.provider.ending),
        has_page: config.page_address().is_some(),
        has_secret: true,
        provider: ProviderState::Unknown,
        problem: None,
        version: env!("CARGO_PKG_VERSION").to_owned(),
    }
}

/// The frame of a window that has no settings: in the language the system's locale names, as far as we speak it.
pub fn frame_without_settings(locale: &str, problem: WireError) -> DeskView {
    let language = match locale.get(..2) {
        Some("nb" | "nn" | "no") => Language::Nb,
        Some("da") => Language::Da,
        Some("fi") => Language::Fi,
        Some("sv") => Language::Sv,
        _ => Language::En,
    };
    DeskView {
        club: String::new(),
        language,
        brand: Brand::Vipps,
        simulator: false,
        ending: desk_wire::login::Ending::App,
        has_page: false,
        has_secret: false,
        provider: ProviderState::Unknown,
        problem: Some(problem),
        version: env!("CARGO_PKG_VERSION").to_owned(),
    }
}

fn open_parts(config: Config, vault: &Vault, folder: &Path) -> Result<Parts, OpenError> {
    let random = SystemRandom;
    let store = backups::open_register(vault, folder)?;
    let client_secret = vault.client_secret(&config, folder);
    let (clock, random) = (Arc::new(SystemClock), Arc::new(random));
    Ok(Parts { config, client_secret, store, clock, random, time_zone: TimeZone::system() })
}

/// A desk's clock, as the provider's client wants it.
struct TellsTime(Arc<dyn DeskClock>);

impl vipps::Clock for TellsTime {
    fn now(&self) -> Timestamp {
        self.0.now()
    }
}
