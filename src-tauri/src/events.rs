//! What the desk tells, carried to the page.

use desk_app::{Desk, Premises};
use desk_wire::Event;
use desk_wire::desk::Language;
use tauri::{AppHandle, Emitter};
use tokio::sync::broadcast::error::RecvError;

use crate::windows::{self, COUNTER};

/// The name under which the page listens.
const NAME: &str = "desk";

/// Carries events until the program ends. A page that lagged behind is given everything anew.
pub(crate) async fn carry(app: AppHandle, premises: Premises) {
    let mut events = premises.events();
    loop {
        match events.recv().await {
            Ok(Event::DisplayToggled) => {
                let language = premises.desk().map_or(Language::En, |desk| desk.view().language);
                windows::toggle_display(&app, language);
            }
            Ok(event) => {
                if let Event::DeskChanged { desk } = &event
                    && desk.simulator
                {
                    windows::say_simulator(&app, desk.language);
                    windows::open_phone(&app, premises.simulator().as_deref(), desk.language);
                }
                tell(&app, &event);
            }
            Err(RecvError::Lagged(_)) => {
                if let Some(desk) = premises.desk() {
                    tell_everything(&app, &desk).await;
                }
            }
            Err(RecvError::Closed) => return,
        }
    }
}

async fn tell_everything(app: &AppHandle, desk: &Desk) {
    tell(app, &Event::DeskChanged { desk: desk.view() });
    for login in desk.list_logins() {
        tell(app, &Event::LoginChanged { login: Box::new(login) });
    }
    if let Ok(head_count) = desk.count_heads().await {
        tell(app, &Event::HouseChanged { head_count });
    }
    if let Ok(intents) = desk.list_intents().await {
        tell(app, &Event::IntentsChanged { intents });
    }
}

fn tell(app: &AppHandle, event: &Event) {
    if let Err(error) = app.emit_to(COUNTER, NAME, event) {
        tracing::warn!(%error, "the page could not be told");
    }
}
