//! A desk's computer: display, session bus, home folder and the key of its register.

use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;
use vipps_sim::Running;

use super::process::{Process, program};
use super::{App, photo};

/// Room for both windows side by side.
const SCREEN: &str = "1710x860x24";
/// Nobody's register but the test's.
const KEY: &str = "5eed5eed5eed5eed5eed5eed5eed5eed5eed5eed5eed5eed5eed5eed5eed5eed";

/// What the desktop prefers.
#[derive(Clone, Copy)]
pub(crate) enum Theme {
    Light,
    Dark,
}

/// Everything that stays when the program is closed and opened again.
pub(crate) struct Scene {
    home: TempDir,
    display: String,
    bus_address: String,
    theme: Theme,
    /// How a login ends on the customer's phone.
    ending: &'static str,
    /// Settings and client secret of a desk at the test's own provider; else the program starts the simulator itself.
    desk: Option<(PathBuf, String)>,
    /// What is seen first.
    pub(super) begins_at: &'static str,
    _display: Process,
    _bus: Process,
}

impl Scene {
    pub(crate) fn new(theme: Theme) -> Self {
        let home = TempDir::with_prefix("skranke-").unwrap();
        let (x, display) = Process::start_and_hear(
            program("Xvfb").args(["-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp"]).stderr(Stdio::null()),
        );
        let (bus, bus_address) = Process::start_and_hear(
            program("dbus-daemon").args(["--session", "--nofork", "--print-address=1"]).stderr(Stdio::null()),
        );
        let display = format!(":{display}");
        Self {
            home,
            display,
            bus_address,
            theme,
            ending: "app",
            desk: None,
            begins_at: "omnibox",
            _display: x,
            _bus: bus,
        }
    }

    /// The same, with logins that end on the club's page.
    pub(crate) fn on_the_page(theme: Theme) -> Self {
        let mut scene = Self::new(theme);
        scene.ending = "browser";
        scene
    }

    /// A desk whose provider the test has in its hand, with no phone beside it.
    pub(crate) fn at_provider(theme: Theme, provider: &Running) -> Self {
        let mut scene = Self::new(theme);
        let file = scene.home.path().join("skranke.toml");
        let settings = format!(
            "[club]\nname = \"Fjellheim Turlag\"\n[provider]\nissuer = \"{}\"\nclient_id = \"{}\"\nmerchant_serial_number = \"{}\"\n",
            provider.issuer(),
            provider.client_id(),
            provider.merchant_serial_number(),
        );
        fs::write(&file, settings).unwrap();
        scene.desk = Some((file, provider.client_secret().to_owned()));
        scene
    }

    /// A desk that was just installed: there are no settings.
    pub(crate) fn from_nothing(theme: Theme) -> Self {
        let mut scene = Self::new(theme);
        scene.begins_at = "guide";
        scene
    }

    /// Where the settings of a desk from nothing would be.
    pub(crate) fn settings(&self) -> PathBuf {
        self.home.path().join("first.toml")
    }

    /// What the program is started with.
    pub(super) fn arguments(&self) -> Vec<PathBuf> {
        let desk = match &self.desk {
            Some((file, _)) => vec!["--config".into(), file.clone()],
            None if self.begins_at == "guide" => vec!["--config".into(), self.settings()],
            None => vec!["--simulator".into()],
        };
        desk.into_iter().chain(["--data-dir".into(), self.data()]).collect()
    }

    /// Opens the counter and the customer's phone.
    pub(crate) async fn open(&self) -> App {
        App::open(self).await
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.home.path().join("data")
    }

    /// The display with both windows, once nothing moves any more.
    pub(crate) async fn photograph(&self, app: &App, file: &Path) {
        app.pose().await;
        photo::when_still(&self.display, file).await;
    }

    /// A program that sees this display, bus and home, and nothing of the ones outside.
    pub(super) fn program(&self, name: &str) -> Command {
        let home = self.home.path();
        let mut command = program(name);
        command
            .env_remove("WAYLAND_DISPLAY")
            .env("DISPLAY", &self.display)
            .env("GDK_BACKEND", "x11")
            .env("GTK_THEME", self.theme.name())
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus_address)
            .env("NO_AT_BRIDGE", "1")
            .env("LC_ALL", "C.UTF-8")
            .env("HOME", home)
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_DATA_HOME", home.join("share"))
            .env("XDG_CACHE_HOME", home.join("cache"))
            .env("SKRANKE_CLUB__LANGUAGE", "en")
            .env("SKRANKE_PROVIDER__ENDING", self.ending)
            .env("SKRANKE_DB_KEY", KEY)
            .envs(self.desk.iter().map(|(_, secret)| ("SKRANKE_CLIENT_SECRET", secret)));
        command
    }

    /// Where all that the programs say is kept.
    pub(super) fn log(&self) -> File {
        File::options().create(true).append(true).open(self.log_file()).unwrap()
    }

    fn log_file(&self) -> PathBuf {
        self.home.path().join("log")
    }

    /// For whoever has to find out why: what was on the display, and what the programs said.
    #[expect(clippy::print_stderr, reason = "a failing test is asked why")]
    fn tell_what_was_there(&self) {
        let test = std::thread::current().name().unwrap_or_default().replace("::", "-");
        let file = built("").join(format!("failed-{test}.png"));
        match photo::take(&self.display, &file) {
            Ok(()) => eprintln!("the display as it was: {}", file.display()),
            Err(error) => eprintln!("no photograph of the display: {error}"),
        }
        eprintln!("what the programs said:\n{}", fs::read_to_string(self.log_file()).unwrap_or_default());
    }
}

impl Drop for Scene {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.tell_what_was_there();
        }
    }
}

impl Theme {
    fn name(self) -> &'static str {
        match self {
            Self::Light => "Adwaita",
            Self::Dark => "Adwaita:dark",
        }
    }
}

/// A program of the workspace, beside the folder that this test was built into.
pub(super) fn built(name: &str) -> PathBuf {
    let here = env::current_exe().unwrap();
    let folder = here.parent().and_then(Path::parent).expect("a test lies in target/<profile>/deps");
    folder.join(name)
}
