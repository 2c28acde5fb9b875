//! What spans tables: a login that becomes a member, one that comes to nothing, one that is taken back. All or nothing.

use std::time::Duration;

use desk_core::linking::{self, Known, Link};
use desk_core::profile::ConfirmedPhone;
use desk_core::report::Count;
use desk_core::{Deed, EndReason, Ending, LoginId, LoginState, MemberId, NewMember, Outcome, Phone, Profile, Source};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use rusqlite::Connection;

use crate::error::StoreError;
use crate::login::LoginRow;
use crate::open::Store;
use crate::{
    answer, audit, callback, consent, day_count, detail, ended_login, erase, intent, login, member, member_before,
    member_sub, merge,
};

/// What applying a confirmed login came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Applied {
    /// The member is in the register.
    Member(MemberId, Outcome),
    /// It may be one of these: staff decide.
    NeedsStaff(Vec<MemberId>),
}

/// A login that was being asked this long ago is not being asked any more: no request stands longer (contract: 900 s).
const ASKED_TOO_LONG: Duration = Duration::from_secs(900);

impl Store {
    /// Decides who a confirmed person is and writes it, with the login's end, as one change. Applying twice changes nothing
    /// and answers what the first time did. `wall` is what the clock on the wall shows.
    pub fn apply(
        &self,
        id: LoginId,
        issuer: &str,
        profile: &Profile,
        now: Timestamp,
        wall: DateTime,
    ) -> Result<Applied, StoreError> {
        self.all_or_nothing(|transaction| {
            let row = login::find(transaction, id)?.ok_or(StoreError::NotFound)?;
            if let (Some(member), Some(outcome)) = (row.member, row.outcome) {
                return Ok(Applied::Member(member, outcome));
            }
            match linking::link(profile, &known(transaction, issuer, profile)?) {
                Link::NeedsStaff(candidates) => Ok(Applied::NeedsStaff(candidates)),
                Link::New => write(transaction, &row, issuer, profile, None, now, wall),
                Link::Known(member) => write(transaction, &row, issuer, profile, Some(member), now, wall),
            }
        })
    }

    /// Writes what staff decided; `None`: a new member.
    pub fn settle(
        &self,
        id: LoginId,
        issuer: &str,
        profile: &Profile,
        member: Option<MemberId>,
        now: Timestamp,
        wall: DateTime,
    ) -> Result<Applied, StoreError> {
        self.all_or_nothing(|transaction| {
            let row = login::find(transaction, id)?.ok_or(StoreError::NotFound)?;
            if row.state != LoginState::NeedsStaff {
                return Err(StoreError::NotFound);
            }
            if let Some(member) = member
                && !candidates(transaction, issuer, profile)?.contains(&member)
            {
                return Err(StoreError::NotFound);
            }
            write(transaction, &row, issuer, profile, member, now, wall)
        })
    }

    /// Whom a login that needs staff may be.
    pub fn candidates(&self, issuer: &str, profile: &Profile) -> Result<Vec<MemberId>, StoreError> {
        candidates(&self.lock(), issuer, profile)
    }

    /// A login came to nothing: its number and profile are gone at this moment. A keyed hash stays until the provider's
    /// own deadline, and a count for the day.
    pub fn end_login(&self, id: LoginId, reason: EndReason, now: Timestamp, day: Date) -> Result<(), StoreError> {
        self.all_or_nothing(|transaction| end(transaction, id, reason, now, day))?;
        self.empty_log_soon()
    }

    /// Logins that nobody looks after and whose deadline is past have expired: their numbers go, and so do the hashes of
    /// those that ended before.
    pub fn end_overdue(&self, now: Timestamp, day: Date) -> Result<(), StoreError> {
        let asked_too_long_ago = now.checked_sub(ASKED_TOO_LONG).unwrap_or(Timestamp::MIN);
        for row in self.list_open_logins()? {
            let is_overdue = match row.state {
                LoginState::Waiting => row.expires_at.is_some_and(|at| at <= now),
                LoginState::Asked => row.started_at <= asked_too_long_ago,
                _ => false,
            };
            if is_overdue && self.take_over(&row)?.is_some() {
                self.end_login(row.id, EndReason::Expired, now, day)?;
            }
        }
        ended_login::forget_past(&self.lock(), now)?;
        callback::forget_past(&self.lock(), now)?;
        self.empty_log_soon()
    }

