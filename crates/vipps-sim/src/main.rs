//! The simulator as a program: one line of JSON when it listens, then silence until it is stopped.

use std::io::{self, Read as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::{Parser, ValueEnum};
use serde_json::json;
use tokio::signal;
use tokio::sync::oneshot;
use vipps_sim::{Algorithm, ClientAuth, Language, Options, PartnerKeys, RedirectUri, Running, Simulator, read_people};

/// Vipps MobilePay Login (CIBA) and the customer's phone, simulated on 127.0.0.1.
#[derive(Debug, Parser)]
#[command(version)]
struct Args {
    /// The port on 127.0.0.1; 0 takes a free one
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// A TOML list of people who differ from the invented ones
    #[arg(long, value_name = "FILE")]
    people: Option<PathBuf>,
    /// The club's name, as the phone shows it
    #[arg(long, value_name = "NAME")]
    club: Option<String>,
    /// The sales unit's client id
    #[arg(long, value_name = "ID")]
    client_id: Option<String>,
    /// The sales unit's client secret; drawn and printed if not given
    #[arg(skip = std::env::var("VIPPS_SIM_CLIENT_SECRET").ok())]
    client_secret: Option<String>,
    /// The sales unit's merchant serial number
    #[arg(long)]
    msn: Option<String>,
    /// Seconds between polls
    #[arg(long, value_name = "N", default_value_t = 5)]
    interval_s: u64,
    /// How the client proves who it is
    #[arg(long, value_enum, default_value_t = AuthArg::Basic)]
    client_auth: AuthArg,
    /// A partner acts for the sales unit too; its keys are drawn and printed
    #[arg(long)]
    partner: bool,
    /// The algorithm of ID tokens
    #[arg(long, value_enum, default_value_t = AlgArg::Rs256)]
    alg: AlgArg,
    /// The algorithm of ID tokens of logins that end in the browser
    #[arg(long, value_enum, default_value_t = AlgArg::Es256)]
    browser_alg: AlgArg,
    /// An address the customer may be sent back to; may be given several times
    #[arg(long, value_name = "URI")]
    redirect_uri: Vec<RedirectUri>,
    /// Seconds in which the code of a login that ends in the browser can be exchanged; 30 in production
    #[arg(long, value_name = "N", default_value_t = 300)]
    code_life_s: u64,
    /// The phone's language; else the browser's
    #[arg(long, value_enum)]
    lang: Option<LangArg>,
    /// Ends when standard input does, so that it never outlives its parent
    #[arg(long)]
    exit_with_stdin: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum AuthArg {
    Basic,
    Post,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum AlgArg {
    #[value(name = "RS256")]
    Rs256,
    #[value(name = "ES256")]
    Es256,
}

impl From<AlgArg> for Algorithm {
    fn from(arg: AlgArg) -> Self {
        match arg {
            AlgArg::Rs256 => Self::Rs256,
            AlgArg::Es256 => Self::Es256,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum LangArg {
    Nb,
    En,
    Da,
    Fi,
    Sv,
}

impl From<LangArg> for Language {
    fn from(arg: LangArg) -> Self {
        match arg {
            LangArg::Nb => Self::Nb,
            LangArg::En => Self::En,
            LangArg::Da => Self::Da,
            LangArg::Fi => Self::Fi,
            LangArg::Sv => Self::Sv,
        }
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    match run(Args::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // There is nobody left to tell if standard error is gone too.
            let _ = writeln!(io::stderr(), "vipps-sim: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(args: Args) -> Result<(), Box<dyn std::error::Error>> {
    // Before anybody is told that it listens: who reads the line may end it at once.
    let signals = Signals::listen()?;
    let exit_with_stdin = args.exit_with_stdin;
    let running = Simulator::start(options(args)?).await?;
    announce(&running)?;
    tokio::select! {
        () = signals.received() => {}
        () = stdin_closed(), if exit_with_stdin => {}
    }
    running.stop().await;
    Ok(())
}

fn options(args: Args) -> Result<Options, Box<dyn std::error::Error>> {
    let usual = Options::default();
    let mut options = Options {
        port: args.port,
        club: args.club.unwrap_or(usual.club),
        client_id: args.client_id.unwrap_or(usual.client_id),
        client_secret: args.client_secret.filter(|secret| !secret.is_empty()),
        merchant_serial_number: args.msn.unwrap_or(usual.merchant_serial_number),
        interval: Duration::from_secs(args.interval_s),
        client_auth: match args.client_auth {
            AuthArg::Basic => ClientAuth::Basic,
            AuthArg::Post => ClientAuth::Post,
        },
        partner: args.partner.then(PartnerKeys::default),
        algorithm: args.alg.into(),
        browser_algorithm: args.browser_alg.into(),
        redirect_uris: args.redirect_uri,
        code_life: Duration::from_secs(args.code_life_s),
        language: args.lang.map(Language::from),
        ..Options::default()
    };
    if let Some(file) = args.people {
        read_people(&std::fs::read_to_string(file)?, &mut options)?;
    }
    Ok(options)
}

/// The first line of standard output: where it listens and what a client needs.
fn announce(running: &Running) -> io::Result<()> {
    let partner = running.partner().map(|keys| {
        json!({
            "clientId": keys.client_id,
            "clientSecret": keys.client_secret,
            "subscriptionKey": keys.subscription_key,
        })
    });
    let line = json!({
        "event": "listening",
        "baseUrl": running.base_url(),
        "issuer": running.issuer(),
        "phoneUrl": running.phone_url(),
        "clientId": running.client_id(),
        "clientSecret": running.client_secret(),
        "merchantSerialNumber": running.merchant_serial_number(),
        "partner": partner,
    });
    let mut stdout = io::stdout().lock();
    writeln!(stdout, "{line}")?;
    stdout.flush()
}

/// Ctrl-C and the polite way to end a program.
#[cfg(unix)]
struct Signals {
    interrupt: signal::unix::Signal,
    terminate: signal::unix::Signal,
}

#[cfg(unix)]
impl Signals {
    fn listen() -> io::Result<Self> {
        use signal::unix::{SignalKind, signal};
        Ok(Self { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? })
    }

    async fn received(mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}

/// Ctrl-C.
#[cfg(windows)]
struct Signals(signal::windows::CtrlC);

#[cfg(windows)]
impl Signals {
    fn listen() -> io::Result<Self> {
        signal::windows::ctrl_c().map(Self)
    }

    async fn received(mut self) {
        self.0.recv().await;
    }
}

/// Reads on a thread of its own: a blocked read must not keep the program from ending in another way.
async fn stdin_closed() {
    let (closed, wait) = oneshot::channel::<()>();
    std::thread::spawn(move || {
        let mut buffer = [0; 1024];
        while matches!(io::stdin().read(&mut buffer), Ok(1..)) {}
        drop(closed);
    });
    // Nothing is ever sent; the other end going away is the message.
    let _ = wait.await;
}
