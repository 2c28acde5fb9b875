//! A customer's phone comes to the club's page: what it brings back, and which login that answers.
//!
//! The code is written down before it is exchanged, and exchanged once, whatever happens. What comes for it must name a login
//! of this register that waits for the page; the login itself goes on with whoever looks after it, as in the other ending.
//! An error names no login, so it ends none: the page explains, the counter hints, the timer decides.

use std::time::Duration;

use desk_core::{EndReason, LoginId, LoginState};
use desk_store::Redirected;
use desk_wire::Event;
use tokio::sync::broadcast::Receiver;
use vipps::{Callback, RedeemError, RedirectCode, RedirectError, UnverifiedTokens, Verdict, VerifyError};

use crate::desk::Desk;
use crate::failure::Failure;
use crate::journal;

/// What came of a visit to the page. No token, code or handle is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CameBack {
    /// The customer of this login, who is in the register, or with staff to say who it is.
    Visitor {
        /// Which.
        login: LoginId,
    },
    /// The customer of this login, whose details are still on their way: [`Desk::await_visitor`] waits for them again.
    NotYet {
        /// Which.
        login: LoginId,
    },
    /// The customer said no. Nothing was shared.
    Declined,
    /// The app on the phone is too old.
    OldApp,
    /// Something is wrong with how this desk is set up at the provider.
    SetUp,
    /// It did not work, and may the next time.
    TryAgain,
    /// Somebody opened the page without anything to go on with.
    Nothing,
    /// This link was opened before.
    Used,
    /// It answers no login of this desk that anybody knows of.
    Unknown,
    /// It answers a login that staff gave up.
    Cancelled,
    /// It answers a login whose time ran out, or the link itself has run out.
    Expired,
    /// What came failed a check, or another person confirmed.
    Refused,
    /// The answer was lost on the way: only a new request from the counter helps.
    Lost,
    /// The code never left this machine: the same link may be opened again in a moment.
    NotSent,
}

/// How far a visitor is on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageStep {
    /// The page is open.
    OnPage,
    /// At one of the blocks that the club has put there.
    Block {
        /// Which, from 1.
        number: u32,
        /// Of how many.
        of: u32,
        /// Its name, for staff.
        name: String,
    },
    /// Gone on to the club's shop.
    HandedOver,
    /// Through.
    Done,
}

impl PageStep {
    /// Whether the visitor still has something to do here.
    pub(crate) fn is_under_way(&self) -> bool {
        matches!(self, Self::OnPage | Self::Block { .. })
    }
}

/// What somebody brought to the page that names no login; it may be about this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageHint {
    /// A customer said no.
    Declined,
    /// A customer's app is too old.
    OldApp,
    /// Something is wrong with the set-up.
    SetUp,
    /// It did not work.
    TryAgain,
    /// A link that the provider does not take (any more), or whose answer names no login.
    Refused,
    /// An answer that was lost on the way.
    MaybeLost,
}

/// How long the page waits for the details of somebody who has come.
const PATIENCE: Duration = Duration::from_secs(15);
/// How often the journal is looked at for a login that another process looks after.
const INTERVAL: Duration = Duration::from_millis(500);

impl Desk {
    /// Takes what the callback brought: its raw query, without the `?`. Goes on to the end even if the phone does not wait
    /// for it.
    pub async fn come_back(&self, query: &str) -> CameBack {
        let code = match Callback::read(query) {
            Ok(Callback::Code(code)) => code,
            Ok(Callback::Error(error)) => return self.came_with_error(error),
            Err(problem) => {
                tracing::info!(%problem, "somebody opened the page");
                return CameBack::Nothing;
            }
        };
        let desk = self.clone();
        // The phone may break off; what was sent is heard nevertheless.
        let done = self.inner.tasks.spawn(async move { desk.came_with_code(&code).await }).await;
        match done {
            Ok(Ok(came_back)) => came_back,
            Ok(Err(failure)) => {
                tracing::error!(%failure, "the journal did not take what came to the page");
                CameBack::TryAgain
            }
            Err(_) => CameBack::Lost,
        }
    }

    /// Waits again for the details of a visitor who has come.
    pub async fn await_visitor(&self, login: LoginId) -> CameBack {
        let events = self.events();
        self.until_known(login, events).await.unwrap_or(CameBack::NotYet { login })
    }

    /// The page tells how far the visitor of a login is.
    pub fn visitor_is_on(&self, login: LoginId, step: PageStep) {
        let is_news = |known: &Option<PageStep>| *known != Some(step.clone());
        let is_news = self.cards().find(login).is_some_and(|card| is_news(&card.page));
        if is_news {
            self.change_card(login, |card| card.page = Some(step));
        }
    }

