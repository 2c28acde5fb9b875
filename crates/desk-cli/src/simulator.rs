//! `skranke-cli simulator`: the provider and the customer's phone on this machine, with a desk's settings ready.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use desk_app::random::{SystemRandom, hex_256};
use desk_app::simulator::{Options, Simulator, SimulatorError};
use desk_wire::{Code, WireError};

use crate::args::{self, SetupArgs};
use crate::output::Output;
use crate::stop::Stop;

/// The folder of one run, and the lines to say.
struct Ready {
    simulator: Simulator,
    login_line: String,
    phone_url: String,
    /// Goes with the run, if nobody named a folder.
    _folder: Option<tempfile::TempDir>,
}

pub(crate) async fn run(setup: &SetupArgs, simulator: args::Simulator) -> ExitCode {
    let output = Output::new(false);
    let mut stop = Stop::listen();
    let mut ready = match prepare(setup, simulator).await {
        Ok(ready) => ready,
        Err(error) => return output.failed(&error),
    };
    output.say("The simulator runs. No real customer can be reached from it.");
    output.say(&format!("The customer's phone: {}", ready.phone_url));
    output.say("In another shell, a login of somebody who confirms by themselves:");
    output.say(&ready.login_line);
    output.say("Ctrl-C ends it.");
    tokio::select! {
        () = ready.simulator.ended() => output.failed(&WireError::new(Code::Internal).with_detail("the simulator ended")),
        () = stop.wished() => ExitCode::SUCCESS,
    }
}

async fn prepare(setup: &SetupArgs, simulator: args::Simulator) -> Result<Ready, WireError> {
    let (folder, temporary) = if let Some(folder) = &setup.data_dir {
        if folder.join("register.db").exists() || folder.join("skranke.toml").exists() {
            let sentence = "the folder holds a desk already; the simulator's desk wants an empty one";
            return Err(WireError::new(Code::Usage).with_detail(sentence));
        }
        (folder.clone(), None)
    } else {
        let temporary =
            tempfile::Builder::new().prefix("skranke-simulator-").tempdir().map_err(|error| not_written(&error))?;
        (temporary.path().to_owned(), Some(temporary))
    };
    let options = Options { port: simulator.port, people: simulator.people, ..Options::default() };
    let mut simulator = Simulator::start(options).await.map_err(|error| not_started(&error))?;
    simulator.make_room_for_page();
    let folder = std::path::absolute(&folder).unwrap_or(folder);
    let settings = write_settings(&folder, &simulator).map_err(|error| not_written(&error))?;
    Ok(Ready {
        login_line: login_line(&settings, &folder, &simulator),
        phone_url: simulator.phone_url().to_owned(),
        simulator,
        _folder: temporary,
    })
}

fn write_settings(folder: &Path, simulator: &Simulator) -> std::io::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let settings = folder.join("skranke.toml");
    fs::write(&settings, simulator.settings_text())?;
    Ok(settings)
}

/// A line for a shell. The register of this run gets a key of its own, which stands nowhere but here.
fn login_line(settings: &Path, folder: &Path, simulator: &Simulator) -> String {
    let program = std::env::current_exe().unwrap_or_else(|_| PathBuf::from("skranke-cli"));
    let key = hex_256(&SystemRandom);
    format!(
        "SKRANKE_CLIENT_SECRET={} SKRANKE_DB_KEY={} {} --config {} --data-dir {} login --phone '+47 000 00 001'",
        quoted(simulator.client_secret()),
        quoted(&key),
        quoted(&program.to_string_lossy()),
        quoted(&settings.to_string_lossy()),
        quoted(&folder.to_string_lossy()),
    )
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

fn not_started(error: &SimulatorError) -> WireError {
    WireError::new(Code::Internal).with_detail(error.to_string())
}

fn not_written(error: &std::io::Error) -> WireError {
    let code = match error.kind() {
        std::io::ErrorKind::StorageFull => Code::StoreFull,
        _ => Code::StoreReadOnly,
    };
    WireError::new(code).with_detail(format!("the folder of the simulator's desk: {}", error.kind()))
}
