//! Logins that end on the merchant's page (§9).

use std::time::Duration;

use serde_json::{Value, json};
use url::Url;
use vipps_sim::{
    Algorithm, Behaviour, Ending, Endpoint, Fault, FaultKind, Options, RedirectError, RedirectErrorName, RedirectUri,
    SentBack, Twist, UnitChange, ViolationKind,
};

use crate::desk::{Answer, BY_HAND, Desk, TOKEN, answer, desk, desk_with, number};
use crate::id_token::part;

const PAGE: &str = "https://desk.example.test/vipps/return";

fn options() -> Options {
    Options { redirect_uris: vec![PAGE.parse().unwrap()], ..Options::default() }
}

async fn browser_desk() -> Desk {
    desk_with(options()).await
}

fn query(url: &str) -> Vec<(String, String)> {
    Url::parse(url).unwrap().query_pairs().into_owned().collect()
}

/// The code of a login that was confirmed on the phone, and its `auth_req_id`.
async fn confirmed(desk: &Desk) -> (String, String) {
    let id = desk.start_in_browser(BY_HAND, PAGE).await.text("auth_req_id");
    desk.sim.confirm(&number(BY_HAND)).unwrap();
    let url = desk.sim.return_url(&number(BY_HAND)).unwrap();
    let code = url.strip_prefix(&format!("{PAGE}?code=")).unwrap_or_else(|| panic!("{url}"));
    (code.to_owned(), id)
}

fn check_refused(answer: &Answer, error: &str) {
    assert_eq!((answer.status, answer.error()), (400, error), "{:?}", answer.body);
}

#[tokio::test]
async fn a_confirmed_login_gives_tokens_for_its_code() {
    let desk = browser_desk().await;
    let (code, id) = confirmed(&desk).await;
    let tokens = desk.exchange_code(&code).await;
    assert_eq!(tokens.status, 200, "{:?}", tokens.body);
    assert_eq!((tokens.text("token_type"), tokens.text("scope")), ("bearer".to_owned(), "openid name".to_owned()));
    assert_eq!(tokens.body["expires_in"], 3599);
    assert!(!tokens.text("access_token").starts_with("ciba."));
    assert_eq!(desk.verify(&tokens.text("id_token")).await.unwrap()["auth_req_id"], id);
    assert_eq!(desk.userinfo(&tokens.text("access_token")).await.status, 200);
    assert!(desk.violations().is_empty());
}

#[tokio::test]
async fn the_start_is_answered_as_any_other() {
    let desk = browser_desk().await;
    let started = desk.start_in_browser(BY_HAND, PAGE).await;
    assert_eq!((&started.body["expires_in"], &started.body["interval"]), (&600.into(), &5.into()));
    assert_eq!(desk.sim.requests()[0].ending, Ending::Browser);
}

#[tokio::test]
async fn the_phone_knows_where_to_go_only_after_the_decision() {
    let desk = browser_desk().await;
    desk.start_in_browser(BY_HAND, PAGE).await;
    let return_url = async || desk.get("/phone/api/state").await.body["phone"]["requests"][0]["returnUrl"].clone();
    assert_eq!(return_url().await, Value::Null);
    desk.sim.confirm(&number(BY_HAND)).unwrap();
    assert_eq!(return_url().await, desk.sim.return_url(&number(BY_HAND)).unwrap());
}

#[tokio::test]
async fn a_redirect_uri_counts_byte_for_byte() {
    let desk = browser_desk().await;
    let others = [
        "https://desk.example.test/vipps/return/",
        "https://desk.example.test/vipps/Return",
        "https://Desk.example.test/vipps/return",
        "https://desk.example.test:443/vipps/return",
        "https://desk.example.test/vipps/return?unit=1",
        "https://desk.example.test/vipps/return#top",
        "https://desk.example.test/vipps/%72eturn",
        "http://desk.example.test/vipps/return",
        "https://attacker.example/vipps/return",
    ];
    for other in others {
        check_refused(&desk.start_in_browser(BY_HAND, other).await, "invalid_request");
    }
    assert!(desk.sim.requests().is_empty());
    assert_eq!(desk.violations(), [ViolationKind::MalformedRequest; 9]);
}

#[test]
fn the_portal_takes_https_this_machine_and_apps() {
    for text in
        ["https://desk.example.test/", "http://127.0.0.1:8021/v", "http://localhost/v", "http://[::1]/v", "app://x"]
    {
        assert_eq!(text.parse::<RedirectUri>().unwrap().as_str(), text);
    }
    for text in
        ["http://desk.example.test/v", "https://d.example.test/?a", "https://d.example.test/#", "app://", "/v", ""]
    {
        assert!(text.parse::<RedirectUri>().is_err(), "{text}");
    }
}