    /// The shop has asked whom a reference means: its visitor has arrived there.
    pub(crate) fn visitor_is_at_shop(&self, login: LoginId) {
        let has_gone = self.cards().find(login).is_some_and(|card| card.page == Some(PageStep::HandedOver));
        if has_gone {
            self.visitor_is_on(login, PageStep::Done);
        }
    }

    fn came_with_error(&self, error: RedirectError) -> CameBack {
        let (hint, came_back) = match error {
            RedirectError::Declined => (PageHint::Declined, CameBack::Declined),
            RedirectError::OldApp => (PageHint::OldApp, CameBack::OldApp),
            RedirectError::SetUp(_) => (PageHint::SetUp, CameBack::SetUp),
            RedirectError::TryAgain(_) | RedirectError::Unknown(_) => (PageHint::TryAgain, CameBack::TryAgain),
        };
        // Not the word itself: anybody can put one into an address.
        tracing::info!(?hint, "a customer came back without a code");
        self.hint_all(hint);
        came_back
    }

    async fn came_with_code(&self, code: &RedirectCode) -> Result<CameBack, Failure> {
        let (text, now) = (code.expose().to_owned(), self.now());
        let (is_used, is_awaited) =
            self.store(move |store| Ok((store.was_code_used(&text)?, store.is_page_awaited(now)?))).await?;
        match (is_used, is_awaited) {
            (true, _) => return Ok(CameBack::Used),
            // Nothing that could come for it is ours: the provider is not asked for whoever makes up codes.
            (false, false) => return Ok(CameBack::Unknown),
            (false, true) => {}
        }
        let Ok(_place) = self.inner.door.exchanges.try_acquire() else { return Ok(CameBack::NotSent) };
        let text = code.expose().to_owned();
        if !self.store(move |store| store.write_callback(&text, now)).await? {
            return Ok(CameBack::Used);
        }
        let events = self.events();
        let exchanged = self.exchange(code).await;
        self.inner.door.knocked.notify_waiters();
        match exchanged {
            Ok(Exchanged::For(login)) => {
                Ok(self.until_known(login, events).await.unwrap_or(CameBack::NotYet { login }))
            }
            Ok(Exchanged::Not(came_back)) => Ok(came_back),
            Err(failure) => {
                tracing::error!(%failure, "what came for a code could not be written down");
                Ok(CameBack::Lost)
            }
        }
    }

    /// The one exchange. Whatever comes of it stands in the journal before anything else is done.
    async fn exchange(&self, code: &RedirectCode) -> Result<Exchanged, Failure> {
        let text = code.expose().to_owned();
        match self.inner.vipps.redeem(code).await {
            Ok(tokens) => self.exchanged(text, tokens).await,
            Err(RedeemError::NotSent) => {
                self.store(move |store| store.callback_was_not_sent(&text)).await?;
                Ok(Exchanged::Not(CameBack::NotSent))
            }
            // Too many: nobody says whether that was the one call.
            Err(RedeemError::Lost | RedeemError::Ended(Verdict::TooMany(_) | Verdict::ProviderDown)) => {
                tracing::warn!("the answer for a code was lost");
                self.store(move |store| store.callback_was_lost(&text)).await?;
                Ok(Exchanged::Not(CameBack::Lost))
            }
            Err(RedeemError::Ended(verdict)) => {
                tracing::warn!(?verdict, "a code was refused");
                self.store(move |store| store.callback_was_refused(&text)).await?;
                Ok(Exchanged::Not(self.refused(&verdict)))
            }
        }
    }

    fn refused(&self, verdict: &Verdict) -> CameBack {
        let (hint, came_back) = match verdict {
            Verdict::InvalidGrant | Verdict::Expired => (PageHint::Refused, CameBack::Expired),
            Verdict::InvalidClient | Verdict::UnauthorizedClient | Verdict::InvalidRequest | Verdict::InvalidScope => {
                (PageHint::SetUp, CameBack::SetUp)
            }
            Verdict::Declined => (PageHint::Declined, CameBack::Declined),
            _ => (PageHint::Refused, CameBack::Refused),
        };
        self.hint_all(hint);
        came_back
    }

    /// Gives the tokens to the login they name, if it waits for them.
    async fn exchanged(&self, code: String, tokens: UnverifiedTokens) -> Result<Exchanged, Failure> {
        let Some(named) = self.inner.vipps.request_named(&tokens) else {
            tracing::warn!("tokens that name no login");
            self.store(move |store| store.callback_was_refused(&code)).await?;
            self.hint_all(PageHint::Refused);
            return Ok(Exchanged::Not(CameBack::Refused));
        };
        let found = self.store(move |store| store.find_redirected(named.expose())).await?;
        let came_back = match found {
            Redirected::Standing(login) => return self.pass_on(code, login, tokens).await,
            Redirected::Ended(reason) => self.came_too_late(reason.as_deref()),
            Redirected::Unknown => {
                self.hint_all(PageHint::Refused);
                CameBack::Unknown
            }
        };
        self.store(move |store| store.callback_was_refused(&code)).await?;
        Ok(Exchanged::Not(came_back))
    }

