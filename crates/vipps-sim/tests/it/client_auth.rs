use vipps_sim::{ClientAuth, Options, ViolationKind};

use crate::desk::{Answer, BY_HAND, Desk, TOKEN, UNAUTHORIZED, USER_EXISTS, answer, desk, desk_with};

const HINT: (&str, &str) = ("login_hint", "urn:msisdn:4700000020");

async fn post_desk() -> Desk {
    desk_with(Options { client_auth: ClientAuth::Post, ..Options::default() }).await
}

async fn with_secret_in_form(desk: &Desk) -> Answer {
    let fields = [("client_id", desk.sim.client_id()), ("client_secret", desk.sim.client_secret()), HINT];
    answer(desk.http.post(desk.url(USER_EXISTS)).form(&fields)).await
}

#[tokio::test]
async fn the_right_secret_in_the_basic_header_is_accepted() {
    assert_eq!(desk().await.post(USER_EXISTS, &[HINT]).await.status, 200);
}

#[tokio::test]
async fn a_wrong_secret_is_an_unknown_client() {
    let desk = desk().await;
    let request = desk.http.post(desk.url(USER_EXISTS)).form(&[HINT]).basic_auth(desk.sim.client_id(), Some("wrong"));
    let refused = answer(request).await;
    assert_eq!((refused.status, refused.error()), (UNAUTHORIZED, "invalid_client"));
    assert_eq!(desk.sim.violations()[0].kind, ViolationKind::BadClientAuth);
}

#[tokio::test]
async fn no_credentials_are_an_unknown_client_at_every_endpoint() {
    let desk = desk().await;
    for path in [USER_EXISTS, crate::desk::AUTHENTICATION, TOKEN] {
        let refused = answer(desk.http.post(desk.url(path)).form(&[HINT])).await;
        assert_eq!((refused.status, refused.error()), (UNAUTHORIZED, "invalid_client"), "{path}");
    }
}

#[tokio::test]
async fn a_percent_encoded_secret_is_refused_because_the_provider_joins_the_raw_strings() {
    let desk = desk().await;
    let encoded: String = url_encoded(desk.sim.client_secret());
    assert_ne!(encoded, desk.sim.client_secret(), "drawn secrets hold characters that encoding changes");
    let request = desk.http.post(desk.url(USER_EXISTS)).form(&[HINT]).basic_auth(desk.sim.client_id(), Some(encoded));
    assert_eq!(answer(request).await.error(), "invalid_client");
}

fn url_encoded(text: &str) -> String {
    text.replace('+', "%2B").replace('/', "%2F").replace('=', "%3D")
}

#[tokio::test]
async fn a_unit_set_to_basic_refuses_the_secret_in_the_form() {
    assert_eq!(with_secret_in_form(&desk().await).await.error(), "invalid_client");
}

#[tokio::test]
async fn a_unit_set_to_post_accepts_the_secret_in_the_form() {
    assert_eq!(with_secret_in_form(&post_desk().await).await.status, 200);
}

#[tokio::test]
async fn a_unit_set_to_post_refuses_the_basic_header() {
    let refused = post_desk().await.start(BY_HAND).await;
    assert_eq!((refused.status, refused.error()), (UNAUTHORIZED, "invalid_client"));
}
