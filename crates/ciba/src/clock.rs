//! Time as a parameter.

use jiff::Timestamp;

/// Tells the time. The one implementation that reads the system's clock is yours; tests bring their own.
pub trait Clock: Send + Sync {
    /// Now, in UTC.
    fn now(&self) -> Timestamp;
}
