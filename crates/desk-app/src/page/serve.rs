//! The listener: so many connections, each for so long, and an end when the desk closes.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::site::Site;
use crate::desk::Desk;

/// What one phone may take of the page.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of a form: thirty answers of five hundred characters do not fit, ten do.
    pub body: usize,
    /// For a form to arrive.
    pub body_time: Duration,
    /// For the head of a request to arrive.
    pub head_time: Duration,
    /// For a connection, whatever it does.
    pub connection_time: Duration,
    /// At the same time.
    pub connections: usize,
    /// Requests of one address at once; one more comes every half second.
    pub burst: u32,
    /// Links of one address at once; one more comes every five seconds.
    pub links: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body: 96 * 1024,
            body_time: Duration::from_secs(15),
            head_time: Duration::from_secs(10),
            connection_time: Duration::from_secs(120),
            connections: 128,
            burst: 80,
            links: 20,
        }
    }
}

/// Why the page is not served.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    /// There is no address to serve it under.
    #[error("`browser_ending.redirect_uri` is not set, or cannot be used: `skranke-cli doctor` says why")]
    NoAddress,
    /// Something else listens there, or nobody may.
    #[error("the page cannot listen on {address} (`browser_ending.listen`): {kind}")]
    NotListening {
        /// Where.
        address: SocketAddr,
        /// Why.
        kind: std::io::ErrorKind,
    },
}

/// The head of a request: an address, a cookie, what a browser says of itself.
const HEAD: usize = 16 * 1024;
/// When the desk closes, an answer on its way may still arrive.
const GRACE: Duration = Duration::from_secs(3);

/// Where a connection comes from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Peer(pub(crate) SocketAddr);

impl Desk {
    /// Serves the page beside the counter, if the settings say that there is one, until the desk closes.
    ///
    /// # Errors
    /// [`PageError::NotListening`].
    pub async fn open_page(&self) -> Result<(), PageError> {
        if self.inner.config.page_address().is_none() || self.no_secret().is_some() {
            return Ok(());
        }
        let listener = self.listen_for_visitors().await?;
        let desk = self.clone();
        self.inner.tasks.spawn(async move { desk.serve_page(listener).await });
        Ok(())
    }

    /// Listens where the settings say.
    ///
    /// # Errors
    /// [`PageError`].
    pub async fn listen_for_visitors(&self) -> Result<TcpListener, PageError> {
        self.inner.config.page_address().ok_or(PageError::NoAddress)?;
        let address = self.inner.config.listen;
        TcpListener::bind(address).await.map_err(|error| PageError::NotListening { address, kind: error.kind() })
    }

    /// Serves the club's page until the desk closes.
    ///
    /// # Errors
    /// [`PageError::NoAddress`].
    pub async fn serve_page(&self, listener: TcpListener) -> Result<(), PageError> {
        self.serve_page_within(listener, Limits::default()).await
    }

    /// The same with other limits.
    ///
    /// # Errors
    /// [`PageError::NoAddress`].
    pub async fn serve_page_within(&self, listener: TcpListener, limits: Limits) -> Result<(), PageError> {
        let site = Arc::new(Site::new(self.clone(), limits).ok_or(PageError::NoAddress)?);
        let room = Arc::new(Semaphore::new(limits.connections));
        let closing = &self.inner.closing;
        loop {
            let permit = tokio::select! {
                () = closing.cancelled() => return Ok(()),
                permit = Arc::clone(&room).acquire_owned() => permit,
            };
            let accepted = tokio::select! {
                () = closing.cancelled() => return Ok(()),
                accepted = listener.accept() => accepted,
            };
            match (accepted, permit) {
                (Ok((stream, peer)), Ok(permit)) => {
                    self.inner.tasks.spawn(hold(Arc::clone(&site), stream, peer, permit));
                }
                // Out of file handles, or a phone that was gone at once: others may still come.
                (Err(error), _) => {
                    tracing::warn!(kind = %error.kind(), "a connection to the page was not accepted");
                    self.inner.clock.sleep_until(self.later(Duration::from_millis(100))).await;
                }
                (_, Err(_)) => return Ok(()),
            }
        }
    }
}

/// One connection, to its end.
async fn hold(site: Arc<Site>, stream: TcpStream, peer: SocketAddr, permit: OwnedSemaphorePermit) {
    let limits = site.limits;
    let closing = site.desk.inner.closing.clone();
    let answer = |mut request: Request<Incoming>| {
        let site = Arc::clone(&site);
        async move {
            request.extensions_mut().insert(Peer(peer));
            Ok::<_, Infallible>(site.answer(request.map(Body::new)).await)
        }
    };
    let mut server = http1::Builder::new();
    server.timer(TokioTimer::new()).header_read_timeout(limits.head_time).max_buf_size(HEAD);
    let mut connection = pin!(server.serve_connection(TokioIo::new(stream), service_fn(answer)));
    let is_over = tokio::select! {
        // A phone that breaks off is no news.
        _ = connection.as_mut() => true,
        _ = tokio::time::timeout(limits.connection_time, closing.cancelled()) => false,
    };
    if !is_over {
        connection.as_mut().graceful_shutdown();
        let _ = tokio::time::timeout(GRACE, connection).await;
    }
    drop(permit);
}
