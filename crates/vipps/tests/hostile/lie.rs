//! A lie, what may come of it, and the telling.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use peak_alloc::PeakAlloc;
use vipps::{Userinfo, Verdict, WaitingReason};

use crate::canary::Canaries;
use crate::desk::{Desk, Driven, End, Journey};
use crate::judge::Judge;
use crate::keys;
use crate::provider::{Provider, Script};
use crate::reply::Reply;
use crate::world::{Asked, Endpoint, ManualClock, World};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Of memory, above what was held before.
const MOST_BYTES: usize = 16 * 1024 * 1024;
/// For one lie, on a machine that has other things to do.
const LONGEST: Duration = Duration::from_secs(10);

type Also = Box<dyn Fn(&Told) -> bool>;

/// A row: one lie and the only outcomes that are right.
pub(crate) struct Lie {
    name: String,
    journey: Journey,
    script: Script,
    ends: Vec<End>,
    waits: Option<WaitingReason>,
    also: Vec<(&'static str, Also)>,
}

/// What is left when a lie was told.
pub(crate) struct Told {
    pub(crate) userinfo: Option<Userinfo>,
    /// When each request came, in milliseconds.
    pub(crate) seen: Vec<(Endpoint, i64)>,
}

impl Told {
    pub(crate) fn count(&self, endpoint: Endpoint) -> usize {
        self.seen.iter().filter(|(own, _)| *own == endpoint).count()
    }

    pub(crate) fn info(&self) -> &Userinfo {
        self.userinfo.as_ref().expect("a profile came")
    }

