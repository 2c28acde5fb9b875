//! An answer: what its headers allow to be read, and the one JSON object that is in it.

use std::time::Duration;

use jiff::Timestamp;
use reqwest::Response;
use reqwest::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, DATE, HeaderMap, RETRY_AFTER};

use crate::error::{BadAnswer, ProviderError, TransportError};
use crate::json::{Object, read_object};
use crate::wire::transport;

/// No answer of a provider is longer than this; a longer one is refused unread.
pub const MAX_BODY_BYTES: usize = 256 * 1024;

/// What an answer's headers tell beside the answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Observed {
    /// The `Date` header.
    pub(crate) date: Option<Timestamp>,
    /// `max-age` of `Cache-Control`.
    pub(crate) max_age: Option<Duration>,
}

/// A whole answer.
#[derive(Debug)]
pub(crate) struct Answer {
    status: u16,
    pub(crate) observed: Observed,
    retry_after: Option<Duration>,
    /// Why the body is not to be read, if so.
    unreadable: Option<BadAnswer>,
    body: Vec<u8>,
}

/// Reads a whole answer, up to the cap. `now` is for a `Retry-After` that is a date.
pub(crate) async fn read(mut response: Response, now: Timestamp) -> Result<Answer, TransportError> {
    let mut answer = Answer::begin(response.status().as_u16(), response.headers(), now);
    while let Some(chunk) = response.chunk().await.map_err(|error| transport(&error))? {
        if !answer.take(&chunk) {
            break;
        }
    }
    Ok(answer)
}

impl Answer {
    /// What is known before the body.
    pub(crate) fn begin(status: u16, headers: &HeaderMap, now: Timestamp) -> Self {
        let observed = Observed { date: date(headers), max_age: max_age(headers) };
        Self {
            status,
            observed,
            // A date of the provider's is meant by the provider's clock.
            retry_after: retry_after(headers, observed.date.unwrap_or(now)),
            unreadable: check_encoding(headers).and_then(|()| check_type(headers, status)).err(),
            body: Vec::new(),
        }
    }

    /// Takes in a piece of the body; whether there is room for more.
    pub(crate) fn take(&mut self, chunk: &[u8]) -> bool {
        if self.body.len() + chunk.len() > MAX_BODY_BYTES {
            self.unreadable = Some(BadAnswer::TooLong);
            return false;
        }
        self.body.extend_from_slice(chunk);
        true
    }

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
        self.unreadable.map_or_else(|| read_object(&self.body), Err)
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

/// Nobody was asked to pack anything, and nothing is unpacked.
fn check_encoding(headers: &HeaderMap) -> Result<(), BadAnswer> {
    let is_identity = |line: &[u8]| line.eq_ignore_ascii_case(b"identity");
    if headers.get_all(CONTENT_ENCODING).iter().all(|line| is_identity(line.as_bytes())) {
        Ok(())
    } else {
        Err(BadAnswer::Encoding)
    }
}

/// JSON in UTF-8, said in one line: `application/json`, for a key set its own type (RFC 7517 8.5.2), for an error also a
/// problem document or whatever else ends in `+json`.
fn check_type(headers: &HeaderMap, status: u16) -> Result<(), BadAnswer> {
    let mut lines = headers.get_all(CONTENT_TYPE).iter();
    let (Some(line), None) = (lines.next(), lines.next()) else { return Err(BadAnswer::ContentType) };
    let text = line.to_str().unwrap_or_default().to_ascii_lowercase();
    let mut parts = text.split(';').map(str::trim);
    let kind = parts.next().unwrap_or_default();
    let is_json = match kind.strip_prefix("application/") {
        Some("json" | "jwk-set+json") => true,
        Some(other) => status >= 400 && other.ends_with("+json"),
        None => false,
    };
    let is_utf8 = parts
        .filter_map(|parameter| parameter.strip_prefix("charset="))
        .all(|charset| ["utf-8", "utf8", "us-ascii"].contains(&charset.trim_matches('"')));
    if is_json && is_utf8 { Ok(()) } else { Err(BadAnswer::ContentType) }
}

fn date(headers: &HeaderMap) -> Option<Timestamp> {
    http_date(headers.get(DATE)?.to_str().ok()?)
}

fn http_date(text: &str) -> Option<Timestamp> {
    let time = httpdate::parse_http_date(text.trim()).ok()?;
    // The last day of the year 9999 is how some write "never", and later than any Timestamp.
    Some(Timestamp::try_from(time).unwrap_or(Timestamp::MAX))
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
        let never = check_retry_after("Fri, 31 Dec 9999 23:59:59 GMT");
        assert!(never.is_some_and(|wait| wait > Duration::from_secs(1 << 30)), "a date, and a late one");
        assert_eq!(check_retry_after("soon"), None);
        assert_eq!(check_retry_after("-5"), None);
        assert_eq!(check_retry_after("99999999999999999999999"), None);
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
        let check = |text: &str| check_type(&headers("content-type", text), 200).is_ok();
        assert!(
            check("application/json;charset=UTF-8") && check("Application/JSON") && check("application/jwk-set+json")
        );
        for odd in ["text/html", "text/json+application/json", "application/jwt", "application/problem+json", "", ";"] {
            assert!(!check(odd), "{odd}");
        }
        assert!(!check("application/json; charset=utf-16"));
        assert!(check_type(&headers("content-type", "application/problem+json"), 400).is_ok(), "problems are errors");
    }

    #[test]
    fn two_types_are_none() {
        let mut headers = headers("content-type", "application/json");
        headers.append("content-type", "text/html".parse().unwrap());
        assert_eq!(check_type(&headers, 200), Err(BadAnswer::ContentType));
    }

    #[test]
    fn whatever_is_packed_is_not_read() {
        let check = |text: &str| check_encoding(&headers("content-encoding", text)).is_ok();
        assert!(check("identity") && check_encoding(&HeaderMap::new()).is_ok());
        assert!(!check("gzip") && !check("identity, br") && !check(""));
    }
}
