//! The provider's discovery document (OpenID Connect Discovery 1.0), as far as poll mode needs it.

use url::Url;

use crate::error::{BadAnswer, FetchError};
use crate::json::Object;
use crate::wire::is_fit;

/// Where the provider's endpoints are.
///
/// What a document says it *supports* is not read: providers in the field leave out what they offer
/// (`grant_types_supported` without CIBA, one signing algorithm of two). What this crate accepts is fixed in code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metadata {
    /// Exactly the configured issuer.
    pub issuer: String,
    /// CIBA Core 4.
    pub backchannel_authentication_endpoint: Url,
    /// RFC 6749 3.2.
    pub token_endpoint: Url,
    /// `OpenID` Connect Core 5.3.
    pub userinfo_endpoint: Url,
    /// The key set.
    pub jwks_uri: Url,
}

const WELL_KNOWN: &str = ".well-known/openid-configuration";

/// The document's address: the well-known path appended to the issuer (Discovery 4).
pub(crate) fn address(issuer: &str) -> Result<Url, FetchError> {
    let slash = if issuer.ends_with('/') { "" } else { "/" };
    format!("{issuer}{slash}{WELL_KNOWN}").parse().map_err(|_| FetchError::Endpoint("issuer"))
}

/// Reads a document of the issuer `issuer`.
pub(crate) fn read(document: &Object, issuer: &str) -> Result<Metadata, FetchError> {
    // Discovery 4.3: the issuer value returned MUST be identical to the one asked for.
    let named = document.get("issuer").and_then(|value| value.as_str()).ok_or(BadAnswer::Member("issuer"))?;
    if named != issuer {
        return Err(FetchError::OtherIssuer);
    }
    let base: Url = issuer.parse().map_err(|_| FetchError::Endpoint("issuer"))?;
    let endpoint = |name| endpoint(document, name, &base);
    Ok(Metadata {
        issuer: named.to_owned(),
        backchannel_authentication_endpoint: endpoint("backchannel_authentication_endpoint")?,
        token_endpoint: endpoint("token_endpoint")?,
        userinfo_endpoint: endpoint("userinfo_endpoint")?,
        jwks_uri: endpoint("jwks_uri")?,
    })
}

/// The scopes a document lists, as far as they are text.
pub(crate) fn scopes_supported(document: &Object) -> Option<Vec<String>> {
    let names = document.get("scopes_supported")?.as_array()?;
    Some(names.iter().filter_map(|name| name.as_str().map(str::to_owned)).collect())
}

/// An endpoint may live on another host than the issuer, but never on a weaker scheme: https, or loopback when the issuer is.
fn endpoint(document: &Object, name: &'static str, issuer: &Url) -> Result<Url, FetchError> {
    let text = document.get(name).and_then(|value| value.as_str()).ok_or(BadAnswer::Member(name))?;
    let url: Url = text.parse().map_err(|_| FetchError::Endpoint(name))?;
    if is_fit(&url, issuer) { Ok(url) } else { Err(FetchError::Endpoint(name)) }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const ISSUER: &str = "https://op.example.test/access/";

    fn document(name: &str, value: &str) -> Object {
        let mut document = json!({
            "issuer": ISSUER,
            "backchannel_authentication_endpoint": "https://op.example.test/bc",
            "token_endpoint": "https://op.example.test/token",
            "userinfo_endpoint": "https://api.example.test/userinfo",
            "jwks_uri": "https://op.example.test/jwks",
            "grant_types_supported": ["authorization_code"],
        });
        document[name] = value.into();
        document.as_object().unwrap().clone()
    }

    #[test]
    fn the_address_follows_an_issuer_with_and_without_a_slash() {
        let expected = "https://op.example.test/access/.well-known/openid-configuration";
        assert_eq!(address(ISSUER).unwrap().as_str(), expected);
        assert_eq!(address("https://op.example.test/access").unwrap().as_str(), expected);
    }

    #[test]
    fn a_document_that_does_not_list_the_grant_is_good_enough() {
        let metadata = read(&document("x", "y"), ISSUER).unwrap();
        assert_eq!(metadata.userinfo_endpoint.as_str(), "https://api.example.test/userinfo");
    }

    #[test]
    fn another_issuer_is_refused_even_if_only_a_slash_is_missing() {
        let document = document("issuer", "https://op.example.test/access");
        assert_eq!(read(&document, ISSUER), Err(FetchError::OtherIssuer));
    }

    #[test]
    fn an_endpoint_on_a_weaker_scheme_is_refused() {
        for url in
            ["http://op.example.test/token", "file:///token", "https://user:pw@op.example.test/token", "nonsense"]
        {
            let refused = read(&document("token_endpoint", url), ISSUER);
            assert_eq!(refused, Err(FetchError::Endpoint("token_endpoint")), "{url}");
        }
    }
}
