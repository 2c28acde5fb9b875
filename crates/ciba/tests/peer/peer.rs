//! The peer's process and its doors: one line of JSON in, one line of JSON out.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use ciba::Clock;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};

/// A peer that has not answered by now never will.
const PATIENCE: Duration = Duration::from_secs(60);

/// The clock of the client, which the peer's own follows: it stands until it is moved.
pub(crate) struct Hands(AtomicI64);

impl Clock for Hands {
    fn now(&self) -> Timestamp {
        Timestamp::from_millisecond(self.0.load(Ordering::SeqCst)).unwrap()
    }
}

/// What the peer says when it is ready.
#[derive(Deserialize)]
pub(crate) struct Introduction {
    pub(crate) issuer: String,
    now: i64,
    pub(crate) clients: Vec<Registered>,
    pub(crate) people: Vec<Person>,
}

/// A client that the peer knows.
#[derive(Clone, Deserialize)]
pub(crate) struct Registered {
    pub(crate) id: String,
    pub(crate) secret: String,
    pub(crate) method: String,
    pub(crate) algorithm: String,
}

/// Somebody who can be asked.
#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Person {
    pub(crate) hint: String,
    pub(crate) hint_token: String,
}

/// The running peer. It ends with its standard input, so also when the test is killed.
pub(crate) struct Peer {
    pub(crate) said: Introduction,
    pub(crate) clock: Arc<Hands>,
    input: ChildStdin,
    output: Lines<BufReader<ChildStdout>>,
    _process: Child,
}

impl Peer {
    pub(crate) async fn start() -> Self {
        let mut process = node(&folder()).spawn().expect("Node.js is not installed: `cargo xtask test` says how to");
        let input = process.stdin.take().unwrap();
        let mut output = BufReader::new(process.stdout.take().unwrap()).lines();
        let said: Introduction = serde_json::from_value(line(&mut output).await).unwrap();
        let clock = Arc::new(Hands(AtomicI64::new(said.now)));
        Self { said, clock, input, output, _process: process }
    }

    /// The customer who sees this code says yes.
    pub(crate) async fn approve(&mut self, code: &str) {
        self.open(json!({ "door": "approve", "bindingMessage": code })).await;
    }

    /// The customer who sees this code says no.
    pub(crate) async fn deny(&mut self, code: &str) {
        self.open(json!({ "door": "deny", "bindingMessage": code })).await;
    }

    /// What the peer heard of the question with this code: the client and its parameters.
    pub(crate) async fn asked(&mut self, code: &str) -> Value {
        self.open(json!({ "door": "asked", "bindingMessage": code })).await
    }

    /// Every call the peer has heard: method and path.
    pub(crate) async fn calls(&mut self) -> Vec<String> {
        serde_json::from_value(self.open(json!({ "door": "calls" })).await).unwrap()
    }

    /// New keys under new names; the old ones are gone.
    pub(crate) async fn rotate_keys(&mut self) {
        self.open(json!({ "door": "rotateKeys" })).await;
    }

    /// Moves the clocks of both sides.
    pub(crate) async fn pass(&mut self, time: Duration) {
        let ms = i64::try_from(time.as_millis()).unwrap();
        self.open(json!({ "door": "passTime", "ms": ms })).await;
        self.clock.0.fetch_add(ms, Ordering::SeqCst);
    }

    async fn open(&mut self, door: Value) -> Value {
        self.input.write_all(format!("{door}\n").as_bytes()).await.unwrap();
        let mut answer = line(&mut self.output).await;
        assert!(answer["failed"].is_null(), "{door} {answer}");
        answer["done"].take()
    }
}

/// The peer's program, with its packages.
fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/peer");
    assert!(
        folder.join("node_modules/oidc-provider").is_dir(),
        "the packages of tests/peer are not there: run `cargo xtask test`, which fetches them"
    );
    folder
}

fn node(folder: &Path) -> Command {
    let mut node = Command::new("node");
    node.arg("provider.mjs").current_dir(folder).stdin(Stdio::piped()).stdout(Stdio::piped()).kill_on_drop(true);
    node
}

async fn line(output: &mut Lines<BufReader<ChildStdout>>) -> Value {
    let line = tokio::time::timeout(PATIENCE, output.next_line()).await.expect("a line by now").unwrap();
    serde_json::from_str(&line.expect("the peer has ended; what it said stands above")).unwrap()
}
