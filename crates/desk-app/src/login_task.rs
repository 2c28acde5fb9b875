//! The task that looks after one login: journal first, then the card, then the event.
//!
//! It has no rule in it: when to ask is the schedule's, what a state may become is the table's, who somebody is the
//! linking's. Waiting and asking can be broken off at any time; writing cannot.

use std::future::Future;
use std::time::Duration;

use desk_core::profile::PhoneCheck;
use desk_core::{EndReason, Ending, LoginEvent, LoginId, LoginState, Member, MemberId, Outcome, Profile, Step};
use desk_store::{Applied, LoginRow, Store, StoreError};
use desk_wire::desk::ProviderState;
use desk_wire::login::LoginView;
use jiff::{SignedDuration, Timestamp};
use vipps::{
    Heard, LoginHint, PendingLogin, Poll, ProfileAnswer, Schedule, Start, UnverifiedTokens, UserExists, Userinfo,
    Verdict, WaitingReason,
};

use crate::card::{Card, Delay};
use crate::claims;
use crate::clock::ClockWatch;
use crate::consents;
use crate::desk::Desk;
use crate::doctor::scopes;
use crate::ending;
use crate::failure::{Failure, store_code};
use crate::journal;
use crate::random::hex_256;

/// What is to be done next. Each phase begins with everything it needs already in the journal.
pub(crate) enum Phase {
    /// Nothing was sent.
    Ask,
    /// It may have been sent; nobody knows.
    Unknown,
    /// The provider took it.
    Wait(Box<PendingLogin>, Came),
    /// The provider took it; the customer's phone is to come to the club's page.
    AwaitOnPage(Box<PendingLogin>),
    /// The tokens are here.
    Fetch(Box<PendingLogin>, Box<UnverifiedTokens>),
    /// The profile is here.
    Apply(Box<Profile>),
}

/// How a login came to wait.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Came {
    /// Just started.
    Fresh,
    /// Left by a former process, which may have had the token on the wire.
    FromJournal,
}

/// Where a phase leads.
pub(crate) enum Flow {
    Next(Phase),
    Ended(EndReason, Option<String>),
    Settled,
}

/// Why a phase was broken off.
pub(crate) enum Interrupted {
    GivenUp,
    Closing,
    Store(StoreError),
}

/// How often a write is tried again before the card says what is wrong with the register.
const WRITE_TRIES: u32 = 30;
/// How long user-exists may take.
const USER_EXISTS_PATIENCE: Duration = Duration::from_secs(3);
const SECOND: Duration = Duration::from_secs(1);
/// Contract §13: documented as ten minutes, whatever `expires_in` says.
const PROFILE_WINDOW: Duration = Duration::from_secs(600);

impl Phase {
    /// What is next for a login found in the journal.
    pub(crate) fn of(row: &LoginRow) -> Self {
        let request = journal::read_request(row.request.as_ref()).map(Box::new);
        match (row.state, request) {
            (LoginState::Waiting, Some(request)) if row.ending == Ending::Browser => Self::AwaitOnPage(request),
            (LoginState::Waiting, Some(request)) => Self::Wait(request, Came::FromJournal),
            (LoginState::Confirmed(Step::TokenReceived), Some(request)) => {
                match journal::read_tokens(row.tokens.as_ref()) {
                    Some(tokens) => Self::Fetch(request, Box::new(tokens)),
                    None => Self::Unknown,
                }
            }
            (LoginState::Confirmed(Step::ProfileReceived), _) => journal::read_profile(row.profile.as_ref())
                .map_or(Self::Unknown, |profile| Self::Apply(Box::new(profile))),
            _ => Self::Unknown,
        }
    }
}

impl Desk {
    /// Lays the card and starts the task.
    pub(crate) fn look_after(&self, card: Card, phase: Phase) -> LoginView {
        let task = LoginTask { desk: self.clone(), card: card.clone() };
        let view = self.lay_card(card);
        self.inner.tasks.spawn(task.run(phase));
        view
    }

