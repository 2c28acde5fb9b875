use std::time::Duration;

use serde_json::{Value, json};
use vipps_sim::{AddressClaim, Behaviour, Decision, PhoneNumberClaim, Twist, ViolationKind};

use crate::desk::{USERINFO, answer, desk, number};

const APPROVES: &str = "4700000001";
const ALL: &str = "openid name phoneNumber email address birthDate";

fn names(profile: &Value) -> Vec<&str> {
    let ignored = ["x_simulator"];
    profile.as_object().unwrap().keys().map(String::as_str).filter(|name| !ignored.contains(name)).collect()
}

#[tokio::test]
async fn only_what_was_asked_for_is_returned() {
    let profile = desk().await.profile(APPROVES, "openid name").await;
    assert_eq!(names(&profile), ["family_name", "given_name", "name", "sid", "sub"]);
}

#[tokio::test]
async fn every_scope_gives_its_claims() {
    let desk = desk().await;
    let person = desk.sim.person(&number(APPROVES));
    let profile = desk.profile(APPROVES, ALL).await;
    assert_eq!(profile["name"], person.name());
    assert_eq!(profile["phone_number"], APPROVES);
    assert_eq!(profile["phone_number_verified"], true);
    assert_eq!(profile["email"], person.email);
    assert_eq!(profile["email_verified"], true);
    assert_eq!(profile["birthdate"], person.birthdate);
    assert_eq!(profile["address"]["country"], "NO");
    assert_eq!(profile["other_addresses"], json!([]));
}

#[tokio::test]
async fn the_subscription_key_is_refused() {
    let desk = desk().await;
    let token = desk.log_in(APPROVES, ALL).await.text("access_token");
    let request = desk.http.get(desk.url(USERINFO)).bearer_auth(&token).header("Ocp-Apim-Subscription-Key", "x");
    assert_eq!(answer(request).await.status, 401);
    assert_eq!(desk.sim.violations()[0].kind, ViolationKind::SubscriptionKeySent);
}

#[tokio::test]
async fn the_token_opens_the_profile_as_long_as_it_lives() {
    let desk = desk().await;
    let token = desk.log_in(APPROVES, ALL).await.text("access_token");
    desk.sim.advance(Duration::from_millis(299_999));
    assert_eq!(desk.userinfo(&token).await.status, 200);
    desk.sim.advance(Duration::from_millis(1));
    let refused = desk.userinfo(&token).await;
    assert_eq!((refused.status, refused.error()), (401, "invalid_token"));
}

#[tokio::test]
async fn an_unknown_or_missing_token_is_refused() {
    let desk = desk().await;
    assert_eq!(desk.userinfo("ciba.unknown").await.status, 401);
    assert_eq!(desk.get(USERINFO).await.status, 401);
}

#[tokio::test]
async fn a_path_with_a_final_slash_is_the_same() {
    let desk = desk().await;
    let token = desk.log_in(APPROVES, ALL).await.text("access_token");
    let request = desk.http.get(desk.url("/vipps-userinfo-api/userinfo/")).bearer_auth(&token);
    assert_eq!(answer(request).await.status, 200);
}

#[tokio::test]
async fn the_subject_is_that_of_the_id_token() {
    let desk = desk().await;
    let tokens = desk.log_in(APPROVES, ALL).await;
    let claims = desk.verify(&tokens.text("id_token")).await.unwrap();
    let profile = desk.userinfo(&tokens.text("access_token")).await;
    assert_eq!(profile.body["sub"], claims["sub"]);
    assert_eq!(profile.text("sub"), desk.sim.sub(&number(APPROVES)));
}

async fn profile_of(behaviour: Behaviour) -> Value {
    let desk = desk().await;
    let approves = Behaviour { decision: Decision::ApproveAfterPolls(0), ..behaviour };
    desk.sim.set_behaviour(&number("4791234567"), approves);
    desk.profile("4791234567", ALL).await
}

#[tokio::test]
async fn a_person_can_have_a_new_number_under_the_same_subject() {
    let changed = PhoneNumberClaim::ChangedTo(number("4798765432"));
    let profile = profile_of(Behaviour { phone_number: changed, ..Behaviour::default() }).await;
    assert_eq!(profile["phone_number"], "4798765432");
    assert_eq!(profile["sub"], desk().await.sim.sub(&number("4791234567")));
}

#[tokio::test]
async fn a_phone_number_can_be_null() {
    let profile = profile_of(Behaviour { phone_number: PhoneNumberClaim::Null, ..Behaviour::default() }).await;
    assert_eq!(profile.get("phone_number"), Some(&Value::Null));
}

#[tokio::test]
async fn a_person_can_have_three_addresses() {
    let profile = profile_of(Behaviour { address: AddressClaim::Three, ..Behaviour::default() }).await;
    assert_eq!(profile["other_addresses"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn the_subject_can_be_made_to_differ_from_the_id_token() {
    let desk = desk().await;
    desk.sim.twist_id_tokens(&[Twist::UserinfoSubMismatch]);
    let tokens = desk.log_in(APPROVES, ALL).await;
    let claims = desk.verify(&tokens.text("id_token")).await.unwrap();
    assert_ne!(desk.userinfo(&tokens.text("access_token")).await.body["sub"], claims["sub"]);
}

#[tokio::test]
async fn marketing_answers_come_the_first_time_only() {
    let desk = desk().await;
    let scope = "openid name delegatedConsents";
    let first = desk.profile(APPROVES, scope).await;
    assert_eq!(first["delegatedConsents"]["consents"][0]["accepted"], true);
    assert!(first["delegatedConsents"]["timeOfConsent"].as_str().unwrap().starts_with("2026-03-02T09:15"));
    let second = desk.profile(APPROVES, scope).await;
    assert!(second.get("delegatedConsents").is_none(), "absent means no new answer, never a no");
}
