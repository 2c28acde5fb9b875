//! The vectors of contract §10.3, and what is done to them on the way.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use super::*;

const SECRET: &str = "n0t-a-real-webhook-secret-000001==";
const BODY: &str = r#"{"auth_req_id":"Zq3vT0a1B2c3D4e5F6g7H8i9J0k"}"#;
const PATH: &str = "/hooks/vipps?unit=front";
const SENT: &str = "Mon, 02 Mar 2026 09:15:00 GMT";
const HASH: &str = "52ipkguiyhYjH/YDzfuiyqvWW7lrV37eiWncNmeDThM=";
const SIGNATURE: &str = "94hRpU9AyjZK48nuLfyJuhuMa6fy+zt8MGisJNqDv7w=";
const SIGNATURE_WITH_PORT: &str = "n2j8hLF20XotsfebLNMVcgGfPB9stxmyIILVouMSBFE=";
const ALL: [&str; 3] = [DATE, CONTENT_HASH, AUTHORIZATION];

/// A delivery that can be changed, and the time it arrives.
#[derive(Clone)]
struct Sent {
    secret: String,
    path: String,
    host: String,
    headers: Vec<(String, Vec<u8>)>,
    body: Vec<u8>,
    now: String,
}

fn sent() -> Sent {
    let authorization = format!("{SIGNED_HEADERS}{SIGNATURE}");
    let header = |name: &str, value: &str| (name.to_owned(), value.as_bytes().to_vec());
    Sent {
        secret: SECRET.to_owned(),
        path: PATH.to_owned(),
        host: "desk.example.test".to_owned(),
        headers: vec![header(DATE, SENT), header(CONTENT_HASH, HASH), header(AUTHORIZATION, &authorization)],
        body: BODY.as_bytes().to_vec(),
        now: "2026-03-02T09:15:00Z".to_owned(),
    }
}

impl Sent {
    fn verify(&self) -> Result<String, WebhookRefusal> {
        let headers: Vec<(&str, &[u8])> =
            self.headers.iter().map(|(name, value)| (name.as_str(), value.as_slice())).collect();
        let delivery = Delivery { path_and_query: &self.path, host: &self.host, headers: &headers, body: &self.body };
        let read = WebhookSecret::new(&self.secret).unwrap().verify(&delivery, self.now.parse().unwrap());
        read.map(|id| id.expose().to_owned())
    }

    fn with(mut self, name: &str, value: &str) -> Self {
        let header = self.headers.iter_mut().find(|(given, _)| given == name).unwrap();
        header.1 = value.as_bytes().to_vec();
        self
    }

    fn at(self, now: &str) -> Self {
        Self { now: now.to_owned(), ..self }
    }

    /// Signed again as the provider would, over what is there now. Only for what lies behind the signature; whether the
    /// signature itself is right, the vectors say.
    fn signed(mut self) -> Self {
        let hash = BASE64_STANDARD.encode(digest::digest(&digest::SHA256, &self.body));
        self = self.with(CONTENT_HASH, &hash);
        let delivery = Delivery { path_and_query: &self.path, host: &self.host, headers: &[], body: &self.body };
        let signature = WebhookSecret::new(&self.secret).unwrap().signature(&delivery, &self.headers[0].1, &hash);
        self.with(AUTHORIZATION, &format!("{SIGNED_HEADERS}{signature}"))
    }
}

fn check_refused(sent: &Sent, refusal: WebhookRefusal) {
    assert_eq!(sent.verify(), Err(refusal));
}

#[test]
fn both_vectors_of_the_contract_pass() {
    let id = Ok("Zq3vT0a1B2c3D4e5F6g7H8i9J0k".to_owned());
    assert_eq!(sent().verify(), id);
    let with_port = Sent { host: "127.0.0.1:8443".to_owned(), ..sent() };
    assert_eq!(with_port.with(AUTHORIZATION, &format!("{SIGNED_HEADERS}{SIGNATURE_WITH_PORT}")).verify(), id);
}

#[test]
fn the_signature_holds_for_its_own_host_path_date_and_secret_alone() {
    let refused = [
        Sent { host: "127.0.0.1:8443".to_owned(), ..sent() },
        Sent { host: "DESK.example.test".to_owned(), ..sent() },
        Sent { host: "desk.example.test:443".to_owned(), ..sent() },
        Sent { path: "/hooks/vipps".to_owned(), ..sent() },
        Sent { path: "/hooks/vipps?unit=back".to_owned(), ..sent() },
        Sent { path: format!("{PATH}\n"), ..sent() },
        Sent { secret: "n0t-a-real-webhook-secret-000001=".to_owned(), ..sent() },
        Sent { secret: "another".to_owned(), ..sent() },
        sent().with(DATE, "Mon, 02 Mar 2026 09:15:01 GMT"),
        sent().with(DATE, ""),
    ];
    for sent in refused {
        check_refused(&sent, WebhookRefusal::Signature);
    }
}

