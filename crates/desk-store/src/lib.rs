//! The register and the journal, in one encrypted SQLite file (SQLCipher).
//!
//! One file per table, each with its row, its reads and its writes. [`Store`] is the handle: one connection that writes, one
//! that finds. What spans tables is one transaction in [`Store`]'s own methods: ending a login, applying one, taking one
//! back, merging two members.
//!
//! What it deliberately is not: it knows no provider, no clock and no screen, and decides nothing about people; `desk-core`
//! does. The journal's payloads (`request`, `tokens`, `profile`) are texts whose shape is `desk-app`'s.
//!
//! Start at [`Store::open`].

mod apply;
mod audit;
mod consent;
mod day_count;
mod ended_login;
mod error;
mod find;
mod import;
mod intent;
mod key;
mod lease;
mod login;
mod member;
mod member_before;
mod member_sub;
mod merge;
mod meta;
mod open;
mod phone;
mod search;
mod search_terms;
mod tag;
mod take_in;
mod visit;

pub use apply::Applied;
pub use error::StoreError;
pub use key::{InvalidKey, StoreKey};
pub use lease::Lease;
pub use login::{Asked, LoginRow, Payload};
pub use merge::MergeId;
pub use open::{REGISTER_FILE, Store};
pub use take_in::{Deed, Keys, KnownMembers, MemberChange};
