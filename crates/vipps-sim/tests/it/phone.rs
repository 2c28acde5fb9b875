use std::time::Duration;

use serde_json::{Value, json};
use vipps_sim::{Behaviour, DelegatedConsent, Language, Options};

use crate::desk::{BY_HAND, Desk, answer, desk, desk_with, number};

async fn phone(desk: &Desk, query: &str) -> Value {
    desk.get(&format!("/phone/api/state{query}")).await.body
}

async fn confirm(desk: &Desk, id: u64, answers: Value) -> u16 {
    desk.admin(&format!("/phone/api/requests/{id}/confirm"), answers).await.status
}

async fn texts(desk: &Desk, query: &str, accept: &str) -> String {
    let request = desk.http.get(desk.url(&format!("/phone/api/texts{query}"))).header("Accept-Language", accept);
    answer(request).await.text("locale")
}

#[tokio::test]
async fn the_page_runs_nothing_that_is_not_its_own() {
    let desk = desk().await;
    let response = desk.http.get(desk.sim.phone_url()).send().await.unwrap();
    let policy = response.headers()["Content-Security-Policy"].to_str().unwrap().to_owned();
    assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
    let page = response.text().await.unwrap();
    assert!(page.contains("<title>Phone (simulator)</title>"));
    assert!(!page.contains("https://") && !page.contains("style=\"") && !page.contains("onclick"));
}

#[tokio::test]
async fn a_request_shows_club_code_and_what_is_asked_for() {
    let desk = desk().await;
    desk.start_asking(BY_HAND, "openid name phoneNumber email").await;
    let state = phone(&desk, "?number=4700000020").await;
    assert_eq!(state["club"], "Fjellheim Turlag");
    let request = &state["phone"]["requests"][0];
    assert_eq!(request["code"], "7KM-4XR");
    assert_eq!(request["scopes"], json!(["name", "phoneNumber", "email"]));
    assert_eq!(request["toShare"][1]["value"], "+47 000 00 020");
}

#[tokio::test]
async fn the_phone_never_learns_the_providers_handle() {
    let desk = desk().await;
    let handle = desk.start(BY_HAND).await.text("auth_req_id");
    assert!(!phone(&desk, "").await.to_string().contains(&handle));
}

#[tokio::test]
async fn without_a_number_the_phone_is_that_of_the_newest_waiting_request() {
    let desk = desk().await;
    assert!(phone(&desk, "").await["phone"].is_null());
    desk.start(BY_HAND).await;
    desk.start("4520123456").await;
    let state = phone(&desk, "").await;
    assert_eq!(state["phone"]["number"], "4520123456");
    assert_eq!(state["waiting"].as_array().unwrap().len(), 2);
    desk.sim.confirm(&number("4520123456")).unwrap();
    assert_eq!(phone(&desk, "").await["phone"]["number"], BY_HAND);
}

#[tokio::test]
async fn the_newest_request_says_how_it_was_decided_while_others_wait() {
    let desk = desk().await;
    desk.start(BY_HAND).await;
    desk.start("4520123456").await;
    assert!(phone(&desk, "").await["decided"].is_null());
    desk.sim.decline(&number("4520123456")).unwrap();
    let decided = phone(&desk, "").await["decided"].clone();
    assert_eq!((&decided["number"], &decided["state"]), (&"4520123456".into(), &"declined".into()));
    assert_eq!(decided["atMs"], desk.sim.now_ms());
}

#[tokio::test]
async fn the_brand_follows_the_country() {
    let desk = desk().await;
    for (msisdn, brand) in
        [("4791234567", "Vipps"), ("46701234567", "Vipps"), ("4520123456", "MobilePay"), ("358401234567", "MobilePay")]
    {
        assert_eq!(phone(&desk, &format!("?number={msisdn}")).await["phone"]["brand"], brand);
    }
}

#[tokio::test]
async fn confirming_on_the_phone_ends_the_login() {
    let desk = desk().await;
    let id = desk.start(BY_HAND).await.text("auth_req_id");
    assert_eq!(confirm(&desk, 1, json!({})).await, 204);
    assert_eq!(desk.poll(&id).await.status, 200);
    assert_eq!(phone(&desk, "?number=4700000020").await["phone"]["requests"][0]["state"], "confirmed");
    assert_eq!(confirm(&desk, 1, json!({})).await, 409, "a request is decided once");
}

#[tokio::test]
async fn declining_on_the_phone_ends_the_login() {
    let desk = desk().await;
    let id = desk.start(BY_HAND).await.text("auth_req_id");
    assert_eq!(desk.admin("/phone/api/requests/1/decline", json!({})).await.status, 204);
    assert_eq!(desk.poll(&id).await.error(), "access_denied");
}

#[tokio::test]
async fn a_request_without_a_push_shows_after_a_refresh() {
    let desk = desk().await;
    desk.sim.set_behaviour(&number(BY_HAND), Behaviour { push: false, ..Behaviour::default() });
    desk.start(BY_HAND).await;
    assert_eq!(phone(&desk, "?number=4700000020").await["phone"]["requests"], json!([]));
    assert_eq!(desk.admin("/phone/api/refresh", json!({ "number": BY_HAND })).await.status, 204);
    assert_eq!(phone(&desk, "?number=4700000020").await["phone"]["requests"][0]["code"], "7KM-4XR");
}

#[tokio::test]
async fn an_expired_request_shows_as_expired() {
    let desk = desk().await;
    desk.start(BY_HAND).await;
    desk.sim.advance(Duration::from_secs(600));
    assert_eq!(phone(&desk, "?number=4700000020").await["phone"]["requests"][0]["state"], "expired");
}

