//! Guests and the day, from the domain's types to the wire's.

use desk_core::keys::{self, Enter};
use desk_core::{Guest, HeadCount, Member, Phone, Presence, Standing, Visit};
use desk_wire::house::{self as wire, GuestCard, PresenceRow};
use desk_wire::lookup::EscapeAction;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::view::{self, ms};

pub(crate) fn presence(presence: Presence) -> wire::Presence {
    match presence {
        Presence::Expected => wire::Presence::Expected,
        Presence::Here => wire::Presence::Here,
        Presence::Left => wire::Presence::Left,
    }
}

pub(crate) fn standing(standing: Standing) -> wire::Standing {
    match standing {
        Standing::Active => wire::Standing::Active,
        Standing::MessageWaiting => wire::Standing::MessageWaiting,
        Standing::Paused => wire::Standing::Paused,
        Standing::Expired => wire::Standing::Expired,
        Standing::Ended => wire::Standing::Ended,
    }
}

pub(crate) fn head_count(count: HeadCount) -> wire::HeadCount {
    wire::HeadCount {
        here: count.here(),
        members_here: count.members_here,
        guests_here: count.guests_here,
        expected: count.expected,
        left: count.left,
    }
}

pub(crate) fn guest_row(guest: &Guest) -> PresenceRow {
    PresenceRow {
        row_id: format!("guest-{}", guest.id.0),
        guest_id: Some(guest.id.0.to_string()),
        visit_id: None,
        member_id: guest.member.map(|(member, _)| member.0.to_string()),
        name: guest.name.full(),
        masked_phone: guest.phone.as_ref().map(Phone::masked).unwrap_or_default(),
        presence: presence(guest.presence()),
        since_ms: guest.left_at.or(guest.arrived_at).map(ms),
        list: guest.list.name.clone(),
        walk_in: guest.is_walk_in,
        note_waits: !guest.note.as_str().is_empty(),
        standing: guest.member.map(|(_, of)| standing(of)),
        enter: view::enter(keys::enter_on_guest(guest)),
    }
}

/// A member who was checked in and is on no list.
pub(crate) fn visit_row(member: &Member, visit: Visit, today: Date) -> PresenceRow {
    PresenceRow {
        row_id: format!("visit-{}", visit.id.0),
        guest_id: None,
        visit_id: Some(visit.id.0.to_string()),
        member_id: Some(member.id.0.to_string()),
        name: member.name.full(),
        masked_phone: member.phone.as_ref().map(Phone::masked).unwrap_or_default(),
        presence: presence(Presence::of(Some(visit.at), visit.left_at)),
        since_ms: Some(ms(visit.left_at.unwrap_or(visit.at))),
        list: String::new(),
        walk_in: false,
        note_waits: false,
        standing: Some(standing(Standing::of(member, today))),
        enter: view::enter(Enter::OpenMember(member.id)),
    }
}

/// The first rows of those who are there: by name as they come, or the newest first.
pub(crate) fn list(rows: &[PresenceRow], of: Presence, most: usize) -> Vec<PresenceRow> {
    let mut list: Vec<PresenceRow> = rows.iter().filter(|row| row.presence == presence(of)).cloned().collect();
    list.sort_by_key(|row| std::cmp::Reverse(row.since_ms));
    list.truncate(most);
    list
}

pub(crate) fn guest_card(guest: &Guest) -> GuestCard {
    let at = |at: Option<Timestamp>| at.map(ms);
    GuestCard {
        guest_id: guest.id.0.to_string(),
        name: guest.name.full(),
        phone: guest.phone.as_ref().map(view::phone),
        note: guest.note.as_str().to_owned(),
        list: guest.list.name.clone(),
        walk_in: guest.is_walk_in,
        presence: presence(guest.presence()),
        arrived_at_ms: at(guest.arrived_at),
        left_at_ms: at(guest.left_at),
        enter: view::enter(keys::enter_on_guest_card(guest)),
        escape: EscapeAction::Close,
    }
}
