//! What a discovery document may say, and where a client lets itself be sent.

use ciba::{BadAnswer, FetchError};
use serde_json::{Value, json};

use crate::client::{Wrong, client};
use crate::provider::{Discovery, Provider, Start, Token, Userinfo, ok, status};

const ENDPOINTS: [&str; 4] = ["backchannel_authentication_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri"];

/// A document with one member changed (`null`: left out) is refused, and nobody is asked anything after it.
async fn check(name: &'static str, value: Value, refused: &FetchError) {
    let shown = format!("{name}: {value}");
    let provider = Provider::odd_at(Discovery, move |call| {
        let mut document = call.document();
        document[name] = value.clone();
        document.as_object_mut().unwrap().retain(|_, value| !value.is_null());
        ok(&document)
    });
    let provider = provider.await;
    let client = client(&provider);
    assert_eq!(client.party.metadata().await.as_deref(), Err(refused), "{shown}");
    assert_eq!(client.call(Start).await, Err(Wrong::NotSent(refused.clone())), "{shown}");
    assert_eq!(client.call(Token).await, Err(Wrong::NotSent(refused.clone())), "{shown}");
    client.call(Userinfo).await.unwrap_err();
    assert!(provider.calls().iter().all(|call| call.is(Discovery)), "{shown}");
}

#[tokio::test]
async fn a_document_of_another_issuer_is_refused() {
    for issuer in ["https://op.example.test/op", "http://127.0.0.1/op", ""] {
        check("issuer", json!(issuer), &FetchError::OtherIssuer).await;
    }
}

#[tokio::test]
async fn an_issuer_is_compared_byte_for_byte() {
    let provider = Provider::odd_at(Discovery, |call| {
        let mut document = call.document();
        document["issuer"] = format!("{}/op/", call.base).into();
        ok(&document)
    });
    let refused = client(&provider.await).call(Discovery).await;
    assert_eq!(refused, Err(Wrong::Other(FetchError::OtherIssuer)), "a slash more");
}

#[tokio::test]
async fn a_document_that_names_no_issuer_is_refused() {
    let refused = FetchError::BadAnswer(BadAnswer::Member("issuer"));
    for issuer in [Value::Null, json!(7), json!(["http://127.0.0.1/op"])] {
        check("issuer", issuer, &refused).await;
    }
}

#[tokio::test]
async fn an_endpoint_that_is_missing_or_no_text_is_named() {
    for name in ENDPOINTS {
        let refused = FetchError::BadAnswer(BadAnswer::Member(name));
        for value in [Value::Null, json!(7), json!({})] {
            check(name, value, &refused).await;
        }
    }
}

#[tokio::test]
async fn an_endpoint_on_another_scheme_or_with_credentials_is_refused() {
    for name in ENDPOINTS {
        for url in [
            "http://op.example.test/x",
            "ftp://127.0.0.1/x",
            "file:///x",
            "javascript:x",
            "http://user:pw@127.0.0.1/x",
            "http://127.0.0.1/x#y",
            "/x",
            "nonsense",
        ] {
            check(name, json!(url), &FetchError::Endpoint(name)).await;
        }
    }
}

#[tokio::test]
async fn what_a_document_says_it_supports_is_not_read() {
    let provider = Provider::odd_at(Discovery, |call| {
        let mut document = call.document();
        document["grant_types_supported"] = json!(["authorization_code"]);
        document["id_token_signing_alg_values_supported"] = json!(["RS256"]);
        document["more"] = json!({ "of": ["anything"] });
        ok(&document)
    });
    assert_eq!(client(&provider.await).call(Start).await, Ok(()));
}

#[tokio::test]
async fn a_probe_asks_past_the_cache_and_tells_what_is_to_be_seen() {
    let provider = Provider::odd_at(Discovery, |call| {
        let headers = "Content-Type: application/json\r\nDate: Mon, 02 Mar 2026 09:16:40 GMT\r\n\
                       Cache-Control: max-age=7\r\n";
        let mut document = call.document();
        document["scopes_supported"] = json!(["openid", 7, "name"]);
        crate::provider::answer(200, headers, document.to_string().as_bytes())
    });
    let provider = provider.await;
    let party = client(&provider).party;
    for _ in 0..2 {
        let probe = party.probe().await.unwrap();
        assert_eq!(probe.date, Some("2026-03-02T09:16:40Z".parse().unwrap()));
        assert_eq!(probe.scopes_supported, Some(vec!["openid".to_owned(), "name".to_owned()]));
    }
    assert_eq!(provider.count(Discovery), 2);
}

#[tokio::test]
async fn a_probe_of_a_provider_that_is_down_says_so() {
    let provider = Provider::odd_at(Discovery, |_| status(503, &json!({}))).await;
    let error = client(&provider).party.probe().await.unwrap_err();
    assert!(matches!(error, FetchError::Provider(error) if error.status == 503));
}
