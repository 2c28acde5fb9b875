//! A provider made by hand: every byte it sends is a test's.

use std::sync::{Arc, Mutex};

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use crate::signing;

/// What a relying party calls. `Ask` is a question of the provider's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Endpoint {
    Discovery,
    Jwks,
    Start,
    Token,
    Userinfo,
    Ask,
}

pub(crate) use Endpoint::{Ask, Discovery, Jwks, Start, Token, Userinfo};

impl Endpoint {
    pub(crate) const ALL: [Self; 6] = [Discovery, Jwks, Start, Token, Userinfo, Ask];

    pub(crate) fn path(self) -> &'static str {
        match self {
            Discovery => "/op/.well-known/openid-configuration",
            Jwks => "/jwks",
            Start => "/start",
            Token => "/token",
            Userinfo => "/userinfo",
            Ask => "/ask",
        }
    }
}

/// One request as it came.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    /// Where the provider is.
    pub(crate) base: String,
    /// How many calls of the same path came before this one.
    pub(crate) nth: usize,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) body: String,
    headers: Vec<(String, String)>,
}

impl Call {
    pub(crate) fn is(&self, endpoint: Endpoint) -> bool {
        self.path == endpoint.path()
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    pub(crate) fn form(&self) -> Vec<(String, String)> {
        url::form_urlencoded::parse(self.body.as_bytes()).into_owned().collect()
    }

    /// What a provider without fault answers.
    pub(crate) fn good(&self) -> Reply {
        ok(&match Endpoint::ALL.into_iter().find(|endpoint| self.is(*endpoint)).unwrap() {
            Discovery => self.document(),
            Jwks => json!({ "keys": [signing::jwk("key-0")] }),
            Start => json!({ "auth_req_id": "req-1", "expires_in": 600, "interval": 5 }),
            Token => json!({
                "access_token": "token-1", "token_type": "Bearer", "expires_in": 300,
                "id_token": signing::id_token(&self.issuer(), "key-0"),
            }),
            Userinfo => json!({ "sub": signing::SUB, "name": "Kari Prøve" }),
            Ask => json!({ "answer": true }),
        })
    }

    pub(crate) fn document(&self) -> Value {
        json!({
            "issuer": self.issuer(),
            "backchannel_authentication_endpoint": self.at(Start),
            "token_endpoint": self.at(Token),
            "userinfo_endpoint": self.at(Userinfo),
            "jwks_uri": self.at(Jwks),
        })
    }

    pub(crate) fn issuer(&self) -> String {
        format!("{}/op", self.base)
    }

    fn at(&self, endpoint: Endpoint) -> String {
        format!("{}{}", self.base, endpoint.path())
    }
}

/// What happens after a request has been read.
#[derive(Clone, Debug)]
pub(crate) enum Reply {
    /// These bytes; the connection stays open.
    Bytes(Vec<u8>),
    /// These bytes, and the connection is closed in good order, unannounced.
    Close(Vec<u8>),
    /// These bytes, and the connection is reset.
    Reset(Vec<u8>),
    /// These bytes, and then nothing.
    Silence(Vec<u8>),
    /// These bytes, then one byte at a time, for ever.
    Drip(Vec<u8>),
    /// These bytes, then as many as are taken.
    Flood(Vec<u8>),
}

pub(crate) fn ok(body: &Value) -> Reply {
    status(200, body)
}

pub(crate) fn status(status: u16, body: &Value) -> Reply {
    answer(status, "Content-Type: application/json\r\n", body.to_string().as_bytes())
}

/// A whole answer; `headers` end with a line feed each.
pub(crate) fn answer(status: u16, headers: &str, body: &[u8]) -> Reply {
    let head = format!("HTTP/1.1 {status} Whatever\r\nContent-Length: {}\r\n{headers}\r\n", body.len());
    Reply::Bytes([head.as_bytes(), body].concat())
}

type Script = Arc<dyn Fn(&Call) -> Reply + Send + Sync>;

/// A listener on loopback and everything it has heard.
pub(crate) struct Provider {
    pub(crate) base: String,
    seen: Arc<Seen>,
}

struct Seen {
    calls: Mutex<Vec<Call>>,
    /// Connections opened, connections closed by the provider, and bytes that went out in floods.
    counts: watch::Sender<Counts>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    opened: usize,
    closed: usize,
    flooded: Option<usize>,
}

impl Provider {
    pub(crate) async fn good() -> Self {
        Self::start(Call::good).await
    }

    /// Answers every request as the script says, on as many connections as are opened.
    pub(crate) async fn start(script: impl Fn(&Call) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let seen = Arc::new(Seen { calls: Mutex::default(), counts: watch::Sender::new(Counts::default()) });
        tokio::spawn(accept(listener, base.clone(), Arc::new(script), Arc::clone(&seen)));
        Self { base, seen }
    }