    /// Takes back an enrolment just made, and forgets everything about it; a member from before is put back as they were.
    ///
    /// # Errors
    /// [`StoreError::ChangedSince`] if the member was merged since: the merge has to be undone first.
    pub fn take_back(&self, id: LoginId, now: Timestamp, day: Date) -> Result<(), StoreError> {
        self.all_or_nothing(|transaction| {
            let row = login::find(transaction, id)?.ok_or(StoreError::NotFound)?;
            let (Some(member), Some(outcome)) = (row.member, row.outcome) else { return Err(StoreError::NotFound) };
            if merge::binds(transaction, id, member, outcome)? {
                return Err(StoreError::ChangedSince);
            }
            member_sub::forget_taught_by(transaction, id)?;
            match outcome {
                Outcome::Enrolled => erase::for_good(self, transaction, member, now).map(|_| ())?,
                Outcome::WelcomedBack => {
                    member_before::put_back(transaction, id, member, now)?;
                    answer::take_back(transaction, id)?;
                    detail::take_back(transaction, id)?;
                }
            }
            login::delete(transaction, id)?;
            audit::write(transaction, Deed::TakenBack, (outcome == Outcome::WelcomedBack).then_some(member), now)?;
            day_count::add(transaction, day, EndReason::TakenBack.word())
        })?;
        self.empty_log_soon()
    }
}

pub(crate) fn end(
    connection: &Connection,
    id: LoginId,
    reason: EndReason,
    now: Timestamp,
    day: Date,
) -> Result<(), StoreError> {
    let Some(row) = login::find(connection, id)? else { return Ok(()) };
    if row.state == LoginState::Applied {
        return Err(StoreError::NotFound);
    }
    login::delete(connection, id)?;
    // A number that was kept goes on being kept until the provider has heard of it.
    if !reason.is_unreached() {
        intent::forget(connection, &row.phone)?;
    }
    ended_login::remember(connection, id, &row.phone, reason.word(), row.expires_at, now)?;
    count(connection, row.ending, reason.word(), day)
}

/// Counts what a login came to, and where it would have ended.
fn count(connection: &Connection, ending: Ending, word: &str, day: Date) -> Result<(), StoreError> {
    day_count::add(connection, day, word)?;
    day_count::add(connection, day, &Count::Came(ending, word).word())
}

fn candidates(connection: &Connection, issuer: &str, profile: &Profile) -> Result<Vec<MemberId>, StoreError> {
    match linking::link(profile, &known(connection, issuer, profile)?) {
        Link::New => Ok(Vec::new()),
        Link::Known(member) => Ok(vec![member]),
        Link::NeedsStaff(candidates) => Ok(candidates),
    }
}

fn known(connection: &Connection, issuer: &str, profile: &Profile) -> Result<Known, StoreError> {
    let by_phone = match &profile.phone {
        ConfirmedPhone::Given(phone) => member::with_phone(connection, phone)?,
        ConfirmedPhone::AsAsked => Vec::new(),
    };
    let by_email = match &profile.email {
        Some(email) if email.verified => member::with_email(connection, &email.address)?,
        _ => Vec::new(),
    };
    Ok(Known { by_sub: member_sub::find(connection, issuer, &profile.sub)?, by_phone, by_email })
}

fn write(
    connection: &Connection,
    row: &LoginRow,
    issuer: &str,
    profile: &Profile,
    member: Option<MemberId>,
    now: Timestamp,
    wall: DateTime,
) -> Result<Applied, StoreError> {
    let new = new_member(profile, &row.phone);
    let (member, outcome) = match member {
        Some(member) => {
            let before = member::find(connection, member)?.ok_or(StoreError::NotFound)?;
            member_before::remember(connection, row.id, &before)?;
            member::refresh(connection, member, &new, now)?;
            (member, Outcome::WelcomedBack)
        }
        None => (member::insert(connection, &new, now)?, Outcome::Enrolled),
    };
    member_sub::set(connection, issuer, &profile.sub, member, row.id)?;
    if !login::set_applied(connection, row.id, member, outcome)? {
        return Err(StoreError::NotFound);
    }
    profile.consents.iter().try_for_each(|receipt| consent::keep(connection, member, row.id, receipt))?;
    answer::give_to_member(connection, row.id, member)?;
    detail::set(connection, member, row.id, &profile.details, now)?;
    count(connection, row.ending, outcome.word(), wall.date())?;
    if outcome == Outcome::Enrolled {
        let hour = u8::try_from(wall.hour()).unwrap_or_default();
        day_count::add(connection, wall.date(), &Count::EnrolledIn(hour).word())?;
    }
    Ok(Applied::Member(member, outcome))
}

fn new_member(profile: &Profile, asked: &Phone) -> NewMember {
    let phone = match &profile.phone {
        ConfirmedPhone::Given(phone) => phone.clone(),
        ConfirmedPhone::AsAsked => asked.clone(),
    };
    NewMember {
        source: Source::Provider,
        name: profile.name.clone(),
        phone,
        phone_confirmed: profile.phone_is_verified(),
        email: profile.email.clone(),
    }
}