    /// The card of a login whose member is in the register.
    pub(crate) async fn show_applied(
        &self,
        id: LoginId,
        member: MemberId,
        outcome: Outcome,
    ) -> Result<LoginView, Failure> {
        let (member, receipts) =
            self.store(move |store| Ok((store.get_member(member)?, store.list_consents(member)?))).await?;
        tracing::info!(login = %id, member = member.id.0, outcome = outcome.word(), "applied");
        let view = self.change_card(id, |card| {
            card.state = LoginState::Applied;
            card.delay = None;
            card.candidates.clear();
            card.outcome = Some(outcome);
            card.member = Some(member);
            card.wishes = consents::wishes(&receipts);
        });
        view.ok_or(Failure::NotFound)
    }

    /// The members a confirmed person may be.
    pub(crate) async fn candidates(&self, profile: Profile) -> Result<Vec<Member>, Failure> {
        let issuer = self.inner.config.provider.issuer.clone();
        self.store(move |store| {
            let ids = store.candidates(&issuer, &profile)?;
            ids.into_iter().map(|id| store.get_member(id)).collect()
        })
        .await
    }
}

/// One login and the desk it belongs to.
pub(crate) struct LoginTask {
    pub(crate) desk: Desk,
    /// As it was laid; the card on the counter moves on.
    pub(crate) card: Card,
}

impl LoginTask {
    pub(crate) async fn run(self, mut phase: Phase) {
        let id = self.card.id;
        loop {
            match self.advance(phase).await {
                Ok(Flow::Next(next)) => phase = next,
                Ok(Flow::Settled) | Err(Interrupted::Closing) => break,
                Ok(Flow::Ended(reason, word)) => {
                    self.desk.end(id, reason, word).await;
                    break;
                }
                Err(Interrupted::GivenUp) => {
                    self.desk.end(id, EndReason::Cancelled, None).await;
                    break;
                }
                Err(Interrupted::Store(error)) => {
                    tracing::error!(login = %id, %error, "the journal did not take a step");
                    self.desk.change_card(id, |card| {
                        card.state = LoginState::Failed;
                        card.delay = None;
                        card.store_fault = Some(store_code(&error));
                    });
                    break;
                }
            }
        }
        self.card.settled.cancel();
    }

    async fn advance(&self, phase: Phase) -> Result<Flow, Interrupted> {
        match phase {
            Phase::Ask => self.ask().await,
            Phase::Unknown => Ok(Flow::Ended(EndReason::Lost, None)),
            Phase::Wait(request, came) => self.wait(request, came).await,
            Phase::AwaitOnPage(request) => self.await_on_page(request).await,
            Phase::Fetch(request, tokens) => self.fetch(&request, &tokens).await,
            Phase::Apply(profile) => self.apply(*profile).await,
        }
    }

    async fn ask(&self) -> Result<Flow, Interrupted> {
        let desk = &self.desk.inner;
        let Ok(hint) = LoginHint::msisdn(self.card.phone.msisdn()) else {
            return Ok(Flow::Ended(EndReason::InvalidRequest, None));
        };
        // Whatever does not answer soon does not keep the customer waiting (contract §17.6).
        let exists = tokio::time::timeout(USER_EXISTS_PATIENCE, desk.vipps.user_exists(&hint));
        if self.unless_stopped(exists).await?.unwrap_or(UserExists::Unknown) == UserExists::No {
            return Ok(Flow::Ended(EndReason::NotEligible, None));
        }
        let start = Start {
            hint,
            scopes: desk.config.scopes_for(self.card.purpose).to_vec(),
            binding_message: self.card.code.as_str().to_owned(),
            requested_expiry: desk.config.provider.requested_expiry,
            nonce: hex_256(self.desk.random()),
            redirect_uri: desk.config.page_address().filter(|_| self.card.ending == Ending::Browser),
        };
        match self.unless_stopped(desk.vipps.start(start)).await? {
            Ok(request) => self.taken(request).await,
            Err(verdict) => Ok(self.start_failed(verdict)),
        }
    }

