//! A redirect is never followed: whoever is named there gets no request, let alone a credential.

use ciba::BadAnswer;

use crate::client::{Wrong, client};
use crate::provider::{Endpoint, Provider, answer};

async fn check(endpoint: Endpoint) {
    for status in [300, 301, 302, 303, 304, 307, 308] {
        let target = Provider::good().await;
        let location = format!("Location: {}{}\r\n", target.base, endpoint.path());
        let provider = Provider::odd_at(endpoint, move |_| answer(status, &location, b"")).await;
        let wrong = client(&provider).call(endpoint).await;
        assert_eq!(wrong, Err(Wrong::Bad(BadAnswer::Redirect)), "{endpoint:?} {status}");
        assert_eq!(target.connections(), 0, "{endpoint:?} {status}: nobody came");
        assert_eq!(provider.count(endpoint), 1, "{endpoint:?} {status}: nor again");
    }
}

#[tokio::test]
async fn discovery_follows_no_redirect() {
    check(Endpoint::Discovery).await;
}

#[tokio::test]
async fn keys_follow_no_redirect() {
    check(Endpoint::Jwks).await;
}

#[tokio::test]
async fn a_start_follows_no_redirect() {
    check(Endpoint::Start).await;
}

#[tokio::test]
async fn an_exchange_follows_no_redirect() {
    check(Endpoint::Token).await;
}

#[tokio::test]
async fn userinfo_follows_no_redirect() {
    check(Endpoint::Userinfo).await;
}

#[tokio::test]
async fn a_question_of_the_providers_own_follows_no_redirect() {
    check(Endpoint::Ask).await;
}
