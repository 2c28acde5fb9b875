//! Whether the provider is there, by asking it; never by the system's "online" flag.

use std::time::Duration;

use desk_wire::desk::ProviderState;
use vipps::FetchError;

use crate::desk::Desk;

/// How long until the next look, when all is well and when not.
const WHEN_WELL: Duration = Duration::from_secs(300);
const WHEN_NOT: Duration = Duration::from_secs(15);

impl Desk {
    /// Looks for the provider now and then until the desk closes. The first look also fetches discovery and keys, so that the
    /// first login need not. And makes the day's backup, and ends a shift that nobody is in any more.
    pub fn watch_provider(&self) {
        let desk = self.clone();
        self.inner.tasks.spawn(async move {
            let closing = desk.inner.closing.clone();
            tokio::select! {
                () = closing.cancelled() => {}
                () = desk.watch() => {}
                () = desk.watch_backups() => {}
                () = desk.watch_idle() => {}
            }
        });
    }

    async fn watch(&self) {
        let mut state = state_of(&self.inner.vipps.warm_up().await);
        loop {
            self.note_provider(state);
            self.forget_overdue().await;
            self.remove_overdue_daily().await;
            // A day may have begun, and another process may have been at the lists.
            self.tell_house().await;
            self.tell_intents().await;
            let wait = if state == ProviderState::Reachable { WHEN_WELL } else { WHEN_NOT };
            self.inner.clock.sleep_until(self.later(wait)).await;
            state = state_of(&self.inner.vipps.probe().await);
        }
    }
}

fn state_of<T>(probed: &Result<T, FetchError>) -> ProviderState {
    match probed {
        Ok(_) => ProviderState::Reachable,
        Err(FetchError::Transport(_)) => ProviderState::Unreachable,
        Err(_) => ProviderState::Down,
    }
}
