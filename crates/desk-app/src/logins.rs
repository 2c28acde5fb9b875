//! What staff do with logins: ask, give up, ask again, settle, say "wrong person", close.

use std::time::Duration;

use desk_core::{BindingMessage, EndReason, Ending, LoginEvent, LoginId, LoginState, MemberId, Phone, Purpose};
use desk_store::{Applied, Asked, LoginRow};
use desk_wire::login::LoginView;
use desk_wire::lookup::NumberEntered;
use jiff::Timestamp;
use tokio::sync::broadcast::error::RecvError;

use crate::card::Card;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::journal;
use crate::login_task::Phase;
use crate::view;

/// How often the end of a login is written again before the card says what is wrong with the register; then the number goes
/// when its deadline is past ([`desk_store::Store::end_overdue`]).
const END_TRIES: u32 = 5;
const SECOND: Duration = Duration::from_secs(1);

/// What a customer is asked for, and how it ends on their phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Request {
    /// What for.
    pub purpose: Purpose,
    /// How it ends; none: as the club has it.
    pub ending: Option<Ending>,
}

impl From<Purpose> for Request {
    fn from(purpose: Purpose) -> Self {
        Self { purpose, ending: None }
    }
}

impl Desk {
    /// Looks a number up, then sends a request if nobody in the register has it.
    pub async fn enter_number(&self, text: &str, request: impl Into<Request>) -> Result<NumberEntered, Failure> {
        let phone = self.parse_phone(text)?;
        if let Some(view) = self.waiting_view(&phone) {
            return Ok(NumberEntered::Login { login: Box::new(view) });
        }
        let number = phone.clone();
        let found = self.store(move |store| store.members_with_phone(&number)).await?;
        match found.first() {
            Some(member) => Ok(NumberEntered::Member { member: Box::new(self.open_member(member.id).await?) }),
            None => Ok(NumberEntered::Login { login: Box::new(self.ask(phone, request.into()).await?) }),
        }
    }

    /// Sends a request to a number, whoever has it. A number that waits already is shown, not asked twice.
    pub async fn ask_number(&self, text: &str, request: impl Into<Request>) -> Result<LoginView, Failure> {
        let phone = self.parse_phone(text)?;
        self.ask(phone, request.into()).await
    }

    /// Sends a request to a member's number.
    pub async fn ask_member(&self, id: MemberId, request: impl Into<Request>) -> Result<LoginView, Failure> {
        let request = request.into();
        let member = self.store(move |store| store.get_member(id)).await?;
        self.ask(member.phone.ok_or(Failure::NotFound)?, request).await
    }

    pub(crate) async fn ask(&self, phone: Phone, request: Request) -> Result<LoginView, Failure> {
        if let Some(fault) = self.no_secret() {
            return Err(Failure::NoSecret(fault.clone()));
        }
        let purpose = request.purpose;
        let ending = request.ending.unwrap_or(self.inner.config.provider.ending);
        if ending == Ending::Browser && self.inner.config.page_address().is_none() {
            return Err(Failure::NoPage);
        }
        let _one_at_a_time = self.inner.asking.lock().await;
        if let Some(view) = self.waiting_view(&phone) {
            return Ok(view);
        }
        let (id, code, now) = (LoginId::new(self.random()), BindingMessage::new(self.random()), self.now());
        let (number, message) = (phone.clone(), code.clone());
        let (asked, newest_code) = self
            .store(move |store| {
                let newest_code = store.was_asked_in_vain(&number, now)?;
                Ok((store.write_asked(id, &number, purpose, ending, &message, now)?, newest_code))
            })
            .await?;
        match asked {
            Asked::Written => {
                let card = Card { ending, newest_code, ..Card::new(id, phone, purpose, code, now) };
                Ok(self.look_after(card, Phase::Ask))
            }
            Asked::AlreadyLive(live) => self.take_up(live).await,
        }
    }

    fn waiting_view(&self, phone: &Phone) -> Option<LoginView> {
        self.cards().open_for(phone).map(view::login)
    }

    /// When every question that was sent is answered, or does not come back: the start of a login is the one that must not be
    /// broken off.
    pub(crate) async fn sent_is_answered(&self) {
        let mut events = self.events();
        let is_asking = || self.cards().all().iter().any(|card| card.state == LoginState::Asked);
        while is_asking() && !matches!(events.recv().await, Err(RecvError::Closed)) {}
    }

