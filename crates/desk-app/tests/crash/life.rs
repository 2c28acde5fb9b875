//! One life of a child, from the outside.

use std::fs::OpenOptions;
use std::path::Path;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, Lines};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use vipps_sim::Running;

use crate::child::{FOLDER, ORDER, TEST, Told, Wish};
use crate::kill::Kill;

/// The key of every register here.
pub(crate) const KEY: [u8; 32] = [0x5a; 32];
/// A child that says nothing for longer has lost its way. One that is asked for patience again and again may wait a minute.
const PATIENCE: Duration = Duration::from_secs(150);
/// Where a child's log goes.
pub(crate) const LOG: &str = "desk.log";

/// A desk that runs.
pub(crate) struct Life {
    child: Child,
    stdin: Option<ChildStdin>,
    lines: Lines<BufReader<ChildStdout>>,
    wishes: u64,
}

impl Life {
    pub(crate) fn begin(folder: &Path, provider: &Running, kill: Option<Kill>) -> Self {
        let log = OpenOptions::new().create(true).append(true).open(folder.join(LOG)).unwrap();
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args([TEST, "--exact", "--nocapture"]).env(FOLDER, folder).env("SKRANKE_DB_KEY", "5a".repeat(32));
        command.env("SKRANKE_CLIENT_SECRET", provider.client_secret()).env_remove(ORDER);
        if let Some(order) = kill.and_then(Kill::order) {
            command.env(ORDER, serde_json::to_string(&order).unwrap());
        }
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(log).kill_on_drop(true);
        let mut child = command.spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        Self { stdin: child.stdin.take(), lines, child, wishes: 0 }
    }

    /// Says what is wished; the answer bears this number. A child that was killed does not hear it.
    pub(crate) async fn wish(&mut self, wish: Wish) -> u64 {
        self.wishes += 1;
        let line = serde_json::to_string(&(self.wishes, wish)).unwrap() + "\n";
        if let Some(stdin) = &mut self.stdin {
            let _ = stdin.write_all(line.as_bytes()).await;
        }
        self.wishes
    }

    /// The next that is told; `None` when it is over.
    pub(crate) async fn next(&mut self) -> Result<Option<Told>, String> {
        loop {
            let line = tokio::time::timeout(PATIENCE, self.lines.next_line()).await;
            let line = line.map_err(|_| "the desk says nothing any more".to_owned())?;
            match line.map_err(|error| error.to_string())? {
                None => return Ok(None),
                // What a runner of tests says of itself.
                Some(line) if !line.starts_with('{') => {}
                // Killed in the middle of a line.
                Some(line) => match serde_json::from_str(&line) {
                    Ok(told) => return Ok(Some(told)),
                    Err(_) => return Ok(None),
                },
            }
        }
    }

    pub(crate) fn kill(&mut self) {
        self.child.start_kill().unwrap();
    }

    /// Says that the day is over.
    pub(crate) fn close(&mut self) {
        self.stdin = None;
    }

    pub(crate) async fn ended(mut self) -> ExitStatus {
        self.stdin = None;
        self.child.wait().await.unwrap()
    }
}
