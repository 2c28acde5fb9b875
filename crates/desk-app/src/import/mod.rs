//! Members from a file of another register.
//!
//! `Sheet` reads CSV row by row, in whatever encoding and with whatever signs in between; `Columns` says which column holds
//! what; a `Candidate` is a row that makes sense, a [`Problem`] why it does not.
//!
//! What it deliberately is not: a guess. A row that cannot be read, a day that may be two days and a number that somebody with
//! another name has are told and left to staff.

mod bytes;
pub(crate) mod candidate;
mod clean;
mod columns;
mod dates;
mod delimiter;
mod field;
pub(crate) mod formula;
mod sheet;
mod text;

pub use candidate::{Problem, Reason};
pub use columns::{ColumnsError, Mapping};
pub use field::Field;
