//! A club with a page, a provider, and phones with browsers.

use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use desk_app::arrival::PageStep;
use desk_app::clock::DeskClock;
use desk_app::page::Limits;
use desk_app::random::SystemRandom;
use desk_app::{Config, Desk, Parts, Request};
use desk_core::profile::Name;
use desk_core::{Answer as Told, ConsentReceipt, Ending, LoginId, MemberId, NewMember, Purpose, Source};
use desk_store::{Store, StoreKey};
use desk_wire::Event;
use desk_wire::login::LoginState;
use desk_wire::lookup::NumberEntered;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::{Notify, broadcast};
use tokio::task::JoinHandle;
use vipps_sim::{ClockStart, Options, PersonChange, Running, Simulator};

use crate::http::{Answer, form, request};

pub(crate) const KARI: &str = "4700000020";
pub(crate) const OLA: &str = "4700000021";

/// All there is on a page.
pub(crate) const BLOCKS: &str = r#"
    [page]
    blocks = ["welcome", "more", "consents", "terms", "hand_over", "done"]
    [page.more]
    birthday_greeting = true
    interests = [{ key = "hiking", label = { en = "Hiking" } }, { key = "ski", label = { en = "Skiing", nb = "Ski" } }]
    fields = [{ key = "hut", label = { en = "Which hut do you like best?" }, max_length = 500 }]
    [page.consents]
    asks = [
        { key = "email", text = { en = "Yes to e-mail.", nb = "Ja til e-post." }, url = "https://club.example.test/privacy" },
        { key = "sms", text = "Ja til SMS." },
    ]
    [page.terms]
    url = "https://club.example.test/terms"
    version = "2026-11"
    [page.hand_over]
    url = "https://shop.example.test/start?from=desk"
"#;

/// A clock that the test moves, for the desk and the provider.
pub(crate) struct Hands {
    provider: Arc<Running>,
    moved: Notify,
}

impl vipps::Clock for Hands {
    fn now(&self) -> Timestamp {
        Timestamp::from_millisecond(self.provider.now_ms()).unwrap()
    }
}

