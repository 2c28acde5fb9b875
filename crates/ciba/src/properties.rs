//! Laws of what is read from answers, on anything that has their shape. What must hold of any bytes at all stands in
//! [`crate::fuzz`]; here those functions are given what a fuzzer seldom writes by itself.

use std::time::Duration;

use jiff::Timestamp;
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use reqwest::header::{DATE, HeaderMap, RETRY_AFTER};
use serde_json::{Value, json};

use crate::answer::{Answer, AnswerError};
use crate::cache::later;
use crate::discovery;
use crate::error::ExchangeError;
use crate::fuzz;
use crate::json::{Object, read_object};
use crate::pending::PendingLogin;
use crate::schedule::{Schedule, Step};
use crate::token::UnverifiedTokens;

const NOW: i64 = 1_772_442_900;

fn now() -> Timestamp {
    Timestamp::from_second(NOW).unwrap()
}

fn any_leaf() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ]
}

/// Seven layers at the most.
fn any_object() -> impl Strategy<Value = Object> {
    let value = any_leaf().prop_recursive(6, 64, 6, |inner| {
        let members = btree_map(any::<String>(), inner.clone(), 0..6);
        prop_oneof![
            vec(inner, 0..6).prop_map(Value::from),
            members.prop_map(|of| Value::Object(of.into_iter().collect()))
        ]
    });
    btree_map(any::<String>(), value, 0..8).prop_map(|members| members.into_iter().collect())
}

