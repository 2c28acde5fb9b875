//! Where a request comes from, as far as the browser says: a person who opens the page, the page itself, or something else.

use axum::http::HeaderMap;

use super::place::Place;

/// Who seems to open the callback.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opener {
    /// A browser that opens a page for a person: the code may be exchanged.
    Person,
    /// Nobody says: an older browser, or a program that looks at links. A person can press a button.
    Unknown,
    /// A browser that looks ahead, or something inside another page.
    Machine,
}

fn header<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// There is one exchange per code, and whatever looks at links would spend it (link previews, scanners, a browser's own
/// looking ahead).
pub(crate) fn opener(headers: &HeaderMap) -> Opener {
    let looks_ahead = ["sec-purpose", "purpose", "x-purpose", "x-moz"].iter().any(|name| headers.contains_key(*name));
    if looks_ahead {
        return Opener::Machine;
    }
    match (header(headers, "sec-fetch-mode"), header(headers, "sec-fetch-dest")) {
        (Some("navigate"), Some("document")) => Opener::Person,
        (None, None) => Opener::Unknown,
        _ => Opener::Machine,
    }
}

/// Whether a form may be the page's own, by what the browser says. A browser that says nothing is not sent away: the form's
/// own mark is asked for besides.
pub(crate) fn may_be_own_form(place: &Place, headers: &HeaderMap) -> bool {
    let is_own = headers.get("origin").is_none_or(|origin| origin.to_str().is_ok_and(|text| place.is_origin(text)));
    is_own && header(headers, "sec-fetch-site").is_none_or(|site| site == "same-origin")
}

#[cfg(test)]
mod tests {
    use vipps::RedirectUri;

    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect()
    }

    #[test]
    fn only_a_browser_that_opens_a_page_is_a_person() {
        let navigate = ("sec-fetch-mode", "navigate");
        let document = ("sec-fetch-dest", "document");
        assert_eq!(opener(&headers(&[navigate, document])), Opener::Person);
        assert_eq!(opener(&headers(&[])), Opener::Unknown);
        for more in [
            ("sec-purpose", "prefetch;prerender"),
            ("purpose", "prefetch"),
            ("x-moz", "prefetch"),
            ("x-purpose", "preview"),
        ] {
            assert_eq!(opener(&headers(&[navigate, document, more])), Opener::Machine, "{more:?}");
            assert_eq!(opener(&headers(&[more])), Opener::Machine, "{more:?}");
        }
        assert_eq!(opener(&headers(&[navigate, ("sec-fetch-dest", "iframe")])), Opener::Machine);
        assert_eq!(opener(&headers(&[("sec-fetch-mode", "no-cors"), ("sec-fetch-dest", "image")])), Opener::Machine);
        assert_eq!(opener(&headers(&[navigate])), Opener::Machine);
    }

    #[test]
    fn a_form_of_another_page_is_known_by_its_origin() {
        let place = Place::of(&RedirectUri::parse("https://club.example/welcome").unwrap()).unwrap();
        let check = |pairs: &[(&'static str, &'static str)], expected| {
            assert_eq!(may_be_own_form(&place, &headers(pairs)), expected, "{pairs:?}");
        };
        check(&[], true);
        check(&[("origin", "https://club.example"), ("sec-fetch-site", "same-origin")], true);
        check(&[("origin", "https://evil.example")], false);
        check(&[("origin", "null")], false);
        check(&[("origin", "http://club.example")], false);
        check(&[("sec-fetch-site", "cross-site")], false);
        check(&[("sec-fetch-site", "same-site")], false);
    }
}
