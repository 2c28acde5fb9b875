//! A desk and a provider of the test's own, on one clock.

use std::future::Future;
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::time::Duration;

use desk_app::clock::DeskClock;
use desk_app::random::SystemRandom;
use desk_app::{Config, Desk, Parts};
use desk_core::{LoginId, Purpose};
use desk_store::{Store, StoreKey};
use desk_wire::login::{LoginState, LoginView};
use desk_wire::lookup::NumberEntered;
use desk_wire::{Code, Event};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use tempfile::TempDir;
use tokio::sync::Notify;
use tokio::sync::broadcast::Receiver;
use vipps_sim::{Behaviour, ClockStart, Decision, Endpoint, Fault, FaultKind, Options, Running, Simulator};

/// The simulator's clock as the desk's. Running: whoever sleeps moves it. Standing: only the test does.
pub(crate) struct SharedClock {
    provider: Arc<Running>,
    runs: AtomicBool,
    moved: Notify,
    /// By how many milliseconds somebody has set the desk's clock; the provider's goes on as before.
    set_by_ms: AtomicI64,
}

impl vipps::Clock for SharedClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_millisecond(self.provider.now_ms() + self.set_by_ms.load(Ordering::SeqCst)).unwrap()
    }
}

impl DeskClock for SharedClock {
    fn sleep_until(&self, at: Timestamp) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(async move {
            let set_by_ms = self.set_by_ms.load(Ordering::SeqCst);
            loop {
                let moved = self.moved.notified();
                let rest = Duration::try_from(at.duration_since(vipps::Clock::now(self))).unwrap_or(Duration::ZERO);
                if rest.is_zero() || self.set_by_ms.load(Ordering::SeqCst) != set_by_ms {
                    return;
                }
                if self.runs.load(Ordering::SeqCst) {
                    self.provider.advance(rest);
                    tokio::task::yield_now().await;
                    return;
                }
                moved.await;
            }
        })
    }

    fn gone_by(&self) -> Duration {
        Duration::from_millis(u64::try_from(self.provider.now_ms() - START_MS).unwrap())
    }
}

impl SharedClock {
    pub(crate) fn stand(&self) {
        self.runs.store(false, Ordering::SeqCst);
    }

    /// Sets the desk's clock by so many seconds.
    pub(crate) fn set_by(&self, seconds: i64) {
        self.set_by_ms.fetch_add(1000 * seconds, Ordering::SeqCst);
        self.moved.notify_waiters();
    }

    /// Moves a standing clock.
    pub(crate) fn advance(&self, by: Duration) {
        self.provider.advance(by);
        self.moved.notify_waiters();
    }

    pub(crate) fn run(&self) {
        self.runs.store(true, Ordering::SeqCst);
        self.moved.notify_waiters();
    }
}

/// A counter, its provider, and the folder that both desks of a restart share.
pub(crate) struct Counter {
    pub(crate) provider: Arc<Running>,
    pub(crate) clock: Arc<SharedClock>,
    pub(crate) folder: Arc<TempDir>,
    pub(crate) desk: Desk,
    events: Receiver<Event>,
    /// What stands in the settings besides what must.
    settings: &'static str,
}

/// Where a login ends that ends in the browser.
pub(crate) const PAGE: &str = "https://club.example.test/welcome";
/// A test that waits longer than this has lost its way.
const PATIENCE: Duration = Duration::from_secs(60);
/// 2026-03-02 09:15 UTC.
const START_MS: i64 = 1_772_442_900_000;

pub(crate) async fn counter() -> Counter {
    counter_at("900123", Arc::new(tempfile::tempdir().unwrap())).await
}

/// A counter with more in its settings.
pub(crate) async fn counter_with(settings: &'static str) -> Counter {
    let mut counter = counter().await;
    counter.set(settings).await;
    counter
}

/// A counter whose sales unit has this number: another unit, other subjects.
pub(crate) async fn counter_at(msn: &str, folder: Arc<TempDir>) -> Counter {
    let options = Options {
        clock: ClockStart::StandingAtMs(START_MS),
        merchant_serial_number: msn.to_owned(),
        redirect_uris: vec![PAGE.parse().unwrap()],
        ..Options::default()
    };
    let provider = Arc::new(Simulator::start(options).await.unwrap());
    let clock = Arc::new(SharedClock {
        provider: Arc::clone(&provider),
        runs: AtomicBool::new(true),
        moved: Notify::new(),
        set_by_ms: AtomicI64::new(0),
    });
    let desk = open(&provider, &clock, folder.path(), "");
    Counter { events: desk.events(), provider, clock, folder, desk, settings: "" }
}

