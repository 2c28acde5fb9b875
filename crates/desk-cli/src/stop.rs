//! The wish that we end: Ctrl-C, or the system's signal. Listened for from the moment this is made, so that none is missed
//! between the first line and the first wait.

/// Waits for the wish.
pub(crate) struct Stop {
    #[cfg(unix)]
    signals: Option<(tokio::signal::unix::Signal, tokio::signal::unix::Signal)>,
}

impl Stop {
    #[cfg(unix)]
    pub(crate) fn listen() -> Self {
        use tokio::signal::unix::{SignalKind, signal};
        let signals =
            signal(SignalKind::terminate()).and_then(|terminate| Ok((terminate, signal(SignalKind::interrupt())?)));
        Self { signals: signals.ok() }
    }

    #[cfg(not(unix))]
    pub(crate) fn listen() -> Self {
        Self {}
    }

    /// Comes back when we are to end; never, where the system lets us listen to nothing.
    #[cfg(unix)]
    pub(crate) async fn wished(&mut self) {
        match &mut self.signals {
            Some((terminate, interrupt)) => tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            },
            None => std::future::pending().await,
        }
    }

    #[cfg(not(unix))]
    pub(crate) async fn wished(&mut self) {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}
