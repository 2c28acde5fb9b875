//! A partner who acts for the sales unit (§3.2).

use std::time::Duration;

use reqwest::RequestBuilder;
use serde_json::Value;
use vipps_sim::{ClientAuth, Options, PartnerKeys, Twist, ViolationKind};

use crate::desk::{
    AUTHENTICATION, Answer, BY_HAND, CIBA, CIBA_REDIRECT, Desk, TOKEN, USER_EXISTS, answer, desk, desk_with, number,
};
use crate::id_token::part;

const ACCESS_TOKEN: &str = "/accesstoken/get";
const PAGE: &str = "https://desk.example.test/vipps/return";
const START: [(&str, &str); 2] = [("scope", "openid name"), ("login_hint", "urn:msisdn:4700000020")];

fn options() -> Options {
    let redirect_uris = vec![PAGE.parse().unwrap()];
    Options { partner: Some(PartnerKeys::default()), redirect_uris, ..Options::default() }
}

async fn partner_desk() -> Desk {
    desk_with(options()).await
}

fn token_request(desk: &Desk) -> RequestBuilder {
    let keys = desk.sim.partner().unwrap();
    let request = desk.http.post(desk.url(ACCESS_TOKEN)).header("client_id", keys.client_id);
    let request = request.header("client_secret", keys.client_secret.unwrap());
    request.header("Ocp-Apim-Subscription-Key", keys.subscription_key.unwrap())
}

async fn token(desk: &Desk) -> String {
    answer(token_request(desk)).await.text("access_token")
}

fn without_msn(desk: &Desk, token: &str, path: &str, fields: &[(&str, &str)]) -> RequestBuilder {
    desk.http.post(desk.url(path)).bearer_auth(token).form(fields)
}

async fn post(desk: &Desk, token: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
    answer(without_msn(desk, token, path, fields).header("Merchant-Serial-Number", "900123")).await
}

/// The answer of the token endpoint to a partner whose customer confirmed.
async fn tokens(desk: &Desk) -> Answer {
    let token = token(desk).await;
    let id = post(desk, &token, AUTHENTICATION, &START).await.text("auth_req_id");
    desk.sim.confirm(&number(BY_HAND)).unwrap();
    post(desk, &token, TOKEN, &[("grant_type", CIBA), ("auth_req_id", &id)]).await
}

async fn claims(desk: &Desk) -> Value {
    part(&tokens(desk).await.text("id_token"), 1)
}

#[tokio::test]
async fn the_answer_writes_its_numbers_as_text() {
    let desk = partner_desk().await;
    let answer = answer(token_request(&desk)).await;
    assert_eq!(answer.status, 200);
    assert_eq!((answer.text("token_type"), answer.text("expires_in")), ("Bearer".to_owned(), "3599".to_owned()));
    assert_eq!(answer.text("expires_on"), (desk.sim.now_ms() / 1000 + 3599).to_string());
    assert!(answer.text("not_before") < answer.text("expires_on"));
}

#[tokio::test]
async fn a_wrong_or_missing_key_gives_no_token() {
    let desk = partner_desk().await;
    for name in ["client_id", "client_secret", "Ocp-Apim-Subscription-Key"] {
        let mut request = token_request(&desk).build().unwrap();
        request.headers_mut().insert(name, "wrong".parse().unwrap());
        assert_eq!(desk.http.execute(request).await.unwrap().status(), 401, "{name}");
        let mut request = token_request(&desk).build().unwrap();
        request.headers_mut().remove(name);
        assert_eq!(desk.http.execute(request).await.unwrap().status(), 401, "{name}");
    }
    assert_eq!(desk.violations(), [ViolationKind::BadClientAuth; 6]);
}

#[tokio::test]
async fn the_body_of_the_call_for_a_token_is_empty() {
    let desk = partner_desk().await;
    assert_eq!(answer(token_request(&desk).body("{}")).await.error(), "invalid_request");
}

#[tokio::test]
async fn a_partner_starts_asks_and_exchanges_for_a_merchant() {
    let desk = partner_desk().await;
    let token = token(&desk).await;
    assert_eq!(post(&desk, &token, USER_EXISTS, &START[1..]).await.body["exists"], true);
    let tokens = tokens(&desk).await;
    assert_eq!(tokens.status, 200, "{:?}", tokens.body);
    assert_eq!(desk.userinfo(&tokens.text("access_token")).await.status, 200);
    assert!(desk.violations().is_empty());
}

#[tokio::test]
async fn a_partner_can_end_a_login_in_the_browser() {
    let desk = partner_desk().await;
    let token = token(&desk).await;
    let flow = [("requested_flow", "login_to_webpage"), ("redirect_uri", PAGE)];
    assert_eq!(post(&desk, &token, AUTHENTICATION, &[START, flow].concat()).await.status, 200);
    desk.sim.confirm(&number(BY_HAND)).unwrap();
    let url = desk.sim.return_url(&number(BY_HAND)).unwrap();
    let code = url.split_once("code=").unwrap().1;
    assert_eq!(desk.exchange_code(code).await.error(), "invalid_grant", "the merchant itself did not start it");
    let tokens = post(&desk, &token, TOKEN, &[("grant_type", CIBA_REDIRECT), ("code", code)]).await;
    assert_eq!(part(&tokens.text("id_token"), 1)["msn"], "900123");
}

#[tokio::test]
async fn without_the_merchants_number_a_partner_is_turned_away_everywhere() {
    let desk = partner_desk().await;
    let token = token(&desk).await;
    for path in [AUTHENTICATION, TOKEN, USER_EXISTS] {
        assert_eq!(answer(without_msn(&desk, &token, path, &START)).await.status, 403, "{path}");
        let unknown = without_msn(&desk, &token, path, &START).header("Merchant-Serial-Number", "900666");
        assert_eq!(answer(unknown).await.error(), "access_denied", "{path}");
    }
    assert_eq!(desk.violations(), [ViolationKind::WrongMerchantSerialNumber; 6]);
}

