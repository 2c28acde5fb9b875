//! The visits of a day, as a manager sees and mends them.

use desk_core::VisitId;
use desk_store::{DayVisit, Store, StoreError};
use desk_wire::visits as wire;
use desk_wire::visits::DayVisits;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::desk::Desk;
use crate::failure::Failure;
use crate::view;

/// So many of a day are listed.
const LISTED: u32 = 1000;

impl Desk {
    /// The check-ins of a day; of today, if none is named or it is still to come.
    pub async fn list_visits(&self, day: Option<Date>) -> Result<DayVisits, Failure> {
        let (now, today) = (self.now(), self.today());
        let span = self.span_of(day.map_or(today, |day| day.min(today)));
        let (visits, count) = self.store(move |store| store.list_visits_of_day(&span, LISTED)).await?;
        let next = span.day.tomorrow().ok().filter(|next| *next <= today);
        Ok(DayVisits {
            day: span.day.to_string(),
            previous: span.day.yesterday().ok().map(|day| day.to_string()),
            next: next.map(|day| day.to_string()),
            count,
            visits: visits.iter().map(|visit| row(visit, now)).collect(),
        })
    }

    /// Somebody who was checked in has left. Answers the day of the check-in.
    ///
    /// # Errors
    /// [`Failure::NotFound`]; [`Failure::NotNow`] of a check-in that is more than a day old.
    pub async fn end_visit(&self, id: VisitId) -> Result<DayVisits, Failure> {
        let now = self.now();
        let visit = self.store(move |store| store.find_visit(id)).await?.ok_or(Failure::NotFound)?;
        if !visit.can_end(now) {
            return Err(Failure::NotNow);
        }
        self.change_visit(visit.at, move |store| store.leave(id, now).map(|_| ())).await
    }

    /// Takes the last word on a check-in back: that they left, else the check-in. Answers its day.
    ///
    /// # Errors
    /// [`Failure::NotFound`].
    pub async fn undo_visit(&self, id: VisitId) -> Result<DayVisits, Failure> {
        let now = self.now();
        let visit = self.store(move |store| store.find_visit(id)).await?.ok_or(Failure::NotFound)?;
        self.change_visit(visit.at, move |store| store.undo_visit(id, now).map(|_| ())).await
    }

    async fn change_visit(
        &self,
        at: Timestamp,
        change: impl FnOnce(&Store) -> Result<(), StoreError> + Send + 'static,
    ) -> Result<DayVisits, Failure> {
        self.store(change).await?;
        self.tell_house().await;
        self.list_visits(Some(self.inner.time_zone.to_datetime(at).date())).await
    }
}

fn row(of: &DayVisit, now: Timestamp) -> wire::DayVisit {
    wire::DayVisit {
        visit: view::visit(&of.visit),
        member_id: of.visit.member.0.to_string(),
        member_number: of.number.to_string(),
        name: of.name.full(),
        can_end: of.visit.can_end(now),
    }
}
