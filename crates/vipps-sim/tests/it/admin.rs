use reqwest::header::{HOST, ORIGIN};
use serde_json::json;

use crate::desk::{BY_HAND, JWKS, answer, desk};

const NO_CONTENT: u16 = 204;

#[tokio::test]
async fn the_clock_is_moved_over_http() {
    let desk = desk().await;
    let before = desk.sim.now_ms();
    let answer = desk.admin("/admin/clock", json!({ "advanceS": 30 })).await;
    assert_eq!(answer.body["nowMs"], before + 30_000);
    assert_eq!(desk.sim.now_ms(), before + 30_000);
    assert_eq!(desk.admin("/admin/clock", json!({ "advanceS": -1 })).await.status, 422);
}

#[tokio::test]
async fn a_person_is_given_a_behaviour_by_name() {
    let desk = desk().await;
    desk.admin("/admin/people/4791234567", json!({ "behaviour": "not_eligible" })).await;
    assert_eq!(desk.start("4791234567").await.error(), "unknown_user_id");
}

#[tokio::test]
async fn a_person_is_given_a_script_and_another_name() {
    let desk = desk().await;
    let script = json!({ "polls": ["status:503"], "decision": { "approve_after_polls": 1 } });
    let change = json!({ "givenName": "Ola", "familyName": "Eksempel", "behaviour": script });
    let changed = desk.admin("/admin/people/4791234567", change).await;
    assert_eq!(changed.body["person"]["givenName"], "Ola");
    let id = desk.start("4791234567").await.text("auth_req_id");
    assert_eq!(desk.poll(&id).await.status, 503);
    let tokens = desk.poll(&id).await;
    assert_eq!(desk.userinfo(&tokens.text("access_token")).await.body["name"], "Ola Eksempel");
}

#[tokio::test]
async fn what_nobody_knows_is_refused() {
    let desk = desk().await;
    for body in
        [json!({ "behavior": "rejects" }), json!({ "behaviour": "sulks" }), json!({ "behaviour": { "polls": ["x"] } })]
    {
        assert_eq!(desk.admin("/admin/people/4791234567", body).await.status, 422);
    }
    assert_eq!(desk.admin("/admin/people/12", json!({})).await.status, 400);
    assert_eq!(desk.admin("/admin/faults", json!({ "endpoint": "token", "kind": "flood" })).await.status, 422);
}

#[tokio::test]
async fn faults_are_ordered_over_http() {
    let desk = desk().await;
    let order = json!({ "endpoint": "jwks", "kind": "status:500", "times": 2 });
    assert_eq!(desk.admin("/admin/faults", order).await.status, NO_CONTENT);
    assert_eq!(desk.get(JWKS).await.status, 500);
    let cleared = answer(desk.http.delete(desk.url("/admin/faults"))).await;
    assert_eq!((cleared.status, desk.get(JWKS).await.status), (NO_CONTENT, 200));
}

#[tokio::test]
async fn id_tokens_are_twisted_and_keys_rotated_over_http() {
    let desk = desk().await;
    let change = json!({ "twists": ["bad_signature"], "algorithm": "ES256", "rotateKeys": "keep_old" });
    assert_eq!(desk.admin("/admin/id_token", change).await.status, NO_CONTENT);
    assert_eq!(desk.jwks().await.keys.len(), 4);
    let token = desk.log_in("4700000001", "openid").await.text("id_token");
    assert!(desk.verify(&token).await.is_err());
    desk.admin("/admin/id_token", json!({ "twists": [] })).await;
    let token = desk.log_in("4700000001", "openid").await.text("id_token");
    assert!(desk.verify(&token).await.is_ok(), "what is not mentioned stays, here the algorithm");
}

#[tokio::test]
async fn requests_are_listed_with_code_and_state() {
    let desk = desk().await;
    desk.start(BY_HAND).await;
    let requests = desk.get("/admin/requests").await.body;
    assert_eq!(requests[0]["msisdn"], BY_HAND);
    assert_eq!(requests[0]["bindingMessage"], "7KM-4XR");
    assert_eq!(requests[0]["state"], "waiting");
    desk.sim.decline(&BY_HAND.parse().unwrap()).unwrap();
    assert_eq!(desk.get("/admin/requests").await.body[0]["state"], "declined");
}

#[tokio::test]
async fn the_log_knows_calls_and_statuses_and_no_secret() {
    let desk = desk().await;
    let started = desk.start("4700000001").await.text("auth_req_id");
    let tokens = desk.outcome(&started).await;
    desk.userinfo(&tokens.text("access_token")).await;
    let log = desk.get("/admin/log").await.body;
    assert_eq!(log[0]["method"], "POST");
    assert_eq!(log[0]["path"], "/vipps-login-ciba/api/backchannel/authentication");
    assert_eq!(log[0]["status"], 200);
    assert_eq!(log.as_array().unwrap().len(), 5, "one start, three polls, one profile");
    let everything = [log, desk.get("/admin/requests").await.body, desk.get("/admin/violations").await.body];
    let text = json!(everything).to_string();
    for secret in [desk.sim.client_secret(), &started, &tokens.text("access_token"), &tokens.text("id_token")] {
        assert!(!text.contains(secret));
    }
}

#[tokio::test]
async fn violations_are_listed_by_kind() {
    let desk = desk().await;
    desk.exchange("x").await;
    assert_eq!(desk.get("/admin/violations").await.body[0]["kind"], "unknown_auth_req_id");
}

#[tokio::test]
async fn other_host_names_and_origins_are_turned_away() {
    let desk = desk().await;
    for path in ["/admin/log", "/phone/api/state", "/phone"] {
        let rebound = desk.http.get(desk.url(path)).header(HOST, "attacker.example");
        assert_eq!(answer(rebound).await.status, 403, "{path}");
        let foreign = desk.http.get(desk.url(path)).header(ORIGIN, "https://attacker.example");
        assert_eq!(answer(foreign).await.status, 403, "{path}");
        let own = desk.http.get(desk.url(path)).header(ORIGIN, desk.sim.base_url());
        let own = own.send().await.unwrap();
        assert_eq!(own.status(), 200, "{path}");
        assert!(own.headers().get("Access-Control-Allow-Origin").is_none());
    }
}
