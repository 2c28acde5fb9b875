//! The simulator as a child process. Its code is never linked in: it is a program of its own, found beside ours.

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use serde::Deserialize;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, ChildStdin, Command};

use crate::config::{Config, ConfigError};

/// How long a child may take until it listens.
const PATIENCE: Duration = Duration::from_secs(20);
/// The program's name beside ours.
const PROGRAM: &str = "vipps-sim";

/// How to start it.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The port on loopback; none: a free one.
    pub port: Option<u16>,
    /// People who differ from the invented ones.
    pub people: Option<PathBuf>,
    /// Seconds between two questions for the token; none: the provider's usual five.
    pub interval_s: Option<u64>,
    /// The language of the phone and of the desk: `nb`, `en`, `da`, `fi` or `sv`; none: Norwegian.
    pub language: Option<String>,
    /// How a login ends on the customer's phone: `app` or `browser`; none: in the app.
    pub ending: Option<String>,
}

/// A simulator that runs. It ends with this value, or with this process, however that ends.
#[derive(Debug)]
pub struct Simulator {
    announced: Announced,
    language: String,
    ending: String,
    page: SocketAddr,
    /// Nobody else takes the page's place until the desk does.
    place: Option<TcpListener>,
    child: Child,
    /// Closed when we are gone: then the simulator ends by itself.
    _lifeline: ChildStdin,
}

/// The line it writes when it listens.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Announced {
    issuer: String,
    phone_url: String,
    client_id: String,
    client_secret: String,
    merchant_serial_number: String,
}

/// Why there is no simulator.
#[derive(Debug, thiserror::Error)]
pub enum SimulatorError {
    /// It is not beside this program.
    #[error("the program {PROGRAM} was not found beside this one")]
    NotFound,
    /// It did not start.
    #[error("the simulator did not start: {0}")]
    NotStarted(#[from] io::Error),
    /// It said nothing, or something else than where it listens.
    #[error("the simulator did not say where it listens")]
    Silent,
}

/// The club that the simulator plays.
const CLUB: &str = "Fjellheim Turlag";

impl Simulator {
    /// Starts it and waits until it listens.
    ///
    /// # Errors
    /// [`SimulatorError`].
    pub async fn start(options: Options) -> Result<Self, SimulatorError> {
        let program = find_program().ok_or(SimulatorError::NotFound)?;
        let language = options.language.clone().unwrap_or_else(|| "nb".to_owned());
        let place = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let page = place.local_addr()?;
        let mut child = command(&program, &options, &language, page).spawn()?;
        let (Some(lifeline), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(SimulatorError::Silent);
        };
        let mut lines = BufReader::new(output).lines();
        let line = tokio::time::timeout(PATIENCE, lines.next_line()).await.map_err(|_| SimulatorError::Silent)??;
        let announced = line.and_then(|line| serde_json::from_str(&line).ok()).ok_or(SimulatorError::Silent)?;
        let ending = options.ending.unwrap_or_else(|| "app".to_owned());
        Ok(Self { announced, language, ending, page, place: Some(place), child, _lifeline: lifeline })
    }

    /// A complete `skranke.toml` for a desk at this simulator.
    pub fn settings_text(&self) -> String {
        let Announced { issuer, client_id, merchant_serial_number, phone_url, .. } = &self.announced;
        let Self { language, ending, page, .. } = self;
        let sample = include_str!("simulator_page.toml").replace("{shop}", phone_url);
        format!(
            "# A desk at the simulator. No real customer can be reached from here.\n\
             [club]\n\
             name = \"{CLUB}\"\n\
             language = \"{language}\"\n\
             default_country = \"NO\"\n\n\
             [provider]\n\
             issuer = \"{issuer}\"\n\
             client_id = \"{client_id}\"\n\
             merchant_serial_number = \"{merchant_serial_number}\"\n\
             ending = \"{ending}\"\n\n\
             [browser_ending]\n\
             redirect_uri = \"{address}\"\n\
             listen = \"{page}\"\n\
             {sample}",
            address = page_address(*page),
        )
    }

    /// The same, read.
    ///
    /// # Errors
    /// [`ConfigError`] if the simulator announced something that cannot be used.
    pub fn config(&self) -> Result<Config, ConfigError> {
        Config::from_text(&self.settings_text())
    }

    /// The secret of the simulated sales unit.
    pub fn client_secret(&self) -> &str {
        &self.announced.client_secret
    }

    /// The customer's phone, for a browser or a window.
    pub fn phone_url(&self) -> &str {
        &self.announced.phone_url
    }

    /// The club's page, where a login ends that ends in the browser.
    pub fn page_url(&self) -> String {
        page_address(self.page)
    }

    /// Makes room for the desk, which is about to serve the club's page.
    pub fn make_room_for_page(&mut self) {
        self.place = None;
    }

    /// Waits until it ends by itself.
    pub async fn ended(&mut self) {
        // Whatever it ended with, it is gone.
        let _ = self.child.wait().await;
    }
}

fn page_address(page: SocketAddr) -> String {
    format!("http://{page}/welcome")
}

fn command(program: &Path, options: &Options, language: &str, page: SocketAddr) -> Command {
    let mut command = Command::new(program);
    command.args(["--exit-with-stdin", "--club", CLUB, "--lang", language]);
    command.args(["--redirect-uri", &page_address(page)]);
    command.args(options.port.iter().flat_map(|port| ["--port".to_owned(), port.to_string()]));
    command.args(options.interval_s.iter().flat_map(|seconds| ["--interval-s".to_owned(), seconds.to_string()]));
    if let Some(people) = &options.people {
        command.arg("--people").arg(people);
    }
    // The desk's own secrets are none of its business.
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("SKRANKE_") {
            command.env_remove(name);
        }
    }
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).kill_on_drop(true);
    command
}

/// Beside this program, or one folder up (where test programs find it).
fn find_program() -> Option<PathBuf> {
    let ours = std::env::current_exe().ok()?;
    let name = format!("{PROGRAM}{}", std::env::consts::EXE_SUFFIX);
    ours.ancestors().skip(1).take(2).map(|folder| folder.join(&name)).find(|program| program.is_file())
}
