//! What Enter and Esc do, as a table (design, the screen). Shown on each card; the screen obeys and decides nothing.

use crate::guest::{Guest, GuestId};
use crate::login::{EndReason, LoginState, Purpose};
use crate::member::MemberId;
use crate::presence::Presence;
use crate::standing::Standing;

/// What Enter does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Enter {
    /// Nothing.
    Nothing,
    /// Look the number up, then send.
    EnterNumber,
    /// Open this member.
    OpenMember(MemberId),
    /// Check this member in.
    CheckIn(MemberId),
    /// Tick this guest off the list.
    GuestArrived(GuestId),
    /// Open this guest's card.
    OpenGuest(GuestId),
    /// Close the card; next customer.
    Next,
    /// Lay the card aside, where it is still seen: the visitor is not through yet. Next customer.
    SetAside,
    /// Send a new request to the same number.
    AskAgain,
}

/// What Esc does on a card; text in the field is cleared first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Escape {
    /// Give the waiting login up.
    GiveUp,
    /// Close the card.
    Close,
}

/// Enter on the card of a login: none while it waits or staff must choose; next when all is well or asking again would be
/// the same again, and aside while a visitor goes on on the club's page; else ask again.
pub fn enter_on_login(state: LoginState, reason: Option<EndReason>, is_on_page: bool) -> Enter {
    match (state, reason) {
        (LoginState::Applied, _) if is_on_page => Enter::SetAside,
        (LoginState::Asked | LoginState::Waiting | LoginState::Confirmed(_) | LoginState::NeedsStaff, _) => {
            Enter::Nothing
        }
        (
            _,
            Some(
                EndReason::Expired
                | EndReason::Refused { .. }
                | EndReason::Lost
                | EndReason::Unreachable
                | EndReason::ProviderDown
                | EndReason::TooMany { .. }
                | EndReason::OldApp
                | EndReason::UnknownError,
            ),
        ) => Enter::AskAgain,
        _ => Enter::Next,
    }
}

/// Esc on the card of a login.
pub fn escape_on_login(state: LoginState) -> Escape {
    if state.is_live() || state == LoginState::NeedsStaff { Escape::GiveUp } else { Escape::Close }
}

/// Enter on the card of a member. Who is not let in just so is let in by a key of its own.
pub fn enter_on_member(member: MemberId, standing: Standing, has_just_checked_in: bool) -> Enter {
    match (has_just_checked_in, standing.is_welcome()) {
        (true, _) => Enter::Next,
        (false, true) => Enter::CheckIn(member),
        (false, false) => Enter::Nothing,
    }
}

/// Enter on a guest in a list: ticked off at once, unless there is something to see first.
pub fn enter_on_guest(guest: &Guest) -> Enter {
    match (guest.presence(), guest.member) {
        (Presence::Expected, None) => Enter::GuestArrived(guest.id),
        (Presence::Expected, Some((_, standing))) if standing.is_welcome() => Enter::GuestArrived(guest.id),
        (_, Some((member, _))) => Enter::OpenMember(member),
        (_, None) => Enter::OpenGuest(guest.id),
    }
}

/// Enter on the card of a guest who is no member.
pub fn enter_on_guest_card(guest: &Guest) -> Enter {
    match guest.presence() {
        Presence::Expected => Enter::GuestArrived(guest.id),
        Presence::Here | Presence::Left => Enter::Next,
    }
}

