//! The wire: no redirect, nothing sent twice, nothing unpacked, and a bound on time.

use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use reqwest::redirect::Policy;
use reqwest::{Certificate, Client, ClientBuilder, RequestBuilder};
use url::Url;

use crate::answer::{self, Answer};
use crate::clock::Clock;
use crate::error::{ConfigError, FetchError, TransportError};
use crate::json::Object;

/// No call takes longer than this, from connecting to the last byte.
pub const CALL_TIMEOUT: Duration = Duration::from_secs(15);

/// Whose word is taken for who the other side is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Roots {
    /// The certificate authorities this machine trusts.
    System,
    /// Those the world's browsers trust, and none that was added on this machine.
    Public,
}

/// The connections to one provider, with every bound this crate keeps. Cheap to clone; clones share connections.
#[derive(Clone)]
pub struct Wire {
    client: Client,
    issuer: Url,
    clock: Arc<dyn Clock>,
}

impl std::fmt::Debug for Wire {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Wire").field("issuer", &self.issuer.as_str()).finish_non_exhaustive()
    }
}

impl Wire {
    pub(crate) fn new(
        issuer: Url,
        user_agent: HeaderValue,
        call_timeout: Duration,
        roots: Roots,
        clock: Arc<dyn Clock>,
    ) -> Result<Self, ConfigError> {
        let client = client(&issuer, user_agent, call_timeout, roots).map_err(|_| ConfigError::Tls)?;
        Ok(Self { client, issuer, clock })
    }

    /// Sends an empty POST with these headers to an endpoint of the provider's own, and reads the object of the answer. The
    /// values are taken to be secret.
    ///
    /// # Errors
    /// [`FetchError::Endpoint`] if `url` is on a weaker scheme than the issuer, or a header cannot be written.
    pub async fn ask(&self, url: &Url, headers: &[(&str, &str)]) -> Result<Object, FetchError> {
        if !is_fit(url, &self.issuer) {
            return Err(FetchError::Endpoint("url"));
        }
        let headers: Option<HeaderMap> = headers.iter().map(|(name, value)| secret_header(name, value)).collect();
        let headers = headers.ok_or(FetchError::Endpoint("headers"))?;
        Ok(self.post(url, headers, String::new()).await?.object()?)
    }

    pub(crate) fn issuer(&self) -> &Url {
        &self.issuer
    }

    pub(crate) fn proxy(&self) -> Option<String> {
        let uri = self.issuer.as_str().parse().ok()?;
        if is_loopback(&self.issuer) {
            return None;
        }
        let proxy = hyper_util::client::proxy::matcher::Matcher::from_system().intercept(&uri)?;
        let authority = proxy.uri().authority()?;
        Some(authority.port().map_or(authority.host().to_owned(), |port| format!("{}:{port}", authority.host())))
    }

    pub(crate) async fn get(&self, url: &Url, headers: HeaderMap) -> Result<Answer, TransportError> {
        self.send(self.client.get(url.clone()).headers(headers)).await
    }

    pub(crate) async fn post(&self, url: &Url, headers: HeaderMap, body: String) -> Result<Answer, TransportError> {
        let request = self.client.post(url.clone()).headers(headers);
        self.send(request.header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(body)).await
    }

    /// Sends, and reads the whole answer, up to the cap.
    async fn send(&self, request: RequestBuilder) -> Result<Answer, TransportError> {
        let response = request.header(ACCEPT, "application/json").send().await.map_err(|error| transport(&error))?;
        answer::read(response, self.clock.now()).await
    }
}

fn secret_header(name: &str, value: &str) -> Option<(HeaderName, HeaderValue)> {
    let mut value: HeaderValue = value.parse().ok()?;
    value.set_sensitive(true);
    Some((name.parse().ok()?, value))
}

