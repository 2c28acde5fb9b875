//! Answers with a good status and a body that is not what it should be. The same is refused at every endpoint.

use ciba::{BadAnswer, MAX_BODY_BYTES};

use crate::client::{Wrong, client};
use crate::provider::{Discovery, Endpoint, Provider, Reply, Token, answer};

const JSON: &str = "Content-Type: application/json\r\n";

async fn check(reply: Reply, refused: BadAnswer) {
    for endpoint in Endpoint::ALL {
        let reply = reply.clone();
        let provider = Provider::odd_at(endpoint, move |_| reply.clone()).await;
        assert_eq!(client(&provider).call(endpoint).await, Err(Wrong::Bad(refused)), "{endpoint:?}");
    }
}

async fn check_json(body: &[u8], refused: &'static str) {
    check(answer(200, JSON, body), BadAnswer::Json(refused)).await;
}

#[tokio::test]
async fn a_page_is_no_answer() {
    check(answer(200, "Content-Type: text/html\r\n", b"<html></html>"), BadAnswer::ContentType).await;
}

#[tokio::test]
async fn json_that_calls_itself_something_else_is_not_read() {
    check(answer(200, "Content-Type: text/html\r\n", b"{}"), BadAnswer::ContentType).await;
    check(answer(200, "", b"{}"), BadAnswer::ContentType).await;
    check(answer(200, "Content-Type: application/jwt\r\n", b"{}"), BadAnswer::ContentType).await;
}

#[tokio::test]
async fn a_body_that_is_no_json_is_refused() {
    check_json(b"", "not JSON").await;
    check_json(b"{\"oops", "not JSON").await;
    check_json(b"<html></html>", "not JSON").await;
    check_json(b"\xef\xbb\xbf{}", "not JSON").await;
    check_json(b"{\"a\":\"\xff\"}", "not JSON").await;
}

#[tokio::test]
async fn json_that_is_no_object_is_refused() {
    check_json(br#"[{"sub":"s"}]"#, "not a JSON object").await;
    check_json(b"true", "not a JSON object").await;
    check_json(b"null", "not a JSON object").await;
}

#[tokio::test]
async fn a_second_object_behind_the_first_is_refused() {
    check_json(b"{} {}", "something follows the JSON").await;
}

#[tokio::test]
async fn a_member_named_twice_is_refused_at_any_depth() {
    check_json(br#"{"sub":"a","sub":"a"}"#, "a member is named twice").await;
    check_json(br#"{"x":[{"sub":"a","\u0073ub":"b"}]}"#, "a member is named twice").await;
}

#[tokio::test]
async fn deep_nesting_is_refused() {
    let deep = format!("{{\"a\":{}{}}}", "[".repeat(50_000), "]".repeat(50_000));
    check_json(deep.as_bytes(), "nested too deeply").await;
}

#[tokio::test]
async fn a_success_that_no_specification_knows_is_refused() {
    check(answer(204, "", b""), BadAnswer::Status(204)).await;
    check(answer(201, JSON, b"{}"), BadAnswer::Status(201)).await;
}

#[tokio::test]
async fn a_body_up_to_the_cap_is_read_and_one_byte_more_is_not() {
    for (over, expected) in [(0, Ok(())), (1, Err(Wrong::Bad(BadAnswer::TooLong)))] {
        let provider = Provider::odd_at(Discovery, move |call| {
            let mut body = call.document().to_string().into_bytes();
            body.resize(MAX_BODY_BYTES + over, b' ');
            answer(200, JSON, &body)
        });
        assert_eq!(client(&provider.await).call(Discovery).await, expected);
    }
}

#[tokio::test]
async fn a_body_without_end_is_refused_at_the_cap_and_left_unread() {
    let named = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1099511627776\r\n\r\n";
    let unnamed = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n";
    for head in [named, unnamed] {
        for endpoint in Endpoint::ALL {
            let provider = Provider::odd_at(endpoint, |_| Reply::Flood(head.into())).await;
            assert_eq!(client(&provider).call(endpoint).await, Err(Wrong::Bad(BadAnswer::TooLong)), "{endpoint:?}");
            let sent = provider.flooded().await;
            assert!(sent < 64 * MAX_BODY_BYTES, "{endpoint:?}: {sent} bytes, more than the sockets can hold");
        }
    }
}

#[tokio::test]
async fn an_error_with_a_body_without_end_is_an_error_without_members() {
    let head = "HTTP/1.1 400 Bad\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n";
    let provider = Provider::odd_at(Token, |_| Reply::Flood(head.into())).await;
    let Err(Wrong::Provider(error)) = client(&provider).call(Token).await else { panic!("a 400 is an error") };
    assert_eq!((error.status, error.members.len()), (400, 0));
}

/// `{"sub":"s"}`, packed with gzip.
const PACKED: &[u8] = &[
    0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xab, 0x56, 0x2a, 0x2e, 0x4d, 0x52, 0xb2, 0x52, 0x2a,
    0x56, 0xaa, 0x05, 0x00, 0x99, 0x74, 0xe4, 0xb8, 0x0b, 0x00, 0x00, 0x00,
];

#[tokio::test]
async fn a_packed_body_is_not_unpacked() {
    let headers = "Content-Type: application/json\r\nContent-Encoding: gzip\r\n";
    check(answer(200, headers, PACKED), BadAnswer::Encoding).await;
}

#[tokio::test]
async fn nobody_is_asked_to_pack() {
    let provider = Provider::good().await;
    for endpoint in Endpoint::ALL {
        client(&provider).call(endpoint).await.unwrap();
    }
    assert!(provider.calls().iter().all(|call| call.header("accept-encoding").is_none()));
}

#[tokio::test]
async fn a_body_in_chunks_is_as_good_as_one_in_a_piece() {
    let provider = Provider::odd_at(Discovery, |call| {
        let text = call.document().to_string();
        let (one, two) = text.split_at(40);
        let chunks = format!("{:x}\r\n{one}\r\n{:x}\r\n{two}\r\n0\r\n\r\n", one.len(), two.len());
        Reply::Bytes(format!("HTTP/1.1 200 OK\r\n{JSON}Transfer-Encoding: chunked\r\n\r\n{chunks}").into())
    });
    assert_eq!(client(&provider.await).call(Discovery).await, Ok(()));
}