#[tokio::test]
async fn sharing_is_asked_for_once_and_again_for_one_scope_more() {
    let desk = desk().await;
    let to_share = async |scope: &str| {
        desk.start_asking(BY_HAND, scope).await;
        let state = phone(&desk, "?number=4700000020").await;
        desk.sim.confirm(&number(BY_HAND)).unwrap();
        state["phone"]["requests"][0]["toShare"].as_array().unwrap().len()
    };
    assert_eq!(to_share("openid name phoneNumber").await, 2);
    assert_eq!(to_share("openid name phoneNumber").await, 0);
    assert_eq!(to_share("openid name phoneNumber email").await, 1);
    desk.sim.forget_sharing(&number(BY_HAND));
    assert_eq!(to_share("openid name").await, 1);
}

#[tokio::test]
async fn the_answers_to_offers_come_back_in_the_profile() {
    let desk = desk().await;
    let id = desk.start_asking(BY_HAND, "openid delegatedConsents").await.text("auth_req_id");
    assert_eq!(confirm(&desk, 1, json!({ "sms": true })).await, 204);
    let tokens = desk.poll(&id).await;
    let consents = desk.userinfo(&tokens.text("access_token")).await.body["delegatedConsents"]["consents"].clone();
    assert_eq!((&consents[0]["id"], &consents[0]["accepted"]), (&"email".into(), &false.into()));
    assert_eq!((&consents[1]["id"], &consents[1]["accepted"]), (&"sms".into(), &true.into()));
}

#[tokio::test]
async fn a_required_offer_must_be_ticked() {
    let offer = DelegatedConsent { id: "email".to_owned(), required: true, text: "Email".to_owned() };
    let desk = desk_with(Options { delegated_consents: vec![offer], ..Options::default() }).await;
    desk.start_asking(BY_HAND, "openid delegatedConsents").await;
    assert_eq!(confirm(&desk, 1, json!({})).await, 409);
    assert_eq!(confirm(&desk, 1, json!({ "email": true })).await, 204);
}

#[tokio::test]
async fn the_language_is_that_of_the_address_then_the_simulators_then_the_browsers() {
    let english = desk_with(Options { language: Some(Language::En), ..Options::default() }).await;
    assert_eq!(texts(&english, "?lang=nb", "en").await, "nb-NO");
    assert_eq!(texts(&english, "?lang=xx", "nb").await, "en-GB");
    let any = desk().await;
    assert_eq!(texts(&any, "", "is,nb;q=0.8,en;q=0.5").await, "nb-NO");
    assert_eq!(texts(&any, "", "fr").await, "en-GB");
}

#[tokio::test]
async fn the_phone_speaks_the_languages_of_its_markets() {
    let desk = desk().await;
    let languages =
        [("da", "da-DK"), ("en", "en-GB"), ("fi", "fi-FI"), ("nb", "nb-NO"), ("nn-NO", "nb-NO"), ("sv-FI", "sv-SE")];
    for (language, locale) in languages {
        assert_eq!(texts(&desk, &format!("?lang={language}"), "en").await, locale);
        assert_eq!(texts(&desk, "", language).await, locale);
    }
}

/// The sentences of a catalogue, by where they stand.
fn sentences(catalogue: &Value, place: &str) -> Vec<(String, String)> {
    match catalogue {
        Value::String(sentence) => vec![(place.to_owned(), sentence.clone())],
        Value::Array(list) => {
            list.iter().enumerate().flat_map(|(index, inner)| sentences(inner, &format!("{place}.{index}"))).collect()
        }
        Value::Object(members) => {
            members.iter().flat_map(|(name, inner)| sentences(inner, &format!("{place}.{name}"))).collect()
        }
        _ => panic!("{place} is no sentence"),
    }
}

fn blanks(sentence: &str) -> Vec<&str> {
    sentence.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect()
}

#[tokio::test]
async fn every_language_leaves_the_same_blanks_and_no_sentence_empty() {
    let desk = desk().await;
    let english = sentences(&desk.get("/phone/api/texts?lang=en").await.body, "");
    for language in ["da", "fi", "nb", "sv"] {
        let theirs = sentences(&desk.get(&format!("/phone/api/texts?lang={language}")).await.body, "");
        for ((place, sentence), (_, other)) in english.iter().zip(&theirs) {
            assert!(!other.trim().is_empty(), "{language}{place}");
            // The club's name cannot be inflected, so a language may do without it in this place.
            let may_differ = place == ".goesOnBody" && blanks(other).is_empty();
            assert!(blanks(sentence) == blanks(other) || may_differ, "{language}{place}: {other}");
        }
    }
}

#[tokio::test]
async fn every_sentence_the_page_asks_for_is_in_the_catalogue_and_the_other_way_round() {
    let desk = desk().await;
    let mut scripts = String::new();
    for file in ["phone.js", "dom.js", "consents.js"] {
        scripts.push_str(desk.get(&format!("/phone/{file}")).await.body.as_str().unwrap());
    }
    let page = desk.get("/phone").await.body;
    let texts = desk.get("/phone/api/texts?lang=en").await.body;
    let mut used = names_after(&scripts, "texts.");
    used.extend(names_after(page.as_str().unwrap(), "data-text=\""));
    for name in &used {
        assert!(texts.get(name).is_some(), "no sentence called {name}");
    }
    for name in texts.as_object().unwrap().keys() {
        assert!(used.contains(&name.as_str()), "nobody says {name}");
    }
}

fn names_after<'a>(text: &'a str, mark: &str) -> Vec<&'a str> {
    let name = |rest: &'a str| rest.split(|letter: char| !letter.is_ascii_alphanumeric()).next();
    text.split(mark).skip(1).filter_map(name).filter(|name| !name.is_empty()).collect()
}
