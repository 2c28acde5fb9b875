//! The customers: every valid number is an invented person, and some numbers have habits.

pub(crate) mod behaviour;
pub(crate) mod file;
pub(crate) mod fixtures;
mod invented;
pub(crate) mod msisdn;
mod named;
pub(crate) mod person;
pub(crate) mod said_number;
pub(crate) mod sent_back;
mod sub;

pub(crate) use sub::subject;
