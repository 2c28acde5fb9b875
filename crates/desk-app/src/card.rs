//! A login's card on the counter: what is shown, and the two signals between it and the task that looks after it.

use desk_core::{
    BindingMessage, EndReason, Ending, LoginEvent, LoginId, LoginState, Member, MemberId, Outcome, Phone, Purpose,
};
use desk_store::LoginRow;
use desk_wire::Code;
use desk_wire::member::Wish;
use jiff::Timestamp;
use tokio_util::sync::CancellationToken;

use crate::arrival::{PageHint, PageStep};
use crate::journal;

/// Why waiting takes longer, as the card says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Delay {
    Provider(vipps::WaitingReason),
    FetchingProfile,
}

/// One login, as long as its card is on the counter. The journal is what lasts; this is what is seen.
#[derive(Clone, Debug)]
pub(crate) struct Card {
    pub(crate) id: LoginId,
    pub(crate) revision: u32,
    pub(crate) phone: Phone,
    pub(crate) purpose: Purpose,
    pub(crate) ending: Ending,
    pub(crate) code: BindingMessage,
    pub(crate) state: LoginState,
    pub(crate) started_at: Timestamp,
    pub(crate) expires_at: Option<Timestamp>,
    pub(crate) interval_s: Option<u64>,
    pub(crate) delay: Option<Delay>,
    pub(crate) newest_code: bool,
    pub(crate) outcome: Option<Outcome>,
    pub(crate) member: Option<Member>,
    /// What the member wants to be told, as far as they were asked.
    pub(crate) wishes: Vec<Wish>,
    pub(crate) candidates: Vec<Member>,
    pub(crate) reason: Option<EndReason>,
    /// The provider's own word, where nobody defined it.
    pub(crate) word: Option<String>,
    /// The register's fault, if that is what ended it.
    pub(crate) store_fault: Option<Code>,
    /// How far the visitor is on the club's page.
    pub(crate) page: Option<PageStep>,
    /// What somebody brought to the page that may be about this login, or about another.
    pub(crate) page_hint: Option<PageHint>,
    /// Another process looks after it; here it is only shown.
    pub(crate) is_followed: bool,
    /// Staff gave it up.
    pub(crate) give_up: CancellationToken,
    /// Its task has done its work.
    pub(crate) settled: CancellationToken,
}

impl Card {
    pub(crate) fn new(id: LoginId, phone: Phone, purpose: Purpose, code: BindingMessage, now: Timestamp) -> Self {
        Self {
            id,
            revision: 0,
            phone,
            purpose,
            ending: Ending::App,
            code,
            state: LoginState::Asked,
            started_at: now,
            expires_at: None,
            interval_s: None,
            delay: None,
            newest_code: false,
            outcome: None,
            member: None,
            wishes: Vec::new(),
            candidates: Vec::new(),
            reason: None,
            word: None,
            store_fault: None,
            page: None,
            page_hint: None,
            is_followed: false,
            give_up: CancellationToken::new(),
            settled: CancellationToken::new(),
        }
    }

    /// The card of a login that another process left, or looks after.
    pub(crate) fn of(row: &LoginRow) -> Self {
        Self {
            ending: row.ending,
            state: row.state,
            expires_at: row.expires_at,
            interval_s: journal::read_request(row.request.as_ref()).map(|request| request.interval.as_secs()),
            ..Self::new(row.id, row.phone.clone(), row.purpose, row.binding_message.clone(), row.started_at)
        }
    }

    /// Moves on, if the table of states has it so.
    pub(crate) fn happen(&mut self, event: LoginEvent) {
        let Ok(state) = self.state.after(event) else {
            tracing::warn!(login = %self.id, state = self.state.word(), ?event, "an event out of turn");
            return;
        };
        self.state = state;
        if let LoginEvent::Ended(reason) = event {
            self.reason = Some(reason);
            self.member = None;
            self.wishes.clear();
            self.outcome = None;
            self.candidates.clear();
        }
        // Between the token and the member there is one reason to wait, and it goes on being that.
        if !matches!(self.state, LoginState::Confirmed(_)) {
            self.delay = None;
        }
        if self.state != LoginState::Waiting {
            self.page_hint = None;
        }
    }

    /// Whether the customer's phone is to come to the club's page.
    pub(crate) fn is_awaited_on_page(&self) -> bool {
        self.ending == Ending::Browser && self.state == LoginState::Waiting
    }

    pub(crate) fn is_open(&self) -> bool {
        self.state.is_live() || self.state == LoginState::NeedsStaff
    }
}

/// All cards, oldest first.
#[derive(Debug, Default)]
pub(crate) struct Cards {
    cards: Vec<Card>,
    /// The least revision of a new one: a screen that knows the card from before must see that this is newer.
    from: u32,
}

/// Cards of logins that have ended and nobody closed: older ones go, so that a day's work does not pile up.
const MAX_ENDED: usize = 50;

impl Cards {
    /// Those that are left when a desk is opened anew in this process; what is open is laid anew from the journal.
    pub(crate) fn left(&mut self) -> Self {
        let from = self.cards.iter().map(|card| card.revision.saturating_add(1)).max().unwrap_or_default();
        let ended = |card: &Card| !card.is_open();
        Self { from: from.max(self.from), cards: std::mem::take(&mut self.cards).into_iter().filter(ended).collect() }
    }

    pub(crate) fn add(&mut self, card: Card) -> Card {
        let card = Card { revision: card.revision.max(self.from), ..card };
        self.cards.push(card.clone());
        let ended = self.cards.iter().filter(|card| !card.is_open()).count();
        if ended > MAX_ENDED
            && let Some(oldest) = self.cards.iter().position(|card| !card.is_open())
        {
            self.cards.remove(oldest);
        }
        card
    }

    pub(crate) fn find(&self, id: LoginId) -> Option<&Card> {
        self.cards.iter().find(|card| card.id == id)
    }

    /// Changes a card; its revision grows.
    pub(crate) fn change(&mut self, id: LoginId, change: impl FnOnce(&mut Card)) -> Option<Card> {
        let card = self.cards.iter_mut().find(|card| card.id == id)?;
        change(card);
        card.revision = card.revision.saturating_add(1);
        Some(card.clone())
    }

    pub(crate) fn open_for(&self, phone: &Phone) -> Option<&Card> {
        self.cards.iter().find(|card| card.is_open() && card.phone == *phone)
    }

    pub(crate) fn remove(&mut self, id: LoginId) -> Option<Card> {
        let index = self.cards.iter().position(|card| card.id == id)?;
        Some(self.cards.remove(index))
    }

    /// Takes the cards of a member away who is erased; of those that wait, only who they may be.
    pub(crate) fn forget(&mut self, member: MemberId) {
        self.cards.retain(|card| card.is_open() || card.member.as_ref().is_none_or(|other| other.id != member));
        for card in &mut self.cards {
            card.candidates.retain(|candidate| candidate.id != member);
        }
    }

    pub(crate) fn all(&self) -> &[Card] {
        &self.cards
    }
}
