//! A counter with its provider.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use vipps::{
    ClientAuth, ClientSecret, Clock, Dialect, LoginHint, PendingLogin, Poll, ProfileAnswer, Schedule, Settings,
    SettingsError, Start, Step, UnverifiedTokens, Userinfo, Verdict, VerifyError, Vipps,
};
use vipps_sim::{
    Behaviour, ClockStart, Endpoint, Fault, FaultKind, LogEntry, Msisdn, Options, Running, Simulator, Twist,
    ViolationKind,
};

/// Confirms after two questions.
pub(crate) const APPROVES: &str = "4700000001";
/// Waits for the phone's buttons.
pub(crate) const BY_HAND: &str = "4700000020";

pub(crate) struct Desk {
    pub(crate) sim: Arc<Running>,
    pub(crate) vipps: Vipps,
}

/// The simulator's clock, which stands until it is moved.
struct SimClock(Arc<Running>);

impl Clock for SimClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_millisecond(self.0.now_ms()).unwrap()
    }
}

pub(crate) async fn desk() -> Desk {
    desk_with(Options::default(), |_| ()).await
}

pub(crate) async fn desk_with(options: Options, change: impl FnOnce(&mut Settings)) -> Desk {
    desk_with_keys(options, |_, settings| change(settings)).await
}

/// With settings that depend on what the provider drew.
pub(crate) async fn desk_with_keys(options: Options, change: impl FnOnce(&Running, &mut Settings)) -> Desk {
    let options = Options { clock: ClockStart::StandingAtMs(1_772_442_900_000), ..options };
    let sim = Arc::new(Simulator::start(options).await.unwrap());
    let vipps = client(&sim, |settings| change(&sim, settings)).unwrap();
    Desk { sim, vipps }
}

fn client(sim: &Arc<Running>, change: impl FnOnce(&mut Settings)) -> Result<Vipps, SettingsError> {
    let mut settings = settings(sim);
    change(&mut settings);
    Vipps::new(settings, Arc::new(SimClock(Arc::clone(sim))))
}

/// What the portal would have given the club.
fn settings(sim: &Running) -> Settings {
    Settings {
        user_exists_url: Vipps::default_user_exists_url(&sim.issuer()),
        issuer: sim.issuer(),
        client_id: sim.client_id().to_owned(),
        client_secret: ClientSecret::new(sim.client_secret()),
        client_auth: ClientAuth::Basic,
        merchant_serial_number: sim.merchant_serial_number().to_owned(),
        dialect: Dialect::Vipps,
        system_name: "counter".to_owned(),
        system_version: "1.4.0".to_owned(),
    }
}

pub(crate) fn hint(msisdn: &str) -> LoginHint {
    LoginHint::msisdn(msisdn).unwrap()
}

pub(crate) fn number(msisdn: &str) -> Msisdn {
    msisdn.parse().unwrap()
}

pub(crate) fn start_of(msisdn: &str) -> Start {
    Start {
        hint: hint(msisdn),
        scopes: ["openid", "name", "phoneNumber", "email"].map(str::to_owned).to_vec(),
        binding_message: "7KM-4XR".to_owned(),
        requested_expiry: Duration::from_secs(180),
        nonce: "n-0S6_WzA2Mj".to_owned(),
        redirect_uri: None,
    }
}

impl Desk {
    /// As after a restart of the program: nothing is known yet.
    pub(crate) fn restarted(&self) -> Self {
        Self { sim: Arc::clone(&self.sim), vipps: self.set_up(|_| ()).unwrap() }
    }

    /// Another client of the same provider.
    pub(crate) fn set_up(&self, change: impl FnOnce(&mut Settings)) -> Result<Vipps, SettingsError> {
        client(&self.sim, change)
    }

    pub(crate) fn now(&self) -> Timestamp {
        Timestamp::from_millisecond(self.sim.now_ms()).unwrap()
    }

    pub(crate) fn behave(&self, msisdn: &str, behaviour: Behaviour) {
        self.sim.set_behaviour(&number(msisdn), behaviour);
    }

    /// The next call of the endpoint goes wrong like this.
    pub(crate) fn break_next(&self, endpoint: Endpoint, kind: FaultKind) {
        self.sim.break_calls(Fault { endpoint, kind, times: 1, retry_after_s: None, only_success: false });
    }

    pub(crate) async fn start(&self, msisdn: &str) -> Result<PendingLogin, Verdict> {
        self.vipps.start(start_of(msisdn)).await
    }

    /// One question, an interval after whatever came before.
    pub(crate) async fn poll(&self, pending: &PendingLogin) -> Poll {
        self.sim.advance(pending.interval);
        self.vipps.poll(pending).await
    }

    /// Asks as the schedule says until there is something to say. `None`: the deadline came first.
    pub(crate) async fn wait(&self, pending: &PendingLogin) -> Option<Poll> {
        let mut schedule = Schedule::new(pending, self.now());
        loop {
            match schedule.step(self.now()) {
                Step::Expired => return None,
                Step::Unreadable(what) => panic!("{what}"),
                Step::WaitUntil(until) => self.sim.advance(Duration::try_from(until - self.now()).unwrap()),
                Step::Ask => match self.vipps.poll(pending).await {
                    Poll::Wait { heard, .. } => schedule.hear(heard, self.now()),
                    end => return Some(end),
                },
            }
        }
    }

    pub(crate) async fn tokens(&self, msisdn: &str) -> (PendingLogin, UnverifiedTokens) {
        let pending = self.start(msisdn).await.unwrap();
        match self.wait(&pending).await {
            Some(Poll::Tokens(tokens)) => (pending, tokens),
            other => panic!("{other:?}"),
        }
    }

    /// From the number to the person, as a counter does it.
    pub(crate) async fn log_in(&self, msisdn: &str) -> Userinfo {
        self.vipps.user_exists(&hint(msisdn)).await;
        let (pending, tokens) = self.tokens(msisdn).await;
        let claims = self.vipps.verify(&tokens, &pending).await.unwrap();
        match self.vipps.profile(&tokens.access_token, &claims.sub).await {
            ProfileAnswer::Claims(userinfo) => *userinfo,
            other => panic!("{other:?}"),
        }
    }

    /// Whose ID token it is, if it is one.
    pub(crate) async fn verify_twisted(&self, twist: Twist) -> Result<String, VerifyError> {
        self.sim.twist_id_tokens(&[twist]);
        let (pending, tokens) = self.tokens(APPROVES).await;
        self.vipps.verify(&tokens, &pending).await.map(|claims| claims.sub)
    }

    pub(crate) fn calls_of(&self, endpoint: Endpoint) -> Vec<LogEntry> {
        self.sim.log().into_iter().filter(|entry| entry.path == endpoint.path()).collect()
    }

    pub(crate) fn count(&self, endpoint: Endpoint) -> usize {
        self.calls_of(endpoint).len()
    }

    pub(crate) fn violations(&self) -> Vec<ViolationKind> {
        self.sim.violations().into_iter().map(|violation| violation.kind).collect()
    }
}