#[test]
fn a_body_that_was_altered_is_refused_before_anything_else_is_looked_at() {
    for body in [BODY.replace('Z', "z"), format!("{BODY}\n"), format!(" {BODY}"), String::new()] {
        let altered = Sent { body: body.into_bytes(), secret: "another".to_owned(), ..sent() };
        check_refused(&altered.at("2027-01-01T00:00:00Z"), WebhookRefusal::BodyHash);
    }
    for hash in [
        "",
        "52ipkguiyhYjH_YDzfuiyqvWW7lrV37eiWncNmeDThM=",
        "52ipkguiyhYjH/YDzfuiyqvWW7lrV37eiWncNmeDThM",
        &format!(" {HASH}"),
    ] {
        check_refused(&sent().with(CONTENT_HASH, hash), WebhookRefusal::BodyHash);
    }
}

#[test]
fn a_body_altered_together_with_its_hash_is_refused_by_the_signature() {
    let body = BODY.replace('Z', "z").into_bytes();
    let hash = BASE64_STANDARD.encode(digest::digest(&digest::SHA256, &body));
    check_refused(&Sent { body, ..sent() }.with(CONTENT_HASH, &hash), WebhookRefusal::Signature);
}

#[test]
fn the_header_is_written_exactly_as_agreed() {
    for text in [
        SIGNATURE.to_owned(),
        format!("{SIGNED_HEADERS}{SIGNATURE} "),
        format!(" {SIGNED_HEADERS}{SIGNATURE}"),
        format!("{SIGNED_HEADERS} {SIGNATURE}"),
        format!("{SIGNED_HEADERS}{}", SIGNATURE.trim_end_matches('=')),
        format!("{SIGNED_HEADERS}{}", SIGNATURE.to_lowercase()),
        format!("{SIGNED_HEADERS}{}", SIGNATURE.replace('+', "-")),
        format!("{}{SIGNATURE}", SIGNED_HEADERS.to_lowercase()),
        format!("{}{SIGNATURE}", SIGNED_HEADERS.replace("HMAC-SHA256", "HMAC-SHA1")),
        format!("{}{SIGNATURE}", SIGNED_HEADERS.replace("x-ms-date;host;", "host;x-ms-date;")),
        format!("{}{SIGNATURE}", SIGNED_HEADERS.replace('&', ", ")),
        SIGNED_HEADERS.to_owned(),
        String::new(),
    ] {
        check_refused(&sent().with(AUTHORIZATION, &text), WebhookRefusal::Signature);
    }
}

#[test]
fn a_header_that_is_missing_or_there_twice_is_named() {
    for (at, name) in ALL.into_iter().enumerate() {
        let mut missing = sent();
        missing.headers.remove(at);
        check_refused(&missing, WebhookRefusal::Missing(name));
        let mut twice = sent();
        twice.headers.push(twice.headers[at].clone());
        check_refused(&twice, WebhookRefusal::Twice(name));
        let mut in_capitals = sent();
        in_capitals.headers.push((name.to_uppercase(), b"x".to_vec()));
        check_refused(&in_capitals, WebhookRefusal::Twice(name));
    }
}

#[test]
fn the_case_of_a_headers_name_and_other_headers_do_not_matter() {
    let mut sent = sent();
    for header in &mut sent.headers {
        header.0 = header.0.to_uppercase();
    }
    sent.headers.insert(0, ("Host".to_owned(), b"proxy.example.test".to_vec()));
    assert!(sent.verify().is_ok());
}

#[test]
fn a_delivery_is_good_for_five_minutes_on_either_side() {
    for now in ["2026-03-02T09:10:00Z", "2026-03-02T09:20:00Z"] {
        assert!(sent().at(now).verify().is_ok(), "{now}");
    }
    for now in ["2026-03-02T09:09:59.999Z", "2026-03-02T09:20:00.001Z", "2027-03-02T09:15:00Z", "1970-01-01T00:00:00Z"]
    {
        check_refused(&sent().at(now), WebhookRefusal::Date);
    }
}

