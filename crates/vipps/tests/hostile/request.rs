//! One request, byte by byte as it came (RFC 9112).

use tokio::io::AsyncReadExt;
use tokio::net::TcpStream;

/// What was sent to the provider.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) method: String,
    pub(crate) target: String,
    pub(crate) version: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

/// No request of a counter is longer.
const MAX_HEAD: usize = 16 * 1024;

impl Request {
    /// Reads the next request of a connection. `None`: the other side is gone, or does not speak HTTP.
    pub(crate) async fn read(stream: &mut TcpStream) -> Option<Self> {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(stream.read_u8().await.ok().filter(|_| head.len() < MAX_HEAD)?);
        }
        let mut request = Self::of_head(std::str::from_utf8(&head).ok()?)?;
        let length = request.header("content-length").map_or(Some(0), |length| length.parse().ok())?;
        request.body = vec![0; length];
        stream.read_exact(&mut request.body).await.ok()?;
        Some(request)
    }

    fn of_head(head: &str) -> Option<Self> {
        let mut lines = head.split("\r\n");
        let mut first = lines.next()?.split(' ').map(str::to_owned);
        let (method, target, version) = (first.next()?, first.next()?, first.next()?);
        let fields = lines.filter(|line| !line.is_empty());
        let headers = fields.map(|line| line.split_once(": ").map(|(name, value)| (name.into(), value.into())));
        Some(Self { method, target, version, headers: headers.collect::<Option<_>>()?, body: Vec::new() })
    }

    /// The value of a header that is there once.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut found = self.headers.iter().filter(|(own, _)| own.eq_ignore_ascii_case(name));
        found.next().filter(|_| found.next().is_none()).map(|(_, value)| value.as_str())
    }

    /// The fields of the form, read by the rules of `application/x-www-form-urlencoded`. `None`: it is not written by them.
    pub(crate) fn form(&self) -> Option<Vec<(String, String)>> {
        let text = std::str::from_utf8(&self.body).ok()?;
        let pairs = text.split('&').filter(|pair| !pair.is_empty());
        pairs
            .map(|pair| pair.split_once('=').and_then(|(name, value)| Some((decoded(name)?, decoded(value)?))))
            .collect()
    }

    /// One field of the form.
    pub(crate) fn field(&self, name: &str) -> Option<String> {
        self.form()?.into_iter().find(|(own, _)| own == name).map(|(_, value)| value)
    }
}

/// Bare letters, digits and `*-._`; `+` for a space; everything else in escapes.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = text.bytes();
    let mut out = Vec::new();
    while let Some(byte) = bytes.next() {
        out.push(match byte {
            b'+' => b' ',
            b'%' => {
                let (high, low) = (char::from(bytes.next()?), char::from(bytes.next()?));
                u8::try_from(high.to_digit(16)? * 16 + low.to_digit(16)?).ok()?
            }
            _ if byte.is_ascii_alphanumeric() || b"*-._".contains(&byte) => byte,
            _ => return None,
        });
    }
    String::from_utf8(out).ok()
}
