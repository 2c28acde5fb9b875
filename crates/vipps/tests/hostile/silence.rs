//! The answer breaks off, or never ends: at every stage, at every endpoint.

use crate::lie::{Lie, tell};
use crate::reply::{Act, JSON, Reply};
use crate::wire::Fate::{Lost, Passes};
use crate::wire::{everywhere, with_body};
use crate::world::Asked;

/// A good answer up to one of its stages.
fn stages(asked: &Asked<'_>) -> [(&'static str, String); 6] {
    let body = asked.good_body();
    let headers = format!("HTTP/1.1 200 OK\r\n{JSON}Content-Length: {}\r\n", body.len());
    [
        ("before a byte of it", String::new()),
        ("in its first line", "HTTP/1.1 2".to_owned()),
        ("in a header", "HTTP/1.1 200 OK\r\nContent-Ty".to_owned()),
        ("before its body", format!("{headers}\r\n")),
        ("in its body", format!("{headers}\r\n{}", &body[..body.len() / 2])),
        ("before its last byte", format!("{headers}\r\n{}", &body[..body.len() - 1])),
    ]
}

const STAGES: [&str; 6] = [
    "before a byte of it",
    "in its first line",
    "in a header",
    "before its body",
    "in its body",
    "before its last byte",
];

fn breaks(how: &str, act: &Act) -> Vec<Lie> {
    let at = |(stage, name): (usize, &str)| {
        let act = act.clone();
        everywhere(&format!("{how} {name}"), &[Lost], move |asked| {
            let (_, said) = stages(asked)[stage].clone();
            Reply::raw(said).then(act.clone())
        })
    };
    STAGES.into_iter().enumerate().flat_map(at).collect()
}

fn closes() -> Vec<Lie> {
    breaks("an answer that is cut", &Act::Close)
}

fn resets() -> Vec<Lie> {
    breaks("an answer that is reset", &Act::Reset)
}

fn silences() -> Vec<Lie> {
    breaks("an answer that falls silent", &Act::Silence)
}

/// Every byte moves something, and the time of a call is over all the same.
fn drips() -> Vec<Lie> {
    let mut lies = Vec::new();
    lies.extend(everywhere("a first line of one byte at a time", &[Lost], |_| {
        Reply::acts(vec![Act::Drip(b"HTTP/1.1 200 OK".to_vec())])
    }));
    lies.extend(everywhere("headers of one byte at a time", &[Lost], |_| {
        Reply::raw("HTTP/1.1 200 OK\r\n").then(Act::Drip(b"X: aaaaaaaaaaaaaaaa".to_vec()))
    }));
    lies.extend(everywhere("a body of one byte at a time", &[Lost], |_| {
        Reply::raw(format!("HTTP/1.1 200 OK\r\n{JSON}Content-Length: 1000\r\n\r\n")).then(Act::Drip(vec![b' '; 20]))
    }));
    lies.extend(everywhere("chunks of one byte at a time", &[Lost], |_| {
        let head = format!("HTTP/1.1 200 OK\r\n{JSON}Transfer-Encoding: chunked\r\n\r\n");
        Reply::raw(head).then(Act::Drip(b"1\r\n \r\n1\r\n \r\n".to_vec()))
    }));
    lies.extend(with_body("a good answer in two pieces, and then silence", Passes, |body| {
        let (one, two) = body.split_at(body.len() / 2);
        Reply::raw(format!("HTTP/1.1 200 OK\r\n{JSON}Content-Length: {}\r\n\r\n{one}", body.len()))
            .then(Act::Say(two.into()))
    }));
    lies
}

#[test]
fn an_answer_that_is_cut_is_lost() {
    println!("{}", tell(closes));
}

#[test]
fn an_answer_that_is_reset_is_lost() {
    println!("{}", tell(resets));
}

#[test]
fn an_answer_that_falls_silent_is_lost_when_a_calls_time_is_over() {
    println!("{}", tell(silences));
}

#[test]
fn an_answer_that_never_ends_is_lost_when_a_calls_time_is_over() {
    println!("{}", tell(drips));
}
