//! The wire, with a cap on everything.

use std::time::Duration;

use jiff::Timestamp;
use reqwest::header::{CACHE_CONTROL, CONTENT_TYPE, DATE, HeaderMap, HeaderValue, RETRY_AFTER};
use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder, Response};
use url::Url;

use crate::error::{BadAnswer, ProviderError, TransportError};
use crate::json::{Object, read_object};

/// No answer of a provider is longer than this; a longer one is refused unread.
pub const MAX_BODY_BYTES: usize = 256 * 1024;
/// No call takes longer than this, from connecting to the last byte.
pub const CALL_TIMEOUT: Duration = Duration::from_secs(15);

/// A client that follows no redirect, sends nothing twice, keeps no cookie, unpacks nothing, and asks no proxy for a
/// loopback address.
///
/// Unpacking and sending again are refused by name: another crate of the same program may switch them on for everyone.
///
/// # Errors
/// If the system's TLS roots cannot be read.
pub(crate) fn client(issuer: &Url, user_agent: HeaderValue, call_timeout: Duration) -> Result<Client, reqwest::Error> {
    let (connect_timeout, call_timeout) = timeouts(call_timeout);
    let mut builder = Client::builder()
        .redirect(Policy::none())
        .retry(reqwest::retry::never())
        .no_gzip()
        .no_brotli()
        .no_deflate()
        .no_zstd()
        .connect_timeout(connect_timeout)
        .timeout(call_timeout)
        .https_only(!is_loopback(issuer))
        .user_agent(user_agent);
    if is_loopback(issuer) {
        builder = builder.no_proxy();
    }
    builder.build()
}

/// The time for connecting and for the whole call. The first is well before the second, so that a connection that was never
/// made is told as that.
fn timeouts(asked: Duration) -> (Duration, Duration) {
    let call = asked.min(CALL_TIMEOUT);
    (call / 3, call)
}

/// Whether a URL is one to send anything to: no weaker scheme than the issuer's (https, or loopback when the issuer is), no
/// credentials in it, no fragment.
pub(crate) fn is_fit(url: &Url, issuer: &Url) -> bool {
    let scheme_fits = if is_loopback(issuer) { is_loopback(url) } else { url.scheme() == "https" };
    scheme_fits && url.username().is_empty() && url.password().is_none() && url.fragment().is_none()
}

/// Whether a URL is plain http to this very machine.
pub fn is_loopback(url: &Url) -> bool {
    url.scheme() == "http"
        && match url.host() {
            Some(url::Host::Ipv4(address)) => address.is_loopback(),
            Some(url::Host::Ipv6(address)) => address.is_loopback(),
            Some(url::Host::Domain(name)) => name == "localhost",
            None => false,
        }
}

/// What an answer's headers tell beside the answer; `doctor`-like callers hold `date` against their own clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Observed {
    /// The `Date` header.
    pub date: Option<Timestamp>,
    /// `max-age` of `Cache-Control`.
    pub max_age: Option<Duration>,
}

/// A whole answer.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) observed: Observed,
    retry_after: Option<Duration>,
    is_json: bool,
    body: Vec<u8>,
    too_long: bool,
}

/// Sends and reads the whole answer, up to the cap.
pub(crate) async fn send(request: RequestBuilder, now: Timestamp) -> Result<Answer, TransportError> {
    let response = request.send().await.map_err(|error| transport(&error))?;
    read(response, now).await
}

async fn read(mut response: Response, now: Timestamp) -> Result<Answer, TransportError> {
    let headers = response.headers();
    let mut answer = Answer {
        status: response.status().as_u16(),
        observed: Observed { date: date(headers), max_age: max_age(headers) },
        retry_after: retry_after(headers, now),
        is_json: is_json(headers),
        body: Vec::new(),
        too_long: false,
    };
    while let Some(chunk) = response.chunk().await.map_err(|error| transport(&error))? {
        if answer.body.len() + chunk.len() > MAX_BODY_BYTES {
            answer.too_long = true;
            break;
        }
        answer.body.extend_from_slice(&chunk);
    }
    Ok(answer)
}

fn transport(error: &reqwest::Error) -> TransportError {
    // A request that cannot be built is not sent either.
    if error.is_connect() || error.is_builder() {
        TransportError::NotConnected
    } else if error.is_timeout() {
        TransportError::TimedOut
    } else {
        TransportError::Cut
    }
}

impl Answer {
    /// The object of a good answer; anything else is an error of one of two kinds.
    pub(crate) fn object(self) -> Result<Object, AnswerError> {
        match self.status {
            200 => Ok(self.json()?),
            300..=399 => Err(BadAnswer::Redirect.into()),
            400..=599 => Err(self.provider_error().into()),
            status => Err(BadAnswer::Status(status).into()),
        }
    }

    fn json(&self) -> Result<Object, BadAnswer> {
        if self.too_long {
            return Err(BadAnswer::TooLong);
        }
        if !self.is_json {
            return Err(BadAnswer::ContentType);
        }
        read_object(&self.body)
    }

