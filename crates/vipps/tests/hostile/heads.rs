//! Lies in the first line and the headers (RFC 9112 2 to 5, RFC 9110 15.2).

use crate::lie::{Lie, tell};
use crate::reply::{Act, JSON, Reply};
use crate::wire::Fate::{Lost, Passes, Unreadable};
use crate::wire::{everywhere, with_body};

/// Another first line; then a good answer.
fn first_line(name: &str, fates: &[crate::wire::Fate], line: &'static [u8]) -> Vec<Lie> {
    everywhere(name, fates, move |asked| {
        let body = asked.good_body();
        let rest = format!("\r\n{JSON}Content-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len());
        Reply::raw([line, rest.as_bytes()].concat()).then(Act::Close)
    })
}

fn first_lines() -> Vec<Lie> {
    let mut lies = Vec::new();
    for (name, line) in [
        ("HTTP of the future", "HTTP/2 200 OK"),
        ("HTTP of a far future", "HTTP/9.9 200 OK"),
        ("HTTP 1.2", "HTTP/1.2 200 OK"),
        ("HTTP in small letters", "http/1.1 200 OK"),
        ("a radio", "ICY 200 OK"),
        ("a telephone", "SIP/2.0 200 OK"),
        ("a shell", "SSH-2.0-OpenSSH_9.2"),
        ("no protocol", "200 OK"),
        ("a status of two digits", "HTTP/1.1 20 OK"),
        ("a status of four digits", "HTTP/1.1 2000 OK"),
        ("a negative status", "HTTP/1.1 -200 OK"),
        ("a status with a zero before", "HTTP/1.1 020 OK"),
        ("a status of nothing", "HTTP/1.1 000 OK"),
        ("a status in letters", "HTTP/1.1 OK"),
        ("no status", "HTTP/1.1"),
        ("a status behind a tab", "HTTP/1.1\t200 OK"),
        ("a question in place of an answer", "GET / HTTP/1.1"),
    ] {
        lies.extend(first_line(name, &[Lost], line.as_bytes()));
    }
    lies.extend(first_line("a status beyond all", &[Unreadable("answer_status")], b"HTTP/1.1 999 So"));
    lies.extend(first_line("no reason", &[Passes], b"HTTP/1.1 200 "));
    lies.extend(first_line("no reason and no space", &[Passes, Lost], b"HTTP/1.1 200"));
    lies.extend(first_line("a reason in another tongue", &[Passes, Lost], "HTTP/1.1 200 Så fint".as_bytes()));
    lies.extend(first_line("HTTP 1.0", &[Passes], b"HTTP/1.0 200 OK"));
    lies.extend(with_body("HTTP 0.9", Lost, |body| Reply::raw(body).then(Act::Close)));
    lies.extend(with_body("nothing but a page", Lost, |_| Reply::raw("<html></html>").then(Act::Close)));
    // RFC 9112 2.2: a reader may take a bare line feed for a line break.
    lies.extend(everywhere("bare line feeds", &[Passes, Lost], |asked| {
        let body = asked.good_body();
        Reply::raw(format!("HTTP/1.1 200 OK\nContent-Type: application/json\nContent-Length: {}\n\n{body}", body.len()))
    }));
    lies
}

fn headers() -> Vec<Lie> {
    let header = |name: &str, fate, line: &'static [u8]| {
        with_body(name, fate, move |body| {
            let head = format!("HTTP/1.1 200 OK\r\n{JSON}Content-Length: {}\r\n", body.len());
            Reply::raw([head.as_bytes(), line, b"\r\n\r\n", body.as_bytes()].concat())
        })
    };
    let many = |name: &str, fate, count: usize| {
        with_body(name, fate, move |body| {
            let headers = "X-Again: y\r\n".repeat(count);
            Reply::http(200, &format!("{JSON}{headers}"), body)
        })
    };
    let long = |name: &str, fate, kibibytes: usize| {
        everywhere(name, &[fate], move |asked| {
            let body = asked.good_body();
            let head = format!("HTTP/1.1 200 OK\r\n{JSON}Content-Length: {}\r\nX: ", body.len());
            let line = Reply::raw(head).then(Act::Again(vec![b'a'; 1_024], kibibytes));
            line.then(Act::Say(format!("\r\n\r\n{body}").into()))
        })
    };
    let mut lies = Vec::new();
    lies.extend(header("a folded header", Lost, b"X: a\r\n b"));
    lies.extend(header("a space before the colon", Lost, b"X : a"));
    lies.extend(header("no colon", Lost, b"X"));
    lies.extend(header("no name", Lost, b": a"));
    lies.extend(header("a NUL in a header", Lost, b"X: a\0b"));
    lies.extend(header("a NUL in a name", Lost, b"X\0: a"));
    lies.extend(header("a bare carriage return in a header", Lost, b"X: a\rContent-Type: text/html"));
    lies.extend(header("a name beyond ASCII", Lost, "Så: a".as_bytes()));
    lies.extend(header("a value beyond ASCII", Passes, "X: så".as_bytes()));
    lies.extend(header("a value of no letters there are", Passes, b"X: \xff\xfe\x80"));
    lies.extend(many("ninety headers", Passes, 90));
    lies.extend(many("two hundred headers", Lost, 200));
    lies.extend(many("twenty thousand headers", Lost, 20_000));
    lies.extend(long("a header of 64 kibibytes", Passes, 64));
    lies.extend(long("a header of a mebibyte", Lost, 1_024));
    lies.extend(long("a header of 16 mebibytes", Lost, 16_384));
    lies.extend(everywhere("headers without end", &[Lost], |_| {
        Reply::raw("HTTP/1.1 200 OK\r\n").then(Act::Again(b"X: y\r\n".repeat(500), 10_000)).then(Act::Close)
    }));
    lies.extend(everywhere("a reason of a mebibyte", &[Lost], |_| {
        Reply::raw("HTTP/1.1 200 ").then(Act::Again(vec![b'a'; 1_024], 1_024)).then(Act::Close)
    }));
    lies
}