    async fn taken(&self, request: PendingLogin) -> Result<Flow, Interrupted> {
        self.desk.note_provider(ProviderState::Reachable);
        let (id, payload, expires_at) = (self.card.id, journal::write_request(&request), request.expires_at);
        let handle = (self.card.ending == Ending::Browser).then(|| request.auth_req_id.clone());
        self.write(move |store| {
            handle.iter().try_for_each(|handle| store.write_browser_request(id, handle.expose(), expires_at))?;
            store.write_waiting(id, &payload, expires_at)
        })
        .await?;
        self.desk.tell_intents().await;
        self.desk.change_card(id, |card| {
            card.happen(LoginEvent::RequestTaken);
            card.expires_at = Some(expires_at);
            card.interval_s = Some(request.interval.as_secs());
        });
        let request = Box::new(request);
        Ok(Flow::Next(match self.card.ending {
            Ending::App => Phase::Wait(request, Came::Fresh),
            Ending::Browser => Phase::AwaitOnPage(request),
        }))
    }

    fn start_failed(&self, verdict: Verdict) -> Flow {
        match &verdict {
            Verdict::Unreachable | Verdict::Unanswered => self.desk.note_provider(ProviderState::Unreachable),
            Verdict::ProviderDown => self.desk.note_provider(ProviderState::Down),
            _ => self.desk.note_provider(ProviderState::Reachable),
        }
        self.ended(verdict)
    }

    async fn wait(&self, mut request: Box<PendingLogin>, came: Came) -> Result<Flow, Interrupted> {
        // One interval is waited for a resumed login too: the former process may have asked a moment ago.
        let mut schedule = Schedule::new(&request, self.desk.now());
        let mut answer_may_be_lost = came == Came::FromJournal;
        let mut slow_down_may_be_lost = came == Came::FromJournal;
        let mut reason = None;
        let mut watch = ClockWatch::new(&*self.desk.inner.clock);
        loop {
            if let Some(by) = watch.look(&*self.desk.inner.clock) {
                schedule.clock_was_set(by);
                self.clock_was_set(&mut request, by).await?;
            }
            match schedule.step(self.desk.now()) {
                vipps::Step::Expired => return Ok(Flow::Ended(ending::at_deadline(reason), None)),
                vipps::Step::Unreadable(check) => return Ok(Flow::Ended(EndReason::Refused { check }, None)),
                vipps::Step::WaitUntil(until) => self.sleep_until(until).await?,
                // Closing lets a question that was sent be answered: the answer may be the token, and it comes once.
                vipps::Step::Ask => match self.unless_given_up(self.desk.inner.vipps.poll(&request)).await? {
                    Poll::Tokens(tokens) => return self.confirmed(request, tokens).await,
                    Poll::Ended(Verdict::InvalidGrant) => {
                        let (reason, word) = ending::spent(answer_may_be_lost, self.desk.now(), request.expires_at);
                        return Ok(Flow::Ended(reason, word));
                    }
                    Poll::Ended(verdict) => return Ok(self.ended(verdict)),
                    Poll::Wait { heard, reason: why, answer_may_be_lost: lost } => {
                        schedule.hear(heard, self.desk.now());
                        // A wish for patience that was lost makes us too fast, and each poll that is too fast adds another: until
                        // we are asked for no more, each counts twice.
                        slow_down_may_be_lost = (slow_down_may_be_lost || lost) && heard != Heard::Pending;
                        if slow_down_may_be_lost && heard == Heard::SlowDown {
                            schedule.hear(heard, self.desk.now());
                        }
                        if schedule.interval() != request.interval {
                            request.interval = schedule.interval();
                            self.write_terms(&request).await?;
                        }
                        answer_may_be_lost |= lost;
                        reason = why;
                        self.note_waiting(why);
                    }
                },
            }
        }
    }

    /// The customer has as long as before, whatever the clock on the wall says now.
    pub(crate) async fn clock_was_set(
        &self,
        request: &mut PendingLogin,
        by: SignedDuration,
    ) -> Result<(), Interrupted> {
        let moved = |at: Timestamp| at.checked_add(by).unwrap_or(at);
        tracing::warn!(login = %self.card.id, seconds = by.as_secs(), "the clock was set while a login waits");
        (request.started_at, request.expires_at) = (moved(request.started_at), moved(request.expires_at));
        self.write_terms(request).await?;
        let expires_at = request.expires_at;
        self.desk.change_card(self.card.id, |card| card.expires_at = Some(expires_at));
        Ok(())
    }

