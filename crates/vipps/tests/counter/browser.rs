//! Logins that end on the club's own page: a code, exchanged once, and tokens that must name a login that waits.

use std::time::Duration;

use vipps::{
    Callback, IdTokenClaims, PendingLogin, RedeemError, RedirectCode, RedirectError, RedirectUri, Refusal, Start,
    UnverifiedTokens, Verdict, VerifyError,
};
use vipps_sim::{Algorithm, Endpoint, Fault, FaultKind, Options, Twist, ViolationKind};

use crate::desk::{BY_HAND, Desk, desk_with, number, start_of};

const PAGE: &str = "https://club.example.test/welcome";
/// Another customer at the same counter.
const OTHER: &str = "4700000021";

async fn club() -> Desk {
    let options = Options { redirect_uris: vec![PAGE.parse().unwrap()], ..Options::default() };
    desk_with(options, |_| ()).await
}

async fn started(desk: &Desk, msisdn: &str) -> PendingLogin {
    let redirect_uri = Some(RedirectUri::parse(PAGE).unwrap());
    desk.vipps.start(Start { redirect_uri, ..start_of(msisdn) }).await.unwrap()
}

/// What the phone brings to the page.
fn callback(desk: &Desk, msisdn: &str) -> Callback {
    let url = desk.sim.return_url(&number(msisdn)).expect("the phone went on");
    let query = url.strip_prefix(&format!("{PAGE}?")).expect("to our own page");
    Callback::read(query).unwrap()
}

fn confirmed(desk: &Desk, msisdn: &str) -> RedirectCode {
    desk.sim.confirm(&number(msisdn)).unwrap();
    match callback(desk, msisdn) {
        Callback::Code(code) => code,
        Callback::Error(error) => panic!("{error:?}"),
    }
}

/// Whose login the tokens answer.
async fn verified<'a>(
    desk: &Desk,
    tokens: &UnverifiedTokens,
    waiting: &'a [PendingLogin],
) -> Result<(IdTokenClaims, &'a PendingLogin), VerifyError> {
    desk.vipps.verify_redirected(tokens, waiting).await
}

async fn check_login(desk: &Desk) {
    let waiting = [started(desk, BY_HAND).await, started(desk, OTHER).await];
    let code = confirmed(desk, OTHER);
    let tokens = desk.vipps.redeem(&code).await.unwrap();
    let (claims, pending) = verified(desk, &tokens, &waiting).await.unwrap();
    assert_eq!(claims.sub, desk.sim.sub(&number(OTHER)));
    assert_eq!(pending.auth_req_id.expose(), waiting[1].auth_req_id.expose());
    assert_eq!(desk.count(Endpoint::Token), 1, "exchanged once, and nothing polled");
    assert_eq!(desk.violations(), []);
}

#[tokio::test]
async fn a_code_brings_the_login_it_answers() {
    for algorithm in [Algorithm::Es256, Algorithm::Rs256] {
        let desk = club().await;
        desk.sim.set_browser_algorithm(algorithm);
        check_login(&desk).await;
    }
}

#[tokio::test]
async fn the_claim_of_the_request_is_read_under_either_name() {
    for twist in [Twist::AuthReqIdCamelCase, Twist::AuthReqIdBoth] {
        let desk = club().await;
        desk.sim.twist_id_tokens(&[twist]);
        check_login(&desk).await;
    }
}

#[tokio::test]
async fn tokens_that_name_no_waiting_login_are_refused() {
    for twist in
        [Twist::AuthReqIdMissing, Twist::WrongAuthReqId, Twist::AuthReqIdsDisagree, Twist::AuthReqIdOfAnotherLogin]
    {
        let desk = club().await;
        // Another login of this very desk is the newest; it ends in the app and is not among those that wait for the page.
        let waiting = [started(&desk, BY_HAND).await];
        desk.start(OTHER).await.unwrap();
        desk.sim.twist_id_tokens(&[twist]);
        let tokens = desk.vipps.redeem(&confirmed(&desk, BY_HAND)).await.unwrap();
        let refused = verified(&desk, &tokens, &waiting).await.map(|_| ());
        assert_eq!(refused, Err(VerifyError::Refused(Refusal::AuthReqId)), "{twist:?}");
    }
}

