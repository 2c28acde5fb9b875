//! Lies about where an answer begins and ends (RFC 9112 2 to 9).

use crate::lie::{Lie, tell};
use crate::reply::{Act, JSON, Reply};
use crate::wire::Fate::{Lost, Passes, Unreadable};
use crate::wire::{everywhere, with_body};

const JSON_CHECK: crate::wire::Fate = Unreadable("answer_json");

/// These headers before the body, as they are; then the connection is closed.
fn closed_after(headers: &str, body: &str) -> Reply {
    Reply::raw(format!("HTTP/1.1 200 OK\r\n{JSON}{headers}\r\n{body}")).then(Act::Close)
}

fn chunked(chunks: &str) -> Reply {
    Reply::raw(format!("HTTP/1.1 200 OK\r\n{JSON}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n{chunks}"))
        .then(Act::Close)
}

fn lengths() -> Vec<Lie> {
    let length = |name: &str, fate, make: fn(usize) -> String| {
        with_body(name, fate, move |body| closed_after(&format!("Content-Length: {}\r\n", make(body.len())), body))
    };
    let mut lies = Vec::new();
    lies.extend(length("a length one too short", JSON_CHECK, |length| (length - 1).to_string()));
    lies.extend(length("a length of nothing", JSON_CHECK, |_| "0".to_owned()));
    lies.extend(length("a length one too long", Lost, |length| (length + 1).to_string()));
    lies.extend(length("a length beyond all memory", Lost, |_| "1099511627776".to_owned()));
    lies.extend(length("a length as long as can be", Lost, |_| u64::MAX.to_string()));
    lies.extend(length("a length beyond all numbers", Lost, |_| "99999999999999999999999".to_owned()));
    lies.extend(length("a negative length", Lost, |_| "-1".to_owned()));
    lies.extend(length("a length with a plus", Lost, |length| format!("+{length}")));
    lies.extend(length("a length in hexadecimal", Lost, |length| format!("0x{length:x}")));
    lies.extend(length("a length with a fraction", Lost, |length| format!("{length}.0")));
    lies.extend(length("a length in words", Lost, |_| "all of it".to_owned()));
    lies.extend(length("no length at all", Lost, |_| String::new()));
    lies.extend(length("two lengths in one line", Lost, |length| format!("{length}, {}", length + 1)));
    lies.extend(length("two lengths in two lines", Lost, |length| {
        format!("{length}\r\nContent-Length: {}", length + 1)
    }));
    // RFC 9112 6.3: a list of the same may be taken for one of them, or refused.
    lies.extend(everywhere("the length twice, alike", &[Passes, Lost], |asked| {
        let body = asked.good_body();
        let line = format!("Content-Length: {}\r\n", body.len());
        closed_after(&format!("{line}{line}Connection: close\r\n"), &body)
    }));
    // RFC 9112 6.3: chunks outweigh the length; or it is handled as an error.
    lies.extend(everywhere("a length and chunks", &[Passes, Lost], |asked| {
        let body = asked.good_body();
        let headers = "Content-Length: 3\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n";
        closed_after(headers, &format!("{:x}\r\n{body}\r\n0\r\n\r\n", body.len()))
    }));
    lies.extend(with_body("an answer that ends with its connection", Passes, |body| {
        closed_after("Connection: close\r\n", body)
    }));
    lies.extend(with_body("an answer whose end is missing, and nobody can tell", JSON_CHECK, |body| {
        closed_after("Connection: close\r\n", &body[..body.len() / 2])
    }));
    lies
}