    /// Goes on with every login that a former process left. Those another living process looks after stay with it.
    pub async fn resume_logins(&self) -> Result<Vec<LoginView>, Failure> {
        let _one_at_a_time = self.inner.asking.lock().await;
        let rows = self.store(desk_store::Store::list_open_logins).await?;
        let mut resumed = Vec::new();
        for row in rows {
            let has_card = self.cards().find(row.id).is_some();
            // Without a secret the provider cannot be asked: it waits on in the journal.
            if has_card || (row.state == LoginState::Waiting && self.no_secret().is_some()) {
                continue;
            }
            if let Some(row) = self.store(move |store| store.take_over(&row)).await? {
                resumed.push(self.resume(row).await?);
            }
        }
        Ok(resumed)
    }

    /// Lays the card of one login of the journal, to go on with it here; only shown if another process looks after it.
    pub async fn take_up_login(&self, id: LoginId) -> Result<LoginView, Failure> {
        let _one_at_a_time = self.inner.asking.lock().await;
        self.take_up(id).await
    }

    /// Every login that waits in the journal, whoever looks after it.
    pub async fn list_waiting(&self) -> Result<Vec<LoginView>, Failure> {
        let rows = self.store(desk_store::Store::list_open_logins).await?;
        Ok(rows.iter().map(|row| view::login(&Card::of(row))).collect())
    }

    /// A login of the journal that waits for this number already: ours to go on with, or to follow.
    async fn take_up(&self, id: LoginId) -> Result<LoginView, Failure> {
        if let Some(card) = self.cards().find(id) {
            return Ok(view::login(card));
        }
        let row = self.store(move |store| store.find_login(id)).await?.ok_or(Failure::NotFound)?;
        let candidate = row.clone();
        match self.store(move |store| store.take_over(&candidate)).await? {
            Some(row) => self.resume(row).await,
            None => Ok(self.follow(Card::of(&row))),
        }
    }

    /// Goes on with a login that nobody looks after any more.
    pub(crate) async fn go_on_with_orphan(&self, row: LoginRow) {
        let _one_at_a_time = self.inner.asking.lock().await;
        if self.cards().find(row.id).is_some() {
            return;
        }
        let id = row.id;
        let resumed = match self.store(move |store| store.take_over(&row)).await {
            Ok(Some(row)) => self.resume(row).await.map(|_| ()),
            Ok(None) => Ok(()),
            Err(failure) => Err(failure),
        };
        if let Err(failure) = resumed {
            tracing::warn!(login = %id, %failure, "a login could not be taken over");
        }
    }

    async fn resume(&self, row: LoginRow) -> Result<LoginView, Failure> {
        if let (LoginState::Waiting, Some(fault)) = (row.state, self.no_secret()) {
            return Err(Failure::NoSecret(fault.clone()));
        }
        tracing::info!(login = %row.id, state = row.state.word(), "resumed");
        let card = Card::of(&row);
        if row.state == LoginState::NeedsStaff {
            return self.lay_needs_staff(card, &row).await;
        }
        let phase = Phase::of(&row);
        Ok(self.look_after(card, phase))
    }

    async fn lay_needs_staff(&self, mut card: Card, row: &LoginRow) -> Result<LoginView, Failure> {
        if let Some(profile) = journal::read_profile(row.profile.as_ref()) {
            card.candidates = self.candidates(profile).await?;
        }
        card.settled.cancel();
        Ok(self.lay_card(card))
    }

    /// All logins with a card, oldest first.
    pub fn list_logins(&self) -> Vec<LoginView> {
        self.cards().all().iter().map(view::login).collect()
    }

    /// Stops asking. The provider has no cancel, so the customer may still see the request.
    pub async fn give_up(&self, id: LoginId) -> Result<LoginView, Failure> {
        self.end_open(id).await
    }

    async fn end_open(&self, id: LoginId) -> Result<LoginView, Failure> {
        let card = self.cards().find(id).cloned().ok_or(Failure::NotFound)?;
        // What another process looks after is not ours to end.
        if !card.is_open() || (card.is_followed && card.state != LoginState::NeedsStaff) {
            return Err(Failure::NotNow);
        }
        // The task may be writing: it ends the login itself, after that.
        card.give_up.cancel();
        card.settled.cancelled().await;
        let state = self.cards().find(id).map(|card| card.state);
        if state == Some(LoginState::NeedsStaff) {
            self.end(id, EndReason::Cancelled, None).await;
        }
        self.cards().find(id).map(view::login).ok_or(Failure::NotFound)
    }

