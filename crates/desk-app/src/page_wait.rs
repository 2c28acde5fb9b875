//! Waiting for a customer's phone to come to the club's page. Nobody is asked: the journal says when it came, whichever
//! process the page belongs to, and the timer when it will not.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use desk_core::{EndReason, LoginId};
use jiff::Timestamp;
use tokio::sync::{Notify, Semaphore};
use vipps::PendingLogin;

use crate::arrival::PageHint;
use crate::clock::ClockWatch;
use crate::desk::Desk;
use crate::journal;
use crate::login_task::{Flow, Interrupted, LoginTask, Phase};

/// How often the journal is looked at for what another process wrote.
const INTERVAL: Duration = Duration::from_millis(500);
/// How long the timer waits at a time for an exchange that is under way.
const A_MOMENT: Duration = Duration::from_secs(1);
/// More phones do not come in one moment; of those who make up codes, the rest are sent away.
const EXCHANGES: usize = 8;

/// What the page and the logins that wait for it share.
pub(crate) struct Door {
    /// Somebody came, or something in the journal changed.
    pub(crate) knocked: Notify,
    pub(crate) exchanges: Semaphore,
    is_watched: Mutex<bool>,
}

impl Default for Door {
    fn default() -> Self {
        Self { knocked: Notify::new(), exchanges: Semaphore::new(EXCHANGES), is_watched: Mutex::new(false) }
    }
}

impl LoginTask {
    pub(crate) async fn await_on_page(&self, mut request: Box<PendingLogin>) -> Result<Flow, Interrupted> {
        let mut watch = ClockWatch::new(&*self.desk.inner.clock);
        self.desk.watch_journal();
        loop {
            // Made before the look: whoever knocks from here on is heard.
            let knocked = self.desk.inner.door.knocked.notified();
            if let Some(by) = watch.look(&*self.desk.inner.clock) {
                self.clock_was_set(&mut request, by).await?;
            }
            if let Some(flow) = self.come_or_gone(&request).await? {
                return Ok(flow);
            }
            if self.is_lost(&request).await? {
                return self.end_unanswered(EndReason::Lost).await;
            }
            let mut until = request.expires_at;
            if until <= self.desk.now() {
                // What was sent in time may be answered after it.
                let now = self.desk.now();
                if !self.write(move |store| store.is_exchange_under_way(now)).await? {
                    return self.end_unanswered(EndReason::Expired).await;
                }
                until = self.desk.later(A_MOMENT);
            }
            tokio::select! {
                heard = self.unless_stopped(knocked) => heard?,
                slept = self.sleep_until(until) => slept?,
            }
        }
    }

    /// What the journal has of it that is news.
    async fn come_or_gone(&self, request: &PendingLogin) -> Result<Option<Flow>, Interrupted> {
        let id = self.card.id;
        let (row, word) = self.write(move |store| Ok((store.find_login(id)?, store.find_ended(id)?))).await?;
        let Some(row) = row else {
            let reason = word.and_then(|word| EndReason::from_word(&word, self.desk.now()));
            return Ok(Some(Flow::Ended(reason.unwrap_or(EndReason::Expired), None)));
        };
        let tokens = journal::read_tokens(row.tokens.as_ref());
        Ok(tokens.map(|tokens| self.have_tokens(Box::new(request.clone()), tokens)))
    }

    /// A code whose answer was lost names no login. Where one alone waited, it was that one's; else each is told.
    async fn is_lost(&self, request: &PendingLogin) -> Result<bool, Interrupted> {
        let (since, now) = (request.started_at, self.desk.now());
        let lost = self.write(move |store| store.list_lost_callbacks(since, now)).await?;
        if !lost.is_empty() {
            self.desk.hint(self.card.id, PageHint::MaybeLost);
        }
        Ok(lost.iter().any(|callback| callback.waiting == 1))
    }

    /// Ends it, unless its tokens came in this very moment: then they are the next thing to look at.
    async fn end_unanswered(&self, reason: EndReason) -> Result<Flow, Interrupted> {
        let (id, now, today) = (self.card.id, self.desk.now(), self.desk.today());
        let is_ended = self.write(move |store| store.end_unanswered(id, reason, now, today)).await?;
        if is_ended {
            return Ok(Flow::Ended(reason, None));
        }
        let row = self.write(move |store| store.find_login(id)).await?;
        Ok(Flow::Next(row.as_ref().map_or(Phase::Unknown, Phase::of)))
    }
}

impl Desk {
    /// Tells a card, once, what somebody brought to the page.
    pub(crate) fn hint(&self, id: LoginId, hint: PageHint) {
        let before = self.cards().find(id).map(|card| (card.is_awaited_on_page(), card.page_hint));
        if let Some((true, known)) = before
            && known != Some(hint)
        {
            self.change_card(id, |card| card.page_hint = Some(hint));
        }
    }

    /// Sees to it that what other processes write is noticed, for as long as a login waits for the page.
    fn watch_journal(&self) {
        let mut is_watched = self.inner.door.is_watched.lock().unwrap_or_else(PoisonError::into_inner);
        if !std::mem::replace(&mut *is_watched, true) {
            self.inner.tasks.spawn(watch(self.clone()));
        }
    }

    fn may_stop_watching(&self) -> bool {
        let mut is_watched = self.inner.door.is_watched.lock().unwrap_or_else(PoisonError::into_inner);
        *is_watched = self.cards().all().iter().any(|card| card.is_awaited_on_page() && !card.is_followed);
        !*is_watched
    }
}

/// One question every half second, however many wait.
async fn watch(desk: Desk) {
    let mut seen = None;
    while !desk.may_stop_watching() {
        let now = desk.now();
        let look = desk
            .store(move |store| Ok((store.foreign_changes()?, store.list_lost_callbacks(Timestamp::MIN, now)?.len())))
            .await;
        // What cannot be read now is read the next time.
        if let Ok(look) = look
            && seen.replace(look) != Some(look)
        {
            desk.inner.door.knocked.notify_waiters();
        }
        tokio::select! {
            () = desk.inner.closing.cancelled() => return,
            () = desk.inner.clock.sleep_until(desk.later(INTERVAL)) => {}
        }
    }
}
