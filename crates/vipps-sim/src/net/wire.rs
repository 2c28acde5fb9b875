//! A TCP connection that a handler can order to break.

use std::future::Future as _;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio_util::sync::{CancellationToken, WaitForCancellationFutureOwned};

const WHOLE: usize = usize::MAX;

/// The order book of one connection: how many more bytes may leave before it is reset.
#[derive(Debug, Clone)]
pub(crate) struct WireHandle(Arc<AtomicUsize>);

impl WireHandle {
    /// Lets `bytes` more bytes out and then resets the connection.
    pub(crate) fn break_after(&self, bytes: usize) {
        self.0.store(bytes, Ordering::SeqCst);
    }
}

/// One accepted connection. It ends when the simulator stops, and breaks when its handle says so.
pub(crate) struct Wire {
    stream: TcpStream,
    left: WireHandle,
    stopped: Pin<Box<WaitForCancellationFutureOwned>>,
}

impl Wire {
    pub(crate) fn new(stream: TcpStream, stop: CancellationToken) -> Self {
        let left = WireHandle(Arc::new(AtomicUsize::new(WHOLE)));
        Self { stream, left, stopped: Box::pin(stop.cancelled_owned()) }
    }

    pub(crate) fn handle(&self) -> WireHandle {
        self.left.clone()
    }

    fn check(&mut self, context: &mut Context<'_>) -> io::Result<usize> {
        let left = self.left.0.load(Ordering::SeqCst);
        if left == 0 || self.stopped.as_mut().poll(context).is_ready() {
            self.stream.set_zero_linger()?;
            return Err(io::ErrorKind::ConnectionReset.into());
        }
        Ok(left)
    }

    fn sent(&self, left: usize, bytes: usize) {
        if left != WHOLE {
            self.left.break_after(left - bytes);
        }
    }
}

impl AsyncRead for Wire {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        self.check(context)?;
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Wire {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let left = self.check(context)?;
        let allowed = bytes.len().min(left);
        let written = Pin::new(&mut self.stream).poll_write(context, &bytes[..allowed]);
        if let Poll::Ready(Ok(count)) = written {
            self.sent(left, count);
        }
        written
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