    /// A new request to the number of a login that ended, with this ending or the same again; its card makes room.
    pub async fn ask_again(&self, id: LoginId, ending: Option<Ending>) -> Result<LoginView, Failure> {
        let card = self.cards().find(id).cloned().ok_or(Failure::NotFound)?;
        if card.is_open() {
            return Ok(view::login(&card));
        }
        match card.reason {
            Some(EndReason::TooMany { retry_at }) if retry_at > self.now() => {
                return Err(Failure::TooMany { retry_at });
            }
            _ => {}
        }
        let request = Request { purpose: card.purpose, ending: Some(ending.unwrap_or(card.ending)) };
        let asked = self.ask(card.phone, request).await?;
        if asked.login_id != id.to_string() {
            self.cards().remove(id);
        }
        Ok(asked)
    }

    /// Closes the card of a login that has ended.
    pub fn close_login(&self, id: LoginId) -> Result<LoginView, Failure> {
        let mut cards = self.cards();
        match cards.find(id) {
            None => Err(Failure::NotFound),
            Some(card) if card.is_open() => Err(Failure::NotNow),
            Some(_) => cards.remove(id).map(|card| view::login(&card)).ok_or(Failure::NotFound),
        }
    }

    /// Staff decide who a confirmed person is; `None`: a new member.
    pub async fn settle_login(&self, id: LoginId, member: Option<MemberId>) -> Result<LoginView, Failure> {
        let row = self.store(move |store| store.find_login(id)).await?.ok_or(Failure::NotNow)?;
        let profile = journal::read_profile(row.profile.as_ref()).ok_or(Failure::NotNow)?;
        let (issuer, now, wall) = (self.inner.config.provider.issuer.clone(), self.now(), self.wall());
        let applied = self.store(move |store| store.settle(id, &issuer, &profile, member, now, wall)).await;
        match applied {
            Ok(Applied::Member(member, outcome)) => self.show_applied(id, member, outcome).await,
            Ok(Applied::NeedsStaff(_)) | Err(Failure::NotFound) => Err(Failure::NotNow),
            Err(failure) => Err(failure),
        }
    }

    /// The wrong person: gives the login up, or takes back the enrolment just made and forgets all about it.
    pub async fn say_wrong_person(&self, id: LoginId) -> Result<LoginView, Failure> {
        let state = self.cards().find(id).map(|card| card.state).ok_or(Failure::NotFound)?;
        if state == LoginState::NeedsStaff || state.is_live() {
            let view = self.end_open(id).await?;
            // It may have been applied while the word was said: then that is what is taken back.
            if view.state != desk_wire::login::LoginState::Applied {
                return Ok(view);
            }
        } else if state != LoginState::Applied {
            return Err(Failure::NotNow);
        }
        let (now, today) = (self.now(), self.today());
        self.store(move |store| store.take_back(id, now, today)).await?;
        tracing::info!(login = %id, "taken back");
        self.change_card(id, |card| card.happen(LoginEvent::Ended(EndReason::TakenBack))).ok_or(Failure::NotFound)
    }

    /// Ends a login in the journal, then on its card.
    pub(crate) async fn end(&self, id: LoginId, reason: EndReason, word: Option<String>) {
        let (now, today): (Timestamp, _) = (self.now(), self.today());
        tracing::info!(login = %id, reason = reason.word(), "ended");
        let mut fault = None;
        for tries in 1..=END_TRIES {
            match self.store(move |store| store.end_login(id, reason, now, today)).await {
                Ok(()) | Err(Failure::NotFound) => {
                    fault = None;
                    break;
                }
                Err(failure) => {
                    tracing::warn!(login = %id, %failure, tries, "the journal did not take an end");
                    fault = Some(desk_wire::WireError::from(failure).code);
                    self.inner.clock.sleep_until(self.later(SECOND)).await;
                }
            }
        }
        self.change_card(id, |card| {
            card.happen(LoginEvent::Ended(reason));
            card.word = word;
            card.store_fault = fault;
        });
        self.tell_intents().await;
    }
}