    /// As `script` says at one endpoint, without fault at the others.
    pub(crate) async fn odd_at(endpoint: Endpoint, script: impl Fn(&Call) -> Reply + Send + Sync + 'static) -> Self {
        Self::start(move |call| if call.is(endpoint) { script(call) } else { call.good() }).await
    }

    pub(crate) fn issuer(&self) -> String {
        format!("{}/op", self.base)
    }

    pub(crate) fn calls(&self) -> Vec<Call> {
        self.seen.calls.lock().unwrap().clone()
    }

    pub(crate) fn calls_of(&self, endpoint: Endpoint) -> Vec<Call> {
        self.calls().into_iter().filter(|call| call.is(endpoint)).collect()
    }

    pub(crate) fn count(&self, endpoint: Endpoint) -> usize {
        self.calls_of(endpoint).len()
    }

    pub(crate) fn connections(&self) -> usize {
        self.seen.counts.borrow().opened
    }

    /// Returns when `number` connections have been closed by the provider.
    pub(crate) async fn has_closed(&self, number: usize) {
        self.seen.counts.subscribe().wait_for(|counts| counts.closed >= number).await.unwrap();
    }

    /// How many bytes left before nobody took them any more.
    pub(crate) async fn flooded(&self) -> usize {
        self.seen.counts.subscribe().wait_for(|counts| counts.flooded.is_some()).await.unwrap().flooded.unwrap()
    }
}

/// An address on loopback where nobody listens.
pub(crate) async fn nobody() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    format!("http://{}", listener.local_addr().unwrap())
}

async fn accept(listener: TcpListener, base: String, script: Script, seen: Arc<Seen>) {
    while let Ok((stream, _)) = listener.accept().await {
        seen.counts.send_modify(|counts| counts.opened += 1);
        tokio::spawn(serve(stream, base.clone(), Arc::clone(&script), Arc::clone(&seen)));
    }
}

async fn serve(mut stream: TcpStream, base: String, script: Script, seen: Arc<Seen>) {
    while let Some(call) = read_call(&mut stream, &base, &seen).await {
        let reply = script(&call);
        seen.calls.lock().unwrap().push(call);
        match reply {
            Reply::Bytes(bytes) => stream.write_all(&bytes).await.unwrap_or_default(),
            reply => return finish(stream, reply, &seen).await,
        }
    }
}

/// Replies after which a connection is of no more use.
async fn finish(mut stream: TcpStream, reply: Reply, seen: &Seen) {
    match reply {
        Reply::Bytes(bytes) | Reply::Close(bytes) => stream.write_all(&bytes).await.unwrap_or_default(),
        Reply::Reset(bytes) => {
            stream.write_all(&bytes).await.unwrap_or_default();
            stream.set_zero_linger().unwrap();
        }
        Reply::Silence(bytes) => {
            stream.write_all(&bytes).await.unwrap_or_default();
            std::future::pending::<()>().await;
        }
        Reply::Drip(bytes) => drip(&mut stream, &bytes).await,
        Reply::Flood(bytes) => {
            let flooded = flood(&mut stream, &bytes).await;
            seen.counts.send_modify(|counts| counts.flooded = Some(flooded));
        }
    }
    drop(stream);
    seen.counts.send_modify(|counts| counts.closed += 1);
}

async fn drip(stream: &mut TcpStream, bytes: &[u8]) {
    let mut drops = tokio::time::interval(std::time::Duration::from_millis(20));
    let mut written = stream.write_all(bytes).await;
    while written.is_ok() {
        drops.tick().await;
        written = stream.write_all(b" ").await;
    }
}

async fn flood(stream: &mut TcpStream, bytes: &[u8]) -> usize {
    let wave = vec![b' '; 64 * 1024];
    let (mut written, mut total) = (stream.write_all(bytes).await, 0);
    while written.is_ok() {
        written = stream.write_all(&wave).await;
        total += wave.len();
    }
    total
}

/// Reads one request with a body of a named length. `None`: the other side is gone.
async fn read_call(stream: &mut TcpStream, base: &str, seen: &Seen) -> Option<Call> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await.ok()?);
    }
    let head = String::from_utf8(head).unwrap();
    let mut lines = head.lines();
    let mut first = lines.next().unwrap().split(' ').map(str::to_owned);
    let (method, path) = (first.next().unwrap(), first.next().unwrap());
    let headers: Vec<(String, String)> =
        lines.filter_map(|line| line.split_once(": ")).map(|(name, value)| (name.into(), value.into())).collect();
    let nth = seen.calls.lock().unwrap().iter().filter(|call| call.path == path).count();
    let mut call = Call { base: base.to_owned(), nth, method, path, body: String::new(), headers };
    let length = call.header("content-length").map_or(0, |length| length.parse().unwrap());
    let mut body = vec![0; length];
    stream.read_exact(&mut body).await.ok()?;
    call.body = String::from_utf8(body).unwrap();
    Some(call)
}