/// A client that follows no redirect, sends nothing twice, keeps no cookie, unpacks nothing, and asks no proxy for a
/// loopback address.
///
/// Unpacking and sending again are refused by name: another crate of the same program may switch them on for everyone.
///
/// # Errors
/// If the system's TLS roots cannot be read.
fn client(
    issuer: &Url,
    user_agent: HeaderValue,
    call_timeout: Duration,
    roots: Roots,
) -> Result<Client, reqwest::Error> {
    let (connect_timeout, call_timeout) = timeouts(call_timeout);
    let builder = Client::builder()
        .redirect(Policy::none())
        .retry(reqwest::retry::never())
        .no_gzip()
        .no_brotli()
        .no_deflate()
        .no_zstd()
        .connect_timeout(connect_timeout)
        .timeout(call_timeout)
        .https_only(!is_loopback(issuer))
        .user_agent(user_agent);
    let builder = if is_loopback(issuer) { builder.no_proxy() } else { builder };
    let builder = if roots == Roots::Public { with_public_roots(builder) } else { builder };
    builder.build()
}

fn with_public_roots(builder: ClientBuilder) -> ClientBuilder {
    let public = webpki_root_certs::TLS_SERVER_ROOT_CERTS.iter();
    builder.tls_certs_only(public.filter_map(|certificate| Certificate::from_der(certificate).ok()))
}

/// The time for connecting and for the whole call. The first is well before the second, so that a connection that was never
/// made is told as that.
fn timeouts(asked: Duration) -> (Duration, Duration) {
    let call = asked.min(CALL_TIMEOUT);
    (call / 3, call)
}

/// Whether a URL is one to send anything to: no weaker scheme than the issuer's (https, or loopback when the issuer is), no
/// credentials in it, no fragment.
pub(crate) fn is_fit(url: &Url, issuer: &Url) -> bool {
    let scheme_fits = if is_loopback(issuer) { is_loopback(url) } else { url.scheme() == "https" };
    scheme_fits && url.username().is_empty() && url.password().is_none() && url.fragment().is_none()
}

/// Whether a URL is plain http to this very machine.
pub fn is_loopback(url: &Url) -> bool {
    url.scheme() == "http"
        && match url.host() {
            Some(url::Host::Ipv4(address)) => address.is_loopback(),
            Some(url::Host::Ipv6(address)) => address.is_loopback(),
            Some(url::Host::Domain(name)) => name == "localhost",
            None => false,
        }
}

/// What became of a request whose answer is not here.
pub(crate) fn transport(error: &reqwest::Error) -> TransportError {
    // A request that cannot be built is not sent either.
    if error.is_connect() || error.is_builder() {
        if is_untrusted(error) { TransportError::Untrusted } else { TransportError::NotConnected }
    } else if error.is_timeout() {
        TransportError::TimedOut
    } else {
        TransportError::Cut
    }
}

/// Whether the other side's certificate is why. An `io::Error` hides what it carries from `source`, so it is asked for it.
fn is_untrusted(error: &(dyn Error + 'static)) -> bool {
    let carried = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
    matches!(error.downcast_ref(), Some(rustls::Error::InvalidCertificate(_)))
        || carried.is_some_and(|carried| is_untrusted(carried))
        || error.source().is_some_and(is_untrusted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_may_be_given_less_time_but_never_more() {
        assert_eq!(timeouts(Duration::from_secs(3)), (Duration::from_secs(1), Duration::from_secs(3)));
        assert_eq!(timeouts(Duration::MAX), (Duration::from_secs(5), CALL_TIMEOUT));
    }

    #[test]
    fn plain_http_is_for_this_very_machine_only() {
        let check = |text: &str| is_loopback(&text.parse().unwrap());
        assert!(check("http://127.0.0.1:8080/") && check("http://[::1]/") && check("http://localhost:1/"));
        for elsewhere in [
            "https://127.0.0.1/",
            "http://example.test/",
            "http://localhost.example.test/",
            "http://127.0.0.1.example.test/",
            "http://0.0.0.0/",
            "http://[::ffff:127.0.0.1]/",
        ] {
            assert!(!check(elsewhere), "{elsewhere}");
        }
    }

    #[test]
    fn a_certificate_is_found_however_deep_it_is_wrapped() {
        let refused = rustls::Error::InvalidCertificate(rustls::CertificateError::UnknownIssuer);
        assert!(is_untrusted(&std::io::Error::other(std::io::Error::other(refused))));
        assert!(!is_untrusted(&std::io::Error::other(rustls::Error::DecryptError)));
    }
}
