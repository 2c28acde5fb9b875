//! What a manager does with the register: find members, see all that is known, change what staff may change, add by hand.

use desk_core::profile::Name;
use desk_core::scan;
use desk_core::{Member, MemberId, MemberStatus, NewByHand, Visit};
use desk_store::{MemberEdit, MergeId, Merged, Store, StoreError, Today, Validity};
use desk_wire::member as wire_member;
use desk_wire::register::{AddMember, ChangeMember, MemberAdded, MemberPage, MembersFound, MergeView};

use crate::desk::Desk;
use crate::failure::Failure;
use crate::form::{self, FieldProblem};
use crate::import::candidate;
use crate::letting_in::{self, Seen};
use crate::view;

/// So many members are listed.
const FOUND: usize = 20;
/// So many visits stand on a member's page.
const VISITS: u32 = 20;
/// What the forms call their fields.
const GIVEN_NAME: &str = "givenName";
const FAMILY_NAME: &str = "familyName";
const EMAIL: &str = "email";
const MEMBER_NUMBER: &str = "memberNumber";
const VALID_UNTIL: &str = "validUntil";
const NOTE: &str = "note";
const TAGS: &str = "tags";

/// A member as their page shows them.
struct SeenInFull {
    seen: Seen,
    visits: Vec<Visit>,
    merges: Vec<Merged>,
}

enum Added {
    Member(Box<SeenInFull>),
    Known(Vec<Member>),
}

impl Desk {
    /// Whom a text means, at most twenty, whoever has the card with this number first.
    pub async fn search_register(&self, text: &str) -> Result<MembersFound, Failure> {
        let carrier = match scan::card_number(text.trim()) {
            Some(number) => self.store(move |store| store.member_with_card(number)).await?,
            None => None,
        };
        let carrier = carrier.as_ref().map(view::member_row);
        let mut rows = self.find_members(text).await?;
        rows.retain(|row| carrier.as_ref().is_none_or(|carrier| carrier.member_id != row.member_id));
        let rows = carrier.into_iter().chain(rows).take(FOUND).collect();
        Ok(MembersFound { text: text.to_owned(), rows })
    }

    /// All that is known of a member. Opening is noted.
    pub async fn view_member(&self, id: MemberId) -> Result<MemberPage, Failure> {
        let (now, today) = (self.now(), self.today_span());
        let seen = self
            .store(move |store| {
                let seen = in_full(store, id, &today)?;
                store.note_opened(id, now)?;
                Ok(seen)
            })
            .await?;
        Ok(self.member_page(&seen))
    }

    /// Changes what staff may change of a member; each change is noted.
    ///
    /// # Errors
    /// [`Failure::NotFound`]; [`Failure::Field`] names the field that cannot be kept, and nothing is changed.
    pub async fn change_member(&self, id: MemberId, change: &ChangeMember) -> Result<MemberPage, Failure> {
        let (edit, now, today) = (edit(change)?, self.now(), self.today_span());
        let changed = self
            .store(move |store| {
                store.change_member(id, &edit, now)?;
                in_full(store, id, &today)
            })
            .await;
        match changed {
            Ok(seen) => Ok(self.member_page(&seen)),
            Err(Failure::Store(StoreError::NumberTaken(_))) => {
                Err(Failure::Field { field: MEMBER_NUMBER, problem: FieldProblem::NumberTaken })
            }
            Err(failure) => Err(failure),
        }
    }

    /// Adds a member by hand, unconfirmed until a login confirms them; unless somebody in the register may be the same.
    ///
    /// # Errors
    /// [`Failure::Field`], [`Failure::Phone`].
    pub async fn add_member(&self, add: &AddMember) -> Result<MemberAdded, Failure> {
        let (new, anyway) = (self.by_hand(add)?, add.anyway);
        let (now, today) = (self.now(), self.today_span());
        let add = move |store: &Store| {
            let alike = if anyway { Vec::new() } else { store.members_alike(&new)? };
            if !alike.is_empty() {
                return Ok(Added::Known(alike));
            }
            let id = store.add_by_hand(&new, now)?;
            Ok(Added::Member(Box::new(in_full(store, id, &today)?)))
        };
        Ok(match self.store(add).await? {
            Added::Known(members) => {
                MemberAdded::Known { rows: members.iter().map(|member| view::member_row(&member.into())).collect() }
            }
            Added::Member(seen) => MemberAdded::Added { page: Box::new(self.member_page(&seen)) },
        })
    }

