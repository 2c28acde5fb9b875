//! What Enter and Esc do, as a table (design, the screen). Shown on each card; the screen obeys and decides nothing.

use crate::login::{EndReason, LoginState};
use crate::member::MemberId;

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
    /// Close the card; next customer.
    Next,
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
/// the same again; else ask again.
pub fn enter_on_login(state: LoginState, reason: Option<EndReason>) -> Enter {
    match (state, reason) {
        (LoginState::Asked | LoginState::Waiting | LoginState::Confirmed(_) | LoginState::NeedsStaff, _) => {
            Enter::Nothing
        }
        (
            _,
            Some(
                EndReason::Expired
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

/// Enter on the card of a member.
pub fn enter_on_member(member: MemberId, has_just_checked_in: bool) -> Enter {
    if has_just_checked_in { Enter::Next } else { Enter::CheckIn(member) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn enter_never_gives_up_a_login_that_waits() {
        for state in LoginState::ALL.into_iter().filter(|state| state.is_live()) {
            assert_eq!(enter_on_login(state, None), Enter::Nothing);
            assert_eq!(escape_on_login(state), Escape::GiveUp);
        }
    }

    #[test]
    fn a_customer_who_said_no_is_not_asked_again_by_enter() {
        for reason in [EndReason::AccessDenied, EndReason::NotEligible, EndReason::WrongPerson, EndReason::Cancelled] {
            assert_eq!(enter_on_login(reason.state(), Some(reason)), Enter::Next);
        }
    }

    #[test]
    fn what_the_customer_never_answered_can_be_asked_again() {
        for reason in [EndReason::Expired, EndReason::Lost, EndReason::Unreachable] {
            assert_eq!(enter_on_login(reason.state(), Some(reason)), Enter::AskAgain);
            assert_eq!(escape_on_login(reason.state()), Escape::Close);
        }
    }

    #[test]
    fn a_member_is_checked_in_once() {
        assert_eq!(enter_on_member(MemberId(1), false), Enter::CheckIn(MemberId(1)));
        assert_eq!(enter_on_member(MemberId(1), true), Enter::Next);
    }
}
