//! A provider on a raw socket: it says what a script says, byte for byte, and shows every request to the judge.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread::JoinHandle;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, oneshot};

use crate::judge::Judge;
use crate::reply::{Act, Reply};
use crate::request::Request;
use crate::world::{Asked, Endpoint, World};

/// What is answered instead of the truth, if anything is.
pub(crate) type Script = Arc<dyn Fn(&Asked<'_>) -> Option<Reply> + Send + Sync>;

/// A running provider, in a thread of its own.
pub(crate) struct Provider {
    pub(crate) world: Arc<World>,
    state: Arc<State>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

struct State {
    world: Arc<World>,
    script: Script,
    judge: Mutex<Judge>,
    /// Told whenever the other side should lose its patience.
    silent: mpsc::UnboundedSender<()>,
    /// Whether anybody came to the address that nobody should be led to.
    trapped: AtomicBool,
}

impl Provider {
    /// Listens on two ports of loopback: its own, and one that is a trap.
    pub(crate) fn start(
        world: impl FnOnce(u16, u16) -> World,
        script: Script,
        judge: Judge,
    ) -> (Self, mpsc::UnboundedReceiver<()>) {
        let bind = || std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let (own, trap) = (bind(), bind());
        let port = |listener: &std::net::TcpListener| listener.local_addr().unwrap().port();
        let world = Arc::new(world(port(&own), port(&trap)));
        let (silent, silences) = mpsc::unbounded_channel();
        let (judge, trapped) = (Mutex::new(judge), AtomicBool::new(false));
        let state = Arc::new(State { world: Arc::clone(&world), script, judge, silent, trapped });
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::spawn({
            let state = Arc::clone(&state);
            move || serve_until(own, trap, state, stopped)
        });
        (Self { world, state, stop: Some(stop), thread: Some(thread) }, silences)
    }

    pub(crate) fn judge(&self) -> MutexGuard<'_, Judge> {
        self.state.judge.lock().unwrap()
    }

    pub(crate) fn was_anybody_trapped(&self) -> bool {
        self.state.trapped.load(Ordering::SeqCst)
    }

    /// Returns when every connection is closed and the thread has ended.
    pub(crate) fn stop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            thread.join().expect("the provider does not panic");
        }
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        self.stop();
    }
}

fn serve_until(
    own: std::net::TcpListener,
    trap: std::net::TcpListener,
    state: Arc<State>,
    stopped: oneshot::Receiver<()>,
) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async move {
        let listen = |listener: std::net::TcpListener| {
            listener.set_nonblocking(true).unwrap();
            TcpListener::from_std(listener).unwrap()
        };
        tokio::spawn(spring(listen(trap), Arc::clone(&state)));
        tokio::spawn(accept(listen(own), state));
        // The sender is dropped, never used.
        drop(stopped.await);
    });
}

async fn spring(trap: TcpListener, state: Arc<State>) {
    while let Ok((stream, _)) = trap.accept().await {
        state.trapped.store(true, Ordering::SeqCst);
        drop(stream);
    }
}

async fn accept(listener: TcpListener, state: Arc<State>) {
    while let Ok((stream, _)) = listener.accept().await {
        stream.set_nodelay(true).unwrap();
        tokio::spawn(serve(stream, Arc::clone(&state)));
    }
}

async fn serve(mut stream: TcpStream, state: Arc<State>) {
    while let Some(request) = Request::read(&mut stream).await {
        let reply = state.reply(&request);
        for act in reply.acts {
            if !act.play(&mut stream, &state).await {
                return;
            }
        }
    }
}

impl State {
    fn reply(&self, request: &Request) -> Reply {
        let Some(endpoint) = Endpoint::of(request) else {
            self.judge.lock().unwrap().stray(request);
            return Reply::status(404, "{}");
        };
        let mut judge = self.judge.lock().unwrap();
        let nth = judge.count(endpoint);
        judge.look_at(endpoint, request, &self.world);
        self.world.note(endpoint, request);
        let asked = Asked { endpoint, nth, world: &self.world };
        let reply = (self.script)(&asked).unwrap_or_else(|| asked.truth());
        judge.hear(endpoint, &reply, &self.world);
        reply
    }
}

impl Act {
    /// Whether the connection is of any more use.
    async fn play(self, stream: &mut TcpStream, state: &State) -> bool {
        match self {
            Self::Say(bytes) => stream.write_all(&bytes).await.is_ok(),
            Self::Again(bytes, times) => again(stream, &bytes, times).await,
            Self::Close => false,
            Self::Reset => {
                stream.set_zero_linger().unwrap();
                false
            }
            Self::Silence => {
                state.silent.send(()).unwrap_or_default();
                wait_for_the_end(stream).await;
                false
            }
            Self::Drip(bytes) => {
                drip(stream, &bytes).await;
                state.silent.send(()).unwrap_or_default();
                wait_for_the_end(stream).await;
                false
            }
        }
    }
}

async fn again(stream: &mut TcpStream, bytes: &[u8], times: usize) -> bool {
    for _ in 0..times {
        if stream.write_all(bytes).await.is_err() {
            return false;
        }
    }
    true
}

async fn drip(stream: &mut TcpStream, bytes: &[u8]) {
    let mut drops = tokio::time::interval(Duration::from_millis(1));
    for byte in bytes {
        drops.tick().await;
        if stream.write_all(std::slice::from_ref(byte)).await.is_err() {
            return;
        }
    }
}

async fn wait_for_the_end(stream: &mut TcpStream) {
    let mut rest = [0; 64];
    while let Ok(1..) = stream.read(&mut rest).await {}
}
