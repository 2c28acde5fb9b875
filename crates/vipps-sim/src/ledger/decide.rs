//! What becomes of a request: by the phone's buttons, by the person's habits, by time.

use std::collections::BTreeMap;

use super::request::{Request, RequestState};
use crate::people::behaviour::{Behaviour, Decision};
use crate::unit::RequiredUnticked;

/// Something to tick on the phone.
pub(crate) struct TickBox<'a> {
    pub(crate) id: &'a str,
    pub(crate) required: bool,
}

impl Request {
    /// The customer confirms, having answered offers and screens. False when they cannot: it is too late, or a required box is
    /// not ticked and that ends nothing.
    pub(crate) fn confirm(&mut self, answers: BTreeMap<String, bool>, at_ms: i64) -> bool {
        if !self.is_waiting() {
            return false;
        }
        self.answers = answers;
        let may_finish = self.boxes().all(|tick| !tick.required || self.ticked(tick.id));
        match (may_finish, self.required_unticked) {
            (true, _) => self.state = RequestState::Confirmed { at_ms },
            (false, RequiredUnticked::StaysPending) => return false,
            (false, RequiredUnticked::AccessDenied) => self.state = RequestState::Declined { at_ms },
        }
        true
    }

    /// Everything there is to tick, in offers and screens.
    pub(crate) fn boxes(&self) -> impl Iterator<Item = TickBox<'_>> {
        let offers = self.offers.iter().map(|offer| TickBox { id: &offer.id, required: offer.required });
        let elements = self.flow.iter().flat_map(|screen| &screen.elements).filter(|element| element.is_checkbox());
        offers.chain(elements.map(|element| TickBox { id: &element.id, required: element.required }))
    }

    /// Whether the customer ticked this.
    pub(crate) fn ticked(&self, id: &str) -> bool {
        self.answers.get(id).copied().unwrap_or(false)
    }

    /// The customer declines. False when it is too late for that.
    pub(crate) fn decline(&mut self, at_ms: i64) -> bool {
        let waiting = self.is_waiting();
        if waiting {
            self.state = RequestState::Declined { at_ms };
        }
        waiting
    }

    /// Lets time have its effect.
    pub(crate) fn settle(&mut self, now_ms: i64) {
        match self.behaviour.decision {
            Decision::ApproveSecondsBeforeExpiry(seconds) => {
                self.confirm_when_due(self.expires_ms - i64::from(seconds) * 1000, now_ms);
            }
            Decision::ApproveAfterPolls(count) if self.browser.is_some() => {
                self.confirm_when_due(self.after_intervals(count), now_ms);
            }
            Decision::RejectAfterPolls(count) if self.browser.is_some() => {
                self.decline_when_due(self.after_intervals(count), now_ms);
            }
            _ => {}
        }
        if self.is_waiting() && now_ms >= self.expires_ms {
            self.state = RequestState::Expired;
        }
    }

    /// Lets the person act on what they decide by the number of polls.
    pub(crate) fn decide(&mut self, now_ms: i64) {
        match self.behaviour.decision {
            Decision::ApproveAfterPolls(count) if self.polls > count => self.confirm_by_itself(now_ms),
            Decision::RejectAfterPolls(count) if self.polls > count => {
                self.decline(now_ms);
            }
            _ => {}
        }
    }

    /// When that many polls would have been heard.
    fn after_intervals(&self, count: u32) -> i64 {
        self.started_ms.saturating_add(i64::from(count).saturating_mul(self.interval_ms))
    }

    fn confirm_when_due(&mut self, due_ms: i64, now_ms: i64) {
        if now_ms >= due_ms && due_ms <= self.expires_ms {
            self.confirm_by_itself(due_ms);
        }
    }

    fn decline_when_due(&mut self, due_ms: i64, now_ms: i64) {
        if now_ms >= due_ms && due_ms <= self.expires_ms {
            self.decline(due_ms);
        }
    }

    fn confirm_by_itself(&mut self, at_ms: i64) {
        // Who confirms has opened the app, push or not.
        self.on_phone = true;
        let Behaviour { accepts_offers, accepts_required, .. } = self.behaviour;
        let accepts = |tick: &TickBox<'_>| if tick.required { accepts_required } else { accepts_offers };
        let answers = self.boxes().map(|tick| (tick.id.to_owned(), accepts(&tick))).collect();
        self.confirm(answers, at_ms);
    }
}