    /// A gateway in front may answer with anything: a body that is no JSON is an error without members.
    fn provider_error(self) -> ProviderError {
        let members = self.json().unwrap_or_default();
        ProviderError {
            status: self.status,
            error: members.get("error").and_then(|error| error.as_str()).map(str::to_owned),
            members,
            retry_after: self.retry_after,
        }
    }
}

/// A whole answer that is not a good one.
#[derive(Debug)]
pub(crate) enum AnswerError {
    Provider(ProviderError),
    BadAnswer(BadAnswer),
}

impl From<ProviderError> for AnswerError {
    fn from(error: ProviderError) -> Self {
        Self::Provider(error)
    }
}

impl From<BadAnswer> for AnswerError {
    fn from(error: BadAnswer) -> Self {
        Self::BadAnswer(error)
    }
}

/// `application/json`, or a type that ends in `+json` (problem documents).
fn is_json(headers: &HeaderMap) -> bool {
    let Some(text) = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()) else { return false };
    let essence = text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    essence == "application/json" || (essence.starts_with("application/") && essence.ends_with("+json"))
}

fn date(headers: &HeaderMap) -> Option<Timestamp> {
    http_date(headers.get(DATE)?.to_str().ok()?)
}

fn http_date(text: &str) -> Option<Timestamp> {
    Timestamp::try_from(httpdate::parse_http_date(text.trim()).ok()?).ok()
}

/// RFC 9110 10.2.3: whole seconds, or a date.
fn retry_after(headers: &HeaderMap, now: Timestamp) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = text.parse::<u64>() {
        return Some(Duration::from_secs(seconds));
    }
    let at = http_date(text)?;
    Some(Duration::try_from(at.duration_since(now)).unwrap_or(Duration::ZERO))
}

fn max_age(headers: &HeaderMap) -> Option<Duration> {
    // RFC 9110 5.3: several lines of one name are one list.
    let lines: Vec<&str> = headers.get_all(CACHE_CONTROL).iter().filter_map(|line| line.to_str().ok()).collect();
    let text = lines.join(",").to_ascii_lowercase();
    let mut directives = text.split(',').map(str::trim);
    if directives.clone().any(|directive| directive == "no-store" || directive == "no-cache") {
        return Some(Duration::ZERO);
    }
    let seconds = directives.find_map(|directive| directive.strip_prefix("max-age=")?.parse().ok())?;
    Some(Duration::from_secs(seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(name: &'static str, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(name.parse().unwrap(), value.parse().unwrap())])
    }

    fn check_retry_after(text: &str) -> Option<Duration> {
        retry_after(&headers("retry-after", text), "2026-03-02T09:15:00Z".parse().unwrap())
    }

    #[test]
    fn retry_after_is_read_as_seconds_and_as_a_date() {
        assert_eq!(check_retry_after("20"), Some(Duration::from_secs(20)));
        assert_eq!(check_retry_after("Mon, 02 Mar 2026 09:15:30 GMT"), Some(Duration::from_secs(30)));
        assert_eq!(check_retry_after("Mon, 02 Mar 2026 09:14:30 GMT"), Some(Duration::ZERO), "a date gone by");
        assert_eq!(check_retry_after("soon"), None);
        assert_eq!(check_retry_after("-5"), None);
    }

    #[test]
    fn a_call_may_be_given_less_time_but_never_more() {
        assert_eq!(timeouts(Duration::from_secs(3)), (Duration::from_secs(1), Duration::from_secs(3)));
        assert_eq!(timeouts(Duration::MAX), (Duration::from_secs(5), CALL_TIMEOUT));
    }

    #[test]
    fn max_age_is_found_among_other_directives_and_no_store_wins() {
        let check = |text: &str| max_age(&headers("cache-control", text));
        assert_eq!(check("public, max-age=3600"), Some(Duration::from_secs(3600)));
        assert_eq!(check("max-age=3600, no-store"), Some(Duration::ZERO));
        assert_eq!(check("public"), None);
        let mut two_lines = headers("cache-control", "public");
        two_lines.append("cache-control", "max-age=60".parse().unwrap());
        assert_eq!(max_age(&two_lines), Some(Duration::from_secs(60)));
    }

    #[test]
    fn only_json_is_json() {
        let check = |text: &str| is_json(&headers("content-type", text));
        assert!(check("application/json;charset=UTF-8"));
        assert!(check("application/problem+json"));
        assert!(!check("text/html"));
        assert!(!check("text/json+application/json"));
    }

    #[test]
    fn plain_http_is_for_this_very_machine_only() {
        let check = |text: &str| is_loopback(&text.parse().unwrap());
        assert!(check("http://127.0.0.1:8080/") && check("http://[::1]/") && check("http://localhost:1/"));
        assert!(
            !check("https://127.0.0.1/") && !check("http://example.test/") && !check("http://localhost.example.test/")
        );
    }
}
