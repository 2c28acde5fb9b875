//! Randomness as a parameter, and how bytes are written.

use std::fmt::Write;

/// A source of unpredictable bytes. The one that asks the operating system lives in `desk-app`; tests bring their own.
pub trait Random {
    /// Fills `bytes`.
    fn fill(&self, bytes: &mut [u8]);
}

/// Bytes as hexadecimal digits, lower case.
pub fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}
