//! An address the customer may be sent back to.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;
use url::{Host, Url};

/// An address that can be registered in the portal (§9.1). It keeps the text as it was written, because what a client sends has
/// to be the same byte for byte.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RedirectUri(String);

/// The portal does not take this address.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("not https, http on this machine, or an app's own scheme with a path; or it has a query or a fragment")]
pub struct InvalidRedirectUri;

impl RedirectUri {
    /// The address as it was registered.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address with these parameters as its query, percent-encoded throughout.
    pub(crate) fn with(&self, parameters: &[(&str, &str)]) -> String {
        let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(parameters).finish();
        format!("{}?{}", self.0, query.replace('+', "%20"))
    }
}

impl FromStr for RedirectUri {
    type Err = InvalidRedirectUri;

    fn from_str(text: &str) -> Result<Self, InvalidRedirectUri> {
        let url = Url::parse(text).map_err(|_| InvalidRedirectUri)?;
        let is_plain = url.query().is_none() && url.fragment().is_none();
        if is_plain && leads_somewhere(&url, text) { Ok(Self(text.to_owned())) } else { Err(InvalidRedirectUri) }
    }
}

fn leads_somewhere(url: &Url, text: &str) -> bool {
    match url.scheme() {
        "https" => true,
        "http" => url.host().is_some_and(|host| is_loopback(&host)),
        // `myapp://path`: what follows the scheme must not be empty.
        _ => text.split_once("://").is_some_and(|(_, path)| !path.is_empty()),
    }
}

fn is_loopback(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(name) => *name == "localhost",
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    }
}

impl TryFrom<String> for RedirectUri {
    type Error = InvalidRedirectUri;

    fn try_from(text: String) -> Result<Self, InvalidRedirectUri> {
        text.parse()
    }
}

impl From<RedirectUri> for String {
    fn from(uri: RedirectUri) -> Self {
        uri.0
    }
}

impl fmt::Display for RedirectUri {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
