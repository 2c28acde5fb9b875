//! What stands around a body: status and headers.

use std::time::Duration;

use jiff::Timestamp;
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};

use super::now;
use crate::answer::{Answer, AnswerError};
use crate::cache::later;
use crate::error::{BadAnswer, ExchangeError, ProviderError};
use crate::schedule::{Heard, Schedule, Step};

/// Whole answers: a line with the status, lines of headers, an empty one, the body.
///
/// Only a 200 that calls itself JSON once is an object; whatever a `Retry-After` says, the next question comes no
/// sooner than the interval and no later than five minutes; and no member of an error shows in print.
pub fn answer_headers(bytes: &[u8]) {
    let (head, body) = split_once(bytes, b"\n\n");
    let (status, lines) = split_once(head, b"\n");
    let Some(status) = str::from_utf8(status).ok().and_then(|text| text.parse().ok()) else { return };
    let mut headers = HeaderMap::new();
    lines.split(|byte| *byte == b'\n').filter_map(header).for_each(|(name, value)| _ = headers.append(name, value));
    let mut answer = Answer::begin(status, &headers, now());
    let has_room = answer.take(body);
    assert_eq!(has_room, body.len() <= crate::MAX_BODY_BYTES);
    if let Some(date) = answer.observed.date {
        assert!(date >= Timestamp::UNIX_EPOCH, "HTTP knows no earlier date");
    }
    match answer.object() {
        Ok(object) => {
            assert_eq!((status, headers.get_all(CONTENT_TYPE).iter().count()), (200, 1));
            assert!(has_room && serde_json::from_slice(body).is_ok_and(|read: crate::Object| read == object));
        }
        Err(AnswerError::Provider(error)) => check_error(&error, status),
        Err(AnswerError::BadAnswer(BadAnswer::Redirect)) => assert!((300..400).contains(&status)),
        Err(AnswerError::BadAnswer(BadAnswer::Status(named))) => {
            assert!(named == status && status != 200 && !(300..600).contains(&status));
        }
        Err(AnswerError::BadAnswer(_)) => assert_eq!(status, 200),
    }
}

fn check_error(error: &ProviderError, status: u16) {
    assert!(error.status == status && (400..600).contains(&status));
    assert_eq!(error.error.as_deref(), error.members.get("error").and_then(|word| word.as_str()));
    let bare = ProviderError { members: crate::Object::new(), ..error.clone() };
    assert_eq!((format!("{error:?}"), error.to_string()), (format!("{bare:?}"), bare.to_string()));
    let Some(heard) = ExchangeError::Provider(error.clone()).heard() else { return };
    assert!(matches!(heard, Heard::TooMany(named) | Heard::Fault(named) if named == error.retry_after));
    let interval = Duration::from_secs(5);
    let mut schedule = Schedule::at_once(interval, now(), Timestamp::MAX);
    schedule.hear(heard, now());
    let Step::WaitUntil(until) = schedule.step(now()) else { unreachable!("a wait follows whatever is heard") };
    assert!((later(now(), interval)..=later(now(), Duration::from_secs(300))).contains(&until), "{until}");
}

fn header(line: &[u8]) -> Option<(HeaderName, HeaderValue)> {
    let (name, value) = split_once(line, b": ");
    Some((HeaderName::from_bytes(name).ok()?, HeaderValue::from_bytes(value).ok()?))
}

/// Before and behind `at`; nothing behind if it is not there.
fn split_once<'a>(bytes: &'a [u8], at: &[u8]) -> (&'a [u8], &'a [u8]) {
    match bytes.windows(at.len()).position(|window| window == at) {
        Some(index) => (&bytes[..index], &bytes[index + at.len()..]),
        None => (bytes, &[]),
    }
}