    async fn write_terms(&self, request: &PendingLogin) -> Result<(), Interrupted> {
        let (id, payload, expires_at) = (self.card.id, journal::write_request(request), request.expires_at);
        self.write(move |store| store.write_terms(id, &payload, expires_at)).await
    }

    fn note_waiting(&self, reason: Option<WaitingReason>) {
        self.desk.note_provider(match reason {
            Some(WaitingReason::Unreachable) => ProviderState::Unreachable,
            Some(WaitingReason::ProviderDown) => ProviderState::Down,
            _ => ProviderState::Reachable,
        });
        self.show_delay(reason.map(Delay::Provider));
    }

    /// Told only when it is news.
    fn show_delay(&self, delay: Option<Delay>) {
        let before = self.desk.cards().find(self.card.id).and_then(|card| card.delay);
        if before != delay {
            self.desk.change_card(self.card.id, |card| card.delay = delay);
        }
    }

    async fn confirmed(&self, request: Box<PendingLogin>, tokens: UnverifiedTokens) -> Result<Flow, Interrupted> {
        let (id, payload, took) = (self.card.id, journal::write_tokens(&tokens), self.desk.took(&request));
        self.write(move |store| store.write_tokens(id, &payload, took)).await?;
        Ok(self.have_tokens(request, tokens))
    }

    /// Goes on with tokens that stand in the journal.
    pub(crate) fn have_tokens(&self, request: Box<PendingLogin>, tokens: UnverifiedTokens) -> Flow {
        self.desk.change_card(self.card.id, |card| {
            card.happen(LoginEvent::TokenReceived);
            card.delay = Some(Delay::FetchingProfile);
        });
        Flow::Next(Phase::Fetch(request, Box::new(tokens)))
    }

    /// Checks the ID token and fetches the profile. What came from the page must name this very login.
    async fn ask_profile(&self, tokens: &UnverifiedTokens, request: &PendingLogin) -> ProfileAnswer {
        match self.card.ending {
            Ending::App => self.desk.inner.vipps.confirmed_profile(tokens, request).await,
            Ending::Browser => self.desk.inner.vipps.redirected_profile(tokens, request).await,
        }
    }

    async fn fetch(&self, request: &PendingLogin, tokens: &UnverifiedTokens) -> Result<Flow, Interrupted> {
        let now = self.desk.now();
        let deadline = tokens.expires_at.min(self.desk.later(PROFILE_WINDOW));
        let mut schedule = Schedule::at_once(SECOND, now, deadline);
        let mut reason = None;
        loop {
            match schedule.step(self.desk.now()) {
                vipps::Step::Expired => return Ok(Flow::Ended(ending::profile_gone(reason), None)),
                vipps::Step::Unreadable(check) => return Ok(Flow::Ended(EndReason::Refused { check }, None)),
                vipps::Step::WaitUntil(until) => self.sleep_until(until).await?,
                vipps::Step::Ask => match self.unless_stopped(self.ask_profile(tokens, request)).await? {
                    ProfileAnswer::Claims(userinfo) => return self.received(*userinfo).await,
                    ProfileAnswer::Wait(heard, why) => {
                        schedule.hear(heard, self.desk.now());
                        reason = Some(why);
                        self.show_delay(Some(Delay::Provider(why)));
                    }
                    ProfileAnswer::TokenGone => return Ok(Flow::Ended(EndReason::Lost, None)),
                    ProfileAnswer::Refused(check) => return Ok(Flow::Ended(EndReason::Refused { check }, None)),
                    ProfileAnswer::Ended(verdict) => return Ok(self.ended(verdict)),
                },
            }
        }
    }