fn open(provider: &Running, clock: &Arc<SharedClock>, folder: &Path, more: &str) -> Desk {
    let settings = format!(
        "[club]\nname = \"Fjellheim Turlag\"\n[provider]\nissuer = \"{}\"\nclient_id = \"{}\"\nmerchant_serial_number = \"{}\"\n\
         [browser_ending]\nredirect_uri = \"{PAGE}\"\n{more}\n",
        provider.issuer(),
        provider.client_id(),
        provider.merchant_serial_number(),
    );
    let parts = Parts {
        config: Config::from_text(&settings).unwrap(),
        client_secret: Ok(vipps::ClientSecret::new(provider.client_secret())),
        store: Store::open(folder, &StoreKey::new([7; 32]), &SystemRandom).unwrap(),
        clock: Arc::<SharedClock>::clone(clock),
        random: Arc::new(SystemRandom),
        time_zone: TimeZone::UTC,
    };
    Desk::new(parts).unwrap()
}

impl Counter {
    /// Closes the desk and opens it anew on the same folder, as after a restart.
    pub(crate) async fn restart(&mut self) {
        self.desk.close().await;
        self.desk = self.open_another();
        self.events = self.desk.events();
    }

    /// Restarts with more in the settings.
    pub(crate) async fn set(&mut self, settings: &'static str) {
        self.settings = settings;
        self.restart().await;
    }

    /// Another process's desk on the same folder, with the same provider and clock.
    pub(crate) fn open_another(&self) -> Desk {
        open(&self.provider, &self.clock, self.folder.path(), self.settings)
    }

    /// The register, as another process sees it.
    pub(crate) fn register(&self) -> Store {
        Store::open(self.folder.path(), &StoreKey::new([7; 32]), &SystemRandom).unwrap()
    }

    /// Types a number and presses Enter.
    pub(crate) async fn enter(&self, number: &str) -> LoginView {
        match self.desk.enter_number(number, Purpose::Enrol).await.unwrap() {
            NumberEntered::Login { login } => *login,
            NumberEntered::Member { member } => unreachable!("{} is a member already", member.member.name),
        }
    }

    /// The view of this login when `is_it` says so. The events are the clock: no sleeping.
    pub(crate) async fn until(&mut self, login_id: &str, is_it: impl Fn(&LoginView) -> bool) -> LoginView {
        if let Some(now) = self.desk.list_logins().into_iter().find(|view| view.login_id == login_id && is_it(view)) {
            return now;
        }
        let events = &mut self.events;
        let seen = async {
            loop {
                match events.recv().await.unwrap() {
                    Event::LoginChanged { login } if login.login_id == login_id && is_it(&login) => return *login,
                    _ => {}
                }
            }
        };
        tokio::time::timeout(PATIENCE, seen).await.expect("the desk should have come to it by now")
    }

    pub(crate) async fn until_state(&mut self, login_id: &str, state: LoginState) -> LoginView {
        self.until(login_id, |view| view.state == state).await
    }

    /// The end of this login, whatever it is.
    pub(crate) async fn until_over(&mut self, login_id: &str) -> LoginView {
        let live = [LoginState::Asked, LoginState::Waiting, LoginState::Confirmed];
        self.until(login_id, |view| !live.contains(&view.state)).await
    }

    /// A number entered and followed to its end.
    pub(crate) async fn serve(&mut self, number: &str) -> LoginView {
        let login = self.enter(number).await;
        self.until_over(&login.login_id).await
    }

    pub(crate) async fn check_ends(&mut self, number: &str, state: LoginState, code: Code) -> LoginView {
        let view = self.serve(number).await;
        assert_eq!((view.state, view.code), (state, Some(code)), "{number}");
        view
    }

    pub(crate) fn behave(&self, msisdn: &str, behaviour: Behaviour) {
        self.provider.set_behaviour(&msisdn.parse().unwrap(), behaviour);
    }

    pub(crate) fn break_calls(&self, endpoint: Endpoint, kind: FaultKind, times: u32) {
        self.provider.break_calls(Fault { endpoint, kind, times, retry_after_s: None, only_success: false });
    }

    /// How often a path was called.
    pub(crate) fn calls(&self, path: &str) -> usize {
        self.provider.log().iter().filter(|entry| entry.path.ends_with(path)).count()
    }
}

/// Somebody who confirms after a few polls.
pub(crate) fn confirms_after(polls: u32) -> Behaviour {
    Behaviour { decision: Decision::ApproveAfterPolls(polls), ..Behaviour::default() }
}

pub(crate) fn id(view: &LoginView) -> LoginId {
    LoginId::parse(&view.login_id).unwrap()
}
