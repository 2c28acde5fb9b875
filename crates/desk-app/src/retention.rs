//! What has had its time goes: by itself once a day while the desk runs, or when the manager says so.

use std::time::Duration;

use desk_core::retention::{Kind, is_due};
use desk_core::{EndReason, LoginEvent};
use jiff::Timestamp;

use crate::desk::Desk;
use crate::failure::Failure;

/// Between two batches the counter has its turn.
const BREATH: Duration = Duration::from_millis(20);

impl Desk {
    /// Counts what has had its time, and removes nothing.
    pub async fn count_overdue(&self) -> Result<Vec<(Kind, u64)>, Failure> {
        let due = self.inner.config.retention.due(self.now());
        self.store(move |store| store.count_overdue(&due)).await
    }

    /// Removes what has had its time. Answers how much of each kind.
    ///
    /// # Errors
    /// [`Failure::ClockInDoubt`] if the clock has jumped, unless somebody says that it is right.
    pub async fn remove_overdue(&self, clock_is_right: bool) -> Result<Vec<(Kind, u64)>, Failure> {
        let now = self.now();
        if clock_is_right {
            self.store(move |store| store.believe_clock(now)).await?;
        }
        if !self.store(move |store| store.look_at_clock(now)).await? {
            return Err(Failure::ClockInDoubt);
        }
        self.go_through(now).await
    }

    /// The same, if it was not done today. What goes wrong is told to the log, and tried again tomorrow.
    pub(crate) async fn remove_overdue_daily(&self) {
        let now = self.now();
        let last = self.store(desk_store::Store::last_retention).await;
        let due = last.as_ref().is_ok_and(|last| is_due(*last, now));
        let done = match last {
            Ok(_) if due => self.remove_overdue(false).await.map(|_| ()),
            Ok(_) => Ok(()),
            Err(failure) => Err(failure),
        };
        // What was erased while a login was under way.
        let done = done.and(self.store(desk_store::Store::scrub).await.map(|_| ()));
        match done {
            Ok(()) => {}
            // Every few minutes until it has settled: no news.
            Err(failure @ Failure::ClockInDoubt) => tracing::info!(%failure, "nothing is removed for its age"),
            Err(failure) => tracing::warn!(%failure, "what has had its time was not removed"),
        }
    }

    async fn go_through(&self, now: Timestamp) -> Result<Vec<(Kind, u64)>, Failure> {
        self.store(move |store| store.begin_retention(now)).await?;
        let mut removed = Vec::new();
        for (kind, before) in self.inner.config.retention.due(now) {
            let count = self.remove_all(kind, before, now).await?;
            if count > 0 {
                tracing::info!(kind = kind.word(), count, "has had its time");
            }
            removed.push((kind, count));
        }
        self.store(desk_store::Store::scrub).await?;
        Ok(removed)
    }

    async fn remove_all(&self, kind: Kind, before: Timestamp, now: Timestamp) -> Result<u64, Failure> {
        if kind == Kind::NeedsStaff {
            return self.give_up_undecided(before).await;
        }
        let today = self.today();
        let mut all = 0;
        loop {
            let removed = self.store(move |store| store.remove_overdue(kind, before, now, today)).await?;
            all += removed;
            if removed == 0 {
                return Ok(all);
            }
            self.inner.clock.sleep_until(self.later(BREATH)).await;
        }
    }

    /// Gives up whom staff have not put to a member in time.
    pub(crate) async fn give_up_overdue(&self) -> Result<u64, Failure> {
        let now = self.now();
        let rule = self.inner.config.retention.keep(Kind::NeedsStaff);
        match rule.before(now) {
            Some(before) => self.give_up_undecided(before).await,
            None => Ok(0),
        }
    }

    async fn give_up_undecided(&self, before: Timestamp) -> Result<u64, Failure> {
        let (now, today) = (self.now(), self.today());
        let ended = self.store(move |store| store.end_undecided(before, now, today)).await?;
        for id in &ended {
            self.change_card(*id, |card| card.happen(LoginEvent::Ended(EndReason::Cancelled)));
        }
        Ok(ended.len() as u64)
    }
}