fn chunks() -> Vec<Lie> {
    let lost = |name: &str, make: fn(&str) -> String| with_body(name, Lost, move |body| chunked(&make(body)));
    let passes = |name: &str, make: fn(&str) -> String| with_body(name, Passes, move |body| chunked(&make(body)));
    let mut lies = Vec::new();
    lies.extend(passes("one chunk", |body| format!("{:x}\r\n{body}\r\n0\r\n\r\n", body.len())));
    lies.extend(passes("a chunk for every member", |body| {
        let members = body.split_inclusive(',').map(|member| format!("{:x}\r\n{member}\r\n", member.len()));
        format!("{}0\r\n\r\n", members.collect::<String>())
    }));
    lies.extend(passes("a chunk with something behind its size", |body| {
        format!("{:x};a=b;c=\"d\"\r\n{body}\r\n0\r\n\r\n", body.len())
    }));
    lies.extend(passes("chunks with a trailer that says it was something else", |body| {
        format!("{:x}\r\n{body}\r\n0\r\nContent-Type: text/html\r\nContent-Length: 1\r\n\r\n", body.len())
    }));
    lies.extend(lost("a size that is no number", |body| format!("zz\r\n{body}\r\n0\r\n\r\n")));
    lies.extend(lost("a size of nothing", |body| format!("\r\n{body}\r\n0\r\n\r\n")));
    lies.extend(lost("a negative size", |body| format!("-{:x}\r\n{body}\r\n0\r\n\r\n", body.len())));
    lies.extend(lost("a size with a sign before it", |body| format!("0x{:x}\r\n{body}\r\n0\r\n\r\n", body.len())));
    lies.extend(lost("a size beyond all numbers", |body| format!("fffffffffffffffff\r\n{body}\r\n0\r\n\r\n")));
    lies.extend(lost("a size that is too long", |body| format!("{:x}\r\n{body}\r\n0\r\n\r\n", body.len() + 100)));
    lies.extend(lost("a size that is too short", |body| format!("{:x}\r\n{body}\r\n0\r\n\r\n", body.len() - 1)));
    lies.extend(lost("a chunk without its line break", |body| format!("{:x}\r\n{body}0\r\n\r\n", body.len())));
    lies.extend(lost("no last chunk", |body| format!("{:x}\r\n{body}\r\n", body.len())));
    lies.extend(lost("no chunks, though they were promised", str::to_owned));
    lies.extend(everywhere("megabytes behind the size of a chunk", &[Lost], |_| {
        let head = format!("HTTP/1.1 200 OK\r\n{JSON}Transfer-Encoding: chunked\r\n\r\n1;");
        Reply::raw(head).then(Act::Again(vec![b'a'; 8_192], 512)).then(Act::Close)
    }));
    lies.extend(everywhere("megabytes of trailers", &[Lost], |asked| {
        let body = asked.good_body();
        let head =
            format!("HTTP/1.1 200 OK\r\n{JSON}Transfer-Encoding: chunked\r\n\r\n{:x}\r\n{body}\r\n0\r\n", body.len());
        Reply::raw(head).then(Act::Again([b"X: ".as_slice(), &[b'a'; 4_096], b"\r\n"].concat(), 512)).then(Act::Close)
    }));
    // RFC 9112 6.1 and 6.3: what is not chunked at the end ends with the connection, and an unknown coding is an error.
    for coding in ["gzip", "identity", "chunked, gzip", "x-unknown", "chunked, chunked", "gzip, chunked"] {
        lies.extend(everywhere(&format!("transferred as {coding}"), &[Passes, Lost, JSON_CHECK], move |asked| {
            closed_after(&format!("Transfer-Encoding: {coding}\r\nConnection: close\r\n"), &asked.good_body())
        }));
    }
    lies
}

/// An answer to a question that is not asked yet (RFC 9112 9.2 and 11.2), and connections that are not what they say.
fn connections() -> Vec<Lie> {
    let evil = || {
        // Whatever is asked next, this would end it.
        let body = r#"{"exists":false,"auth_req_id":"b","expires_in":1,"error":"x","keys":[],"sub":"x","issuer":"x"}"#;
        let Act::Say(bytes) = Reply::ok(body).acts.remove(0) else { unreachable!() };
        bytes
    };
    let good_and = |name: &str, headers: &'static str, more: fn(Vec<u8>) -> Vec<u8>| {
        with_body(name, Passes, move |body| {
            let Act::Say(good) = Reply::http(200, &format!("{JSON}{headers}"), body).acts.remove(0) else {
                unreachable!()
            };
            Reply::raw([good, more(evil())].concat())
        })
    };
    let mut lies = Vec::new();
    lies.extend(good_and("an answer, and one to the next question", "", |evil| evil));
    lies.extend(good_and("an answer, and ten to the next", "", |evil| evil.repeat(10)));
    lies.extend(good_and("an answer, a line break, and one to the next", "", |evil| {
        [b"\r\n".as_slice(), &evil].concat()
    }));
    lies.extend(good_and("an answer, and the beginning of one to the next", "", |evil| evil[..40].to_vec()));
    lies.extend(good_and("an answer, and a kilobyte of nothing", "", |_| vec![b' '; 1_024]));
    lies.extend(good_and("an answer, and the wish to be left alone", "", |_| {
        b"HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".to_vec()
    }));
    lies.extend(good_and(
        "an answer on a connection that is to be closed, and is not",
        "Connection: close\r\n",
        |_| Vec::new(),
    ));
    lies.extend(good_and("an answer that is to be kept for no time", "Keep-Alive: timeout=0, max=0\r\n", |_| {
        Vec::new()
    }));
    lies.extend(with_body("an answer behind empty lines", Passes, |body| {
        Reply::raw(format!("\r\n\r\nHTTP/1.1 200 OK\r\n{JSON}Content-Length: {}\r\n\r\n{body}", body.len()))
    }));
    lies.extend(with_body("a smuggled answer in a header's value", Passes, |body| {
        let split = "X: a\r\nSet-Cookie: b=c; HttpOnly\r\nRefresh: 0; url=http://192.0.2.1/\r\n";
        Reply::http(200, &format!("{JSON}{split}"), body)
    }));
    lies
}

#[test]
fn an_answer_is_as_long_as_it_says() {
    println!("{}", tell(lengths));
}

#[test]
fn a_chunk_is_as_long_as_it_says() {
    println!("{}", tell(chunks));
}

#[test]
fn an_answer_answers_the_question_that_was_asked() {
    println!("{}", tell(connections));
}
