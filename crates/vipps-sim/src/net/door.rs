//! The listener: loopback only, and every connection dies with the simulator.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use super::wire::{Wire, WireHandle};

/// Accepts connections on 127.0.0.1 until the simulator stops.
pub(crate) struct Door {
    listener: TcpListener,
    stop: CancellationToken,
}

impl Door {
    pub(crate) async fn open(port: u16, stop: CancellationToken) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
        Ok(Self { listener, stop })
    }
}

impl Listener for Door {
    type Io = Wire;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Wire, SocketAddr) {
        let (stream, peer) = Listener::accept(&mut self.listener).await;
        (Wire::new(stream, self.stop.clone()), peer)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

impl Connected<IncomingStream<'_, Door>> for WireHandle {
    fn connect_info(stream: IncomingStream<'_, Door>) -> Self {
        stream.io().handle()
    }
}
