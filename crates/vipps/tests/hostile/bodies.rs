//! Lies in what a body says it is, and in its JSON (RFC 8259, RFC 9110 8.3 and 8.4).

use crate::json::quoted;
use crate::lie::{Lie, tell};
use crate::reply::{Act, JSON, Reply};
use crate::wire::Fate::{Passes, Unreadable};
use crate::wire::{everywhere, with_body};

const JSON_CHECK: crate::wire::Fate = Unreadable("answer_json");
const TYPE_CHECK: crate::wire::Fate = Unreadable("answer_content_type");
const PACKED: crate::wire::Fate = Unreadable("answer_encoding");
const TOO_LONG: crate::wire::Fate = Unreadable("answer_too_long");

fn types() -> Vec<Lie> {
    let typed = |headers: &'static str, fate| {
        with_body(&format!("of the type {:?}", headers.trim_end()), fate, move |body| Reply::http(200, headers, body))
    };
    let mut lies = Vec::new();
    for headers in [
        "",
        "Content-Type: \r\n",
        "Content-Type: text/html\r\n",
        "Content-Type: text/plain\r\n",
        "Content-Type: text/json\r\n",
        "Content-Type: application/javascript\r\n",
        "Content-Type: application/jwt\r\n",
        "Content-Type: application/json-seq\r\n",
        "Content-Type: application/problem+json\r\n",
        "Content-Type: application/x-www-form-urlencoded\r\n",
        "Content-Type: multipart/mixed; boundary=json\r\n",
        "Content-Type: application/json, text/html\r\n",
        "Content-Type: application/json\r\nContent-Type: text/html\r\n",
        "Content-Type: application/json\r\nContent-Type: application/json\r\n",
        "Content-Type: application/json; charset=utf-16\r\n",
        "Content-Type: application/json; charset=utf-7\r\n",
        "Content-Type: application/json; charset=\"iso-8859-1\"\r\n",
        "Content-Type: application/json; charset=utf-8; charset=utf-16\r\n",
        "Content-Type: */*\r\n",
        "Content-Type: json\r\n",
    ] {
        lies.extend(typed(headers, TYPE_CHECK));
    }
    for headers in [
        "Content-Type: APPLICATION/JSON\r\n",
        "content-type:application/json\r\n",
        "Content-Type: application/json ; charset=\"UTF-8\"\r\n",
        "Content-Type: application/json; charset=us-ascii\r\n",
        "Content-Type: application/json; profile=x;\r\n",
        "Content-Type: application/jwk-set+json\r\n",
        "Content-Type: application/json\r\nX-Content-Type-Options: nosniff\r\nContent-Disposition: attachment\r\n",
    ] {
        lies.extend(typed(headers, Passes));
    }
    lies
}

/// Packed with gzip: a bomb begins like this, and nobody unpacks it.
const GZIP: &[u8] = &[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 3];

fn packings() -> Vec<Lie> {
    let mut lies = Vec::new();
    for coding in [
        "gzip",
        "x-gzip",
        "deflate",
        "br",
        "zstd",
        "compress",
        "aes128gcm",
        "gzip, gzip, gzip",
        "identity, br",
        "GZIP",
        "",
    ] {
        lies.extend(with_body(&format!("packed as {coding:?}, or not"), PACKED, move |body| {
            Reply::http(200, &format!("{JSON}Content-Encoding: {coding}\r\n"), body)
        }));
    }
    lies.extend(with_body("packed twice, in two lines", PACKED, |body| {
        Reply::http(200, &format!("{JSON}Content-Encoding: identity\r\nContent-Encoding: gzip\r\n"), body)
    }));
    lies.extend(everywhere("truly packed, and it says so", &[PACKED], |_| {
        Reply::http(200, &format!("{JSON}Content-Encoding: gzip\r\n"), GZIP)
    }));
    lies.extend(everywhere("packed, and nobody says so", &[JSON_CHECK], |_| Reply::http(200, JSON, GZIP)));
    lies.extend(with_body("packed by no means", Passes, |body| {
        Reply::http(200, &format!("{JSON}Content-Encoding: Identity\r\n"), body)
    }));
    lies.extend(everywhere("packed without end", &[TOO_LONG], |_| {
        let head = format!("HTTP/1.1 200 OK\r\n{JSON}Content-Encoding: gzip\r\nConnection: close\r\n\r\n");
        Reply::raw([head.as_bytes(), GZIP].concat()).then(Act::Again(vec![0; 8_192], 4_096)).then(Act::Close)
    }));
    lies
}