#[tokio::test]
async fn a_token_past_its_life_is_turned_away_and_a_new_one_is_not() {
    let desk = partner_desk().await;
    let old = token(&desk).await;
    desk.sim.advance(Duration::from_secs(3598));
    let new = token(&desk).await;
    assert_eq!(post(&desk, &old, AUTHENTICATION, &START).await.status, 200);
    desk.sim.advance(Duration::from_secs(1));
    assert_eq!(post(&desk, &old, USER_EXISTS, &START[1..]).await.status, 401);
    assert!(desk.violations().is_empty(), "to find out that a token has expired is no misdeed");
    assert_eq!(post(&desk, &new, USER_EXISTS, &START[1..]).await.status, 200);
    assert_eq!(post(&desk, "made-up", USER_EXISTS, &START[1..]).await.status, 401);
    assert_eq!(desk.violations(), [ViolationKind::BadClientAuth]);
}

#[tokio::test]
async fn a_partners_keys_are_nobodys_in_the_basic_header() {
    let desk = partner_desk().await;
    let keys = desk.sim.partner().unwrap();
    let request = desk.http.post(desk.url(USER_EXISTS)).form(&START).basic_auth(keys.client_id, keys.client_secret);
    assert_eq!(answer(request).await.error(), "invalid_client");
}

#[tokio::test]
async fn the_merchants_own_keys_go_on_working() {
    let desk = partner_desk().await;
    let token = desk.log_in("4700000001", "openid").await.text("id_token");
    assert!(part(&token, 1).get("msn").is_none());
}

#[tokio::test]
async fn where_there_is_no_partner_nobody_gets_a_token() {
    let desk = desk().await;
    let request = desk.http.post(desk.url(ACCESS_TOKEN)).header("client_id", desk.sim.client_id());
    assert_eq!(answer(request.header("client_secret", desk.sim.client_secret())).await.status, 401);
    assert_eq!(post(&desk, "made-up", USER_EXISTS, &START[1..]).await.status, 401);
}

#[tokio::test]
async fn a_unit_set_to_post_serves_no_partner() {
    let desk = desk_with(Options { client_auth: ClientAuth::Post, ..options() }).await;
    let token = token(&desk).await;
    assert_eq!(post(&desk, &token, USER_EXISTS, &START[1..]).await.error(), "invalid_client");
}

#[tokio::test]
async fn the_id_token_names_the_unit_by_its_number_and_an_audience_that_is_not_the_partner() {
    let desk = partner_desk().await;
    let claims = claims(&desk).await;
    assert_eq!(claims["msn"], "900123");
    assert_ne!(claims["aud"], desk.sim.partner().unwrap().client_id);
}

#[tokio::test]
async fn the_number_in_the_id_token_can_be_wrong_or_missing() {
    for (twist, msn) in [(Twist::WrongMsn, Some("900666")), (Twist::MsnMissing, None)] {
        let desk = partner_desk().await;
        desk.sim.twist_id_tokens(&[twist]);
        assert_eq!(claims(&desk).await.get("msn").and_then(Value::as_str), msn);
    }
}

async fn trusts(desk: Desk, twist: Twist) -> bool {
    desk.sim.twist_id_tokens(&[twist]);
    let tokens =
        if desk.sim.partner().is_some() { tokens(&desk).await } else { desk.log_in("4700000001", "openid").await };
    desk.userinfo(&tokens.text("access_token")).await;
    desk.violations() == [ViolationKind::TrustedBadIdToken]
}

#[tokio::test]
async fn a_partner_is_judged_by_the_units_number_and_a_merchant_by_the_audience() {
    for twist in [Twist::WrongMsn, Twist::MsnMissing] {
        assert!(trusts(partner_desk().await, twist).await, "{twist:?}");
        assert!(!trusts(desk().await, twist).await, "{twist:?}");
    }
    for twist in [Twist::WrongAud, Twist::AudSeveral] {
        assert!(!trusts(partner_desk().await, twist).await, "{twist:?}");
        assert!(trusts(desk().await, twist).await, "{twist:?}");
    }
    assert!(trusts(partner_desk().await, Twist::BadSignature).await);
}

#[tokio::test]
async fn neither_the_partners_token_nor_its_key_belongs_on_userinfo() {
    let desk = partner_desk().await;
    let token = token(&desk).await;
    assert_eq!(desk.userinfo(&token).await.status, 401);
    let login = tokens(&desk).await.text("access_token");
    let key = desk.sim.partner().unwrap().subscription_key.unwrap();
    let request = desk.http.get(desk.url(crate::desk::USERINFO)).bearer_auth(&login);
    assert_eq!(answer(request.header("Ocp-Apim-Subscription-Key", key)).await.status, 401);
    assert_eq!(desk.violations(), [ViolationKind::PartnerTokenAtUserinfo, ViolationKind::SubscriptionKeySent]);
}

#[tokio::test]
async fn a_login_belongs_to_the_keys_that_started_it() {
    let desk = partner_desk().await;
    let token = token(&desk).await;
    let merchants = desk.start(BY_HAND).await.text("auth_req_id");
    let fields = [("grant_type", CIBA), ("auth_req_id", merchants.as_str())];
    assert_eq!(post(&desk, &token, TOKEN, &fields).await.error(), "invalid_grant");
    assert_eq!(desk.exchange(&merchants).await.error(), "authorization_pending");
}