#[tokio::test]
async fn one_parameter_without_the_other_is_refused() {
    let desk = browser_desk().await;
    let asked = [("scope", "openid"), ("login_hint", "urn:msisdn:4700000020")];
    for odd in [
        vec![("requested_flow", "login_to_webpage")],
        vec![("redirect_uri", PAGE)],
        vec![("requested_flow", "login_to_page"), ("redirect_uri", PAGE)],
        vec![("requested_flow", "LOGIN_TO_WEBPAGE"), ("redirect_uri", PAGE)],
    ] {
        check_refused(&desk.start_with(&[&asked[..], &odd].concat()).await, "invalid_request");
    }
}

#[tokio::test]
async fn where_nothing_is_registered_no_login_ends_in_the_browser() {
    check_refused(&desk().await.start_in_browser(BY_HAND, PAGE).await, "invalid_request");
}

#[tokio::test]
async fn an_address_is_registered_over_http_while_the_simulator_runs() {
    let desk = desk().await;
    let page = "http://127.0.0.1:8021/vipps";
    let unit = desk.admin("/admin/unit", json!({ "redirectUris": [page], "codeLifeS": 30 })).await;
    assert_eq!((&unit.body["redirectUris"], &unit.body["codeLifeS"]), (&json!([page]), &30.into()));
    assert_eq!(desk.start_in_browser(BY_HAND, page).await.status, 200);
    let refused = desk.admin("/admin/unit", json!({ "redirectUris": ["http://desk.example.test/"] })).await;
    assert_eq!(refused.status, 422);
    assert_eq!(desk.get("/admin/unit").await.body["redirectUris"], json!([page]), "what is refused changes nothing");
}

#[tokio::test]
async fn a_code_lives_for_five_minutes_or_as_long_as_it_is_told_to() {
    for (life_s, change) in
        [(300, UnitChange::default()), (30, UnitChange { code_life_s: Some(30), ..UnitChange::default() })]
    {
        for (waited_ms, status) in [(life_s * 1000 - 1, 200), (life_s * 1000, 400)] {
            let desk = browser_desk().await;
            desk.sim.change_unit(change.clone());
            let (code, _) = confirmed(&desk).await;
            desk.sim.advance(Duration::from_millis(waited_ms));
            assert_eq!(desk.exchange_code(&code).await.status, status, "after {waited_ms} ms of {life_s} s");
        }
    }
}

#[tokio::test]
async fn a_code_can_still_be_exchanged_when_its_request_would_have_expired() {
    let desk = browser_desk().await;
    desk.start_in_browser(BY_HAND, PAGE).await;
    desk.sim.advance(Duration::from_secs(599));
    desk.sim.confirm(&number(BY_HAND)).unwrap();
    let url = desk.sim.return_url(&number(BY_HAND)).unwrap();
    desk.sim.advance(Duration::from_secs(10));
    assert_eq!(desk.exchange_code(&query(&url)[0].1).await.status, 200);
}

#[tokio::test]
async fn a_code_is_exchanged_once() {
    let desk = browser_desk().await;
    let (code, _) = confirmed(&desk).await;
    assert_eq!(desk.exchange_code(&code).await.status, 200);
    check_refused(&desk.exchange_code(&code).await, "invalid_grant");
    assert_eq!(desk.violations(), [ViolationKind::SecondTokenCall]);
}

#[tokio::test]
async fn a_call_that_failed_is_not_repeated_either() {
    let late = browser_desk().await;
    let (code, _) = confirmed(&late).await;
    late.sim.advance(Duration::from_secs(300));
    check_refused(&late.exchange_code(&code).await, "invalid_grant");
    assert!(late.violations().is_empty(), "too late is no misdeed");
    check_refused(&late.exchange_code(&code).await, "invalid_grant");
    assert_eq!(late.violations(), [ViolationKind::SecondTokenCall]);
}

#[tokio::test]
async fn a_call_lost_on_the_way_is_the_one_call_too() {
    for kind in [FaultKind::Status(503), FaultKind::Reset, FaultKind::Lost] {
        let desk = browser_desk().await;
        let (code, _) = confirmed(&desk).await;
        let fault = Fault { endpoint: Endpoint::Token, kind, times: 1, retry_after_s: None, only_success: false };
        desk.sim.break_calls(fault);
        let fields = [("grant_type", crate::desk::CIBA_REDIRECT), ("code", code.as_str())];
        let _ = desk.form(TOKEN, &fields).send().await;
        check_refused(&desk.exchange_code(&code).await, "invalid_grant");
        assert_eq!(desk.violations(), [ViolationKind::SecondTokenCall], "{kind}");
    }
}

