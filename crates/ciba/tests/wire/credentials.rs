//! What goes out: how the client says who it is, and to whom.

use std::sync::Arc;
use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use ciba::{
    AccessToken, BearerAnswer, BearerSource, ClientAuthentication, ClientSecret, Config, ConfigError, FetchError,
    Heard, RelyingParty, SecretEncoding, Wire,
};

use serde_json::json;

use crate::client::{Hands, SECRET, Wrong, client, client_with, config, pending};
use crate::provider::{Ask, Call, Discovery, Endpoint, Jwks, Provider, Start, Token, Userinfo, ok, status};

const WITH_CREDENTIALS: [Endpoint; 3] = [Start, Token, Ask];

/// The one call of `endpoint` by a client that says who it is in this way.
async fn sent(endpoint: Endpoint, authentication: ClientAuthentication) -> Call {
    let provider = Provider::good().await;
    let config = Config { client_id: "client:1".to_owned(), authentication, ..config(&provider) };
    client_with(&provider, config).call(endpoint).await.unwrap();
    provider.calls_of(endpoint).remove(0)
}

async fn check_basic(encoding: SecretEncoding, expected: &str) {
    for endpoint in WITH_CREDENTIALS {
        let basic = ClientAuthentication::SecretBasic(ClientSecret::new("a+b/c= d"), encoding);
        let call = sent(endpoint, basic).await;
        let header = call.header("authorization").unwrap().strip_prefix("Basic ").unwrap();
        let decoded = BASE64_STANDARD.decode(header).unwrap();
        assert_eq!(String::from_utf8(decoded).unwrap(), expected, "{endpoint:?}");
        assert!(call.form().iter().all(|(name, _)| name != "client_id" && name != "client_secret"));
    }
}

#[tokio::test]
async fn basic_credentials_are_form_encoded_as_the_standard_asks() {
    check_basic(SecretEncoding::Form, "client%3A1:a%2Bb%2Fc%3D+d").await;
}

#[tokio::test]
async fn raw_basic_credentials_are_sent_as_they_are() {
    check_basic(SecretEncoding::Raw, "client:1:a+b/c= d").await;
}

#[tokio::test]
async fn posted_credentials_are_in_the_form_and_nowhere_else() {
    for endpoint in WITH_CREDENTIALS {
        let call = sent(endpoint, ClientAuthentication::SecretPost(ClientSecret::new("a+b/c= d"))).await;
        let form = call.form();
        let value = |wanted: &str| form.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
        assert_eq!((value("client_id"), value("client_secret")), (Some("client:1"), Some("a+b/c= d")));
        assert_eq!(call.header("authorization"), None);
    }
}

#[tokio::test]
async fn documents_are_asked_for_without_credentials() {
    for authentication in [
        ClientAuthentication::SecretBasic(ClientSecret::new(SECRET), SecretEncoding::Form),
        ClientAuthentication::SecretPost(ClientSecret::new(SECRET)),
    ] {
        for endpoint in [Discovery, Jwks] {
            let call = sent(endpoint, authentication.clone()).await;
            assert_eq!((call.method.as_str(), call.body.as_str()), ("GET", ""));
            assert_eq!(call.header("authorization"), None);
        }
    }
}

#[tokio::test]
async fn userinfo_is_asked_for_with_the_access_token_and_nothing_else() {
    let provider = Provider::good().await;
    let headers = vec![("X-Unit".to_owned(), "900123".to_owned())];
    client_with(&provider, Config { headers, ..config(&provider) }).call(Userinfo).await.unwrap();
    let call = provider.calls_of(Userinfo).remove(0);
    assert_eq!((call.method.as_str(), call.body.as_str()), ("GET", ""));
    assert_eq!(call.header("authorization"), Some("Bearer token-1"));
    assert_eq!(call.header("x-unit"), None);
}

#[tokio::test]
async fn headers_of_the_providers_own_go_with_every_call_but_userinfo() {
    let provider = Provider::good().await;
    let headers = vec![("X-Unit".to_owned(), "900123".to_owned())];
    let config = Config { headers, user_agent: "counter/1.4.0".to_owned(), ..config(&provider) };
    let client = client_with(&provider, config);
    for endpoint in Endpoint::ALL {
        client.call(endpoint).await.unwrap();
    }
    for call in provider.calls() {
        let expected = if call.is(Userinfo) { None } else { Some("900123") };
        assert_eq!(call.header("x-unit"), expected, "{}", call.path);
        assert_eq!(call.header("user-agent"), Some("counter/1.4.0"), "{}", call.path);
        assert_eq!(call.header("accept"), Some("application/json"), "{}", call.path);
    }
}

#[tokio::test]
async fn a_question_on_another_scheme_is_not_asked() {
    let party = client(&Provider::good().await).party;
    for url in ["http://op.example.test/ask", "ftp://127.0.0.1/ask", "http://user:pw@127.0.0.1/ask"] {
        let refused = party.ask(&url.parse().unwrap(), Vec::new()).await;
        assert_eq!(refused, Err(FetchError::Endpoint("url")), "{url}");
    }
}

/// A client cannot be made of a good configuration with one thing changed.
async fn check_config(change: impl FnOnce(&mut Config), expected: Result<(), ConfigError>) {
    let mut config = config(&Provider::good().await);
    change(&mut config);
    let shown = format!("{config:?}");
    assert_eq!(RelyingParty::new(config, Arc::new(Hands::default())).map(drop), expected, "{shown}");
}