/// A value inside so many lists and objects, the outermost an object.
fn wrapped(value: &str, layers: &[bool]) -> String {
    let inner = layers.iter().fold(value.to_owned(), |text, is_list| {
        if *is_list { format!("[0,{text}]") } else { format!(r#"{{"b":0,"a":{text}}}"#) }
    });
    format!(r#"{{"a":{inner}}}"#)
}

/// A name, written plainly or with its first sign in escapes.
fn spelled(name: &str, in_escapes: bool) -> String {
    let rest = &name[1..];
    if in_escapes { format!(r#""\u{:04x}{rest}""#, name.as_bytes()[0]) } else { format!(r#""{name}""#) }
}

proptest! {
    #[test]
    fn an_object_reads_as_a_lenient_reader_reads_it(object in any_object(), is_pretty in any::<bool>()) {
        let written = if is_pretty { serde_json::to_vec_pretty(&object) } else { serde_json::to_vec(&object) }.unwrap();
        let lenient: Object = serde_json::from_slice(&written).unwrap();
        prop_assert_eq!(&lenient, &object);
        prop_assert_eq!(read_object(&written), Ok(object));
    }

    #[test]
    fn a_name_that_is_there_twice_is_refused_at_any_depth_and_in_any_spelling(
        layers in vec(any::<bool>(), 0..14), name in "[a-z]{1,8}", escapes in any::<[bool; 2]>(),
        between in 0..3, values in [any_leaf(), any_leaf()],
    ) {
        let [one, other] = escapes.map(|in_escapes| spelled(&name, in_escapes));
        let between = (0..between).fold(",".to_owned(), |text, at| format!(r#"{text}"OTHER{at}":0,"#));
        let twice = |second: &str| format!("{{{one}:{}{between}{second}:{}}}", values[0], values[1]);
        let read = |second| read_object(wrapped(&twice(second), &layers).as_bytes()).map_err(|error| error.to_string());
        prop_assert_eq!(read(&other), Err("the answer is a member is named twice".to_owned()));
        prop_assert!(read(r#""0""#).is_ok(), "another name is fine");
    }

    #[test]
    fn sixteen_layers_are_read_and_one_more_is_not(layers in vec(any::<bool>(), 0..40)) {
        prop_assert_eq!(read_object(wrapped("0", &layers).as_bytes()).is_ok(), layers.len() < 16);
    }

    #[test]
    fn whatever_a_start_names_deadline_and_interval_keep_their_bounds(
        expires_in in any_leaf(), interval in any_leaf(), small in prop::option::of(-10.0..10_000.0),
    ) {
        for interval in [interval, json!(small)] {
            let answer = json!({"auth_req_id": "a", "expires_in": expires_in, "interval": interval});
            fuzz::start_answer(answer.to_string().as_bytes());
            let answer = json!({"auth_req_id": "a", "expires_in": small, "interval": interval});
            fuzz::start_answer(answer.to_string().as_bytes());
        }
    }

    #[test]
    fn whole_seconds_within_the_bounds_are_taken_as_they_are(expires_in in 1..=3600_u64, interval in 1..=3600_u64) {
        let answer = json!({"auth_req_id": "a", "expires_in": expires_in, "interval": interval});
        let pending = PendingLogin::read(answer.as_object().unwrap(), now(), now(), None).unwrap();
        prop_assert_eq!(pending.interval, Duration::from_secs(interval));
        prop_assert_eq!(pending.expires_at, later(now(), Duration::from_secs(expires_in)));
    }

    #[test]
    fn whatever_life_a_token_is_given_it_does_not_end_before_it_came(
        life in any_leaf(), token in "\\PC{0,20}|[!-~]{1,20}",
    ) {
        let answer = json!({"access_token": token, "token_type": "Bearer", "id_token": "a", "expires_in": life});
        fuzz::token_answer(answer.to_string().as_bytes());
        let read = UnverifiedTokens::read(answer.as_object().unwrap(), Timestamp::MAX);
        prop_assert!(read.is_err() || read.is_ok_and(|tokens| tokens.expires_at == Timestamp::MAX));
    }

    #[test]
    fn no_retry_after_puts_a_question_outside_the_bounds_of_the_schedule(
        status in 400_u16..600, date in any::<i64>(), seconds in any::<u64>(), rubbish in "[ -~]{0,30}",
        interval in 1_u64..1000,
    ) {
        let http_date = |second: i64| {
            let since_1970 = Duration::from_secs(second.unsigned_abs() % 253_402_300_800);
            httpdate::fmt_http_date(std::time::SystemTime::UNIX_EPOCH + since_1970)
        };
        let interval = Duration::from_secs(interval);
        let dates = [date, NOW + date % 1000].map(http_date);
        let numbers = [seconds, seconds % 1000].map(|seconds| seconds.to_string());
        for named in dates.into_iter().chain(numbers).chain([rubbish]) {
            let mut headers = HeaderMap::from_iter([(RETRY_AFTER, named.parse().unwrap())]);
            if seconds % 2 == 0 {
                headers.insert(DATE, http_date(date).parse().unwrap());
            }
            let answer = Answer::begin(status, &headers, now()).object();
            let Err(AnswerError::Provider(error)) = answer else { panic!("{status} is an error") };
            let Some(heard) = ExchangeError::Provider(error).heard() else { continue };
            let mut schedule = Schedule::at_once(interval, now(), Timestamp::MAX);
            schedule.hear(heard, now());
            let Step::WaitUntil(until) = schedule.step(now()) else { panic!("a wait follows") };
            let bounds = later(now(), interval)..=later(now(), interval.max(Duration::from_secs(300)));
            prop_assert!(bounds.contains(&until), "{named}: {until}");
        }
    }

    #[test]
    fn no_document_sends_anything_over_a_weaker_scheme(
        scheme in "https?|ftp|HTTPS|ws|", slashes in "(:|)[/\\\\]{0,3}", before in "[a-z@:.]{0,3}|\\PC",
        host in "op\\.example\\.test|localhost|127\\.0\\.0\\.1|\\[::1\\]", rest in "\\PC{0,8}",
    ) {
        let text = format!("{scheme}{slashes}{before}{host}{rest}");
        for issuer in ["https://op.example.test/access/", "http://127.0.0.1:8080/"] {
            let mut document = json!({"issuer": issuer, "token_endpoint": text});
            for name in ["backchannel_authentication_endpoint", "userinfo_endpoint", "jwks_uri"] {
                document[name] = json!(issuer);
            }
            fuzz::discovery(document.to_string().as_bytes());
            let read = discovery::read(document.as_object().unwrap(), issuer);
            let expected = if issuer.starts_with("https") { "https" } else { "http" };
            prop_assert!(read.is_err() || read.is_ok_and(|metadata| metadata.token_endpoint.scheme() == expected));
        }
    }
}
