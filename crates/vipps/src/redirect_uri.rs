//! Where the customer's phone is sent after confirming (contract §9.1).

use url::Url;

/// An address of the counter's own page, as it is registered with the provider: byte for byte, so its text is never
/// rewritten, not even to what means the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RedirectUri(String);

/// Why an address cannot be one to send a customer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RedirectUriProblem {
    /// Longer than any registered address.
    #[error("it is longer than 2000 signs")]
    TooLong,
    /// A space, a line break, a backslash, a letter such as ø: an address is written without.
    #[error("it has a sign that no address is written with, such as a space, a backslash or a letter beyond a to z")]
    Sign,
    /// `#`.
    #[error("it has a # in it")]
    Fragment,
    /// `?`, even with nothing behind it.
    #[error("it has a ? in it; the provider adds its own")]
    Query,
    /// No scheme, or no host.
    #[error("it is not a whole address, from https:// on")]
    NotAnAddress,
    /// Neither https nor http. The provider takes an app's own schemes too (contract §9.1), but a counter's page is no app.
    #[error("it begins neither with https:// nor with http://")]
    Scheme,
    /// `http://` to another machine than this one.
    #[error("http:// is for this machine only (localhost, 127.0.0.1); elsewhere it must be https://")]
    PlainHttp,
    /// `name:password@`.
    #[error("it has a name or a password before the host")]
    Credentials,
    /// Nothing behind the host, not even `/`.
    #[error("it has no path: one / at the least must follow the host")]
    NoPath,
    /// `..` in the path, a host in escapes: a browser opens something else than what is written.
    #[error("a browser would open another address than the one written here")]
    OtherAddress,
}

const MAX_LENGTH: usize = 2_000;

impl RedirectUri {
    /// Takes https addresses, and http ones of this very machine for trying out, with a path and without query, fragment
    /// and credentials. The provider's checklist also speaks of "no extra trailing slash"; whether a slash is extra, only
    /// what is registered tells, so it is kept as written.
    ///
    /// # Errors
    /// [`RedirectUriProblem`], one thing at a time.
    pub fn parse(text: &str) -> Result<Self, RedirectUriProblem> {
        check_signs(text)?;
        let url = Url::parse(text).map_err(|_| RedirectUriProblem::NotAnAddress)?;
        check_scheme(&url)?;
        let (_, behind_scheme) = text.split_once("://").ok_or(RedirectUriProblem::NotAnAddress)?;
        let path_at = behind_scheme.find('/').unwrap_or(behind_scheme.len());
        let (authority, path) = behind_scheme.split_at(path_at);
        match () {
            () if authority.is_empty() => Err(RedirectUriProblem::NotAnAddress),
            () if authority.contains('@') => Err(RedirectUriProblem::Credentials),
            () if path.is_empty() => Err(RedirectUriProblem::NoPath),
            () if !is_as_written(&url, authority, path) => Err(RedirectUriProblem::OtherAddress),
            () => Ok(Self(text.to_owned())),
        }
    }

    /// The text it was parsed from.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// RFC 3986: an address is ASCII without spaces. The rest of the list a reader of addresses would forgive, and rewrite.
fn check_signs(text: &str) -> Result<(), RedirectUriProblem> {
    let is_sign = |byte: u8| byte.is_ascii_graphic() && !b"\\\"<>^`{|}".contains(&byte);
    match () {
        () if text.len() > MAX_LENGTH => Err(RedirectUriProblem::TooLong),
        () if !text.bytes().all(is_sign) => Err(RedirectUriProblem::Sign),
        () if text.contains('#') => Err(RedirectUriProblem::Fragment),
        () if text.contains('?') => Err(RedirectUriProblem::Query),
        () => Ok(()),
    }
}

fn check_scheme(url: &Url) -> Result<(), RedirectUriProblem> {
    match url.scheme() {
        "https" => Ok(()),
        "http" if ciba::is_loopback(url) => Ok(()),
        "http" => Err(RedirectUriProblem::PlainHttp),
        _ => Err(RedirectUriProblem::Scheme),
    }
}

/// Whether a browser, which reads the address as `url`, goes where it is written to go.
fn is_as_written(url: &Url, authority: &str, path: &str) -> bool {
    let authority = authority.to_ascii_lowercase();
    let port = url.host_str().and_then(|host| authority.strip_prefix(host));
    port.is_some_and(|port| port.is_empty() || port.starts_with(':')) && url.path() == path
}

#[cfg(test)]
mod tests {
    use RedirectUriProblem::{
        Credentials, Fragment, NoPath, NotAnAddress, OtherAddress, PlainHttp, Query, Scheme, Sign, TooLong,
    };
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_address_is_kept_byte_for_byte() {
        for text in [
            "https://desk.example.test/vipps/return",
            "https://desk.example.test/vipps/return/",
            "https://desk.example.test/",
            "https://DESK.example.test/Vipps/%c3%B8",
            "HTTPS://desk.example.test/a",
            "https://desk.example.test:443/a",
            "https://desk.example.test:8443//a",
            "https://192.0.2.7/a",
            "https://[2001:db8::7]/a",
            "http://localhost/welcome",
            "http://localhost:8710/welcome",
            "http://127.0.0.1:8710/welcome",
            "http://[::1]:8710/welcome",
        ] {
            assert_eq!(RedirectUri::parse(text).unwrap().as_str(), text);
        }
    }

