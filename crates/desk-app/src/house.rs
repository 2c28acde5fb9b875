//! What staff do with the day: who is expected, who is here, who has left; guests and members side by side.

use desk_core::{Guest, GuestId, MemberId, NewGuest, Note, Presence, guest};
use desk_store::{Store, StoreError, Today};
use desk_wire::Event;
use desk_wire::house::{GuestCard, GuestSeen, HeadCount, HouseView, PresenceRow};
use jiff::civil::Date;

use crate::desk::Desk;
use crate::failure::Failure;
use crate::house_view;
use crate::letting_in::{self, Seen};

/// So many rows of each list are shown; the field finds the others.
const SHOWN: usize = 200;

/// What lies on the counter after a word on a guest.
enum After {
    Guest(Box<Guest>),
    Member(Box<Seen>),
    Gone,
}

impl Desk {
    /// Who is expected, here, or gone today.
    pub async fn list_guests(&self) -> Result<HouseView, Failure> {
        let today = self.today_span();
        self.store(move |store| house(store, &today)).await
    }

    /// Everybody on the lists of a day, by name; none: today.
    pub async fn list_guests_of(&self, day: Option<Date>) -> Result<Vec<PresenceRow>, Failure> {
        let today = self.today();
        let guests = self.store(move |store| store.list_guests(day.unwrap_or(today), today)).await?;
        Ok(guests.iter().map(house_view::guest_row).collect())
    }

    /// Opens the card of a guest. Opening is noted.
    pub async fn open_guest(&self, id: GuestId) -> Result<GuestCard, Failure> {
        let (now, today) = (self.now(), self.today());
        let guest = self
            .store(move |store| {
                let guest = store.get_guest(id, today)?;
                store.note_guest_opened(now)?;
                Ok(guest)
            })
            .await?;
        Ok(house_view::guest_card(&guest))
    }

    /// Adds somebody who walks in: a name, a number, or both. Who is a member beyond doubt is shown as that.
    pub async fn add_guest(&self, text: &str) -> Result<GuestSeen, Failure> {
        let config = &self.inner.config;
        let (name, phone) = guest::read_walk_in(text, config.club.default_country, config.fixture_numbers())?;
        let new = NewGuest { name, phone, note: Note::default(), member: None };
        let (now, today) = (self.now(), self.today_span());
        let added = self
            .store(move |store| {
                let (with_phone, with_name) = store.members_like(&new)?;
                if let Some(member) = guest::member_of(&new, &with_phone, &with_name) {
                    store.note_opened(member, now)?;
                    return Ok(After::Member(Box::new(letting_in::seen(store, member, &today)?)));
                }
                let id = store.add_walk_in(today.day, &new, now)?;
                Ok(After::Guest(Box::new(store.get_guest(id, today.day)?)))
            })
            .await?;
        self.told(added).await
    }

    /// Ticks a guest off the list. A member is checked in; one who is not let in just so is only shown.
    pub async fn guest_arrived(&self, id: GuestId) -> Result<GuestSeen, Failure> {
        self.arrive(id, false).await
    }

    /// The same, though a member is not let in just so. Noted as that.
    pub async fn let_guest_in_anyway(&self, id: &str) -> Result<GuestSeen, Failure> {
        let id = id.parse().map_err(|_| Failure::NotFound)?;
        self.arrive(GuestId(id), true).await
    }

    async fn arrive(&self, id: GuestId, anyway: bool) -> Result<GuestSeen, Failure> {
        let (now, today) = (self.now(), self.today_span());
        let arrive = move |store: &Store| {
            let guest = store.get_guest(id, today.day)?;
            match guest.member {
                Some(_) if guest.presence() == Presence::Here => Err(StoreError::ChangedSince),
                Some((member, _)) => {
                    Ok(After::Member(Box::new(letting_in::let_in(store, member, anyway, &today, now)?)))
                }
                None => {
                    store.guest_arrived(id, None, now)?;
                    Ok(After::Guest(Box::new(store.get_guest(id, today.day)?)))
                }
            }
        };
        let arrived = self.store(arrive).await?;
        self.told(arrived).await
    }