impl DeskClock for Hands {
    fn sleep_until(&self, at: Timestamp) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(async move {
            loop {
                let moved = self.moved.notified();
                if vipps::Clock::now(self) >= at {
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

/// 2026-03-02 09:15 UTC.
const START_MS: i64 = 1_772_442_900_000;

pub(crate) struct Club {
    pub(crate) desk: Desk,
    pub(crate) provider: Arc<Running>,
    pub(crate) address: SocketAddr,
    pub(crate) redirect_uri: String,
    clock: Arc<Hands>,
    folder: TempDir,
    events: broadcast::Receiver<Event>,
    served: JoinHandle<()>,
}

/// How a club is set up.
pub(crate) struct Setup {
    pub(crate) blocks: &'static str,
    pub(crate) limits: Limits,
    /// Behind a proxy with TLS; else on this very machine.
    pub(crate) public: bool,
}

impl Default for Setup {
    /// Nobody is too many for a test.
    fn default() -> Self {
        let limits = Limits { burst: 10_000, links: 10_000, ..Limits::default() };
        Self { blocks: BLOCKS, limits, public: false }
    }
}

pub(crate) async fn club() -> Club {
    club_with(Setup::default()).await
}

pub(crate) async fn club_with(setup: Setup) -> Club {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let redirect_uri =
        if setup.public { "https://club.example.test/welcome".to_owned() } else { format!("http://{address}/welcome") };
    let options = Options {
        clock: ClockStart::StandingAtMs(START_MS),
        redirect_uris: vec![redirect_uri.parse().unwrap()],
        ..Options::default()
    };
    let provider = Arc::new(Simulator::start(options).await.unwrap());
    let clock = Arc::new(Hands { provider: Arc::clone(&provider), moved: Notify::new() });
    let folder = tempfile::tempdir().unwrap();
    let settings = format!(
        "[club]\nname = \"Fjellheim Turlag\"\nlanguage = \"nb\"\n[provider]\nissuer = \"{}\"\nclient_id = \"{}\"\n\
         merchant_serial_number = \"{}\"\n[browser_ending]\nredirect_uri = \"{redirect_uri}\"\n{}",
        provider.issuer(),
        provider.client_id(),
        provider.merchant_serial_number(),
        setup.blocks,
    );
    let parts = Parts {
        config: Config::from_text(&settings).unwrap(),
        client_secret: Ok(vipps::ClientSecret::new(provider.client_secret())),
        store: Store::open(folder.path(), &StoreKey::new([7; 32]), &SystemRandom).unwrap(),
        clock: Arc::<Hands>::clone(&clock),
        random: Arc::new(SystemRandom),
        time_zone: TimeZone::UTC,
    };
    let desk = Desk::new(parts).unwrap();
    let serving = desk.clone();
    let served = tokio::spawn(async move { serving.serve_page_within(listener, setup.limits).await.unwrap() });
    Club { events: desk.events(), desk, provider, address, redirect_uri, clock, folder, served }
}

impl Club {
    /// Asks a number to come to the page.
    pub(crate) async fn ask(&mut self, msisdn: &str) -> LoginId {
        let on_the_page = Request { purpose: Purpose::Enrol, ending: Some(Ending::Browser) };
        let login = match self.desk.enter_number(&format!("+{msisdn}"), on_the_page).await.unwrap() {
            NumberEntered::Login { login } => login.login_id,
            NumberEntered::Member { member } => {
                let id = MemberId(member.member.member_id.parse().unwrap());
                self.desk.ask_member(id, on_the_page).await.unwrap().login_id
            }
        };
        loop {
            let is_waiting =
                |view: &desk_wire::login::LoginView| view.login_id == login && view.state == LoginState::Waiting;
            if self.desk.list_logins().iter().any(is_waiting) {
                return LoginId::parse(&login).unwrap();
            }
            self.events.recv().await.unwrap();
        }
    }

    /// The address that the phone opens once its owner has confirmed.
    pub(crate) async fn link(&mut self, msisdn: &str) -> String {
        self.ask(msisdn).await;
        self.provider.confirm(&msisdn.parse().unwrap()).unwrap();
        self.provider.return_url(&msisdn.parse().unwrap()).unwrap()
    }

    /// A phone whose owner has confirmed and is on the page.
    pub(crate) async fn visitor(&mut self, msisdn: &str) -> Phone {
        let link = self.link(msisdn).await;
        let mut phone = self.phone();
        let answer = phone.open(&link).await;
        assert_eq!(answer.location(), "/welcome/visit");
        phone
    }

    /// A visitor with a number that the register knows as somebody else's, who is member 1: staff have to say who it is.
    pub(crate) async fn recycled(&mut self, msisdn: &str) -> (Phone, LoginId) {
        let name = Name { given: "Anne".into(), family: "Annerledes".into() };
        let phone = desk_core::Phone::from_msisdn(msisdn).unwrap();
        let anne = NewMember { source: Source::Hand, name, phone, phone_confirmed: true, email: None };
        self.register().add_member(&anne, Timestamp::from_millisecond(START_MS).unwrap()).unwrap();
        self.name(msisdn, "Kari");
        let login = self.ask(msisdn).await;
        self.provider.confirm(&msisdn.parse().unwrap()).unwrap();
        let link = self.provider.return_url(&msisdn.parse().unwrap()).unwrap();
        let mut phone = self.phone();
        phone.open(&link).await.has(303);
        (phone, login)
    }

    pub(crate) fn name(&self, msisdn: &str, given: &str) {
        let change = PersonChange { given_name: Some(given.to_owned()), ..PersonChange::default() };
        self.provider.change_person(&msisdn.parse().unwrap(), change);
    }

    pub(crate) fn phone(&self) -> Phone {
        let host = self.redirect_uri.split('/').nth(2).unwrap().to_owned();
        Phone { address: self.address, host, language: "en", cookie: None }
    }

    pub(crate) fn advance(&self, by: Duration) {
        self.provider.advance(by);
        self.clock.moved.notify_waiters();
    }

    /// The register, as another process sees it.
    pub(crate) fn register(&self) -> Store {
        Store::open(self.folder.path(), &StoreKey::new([7; 32]), &SystemRandom).unwrap()
    }

    pub(crate) fn told(&self, member: i64) -> Vec<(String, String)> {
        let answers = self.register().list_answers(MemberId(member)).unwrap();
        answers.into_iter().map(|answer: Told| (answer.question, answer.answer)).collect()
    }

    pub(crate) fn receipts(&self, member: i64) -> Vec<ConsentReceipt> {
        self.register().list_consents(MemberId(member)).unwrap()
    }

    /// Where the counter sees the visitor.
    pub(crate) fn seen_on(&self, login: LoginId) -> Option<PageStep> {
        use desk_wire::login::PageProgress;
        let view = self.desk.list_logins().into_iter().find(|view| view.login_id == login.to_string())?;
        view.page.map(|page| match page {
            PageProgress::OnPage => PageStep::OnPage,
            PageProgress::Block { number, of, name } => PageStep::Block { number, of, name },
            PageProgress::HandedOver => PageStep::HandedOver,
            PageProgress::Done => PageStep::Done,
        })
    }

    /// Closes the desk and waits until nobody is served any more.
    pub(crate) async fn close(self) {
        self.desk.close().await;
        self.served.await.unwrap();
    }
}

/// A phone's browser: it keeps the cookie, and says what a browser says.
#[derive(Clone)]
pub(crate) struct Phone {
    pub(crate) address: SocketAddr,
    pub(crate) host: String,
    pub(crate) language: &'static str,
    pub(crate) cookie: Option<String>,
}

impl Phone {
    /// Opens an address, as a person does.
    pub(crate) async fn open(&mut self, url: &str) -> Answer {
        self.go("GET", url, &[("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document")], "").await
    }

    /// Sends a form of the page.
    pub(crate) async fn send(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let scheme = if self.host.starts_with("127.") { "http" } else { "https" };
        let origin = format!("{scheme}://{}", self.host);
        let headers = [
            ("Content-Type", "application/x-www-form-urlencoded"),
            ("Origin", origin.as_str()),
            ("Sec-Fetch-Site", "same-origin"),
        ];
        self.go("POST", path, &headers, &form(fields)).await
    }

    /// Opens a block, fills its form in and sends it.
    pub(crate) async fn fill(&mut self, block: &str, fields: &[(&str, &str)]) -> Answer {
        let path = format!("/welcome/visit/{block}");
        let mark = self.open(&path).await.hidden("visit");
        let fields: Vec<_> = [("visit", mark.as_str())].into_iter().chain(fields.iter().copied()).collect();
        self.send(&path, &fields).await
    }

    /// Opens an address and goes on to wherever it leads.
    pub(crate) async fn follow(&mut self, url: &str) -> Answer {
        let mut answer = self.open(url).await;
        while answer.status == 303 {
            let to = answer.location();
            answer = self.open(&to).await;
        }
        answer
    }

    pub(crate) async fn go(&mut self, method: &str, url: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let path = match url.split_once("://") {
            Some((_, rest)) if !url.starts_with('/') => &rest[rest.find('/').unwrap()..],
            _ => url,
        };
        let (host, cookie) = (self.host.clone(), self.cookie.clone());
        let mut all = vec![("Host", host.as_str()), ("Accept-Language", self.language)];
        all.extend(cookie.as_deref().map(|cookie| ("Cookie", cookie)));
        all.extend(headers);
        let answer = request(self.address, &format!("{method} {path}"), &all, body).await;
        if let Some(set) = answer.headers("set-cookie").next() {
            self.cookie = set.split(';').next().map(str::to_owned);
        }
        answer
    }
}