    #[test]
    fn each_fault_has_its_own_reason() {
        let long = format!("https://desk.example.test/{}", "a".repeat(MAX_LENGTH));
        for (text, problem) in [
            (long.as_str(), TooLong),
            ("https://desk.example.test/a b", Sign),
            (" https://desk.example.test/a", Sign),
            ("https://desk.example.test/a\n", Sign),
            ("https://desk.example.test\\a", Sign),
            ("https://desk.example.test/hjørnet", Sign),
            ("https://desk.example.test/\"", Sign),
            ("https://desk.example.test/a#b", Fragment),
            ("https://desk.example.test/a#", Fragment),
            ("https://desk.example.test/a?b=c#d", Fragment),
            ("https://desk.example.test/a?b=c", Query),
            ("https://desk.example.test/a?", Query),
            ("", NotAnAddress),
            ("desk.example.test/a", NotAnAddress),
            ("//desk.example.test/a", NotAnAddress),
            ("https://", NotAnAddress),
            ("https:desk.example.test/a", NotAnAddress),
            ("https:/desk.example.test/a", NotAnAddress),
            ("https:///desk.example.test/a", NotAnAddress),
            ("https://desk.example.test:99999/a", NotAnAddress),
            ("localhost:8710/a", Scheme),
            ("myapp://path", Scheme),
            ("ftp://desk.example.test/a", Scheme),
            ("javascript:alert(1)", Scheme),
            ("http://desk.example.test/a", PlainHttp),
            ("http://localhost.example.test/a", PlainHttp),
            ("http://128.0.0.1/a", PlainHttp),
            ("https://kari@desk.example.test/a", Credentials),
            ("https://kari:secret@desk.example.test/a", Credentials),
            ("https://@desk.example.test/a", Credentials),
            ("https://desk.example.test", NoPath),
            ("http://localhost:8710", NoPath),
            ("https://desk.example.test/a/../b", OtherAddress),
            ("https://desk.example.test/./a", OtherAddress),
            ("https://desk.example.test/a/%2e%2E/b", OtherAddress),
            ("https://d%65sk.example.test/a", OtherAddress),
            ("http://0x7f.1/a", OtherAddress),
        ] {
            assert_eq!(RedirectUri::parse(text), Err(problem), "{text}");
        }
    }

    #[test]
    fn every_reason_can_be_said_in_words_of_its_own() {
        let all = [TooLong, Sign, Fragment, Query, NotAnAddress, Scheme, PlainHttp, Credentials, NoPath, OtherAddress];
        let words: std::collections::BTreeSet<String> = all.iter().map(ToString::to_string).collect();
        assert_eq!(words.len(), all.len());
    }

    proptest! {
        #[test]
        fn no_text_panics_and_what_is_taken_in_comes_back_whole(
            text in "\\PC{0,60}|https://desk\\.example\\.test/\\PC{0,12}|\
                (https?|HTTP|ftp)://[a-zA-Z0-9.:@%\\[\\]-]{0,20}(/[a-z.%2eE?#\\\\ ]{0,12}){0,3}",
        ) {
            if let Ok(uri) = RedirectUri::parse(&text) {
                prop_assert_eq!(uri.as_str(), &text);
                let url = Url::parse(&text).unwrap();
                prop_assert!(url.scheme() == "https" || ciba::is_loopback(&url));
                prop_assert!(url.query().is_none() && url.fragment().is_none());
                prop_assert!(url.username().is_empty() && url.password().is_none());
                prop_assert!(text.ends_with(url.path()));
            }
        }
    }
}
