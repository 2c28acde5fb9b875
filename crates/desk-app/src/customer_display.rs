//! What the customers' display shows: the code of the request that staff have in front of them, and nothing of anybody.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use desk_core::{LoginId, LoginState};
use desk_wire::Event;
use desk_wire::display::DisplayView;
use tokio::sync::watch;

use crate::config::Config;
use crate::desk::Desk;
use crate::view;

/// A display that heard nothing for so long is told once more what it shows, and asks again if it is still there.
const REST: Duration = Duration::from_secs(30);

pub(crate) struct CustomerDisplay {
    in_front: Mutex<Option<LoginId>>,
    shown: watch::Sender<DisplayView>,
}

impl CustomerDisplay {
    pub(crate) fn new(config: &Config) -> Self {
        Self { in_front: Mutex::default(), shown: watch::Sender::new(idle(config)) }
    }

    /// Goes on where another one was.
    pub(crate) fn take_over_from(&self, former: &Self) {
        let in_front = *former.in_front.lock().unwrap_or_else(PoisonError::into_inner);
        *self.in_front.lock().unwrap_or_else(PoisonError::into_inner) = in_front;
    }
}

impl Desk {
    /// Which card lies in front of staff.
    pub fn show_to_customer(&self, login: Option<LoginId>) {
        *self.inner.display.in_front.lock().unwrap_or_else(PoisonError::into_inner) = login;
        self.refresh_display();
    }

    /// Has the customers' display opened, or closed if it is open.
    pub fn toggle_display(&self) {
        self.tell(Event::DisplayToggled);
    }

    /// Whether the customers' display opens with the desk.
    pub fn opens_display(&self) -> bool {
        self.inner.config.opens_display
    }

    /// What the customers' display shows, as soon as it is something else than `known`; after half a minute in any case.
    pub async fn watch_display(&self, known: Option<&DisplayView>) -> DisplayView {
        let mut shown = self.inner.display.shown.subscribe();
        tokio::select! {
            _ = shown.wait_for(|view| Some(view) != known) => {}
            () = self.inner.clock.sleep_until(self.later(REST)) => {}
            () = self.inner.closing.cancelled() => {}
        }
        self.inner.display.shown.borrow().clone()
    }

    /// Brings the display up to date, if anything has changed for it.
    pub(crate) fn refresh_display(&self) {
        let view = self.display_view();
        self.inner.display.shown.send_if_modified(|shown| {
            let is_news = *shown != view;
            *shown = view;
            is_news
        });
    }

    fn display_view(&self) -> DisplayView {
        let idle = idle(&self.inner.config);
        let in_front = *self.inner.display.in_front.lock().unwrap_or_else(PoisonError::into_inner);
        let cards = self.cards();
        match in_front.and_then(|id| cards.find(id)).filter(|card| card.state == LoginState::Waiting) {
            Some(card) => DisplayView {
                language: view::market_language(card.phone.country()),
                code: Some(card.code.as_str().to_owned()),
                ..idle
            },
            None => idle,
        }
    }
}

fn idle(config: &Config) -> DisplayView {
    DisplayView {
        club: config.club.name.clone(),
        language: config.club.language,
        simulator: config.is_simulator(),
        code: None,
    }
}
