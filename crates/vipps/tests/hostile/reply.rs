//! What is said back, and what a client owes for it.

use std::time::Duration;

/// One thing done on a connection.
#[derive(Clone, Debug)]
pub(crate) enum Act {
    /// These bytes.
    Say(Vec<u8>),
    /// These bytes, so many times, as long as they are taken.
    Again(Vec<u8>, usize),
    /// The connection is closed in good order, unannounced.
    Close,
    /// The connection is reset.
    Reset,
    /// Nothing more, until the other side loses its patience.
    Silence,
    /// These bytes one at a time, and then nothing more.
    Drip(Vec<u8>),
}

/// One answer.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    pub(crate) acts: Vec<Act>,
    /// How long it asks to be left alone (`Retry-After`).
    pub(crate) asks_for: Duration,
    /// Whether it is a `slow_down`.
    pub(crate) is_slow_down: bool,
    /// The interval it names, for a start.
    pub(crate) interval: Duration,
    /// Whether it is the truth.
    pub(crate) is_true: bool,
}

pub(crate) const JSON: &str = "Content-Type: application/json;charset=UTF-8\r\n";

impl Reply {
    pub(crate) fn acts(acts: Vec<Act>) -> Self {
        let (asks_for, interval) = (Duration::ZERO, Duration::from_secs(5));
        Self { acts, asks_for, is_slow_down: false, interval, is_true: false }
    }

    /// These bytes; the connection stays open.
    pub(crate) fn raw(bytes: impl Into<Vec<u8>>) -> Self {
        Self::acts(vec![Act::Say(bytes.into())])
    }

    /// A whole answer; each header ends with its line break.
    pub(crate) fn http(status: u16, headers: &str, body: impl AsRef<[u8]>) -> Self {
        let body = body.as_ref();
        let head = format!("HTTP/1.1 {status} So\r\nContent-Length: {}\r\n{headers}\r\n", body.len());
        Self::raw([head.as_bytes(), body].concat())
    }

    /// A whole answer in JSON.
    pub(crate) fn status(status: u16, body: &str) -> Self {
        Self::http(status, JSON, body)
    }

    pub(crate) fn ok(body: &str) -> Self {
        Self::status(200, body)
    }

    /// The error of RFC 6749 5.2.
    pub(crate) fn error(status: u16, word: &str) -> Self {
        Self::status(status, &format!(r#"{{"error":"{word}","error_description":"said so"}}"#))
    }

    /// A page of something in between.
    pub(crate) fn page(status: u16) -> Self {
        Self::http(status, "Content-Type: text/html\r\n", "<html><body>Sorry</body></html>")
    }

    pub(crate) fn then(mut self, act: Act) -> Self {
        self.acts.push(act);
        self
    }

    pub(crate) fn asking_for(self, seconds: u64) -> Self {
        Self { asks_for: Duration::from_secs(seconds), ..self }
    }

    pub(crate) fn slowing_down(self) -> Self {
        Self { is_slow_down: true, ..self }
    }

    pub(crate) fn with_interval(self, seconds: f64) -> Self {
        Self { interval: Duration::from_secs_f64(seconds), ..self }
    }

    pub(crate) fn truly(self) -> Self {
        Self { is_true: true, ..self }
    }
}
