//! What staff do with members who stand at the counter: let them in, or not just so; note that they leave; take it back.

use std::sync::{MutexGuard, PoisonError};

use desk_core::{Answer, ConsentReceipt, Details, Member, MemberId, Presence, Standing, Visit, VisitId, guest};
use desk_store::{Store, StoreError, Today};
use desk_wire::Event;
use desk_wire::member::MemberCard;
use jiff::Timestamp;

use crate::desk::Desk;
use crate::failure::Failure;
use crate::page::told;
use crate::{details, view};

/// A member as the card shows them.
pub(crate) struct Seen {
    pub(crate) member: Member,
    pub(crate) details: Details,
    /// What they told on the club's page.
    pub(crate) answers: Vec<Answer>,
    /// What they saw and answered where it was about consents.
    pub(crate) receipts: Vec<ConsentReceipt>,
    pub(crate) standing: Standing,
    /// The last check-in of today.
    pub(crate) today: Option<Visit>,
    /// The check-in just made.
    pub(crate) visit: Option<Visit>,
}

/// A member's card that lies on the counter.
#[derive(Clone, Copy, Debug)]
pub(crate) struct InView {
    member: MemberId,
    /// The check-in that it shows as just made.
    visit: Option<VisitId>,
}

impl Desk {
    /// Opens a member's card. Opening is noted.
    pub async fn open_member(&self, id: MemberId) -> Result<MemberCard, Failure> {
        let (now, today) = (self.now(), self.today_span());
        let seen = self
            .store(move |store| {
                let seen = seen(store, id, &today)?;
                store.note_opened(id, now)?;
                Ok(seen)
            })
            .await?;
        Ok(self.card_of(&seen))
    }

    /// Checks a member in; twice within a minute is once. Who is not let in just so is only shown.
    pub async fn check_in(&self, id: MemberId) -> Result<MemberCard, Failure> {
        self.check_in_or_show(id, false).await
    }

    /// Checks a member in though they are not let in just so. Noted as that.
    pub async fn let_in_anyway(&self, id: MemberId) -> Result<MemberCard, Failure> {
        self.check_in_or_show(id, true).await
    }

    async fn check_in_or_show(&self, id: MemberId, anyway: bool) -> Result<MemberCard, Failure> {
        let (now, today) = (self.now(), self.today_span());
        let seen = self.store(move |store| let_in(store, id, anyway, &today, now)).await?;
        if seen.visit.is_some() {
            tracing::info!(member = id.0, standing = seen.standing.word(), "checked in");
            self.tell_house().await;
        }
        Ok(self.card_of(&seen))
    }

    /// Notes that a member has left.
    pub async fn leave(&self, id: VisitId) -> Result<MemberCard, Failure> {
        let now = self.now();
        self.after_visit(move |store| Ok(store.leave(id, now)?.member)).await
    }

    /// Takes the last word on a check-in back: that they left, else the check-in.
    pub async fn undo_check_in(&self, id: VisitId) -> Result<MemberCard, Failure> {
        let now = self.now();
        let undo = move |store: &Store| {
            let member = store.find_visit(id)?.ok_or(StoreError::NotFound)?.member;
            store.undo_visit(id, now)?;
            Ok(member)
        };
        self.after_visit(undo).await
    }

    /// What is seen of a member, as a card.
    pub(crate) fn card_of(&self, seen: &Seen) -> MemberCard {
        let config = &self.inner.config;
        let details = details::view(&seen.details, config.club.default_country.iso());
        let answers = told::views(&seen.answers, &config.page, config.club.language);
        *self.in_view() = Some(InView { member: seen.member.id, visit: seen.visit.map(|visit| visit.id) });
        MemberCard { answers, ..view::member_card(seen, details, &seen.receipts) }
    }

    /// A member has told something beside the counter: their card is told anew if it is the one that was shown last.
    pub(crate) async fn member_changed(&self, member: MemberId) {
        let Some(InView { visit, .. }) = (*self.in_view()).filter(|in_view| in_view.member == member) else { return };
        let today = self.today_span();
        match self.store(move |store| seen_again(store, member, visit, &today)).await {
            Ok(seen) => self.tell(Event::MemberChanged { member: Box::new(self.card_of(&seen)) }),
            Err(failure) => tracing::warn!(member = member.0, %failure, "a card could not be shown anew"),
        }
    }

    /// Whoever stood before the screen has gone.
    pub(crate) fn see_nobody(&self) {
        *self.in_view() = None;
    }

    fn in_view(&self) -> MutexGuard<'_, Option<InView>> {
        self.inner.in_view.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn after_visit(
        &self,
        change: impl FnOnce(&Store) -> Result<MemberId, StoreError> + Send + 'static,
    ) -> Result<MemberCard, Failure> {
        let today = self.today_span();
        let seen = self
            .store(move |store| {
                let member = change(store)?;
                seen(store, member, &today)
            })
            .await?;
        self.tell_house().await;
        Ok(self.card_of(&seen))
    }
}

/// A member as they are, without a check-in.
pub(crate) fn seen(store: &Store, id: MemberId, today: &Today) -> Result<Seen, StoreError> {
    let member = store.get_member(id)?;
    let standing = Standing::of(&member, today.day);
    let (details, answers, receipts) = (store.details(id)?, store.list_answers(id)?, store.list_consents(id)?);
    let today = store.find_visit_of_day(id, today)?;
    Ok(Seen { member, details, answers, receipts, standing, today, visit: None })
}

/// A card as it was shown, with what is known now.
fn seen_again(store: &Store, id: MemberId, visit: Option<VisitId>, today: &Today) -> Result<Seen, StoreError> {
    let seen = seen(store, id, today)?;
    let visit = visit.map(|visit| store.find_visit(visit)).transpose()?.flatten();
    let Some(visit) = visit.filter(|visit| visit.left_at.is_none()) else { return Ok(seen) };
    let member = Member { last_visit_at: store.last_visit_before(&visit)?, ..seen.member };
    Ok(Seen { member, visit: Some(visit), ..seen })
}

/// Checks a member in if they are welcome, or let in all the same; and ticks them off today's lists.
pub(crate) fn let_in(
    store: &Store,
    id: MemberId,
    anyway: bool,
    today: &Today,
    now: Timestamp,
) -> Result<Seen, StoreError> {
    let before = seen(store, id, today)?;
    let (member, standing) = (&before.member, before.standing);
    let visit = match (standing.is_welcome(), anyway) {
        (true, _) => store.check_in(id, now)?,
        (false, true) => store.let_in(id, standing, now)?,
        (false, false) => return Ok(before),
    };
    for guest in store.list_guests(today.day, today.day)? {
        if guest::is_of(&guest, member) && guest.presence() != Presence::Here {
            store.guest_arrived(guest.id, Some(visit.id), now)?;
        }
    }
    let member = Member { last_visit_at: store.last_visit_before(&visit)?, ..store.get_member(id)? };
    Ok(Seen { member, today: Some(visit), visit: Some(visit), ..before })
}