#[tokio::test]
async fn an_issuer_is_plain_https_or_on_this_very_machine() {
    for issuer in ["https://op.example.test/access/", "http://localhost:8080", "http://[::1]:8080/"] {
        check_config(|config| config.issuer = issuer.to_owned(), Ok(())).await;
    }
    for issuer in [
        "",
        "op.example.test",
        "http://op.example.test/",
        "ftp://127.0.0.1/",
        "http://127.0.0.1.example.test/",
        "https://user:pw@op.example.test/",
        "https://op.example.test/?x=y",
        "https://op.example.test/#x",
    ] {
        check_config(|config| config.issuer = issuer.to_owned(), Err(ConfigError::Issuer)).await;
    }
}

#[tokio::test]
async fn what_cannot_stand_in_a_header_is_found_before_anything_is_sent() {
    let raw = |secret: &str| ClientAuthentication::SecretBasic(ClientSecret::new(secret), SecretEncoding::Raw);
    check_config(|config| config.authentication = raw("line\nfeed"), Ok(())).await;
    check_config(|config| config.user_agent = "line\nfeed".to_owned(), Err(ConfigError::Header)).await;
    for (name, value) in [("X Unit", "1"), ("", "1"), ("X-Unit", "1\r\nX-Other: 2")] {
        let headers = vec![(name.to_owned(), value.to_owned())];
        check_config(|config| config.headers = headers, Err(ConfigError::Header)).await;
    }
}

/// A bearer's token comes from where the provider takes questions of its own, and lives for an hour.
#[derive(Debug)]
struct Intermediary {
    at: url::Url,
}

impl BearerSource for Intermediary {
    fn ask<'a>(&'a self, wire: &'a Wire) -> BearerAnswer<'a> {
        Box::pin(async {
            let answer = wire.ask(&self.at, &[("client_secret", SECRET)]).await?;
            let token = answer.get("access_token").and_then(|token| token.as_str()).unwrap_or_default();
            Ok((AccessToken::new(token), Duration::from_secs(3600)))
        })
    }
}

fn intermediary(provider: &Provider) -> Config {
    let at = format!("{}{}", provider.base, Ask.path()).parse().unwrap();
    let authentication = ClientAuthentication::Bearer(Arc::new(Intermediary { at }));
    Config { authentication, ..config(provider) }
}

#[tokio::test]
async fn a_bearers_token_is_asked_for_once_and_again_when_its_life_is_over() {
    let token = |call: &Call| ok(&json!({ "access_token": format!("platform-{}", call.nth) }));
    let provider = Provider::odd_at(Ask, token).await;
    let client = client_with(&provider, intermediary(&provider));
    for endpoint in [Start, Token, Token] {
        client.call(endpoint).await.unwrap();
    }
    client.clock.forward(3600);
    client.call(Token).await.unwrap();
    let sent: Vec<Call> = [Start, Token].into_iter().flat_map(|endpoint| provider.calls_of(endpoint)).collect();
    let headers: Vec<&str> = sent.iter().filter_map(|call| call.header("authorization")).collect();
    assert_eq!(headers, ["Bearer platform-0", "Bearer platform-0", "Bearer platform-0", "Bearer platform-1"]);
    assert!(sent.iter().all(|call| call.form().iter().all(|(name, _)| name != "client_secret")));
    let asked = provider.calls_of(Ask);
    assert_eq!((asked.len(), asked[0].header("client_secret"), asked[0].body.as_str()), (2, Some(SECRET), ""));
}

#[tokio::test]
async fn without_a_bearers_token_nothing_is_sent() {
    for odd in [ok(&json!({ "access_token": "a\nb" })), status(401, &json!({})), ok(&json!([]))] {
        let provider = Provider::odd_at(Ask, move |_| odd.clone()).await;
        let client = client_with(&provider, intermediary(&provider));
        for endpoint in [Start, Token] {
            assert!(matches!(client.call(endpoint).await, Err(Wrong::NoCredentials(_))), "{endpoint:?}");
            assert_eq!(provider.count(endpoint), 0);
        }
    }
}

#[tokio::test]
async fn a_giver_of_tokens_who_says_no_ends_a_login_and_one_who_is_down_does_not() {
    for (code, heard) in [(401, None), (503, Some(Heard::Fault(None))), (429, Some(Heard::TooMany(None)))] {
        let provider = Provider::odd_at(Ask, move |_| status(code, &json!({}))).await;
        let client = client_with(&provider, intermediary(&provider));
        let error = client.party.exchange(&pending()).await.unwrap_err();
        assert_eq!((error.heard(), error.may_have_lost_tokens()), (heard, false), "{code}");
    }
}

#[tokio::test]
async fn a_bearers_token_is_not_asked_for_on_another_scheme() {
    let provider = Provider::good().await;
    let at = "http://intermediary.example.test/token".parse().unwrap();
    let authentication = ClientAuthentication::Bearer(Arc::new(Intermediary { at }));
    let client = client_with(&provider, Config { authentication, ..config(&provider) });
    assert_eq!(client.call(Start).await, Err(Wrong::NoCredentials(FetchError::Endpoint("url"))));
}