/// RFC 9110 15.2: any number of these may come before the answer.
fn interim() -> Vec<Lie> {
    let before = |name: &str, fate, interim: &'static str, times: usize| {
        with_body(name, fate, move |body| {
            let good = format!("HTTP/1.1 200 OK\r\n{JSON}Content-Length: {}\r\n\r\n{body}", body.len());
            Reply::acts(vec![Act::Again(interim.into(), times), Act::Say(good.into())])
        })
    };
    let mut lies = Vec::new();
    lies.extend(before("go on, and then the answer", Passes, "HTTP/1.1 100 Continue\r\n\r\n", 1));
    lies.extend(before("go on, a hundred times", Passes, "HTTP/1.1 100 Continue\r\n\r\n", 100));
    lies.extend(before("wait, and then the answer", Passes, "HTTP/1.1 102 Processing\r\n\r\n", 3));
    lies.extend(before(
        "hints that lead elsewhere",
        Passes,
        "HTTP/1.1 103 Early Hints\r\nLink: <http://192.0.2.1/>; rel=preload\r\n\r\n",
        3,
    ));
    lies.extend(before(
        "hints that say they are the answer",
        Passes,
        "HTTP/1.1 199 So\r\nContent-Type: application/json\r\nX-A: {}\r\n\r\n",
        2,
    ));
    lies.extend(everywhere("go on, without end", &[Lost], |_| {
        Reply::acts(vec![Act::Again(b"HTTP/1.1 100 Continue\r\n\r\n".to_vec(), 3_000), Act::Silence])
    }));
    lies.extend(everywhere("another protocol from here on", &[Unreadable("answer_status")], |_| {
        Reply::raw("HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: upgrade\r\n\r\n")
    }));
    lies.extend(everywhere(
        "another protocol, and the answer in this one",
        &[Unreadable("answer_status"), Lost],
        |asked| {
            let body = asked.good_body();
            let switch = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n";
            Reply::raw(format!("{switch}HTTP/1.1 200 OK\r\n{JSON}Content-Length: {}\r\n\r\n{body}", body.len()))
        },
    ));
    lies
}

#[test]
fn an_answer_begins_with_a_status_of_http_1() {
    println!("{}", tell(first_lines));
}

#[test]
fn headers_are_well_formed_and_not_without_end() {
    println!("{}", tell(headers));
}

#[test]
fn what_comes_before_an_answer_is_none() {
    println!("{}", tell(interim));
}
