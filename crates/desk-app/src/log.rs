//! The log: to standard error, ids and masked numbers only.

use tracing::Level;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

/// Our own crates; what libraries say below a warning is theirs, and may hold what we would not write.
const OURS: [&str; 7] = ["ciba", "vipps", "desk_core", "desk_store", "desk_app", "skranke", "skranke_cli"];

/// The variable that names the level: `error`, `warn`, `info`, `debug` or `trace`.
pub const VARIABLE: &str = "SKRANKE_LOG";

/// Starts the log at the level a text names; without one, warnings and errors. A second start changes nothing.
pub fn start(level: Option<&str>) {
    let level = level.and_then(|text| text.parse::<Level>().ok()).unwrap_or(Level::WARN);
    let ours = Targets::new().with_targets(OURS.map(|target| (target, level))).with_default(LevelFilter::WARN);
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_ansi(false);
    // Only one log can be started; the first one stays.
    let _ = tracing_subscriber::registry().with(lines).with(ours).try_init();
}
