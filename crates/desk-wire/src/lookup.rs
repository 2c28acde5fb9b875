//! What the omnibox shows at each keystroke.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::house::PresenceRow;
use crate::member::MemberRow;
use crate::phone::{PhoneProblem, PhoneView, PhoneWarning};

/// How a typed text was read, who in the register fits it, and what Enter will do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LookUpView {
    /// The text this answers, so that a late answer to an older text can be dropped.
    pub text: String,
    /// How the text was read.
    pub reading: Reading,
    /// At most 20, best first. Numbers are masked.
    pub rows: Vec<MemberRow>,
    /// Guests of today, at most ten, those still to come first. Who is a member, too, is here and not among the rows.
    pub guests: Vec<PresenceRow>,
    /// What Enter means while this text stands in the field and no row is chosen.
    pub enter: EnterAction,
}

/// How the desk reads what is in the omnibox.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum Reading {
    /// Nothing is typed.
    Empty,
    /// A name, or part of one.
    Name,
    /// The beginning of a number: `pretty` is what is typed so far, with the country it would have.
    PartOfNumber {
        /// `+47 912 3`.
        pretty: String,
        /// ISO 3166-1 alpha-2, or empty when not known yet.
        country: String,
    },
    /// A whole number.
    Number {
        /// The number.
        phone: PhoneView,
        /// Why it is unusual, if it is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        warning: Option<PhoneWarning>,
        /// The login that waits for this number already; Enter shows that one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        login_id: Option<String>,
    },
    /// The number on a member's card, and nothing else.
    Card,
    /// Digits, but no number a request can be sent to.
    NotANumber {
        /// Why.
        problem: PhoneProblem,
    },
}

/// What Enter does now. The screen obeys; it decides nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum EnterAction {
    /// Nothing.
    Nothing,
    /// Give the text to `enter_number`: look up, then send.
    EnterNumber,
    /// Open this member's card.
    OpenMember {
        /// Which.
        member_id: String,
    },
    /// Check this member in.
    CheckIn {
        /// Which.
        member_id: String,
    },
    /// Tick this guest off the list.
    GuestArrived {
        /// Which.
        guest_id: String,
    },
    /// Open this guest's card.
    OpenGuest {
        /// Which.
        guest_id: String,
    },
    /// Close the card and be ready for the next customer.
    Next,
    /// Lay the card aside, to be seen at the side until the visitor is through, and be ready for the next customer.
    SetAside,
    /// Send a new request to the same number (`ask_again`).
    AskAgain,
}

/// What Esc does on a card; with text in the omnibox it clears the text first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EscapeAction {
    /// Give the waiting login up.
    GiveUp,
    /// Close the card.
    Close,
}

/// What came of signs that arrived in one go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum ScanView {
    /// Somebody typed them: they are text like any other.
    Typed,
    /// The code that was scanned a moment ago, once more: nothing is to be done.
    Again,
    /// A code. The text of the view takes its place in the field, and Enter means what the view says.
    Scanned {
        /// How the code reads.
        view: Box<LookUpView>,
    },
}

/// What came of a number that was typed and entered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum NumberEntered {
    /// The register knows this number: no request was sent.
    Member {
        /// Who.
        member: Box<crate::member::MemberCard>,
    },
    /// A request is on its way, or one was waiting for this number already.
    Login {
        /// Which.
        login: Box<crate::login::LoginView>,
    },
}
