//! The register and the journal, in one encrypted SQLite file (SQLCipher).
//!
//! One file per table, each with its row, its reads and its writes. [`Store`] is the handle: one connection that writes, one
//! that finds. What spans tables is one transaction in [`Store`]'s own methods: ending a login, applying one, taking one
//! back, merging two members, erasing one.
//!
//! What it deliberately is not: it knows no provider, no clock and no screen, and decides nothing about people; `desk-core`
//! does. The journal's payloads (`request`, `tokens`, `profile`) are texts whose shape is `desk-app`'s.
//!
//! Start at [`Store::open`].

mod alone;
mod answer;
mod apply;
mod audit;
mod backup_file;
mod backup_name;
mod backups;
mod bury;
mod callback;
mod consent;
mod copy;
mod day_count;
mod detail;
mod edit;
mod ended_login;
mod erase;
mod error;
mod files;
mod find;
mod guest;
mod guest_list;
mod house;
mod import;
mod intent;
mod key;
mod key_check;
mod lease;
mod login;
mod member;
mod member_before;
mod member_sub;
mod merge;
mod meta;
mod open;
mod person;
mod phone;
mod reach;
mod rekey;
mod restore;
mod retention;
mod retention_run;
mod scrub;
mod search;
mod search_terms;
mod since;
mod staff;
mod tag;
mod take_in;
mod take_in_guests;
mod thinning;
mod tombstone;
mod tombstone_file;
mod upgrade;
mod visit;

pub use apply::Applied;
pub use audit::{AuditEntry, AuditLine};
pub use backup_file::{BackupFile, SealedKey};
pub use backup_name::{Backup, Reason};
pub use backups::Backups;
pub use callback::{LostCallback, Redirected};
pub use day_count::Took;
pub use edit::{MemberEdit, Validity};
pub use erase::{Erased, Trace};
pub use error::StoreError;
pub use house::{Came, Today};
pub use intent::{Intent, IntentId};
pub use key::{InvalidKey, StoreKey, StoreKeys};
pub use lease::Lease;
pub use login::{Asked, LoginRow, Payload};
pub use merge::{MergeId, Merged};
pub use open::{Closing, REGISTER_FILE, Store};
pub use reach::Reached;
pub use rekey::{Rekeyed, rekey};
pub use restore::{Replaced, RestoreError, Restored, restore};
pub use retention_run::RetentionRun;
pub use since::Since;
pub use staff::{PinHash, PinTry};
pub use take_in::{Keys, KnownMembers, MemberChange, RowDeed};
pub use take_in_guests::GuestTaken;
pub use tombstone_file::TOMBSTONE_FILE;
pub use visit::DayVisit;
