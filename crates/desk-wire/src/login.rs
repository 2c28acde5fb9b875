//! One ask to one customer, as the screen shows it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::lookup::{EnterAction, EscapeAction};
use crate::member::{MemberRow, MemberView, Wish};
use crate::phone::PhoneView;
use crate::{Code, Ms};

/// A login as the counter shows it, from the moment it is asked until its card is closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LoginView {
    /// Which login.
    pub login_id: String,
    /// Grows with every change of this login, so that an older view never replaces a newer one.
    pub revision: u32,
    /// The number that was asked.
    pub phone: PhoneView,
    /// What for.
    pub purpose: Purpose,
    /// How it ends on the customer's phone.
    pub ending: Ending,
    /// Where it stands.
    pub state: LoginState,
    /// The code on both screens: `7KM-4XR`.
    pub binding_message: String,
    /// When it was started.
    pub started_at_ms: Ms,
    /// When the request runs out; none until the provider has taken it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub expires_at_ms: Option<Ms>,
    /// The provider's polling interval in seconds, once it has taken the request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub interval_s: Option<u64>,
    /// From when on staff should say "open the app and pull down".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub open_app_hint_at_ms: Option<Ms>,
    /// Why waiting takes longer than it should, if it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub waiting_reason: Option<WaitingReason>,
    /// Whether an earlier request to this number was given up and may still show on the phone: "answer the newest code".
    pub newest_code: bool,
    /// How far the visitor is on the club's page, once they are there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub page: Option<PageProgress>,
    /// What somebody brought to the club's page while this waits: it may be about this request, or about another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub page_hint: Option<PageHint>,
    /// What became of the person, once confirmed and applied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub outcome: Option<Outcome>,
    /// Who it is, once confirmed and applied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub member: Option<MemberView>,
    /// What they want to be told, as far as they were asked, once applied.
    pub wishes: Vec<Wish>,
    /// Whom it may be, while staff must decide.
    pub candidates: Vec<MemberRow>,
    /// How it ended, when it did not end well, and for `needs_staff`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub code: Option<Code>,
    /// Which check refused the answer, or the provider's own word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub check: Option<String>,
    /// When asking is allowed again, for `too_many`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub retry_at_ms: Option<Ms>,
    /// What Enter does on this card.
    pub enter: EnterAction,
    /// What Esc does on this card.
    pub escape: EscapeAction,
    /// Whether "wrong person" can be said of it now.
    pub can_be_wrong_person: bool,
    /// Whether the number can be kept until the provider is there again (`keep_for_later`).
    pub can_be_kept: bool,
}

/// Where a login stands; the same words in Rust, SQL, wire and tests (design, architecture).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LoginState {
    /// Written down, the request is being sent.
    Asked,
    /// The customer has it.
    Waiting,
    /// The customer confirmed; the profile is being fetched or applied.
    Confirmed,
    /// The member is in the register.
    Applied,
    /// Staff decide who it is.
    NeedsStaff,
    /// The customer said no.
    Declined,
    /// Nobody answered in time.
    Expired,
    /// The number cannot be reached with the app.
    NotEligible,
    /// Staff gave it up.
    Cancelled,
    /// The answer failed a check.
    Refused,
    /// The token answer was lost on the way.
    Lost,
    /// It could not be done.
    Failed,
}

/// What a login is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// To become a member, or to refresh one.
    Enrol,
    /// To prove who is checking in.
    CheckIn,
}

/// How a login ends on the customer's phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// The app says "done".
    App,
    /// It goes on on the club's own page.
    Browser,
}

/// How far a visitor is on the club's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "step", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum PageProgress {
    /// The page is open.
    OnPage,
    /// At one of the club's blocks.
    Block {
        /// Which, from 1.
        number: u32,
        /// Of how many.
        of: u32,
        /// Its name, as the club has it.
        name: String,
    },
    /// Gone on to the club's shop.
    HandedOver,
    /// Through.
    Done,
}

/// What somebody brought to the club's page without saying whose it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PageHint {
    /// A customer said no.
    Declined,
    /// A customer's app is too old.
    OldApp,
    /// The set-up at the provider is not right.
    SetUp,
    /// It did not work.
    TryAgain,
    /// A link that is no good (any more), or that answers no request.
    Refused,
    /// An answer was lost on the way: if it was this one, only asking again helps.
    MaybeLost,
}

/// What became of the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// A new member.
    Enrolled,
    /// A member from before, brought up to date.
    WelcomedBack,
}

/// Why waiting takes longer than it should.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WaitingReason {
    /// The provider asked us to ask less often.
    SlowDown,
    /// The provider has too many requests and named a time.
    TooManyRequests,
    /// The provider answers with faults.
    ProviderDown,
    /// The provider cannot be reached.
    Unreachable,
    /// Confirmed; the details are being fetched.
    FetchingProfile,
}
