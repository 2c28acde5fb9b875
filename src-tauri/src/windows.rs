//! The windows.

use desk_app::simulator::Simulator;
use desk_wire::desk::Language;
use tauri::webview::{PageLoadEvent, PageLoadPayload};
use tauri::{AppHandle, Manager, Monitor, Url, Webview, WebviewUrl, WebviewWindowBuilder, Window, WindowEvent};

use crate::titles;

/// The counter's window.
pub(crate) const COUNTER: &str = "main";
/// The customers' display.
pub(crate) const DISPLAY: &str = "display";
/// The simulated customer's phone.
const PHONE: &str = "phone";

/// On Linux without a graphics card, the web view's way of sharing buffers costs more than a second at the start and
/// draws nothing better.
pub(crate) fn prepare_web_view() {
    #[cfg(target_os = "linux")]
    {
        let has_card = std::fs::read_dir("/dev/dri")
            .is_ok_and(|files| files.flatten().any(|file| file.file_name().to_string_lossy().starts_with("render")));
        if !has_card {
            #[expect(unsafe_code, reason = "the first thing in main: no other thread reads the environment yet")]
            // SAFETY: the process has one thread.
            unsafe {
                std::env::set_var("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
            }
        }
    }
}

/// Opens the counter, unseen until its page is there.
pub(crate) fn open_counter(app: &AppHandle, is_simulator: bool) -> tauri::Result<()> {
    let title = if is_simulator { titles::simulator(Language::En) } else { "Skranke" };
    let mut window = WebviewWindowBuilder::new(app, COUNTER, WebviewUrl::App("index.html".into()))
        .title(title)
        .inner_size(1280.0, 720.0)
        .min_inner_size(960.0, 640.0)
        // A guest list is dropped on the page itself.
        .disable_drag_drop_handler()
        .visible(false);
    if is_simulator {
        // Side by side with the phone.
        window = window.position(0.0, 0.0);
    }
    window.build().map(|_| ())
}

/// Settings that name a provider on this very machine are the simulator's, however the program was started.
pub(crate) fn say_simulator(app: &AppHandle, language: Language) {
    if let Some(window) = app.get_webview_window(COUNTER)
        && let Err(error) = window.set_title(titles::simulator(language))
    {
        tracing::warn!(%error, "the window could not be given its title");
    }
}

/// Opens the simulated customer's phone beside the counter, if there is one and it is not there yet.
pub(crate) fn open_phone(app: &AppHandle, simulator: Option<&Simulator>, language: Language) {
    let Some(simulator) = simulator.filter(|_| app.get_webview_window(PHONE).is_none()) else { return };
    if let Err(error) = build_phone(app, simulator.phone_url(), &simulator.page_url(), language) {
        tracing::error!(%error, "the customer's phone could not be shown");
    }
}

/// Its page is the simulator's: it has no command here, and can lead nowhere but to the club's page and back.
fn build_phone(app: &AppHandle, url: &str, club: &str, language: Language) -> tauri::Result<()> {
    let url: Url = url.parse().map_err(|_| tauri::Error::InvalidWebviewUrl("the phone's page"))?;
    let club: Url = club.parse().map_err(|_| tauri::Error::InvalidWebviewUrl("the club's page"))?;
    let origins = [url.origin(), club.origin()];
    WebviewWindowBuilder::new(app, PHONE, WebviewUrl::External(url))
        .title(titles::phone(language))
        .inner_size(420.0, 860.0)
        .position(1290.0, 0.0)
        .on_navigation(move |to| origins.contains(&to.origin()))
        .visible(false)
        .build()
        .map(|_| ())
}

/// Opens the customers' display, or closes it if it is open.
pub(crate) fn toggle_display(app: &AppHandle, language: Language) {
    let done = match app.get_webview_window(DISPLAY) {
        Some(window) => window.close(),
        None => open_display(app, language),
    };
    if let Err(error) = done {
        tracing::warn!(%error, "the customers' display could be neither opened nor closed");
    }
}

/// Over the whole of the second screen, if there is one; else a window that can be moved.
fn open_display(app: &AppHandle, language: Language) -> tauri::Result<()> {
    let window = WebviewWindowBuilder::new(app, DISPLAY, WebviewUrl::App("display.html".into()))
        .title(titles::display(language))
        .inner_size(800.0, 480.0)
        .focused(false)
        .visible(false);
    let window = match second_screen(app)? {
        Some(screen) => {
            let place = screen.position().to_logical(screen.scale_factor());
            window.position(place.x, place.y).fullscreen(true)
        }
        None => window,
    };
    window.build().map(|_| ())
}

/// A screen that the counter is not on.
fn second_screen(app: &AppHandle) -> tauri::Result<Option<Monitor>> {
    let Some(counter) = app.get_webview_window(COUNTER) else { return Ok(None) };
    let Some(own) = counter.current_monitor()? else { return Ok(None) };
    Ok(app.available_monitors()?.into_iter().find(|screen| screen.position() != own.position()))
}

/// A window seen before its page is there is a white rectangle, and blocks.
pub(crate) fn show_when_loaded(webview: &Webview, page: &PageLoadPayload<'_>) {
    if page.event() == PageLoadEvent::Finished
        && let Err(error) = webview.window().show()
    {
        tracing::warn!(%error, "a window could not be shown");
    }
}

/// Without the counter, the phone has nobody to talk to.
pub(crate) fn end_with_the_counter(window: &Window, event: &WindowEvent) {
    if window.label() == COUNTER && matches!(event, WindowEvent::Destroyed) {
        window.app_handle().exit(0);
    }
}
