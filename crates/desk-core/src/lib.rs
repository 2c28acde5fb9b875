//! The domain of the counter, pure.
//!
//! What a phone number is ([`phone`]), the code on both screens ([`binding_message`]), a login and its states ([`login`]),
//! a member and a visit ([`member`]), what a club may know besides ([`details`]), whether they are let in just so ([`standing`]),
//! guests ([`guest`]) and who is in the house ([`presence`]), what staff look for ([`finding`]), which member a confirmed person
//! is ([`linking`]), how long what is kept ([`retention`]), what a day came to ([`report`]), who works here and may do what ([`staff`], [`pin`]), and what the keys
//! do ([`keys`]).
//!
//! What it deliberately is not: nothing here reads a clock, a file, a socket or a random generator, nothing waits, nothing
//! is serialised. Time and randomness are parameters. Start at [`login`].

pub mod answer;
pub mod binding_message;
pub mod by_hand;
pub mod consent;
pub mod deed;
pub mod details;
pub mod finding;
pub mod folding;
#[cfg(any(test, fuzzing))]
pub mod fuzz;
pub mod guest;
pub mod keys;
pub mod linking;
pub mod login;
pub mod member;
pub mod phone;
pub mod pin;
pub mod presence;
pub mod profile;
pub mod random;
pub mod reading;
pub mod remark;
pub mod report;
pub mod retention;
pub mod scan;
pub mod staff;
pub mod standing;

pub use answer::Answer;
pub use binding_message::BindingMessage;
pub use by_hand::NewByHand;
pub use consent::{ConsentKind, ConsentReceipt};
pub use deed::{Deed, DeedGroup};
pub use details::Details;
pub use finding::FindQuery;
pub use guest::{Guest, GuestId, GuestList, HeadCount, NewGuest};
pub use login::{EndReason, Ending, LoginEvent, LoginId, LoginState, Outcome, Purpose, Step};
pub use member::{ImportedMember, Member, MemberId, MemberLine, MemberStatus, NewMember, Source, Visit, VisitId};
pub use phone::{Country, FixtureNumbers, Phone, PhoneProblem, PhoneWarning};
pub use pin::{Pin, PinProblem};
pub use presence::{Moved, Movement, Presence};
pub use profile::Profile;
pub use random::Random;
pub use remark::{Note, RemarkProblem, Tag};
pub use staff::{Role, Roster, Staff, StaffId, StaffName, StaffProblem};
pub use standing::Standing;
