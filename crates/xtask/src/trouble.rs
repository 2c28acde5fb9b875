//! What went wrong, and what to do about it.

use std::fmt;

/// The answer of every step.
pub(crate) type Outcome<T = ()> = Result<T, Trouble>;

/// A sentence about what went wrong, and what to do if that is known.
#[derive(Debug)]
pub(crate) struct Trouble {
    what: String,
    advice: String,
}

impl Trouble {
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), advice: String::new() }
    }

    pub(crate) fn advise(self, advice: impl Into<String>) -> Self {
        Self { advice: advice.into(), ..self }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.what)?;
        if self.advice.is_empty() { Ok(()) } else { write!(formatter, "\n{}", self.advice.trim_end()) }
    }
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        Self::new(error.to_string())
    }
}
