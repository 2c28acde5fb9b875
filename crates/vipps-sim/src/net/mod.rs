//! Below HTTP: the listener, and a connection that can be broken on purpose.

mod door;
mod guard;
mod wire;

pub(crate) use door::Door;
pub(crate) use guard::local_pages_only;
pub(crate) use wire::WireHandle;
