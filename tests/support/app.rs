//! The program, started by `WebKitWebDriver` and driven by it.

use std::net::{Ipv4Addr, TcpListener, TcpStream};

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;

use super::process::Process;
use super::scene::built;
use super::wait::until;
use super::{Scene, photo};

/// The windows, by their title. The order in which they show up varies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Window {
    Counter,
    Phone,
    Display,
    /// The phone, once it has gone on to the club's page.
    Page,
}

/// The running program. It is killed when dropped.
pub(crate) struct App {
    pub(super) client: Client,
    _driver: Process,
}

impl App {
    pub(super) async fn open(scene: &Scene) -> Self {
        for name in ["skranke", "vipps-sim"] {
            assert!(built(name).is_file(), "{name} is not built: run `cargo build --workspace --bins` first");
        }
        let (driver, address) = driver(scene).await;
        let app = Self { client: session(scene, &address).await, _driver: driver };
        app.look_at(Window::Counter).await;
        app.see(scene.begins_at).await;
        app
    }

    /// Closes every window. What is left of it then is killed.
    pub(crate) async fn close(self) {
        self.client.close().await.unwrap();
    }

    /// Turns to a window. Whatever is looked for or pressed from now on is in there.
    pub(crate) async fn look_at(&self, window: Window) {
        until(&format!("the window {window:?}"), async || {
            for handle in self.client.windows().await.ok()? {
                self.client.switch_to_window(handle).await.ok()?;
                if window.is_titled(&self.client.title().await.ok()?) {
                    return Some(());
                }
            }
            None
        })
        .await;
    }

    /// Makes the counter as tall as the phone beside it.
    pub(crate) async fn stand_side_by_side(&self) {
        self.look_at(Window::Phone).await;
        let (_, _, _, height) = self.client.get_window_rect().await.unwrap();
        self.look_at(Window::Counter).await;
        let (_, _, width, _) = self.client.get_window_rect().await.unwrap();
        let pixels = |length: u64| u32::try_from(length).expect("a window is no longer than that");
        self.client.set_window_rect(0, 0, pixels(width), pixels(height)).await.unwrap();
    }

    /// Waits until both pages have drawn all there is to draw, and ends where it began.
    pub(super) async fn pose(&self) {
        let here = self.client.window().await.unwrap();
        for handle in self.client.windows().await.unwrap() {
            self.client.switch_to_window(handle).await.unwrap();
            self.client.execute_async(photo::POSE, Vec::new()).await.unwrap();
        }
        self.client.switch_to_window(here).await.unwrap();
    }
}

impl Window {
    fn is_titled(self, title: &str) -> bool {
        match self {
            Self::Counter => title.starts_with("Skranke"),
            Self::Phone => title.starts_with("Phone"),
            Self::Display => title.starts_with("Customer display"),
            Self::Page => title.ends_with("– Fjellheim Turlag"),
        }
    }
}

/// Another one may have taken the port between our look and the driver's: then it ends, and the next is tried.
async fn driver(scene: &Scene) -> (Process, String) {
    let mut tries = 0;
    loop {
        tries += 1;
        assert!(tries <= 5, "WebKitWebDriver does not start; `cargo xtask packages` lists what is needed");
        let port = free_port();
        let mut process = Process::start(
            scene
                .program("WebKitWebDriver")
                .args(["--host=127.0.0.1", &format!("--port={port}")])
                .env("TAURI_WEBVIEW_AUTOMATION", "true")
                .stdout(scene.log())
                .stderr(scene.log()),
        );
        let listens = until("WebKitWebDriver to listen", async || {
            let is_open = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok();
            if process.has_ended() { Some(false) } else { is_open.then_some(true) }
        });
        if listens.await {
            return (process, format!("http://127.0.0.1:{port}"));
        }
    }
}

fn free_port() -> u16 {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|socket| socket.local_addr()).unwrap().port()
}

async fn session(scene: &Scene, address: &str) -> Client {
    let options = json!({ "binary": built("skranke"), "args": scene.arguments() });
    let capabilities = json!({ "webkitgtk:browserOptions": options });
    let capabilities = capabilities.as_object().expect("it is one").clone();
    ClientBuilder::new(HttpConnector::new()).capabilities(capabilities).connect(address).await.unwrap()
}
