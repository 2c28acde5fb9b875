//! What is fixed for one client at one provider, and whether it can be used at all.

use std::fmt;
use std::time::Duration;

use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};
use url::Url;

use crate::client_authentication::ClientAuthentication;
use crate::error::ConfigError;
use crate::wire::{CALL_TIMEOUT, is_fit};

/// Everything that is fixed for one client at one provider. [`Config::new`] takes what has no default.
#[derive(Clone)]
pub struct Config {
    /// The issuer, byte for byte as the provider writes it. https; plain http on loopback only.
    pub issuer: String,
    /// Who this client is.
    pub client_id: String,
    /// How it proves that.
    pub authentication: ClientAuthentication,
    /// Names under which this provider writes the claim of the request, besides the standard's.
    pub auth_req_id_claims: &'static [&'static str],
    /// Headers of the provider's own, sent with every call but userinfo.
    pub headers: Vec<(String, String)>,
    /// `User-Agent`.
    pub user_agent: String,
    /// How long one call may take, from connecting to the last byte; [`CALL_TIMEOUT`] at most. A third of it is for
    /// connecting.
    pub call_timeout: Duration,
}

impl Config {
    /// A client of a provider that keeps to the standard.
    pub fn new(issuer: impl Into<String>, client_id: impl Into<String>, authentication: ClientAuthentication) -> Self {
        Self {
            issuer: issuer.into(),
            client_id: client_id.into(),
            authentication,
            auth_req_id_claims: &[],
            headers: Vec::new(),
            user_agent: concat!("ciba/", env!("CARGO_PKG_VERSION")).to_owned(),
            call_timeout: CALL_TIMEOUT,
        }
    }
}

impl fmt::Debug for Config {
    /// Without the headers, which may hold a secret of the provider's own.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("issuer", &self.issuer)
            .field("client_id", &self.client_id)
            .field("authentication", &self.authentication)
            .finish_non_exhaustive()
    }
}

/// Discovery 3: https, without query or fragment. Plain http is for this very machine. A space or a line break is forgiven by
/// a reader of addresses, but no provider writes one, and behind it the address of the document would be another.
pub(crate) fn issuer(text: &str) -> Result<Url, ConfigError> {
    if text.contains(|sign: char| sign.is_whitespace() || sign.is_control()) {
        return Err(ConfigError::Issuer);
    }
    let issuer: Url = text.parse().map_err(|_| ConfigError::Issuer)?;
    if is_fit(&issuer, &issuer) && issuer.query().is_none() { Ok(issuer) } else { Err(ConfigError::Issuer) }
}

pub(crate) fn own_headers(config: &Config) -> Result<HeaderMap, ConfigError> {
    let mut headers = HeaderMap::new();
    for (name, value) in &config.headers {
        let name: HeaderName = name.parse().map_err(|_| ConfigError::Header)?;
        headers.append(name, value.parse().map_err(|_| ConfigError::Header)?);
    }
    Ok(headers)
}

pub(crate) fn credential_headers(config: &Config) -> Result<HeaderMap, ConfigError> {
    let mut headers = HeaderMap::new();
    if let Some(value) = config.authentication.header(&config.client_id) {
        let mut value: HeaderValue = value.parse().map_err(|_| ConfigError::Header)?;
        value.set_sensitive(true);
        headers.insert(AUTHORIZATION, value);
    }
    Ok(headers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_issuer_with_a_space_or_a_line_break_in_it_is_none() {
        assert!(issuer("https://op.example.test/access/").is_ok());
        for odd in [
            "https://op.example.test ",
            " https://op.example.test",
            "https://op.example.test\n",
            "https://op.exam\tple.test",
            "https://op.example.test\0",
            "https://op.example.test/a b",
        ] {
            assert_eq!(issuer(odd), Err(ConfigError::Issuer), "{odd:?}");
        }
    }
}