/// Whether the number of a login that ended can be kept until the provider is there again: nothing was decided, and it was to
/// become a member.
pub fn can_be_kept(purpose: Purpose, reason: Option<EndReason>) -> bool {
    purpose == Purpose::Enrol && reason.is_some_and(EndReason::is_unreached)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn enter_never_gives_up_a_login_that_waits() {
        for state in LoginState::ALL.into_iter().filter(|state| state.is_live()) {
            for is_on_page in [false, true] {
                assert_eq!(enter_on_login(state, None, is_on_page), Enter::Nothing);
            }
            assert_eq!(escape_on_login(state), Escape::GiveUp);
        }
    }

    #[test]
    fn a_customer_who_said_no_is_not_asked_again_by_enter() {
        for reason in [EndReason::AccessDenied, EndReason::NotEligible, EndReason::WrongPerson, EndReason::Cancelled] {
            assert_eq!(enter_on_login(reason.state(), Some(reason), false), Enter::Next);
        }
    }

    #[test]
    fn what_the_customer_never_answered_can_be_asked_again() {
        for reason in [EndReason::Expired, EndReason::Lost, EndReason::Unreachable, EndReason::Refused { check: "x" }] {
            assert_eq!(enter_on_login(reason.state(), Some(reason), false), Enter::AskAgain);
            assert_eq!(escape_on_login(reason.state()), Escape::Close);
        }
    }

    #[test]
    fn a_visitor_who_goes_on_on_the_page_keeps_nobody_waiting_and_stays_in_sight() {
        assert_eq!(enter_on_login(LoginState::Applied, None, true), Enter::SetAside);
        assert_eq!(enter_on_login(LoginState::Applied, None, false), Enter::Next);
        assert_eq!(enter_on_login(LoginState::NeedsStaff, None, true), Enter::Nothing, "staff have to say who it is");
        let taken_back = EndReason::TakenBack;
        assert_eq!(enter_on_login(taken_back.state(), Some(taken_back), true), Enter::Next);
    }

    #[test]
    fn a_member_is_checked_in_once() {
        assert_eq!(enter_on_member(MemberId(1), Standing::Active, false), Enter::CheckIn(MemberId(1)));
        assert_eq!(enter_on_member(MemberId(1), Standing::Active, true), Enter::Next);
    }

    #[test]
    fn enter_lets_nobody_in_who_is_not_welcome_just_so() {
        for standing in Standing::ALL.into_iter().filter(|standing| !standing.is_welcome()) {
            assert_eq!(enter_on_member(MemberId(1), standing, false), Enter::Nothing);
            assert_eq!(enter_on_member(MemberId(1), standing, true), Enter::Next);
            let expected = guest(Some(standing), 0);
            assert_eq!(enter_on_guest(&expected), Enter::OpenMember(MemberId(2)));
        }
    }

    #[test]
    fn a_guest_is_ticked_off_once_and_then_opened() {
        for member in [None, Some(Standing::Active)] {
            assert_eq!(enter_on_guest(&guest(member, 0)), Enter::GuestArrived(GuestId(1)));
        }
        for times in [1, 2] {
            assert_eq!(enter_on_guest(&guest(None, times)), Enter::OpenGuest(GuestId(1)));
            assert_eq!(enter_on_guest(&guest(Some(Standing::Active), times)), Enter::OpenMember(MemberId(2)));
            assert_eq!(enter_on_guest_card(&guest(None, times)), Enter::Next);
        }
        assert_eq!(enter_on_guest_card(&guest(None, 0)), Enter::GuestArrived(GuestId(1)));
    }

    #[test]
    fn only_an_enrolment_that_nobody_heard_of_is_kept() {
        assert!(can_be_kept(Purpose::Enrol, Some(EndReason::Unreachable)));
        assert!(can_be_kept(Purpose::Enrol, Some(EndReason::ProviderDown)));
        assert!(!can_be_kept(Purpose::CheckIn, Some(EndReason::Unreachable)));
        assert!(!can_be_kept(Purpose::Enrol, Some(EndReason::AccessDenied)));
        assert!(!can_be_kept(Purpose::Enrol, None));
    }

    /// Somebody of whom so many times are written down: arrived, left.
    fn guest(member: Option<Standing>, times: u8) -> Guest {
        Guest {
            id: GuestId(1),
            list: crate::GuestList::new(jiff::civil::date(2026, 11, 23), ""),
            name: crate::profile::Name::default(),
            phone: None,
            note: crate::Note::default(),
            is_walk_in: false,
            member: member.map(|standing| (MemberId(2), standing)),
            visit: None,
            arrived_at: (times > 0).then_some(jiff::Timestamp::UNIX_EPOCH),
            left_at: (times > 1).then_some(jiff::Timestamp::UNIX_EPOCH),
        }
    }
}
