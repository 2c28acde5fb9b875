//! What the desk tells, carried to the page.

use desk_app::Desk;
use desk_wire::Event;
use tauri::{AppHandle, Emitter};
use tokio::sync::broadcast::error::RecvError;

use crate::windows::{self, COUNTER};

/// The name under which the page listens.
const NAME: &str = "desk";

/// Carries events until the desk closes. A page that lagged behind is given everything anew.
pub(crate) async fn carry(app: AppHandle, desk: Desk) {
    let mut events = desk.events();
    loop {
        match events.recv().await {
            Ok(Event::DisplayToggled) => windows::toggle_display(&app, desk.view().language),
            Ok(event) => tell(&app, &event),
            Err(RecvError::Lagged(_)) => {
                tell(&app, &Event::DeskChanged { desk: desk.view() });
                for login in desk.list_logins() {
                    tell(&app, &Event::LoginChanged { login: Box::new(login) });
                }
                if let Ok(head_count) = desk.count_heads().await {
                    tell(&app, &Event::HouseChanged { head_count });
                }
                if let Ok(intents) = desk.list_intents().await {
                    tell(&app, &Event::IntentsChanged { intents });
                }
            }
            Err(RecvError::Closed) => return,
        }
    }
}

pub(crate) fn tell(app: &AppHandle, event: &Event) {
    if let Err(error) = app.emit_to(COUNTER, NAME, event) {
        tracing::warn!(%error, "the page could not be told");
    }
}