fn texts() -> Vec<Lie> {
    let refused = |name: &str, make: fn(&str) -> Vec<u8>| {
        with_body(name, JSON_CHECK, move |body| Reply::http(200, JSON, make(body)))
    };
    let utf16 = |body: &str| body.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut lies = Vec::new();
    lies.extend(refused("a byte order mark", |body| format!("\u{feff}{body}").into()));
    lies.extend(refused("two bytes for every letter", utf16));
    lies.extend(refused("two bytes for every letter, the other way", |body| {
        body.encode_utf16().flat_map(u16::to_be_bytes).collect()
    }));
    lies.extend(refused("four bytes for every letter", |body| {
        body.chars().flat_map(|sign| u32::from(sign).to_be_bytes()).collect()
    }));
    lies.extend(refused("nothing", |_| Vec::new()));
    lies.extend(refused("spaces", |_| b" \t\r\n".to_vec()));
    lies.extend(refused("in a list", |body| format!("[{body}]").into()));
    lies.extend(refused("in quotation marks", |body| quoted(body).into()));
    lies.extend(refused("null", |_| b"null".to_vec()));
    lies.extend(refused("a number", |_| b"0".to_vec()));
    lies.extend(refused("twice", |body| body.repeat(2).into()));
    lies.extend(refused("with another object behind", |body| format!("{body}\n{{}}").into()));
    lies.extend(refused("with a NUL behind", |body| format!("{body}\0").into()));
    lies.extend(refused("with a page behind", |body| format!("{body}<!-- served by x -->").into()));
    lies.extend(refused("with a comment before", |body| format!("/* yes */{body}").into()));
    lies.extend(refused("with a comment inside", |body| body.replacen('{', "{// yes\n", 1).into()));
    lies.extend(refused("with a guard before", |body| format!(")]}}',\n{body}").into()));
    lies.extend(refused("in a call", |body| format!("callback({body});").into()));
    lies.extend(refused("with a comma behind the last", |body| format!("{},}}", &body[..body.len() - 1]).into()));
    lies.extend(refused("with a comma before the first", |body| body.replacen('{', "{,", 1).into()));
    lies.extend(refused("with a comma in place of a colon", |body| body.replacen(':', ",", 1).into()));
    lies.extend(refused("in single quotation marks", |body| body.replace('"', "'").into()));
    lies.extend(refused("with names without quotation marks", |body| {
        body.replacen("{\"", "{", 1).replacen("\":", ":", 1).into()
    }));
    lies.extend(refused("without its end", |body| body[..body.len() - 1].into()));
    lies.extend(refused("without its beginning", |body| body[1..].into()));
    lies.extend(refused("in the form of a form", |_| b"access_token=a&token_type=Bearer".to_vec()));
    lies.extend(refused("in angle brackets", |_| b"<xml/>".to_vec()));
    lies
}

