//! The lines of `skranke-cli --json`: JSON Lines, each with `event`.

use serde::{Deserialize, Serialize};

use crate::login::{LoginState, Outcome, PageHint, PageProgress, WaitingReason};
use crate::member::{MemberRow, MemberView};
use crate::{Code, Ms};

/// One line of a login on the command line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum CliLine {
    /// The provider took the request (or it had before, when a login is resumed).
    Started {
        /// Which login.
        login_id: String,
        /// The code on both screens.
        binding_message: String,
        /// When the request runs out.
        expires_at_ms: Ms,
        /// The provider's polling interval in seconds.
        interval_s: u64,
    },
    /// Waiting, again after each change of the reason.
    Waiting {
        /// Why it takes longer than it should.
        #[serde(skip_serializing_if = "Option::is_none")]
        reason: Option<WaitingReason>,
    },
    /// Something came to the club's page that does not say whose it is: it may be this login's.
    Hint {
        /// What.
        hint: PageHint,
    },
    /// How far the visitor is on the club's page. After `confirmed`, or after `ended` where staff decide.
    Page {
        /// `step`, and with `block` also `number`, `of` and `name`.
        #[serde(flatten)]
        progress: PageProgress,
    },
    /// In the register.
    Confirmed {
        /// Who.
        member: Box<MemberView>,
        /// New or not.
        outcome: Outcome,
    },
    /// Not in the register.
    Ended {
        /// The end; none when no login came to be (bad input, bad set-up).
        #[serde(skip_serializing_if = "Option::is_none")]
        state: Option<LoginState>,
        /// Why.
        code: Code,
        /// In English, for people.
        message: String,
        /// Which check refused the answer, or the provider's own word.
        #[serde(skip_serializing_if = "Option::is_none")]
        check: Option<String>,
        /// For `too_many`: seconds until asking is allowed again.
        #[serde(skip_serializing_if = "Option::is_none")]
        retry_after_s: Option<u64>,
        /// For `needs_staff`: whom it may be.
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        candidates: Vec<MemberRow>,
    },
}
