//! What the customer's phone brings back to the counter's own page (contract §9.2, §9.3).
//!
//! Anybody can open that page with anything behind the `?`. A code proves nothing until it was exchanged, and the ID token
//! that came for it names a login of this counter.

use secrecy::{ExposeSecret, SecretString};

use crate::hidden::hidden;
use crate::text::word;

/// The query of one visit.
#[derive(Clone, Debug)]
pub enum Callback {
    /// The customer confirmed.
    Code(RedirectCode),
    /// It ended otherwise.
    Error(RedirectError),
}

/// The code to exchange for tokens: at once, and once, for a second time there is none.
#[derive(Clone)]
pub struct RedirectCode(SecretString);

hidden!(RedirectCode);

/// Why the customer came back without a code. `error_description` is free text and not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RedirectError {
    /// `access_denied`: the customer said no.
    Declined,
    /// `outdated_app_version`, or `old_app`.
    OldApp,
    /// The provider's word for something wrong with how this sales unit is set up.
    SetUp(&'static str),
    /// The provider's word for something that may go well the next time.
    TryAgain(&'static str),
    /// A word nobody defined, without digits, for a number there might be a person's. It may go well the next time.
    Unknown(String),
}

/// Why a query says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CallbackProblem {
    /// Longer than any answer.
    #[error("the query is too long")]
    TooLong,
    /// Neither code nor error: somebody opened the page by themselves.
    #[error("the query has neither a code nor an error")]
    Nothing,
    /// Two codes; which one is the customer's, nobody can say.
    #[error("the query has more than one code")]
    CodeTwice,
    /// Empty, too long, or with signs that no code has.
    #[error("the code is not one")]
    Code,
}

const MAX_QUERY: usize = 8 * 1024;
const MAX_CODE: usize = 1024;

const SET_UP: [&str; 5] = [
    "invalid_app_callback_uri",
    "app_callback_uri_not_registered",
    "invalid_request",
    "invalid_scope",
    "unauthorized_client",
];
const TRY_AGAIN: [&str; 5] =
    ["server_error", "temporarily_unavailable", "unknown_reject_reason", "login_required", "wrong_challenge"];

impl Callback {
    /// Reads a raw query, without its `?`. An error outweighs a code; `state` and everything unknown is passed over.
    ///
    /// # Errors
    /// [`CallbackProblem`], if there is nothing to go on with.
    pub fn read(query: &str) -> Result<Self, CallbackProblem> {
        if query.len() > MAX_QUERY {
            return Err(CallbackProblem::TooLong);
        }
        let named = |names: &[&str]| -> Vec<String> {
            let pairs = url::form_urlencoded::parse(query.as_bytes());
            pairs.filter(|(name, _)| names.contains(&name.as_ref())).map(|(_, value)| value.into_owned()).collect()
        };
        // The provider's list calls it `error_code`, its example `error`.
        let errors = named(&["error_code", "error"]);
        if let Some(first) = errors.first() {
            let known = errors.iter().find_map(|code| RedirectError::known(code));
            return Ok(Self::Error(known.unwrap_or_else(|| RedirectError::Unknown(word(first)))));
        }
        match named(&["code"]).as_slice() {
            [] => Err(CallbackProblem::Nothing),
            [code] => RedirectCode::read(code).map(Self::Code),
            _ => Err(CallbackProblem::CodeTwice),
        }
    }
}

impl RedirectCode {
    /// Any sign of RFC 6749 but the space: a bare `+` is read as one, and a code that may have been read wrongly is not
    /// sent, for it can be sent only once.
    fn read(text: &str) -> Result<Self, CallbackProblem> {
        let fits = (1..=MAX_CODE).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic());
        if fits { Ok(Self(SecretString::from(text))) } else { Err(CallbackProblem::Code) }
    }

    /// Gives the code out: to the provider. Nowhere else.
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

