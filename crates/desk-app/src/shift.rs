//! Who is at the counter: signing in, handing over, locking, and who is let in where. Decided here and nowhere else.

use std::sync::{MutexGuard, PoisonError};
use std::time::Duration;

use desk_core::staff::{Room, ShiftEnd};
use desk_core::{Roster, Staff, StaffId};
use desk_store::PinTry;
use desk_wire::Event;
use desk_wire::staff::{ShiftView, StaffView};
use jiff::Timestamp;
use secrecy::SecretString;

use crate::desk::Desk;
use crate::failure::Failure;
use crate::{pin, view_staff};

/// Who is signed in, and when the desk was last touched.
#[derive(Clone, Debug)]
pub(crate) struct Shift {
    signed_in: Option<StaffId>,
    touched_at: Timestamp,
}

impl Shift {
    pub(crate) fn new(now: Timestamp) -> Self {
        Self { signed_in: None, touched_at: now }
    }
}

impl Desk {
    /// Who is signed in, who else may be, and what is open to whoever is there now.
    pub async fn view_shift(&self) -> Result<ShiftView, Failure> {
        self.end_if_idle().await?;
        let now = self.now();
        let (roster, waits) = self
            .store(move |store| {
                let roster = store.roster()?;
                let waits = roster.0.iter().map(|staff| store.pin_closed_until(staff.id, now));
                let waits = waits.collect::<Result<Vec<_>, _>>()?;
                Ok((roster, waits))
            })
            .await?;
        Ok(self.shift_view(&roster, &waits))
    }

    fn shift_view(&self, roster: &Roster, waits: &[Option<Timestamp>]) -> ShiftView {
        let signed_in = self.signed_in();
        let staff: Vec<StaffView> =
            roster.0.iter().zip(waits).map(|(staff, wait)| view_staff::staff(staff, *wait)).collect();
        let who = signed_in.and_then(|id| roster.find(id)).map(|who| who.id.0.to_string());
        ShiftView {
            asks: view_staff::asks(roster.asks()),
            signed_in: staff.iter().find(|view| Some(&view.staff_id) == who.as_ref()).cloned(),
            counter_is_open: roster.let_in(signed_in, Room::Counter).is_ok(),
            back_room_is_open: roster.let_in(signed_in, Room::Back).is_ok(),
            idle_lock_min: self.inner.config.club.idle_lock_min,
            staff,
        }
    }

    /// Signs somebody in. Wrong tries cost time, and are counted before they are looked at.
    ///
    /// # Errors
    /// [`Failure::WrongPin`], [`Failure::PinClosed`] with the time from which on it may be tried again, [`Failure::NotFound`] if
    /// there is nobody or they have no PIN.
    pub async fn sign_in(&self, id: StaffId, typed: SecretString) -> Result<ShiftView, Failure> {
        let now = self.now();
        let is_right = self
            .store(move |store| match store.count_pin_try(id, now)? {
                PinTry::ClosedUntil(until) => Ok(Err(until)),
                PinTry::Counted(kept) if pin::is_right(&typed, &kept) => Ok(Ok(true)),
                PinTry::Counted(_) => store.note_wrong_pin(id, now).map(|()| Ok(false)),
            })
            .await?;
        match is_right {
            Err(until) => Err(Failure::PinClosed { until }),
            Ok(false) => Err(Failure::WrongPin),
            Ok(true) => self.begin_shift(id).await,
        }
    }

    pub(crate) async fn begin_shift(&self, id: StaffId) -> Result<ShiftView, Failure> {
        let now = self.now();
        self.end_shift(ShiftEnd::HandOver).await?;
        self.store(move |store| store.acting(Some(id)).note_right_pin(id, now)).await?;
        *self.shift() = Shift { signed_in: Some(id), touched_at: now };
        tracing::info!(staff = id.0, "signed in");
        self.tell_shift().await
    }

    /// Ends the shift, for the next one to sign in.
    pub async fn hand_over(&self) -> Result<ShiftView, Failure> {
        self.end_shift(ShiftEnd::HandOver).await?;
        self.tell_shift().await
    }

    /// Ends the shift, because nobody will be there.
    pub async fn lock(&self) -> Result<ShiftView, Failure> {
        self.end_shift(ShiftEnd::Lock).await?;
        self.tell_shift().await
    }

    /// Somebody is there, though they gave no command.
    pub fn touch(&self) {
        let now = self.now();
        self.shift().touched_at = now;
    }

    /// Ends the shift, if there is one.
    pub(crate) async fn end_shift(&self, end: ShiftEnd) -> Result<(), Failure> {
        self.see_nobody();
        let ended = self.shift().signed_in.take();
        match ended {
            None => Ok(()),
            Some(id) => self.note_shift_end(id, end, self.now()).await,
        }
    }

    async fn note_shift_end(&self, id: StaffId, end: ShiftEnd, now: Timestamp) -> Result<(), Failure> {
        tracing::info!(staff = id.0, ?end, "shift ended");
        self.store(move |store| store.acting(Some(id)).note_shift_end(id, end, now)).await
    }

    /// Tells the screen how the shift stands now.
    pub(crate) async fn tell_shift(&self) -> Result<ShiftView, Failure> {
        let shift = self.view_shift().await?;
        self.tell(Event::ShiftChanged { shift: shift.clone() });
        Ok(shift)
    }

    /// This desk for whoever may be in a room now, as theirs; else why they are not let in.
    ///
    /// # Errors
    /// [`Failure::Closed`].
    pub(crate) async fn let_in(&self, room: Room) -> Result<Self, Failure> {
        self.end_if_idle().await?;
        let roster = self.store(desk_store::Store::roster).await?;
        let signed_in = self.signed_in();
        roster.let_in(signed_in, room)?;
        self.touch();
        Ok(self.acting(roster.acting(signed_in).map(|staff: &Staff| staff.id)))
    }

    /// Ends the shift when the desk has not been touched for as long as the settings say, for as long as the desk is open.
    pub(crate) async fn watch_idle(&self) {
        loop {
            let until = self.idle_at().unwrap_or_else(|| self.later(LOOK));
            self.inner.clock.sleep_until(until.min(self.later(LOOK))).await;
            match self.end_if_idle().await {
                Ok(()) => {}
                Err(failure) => tracing::warn!(%failure, "the end of a shift could not be noted"),
            }
        }
    }

    async fn end_if_idle(&self) -> Result<(), Failure> {
        if self.idle_at().is_none_or(|at| at > self.now()) {
            return Ok(());
        }
        self.end_shift(ShiftEnd::Idle).await?;
        // Not by `tell_shift`: it looks here first.
        let roster = self.store(desk_store::Store::roster).await?;
        let shift = self.shift_view(&roster, &vec![None; roster.0.len()]);
        self.tell(Event::ShiftChanged { shift });
        Ok(())
    }

    /// When the shift ends by itself, if it does.
    fn idle_at(&self) -> Option<Timestamp> {
        let minutes = self.inner.config.club.idle_lock_min;
        let shift = self.shift();
        shift.signed_in?;
        let idle = Duration::from_secs(u64::from(minutes) * 60);
        (minutes > 0).then(|| shift.touched_at.checked_add(idle).unwrap_or(Timestamp::MAX))
    }

    fn signed_in(&self) -> Option<StaffId> {
        self.shift().signed_in
    }

    pub(crate) fn shift(&self) -> MutexGuard<'_, Shift> {
        self.inner.shift.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// It is looked at least so often.
const LOOK: Duration = Duration::from_secs(15);
