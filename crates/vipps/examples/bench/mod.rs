//! What the examples that measure have in common: a client of the provider at an address, a system clock, and what it cost.

use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use vipps::{ClientAuth, ClientSecret, Clock, Dialect, LoginHint, Settings, Start, Vipps};

/// Whatever goes wrong ends the measurement.
pub(crate) type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        now()
    }
}

#[expect(clippy::disallowed_methods, reason = "an example has a clock of its own")]
pub(crate) fn now() -> Timestamp {
    Timestamp::now()
}

/// The client `bench-client` of the provider at `base_url`, under the provider's usual paths.
pub(crate) fn client(base_url: &str) -> Outcome<Vipps> {
    let settings = Settings {
        issuer: format!("{}/access-management-1.0/access/", base_url.trim_end_matches('/')),
        client_id: "bench-client".to_owned(),
        client_secret: ClientSecret::new("bench-secret-0123456789"),
        client_auth: ClientAuth::Basic,
        merchant_serial_number: "900123".to_owned(),
        dialect: Dialect::Vipps,
        user_exists_url: None,
        system_name: "bench".to_owned(),
        system_version: env!("CARGO_PKG_VERSION").to_owned(),
    };
    Ok(Vipps::new(settings, Arc::new(SystemClock))?)
}

/// The nth login, of a number that can belong to nobody. The first twenty are left to the simulator, where they have habits.
pub(crate) fn start(nth: usize) -> Outcome<Start> {
    Ok(Start {
        hint: LoginHint::msisdn(&format!("47{:08}", 20 + nth % 100_000))?,
        scopes: ["openid", "name", "phoneNumber"].map(str::to_owned).to_vec(),
        binding_message: "BENCH-01".to_owned(),
        requested_expiry: Duration::from_secs(900),
        nonce: format!("nonce-{nth}"),
        redirect_uri: None,
    })
}

/// What this process has used so far.
#[derive(Clone, Copy)]
pub(crate) struct Used {
    /// Seconds of the processor, by the program and by the system for it.
    pub(crate) cpu_s: f64,
    /// Memory, at the highest.
    pub(crate) max_rss_mb: f64,
}

impl Used {
    #[cfg(unix)]
    #[expect(clippy::cast_precision_loss, reason = "times and memory of one process are far below 2^52")]
    pub(crate) fn now() -> Outcome<Self> {
        let usage = nix::sys::resource::getrusage(nix::sys::resource::UsageWho::RUSAGE_SELF)?;
        let seconds = |time: nix::sys::time::TimeVal| time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6;
        Ok(Self {
            cpu_s: seconds(usage.user_time()) + seconds(usage.system_time()),
            max_rss_mb: usage.max_rss() as f64 / 1024.0,
        })
    }

    #[cfg(not(unix))]
    pub(crate) fn now() -> Outcome<Self> {
        Err("this is measured on Unix only".into())
    }
}

/// The nth argument of the program, as what it should be.
pub(crate) fn argument<T: std::str::FromStr>(nth: usize, usage: &str) -> Outcome<T> {
    let text = std::env::args().nth(nth).ok_or(usage)?;
    text.parse().map_err(|_| usage.into())
}
