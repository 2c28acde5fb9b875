//! The handle: starts the server, and lets a test move the clock, write scripts and look inside.

use std::io;
use std::time::Duration;

use axum::Router;
use axum::serve::Listener as _;
use tokio::task::JoinHandle;
use tokio_util::sync::{CancellationToken, DropGuard};

use crate::ledger::faults::Fault;
use crate::ledger::log::LogEntry;
use crate::ledger::request::RequestView;
use crate::ledger::violations::Violation;
use crate::net::{Door, WireHandle};
use crate::options::{Algorithm, Options};
use crate::partner::{Partner, PartnerKeys};
use crate::people::behaviour::Behaviour;
use crate::people::msisdn::Msisdn;
use crate::people::person::{Person, PersonChange};
use crate::people::subject;
use crate::signing::twist::Twist;
use crate::sim::{NothingWaits, Sim};
use crate::unit::UnitChange;
use crate::{admin, phone, provider};

/// The provider and the phones, not yet running.
#[derive(Debug)]
pub struct Simulator;

impl Simulator {
    /// Listens on 127.0.0.1 and serves until the returned handle is stopped or dropped. Needs a tokio runtime. Fails when the
    /// port is taken.
    pub async fn start(options: Options) -> io::Result<Running> {
        let stop = CancellationToken::new();
        let door = Door::open(options.port, stop.clone()).await?;
        let base_url = format!("http://{}", door.local_addr()?);
        let sim = Sim::new(options, base_url);
        let routes = Router::new().merge(provider::routes(&sim)).merge(phone::routes(&sim)).merge(admin::routes(&sim));
        let service = routes.into_make_service_with_connect_info::<WireHandle>();
        let serve = axum::serve(door, service).with_graceful_shutdown(stop.clone().cancelled_owned());
        let task = tokio::spawn(async move { serve.await });
        Ok(Running { sim, stop: stop.drop_guard(), task })
    }
}

/// A running simulator. It stops when this is dropped; [`Running::stop`] also waits for the end.
#[derive(Debug)]
pub struct Running {
    sim: Sim,
    stop: DropGuard,
    task: JoinHandle<io::Result<()>>,
}

impl Running {
    /// `http://127.0.0.1:PORT`, without a slash at the end.
    pub fn base_url(&self) -> &str {
        &self.sim.base_url
    }

    /// The issuer, with its final slash (§1).
    pub fn issuer(&self) -> String {
        self.sim.issuer()
    }

    /// The page that is the customer's phone.
    pub fn phone_url(&self) -> String {
        format!("{}/phone", self.base_url())
    }

    /// The sales unit's `client_id`.
    pub fn client_id(&self) -> &str {
        &self.sim.options.client_id
    }

    /// The sales unit's `client_secret`.
    pub fn client_secret(&self) -> &str {
        &self.sim.client_secret
    }

    /// The partner's keys, with nothing left to draw, if there is a partner (§3.2).
    pub fn partner(&self) -> Option<PartnerKeys> {
        self.sim.partner.as_ref().map(Partner::keys)
    }

    /// The sales unit's MSN.
    pub fn merchant_serial_number(&self) -> &str {
        &self.sim.options.merchant_serial_number
    }

    /// The simulator's time in milliseconds since 1970.
    pub fn now_ms(&self) -> i64 {
        self.sim.now_ms()
    }

    /// Moves the simulator's clock ahead.
    pub fn advance(&self, by: Duration) {
        self.sim.clock.advance(by);
    }

    /// Tells a number how to act, from the next start on.
    pub fn set_behaviour(&self, msisdn: &Msisdn, behaviour: Behaviour) {
        self.sim.ledger().set_behaviour(msisdn.clone(), behaviour);
    }

    /// Changes who a number belongs to.
    pub fn change_person(&self, msisdn: &Msisdn, change: PersonChange) {
        self.sim.ledger().change_person(msisdn, change);
    }