#[tokio::test]
async fn tokens_for_a_counter_where_nobody_waits_are_refused() {
    let desk = club().await;
    started(&desk, BY_HAND).await;
    let tokens = desk.vipps.redeem(&confirmed(&desk, BY_HAND)).await.unwrap();
    let refused = verified(&desk, &tokens, &[]).await.map(|_| ());
    assert_eq!(refused, Err(VerifyError::Refused(Refusal::AuthReqId)));
}

#[tokio::test]
async fn a_lie_about_anything_else_is_told_as_that() {
    for (twist, refusal) in [
        (Twist::WrongIss, Refusal::Issuer),
        (Twist::WrongAud, Refusal::Audience),
        (Twist::BadSignature, Refusal::Signature),
        (Twist::Expired, Refusal::Expired),
    ] {
        let desk = club().await;
        let waiting = [started(&desk, BY_HAND).await];
        desk.sim.twist_id_tokens(&[twist]);
        let tokens = desk.vipps.redeem(&confirmed(&desk, BY_HAND)).await.unwrap();
        assert_eq!(verified(&desk, &tokens, &waiting).await.map(|_| ()), Err(VerifyError::Refused(refusal)));
    }
}

#[tokio::test]
async fn a_code_is_spent_by_its_first_exchange() {
    let desk = club().await;
    started(&desk, BY_HAND).await;
    let code = confirmed(&desk, BY_HAND);
    desk.vipps.redeem(&code).await.unwrap();
    assert_eq!(desk.vipps.redeem(&code).await.unwrap_err(), RedeemError::Ended(Verdict::InvalidGrant));
    assert_eq!(desk.violations(), [ViolationKind::SecondTokenCall], "the judge sees it, too");
}

#[tokio::test]
async fn a_code_past_its_life_has_run_out() {
    let desk = club().await;
    started(&desk, BY_HAND).await;
    let code = confirmed(&desk, BY_HAND);
    desk.sim.advance(Duration::from_secs(301));
    assert_eq!(desk.vipps.redeem(&code).await.unwrap_err(), RedeemError::Ended(Verdict::InvalidGrant));
}

#[tokio::test]
async fn an_exchange_whose_answer_was_lost_is_told_as_lost_and_never_sent_again() {
    for (kind, only_success) in [(FaultKind::Lost, true), (FaultKind::Cut, true), (FaultKind::Status(503), false)] {
        let desk = club().await;
        started(&desk, BY_HAND).await;
        let code = confirmed(&desk, BY_HAND);
        desk.sim.break_calls(Fault { endpoint: Endpoint::Token, kind, times: 1, retry_after_s: None, only_success });
        assert_eq!(desk.vipps.redeem(&code).await.unwrap_err(), RedeemError::Lost, "{kind:?}");
        assert_eq!(desk.count(Endpoint::Token), 1);
    }
}

#[tokio::test]
async fn an_exchange_that_was_not_sent_may_be_sent() {
    let desk = club().await;
    started(&desk, BY_HAND).await;
    let code = confirmed(&desk, BY_HAND);
    let restarted = desk.restarted();
    restarted.break_next(Endpoint::Discovery, FaultKind::Reset);
    assert_eq!(restarted.vipps.redeem(&code).await.unwrap_err(), RedeemError::NotSent);
    restarted.sim.advance(Duration::from_secs(3));
    restarted.vipps.redeem(&code).await.unwrap();
    assert_eq!(restarted.count(Endpoint::Token), 1);
}

#[tokio::test]
async fn a_customer_who_declines_comes_back_with_a_word() {
    let desk = club().await;
    started(&desk, BY_HAND).await;
    desk.sim.decline(&number(BY_HAND)).unwrap();
    let Callback::Error(error) = callback(&desk, BY_HAND) else { panic!("there is no code") };
    assert_eq!(error, RedirectError::Declined);
}

#[tokio::test]
async fn a_page_that_is_not_registered_is_a_fault_of_the_set_up() {
    let desk = club().await;
    for page in ["https://club.example.test/welcome/", "https://club.example.test/Welcome"] {
        let redirect_uri = Some(RedirectUri::parse(page).unwrap());
        let refused = desk.vipps.start(Start { redirect_uri, ..start_of(BY_HAND) }).await;
        assert_eq!(refused.unwrap_err(), Verdict::InvalidRequest, "{page}");
    }
}
