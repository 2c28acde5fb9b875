//! Listens for secrets in everything that is printed or logged, at its most talkative.

use std::error::Error;
use std::io;
use std::sync::{LazyLock, Mutex};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use tracing_subscriber::fmt::MakeWriter;

use crate::world::{CLIENT_ID, PHONE, SECRET, SUB};

/// What was heard to sing; every text of a secret has this in it, but for those that cannot.
#[derive(Default)]
pub(crate) struct Canaries {
    heard: Mutex<Vec<String>>,
}

static CANARIES: LazyLock<Canaries> = LazyLock::new(Canaries::default);
static BASIC: LazyLock<String> = LazyLock::new(|| BASE64_STANDARD.encode(format!("{CLIENT_ID}:{SECRET}")));

struct Ear;

impl Canaries {
    /// The one set, which hears every log of this process from now on.
    pub(crate) fn all() -> &'static Self {
        static LISTENING: std::sync::Once = std::sync::Once::new();
        LISTENING.call_once(|| {
            let talkative = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(Ear);
            tracing::subscriber::set_global_default(talkative.finish()).unwrap();
            log::set_logger(&Ear).unwrap();
            log::set_max_level(log::LevelFilter::Trace);
        });
        &CANARIES
    }

    pub(crate) fn listen_to(&self, text: &str) {
        // An ID token begins like this, whatever is in it.
        let secrets = ["c4nary", "Kanarifugl", PHONE, SUB, BASIC.as_str(), "eyJhbGciOi"];
        if let Some(secret) = secrets.into_iter().find(|secret| text.contains(secret)) {
            let shown: String = text.chars().take(300).collect();
            self.heard.lock().unwrap().push(format!("{secret} in {shown}"));
        }
    }

    /// An error and all that caused it.
    pub(crate) fn listen_to_error(&self, error: &(dyn Error + 'static)) {
        let mut next = Some(error);
        while let Some(error) = next {
            self.listen_to(&format!("{error} {error:?} {error:#?}"));
            next = error.source();
        }
    }

    pub(crate) fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.heard.lock().unwrap())
    }
}

impl io::Write for Ear {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        CANARIES.listen_to(&String::from_utf8_lossy(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Ear {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        Self
    }
}

impl log::Log for Ear {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        CANARIES.listen_to(&record.args().to_string());
    }

    fn flush(&self) {}
}