    /// Notes that a guest has left.
    pub async fn guest_left(&self, id: GuestId) -> Result<GuestSeen, Failure> {
        let (now, today) = (self.now(), self.today_span());
        let leave = move |store: &Store| {
            let guest = store.get_guest(id, today.day)?;
            match guest.visit {
                Some(visit) => drop(store.leave(visit, now)?),
                None => store.guest_left(id, now)?,
            }
            after(store, id, guest.member.map(|(member, _)| member), &today)
        };
        let left = self.store(leave).await?;
        self.told(left).await
    }

    /// Takes the last word on a guest back.
    pub async fn undo_guest(&self, id: GuestId) -> Result<GuestSeen, Failure> {
        let (now, today) = (self.now(), self.today_span());
        let undo = move |store: &Store| {
            let guest = store.get_guest(id, today.day)?;
            let is_there = match guest.visit {
                Some(visit) => store.undo_visit(visit, now).map(|_| true)?,
                None => store.undo_guest(id, now)?,
            };
            if !is_there {
                return Ok(After::Gone);
            }
            after(store, id, guest.member.map(|(member, _)| member), &today)
        };
        let undone = self.store(undo).await?;
        self.told(undone).await
    }

    async fn told(&self, after: After) -> Result<GuestSeen, Failure> {
        self.tell_house().await;
        Ok(match after {
            After::Guest(guest) => GuestSeen::Guest { guest: Box::new(house_view::guest_card(&guest)) },
            After::Member(seen) => GuestSeen::Member { member: Box::new(self.card_of(&seen)) },
            After::Gone => GuestSeen::Gone,
        })
    }

    /// How many there are now.
    pub async fn count_heads(&self) -> Result<HeadCount, Failure> {
        let today = self.today_span();
        Ok(house_view::head_count(self.store(move |store| store.head_count(&today)).await?))
    }

    /// Tells how many there are now.
    pub(crate) async fn tell_house(&self) {
        match self.count_heads().await {
            Ok(head_count) => self.tell(Event::HouseChanged { head_count }),
            Err(failure) => tracing::warn!(%failure, "those who are here could not be counted"),
        }
    }

    /// Today, on the clock on the wall.
    pub(crate) fn today_span(&self) -> Today {
        self.span_of(self.today())
    }

    /// A day on the clock on the wall.
    pub(crate) fn span_of(&self, day: Date) -> Today {
        let zone = &self.inner.time_zone;
        // A day that has no beginning on this clock, or none after it, is the last there is.
        let begins = |day: Option<Date>| day.and_then(|day| zone.to_timestamp(day.into()).ok());
        let from = begins(Some(day)).unwrap_or_else(|| self.now());
        Today { day, from, until: begins(day.tomorrow().ok()).unwrap_or(jiff::Timestamp::MAX) }
    }
}

/// A guest after a word on them: a member is shown as that.
fn after(store: &Store, id: GuestId, member: Option<MemberId>, today: &Today) -> Result<After, StoreError> {
    match member {
        Some(member) => Ok(After::Member(Box::new(letting_in::seen(store, member, today)?))),
        None => Ok(After::Guest(Box::new(store.get_guest(id, today.day)?))),
    }
}

fn house(store: &Store, today: &Today) -> Result<HouseView, StoreError> {
    let guests = store.list_guests(today.day, today.day)?;
    let checked_in = store.list_house(today, u32::try_from(SHOWN).unwrap_or(u32::MAX))?;
    // Who is on a list stands there, not among the check-ins.
    let is_on_a_list = |visit| guests.iter().any(|guest| guest.visit == Some(visit));
    let members = checked_in.iter().filter(|(_, visit)| !is_on_a_list(visit.id));
    let rows = guests.iter().map(house_view::guest_row);
    let rows: Vec<_> =
        rows.chain(members.map(|(member, visit)| house_view::visit_row(member, *visit, today.day))).collect();
    let of = |presence| house_view::list(&rows, presence, SHOWN);
    Ok(HouseView {
        day: today.day.to_string(),
        head_count: house_view::head_count(store.head_count(today)?),
        expected: of(Presence::Expected),
        here: of(Presence::Here),
        left: of(Presence::Left),
    })
}
