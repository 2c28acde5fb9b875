//! Starts that do not go well. Each is sent once: it may buzz a phone.

use std::time::Duration;

use vipps::{ClientSecret, Start, Verdict};
use vipps_sim::{Behaviour, Endpoint, ErrorShape, Fault, FaultKind, Options, Refusal, RetryAfter, UnitChange};

use crate::desk::{BY_HAND, Desk, desk, desk_with, number, start_of};

async fn check(desk: &Desk, start: Start, expected: Verdict) {
    let before = desk.count(Endpoint::Authentication);
    assert_eq!(desk.vipps.start(start).await.map(drop), Err(expected));
    assert_eq!(desk.count(Endpoint::Authentication), before + 1, "sent once");
}

async fn check_behaviour(start: vipps_sim::Start, expected: Verdict) {
    let desk = desk().await;
    desk.behave(BY_HAND, Behaviour { start, ..Behaviour::default() });
    check(&desk, start_of(BY_HAND), expected).await;
}

#[tokio::test]
async fn a_person_who_cannot_be_asked_is_not_eligible_and_never_why() {
    for refusal in [Refusal::UnknownUserId, Refusal::InvalidUser] {
        check_behaviour(vipps_sim::Start::Refused(refusal), Verdict::NotEligible).await;
    }
}

#[tokio::test]
async fn an_app_too_old_is_told_under_either_name() {
    for refusal in [Refusal::OldApp, Refusal::OutdatedAppVersion] {
        check_behaviour(vipps_sim::Start::Refused(refusal), Verdict::OldApp).await;
    }
}

#[tokio::test]
async fn too_many_requests_say_when_to_come_back() {
    let seconds = |seconds| Some(Duration::from_secs(seconds));
    for (retry_after, named) in
        [(RetryAfter::Seconds(20), seconds(20)), (RetryAfter::DateIn(45), seconds(45)), (RetryAfter::Missing, None)]
    {
        check_behaviour(vipps_sim::Start::TooMany(retry_after), Verdict::TooMany(named)).await;
    }
}

#[tokio::test]
async fn a_third_request_on_one_phone_is_too_many() {
    let desk = desk().await;
    desk.start(BY_HAND).await.unwrap();
    desk.start(BY_HAND).await.unwrap();
    check(&desk, start_of(BY_HAND), Verdict::TooMany(Some(Duration::from_secs(30)))).await;
}

#[tokio::test]
async fn a_scope_nobody_knows_is_a_fault_of_the_set_up() {
    let start = Start { scopes: vec!["openid".to_owned(), "shoeSize".to_owned()], ..start_of(BY_HAND) };
    check(&desk().await, start, Verdict::InvalidScope).await;
}

#[tokio::test]
async fn a_code_or_an_expiry_the_provider_does_not_take_is_an_invalid_request() {
    let desk = desk().await;
    for binding_message in ["ABC1", "abc123", "ABC 123", "ABC@123", "ABCDEFGHI"] {
        let start = Start { binding_message: binding_message.to_owned(), ..start_of(BY_HAND) };
        check(&desk, start, Verdict::InvalidRequest).await;
    }
    for seconds in [59, 901] {
        let start = Start { requested_expiry: Duration::from_secs(seconds), ..start_of(BY_HAND) };
        check(&desk, start, Verdict::InvalidRequest).await;
    }
}

#[tokio::test]
async fn the_longest_and_the_shortest_code_and_expiry_pass() {
    let desk = desk().await;
    for (number, binding_message, seconds) in [("4700000021", "ABC12", 60), ("4700000022", "A-B-C-12", 900)] {
        let requested_expiry = Duration::from_secs(seconds);
        let start = Start { binding_message: binding_message.to_owned(), requested_expiry, ..start_of(number) };
        let pending = desk.vipps.start(start).await.unwrap();
        assert_eq!(Duration::try_from(pending.expires_at - desk.now()).unwrap(), requested_expiry);
    }
}

#[tokio::test]
async fn wrong_credentials_are_told_as_that() {
    let wrong = |settings: &mut vipps::Settings| settings.client_secret = ClientSecret::new("wrong");
    check(&desk_with(Options::default(), wrong).await, start_of(BY_HAND), Verdict::InvalidClient).await;
}

