//! Requests byte by byte, as a browser sends them or as nobody does.

use std::net::SocketAddr;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// What came back.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Answer {
    fn parse(bytes: &[u8]) -> Option<Self> {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n")?;
        let status = head.split(' ').nth(1)?.parse().ok()?;
        Some(Self { status, head: head.to_owned(), body: body.to_owned() })
    }

    /// Each header of that name.
    pub(crate) fn headers<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let is_it = move |line: &&str| line.split_once(':').is_some_and(|(key, _)| key.eq_ignore_ascii_case(name));
        self.head.lines().filter(is_it).filter_map(|line| Some(line.split_once(':')?.1.trim()))
    }

    pub(crate) fn header(&self, name: &str) -> String {
        self.headers(name).next().unwrap_or_default().to_owned()
    }

    pub(crate) fn location(&self) -> String {
        assert_eq!(self.status, 303, "{}\n{}", self.head, self.body);
        self.header("location")
    }

    /// The value of the first hidden field of that name.
    pub(crate) fn hidden(&self, name: &str) -> String {
        let begins = format!("name=\"{name}\" value=\"");
        let rest = self.body.split_once(&begins).map_or("", |(_, rest)| rest);
        rest.split('"').next().unwrap_or_default().replace("&amp;", "&")
    }

    #[track_caller]
    pub(crate) fn says(&self, text: &str) -> &Self {
        assert!(self.body.contains(text), "{text:?} is not in\n{}\n{}", self.head, self.body);
        self
    }

    #[track_caller]
    pub(crate) fn has(&self, status: u16) -> &Self {
        assert_eq!(self.status, status, "{}\n{}", self.head, self.body);
        self
    }
}

/// Sends bytes and reads to the end of the connection. None: nothing that is an answer came.
pub(crate) async fn send(to: SocketAddr, bytes: &[u8]) -> Option<Answer> {
    let mut stream = TcpStream::connect(to).await.unwrap();
    // The other end may have heard enough before all is said.
    let _ = stream.write_all(bytes).await;
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    Answer::parse(&answer)
}

/// One request, with whatever headers.
pub(crate) async fn request(to: SocketAddr, line: &str, headers: &[(&str, &str)], body: &str) -> Answer {
    let mut text = format!("{line} HTTP/1.1\r\nConnection: close\r\n");
    for (name, value) in headers {
        text = format!("{text}{name}: {value}\r\n");
    }
    if !body.is_empty() {
        text = format!("{text}Content-Length: {}\r\n", body.len());
    }
    send(to, format!("{text}\r\n{body}").as_bytes()).await.expect("an answer")
}

/// A form as it is sent.
pub(crate) fn form(fields: &[(&str, &str)]) -> String {
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}
