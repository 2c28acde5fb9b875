//! The child: a desk opened as the window opens it, that obeys what it reads and tells what it shows. Of the test's own it has
//! an ear for the log (`kill.rs`), and nothing else.

use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};

use desk_app::import::Import;
use desk_app::vault::Vault;
use desk_app::{Config, Desk};
use desk_wire::{Command, Event, WireError};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::mpsc;
use tracing_subscriber::Layer;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

use crate::kill::{Killer, Order};

/// The name of the test below, and the variables that make it a desk.
pub(crate) const TEST: &str = "child::a_desk_stands_at_the_counter_until_it_is_killed";
pub(crate) const FOLDER: &str = "SKRANKE_CRASH_FOLDER";
pub(crate) const ORDER: &str = "SKRANKE_CRASH_ORDER";

/// What the parent says.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Wish {
    /// A command of the wire.
    Obey(Command),
    /// Members from a file.
    Import(PathBuf),
    /// What a customer's phone brings to the club's page.
    ComeBack(String),
}

/// What the child tells, each on a line of its own.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Told {
    /// The desk is open, and these are the logins that a former process left.
    Open(Vec<desk_wire::login::LoginView>),
    /// The desk does not open.
    Shut(WireError),
    /// What was wished was done, or not.
    Did(u64, Result<Value, WireError>),
    /// Something happened.
    Happened(Event),
}

/// Only a child of the tests of this file is a desk; else there is nothing to do.
#[test]
fn a_desk_stands_at_the_counter_until_it_is_killed() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    listen_to_the_log();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(stand(Path::new(&folder)));
}

fn listen_to_the_log() {
    let order: Option<Order> = std::env::var(ORDER).ok().map(|text| serde_json::from_str(&text).unwrap());
    let changes = Targets::new().with_target("desk_store", LevelFilter::TRACE);
    let ear = order.map(|order| Killer::new(order).with_filter(changes));
    let ours = Targets::new().with_target("desk_app", LevelFilter::INFO).with_default(LevelFilter::WARN);
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_ansi(false).with_filter(ours);
    tracing_subscriber::registry().with(ear).with(lines).init();
}

async fn stand(folder: &Path) {
    let (environment, data) = (desk_app::config::environment, folder.join("data"));
    let config = Config::read(&folder.join("skranke.toml"), std::iter::empty()).unwrap();
    let desk = match Desk::open(config, Vault::from_environment(environment()), &data).await {
        Ok(desk) => desk,
        Err(error) => return tell(&Told::Shut(WireError::from(&error))),
    };
    let carrying = tokio::spawn(carry(desk.clone()));
    match desk.resume_logins().await {
        Ok(resumed) => tell(&Told::Open(resumed)),
        Err(failure) => return tell(&Told::Shut(failure.into())),
    }
    desk.watch_provider();
    let (mut wishes, mut granting) = (wishes(), tokio::task::JoinSet::new());
    while let Some((id, wish)) = wishes.recv().await {
        let desk = desk.clone();
        granting.spawn(async move { tell(&Told::Did(id, grant(&desk, wish).await)) });
    }
    granting.join_all().await;
    desk.close().await;
    carrying.abort();
}

async fn grant(desk: &Desk, wish: Wish) -> Result<Value, WireError> {
    match wish {
        Wish::Obey(command) => desk.obey(command).await,
        Wish::ComeBack(query) => Ok(Value::from(format!("{:?}", desk.come_back(&query).await))),
        Wish::Import(file) => {
            let import = Import { file, mappings: Vec::new() };
            let report = desk.import_members(import, |_| std::ops::ControlFlow::Continue(())).await?;
            Ok(Value::from(report.counts.rows()))
        }
    }
}

async fn carry(desk: Desk) {
    let mut events = desk.events();
    loop {
        match events.recv().await {
            Ok(event) => tell(&Told::Happened(event)),
            Err(RecvError::Lagged(_)) => {}
            Err(RecvError::Closed) => return,
        }
    }
}

/// What the parent says, until it has no more to say.
fn wishes() -> mpsc::UnboundedReceiver<(u64, Wish)> {
    let (sender, receiver) = mpsc::unbounded_channel();
    std::thread::spawn(move || {
        for line in std::io::stdin().lock().lines().map_while(Result::ok) {
            if sender.send(serde_json::from_str(&line).unwrap()).is_err() {
                return;
            }
        }
    });
    receiver
}

fn tell(told: &Told) {
    // The test's own runner may have begun a line.
    let line = format!("\n{}\n", serde_json::to_string(told).unwrap());
    let mut stdout = std::io::stdout().lock();
    stdout.write_all(line.as_bytes()).and_then(|()| stdout.flush()).unwrap();
}
