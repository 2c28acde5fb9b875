//! A login that another process looks after: shown as the journal has it, and taken over when that process is gone.

use std::time::Duration;

use desk_core::{EndReason, LoginEvent, LoginState};
use desk_store::LoginRow;
use desk_wire::login::LoginView;

use crate::card::Card;
use crate::desk::Desk;
use crate::journal;
use crate::login_task::{LoginTask, Phase};

/// How often the journal is looked at.
const INTERVAL: Duration = Duration::from_millis(500);

impl Desk {
    /// Lays the card of a login that another process looks after, and follows it.
    pub(crate) fn follow(&self, card: Card) -> LoginView {
        let card = Card { is_followed: true, ..card };
        let task = LoginTask { desk: self.clone(), card: card.clone() };
        let view = self.lay_card(card);
        self.inner.tasks.spawn(task.run_following());
        view
    }
}

impl LoginTask {
    async fn run_following(self) {
        let id = self.card.id;
        loop {
            if self.sleep_until(self.desk.later(INTERVAL)).await.is_err() {
                // Closing: the login stays with its owner, and with it what becomes of it.
                break;
            }
            match self.desk.store(move |store| Ok((store.find_login(id)?, store.find_ended(id)?))).await {
                Ok((Some(row), _)) => {
                    if self.show_followed(&row).await {
                        break;
                    }
                    if let Ok(Some(row)) = self.desk.store(move |store| store.take_over(&row)).await {
                        self.desk.change_card(id, |card| card.is_followed = false);
                        return self.run(Phase::of(&row)).await;
                    }
                }
                Ok((None, word)) => {
                    let now = self.desk.now();
                    let reason = word.and_then(|word| EndReason::from_word(&word, now)).unwrap_or(EndReason::Expired);
                    self.desk.change_card(id, |card| card.happen(LoginEvent::Ended(reason)));
                    break;
                }
                Err(failure) => tracing::warn!(login = %id, %failure, "the journal does not answer"),
            }
        }
        self.card.settled.cancel();
    }

    /// Shows what the other process has come to. Answers whether that was all.
    async fn show_followed(&self, row: &LoginRow) -> bool {
        if let (Some(member), Some(outcome)) = (row.member, row.outcome) {
            return self.desk.show_applied(self.card.id, member, outcome).await.is_ok();
        }
        let seen = self.desk.cards().find(self.card.id).map(|card| card.state);
        if seen != Some(row.state) {
            let candidates = match journal::read_profile(row.profile.as_ref()) {
                Some(profile) if row.state == LoginState::NeedsStaff => {
                    self.desk.candidates(profile).await.unwrap_or_default()
                }
                _ => Vec::new(),
            };
            let newer = Card::of(row);
            self.desk.change_card(self.card.id, |card| {
                card.state = newer.state;
                card.expires_at = newer.expires_at;
                card.interval_s = newer.interval_s;
                card.candidates = candidates;
            });
        }
        row.state == LoginState::NeedsStaff
    }
}