    /// The milliseconds between the requests of one endpoint.
    pub(crate) fn waits(&self, endpoint: Endpoint) -> Vec<i64> {
        let times: Vec<i64> = self.seen.iter().filter(|(own, _)| *own == endpoint).map(|(_, at)| *at).collect();
        times.windows(2).map(|two| two[1] - two[0]).collect()
    }
}

/// A lie at one endpoint, told to every question there that gets an answer from `script`.
pub(crate) fn lie(
    name: impl Into<String>,
    at: Endpoint,
    script: impl Fn(&Asked<'_>) -> Option<Reply> + Send + Sync + 'static,
) -> Lie {
    let journey = match at {
        Endpoint::RedirectGrant => Journey::Browser,
        Endpoint::PartnerToken => Journey::Partner,
        _ => Journey::Counter,
    };
    Lie {
        name: name.into(),
        journey,
        script: Arc::new(move |asked| if asked.endpoint == at { script(asked) } else { None }),
        ends: Vec::new(),
        waits: None,
        also: Vec::new(),
    }
}

/// A lie told to every question there.
pub(crate) fn always(
    name: impl Into<String>,
    at: Endpoint,
    script: impl Fn(&World) -> Reply + Send + Sync + 'static,
) -> Lie {
    lie(name, at, move |asked| Some(script(asked.world)))
}

/// A lie told to the first so many questions there.
pub(crate) fn at_first(
    name: impl Into<String>,
    at: Endpoint,
    times: usize,
    script: impl Fn(&World) -> Reply + Send + Sync + 'static,
) -> Lie {
    lie(name, at, move |asked| (asked.nth < times).then(|| script(asked.world)))
}

/// A lie in place of the tokens: the first question is answered truly, with "not yet".
pub(crate) fn instead_of_tokens(
    name: impl Into<String>,
    script: impl Fn(&World) -> Reply + Send + Sync + 'static,
) -> Lie {
    lie(name, Endpoint::Token, move |asked| (asked.nth > 0).then(|| script(asked.world)))
}

/// A lie about the ID token.
pub(crate) fn id_token(name: impl Into<String>, make: impl Fn(&World) -> String + Send + Sync + 'static) -> Lie {
    instead_of_tokens(name, move |world| Reply::ok(&World::tokens(&make(world)).written()))
}

impl Lie {
    /// One of the right outcomes.
    pub(crate) fn ends(mut self, end: End) -> Self {
        self.ends.push(end);
        self
    }

    pub(crate) fn refused_by(self, check: &'static str) -> Self {
        self.ends(End::Refused(check))
    }

    /// It must not disturb.
    pub(crate) fn goes_on(self) -> Self {
        self.ends(End::LoggedIn)
    }

    pub(crate) fn not_started(self, verdict: Verdict) -> Self {
        self.ends(End::NotStarted(verdict))
    }

    /// It makes the login wait, for this reason.
    pub(crate) fn after(self, reason: WaitingReason) -> Self {
        Self { waits: Some(reason), ..self }
    }

    /// With a second lie elsewhere, without which the first would be none.
    pub(crate) fn besides(
        mut self,
        at: Endpoint,
        script: impl Fn(&Asked<'_>) -> Option<Reply> + Send + Sync + 'static,
    ) -> Self {
        let first = self.script;
        self.script = Arc::new(move |asked| first(asked).or_else(|| script(asked).filter(|_| asked.endpoint == at)));
        self
    }

    /// On another way.
    pub(crate) fn on(self, journey: Journey) -> Self {
        Self { journey, ..self }
    }

    /// What must hold besides.
    pub(crate) fn and(mut self, what: &'static str, holds: impl Fn(&Told) -> bool + 'static) -> Self {
        self.also.push((what, Box::new(holds)));
        self
    }
}

/// What telling a table came to.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    lies: usize,
    longest: (Duration, String),
    most_bytes: (usize, String),
    wrongs: Vec<String>,
}

/// One lie at a time: memory is counted for all of the process.
static TURN: Mutex<()> = Mutex::new(());

pub(crate) fn turn() -> MutexGuard<'static, ()> {
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Tells every lie of a table. All that went wrong is told at once.
pub(crate) fn tell(table: impl FnOnce() -> Vec<Lie>) -> String {
    let _turn = turn();
    keys::draw();
    let mut tally = Tally::default();
    for lie in table() {
        tally.tell(&lie);
    }
    assert!(tally.wrongs.is_empty(), "{} of {}:\n{}", tally.wrongs.len(), tally.lies, tally.wrongs.join("\n"));
    let (time, longest) = tally.longest;
    let (bytes, most) = tally.most_bytes;
    format!("{} lies; at most {} KiB ({most}) and {} ms ({longest})", tally.lies, bytes / 1024, time.as_millis())
}

impl Tally {
    fn tell(&mut self, lie: &Lie) {
        let (begun, before) = (Instant::now(), MEMORY.current_usage());
        MEMORY.reset_peak_usage();
        let mut wrongs = told(lie);
        let (time, bytes) = (begun.elapsed(), MEMORY.peak_usage().saturating_sub(before));
        if bytes > MOST_BYTES {
            wrongs.push(format!("it took {bytes} bytes"));
        }
        if time > LONGEST {
            wrongs.push(format!("it took {time:?}"));
        }
        self.lies += 1;
        self.longest = std::mem::take(&mut self.longest).max((time, lie.name.clone()));
        self.most_bytes = std::mem::take(&mut self.most_bytes).max((bytes, lie.name.clone()));
        self.wrongs.extend(wrongs.into_iter().map(|wrong| format!("- {}: {wrong}", lie.name)));
    }
}

/// Tells one lie; what went wrong.
fn told(lie: &Lie) -> Vec<String> {
    let canaries = Canaries::all();
    canaries.take();
    let clock = Arc::new(ManualClock::new());
    let world = |port, trap| World::new(port, trap, clock);
    let (mut provider, mut silences) = Provider::start(world, Arc::clone(&lie.script), Judge::new(lie.journey));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let (driven, again) = runtime.block_on(async {
        let mut desk = Desk::new(&provider.world, lie.journey, canaries);
        let driven = desk.drive(lie.journey, &mut silences).await;
        provider.judge().seal();
        for _ in 0..20 {
            tokio::task::yield_now().await;
        }
        provider.judge().unseal();
        let again = desk.verify_again(&mut silences).await;
        provider.judge().seal();
        (driven, again)
    });
    drop(runtime);
    provider.stop();
    let mut wrongs = std::mem::take(&mut provider.judge().wrongs);
    wrongs.extend(canaries.take());
    if provider.was_anybody_trapped() {
        wrongs.push("somebody was led elsewhere".to_owned());
    }
    let seen = std::mem::take(&mut provider.judge().seen);
    wrongs.extend(lie.judged(driven, again, seen));
    wrongs
}

impl Lie {
    fn judged(&self, driven: Driven, again: Option<Result<(), &str>>, seen: Vec<(Endpoint, i64)>) -> Vec<String> {
        let mut wrongs = Vec::new();
        let Driven { end, waited, userinfo } = driven;
        if !self.ends.contains(&end) {
            wrongs.push(format!("it ended as {end:?}, not as {:?}", self.ends));
        }
        if self.waits.is_some_and(|reason| !waited.contains(&reason)) {
            wrongs.push(format!("it waited for {waited:?}"));
        }
        let told = Told { userinfo, seen };
        if let (End::Refused(check), Some(Ok(()))) = (&end, &again)
            && check.starts_with("id_token")
            && self.journey != Journey::Browser
        {
            wrongs.push("refused once and not again".to_owned());
        }
        if let (End::Refused(check), true) = (&end, told.count(Endpoint::Userinfo) > 0)
            && check.starts_with("id_token")
        {
            wrongs.push("the access token was shown though the ID token was refused".to_owned());
        }
        if let (End::LoggedIn, Some(Err(check))) = (&end, &again) {
            wrongs.push(format!("logged in, and then refused by {check}"));
        }
        let failed = self.also.iter().filter(|(_, holds)| !holds(&told));
        wrongs.extend(failed.map(|(what, _)| format!("it does not hold that {what}")));
        wrongs
    }
}
