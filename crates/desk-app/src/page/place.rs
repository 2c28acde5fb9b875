//! Where the page is: the address that the provider knows, and what lies below it.

use axum::http::HeaderMap;
use axum::http::Uri;
use axum::http::header::HOST;
use url::Url;
use vipps::RedirectUri;

/// The page's own address, in parts.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// The path of the callback, byte for byte.
    pub(crate) callback: String,
    /// What stands before every other path.
    base: String,
    /// `https://club.example`.
    origin: String,
    /// `club.example`, with a port if it is not the usual one.
    authority: String,
    /// Whether a browser comes by TLS; else it is on this very machine.
    pub(crate) is_secure: bool,
}

impl Place {
    pub(crate) fn of(address: &RedirectUri) -> Option<Self> {
        let url = Url::parse(address.as_str()).ok()?;
        let host = url.host_str()?;
        let authority = url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"));
        let callback = url.path().to_owned();
        Some(Self {
            base: callback.trim_end_matches('/').to_owned(),
            origin: url.origin().ascii_serialization(),
            is_secure: url.scheme() == "https",
            authority,
            callback,
        })
    }

    /// The address of something below, for a link or a redirect.
    pub(crate) fn path(&self, below: &str) -> String {
        format!("{}/{below}", self.base)
    }

    /// What of a path lies below, if it does.
    pub(crate) fn below<'a>(&self, path: &'a str) -> Option<&'a str> {
        path.strip_prefix(self.base.as_str())?.strip_prefix('/')
    }

    pub(crate) fn is_origin(&self, origin: &str) -> bool {
        origin == self.origin
    }

    /// Whether a request means this page by name. A foreign name that leads here is somebody's trick (DNS rebinding), or a
    /// proxy that does not pass the name on.
    pub(crate) fn is_named(&self, uri: &Uri, headers: &HeaderMap) -> bool {
        let mut hosts = headers.get_all(HOST).iter();
        let (Some(host), None) = (hosts.next(), hosts.next()) else { return false };
        let is_ours = |name: &str| self.is_authority(name);
        host.to_str().is_ok_and(is_ours) && uri.authority().is_none_or(|authority| is_ours(authority.as_str()))
    }

    fn is_authority(&self, name: &str) -> bool {
        let usual = if self.is_secure { ":443" } else { ":80" };
        let name = name.strip_suffix(usual).unwrap_or(name);
        name.eq_ignore_ascii_case(&self.authority)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(address: &str) -> Place {
        Place::of(&RedirectUri::parse(address).unwrap()).unwrap()
    }

    fn check_named(address: &str, host: &str, expected: bool) {
        let headers = [(HOST, host.parse().unwrap())].into_iter().collect();
        assert_eq!(place(address).is_named(&Uri::from_static("/"), &headers), expected, "{address} {host}");
    }

    #[test]
    fn what_lies_below_is_found_wherever_the_page_is() {
        for (address, path) in [
            ("https://club.example/welcome", "/welcome/visit"),
            ("https://club.example/a/b/", "/a/b/visit"),
            ("https://club.example/", "/visit"),
        ] {
            let place = place(address);
            assert_eq!(place.path("visit"), path);
            assert_eq!(place.below(path), Some("visit"));
            assert_eq!(place.below("/welcomevisit"), if address.ends_with("e/") { Some("welcomevisit") } else { None });
        }
    }

    #[test]
    fn only_its_own_name_is_its_name() {
        let address = "https://club.example/welcome";
        check_named(address, "club.example", true);
        check_named(address, "Club.Example:443", true);
        check_named(address, "club.example:80", false);
        check_named(address, "evil.example", false);
        check_named(address, "club.example.evil.example", false);
        check_named(address, "127.0.0.1:8710", false);
        check_named("http://127.0.0.1:8710/welcome", "127.0.0.1:8710", true);
        check_named("http://127.0.0.1:8710/welcome", "localhost:8710", false);
        check_named("http://127.0.0.1:8710/welcome", "rebound.example:8710", false);
    }

    #[test]
    fn none_or_two_names_are_no_name() {
        let place = place("https://club.example/welcome");
        let mut headers = HeaderMap::new();
        assert!(!place.is_named(&Uri::from_static("/"), &headers));
        headers.append(HOST, "club.example".parse().unwrap());
        assert!(place.is_named(&Uri::from_static("/"), &headers));
        assert!(!place.is_named(&Uri::from_static("https://evil.example/"), &headers));
        headers.append(HOST, "club.example".parse().unwrap());
        assert!(!place.is_named(&Uri::from_static("/"), &headers));
    }
}