#[tokio::test]
async fn polling_for_a_login_that_ends_in_the_browser_spends_it() {
    let desk = browser_desk().await;
    let (code, id) = confirmed(&desk).await;
    check_refused(&desk.exchange(&id).await, "invalid_grant");
    assert_eq!(desk.violations(), [ViolationKind::PolledBrowserEnding]);
    check_refused(&desk.exchange_code(&code).await, "invalid_grant");
}

#[tokio::test]
async fn a_code_nobody_handed_out_is_flagged() {
    let desk = browser_desk().await;
    desk.start_in_browser(BY_HAND, PAGE).await;
    check_refused(&desk.exchange_code("guessed").await, "invalid_grant");
    check_refused(&desk.exchange_code("").await, "invalid_request");
    assert_eq!(desk.violations(), [ViolationKind::UnknownCode, ViolationKind::MalformedRequest]);
}

#[tokio::test]
async fn an_auth_req_id_beside_the_code_is_tolerated() {
    let desk = browser_desk().await;
    let (code, id) = confirmed(&desk).await;
    let fields = [("grant_type", crate::desk::CIBA_REDIRECT), ("code", &code), ("auth_req_id", &id)];
    assert_eq!(desk.post(TOKEN, &fields).await.status, 200);
}

#[tokio::test]
async fn the_access_token_lives_ten_minutes_whatever_it_says() {
    let desk = browser_desk().await;
    let (code, _) = confirmed(&desk).await;
    let token = desk.exchange_code(&code).await.text("access_token");
    desk.sim.advance(Duration::from_millis(599_999));
    assert_eq!(desk.userinfo(&token).await.status, 200);
    desk.sim.advance(Duration::from_millis(1));
    assert_eq!(desk.userinfo(&token).await.status, 401);
}

#[tokio::test]
async fn the_id_token_is_signed_otherwise_than_one_polled_for() {
    let desk = browser_desk().await;
    let (code, _) = confirmed(&desk).await;
    let token = desk.exchange_code(&code).await.text("id_token");
    assert_eq!((&part(&token, 0)["alg"], part(&token, 0).get("typ")), (&"ES256".into(), None));
    desk.verify(&token).await.unwrap();
    let polled = desk.log_in("4700000001", "openid").await.text("id_token");
    assert_eq!(part(&polled, 0)["alg"], "RS256");
}

#[tokio::test]
async fn its_algorithm_and_type_can_be_chosen() {
    for (algorithm, twist, typ) in [
        (Algorithm::Rs256, Twist::TypMissing, None),
        (Algorithm::Rs256, Twist::AudArray, Some("JWT")),
        (Algorithm::Es256, Twist::TypPresent, Some("JWT")),
    ] {
        let desk = desk_with(Options { browser_algorithm: algorithm, ..options() }).await;
        desk.sim.twist_id_tokens(&[twist]);
        let (code, _) = confirmed(&desk).await;
        let token = desk.exchange_code(&code).await.text("id_token");
        assert_eq!(part(&token, 0)["alg"], algorithm.name());
        assert_eq!(part(&token, 0)["typ"].as_str(), typ);
        desk.verify(&token).await.unwrap();
    }
}

async fn claims_with(twist: Twist) -> (Value, String, Vec<ViolationKind>) {
    let desk = browser_desk().await;
    desk.sim.twist_id_tokens(&[twist]);
    let (code, id) = confirmed(&desk).await;
    let tokens = desk.exchange_code(&code).await;
    desk.userinfo(&tokens.text("access_token")).await;
    (part(&tokens.text("id_token"), 1), id, desk.violations())
}

#[tokio::test]
async fn the_claim_that_ties_the_visit_to_the_login_has_two_names() {
    let (camel, id, violations) = claims_with(Twist::AuthReqIdCamelCase).await;
    assert_eq!((camel.get("auth_req_id"), &camel["authReqId"], violations), (None, &id.into(), vec![]));
    let (both, id, violations) = claims_with(Twist::AuthReqIdBoth).await;
    assert_eq!((&both["auth_req_id"], &both["authReqId"]), (&id.clone().into(), &id.into()));
    assert!(violations.is_empty());
}

#[tokio::test]
async fn who_trusts_a_token_that_is_not_tied_to_the_login_is_flagged() {
    for twist in [Twist::AuthReqIdsDisagree, Twist::AuthReqIdMissing, Twist::WrongAuthReqId] {
        let (claims, id, violations) = claims_with(twist).await;
        assert!(claims["auth_req_id"] != id || claims["authReqId"] != id);
        assert_eq!(violations, [ViolationKind::TrustedBadIdToken], "{twist:?}");
    }
}

