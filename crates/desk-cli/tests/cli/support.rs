//! A provider of the test's own, and the program beside it.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};
use vipps_sim::{Options, Running, Simulator};

/// A test that waits longer than this has lost its way.
const PATIENCE: Duration = Duration::from_secs(60);

pub(crate) struct Till {
    pub(crate) provider: Running,
    pub(crate) folder: TempDir,
}

/// What a run came to.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) exit: Option<i32>,
    pub(crate) lines: Vec<Value>,
    pub(crate) log: String,
}

/// A run under way.
pub(crate) struct Run {
    pub(crate) child: Child,
    lines: Lines<BufReader<ChildStdout>>,
}

pub(crate) async fn till() -> Till {
    till_with(Options::default()).await
}

pub(crate) async fn till_with(options: Options) -> Till {
    let provider = Simulator::start(Options { interval: Duration::from_secs(1), ..options }).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let settings = format!(
        "[club]\nname = \"Fjellheim Turlag\"\n[provider]\nissuer = \"{}\"\nclient_id = \"{}\"\n",
        provider.issuer(),
        provider.client_id(),
    );
    std::fs::write(folder.path().join("skranke.toml"), settings).unwrap();
    Till { provider, folder }
}

impl Till {
    pub(crate) fn data_folder(&self) -> std::path::PathBuf {
        self.folder.path().join("data")
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = program(self.folder.path());
        command
            .arg("--config")
            .arg(self.folder.path().join("skranke.toml"))
            .arg("--data-dir")
            .arg(self.data_folder())
            .args(arguments)
            .env("SKRANKE_CLIENT_SECRET", self.provider.client_secret())
            .env("SKRANKE_DB_KEY", "5a".repeat(32));
        command
    }

    pub(crate) async fn run(&self, arguments: &[&str]) -> Ran {
        ran(self.command(arguments)).await
    }

    /// A login of the fixture number that ends in these three digits.
    pub(crate) async fn login(&self, last: &str) -> Ran {
        self.run(&["login", "--json", "--phone", &format!("+47 000 00 {last}")]).await
    }

    /// A login that has come to wait.
    pub(crate) async fn waiting(&self, number: &str) -> (Run, Value) {
        let mut run = start(self.command(&["login", "--json", "--phone", number]));
        let started = run.next().await;
        assert_eq!(started["event"], "started");
        (run, started)
    }
}

/// The program with nothing of the test's own surroundings: no settings, no keychain.
pub(crate) fn program(home: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_skranke-cli"));
    for (name, _) in std::env::vars_os() {
        let name_text = name.to_string_lossy();
        if name_text.starts_with("SKRANKE_") || name_text.starts_with("XDG_") || name_text.starts_with("DBUS_") {
            command.env_remove(name);
        }
    }
    command.env("HOME", home).env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent").stdin(Stdio::null());
    command.kill_on_drop(true);
    command
}

pub(crate) async fn ran(command: Command) -> Ran {
    let mut run = start(command);
    let mut lines = Vec::new();
    while let Some(line) = run.try_next().await {
        lines.push(line);
    }
    run.ended(lines).await
}

pub(crate) fn start(mut command: Command) -> Run {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    Run { child, lines }
}

impl Run {
    pub(crate) async fn next(&mut self) -> Value {
        self.try_next().await.expect("one more line")
    }

    /// The next line; a line that is no JSON is text.
    async fn try_next(&mut self) -> Option<Value> {
        let line = tokio::time::timeout(PATIENCE, self.lines.next_line()).await.expect("a line by now").unwrap()?;
        Some(serde_json::from_str(&line).unwrap_or(Value::String(line)))
    }

    /// The rest of it.
    pub(crate) async fn until_it_ends(mut self) -> Ran {
        let mut lines = Vec::new();
        while let Some(line) = self.try_next().await {
            lines.push(line);
        }
        self.ended(lines).await
    }

    async fn ended(mut self, lines: Vec<Value>) -> Ran {
        let mut log = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut log).await.unwrap();
        let status = tokio::time::timeout(PATIENCE, self.child.wait()).await.expect("ended by now").unwrap();
        Ran { exit: status.code(), lines, log }
    }
}

impl Ran {
    /// The events, in order.
    pub(crate) fn story(&self) -> Vec<&str> {
        self.lines.iter().filter_map(|line| line["event"].as_str()).collect()
    }

    pub(crate) fn last(&self) -> &Value {
        self.lines.last().unwrap_or(&Value::Null)
    }

    /// Ended with this code and exit, and not a word but JSON.
    pub(crate) fn check(&self, code: &str, exit: i32) {
        assert_eq!(self.last()["code"], code, "{:?} {}", self.lines, self.log);
        assert_eq!(self.last()["event"], "ended");
        assert_eq!(self.exit, Some(exit), "{code}");
        assert!(self.lines.iter().all(Value::is_object), "{:?}", self.lines);
    }
}
