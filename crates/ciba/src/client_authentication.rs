//! How the client says who it is (RFC 6749 2.3.1).

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderValue, InvalidHeaderValue};

use crate::error::FetchError;
use crate::secret::{AccessToken, ClientSecret};
use crate::wire::Wire;

/// The method, and the secret it needs.
#[derive(Clone, Debug)]
pub enum ClientAuthentication {
    /// `client_secret_basic`: the `Authorization` header.
    SecretBasic(ClientSecret, SecretEncoding),
    /// `client_secret_post`: two fields of the form.
    SecretPost(ClientSecret),
    /// An access token (RFC 6750) of somebody who signs in for others, and has no secret of this client's.
    Bearer(Arc<dyn BearerSource>),
}

/// What a [`BearerSource`] answers, when it comes: the token, and how long it may be used.
pub type BearerAnswer<'a> = Pin<Box<dyn Future<Output = Result<(AccessToken, Duration), FetchError>> + Send + 'a>>;

/// Where the token of [`ClientAuthentication::Bearer`] comes from. It is asked by one caller at a time, and again when the
/// life it named is over.
pub trait BearerSource: Send + Sync + std::fmt::Debug {
    /// Asks for a token over `wire`.
    fn ask<'a>(&'a self, wire: &'a Wire) -> BearerAnswer<'a>;
}

/// The `Authorization` header of RFC 6750 2.1, marked so that nothing below prints it.
pub(crate) fn bearer(token: &AccessToken) -> Result<HeaderMap, InvalidHeaderValue> {
    let mut value = HeaderValue::from_str(&format!("Bearer {}", token.expose()))?;
    value.set_sensitive(true);
    Ok(HeaderMap::from_iter([(AUTHORIZATION, value)]))
}

/// How id and secret are written before they are joined for `client_secret_basic`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecretEncoding {
    /// Form-encoded first, as RFC 6749 2.3.1 asks.
    Form,
    /// As they are, for providers that never decode.
    Raw,
}

impl ClientAuthentication {
    /// The value of the `Authorization` header, if the method uses it.
    pub(crate) fn header(&self, client_id: &str) -> Option<String> {
        let Self::SecretBasic(secret, encoding) = self else { return None };
        let joined = match encoding {
            SecretEncoding::Form => format!("{}:{}", form_encoded(client_id), form_encoded(secret.expose())),
            SecretEncoding::Raw => format!("{client_id}:{}", secret.expose()),
        };
        Some(format!("Basic {}", BASE64_STANDARD.encode(joined)))
    }

    /// The fields of the form, if the method uses them.
    pub(crate) fn fields<'a>(&'a self, client_id: &'a str) -> Vec<(&'a str, &'a str)> {
        match self {
            Self::SecretBasic(..) | Self::Bearer(_) => Vec::new(),
            Self::SecretPost(secret) => vec![("client_id", client_id), ("client_secret", secret.expose())],
        }
    }
}

fn form_encoded(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(encoding: SecretEncoding) -> String {
        let authentication = ClientAuthentication::SecretBasic(ClientSecret::new("a+b/c= d"), encoding);
        let header = authentication.header("id:1").unwrap();
        let decoded = BASE64_STANDARD.decode(header.strip_prefix("Basic ").unwrap()).unwrap();
        String::from_utf8(decoded).unwrap()
    }

    #[test]
    fn basic_is_form_encoded_as_the_standard_asks() {
        assert_eq!(check(SecretEncoding::Form), "id%3A1:a%2Bb%2Fc%3D+d");
    }

    #[test]
    fn raw_basic_leaves_everything_as_it_is() {
        assert_eq!(check(SecretEncoding::Raw), "id:1:a+b/c= d");
    }

    #[test]
    fn post_puts_both_into_the_form_and_nothing_into_the_header() {
        let authentication = ClientAuthentication::SecretPost(ClientSecret::new("s"));
        assert_eq!(authentication.header("id"), None);
        assert_eq!(authentication.fields("id"), [("client_id", "id"), ("client_secret", "s")]);
    }
}