    async fn received(&self, userinfo: Userinfo) -> Result<Flow, Interrupted> {
        self.desk.note_provider(ProviderState::Reachable);
        let scopes = self.desk.inner.config.scopes_for(self.card.purpose);
        self.count_scopes(&claims::answered(&userinfo, scopes)).await;
        let profile = match claims::profile(userinfo, scopes, self.desk.now(), self.desk.today()) {
            Ok(profile) => profile,
            Err(reason) => return Ok(Flow::Ended(reason, None)),
        };
        if profile.check_phone(&self.card.phone) == PhoneCheck::Other {
            return Ok(Flow::Ended(EndReason::WrongPerson, None));
        }
        let (id, payload) = (self.card.id, journal::write_profile(&profile));
        self.write(move |store| store.write_profile(id, &payload)).await?;
        self.desk.change_card(id, |card| card.happen(LoginEvent::ProfileReceived));
        Ok(Flow::Next(Phase::Apply(Box::new(profile))))
    }

    /// For the doctor; a login does not wait for it to succeed.
    async fn count_scopes(&self, answered: &[(&str, bool)]) {
        let name = |(scope, came): &(&str, bool)| if *came { scopes::given(scope) } else { scopes::missing(scope) };
        let (names, today): (Vec<String>, _) = (answered.iter().map(name).collect(), self.desk.today());
        let counted = self.desk.store(move |store| names.iter().try_for_each(|name| store.count(today, name))).await;
        if let Err(failure) = counted {
            tracing::warn!(login = %self.card.id, %failure, "what came of the scopes was not counted");
        }
    }

    async fn apply(&self, profile: Profile) -> Result<Flow, Interrupted> {
        let (id, issuer) = (self.card.id, self.desk.inner.config.provider.issuer.clone());
        let (now, wall) = (self.desk.now(), self.desk.wall());
        let person = profile.clone();
        let applied = self.write(move |store| store.apply(id, &issuer, &person, now, wall)).await?;
        match applied {
            Applied::Member(member, outcome) => {
                if let Err(failure) = self.desk.show_applied(id, member, outcome).await {
                    tracing::error!(login = %id, %failure, "applied, but not shown");
                }
            }
            Applied::NeedsStaff(_) => {
                self.write(move |store| store.write_needs_staff(id)).await?;
                let candidates = self.desk.candidates(profile).await.unwrap_or_default();
                self.desk.change_card(id, |card| {
                    card.happen(LoginEvent::StaffNeeded);
                    card.candidates = candidates;
                });
            }
        }
        Ok(Flow::Settled)
    }

    pub(crate) async fn sleep_until(&self, at: Timestamp) -> Result<(), Interrupted> {
        self.unless_stopped(self.desk.inner.clock.sleep_until(at)).await
    }

    async fn unless_given_up<T>(&self, work: impl Future<Output = T>) -> Result<T, Interrupted> {
        tokio::select! {
            biased;
            () = self.card.give_up.cancelled() => Err(Interrupted::GivenUp),
            done = work => Ok(done),
        }
    }

    pub(crate) async fn unless_stopped<T>(&self, work: impl Future<Output = T>) -> Result<T, Interrupted> {
        let until_closing = async {
            tokio::select! {
                biased;
                () = self.desk.inner.closing.cancelled() => Err(Interrupted::Closing),
                done = work => Ok(done),
            }
        };
        self.unless_given_up(until_closing).await?
    }

    /// Writes a step. A disk that is full for a moment, or another process's write, costs time and no login.
    pub(crate) async fn write<T: Send + 'static>(
        &self,
        step: impl Fn(&Store) -> Result<T, StoreError> + Clone + Send + 'static,
    ) -> Result<T, Interrupted> {
        let mut tries = 0;
        loop {
            let error = match self.desk.store(step.clone()).await {
                Ok(done) => return Ok(done),
                Err(Failure::Store(error)) if tries < WRITE_TRIES => error,
                Err(Failure::Store(error)) => return Err(Interrupted::Store(error)),
                Err(_) => return Err(Interrupted::Store(StoreError::NotFound)),
            };
            tries += 1;
            tracing::warn!(login = %self.card.id, %error, tries, "the journal did not take a step; again in a second");
            self.sleep_until(self.desk.later(SECOND)).await?;
        }
    }

    fn ended(&self, verdict: Verdict) -> Flow {
        let (reason, word) = ending::of_verdict(verdict, self.desk.now());
        Flow::Ended(reason, word)
    }
}