/// One member more, which nobody knows (contract §26.2, 39).
fn members() -> Vec<Lie> {
    let with = |name: &str, fate, written: &'static [u8]| {
        with_body(name, fate, move |body| {
            let body = [&body.as_bytes()[..body.len() - 1], b",\"more\":", written, b"}"].concat();
            Reply::http(200, JSON, body)
        })
    };
    let repeated = |name: &str, fate, open: &'static str, times: usize, close: &'static str| {
        with_body(name, fate, move |body| {
            let more = format!("{}0{}", open.repeat(times), close.repeat(times));
            Reply::http(200, JSON, format!("{},\"more\":{more}}}", &body[..body.len() - 1]))
        })
    };
    let mut lies = Vec::new();
    for (name, written) in [
        ("an unknown member", &br#"{"a":[1,true,null,"b"]}"#[..]),
        ("a member with a letter in two halves", br#""\ud83d\ude00""#),
        ("a member with a NUL in escapes", br#""\u0000""#),
        ("a number that is almost nothing", b"1e-999"),
        (
            "a number of many digits",
            b"3.14159265358979323846264338327950288419716939937510582097494459230781640628620899",
        ),
    ] {
        lies.extend(with(name, Passes, written));
    }
    for (name, written) in [
        ("not a number", &b"NaN"[..]),
        ("an infinite number", b"Infinity"),
        ("a number beyond all", b"1e999"),
        ("a number with a plus", b"+1"),
        ("a number with a zero before", b"01"),
        ("a number without its end", b"1."),
        ("a number without its beginning", b".5"),
        ("a number in hexadecimal", b"0x10"),
        ("half a letter", br#""\ud800""#),
        ("two halves in the wrong order", br#""\ude00\ud83d""#),
        ("bytes that are no letters", b"\"\xff\xfe\""),
        ("a letter longer than it need be", b"\"\xc0\xaf\""),
        ("half a letter in its bytes", b"\"\xed\xa0\x80\""),
        ("a letter that is cut", b"\"\xe2\x82\""),
        ("a line break in a text", b"\"a\nb\""),
        ("a NUL in a text", b"\"a\0b\""),
        ("an escape there is none of", br#""\x41""#),
        ("a word there is none of", b"undefined"),
        ("true in capitals", b"TRUE"),
        ("a member named twice, deep inside", br#"[[{"a":{"b":1,"b":1}}]]"#),
        ("a member named twice, once in escapes, deep inside", br#"{"a":{"b":1,"\u0062":1}}"#),
        ("an empty name twice", br#"{"":1,"":2}"#),
    ] {
        lies.extend(with(name, JSON_CHECK, written));
    }
    lies.extend(repeated("fourteen lists in lists", Passes, "[", 14, "]"));
    lies.extend(repeated("a hundred thousand lists in lists", JSON_CHECK, "[", 100_000, "]"));
    lies.extend(repeated("thirty thousand objects in objects", JSON_CHECK, "{\"a\":", 30_000, "}"));
    lies.extend(repeated("a number of two hundred thousand digits", JSON_CHECK, "9", 200_000, ""));
    lies.extend(repeated("a list of a hundred thousand numbers", JSON_CHECK, "0],[0,0,0,0,0,", 10_000, ""));
    lies.extend(with_body("thirty thousand small objects", JSON_CHECK, |body| {
        let more = vec![r#"{"":0}"#; 30_000].join(",");
        Reply::http(200, JSON, format!("{},\"more\":[{more}]}}", &body[..body.len() - 1]))
    }));
    lies.extend(with_body("a hundred thousand empty texts", JSON_CHECK, |body| {
        let more = vec![r#""""#; 80_000].join(",");
        Reply::http(200, JSON, format!("{},\"more\":[{more}]}}", &body[..body.len() - 1]))
    }));
    lies
}

/// More than anybody reads, in pieces that nobody here keeps.
fn floods() -> Vec<Lie> {
    let flood = |name: &str, length: &'static str, begins: &'static str, piece: &'static [u8]| {
        everywhere(name, &[TOO_LONG], move |_| {
            let head = format!("HTTP/1.1 200 OK\r\n{JSON}{length}\r\n{begins}");
            Reply::raw(head).then(Act::Again(piece.repeat(8_192 / piece.len()), 2_048)).then(Act::Close)
        })
    };
    let mut lies = Vec::new();
    lies.extend(flood("spaces without end", "Connection: close\r\n", "", b" "));
    lies.extend(flood("spaces of a terabyte", "Content-Length: 1099511627776\r\n", "", b" "));
    lies.extend(flood("a number of ten megabytes", "Content-Length: 10485760\r\n", "{\"a\":", b"9"));
    lies.extend(flood("a text of ten megabytes", "Content-Length: 10485760\r\n", "{\"a\":\"", b"a"));
    lies.extend(flood("lists in lists without end", "Connection: close\r\n", "{\"a\":", b"["));
    lies.extend(flood(
        "chunks without end",
        "Transfer-Encoding: chunked\r\n",
        "",
        b"20\r\n                                \r\n",
    ));
    // One is enough: a chunk costs the reader as much however little is in it.
    let tiny = flood("tiny chunks without end", "Transfer-Encoding: chunked\r\n", "", b"1\r\n \r\n");
    lies.extend(tiny.into_iter().take(1));
    lies
}

#[test]
fn a_body_is_json_and_says_so() {
    println!("{}", tell(types));
}

#[test]
fn a_body_is_not_packed() {
    println!("{}", tell(packings));
}

#[test]
fn a_body_is_one_object() {
    println!("{}", tell(texts));
}

#[test]
fn a_member_that_nobody_knows_is_json_all_the_same() {
    println!("{}", tell(members));
}

#[test]
fn no_flood_is_read_to_its_end() {
    println!("{}", tell(floods));
}
