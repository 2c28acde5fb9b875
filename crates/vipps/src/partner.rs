//! Signing in for other merchants: the platform's access token (contract §3.2).

use std::time::Duration;

use ciba::{AccessToken, BadAnswer, BearerAnswer, BearerSource, ClientSecret, ConfigError, FetchError, Object, Wire};
use serde_json::Value;
use url::Url;

use crate::settings::{Settings, SettingsError, system_headers};

/// A partner's keys and where they are shown.
#[derive(Debug)]
pub(crate) struct PartnerKeys {
    url: Url,
    client_id: String,
    client_secret: ClientSecret,
    subscription_key: ClientSecret,
    headers: Vec<(String, String)>,
}

/// A token is asked for anew this long before it runs out, so that none runs out on the way.
const MARGIN: Duration = Duration::from_secs(60);
/// It goes with every call; no server takes a longer header.
const MAX_TOKEN: usize = 64 * 1024;

impl PartnerKeys {
    pub(crate) fn new(settings: &Settings, subscription_key: ClientSecret) -> Result<Self, SettingsError> {
        let url = Url::parse(&settings.issuer).and_then(|issuer| issuer.join("/accesstoken/get"));
        Ok(Self {
            url: url.map_err(|_| ConfigError::Issuer)?,
            client_id: settings.client_id.clone(),
            client_secret: settings.client_secret.clone(),
            subscription_key,
            headers: system_headers(settings),
        })
    }

    async fn fetch(&self, wire: &Wire) -> Result<(AccessToken, Duration), FetchError> {
        let mut headers = vec![
            ("client_id", self.client_id.as_str()),
            ("client_secret", self.client_secret.expose()),
            ("Ocp-Apim-Subscription-Key", self.subscription_key.expose()),
        ];
        headers.extend(self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        read(&wire.ask(&self.url, &headers).await?).map_err(FetchError::from)
    }
}

impl BearerSource for PartnerKeys {
    fn ask<'a>(&'a self, wire: &'a Wire) -> BearerAnswer<'a> {
        Box::pin(self.fetch(wire))
    }
}

pub(crate) fn read(answer: &Object) -> Result<(AccessToken, Duration), BadAnswer> {
    let text = |name: &'static str| answer.get(name).and_then(Value::as_str).ok_or(BadAnswer::Member(name));
    if !text("token_type")?.eq_ignore_ascii_case("bearer") {
        return Err(BadAnswer::Member("token_type"));
    }
    let token = text("access_token").ok().filter(|token| is_bearer(token));
    let token = token.ok_or(BadAnswer::Member("access_token"))?;
    let life = answer.get("expires_in").and_then(seconds).ok_or(BadAnswer::Member("expires_in"))?;
    Ok((AccessToken::new(token), life.saturating_sub(MARGIN)))
}

/// RFC 6750 2.1: it goes into a header, where a space would make it two words.
fn is_bearer(token: &str) -> bool {
    (1..=MAX_TOKEN).contains(&token.len()) && token.bytes().all(|byte| byte.is_ascii_graphic())
}

/// Numbers are written as text here. A number is taken too: it can mean nothing else.
fn seconds(value: &Value) -> Option<Duration> {
    value.as_str().map_or_else(|| value.as_u64(), |text| text.parse().ok()).map(Duration::from_secs)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(answer: &Value) -> Result<Duration, BadAnswer> {
        read(answer.as_object().unwrap()).map(|(_, life)| life)
    }

    #[test]
    fn the_contracts_sample_is_read_with_a_margin() {
        let sample = json!({
            "token_type": "Bearer", "expires_in": "3599", "ext_expires_in": "3599", "expires_on": "1772446499",
            "not_before": "1772442600", "resource": "00000000-0000-4000-8000-000000000000", "access_token": "eyJ.a.b",
        });
        assert_eq!(check(&sample), Ok(Duration::from_secs(3539)));
        assert_eq!(check(&json!({"token_type": "bearer", "expires_in": 30, "access_token": "a"})), Ok(Duration::ZERO));
    }

    #[test]
    fn a_token_is_of_the_alphabet_of_a_header() {
        for token in ["a b", "a\tb", "a\r\nX: y", "a\u{0}", "aæb", &"a".repeat(MAX_TOKEN + 1)] {
            let answer = json!({"token_type": "Bearer", "expires_in": "1", "access_token": token});
            assert_eq!(check(&answer), Err(BadAnswer::Member("access_token")), "{token:?}");
        }
    }

    #[test]
    fn what_is_missing_or_odd_is_named() {
        for (answer, name) in [
            (json!({"expires_in": "1", "access_token": "a"}), "token_type"),
            (json!({"token_type": "mac", "expires_in": "1", "access_token": "a"}), "token_type"),
            (json!({"token_type": "Bearer", "expires_in": "1"}), "access_token"),
            (json!({"token_type": "Bearer", "expires_in": "1", "access_token": ""}), "access_token"),
            (json!({"token_type": "Bearer", "expires_in": "soon", "access_token": "a"}), "expires_in"),
            (json!({"token_type": "Bearer", "expires_in": -1, "access_token": "a"}), "expires_in"),
            (json!({"token_type": "Bearer", "access_token": "a"}), "expires_in"),
        ] {
            assert_eq!(check(&answer), Err(BadAnswer::Member(name)), "{answer}");
        }
    }
}