impl RedirectError {
    /// Contract §9.3 and §17.4.
    fn known(code: &str) -> Option<Self> {
        let among = |list: &[&'static str]| list.iter().copied().find(|known| *known == code);
        match code {
            "access_denied" => Some(Self::Declined),
            "outdated_app_version" | "old_app" => Some(Self::OldApp),
            _ => among(&SET_UP).map(Self::SetUp).or_else(|| among(&TRY_AGAIN).map(Self::TryAgain)),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn code(query: &str) -> Result<String, CallbackProblem> {
        match Callback::read(query)? {
            Callback::Code(code) => Ok(code.expose().to_owned()),
            Callback::Error(error) => panic!("{error:?}"),
        }
    }

    fn check_error(query: &str, expected: RedirectError) {
        let read = Callback::read(query);
        assert!(matches!(&read, Ok(Callback::Error(error)) if *error == expected), "{query} {read:?}");
    }

    #[test]
    fn a_code_is_read_decoded_whatever_stands_beside_it() {
        assert_eq!(code("code=mAdE-uP_c0de").as_deref(), Ok("mAdE-uP_c0de"));
        assert_eq!(code("state=12345678&code=a%2Fb%2Bc%3D&scope=openid&x").as_deref(), Ok("a/b+c="));
        assert_eq!(code("Code=a&CODE=b&code%5B%5D=c&code=d").as_deref(), Ok("d"));
    }

    #[test]
    fn two_codes_are_refused_even_if_they_are_the_same() {
        for query in ["code=a&code=b", "code=a&code=a", "code=a&x=y&c%6Fde=b", "code=a&code", "code=&code=a"] {
            assert_eq!(code(query), Err(CallbackProblem::CodeTwice), "{query}");
        }
    }

    #[test]
    fn what_cannot_be_a_code_is_none() {
        let long = format!("code={}", "a".repeat(MAX_CODE + 1));
        for query in ["code", "code=", "code=a+b", "code=a%20b", "code=a%0Ab", "code=%FF", "code=%C3%B8", &long] {
            assert_eq!(code(query), Err(CallbackProblem::Code), "{query}");
        }
        assert!(code(&format!("code={}", "a".repeat(MAX_CODE))).is_ok());
    }

    #[test]
    fn a_visit_without_anything_is_nothing() {
        for query in ["", "&&", "state=12345678", "error_description=no", "codes=a", "=code"] {
            assert_eq!(code(query), Err(CallbackProblem::Nothing), "{query}");
        }
        assert_eq!(code(&"a".repeat(MAX_QUERY + 1)), Err(CallbackProblem::TooLong));
    }

    #[test]
    fn an_error_outweighs_every_code() {
        for query in [
            "code=a&error=access_denied",
            "error=access_denied&code=a&code=b",
            "error_code=access_denied&code=",
            "error=access_denied&error_description=user%20cancelled%20the%20login",
        ] {
            check_error(query, RedirectError::Declined);
        }
        check_error("code=a&error=", RedirectError::Unknown("other".into()));
    }

    #[test]
    fn every_word_of_the_contract_is_known_under_both_names() {
        for name in ["error", "error_code"] {
            let check = |word: &str, expected| check_error(&format!("{name}={word}"), expected);
            check("access_denied", RedirectError::Declined);
            check("outdated_app_version", RedirectError::OldApp);
            check("old_app", RedirectError::OldApp);
            for word in
                ["invalid_app_callback_uri", "app_callback_uri_not_registered", "invalid_request", "invalid_scope"]
            {
                check(word, RedirectError::SetUp(word));
            }
            for word in [
                "server_error",
                "temporarily_unavailable",
                "unknown_reject_reason",
                "login_required",
                "wrong_challenge",
            ] {
                check(word, RedirectError::TryAgain(word));
            }
        }
    }

    #[test]
    fn of_two_words_the_one_that_is_known_counts() {
        check_error("error=new_thing&error_code=old_app", RedirectError::OldApp);
        check_error("error=old_app&error_code=400", RedirectError::OldApp);
    }

    #[test]
    fn a_word_nobody_defined_is_kept_if_it_is_a_word() {
        check_error("error=new_thing", RedirectError::Unknown("new_thing".to_owned()));
        for odd in ["4700000001", "Kari+Pr%C3%B8ve", "kari%40example.test", &"a".repeat(41)] {
            check_error(&format!("error={odd}"), RedirectError::Unknown("other".to_owned()));
        }
    }

    #[test]
    fn a_code_cannot_be_printed() {
        assert_eq!(format!("{:?}", Callback::read("code=canary")), "Ok(Code(RedirectCode(…)))");
    }

    proptest! {
        #[test]
        fn no_query_panics_and_a_code_comes_only_where_one_is_and_no_error(
            query in "\\PC{0,40}|((code|error|error_code|state|[a-z]{0,3})(=[a-z0-9%+]{0,6})?&?){0,6}",
        ) {
            let names: Vec<_> = url::form_urlencoded::parse(query.as_bytes()).map(|(name, _)| name).collect();
            let count = |wanted: &[&str]| names.iter().filter(|name| wanted.contains(&name.as_ref())).count();
            match Callback::read(&query) {
                Ok(Callback::Code(code)) => {
                    prop_assert_eq!((count(&["code"]), count(&["error", "error_code"])), (1, 0));
                    prop_assert!(!code.expose().is_empty());
                }
                Ok(Callback::Error(error)) => {
                    prop_assert!(count(&["error", "error_code"]) > 0);
                    if let RedirectError::Unknown(word) = error {
                        prop_assert!(!word.bytes().any(|byte| byte.is_ascii_digit()));
                    }
                }
                Err(_) => prop_assert_eq!(count(&["error", "error_code"]), 0),
            }
        }
    }
}
