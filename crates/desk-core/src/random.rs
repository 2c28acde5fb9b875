//! Randomness as a parameter.

/// A source of unpredictable bytes. The one that asks the operating system lives in `desk-app`; tests bring their own.
pub trait Random {
    /// Fills `bytes`.
    fn fill(&self, bytes: &mut [u8]);
}
