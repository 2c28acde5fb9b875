//! What the log never has: a code, a query, a ticket, a name, a path.

use std::io;
use std::sync::{Arc, LazyLock, Mutex};

use tracing::Level;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt;

use crate::club::{KARI, club};

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl io::Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Lines {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// Everything that this process says, as the program would write it at its most talkative: ours in full, others' warnings.
static LINES: LazyLock<Lines> = LazyLock::new(|| {
    let lines = Lines::default();
    let ours = ["ciba", "vipps", "desk_core", "desk_store", "desk_app"].map(|target| (target, Level::TRACE));
    let layer = tracing_subscriber::fmt::layer().with_writer(lines.clone()).with_ansi(false);
    let filter = Targets::new().with_targets(ours).with_default(LevelFilter::WARN);
    tracing::subscriber::set_global_default(tracing_subscriber::registry().with(filter).with(layer)).unwrap();
    lines
});

#[tokio::test]
async fn a_log_at_its_most_talkative_has_routes_and_statuses_and_nothing_of_anybody() {
    let lines = LINES.clone();
    let mut club = club().await;
    club.name(KARI, "Zzyxine");
    let link = club.link(KARI).await;
    let code = link.split_once("code=").unwrap().1.to_owned();
    let mut phone = club.phone();
    phone.open(&link).await.has(303);
    let more = phone.open("/welcome/visit/more").await;
    phone.fill("more", &[("field.hut", "canary-hut")]).await.has(303);
    phone.fill("terms", &[("accept", "2026-11")]).await.has(303);
    let shop = phone.fill("hand_over", &[]).await.location();
    phone.open("/welcome/visit/canary-path?canary=query").await.has(404);
    phone.open("/welcome?error=server_error&error_description=canary-error").await.has(303);
    phone.open("/welcome?error=canary_word").await.has(303);
    let log = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
    assert!(log.contains("route=\"callback\" status=303") && log.contains("route=\"more\" status=200"), "{log}");
    let ticket = phone.cookie.clone().unwrap().split_once('=').unwrap().1.to_owned();
    let (mark, reference) = (more.hidden("visit"), shop.split_once("reference=").unwrap().1.to_owned());
    let own = [code.as_str(), &ticket, &mark, &reference];
    let others =
        ["canary-hut", "canary-path", "canary=", "canary-error", "canary_word", "Zzyxine", "4700000020", "00000020"];
    for canary in own.into_iter().chain(others) {
        let found: Vec<&str> = log.lines().filter(|line| line.contains(canary)).collect();
        assert!(found.is_empty(), "{canary}\n{found:?}");
    }
}