    /// Writes the tokens down for their login, if they are good. Where the provider's keys cannot be had just now, whoever
    /// fetches the profile will see.
    async fn pass_on(&self, code: String, login: LoginId, tokens: UnverifiedTokens) -> Result<Exchanged, Failure> {
        let row = self.store(move |store| store.find_login(login)).await?;
        let waiting = row.and_then(|row| journal::read_request(row.request.as_ref()));
        if let Some(waiting) = &waiting
            && let Err(VerifyError::Refused(refusal)) =
                self.inner.vipps.verify_redirected(&tokens, std::slice::from_ref(waiting)).await
        {
            tracing::warn!(%refusal, "tokens that came for a code were refused");
            self.store(move |store| store.callback_was_refused(&code)).await?;
            self.hint_all(PageHint::Refused);
            return Ok(Exchanged::Not(CameBack::Refused));
        }
        let took = waiting.as_ref().map(|request| self.took(request));
        let payload = journal::write_tokens(&tokens);
        let is_taken = self.store(move |store| store.write_redirected(&code, login, &payload, took)).await?;
        if is_taken {
            return Ok(Exchanged::For(login));
        }
        // Its tokens came before, or it has ended in this very moment.
        let word = self.store(move |store| store.find_ended(login)).await?;
        Ok(Exchanged::Not(word.map_or(CameBack::Used, |word| self.came_too_late(Some(&word)))))
    }

    fn came_too_late(&self, reason: Option<&str>) -> CameBack {
        reason.and_then(|word| EndReason::from_word(word, self.now())).map_or(CameBack::Unknown, ended)
    }

    /// Every card here that waits for the page.
    fn hint_all(&self, hint: PageHint) {
        let waiting: Vec<LoginId> =
            self.cards().all().iter().filter(|card| card.is_awaited_on_page()).map(|card| card.id).collect();
        for id in waiting {
            self.hint(id, hint);
        }
    }

    /// Waits until it is known what became of a login whose tokens have come, though not for long.
    async fn until_known(&self, login: LoginId, mut events: Receiver<Event>) -> Option<CameBack> {
        let patience = self.inner.clock.sleep_until(self.later(PATIENCE));
        let known = async {
            loop {
                if let Some(known) = self.what_became_of(login).await {
                    return known;
                }
                tokio::select! {
                    // Whatever it was, it is looked at.
                    _ = events.recv() => {}
                    () = self.inner.clock.sleep_until(self.later(INTERVAL)) => {}
                }
            }
        };
        tokio::select! {
            biased;
            known = known => Some(known),
            () = patience => None,
            () = self.inner.closing.cancelled() => None,
        }
    }

    /// What became of it, if that is known. A login whose process is gone is gone on with here.
    async fn what_became_of(&self, login: LoginId) -> Option<CameBack> {
        let read = self.store(move |store| Ok((store.find_login(login)?, store.find_ended(login)?))).await;
        match read {
            Ok((Some(row), _)) if matches!(row.state, LoginState::Applied | LoginState::NeedsStaff) => {
                Some(CameBack::Visitor { login })
            }
            Ok((Some(row), _)) => {
                self.go_on_with_orphan(row).await;
                None
            }
            Ok((None, word)) => Some(self.came_too_late(word.as_deref())),
            // The journal does not answer just now.
            Err(_) => None,
        }
    }
}

/// Where an exchange leads.
enum Exchanged {
    For(LoginId),
    Not(CameBack),
}

/// How a login that ended is told to whoever comes for it.
fn ended(reason: EndReason) -> CameBack {
    match reason {
        EndReason::Cancelled | EndReason::TakenBack => CameBack::Cancelled,
        EndReason::Expired => CameBack::Expired,
        EndReason::AccessDenied => CameBack::Declined,
        EndReason::OldApp => CameBack::OldApp,
        EndReason::Lost | EndReason::Unreachable | EndReason::ProviderDown => CameBack::Lost,
        EndReason::Refused { .. } | EndReason::WrongPerson | EndReason::UnknownError | EndReason::NotEligible => {
            CameBack::Refused
        }
        EndReason::InvalidClient
        | EndReason::InvalidScope
        | EndReason::UnauthorizedClient
        | EndReason::InvalidRequest
        | EndReason::ClaimMissing => CameBack::SetUp,
        EndReason::TooMany { .. } => CameBack::TryAgain,
    }
}