#[tokio::test]
async fn the_method_that_was_not_chosen_in_the_portal_is_refused() {
    let post = |settings: &mut vipps::Settings| settings.client_auth = vipps::ClientAuth::Post;
    check(&desk_with(Options::default(), post).await, start_of(BY_HAND), Verdict::InvalidClient).await;
}

async fn check_fault(kind: FaultKind, expected: Verdict) {
    let desk = desk().await;
    desk.vipps.warm_up().await.unwrap();
    desk.break_next(Endpoint::Authentication, kind);
    check(&desk, start_of(BY_HAND), expected).await;
}

#[tokio::test]
async fn a_provider_that_is_down_is_told_as_that_and_not_asked_again() {
    for kind in [500, 502, 503, 504, 423].map(FaultKind::Status).into_iter().chain([FaultKind::Html]) {
        check_fault(kind, Verdict::ProviderDown).await;
    }
}

#[tokio::test]
async fn a_refusal_before_anybody_was_asked_is_the_set_up_and_not_the_customer() {
    check_fault(FaultKind::Status(403), Verdict::UnauthorizedClient).await;
}

#[tokio::test]
async fn a_start_whose_answer_got_lost_may_have_buzzed_the_phone() {
    for kind in [FaultKind::Reset, FaultKind::Lost, FaultKind::Cut] {
        check_fault(kind, Verdict::Unanswered).await;
    }
}

#[tokio::test]
async fn an_answer_nobody_can_read_is_told_as_that() {
    check_fault(FaultKind::Garbage, Verdict::Unusable("start_answer")).await;
}

#[tokio::test]
async fn a_discovery_that_fails_starts_nothing() {
    for (kind, expected) in [
        (FaultKind::Status(500), Verdict::ProviderDown),
        (FaultKind::Status(404), Verdict::Unusable("discovery")),
        (FaultKind::Garbage, Verdict::Unusable("discovery")),
        (FaultKind::Reset, Verdict::Unreachable),
    ] {
        let desk = desk().await;
        desk.sim.break_calls(Fault {
            endpoint: Endpoint::Discovery,
            kind,
            times: 9,
            retry_after_s: None,
            only_success: false,
        });
        assert_eq!(desk.start(BY_HAND).await.map(drop), Err(expected), "{kind}");
        assert_eq!(desk.count(Endpoint::Authentication), 0, "{kind}");
    }
}

#[tokio::test]
async fn an_issuer_without_its_slash_is_another_issuer() {
    let without = |settings: &mut vipps::Settings| settings.issuer = settings.issuer.trim_end_matches('/').to_owned();
    let desk = desk_with(Options::default(), without).await;
    assert_eq!(desk.start(BY_HAND).await.map(drop), Err(Verdict::Unusable("discovery_issuer")));
    assert_eq!(desk.count(Endpoint::Authentication), 0);
}

#[tokio::test]
async fn a_provider_that_is_gone_is_unreachable() {
    let gone = desk_with(Options::default(), |settings| settings.issuer = "http://127.0.0.1:1/".to_owned()).await;
    assert_eq!(gone.start(BY_HAND).await.map(drop), Err(Verdict::Unreachable));
}

#[tokio::test]
async fn a_customer_who_scanned_is_asked_without_their_number() {
    let desk = desk().await;
    let hint = vipps::LoginHint::customer_token(&desk.sim.customer_token(&number(BY_HAND))).unwrap();
    desk.vipps.start(Start { hint: hint.clone(), ..start_of(BY_HAND) }).await.unwrap();
    desk.sim.confirm(&number(BY_HAND)).unwrap();
    assert_eq!(desk.violations(), [], "plus and slash arrived as they are");
    desk.sim.advance(Duration::from_secs(15 * 60 + 1));
    check(&desk, Start { hint, ..start_of(BY_HAND) }, Verdict::HintExpired).await;
}

#[tokio::test]
async fn a_word_is_heard_in_every_shape_it_comes_in() {
    let shapes = [ErrorShape::Oauth, ErrorShape::OpenApi, ErrorShape::TextCode];
    for shape in shapes {
        let desk = desk().await;
        desk.sim.change_unit(UnitChange { error_shape: Some(shape), ..UnitChange::default() });
        let refused = vipps_sim::Start::Refused(Refusal::OldApp);
        desk.behave(BY_HAND, Behaviour { start: refused, ..Behaviour::default() });
        check(&desk, start_of(BY_HAND), Verdict::OldApp).await;
    }
}
