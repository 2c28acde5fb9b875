use crate::desk::{DISCOVERY, JWKS, desk};

#[tokio::test]
async fn the_document_may_be_kept_for_an_hour() {
    let desk = desk().await;
    let response = desk.http.get(desk.url(DISCOVERY)).send().await.unwrap();
    assert_eq!(response.headers()["Cache-Control"], "max-age=3600");
}

#[tokio::test]
async fn the_document_names_its_own_issuer_with_the_final_slash() {
    let desk = desk().await;
    let document = desk.get(DISCOVERY).await;
    assert_eq!(document.text("issuer"), format!("{}/access-management-1.0/access/", desk.sim.base_url()));
    assert_eq!(document.text("issuer"), desk.sim.issuer());
}

#[tokio::test]
async fn the_document_leads_to_every_endpoint() {
    let desk = desk().await;
    let document = desk.get(DISCOVERY).await;
    assert_eq!(document.text("jwks_uri"), desk.url(JWKS));
    for name in ["token_endpoint", "userinfo_endpoint", "backchannel_authentication_endpoint"] {
        assert!(document.text(name).starts_with(desk.sim.base_url()), "{name}");
    }
}

#[tokio::test]
async fn the_document_names_neither_ciba_grant_as_the_providers_does_not() {
    let document = desk().await.get(DISCOVERY).await;
    assert!(!document.body["grant_types_supported"].to_string().contains("ciba"));
}

#[tokio::test]
async fn the_keys_are_one_rsa_and_one_elliptic_curve() {
    let desk = desk().await;
    let keys = desk.get(JWKS).await.body;
    let types: Vec<&str> = keys["keys"].as_array().unwrap().iter().map(|key| key["kty"].as_str().unwrap()).collect();
    assert_eq!(types, ["RSA", "EC"]);
    for key in keys["keys"].as_array().unwrap() {
        assert_eq!(key["use"], "sig");
        assert!(key["kid"].as_str().unwrap().starts_with("public:"));
        assert!(key.get("d").is_none(), "a private member must never be published");
    }
}

#[tokio::test]
async fn a_rotation_can_keep_the_old_keys_or_drop_them() {
    let desk = desk().await;
    let first = desk.jwks().await;
    desk.sim.rotate_keys(true);
    let both = desk.jwks().await;
    desk.sim.rotate_keys(false);
    let last = desk.jwks().await;
    assert_eq!((first.keys.len(), both.keys.len(), last.keys.len()), (2, 4, 2));
    let kid = first.keys[0].common.key_id.clone().unwrap();
    assert!(both.find(&kid).is_some() && last.find(&kid).is_none());
}
