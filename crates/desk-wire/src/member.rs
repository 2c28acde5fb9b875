//! Members as the screen shows them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Ms;
use crate::house::Standing;
use crate::lookup::{EnterAction, EscapeAction};
use crate::phone::PhoneView;

/// One row of a list: nothing that need not be seen by the next in the queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MemberRow {
    /// Which member.
    pub member_id: String,
    /// The number on the card, from 1.
    pub member_number: String,
    /// Given and family name.
    pub name: String,
    /// Masked: `+47 ••• •• 567`. Empty if there is none.
    pub masked_phone: String,
    /// Whether the membership holds.
    pub status: MemberStatus,
    /// How they stand today; where somebody may be let in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub standing: Option<Standing>,
}

/// A member in full, as opened at the counter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MemberView {
    /// Which member.
    pub member_id: String,
    /// The number on the card, from 1.
    pub member_number: String,
    /// Given and family name.
    pub name: String,
    /// The newest number, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub phone: Option<PhoneView>,
    /// Whether the number was confirmed in the app.
    pub phone_confirmed: bool,
    /// The newest e-mail address, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub email: Option<String>,
    /// Whether the membership holds.
    pub status: MemberStatus,
    /// When they joined.
    pub joined_at_ms: Ms,
    /// When the app last confirmed them, if ever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub confirmed_at_ms: Option<Ms>,
    /// The visit before now, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub last_visit_at_ms: Option<Ms>,
    /// How many visits in all.
    pub visits: u32,
}

/// A member's card on the counter, with what the keys do on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MemberCard {
    /// Who.
    pub member: MemberView,
    /// What else they told the club, where it asks for more.
    pub details: DetailsView,
    /// What they told on the club's page, but for consents.
    pub answers: Vec<AnswerView>,
    /// What they want to be told, as far as they were asked: the newest answer to each offer.
    pub wishes: Vec<Wish>,
    /// Every receipt of what they saw and answered, newest first.
    pub consents: Vec<ConsentView>,
    /// The check-in just made, when there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub visit: Option<VisitView>,
    /// The last check-in of today, if it was not undone: they are here, or have left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub today: Option<VisitView>,
    /// How they stand. Only who is `active` is let in by Enter; anybody else by `let_in_anyway`.
    pub standing: Standing,
    /// The last day of the membership, if there is one: `2026-12-31`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub valid_until: Option<String>,
    /// What staff should know; empty if nothing.
    pub note: String,
    /// What Enter does.
    pub enter: EnterAction,
    /// What Esc does.
    pub escape: EscapeAction,
}

/// What a club may ask for beside name, number and e-mail address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DetailsView {
    /// The date of birth, `1990-01-31`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub birthdate: Option<String>,
    /// Postal addresses, the default one first.
    pub addresses: Vec<AddressView>,
}

/// A postal address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddressView {
    /// Which of theirs.
    pub kind: AddressKind,
    /// As on an envelope.
    pub lines: Vec<String>,
}

/// Which of somebody's addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AddressKind {
    /// Where they live.
    Home,
    /// Where they work.
    Work,
    /// Another.
    Other,
}

/// What a member told on the club's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum AnswerView {
    /// What they are interested in.
    Interests {
        /// As the club calls it.
        labels: Vec<String>,
    },
    /// Whether a greeting on their birthday is welcome.
    BirthdayGreeting {
        /// It is.
        wanted: bool,
    },
    /// One of the club's own questions.
    Field {
        /// The question.
        asked: String,
        /// The answer.
        text: String,
    },
}

/// How one offer stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Wish {
    /// Which offer: `email`, `sms`, `digital`, `personal`, or one of the club's own.
    pub id: String,
    /// What the customer read, as far as it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub text: Option<String>,
    /// The newest answer.
    pub accepted: bool,
    /// When that was given.
    pub at_ms: Ms,
}

/// A receipt: what was shown, and what was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConsentView {
    /// Where.
    pub source: ConsentSource,
    /// The language of what was shown: `nb`; `und` if nobody said.
    pub language: String,
    /// When.
    pub at_ms: Ms,
    /// Screen by screen. None if this version cannot read it; it is kept all the same.
    pub parts: Vec<ConsentPart>,
    /// All of it, as it is kept.
    pub verbatim: String,
}

/// Where something was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ConsentSource {
    /// In the provider's app.
    App,
    /// On the club's page.
    Page,
    /// At the counter: taken back.
    Counter,
}

/// One screen of a receipt, in the customer's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConsentPart {
    /// Its heading.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub heading: Option<ConsentText>,
    /// What stood under it.
    pub texts: Vec<ConsentText>,
    /// What could be opened from it.
    pub links: Vec<ConsentLink>,
    /// What was answered.
    pub answers: Vec<ConsentAnswer>,
    /// What stood on the button.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub button: Option<String>,
}

/// What the customer read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConsentText {
    /// Word for word.
    pub text: String,
    /// Its language, where that is another than the receipt's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub language: Option<String>,
}

/// What could be opened. A text: nothing here is opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConsentLink {
    /// What the customer read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub text: Option<String>,
    /// Where it led.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub url: Option<String>,
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConsentAnswer {
    /// To what.
    pub id: String,
    /// What the customer read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub text: Option<ConsentText>,
    /// What could be unfolded under it: the fold, then what was in it.
    pub more: Vec<String>,
    /// Which version of the terms it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub version: Option<String>,
    /// What could be opened beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub link: Option<ConsentLink>,
    /// The answer.
    pub accepted: bool,
    /// Whether the customer could not go on without it.
    pub required: bool,
    /// Whether it is an offer, which can be taken back.
    pub is_offer: bool,
}

/// One check-in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VisitView {
    /// Which visit.
    pub visit_id: String,
    /// When.
    pub at_ms: Ms,
    /// When they left, if that was noted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub left_at_ms: Option<Ms>,
}

/// Whether the membership holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MemberStatus {
    /// It holds.
    Active,
    /// It rests.
    Paused,
    /// It has ended.
    Ended,
}
