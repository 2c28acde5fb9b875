use std::time::Duration;

use crate::desk::{Answer, Desk, USER_EXISTS, desk, number};

async fn errors(desk: &Desk, auth_req_id: &str, polls: usize) -> Vec<String> {
    let mut errors = Vec::new();
    for _ in 0..polls {
        errors.push(desk.poll(auth_req_id).await.error().to_owned());
    }
    errors
}

async fn start(msisdn: &str) -> (Desk, Answer) {
    let desk = desk().await;
    let answer = desk.start(msisdn).await;
    (desk, answer)
}

#[tokio::test]
async fn number_1_confirms_after_two_polls() {
    let (desk, started) = start("4700000001").await;
    let id = started.text("auth_req_id");
    assert_eq!(errors(&desk, &id, 2).await, ["authorization_pending"; 2]);
    assert_eq!(desk.poll(&id).await.status, 200);
}

#[tokio::test]
async fn number_2_lets_the_request_expire() {
    let (desk, started) = start("4700000002").await;
    let id = started.text("auth_req_id");
    assert_eq!(errors(&desk, &id, 119).await, ["authorization_pending"; 119]);
    assert_eq!(desk.poll(&id).await.error(), "expired_token");
}

#[tokio::test]
async fn number_3_declines_after_two_polls() {
    let (desk, started) = start("4700000003").await;
    let errors = errors(&desk, &started.text("auth_req_id"), 3).await;
    assert_eq!(errors, ["authorization_pending", "authorization_pending", "access_denied"]);
}

#[tokio::test]
async fn number_4_has_an_old_app() {
    let (_, refused) = start("4700000004").await;
    assert_eq!((refused.status, refused.text("error_code").as_str()), (400, "old_app"));
}

#[tokio::test]
async fn number_5_cannot_be_asked() {
    let (desk, refused) = start("4700000005").await;
    assert_eq!((refused.status, refused.error()), (400, "unknown_user_id"));
    let exists = desk.post(USER_EXISTS, &[("login_hint", "urn:msisdn:4700000005")]).await;
    assert_eq!(exists.body["exists"], false);
}

#[tokio::test]
async fn number_6_gets_no_push_and_confirms_after_four_polls() {
    let (desk, started) = start("4700000006").await;
    assert!(!desk.sim.requests()[0].on_phone);
    desk.sim.refresh_phone(&number("4700000006"));
    assert!(desk.sim.requests()[0].on_phone);
    let id = started.text("auth_req_id");
    assert_eq!(errors(&desk, &id, 4).await, ["authorization_pending"; 4]);
    assert_eq!(desk.poll(&id).await.status, 200);
}

#[tokio::test]
async fn number_7_has_too_many_requests() {
    let (_, refused) = start("4700000007").await;
    assert_eq!((refused.status, refused.retry_after.as_deref()), (429, Some("20")));
}

#[tokio::test]
async fn number_8_confirms_while_the_provider_stumbles() {
    let (desk, started) = start("4700000008").await;
    let id = started.text("auth_req_id");
    let mut statuses = Vec::new();
    for _ in 0..3 {
        statuses.push(desk.poll(&id).await.status);
    }
    assert_eq!(statuses, [500, 502, 503]);
    let tokens = desk.poll(&id).await;
    assert_eq!(tokens.status, 200);
    assert_eq!(desk.userinfo(&tokens.text("access_token")).await.status, 500);
    assert_eq!(desk.userinfo(&tokens.text("access_token")).await.status, 200);
}

#[tokio::test]
async fn number_9_has_an_address_of_empty_strings() {
    let profile = desk().await.profile("4700000009", "openid address").await;
    let address = profile["address"].as_object().unwrap();
    assert_eq!(address.len(), 6);
    assert!(address.values().all(|value| value == ""));
}

#[tokio::test]
async fn number_10_has_shared_everything_before() {
    let (desk, _) = start("4700000010").await;
    let state = desk.get("/phone/api/state?number=4700000010").await.body;
    assert_eq!(state["phone"]["requests"][0]["toShare"].as_array().unwrap().len(), 0);
}

#[tokio::test]
async fn number_11_declines_offers() {
    let profile = desk().await.profile("4700000011", "openid name delegatedConsents").await;
    for consent in profile["delegatedConsents"]["consents"].as_array().unwrap() {
        assert_eq!(consent["accepted"], false);
    }
}

#[tokio::test]
async fn number_12_confirms_ten_seconds_before_the_end() {
    let (desk, started) = start("4700000012").await;
    let id = started.text("auth_req_id");
    desk.sim.advance(Duration::from_secs(589));
    assert_eq!(desk.exchange(&id).await.error(), "authorization_pending");
    assert_eq!(desk.poll(&id).await.status, 200);
}

#[tokio::test]
async fn number_13_is_confirmed_by_somebody_else() {
    let desk = desk().await;
    let profile = desk.profile("4700000013", "openid name phoneNumber").await;
    assert_eq!(profile["phone_number"], "4700000099");
    assert_eq!(profile["sub"], desk.sim.sub(&number("4700000099")));
}

#[tokio::test]
async fn number_14_comes_back_without_a_phone_number() {
    let profile = desk().await.profile("4700000014", "openid name phoneNumber").await;
    assert!(profile.get("phone_number").is_none() && profile.get("name").is_some());
}

#[tokio::test]
async fn number_15_has_a_false_signature() {
    let desk = desk().await;
    let tokens = desk.log_in("4700000015", "openid").await;
    assert!(desk.verify(&tokens.text("id_token")).await.is_err());
}

#[tokio::test]
async fn number_16_is_pending_for_ever_and_slowed_down_once() {
    let (desk, started) = start("4700000016").await;
    let id = started.text("auth_req_id");
    assert_eq!(errors(&desk, &id, 2).await, ["authorization_pending", "slow_down"]);
    desk.sim.advance(Duration::from_secs(5));
    assert_eq!(errors(&desk, &id, 1).await, ["authorization_pending"]);
    assert!(desk.sim.violations().is_empty(), "the slow_down was the script's");
    assert_eq!(errors(&desk, &id, 1).await, ["slow_down"], "five seconds more are enforced from now on");
}

#[tokio::test]
async fn numbers_17_to_19_confirm() {
    for msisdn in ["4700000017", "4700000018", "4700000019"] {
        assert_eq!(desk().await.log_in(msisdn, "openid").await.status, 200);
    }
}

#[tokio::test]
async fn number_20_and_real_looking_numbers_wait_for_the_phone() {
    for msisdn in ["4700000020", "4700000099", "4791234567", "46701234567"] {
        let (desk, started) = start(msisdn).await;
        let errors = errors(&desk, &started.text("auth_req_id"), 20).await;
        assert_eq!(errors, ["authorization_pending"; 20], "{msisdn}");
    }
}

#[tokio::test]
async fn the_same_habits_hold_in_the_other_countries() {
    for msisdn in ["4500000004", "46000000004", "358000000004", "299000004"] {
        let (_, refused) = start(msisdn).await;
        assert_eq!(refused.text("error_code"), "old_app", "{msisdn}");
    }
}
