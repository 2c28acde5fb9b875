//! The judge, the ear and the trap can find something: each is shown what it is there for.

use std::sync::Arc;
use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use crate::canary::Canaries;
use crate::desk::{Journey, SYSTEM};
use crate::judge::Judge;
use crate::lie;
use crate::provider::Provider;
use crate::reply::Reply;
use crate::request::Request;
use crate::world::{AUTH_REQ_ID, CLIENT_ID, Endpoint, MSN, ManualClock, PHONE, SECRET, World};

fn world() -> World {
    World::new(80, 81, Arc::new(ManualClock::new()))
}

/// A start without fault.
fn start() -> Request {
    let basic = format!("Basic {}", BASE64_STANDARD.encode(format!("{CLIENT_ID}:{SECRET}")));
    let headers = [
        ("host", "127.0.0.1:80"),
        ("content-type", "application/x-www-form-urlencoded"),
        ("authorization", &basic),
        ("merchant-serial-number", MSN),
        ("vipps-system-name", SYSTEM),
        ("vipps-system-version", SYSTEM),
        ("vipps-system-plugin-name", SYSTEM),
        ("vipps-system-plugin-version", SYSTEM),
    ];
    let body = format!(
        "scope=openid+name+phoneNumber+email&login_hint=urn%3Amsisdn%3A{PHONE}&binding_message=7KM-4XR\
         &requested_expiry=180&nonce=n-0S6_WzA2Mj-0123456789"
    );
    Request {
        method: "POST".to_owned(),
        target: Endpoint::Start.path().to_owned(),
        version: "HTTP/1.1".to_owned(),
        headers: headers.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec(),
        body: body.into(),
    }
}

fn poll() -> Request {
    let body = format!("grant_type=urn%3Aopenid%3Aparams%3Agrant-type%3Aciba&auth_req_id={AUTH_REQ_ID}");
    Request { target: Endpoint::Token.path().to_owned(), body: body.into(), ..start() }
}

fn wrongs(change: impl FnOnce(&mut Request)) -> Vec<String> {
    let (mut judge, mut request) = (Judge::new(Journey::Counter), start());
    change(&mut request);
    judge.look_at(Endpoint::Start, &request, &world());
    judge.wrongs
}

fn header(request: &mut Request, name: &str, value: &str) {
    request.headers.retain(|(own, _)| own != name);
    request.headers.push((name.to_owned(), value.to_owned()));
}

fn in_body(request: &mut Request, from: &str, to: &str) {
    let body = String::from_utf8(request.body.clone()).unwrap();
    assert!(body.contains(from));
    request.body = body.replace(from, to).into();
}

#[test]
fn the_judge_has_nothing_against_a_start_without_fault() {
    assert_eq!(wrongs(|_| ()), Vec::<String>::new());
}

#[test]
fn the_judge_sees_what_is_wrong_with_a_head() {
    for (name, value) in [
        ("cookie", "desk=1"),
        ("accept-encoding", "gzip"),
        ("ocp-apim-subscription-key", "k"),
        ("host", "localhost:80"),
        ("content-type", "application/json"),
        ("authorization", "Basic AAAA"),
        ("merchant-serial-number", "900124"),
        ("vipps-system-name", "counter-of-a-club-with-a-long-name"),
    ] {
        assert!(!wrongs(|request| header(request, name, value)).is_empty(), "{name}: {value}");
    }
    assert!(!wrongs(|request| request.method = "GET".to_owned()).is_empty());
    assert!(!wrongs(|request| request.version = "HTTP/1.0".to_owned()).is_empty());
    assert!(!wrongs(|request| request.headers.push(("host".to_owned(), "127.0.0.1:80".to_owned()))).is_empty());
}

#[test]
fn the_judge_sees_what_is_wrong_with_a_form() {
    for (from, to) in [
        ("%3A", ":"),
        ("scope=openid", "scope=name"),
        ("requested_expiry=180", "requested_expiry=901"),
        ("binding_message=7KM-4XR", "binding_message=7km"),
        ("&nonce", "&login_hint_token=a&nonce"),
        ("&nonce", "&scope=openid&nonce"),
        ("&nonce", "&client_secret=a&nonce"),
    ] {
        assert!(!wrongs(|request| in_body(request, from, to)).is_empty(), "{from} {to}");
    }
    assert!(
        Endpoint::of(&Request { target: "/vipps-login-ciba/api/backchannel/authentication?a=b".to_owned(), ..start() })
            .is_none()
    );
}

/// What the judge says of a question so long after a start, and of one so long after the answer to that.
fn polled(first: u64, answer: &Reply, second: u64) -> usize {
    let (mut judge, world) = (Judge::new(Journey::Counter), world());
    judge.look_at(Endpoint::Start, &start(), &world);
    judge.hear(Endpoint::Start, &Reply::ok(&World::start_answer().written()), &world);
    world.clock.advance(Duration::from_secs(first));
    judge.look_at(Endpoint::Token, &poll(), &world);
    judge.hear(Endpoint::Token, answer, &world);
    world.clock.advance(Duration::from_secs(second));
    judge.look_at(Endpoint::Token, &poll(), &world);
    judge.wrongs.len()
}

#[test]
fn the_judge_sees_a_question_that_comes_too_early() {
    let pending = Reply::error(400, "authorization_pending");
    assert_eq!(polled(5, &pending, 5), 0);
    assert_eq!(polled(4, &pending, 4), 2);
    assert_eq!((polled(5, &pending.clone().slowing_down(), 10), polled(5, &pending.clone().slowing_down(), 9)), (0, 1));
    assert_eq!((polled(5, &pending.clone().asking_for(20), 20), polled(5, &pending.asking_for(20), 19)), (0, 1));
}

#[test]
fn the_judge_sees_what_is_asked_twice_or_after_the_end() {
    let (mut judge, world) = (Judge::new(Journey::Counter), world());
    judge.look_at(Endpoint::Start, &start(), &world);
    judge.look_at(Endpoint::Start, &start(), &world);
    assert_eq!(judge.wrongs.len(), 1);
    judge.seal();
    judge.hear(Endpoint::Start, &Reply::ok(&World::start_answer().written()).with_interval(0.0), &world);
    judge.look_at(Endpoint::Token, &poll(), &world);
    assert_eq!(judge.wrongs.len(), 2);
}

#[test]
fn the_ear_hears_a_canary_in_either_log_and_in_a_text() {
    let _turn = lie::turn();
    let canaries = Canaries::all();
    canaries.take();
    log::trace!("{SECRET}");
    tracing::trace!(number = PHONE, "a number");
    canaries.listen_to("eyJhbGciOiJSUzI1NiJ9");
    canaries.listen_to("nothing of the kind");
    assert_eq!(canaries.take().len(), 3);
}

#[test]
fn the_trap_notices_whoever_comes() {
    let world = |port, trap| World::new(port, trap, Arc::new(ManualClock::new()));
    let (mut provider, _silences) = Provider::start(world, Arc::new(|_| None), Judge::new(Journey::Counter));
    assert!(!provider.was_anybody_trapped());
    let address = provider.world.trap.clone();
    // The trap is sprung when it says so by closing.
    let mut stream = std::net::TcpStream::connect(address).unwrap();
    std::io::Read::read(&mut stream, &mut [0]).unwrap_or_default();
    assert!(provider.was_anybody_trapped());
    provider.stop();
}