    /// Who a number belongs to.
    pub fn person(&self, msisdn: &Msisdn) -> Person {
        self.sim.ledger().person(msisdn)
    }

    /// The `sub` of a number's person at this sales unit.
    pub fn sub(&self, msisdn: &Msisdn) -> String {
        subject(self.merchant_serial_number(), msisdn)
    }

    /// The person takes back what they shared; the next request asks again (§16).
    pub fn forget_sharing(&self, msisdn: &Msisdn) {
        self.sim.ledger().forget_sharing(msisdn);
    }

    /// Orders some calls of an endpoint to break.
    pub fn break_calls(&self, fault: Fault) {
        self.sim.ledger().faults.add(fault);
    }

    /// Takes back every fault that has not happened yet.
    pub fn mend(&self) {
        self.sim.ledger().faults.clear();
    }

    /// What is odd or wrong about every ID token from now on.
    pub fn twist_id_tokens(&self, twists: &[Twist]) {
        self.sim.ledger().twists = twists.to_vec();
    }

    /// Signs with new keys from now on; the old ones stay published if `keep_old` (§12).
    pub fn rotate_keys(&self, keep_old: bool) {
        self.sim.ledger().keys.rotate(keep_old);
    }

    /// Changes what the portal says about the sales unit.
    pub fn change_unit(&self, change: UnitChange) {
        self.sim.ledger().unit.apply(change);
    }

    /// Signs with this algorithm from now on, for logins that end in the app.
    pub fn set_algorithm(&self, algorithm: Algorithm) {
        self.sim.ledger().keys.algorithm = algorithm;
    }

    /// Signs with this algorithm from now on, for logins that end in the browser.
    pub fn set_browser_algorithm(&self, algorithm: Algorithm) {
        self.sim.ledger().keys.browser_algorithm = algorithm;
    }

    /// Every request so far, oldest first.
    pub fn requests(&self) -> Vec<RequestView> {
        self.sim.requests()
    }

    /// The newest waiting request of the number is confirmed on the phone, everything ticked.
    pub fn confirm(&self, msisdn: &Msisdn) -> Result<(), NothingWaits> {
        let id = self.newest_waiting(msisdn)?;
        self.sim.confirm_everything(id)
    }

    /// The newest waiting request of the number is declined on the phone.
    pub fn decline(&self, msisdn: &Msisdn) -> Result<(), NothingWaits> {
        let id = self.newest_waiting(msisdn)?;
        self.sim.decline(id)
    }

    /// The address that the number's browser opens, once its newest request of that ending is decided (§9.2, §9.3).
    pub fn return_url(&self, msisdn: &Msisdn) -> Option<String> {
        self.sim.return_url(msisdn)
    }

    /// The customer scans the desk's code: a token that stands for them for fifteen minutes (§21).
    pub fn customer_token(&self, msisdn: &Msisdn) -> String {
        self.sim.customer_token(msisdn).0
    }

    /// The customer opens the app and pulls to refresh.
    pub fn refresh_phone(&self, msisdn: &Msisdn) {
        self.sim.refresh_phone(msisdn);
    }

    /// Every call of the provider's endpoints so far.
    pub fn log(&self) -> Vec<LogEntry> {
        self.sim.ledger().log.clone()
    }

    /// What clients did that the contract forbids.
    pub fn violations(&self) -> Vec<Violation> {
        self.sim.ledger().violations.clone()
    }

    /// Stops, resets the open connections and waits for the end.
    pub async fn stop(self) {
        drop(self.stop);
        // Whatever the server has to say about its end is of no use any more.
        let _ = self.task.await;
    }

    fn newest_waiting(&self, msisdn: &Msisdn) -> Result<u64, NothingWaits> {
        let mut ledger = self.sim.ledger();
        ledger.settle(self.sim.now_ms());
        ledger.live(msisdn).last().map(|request| request.id).ok_or(NothingWaits)
    }
}