#[tokio::test]
async fn a_token_can_name_another_login_that_waits() {
    let desk = browser_desk().await;
    desk.sim.twist_id_tokens(&[Twist::AuthReqIdOfAnotherLogin]);
    let other = desk.start_in_browser("4700000021", PAGE).await.text("auth_req_id");
    let (code, _) = confirmed(&desk).await;
    let token = desk.exchange_code(&code).await.text("id_token");
    assert_eq!(desk.verify(&token).await.unwrap()["auth_req_id"], other);
}

#[tokio::test]
async fn a_customer_who_declines_comes_back_with_an_error() {
    let desk = browser_desk().await;
    desk.start_in_browser(BY_HAND, PAGE).await;
    desk.sim.decline(&number(BY_HAND)).unwrap();
    let url = desk.sim.return_url(&number(BY_HAND)).unwrap();
    assert_eq!(url, format!("{PAGE}?error=access_denied&error_description=user%20cancelled%20the%20login"));
}

#[tokio::test]
async fn a_customer_who_does_nothing_goes_nowhere() {
    let desk = browser_desk().await;
    desk.start_in_browser(BY_HAND, PAGE).await;
    desk.sim.advance(Duration::from_secs(600));
    assert_eq!(desk.sim.return_url(&number(BY_HAND)), None);
}

#[tokio::test]
async fn every_error_can_come_back_under_either_name() {
    for (error, name, expected) in [
        (RedirectError::ServerError, RedirectErrorName::Error, ("error", "server_error")),
        (RedirectError::OutdatedAppVersion, RedirectErrorName::ErrorCode, ("error_code", "outdated_app_version")),
        (RedirectError::NeverHeardOf, RedirectErrorName::Error, ("error", "never_heard_of")),
    ] {
        let desk = browser_desk().await;
        let script = Behaviour { sent_back: SentBack::With(error), redirect_error_name: name, ..Behaviour::default() };
        desk.sim.set_behaviour(&number(BY_HAND), script);
        desk.start_in_browser(BY_HAND, PAGE).await;
        desk.sim.confirm(&number(BY_HAND)).unwrap();
        let came_back = query(&desk.sim.return_url(&number(BY_HAND)).unwrap());
        assert_eq!((came_back[0].0.as_str(), came_back[0].1.as_str()), expected);
        assert!(came_back.iter().all(|(name, _)| name != "code"));
    }
}

#[tokio::test]
async fn a_customer_can_be_stranded() {
    let desk = browser_desk().await;
    desk.admin("/admin/people/4700000020", json!({ "behaviour": { "sentBack": "not" } })).await;
    desk.start_in_browser(BY_HAND, PAGE).await;
    desk.sim.confirm(&number(BY_HAND)).unwrap();
    assert_eq!(desk.sim.return_url(&number(BY_HAND)), None);
    assert_eq!(desk.get("/admin/requests").await.body[0]["state"], "confirmed");
}

#[tokio::test]
async fn people_who_act_by_themselves_take_the_time_of_as_many_polls() {
    let desk = browser_desk().await;
    desk.start_in_browser("4700000001", PAGE).await;
    desk.start_in_browser("4700000003", PAGE).await;
    desk.sim.advance(Duration::from_millis(9999));
    assert_eq!(desk.sim.return_url(&number("4700000001")), None);
    desk.sim.advance(Duration::from_millis(1));
    assert_eq!(query(&desk.sim.return_url(&number("4700000001")).unwrap())[0].0, "code");
    assert_eq!(query(&desk.sim.return_url(&number("4700000003")).unwrap())[0].1, "access_denied");
}

#[tokio::test]
async fn the_log_and_the_list_of_requests_never_hold_the_code() {
    let desk = browser_desk().await;
    let (code, _) = confirmed(&desk).await;
    desk.exchange_code(&code).await;
    for path in ["/admin/log", "/admin/requests", "/admin/violations"] {
        assert!(!desk.get(path).await.body.to_string().contains(&code), "{path}");
    }
}

#[tokio::test]
async fn another_client_cannot_use_the_code() {
    let desk = browser_desk().await;
    let (code, _) = confirmed(&desk).await;
    let fields = [("grant_type", crate::desk::CIBA_REDIRECT), ("code", code.as_str())];
    let request = desk.http.post(desk.url(TOKEN)).form(&fields).basic_auth("somebody", Some("else"));
    assert_eq!(answer(request).await.status, 401);
    assert_eq!(desk.exchange_code(&code).await.status, 200, "only a call of the client's own counts");
}