    /// Makes two members one: `keep` stays, and has what was the other's.
    ///
    /// # Errors
    /// [`Failure::NotFound`] if they are not two.
    pub async fn merge_members(&self, keep: MemberId, other: MemberId) -> Result<MemberPage, Failure> {
        let now = self.now();
        self.changed_in_full(keep, move |store| store.merge(keep, other, now).map(|_| ())).await
    }

    /// Parts two members again, each as they were.
    ///
    /// # Errors
    /// [`Failure::NotFound`] if the merge is none of this member's; [`StoreError::ChangedSince`] if they have changed since.
    pub async fn undo_merge(&self, kept: MemberId, id: MergeId) -> Result<MemberPage, Failure> {
        let now = self.now();
        let undo = move |store: &Store| {
            let is_theirs = store.list_merges(kept)?.iter().any(|merged| merged.id == id);
            if is_theirs { store.undo_merge(id, now) } else { Err(StoreError::NotFound) }
        };
        self.changed_in_full(kept, undo).await
    }

    async fn changed_in_full(
        &self,
        id: MemberId,
        change: impl FnOnce(&Store) -> Result<(), StoreError> + Send + 'static,
    ) -> Result<MemberPage, Failure> {
        let today = self.today_span();
        let seen = self
            .store(move |store| {
                change(store)?;
                in_full(store, id, &today)
            })
            .await?;
        self.tell_house().await;
        Ok(self.member_page(&seen))
    }

    fn by_hand(&self, add: &AddMember) -> Result<NewByHand, Failure> {
        let name = Name {
            given: form::field(GIVEN_NAME, candidate::name(&add.given_name))?,
            family: form::field(FAMILY_NAME, candidate::name(&add.family_name))?,
        };
        if name.full().is_empty() {
            return Err(Failure::Field { field: GIVEN_NAME, problem: FieldProblem::Empty });
        }
        let has_phone = !add.phone.trim().is_empty();
        let phone = has_phone.then(|| self.parse_phone(&add.phone)).transpose()?;
        Ok(NewByHand { name, phone, email: form::optional(EMAIL, &add.email, candidate::email)? })
    }

    fn member_page(&self, in_full: &SeenInFull) -> MemberPage {
        MemberPage {
            card: self.card_of(&in_full.seen),
            tags: in_full.seen.member.tags.iter().map(|tag| tag.as_str().to_owned()).collect(),
            visits: in_full.visits.iter().map(view::visit).collect(),
            merges: in_full.merges.iter().map(merge).collect(),
        }
    }
}

fn in_full(store: &Store, id: MemberId, today: &Today) -> Result<SeenInFull, StoreError> {
    Ok(SeenInFull {
        seen: letting_in::seen(store, id, today)?,
        visits: store.list_visits(id, VISITS)?,
        merges: store.list_merges(id)?,
    })
}

fn merge(merged: &Merged) -> MergeView {
    MergeView {
        merge_id: merged.id.0.to_string(),
        at_ms: view::ms(merged.at),
        member_number: merged.number.to_string(),
        name: merged.name.full(),
    }
}

fn edit(change: &ChangeMember) -> Result<MemberEdit, Failure> {
    let number = change.member_number.as_deref().map(candidate::number).transpose();
    let note = change.note.as_deref().map(candidate::note).transpose();
    let tags = change.tags.as_deref().map(candidate::tags).transpose();
    Ok(MemberEdit {
        number: form::field(MEMBER_NUMBER, number)?,
        status: change.status.map(status_of),
        validity: change.valid_until.as_deref().map(validity).transpose()?,
        note: form::field(NOTE, note)?,
        tags: form::field(TAGS, tags)?,
    })
}

fn validity(text: &str) -> Result<Validity, Failure> {
    let day = form::optional(VALID_UNTIL, text, candidate::date)?;
    Ok(day.map_or(Validity::Endless, Validity::Until))
}

fn status_of(status: wire_member::MemberStatus) -> MemberStatus {
    match status {
        wire_member::MemberStatus::Active => MemberStatus::Active,
        wire_member::MemberStatus::Paused => MemberStatus::Paused,
        wire_member::MemberStatus::Ended => MemberStatus::Ended,
    }
}
