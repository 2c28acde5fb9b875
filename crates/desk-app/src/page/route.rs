//! What an address asks for. The names are all that the log ever has of one.

use axum::http::Method;

use super::place::Place;
use super::words::Outcome;

/// One address of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Route {
    /// Where the provider sends the phone.
    Callback,
    /// Wherever this visit is.
    Visit,
    /// One block.
    Block(&'static str),
    /// How it ended, in words.
    Ended(Outcome),
    /// The look.
    Style,
    /// A shop asks whom a reference means.
    Reference,
    /// Nothing.
    Unknown,
}

/// What may be done with an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Deed {
    /// See it.
    Get,
    /// Only whether it is there.
    Head,
    /// Send something.
    Post,
    /// Nothing of the kind.
    Other,
}

impl Deed {
    pub(crate) fn of(method: &Method) -> Self {
        match *method {
            Method::GET => Self::Get,
            Method::HEAD => Self::Head,
            Method::POST => Self::Post,
            _ => Self::Other,
        }
    }
}

const BLOCKS: [&str; 6] = ["welcome", "more", "consents", "terms", "hand_over", "done"];

impl Route {
    /// By the path as it was sent: nothing is decoded, so nothing has two spellings.
    pub(crate) fn of(place: &Place, style: &str, path: &str) -> Self {
        if path == place.callback {
            return Self::Callback;
        }
        let Some(below) = place.below(path) else { return Self::Unknown };
        match below.split_once('/') {
            None if below == "visit" => Self::Visit,
            None if below == "reference" => Self::Reference,
            None if below == style => Self::Style,
            Some(("visit", name)) => BLOCKS.into_iter().find(|block| *block == name).map_or(Self::Unknown, Self::Block),
            Some(("ended", name)) => Outcome::from_word(name).map_or(Self::Unknown, Self::Ended),
            _ => Self::Unknown,
        }
    }

    /// For the log.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Callback => "callback",
            Self::Visit => "visit",
            Self::Block(name) => name,
            Self::Ended(_) => "ended",
            Self::Style => "style",
            Self::Reference => "reference",
            Self::Unknown => "unknown",
        }
    }

    /// What may be done here, as a header says it.
    pub(crate) fn allowed(&self) -> &'static str {
        match self {
            Self::Callback | Self::Block(_) => "GET, HEAD, POST",
            Self::Reference => "POST",
            _ => "GET, HEAD",
        }
    }

    pub(crate) fn allows(&self, deed: Deed) -> bool {
        match deed {
            Deed::Get | Deed::Head => *self != Self::Reference,
            Deed::Post => matches!(self, Self::Callback | Self::Block(_) | Self::Reference | Self::Unknown),
            Deed::Other => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use vipps::RedirectUri;

    use super::*;

    fn check(path: &str, expected: Route) {
        let place = Place::of(&RedirectUri::parse("https://club.example/welcome").unwrap()).unwrap();
        assert_eq!(Route::of(&place, "style-1.css", path), expected, "{path}");
    }

    #[test]
    fn every_address_has_one_spelling() {
        check("/welcome", Route::Callback);
        check("/welcome/visit", Route::Visit);
        check("/welcome/visit/more", Route::Block("more"));
        check("/welcome/style-1.css", Route::Style);
        check("/welcome/ended/used", Route::Ended(Outcome::Used));
        for path in [
            "/",
            "//welcome",
            "/welcome/",
            "/Welcome",
            "/%77elcome",
            "/welcome/visit/",
            "/welcome/visit/more/",
            "/welcome/visit/%6dore",
            "/welcome/visit/../reference",
            "/welcome/..",
            "/welcome/visit/more%00",
            "/welcome//visit",
            "/welcome;/visit",
            "/welcome/ended/nowhere",
            "/other/welcome",
            "*",
        ] {
            check(path, Route::Unknown);
        }
    }
}