#[test]
fn a_date_that_is_none_is_refused_however_well_it_is_signed() {
    for date in ["", "now", "2026-03-02T09:15:00Z", "Mon, 02 Mar 2026 09:15:00 CET", "1772442900"] {
        check_refused(&sent().with(DATE, date).signed(), WebhookRefusal::Date);
    }
    let mut not_text = sent();
    not_text.headers[0].1 = b"\xff\xfe".to_vec();
    check_refused(&not_text.signed(), WebhookRefusal::Date);
}

#[test]
fn the_body_is_read_strictly_and_other_members_are_passed_over() {
    let id = |body: &str| Sent { body: body.as_bytes().to_vec(), ..sent() }.signed().verify();
    assert_eq!(id(r#"{"auth_req_id":"a","event":"ping","n":[1]}"#).as_deref(), Ok("a"));
    assert!(id(&format!(r#"{{"auth_req_id":"{}"}}"#, "a".repeat(MAX_AUTH_REQ_ID))).is_ok());
    for body in [
        "",
        "[]",
        "{}",
        r#""a""#,
        r#"{"auth_req_id":"a"}{}"#,
        r#"{"auth_req_id":"a","auth_req_id":"a"}"#,
        r#"{"auth_req_id":null}"#,
        r#"{"auth_req_id":1}"#,
        r#"{"auth_req_id":""}"#,
        r#"{"auth_req_id":"a b"}"#,
        r#"{"auth_req_id":"ø"}"#,
        r#"{"customerToken":"QQ==","msn":"900123"}"#,
        &format!(r#"{{"auth_req_id":"{}"}}"#, "a".repeat(MAX_AUTH_REQ_ID + 1)),
    ] {
        assert_eq!(id(body), Err(WebhookRefusal::Payload), "{body}");
    }
}

#[test]
fn a_body_longer_than_any_ping_is_refused_unread() {
    let at_most = Sent { body: vec![b' '; MAX_BODY], ..sent() };
    check_refused(&at_most.signed(), WebhookRefusal::Payload);
    check_refused(&Sent { body: vec![b' '; MAX_BODY + 1], ..sent() }.signed(), WebhookRefusal::TooLong);
}

#[test]
fn an_empty_path_is_signed_as_a_slash() {
    let slash = Sent { path: "/".to_owned(), ..sent() }.signed();
    assert!(Sent { path: String::new(), ..slash }.verify().is_ok());
    let query = Sent { path: "/?unit=front".to_owned(), ..sent() }.signed();
    assert!(Sent { path: "?unit=front".to_owned(), ..query }.verify().is_ok());
}

#[test]
fn what_cannot_be_a_secret_is_refused() {
    for text in ["", " ", "a b", " a", "a\n", "hemmelig-ø", &"a".repeat(MAX_SECRET + 1)] {
        assert_eq!(WebhookSecret::new(text).err(), Some(NotASecret), "{text:?}");
    }
    assert_eq!(WebhookSecret::new(SECRET).unwrap().expose(), SECRET);
}

#[test]
fn neither_secret_nor_delivery_can_be_printed() {
    let delivery = Delivery { path_and_query: PATH, host: "", headers: &[], body: BODY.as_bytes() };
    assert_eq!(format!("{:?} {delivery:?}", WebhookSecret::new(SECRET).unwrap()), "WebhookSecret(…) Delivery(…)");
}

proptest! {
    #[test]
    fn nothing_that_was_not_signed_passes_and_nothing_panics(
        body in vec(any::<u8>(), 0..60), values in vec(vec(any::<u8>(), 0..40), 3),
        path in "\\PC{0,10}", host in "\\PC{0,10}",
    ) {
        let headers = ALL.iter().zip(values).map(|(name, value)| ((*name).to_owned(), value)).collect();
        let unsigned = Sent { path, host, headers, body, ..sent() };
        prop_assert!(unsigned.verify().is_err());
    }

    #[test]
    fn one_byte_changed_anywhere_is_refused(part in 0_usize..4, at in any::<Index>(), flip in 1_u8..=255) {
        let mut altered = sent();
        let bytes = altered.headers.get_mut(part).map_or(&mut altered.body, |(_, value)| value);
        let at = at.index(bytes.len());
        bytes[at] ^= flip;
        prop_assert!(altered.verify().is_err());
    }

    #[test]
    fn what_is_signed_is_read_or_refused_as_no_ping(body in vec(any::<u8>(), 0..60), path in "/[a-z?=]{0,8}") {
        let read = Sent { path, body, ..sent() }.signed().verify();
        prop_assert!(matches!(read, Ok(_) | Err(WebhookRefusal::Payload)), "{read:?}");
    }
}
