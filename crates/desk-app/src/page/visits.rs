//! The visits that are under way, in memory alone: whoever comes after the program was restarted asks at the counter. What
//! was sent before is in the register.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use aws_lc_rs::digest::{SHA256, digest};
use desk_core::LoginId;
use tokio::sync::OnceCell;

use super::cookie::Ticket;
use crate::arrival::CameBack;

/// How long a visit lasts.
pub const LIFE: Duration = Duration::from_secs(30 * 60);
/// More than any counter has customers in half an hour; the oldest makes room.
const MOST: usize = 1000;
/// How long a link may be opened again by whoever did not hear the answer.
const LINK_LIFE: Duration = Duration::from_secs(2 * 60);

/// What a visit or a link is known by here: nothing that could be shown again.
pub(crate) type Key = [u8; 32];

pub(crate) fn key(text: &str) -> Key {
    let mut key = [0; 32];
    key.copy_from_slice(digest(&SHA256, text.as_bytes()).as_ref());
    key
}

/// One visit to the page.
#[derive(Clone)]
pub(crate) struct Visit {
    /// Whose.
    pub(crate) login: LoginId,
    /// The mark that every form of this visit carries.
    pub(crate) mark: String,
    /// By which link it came.
    pub(crate) link: Key,
    /// The furthest block that was seen.
    pub(crate) reached: usize,
    /// What was sent, so that a form that is opened again is as it was left.
    pub(crate) given: Given,
    /// One form at a time.
    pub(crate) saving: Arc<tokio::sync::Mutex<()>>,
    began: Duration,
    /// Whether the cookie has come back: then its owner has the page, and the link is used up.
    is_claimed: bool,
}

/// What a visitor has sent so far.
#[derive(Clone, Default)]
pub(crate) struct Given {
    pub(crate) interests: BTreeSet<String>,
    pub(crate) birthday_greeting: Option<bool>,
    pub(crate) fields: BTreeMap<String, String>,
    pub(crate) consents: BTreeSet<String>,
    pub(crate) terms: bool,
    /// What the latest receipt of a block says, but for its time: the same again is no other answer.
    pub(crate) receipts: BTreeMap<&'static str, String>,
}

/// All of them.
#[derive(Default)]
pub(crate) struct Visits {
    visits: Mutex<HashMap<Key, Visit>>,
    links: Mutex<HashMap<Key, Link>>,
}

/// What came of a link.
#[derive(Clone)]
struct Link {
    at: Duration,
    came: Arc<OnceCell<CameBack>>,
    visit: Option<Key>,
}

impl Visits {
    fn visits(&self) -> MutexGuard<'_, HashMap<Key, Visit>> {
        self.visits.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn links(&self) -> MutexGuard<'_, HashMap<Key, Link>> {
        self.links.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A visit begins. The one that the same link began before, whose cookie never arrived, is over.
    pub(crate) fn begin(&self, ticket: &Ticket, login: LoginId, link: Key, mark: String, now: Duration) {
        let new = key(ticket.expose());
        let before = self.links().get_mut(&link).and_then(|link| link.visit.replace(new));
        let visit = Visit {
            login,
            mark,
            link,
            reached: 0,
            given: Given::default(),
            saving: Arc::default(),
            began: now,
            is_claimed: false,
        };
        let mut visits = self.visits();
        if let Some(before) = before {
            visits.remove(&before);
        }
        visits.retain(|_, visit| visit.is_on(now));
        if visits.len() >= MOST
            && let Some(oldest) = visits.iter().min_by_key(|(_, visit)| visit.began).map(|(key, _)| *key)
        {
            visits.remove(&oldest);
        }
        visits.insert(new, visit);
    }

    /// The visit of a ticket, if it is not over.
    pub(crate) fn find(&self, ticket: &Ticket, now: Duration) -> Option<Visit> {
        let mut visits = self.visits();
        let visit = visits.get_mut(&key(ticket.expose())).filter(|visit| visit.is_on(now))?;
        visit.is_claimed = true;
        Some(visit.clone())
    }

    pub(crate) fn change(&self, ticket: &Ticket, change: impl FnOnce(&mut Visit)) {
        if let Some(visit) = self.visits().get_mut(&key(ticket.expose())) {
            change(visit);
        }
    }

    pub(crate) fn end(&self, ticket: &Ticket) {
        self.visits().remove(&key(ticket.expose()));
    }

    /// What came of a link: one that is being opened is waited for, and one whose visitor never arrived may be opened again.
    /// None: somebody has the page by it.
    pub(crate) fn open_link(&self, link: Key, now: Duration) -> Option<Arc<OnceCell<CameBack>>> {
        let mut links = self.links();
        links.retain(|_, link| now.saturating_sub(link.at) < LINK_LIFE);
        if links.len() >= MOST
            && let Some(oldest) = links.iter().min_by_key(|(_, link)| link.at).map(|(key, _)| *key)
        {
            links.remove(&oldest);
        }
        let opened = links.entry(link).or_insert_with(|| Link { at: now, came: Arc::default(), visit: None });
        let is_claimed = opened.visit.is_some_and(|key| self.visits().get(&key).is_none_or(|visit| visit.is_claimed));
        (!is_claimed).then(|| Arc::clone(&opened.came))
    }

    /// The link may be opened anew.
    pub(crate) fn forget_link(&self, link: Key) {
        self.links().remove(&link);
    }
}

impl Visit {
    fn is_on(&self, now: Duration) -> bool {
        now.saturating_sub(self.began) < LIFE
    }
}

#[cfg(test)]
mod tests {
    use desk_core::Random;

    use super::*;
    use crate::random::SystemRandom;

    const S: Duration = Duration::from_secs(1);

    fn login() -> LoginId {
        LoginId::new(&SystemRandom)
    }

    fn begin(visits: &Visits, link: &str, now: Duration) -> Ticket {
        let random: &dyn Random = &SystemRandom;
        let ticket = Ticket::new(random);
        visits.begin(&ticket, login(), key(link), "mark".to_owned(), now);
        ticket
    }

    #[test]
    fn a_visit_lasts_half_an_hour_and_no_longer() {
        let visits = Visits::default();
        let ticket = begin(&visits, "a", S);
        assert!(visits.find(&ticket, LIFE).is_some());
        assert!(visits.find(&ticket, S + LIFE).is_none());
        assert!(visits.find(&Ticket::new(&SystemRandom), S).is_none());
    }

    #[test]
    fn the_oldest_visit_makes_room() {
        let visits = Visits::default();
        let first = begin(&visits, "0", S);
        let others: Vec<Ticket> = (1..=MOST).map(|n| begin(&visits, &n.to_string(), 2 * S)).collect();
        assert!(visits.find(&first, 3 * S).is_none());
        assert!(others.iter().all(|ticket| visits.find(ticket, 3 * S).is_some()));
    }

    #[test]
    fn a_link_whose_visitor_never_arrived_may_be_opened_again_and_then_the_first_ticket_is_void() {
        let visits = Visits::default();
        assert!(visits.open_link(key("a"), S).is_some());
        let first = begin(&visits, "a", S);
        assert!(visits.open_link(key("a"), 2 * S).is_some(), "the answer may have been lost on the way");
        let second = begin(&visits, "a", 2 * S);
        assert!(visits.find(&first, 3 * S).is_none());
        assert!(visits.find(&second, 3 * S).is_some());
        assert!(visits.open_link(key("a"), 4 * S).is_none(), "somebody has the page by it");
        visits.end(&second);
        assert!(visits.open_link(key("a"), 5 * S).is_none(), "and had it");
    }
}
