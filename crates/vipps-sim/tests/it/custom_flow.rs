//! The screens built in the portal (§15.3), and what is required in them and in the marketing consents.

use std::time::Duration;

use serde_json::{Value, json};
use vipps_sim::{Behaviour, Decision, DelegatedConsent, Options, RequestState, RequiredUnticked, UnitChange};

use crate::desk::{BY_HAND, Desk, desk, desk_with, number};

const APPROVES: &str = "4700000001";
const SCOPE: &str = "openid customFlow";

async fn confirm(desk: &Desk, id: u64, answers: Value) -> u16 {
    desk.admin(&format!("/phone/api/requests/{id}/confirm"), answers).await.status
}

fn elements(profile: &Value) -> Vec<&Value> {
    let screens = profile["flowResult"]["screens"].as_array().unwrap();
    screens.iter().flat_map(|screen| screen["elements"].as_array().unwrap()).collect()
}

#[tokio::test]
async fn the_phone_shows_every_screen() {
    let desk = desk().await;
    desk.start_asking(BY_HAND, SCOPE).await;
    let state = desk.get("/phone/api/state").await.body;
    let flow = &state["phone"]["requests"][0]["flow"];
    assert_eq!(flow.as_array().unwrap().len(), 2);
    assert_eq!(flow[0]["elements"][0]["required"], true);
    assert_eq!(flow[1]["elements"][0]["required"], false);
}

#[tokio::test]
async fn the_answers_come_back_in_the_profile() {
    let desk = desk().await;
    let id = desk.start_asking(BY_HAND, SCOPE).await.text("auth_req_id");
    assert_eq!(confirm(&desk, 1, json!({ "cf_house_rules": true })).await, 204);
    let tokens = desk.poll(&id).await;
    let profile = desk.userinfo(&tokens.text("access_token")).await.body;
    let result = &profile["flowResult"];
    assert_eq!((&result["language"], &result["timeOfConsent"]), (&"EN".into(), &"2026-03-02T09:15:00Z".into()));
    assert_eq!(result["screens"][0]["terms"]["links"][0]["title"], "House rules");
    assert!(result["screens"][1].get("terms").is_none(), "where there are no links there are no terms");
    let checked: Vec<_> = elements(&profile).iter().map(|element| (&element["id"], &element["checked"])).collect();
    assert_eq!(checked[0], (&"cf_house_rules".into(), &true.into()));
    assert_eq!(checked[1], (&"cf_programme".into(), &false.into()));
    assert_eq!(elements(&profile)[0]["readMore"]["title"], "Read more");
}

#[tokio::test]
async fn an_element_of_an_unknown_type_comes_back_too() {
    let profile = desk().await.profile(APPROVES, SCOPE).await;
    let unknown = elements(&profile)[2];
    assert_eq!((&unknown["type"], unknown.get("checked")), (&"rating".into(), None));
}

#[tokio::test]
async fn the_screens_are_shown_and_returned_the_first_time_only() {
    let desk = desk().await;
    assert!(desk.profile(APPROVES, SCOPE).await.get("flowResult").is_some());
    assert!(desk.profile(APPROVES, SCOPE).await.get("flowResult").is_none());
    desk.sim.forget_sharing(&number(APPROVES));
    assert!(desk.profile(APPROVES, SCOPE).await.get("flowResult").is_some());
}

#[tokio::test]
async fn screens_and_marketing_consents_are_remembered_apart() {
    let desk = desk().await;
    desk.profile(APPROVES, SCOPE).await;
    let profile = desk.profile(APPROVES, "openid customFlow delegatedConsents").await;
    assert!(profile.get("flowResult").is_none() && profile.get("delegatedConsents").is_some());
}

#[tokio::test]
async fn who_declines_offers_still_accepts_what_is_required() {
    let profile = desk().await.profile("4700000011", SCOPE).await;
    let checked: Vec<_> = elements(&profile).iter().map(|element| element["checked"].as_bool()).collect();
    assert_eq!(checked, [Some(true), Some(false), None]);
}

#[tokio::test]
async fn nobody_finishes_without_ticking_what_is_required() {
    let desk = desk().await;
    let id = desk.start_asking(BY_HAND, SCOPE).await.text("auth_req_id");
    assert_eq!(confirm(&desk, 1, json!({ "cf_programme": true })).await, 409);
    assert_eq!(desk.poll(&id).await.error(), "authorization_pending");
    assert_eq!(confirm(&desk, 1, json!({ "cf_house_rules": true })).await, 204);
    assert_eq!(confirm(&desk, 1, json!({ "cf_house_rules": false })).await, 409, "what is answered is answered");
    assert_eq!(desk.poll(&id).await.status, 200);
}

#[tokio::test]
async fn not_ticking_what_is_required_can_be_a_refusal() {
    let desk = desk_with(Options { required_unticked: RequiredUnticked::AccessDenied, ..Options::default() }).await;
    let id = desk.start_asking(BY_HAND, SCOPE).await.text("auth_req_id");
    assert_eq!(confirm(&desk, 1, json!({})).await, 204);
    assert_eq!(desk.poll(&id).await.error(), "access_denied");
    desk.start_asking(BY_HAND, SCOPE).await;
    let state = desk.get("/phone/api/state?number=4700000020").await.body;
    assert_eq!(state["phone"]["requests"][0]["flow"].as_array().unwrap().len(), 2, "a refusal is not remembered");
}

async fn state_after_refusing(change: UnitChange) -> RequestState {
    let offer = DelegatedConsent { id: "email".to_owned(), required: true, text: "Email".to_owned() };
    let desk = desk_with(Options { delegated_consents: vec![offer], ..Options::default() }).await;
    desk.sim.change_unit(change);
    let refuses = Decision::ApproveAfterPolls(0);
    let script = Behaviour { accepts_required: false, decision: refuses, ..Behaviour::default() };
    desk.sim.set_behaviour(&number(BY_HAND), script);
    let id = desk.start_asking(BY_HAND, "openid delegatedConsents").await.text("auth_req_id");
    desk.poll(&id).await;
    desk.sim.advance(Duration::from_secs(300));
    desk.sim.requests()[0].state
}

#[tokio::test]
async fn a_person_can_refuse_what_is_required_by_themselves() {
    assert_eq!(state_after_refusing(UnitChange::default()).await, RequestState::Waiting);
    let denied = UnitChange { required_unticked: Some(RequiredUnticked::AccessDenied), ..UnitChange::default() };
    assert!(matches!(state_after_refusing(denied).await, RequestState::Declined { .. }));
}

#[tokio::test]
async fn what_comes_of_it_is_set_over_http() {
    let desk = desk().await;
    let unit = desk.admin("/admin/unit", json!({ "requiredUnticked": "access_denied" })).await;
    assert_eq!(unit.body["requiredUnticked"], "access_denied");
    desk.start_asking(BY_HAND, SCOPE).await;
    let state = desk.get("/phone/api/state").await.body;
    assert_eq!(state["phone"]["requests"][0]["requiredUnticked"], "access_denied");
}
