//! What is scanned, typed, or brought along by a phone: texts of one line.

use url::Url;

use crate::hint::LoginHint;
use crate::personal_qr::PersonalQr;
use crate::redirect::{Callback, CallbackProblem, RedirectError};
use crate::redirect_uri::RedirectUri;

/// Scans: a number that is read stands in the text as it is, can be asked, and reads the same from the code as the
/// contract writes it; spaces around change nothing; and printing shows nobody.
pub fn personal_qr(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let read = PersonalQr::read(&text);
    assert!(PersonalQr::read(&format!("\t{text}\r\n")) == read, "spaces around change nothing");
    let Some(read) = read else { return };
    assert!(text.trim().len() <= 600);
    assert_eq!(format!("{read:?}"), "PersonalQr(…)");
    if let PersonalQr::Msisdn(digits) = &read {
        assert!(['/', '-', '&'].iter().any(|slash| text.contains(&format!("031{slash}{digits}"))));
        assert!(LoginHint::msisdn(digits).is_ok());
        let plain = format!("https://qr.vipps.no/28/2/01/031/{digits}?v=1");
        assert!(PersonalQr::read(&plain) == Some(read));
    }
}

/// Queries: a code is the only one there, beside no error, of signs that a form carries unchanged, and does not show;
/// a word nobody defined is one of letters, never somebody's digits.
pub fn redirect_query(bytes: &[u8]) {
    let query = String::from_utf8_lossy(bytes);
    let values = |names: &[&str]| -> Vec<String> {
        let pairs = url::form_urlencoded::parse(query.as_bytes());
        pairs.filter(|(name, _)| names.contains(&name.as_ref())).map(|(_, value)| value.into_owned()).collect()
    };
    let errors = values(&["error", "error_code"]);
    match Callback::read(&query) {
        Ok(Callback::Code(code)) => {
            assert!(query.len() <= 8 * 1024 && errors.is_empty());
            assert_eq!(values(&["code"]), [code.expose()]);
            assert!((1..=1024).contains(&code.expose().len()));
            let form = url::form_urlencoded::Serializer::new(String::new()).append_pair("code", code.expose()).finish();
            assert!(
                Callback::read(&form)
                    .is_ok_and(|again| matches!(again, Callback::Code(again) if again.expose() == code.expose()))
            );
            assert_eq!(format!("{code:?}"), "RedirectCode(…)");
        }
        Ok(Callback::Error(RedirectError::Unknown(word))) => {
            assert!(!errors.is_empty() && (1..=40).contains(&word.len()));
            assert!(word.bytes().all(|byte| byte.is_ascii_alphabetic() || b"_-.".contains(&byte)), "{word}");
        }
        Ok(Callback::Error(_)) => assert!(!errors.is_empty()),
        Err(CallbackProblem::TooLong) => assert!(query.len() > 8 * 1024),
        Err(_) => assert!(errors.is_empty()),
    }
}

/// Addresses of the counter's own page: the text is kept byte for byte, a browser goes exactly there, also with a
/// query of the provider's behind it, and the way is https or does not leave this machine.
pub fn redirect_uri(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let Ok(read) = RedirectUri::parse(&text) else { return };
    assert_eq!(read.as_str(), text);
    assert!(text.len() <= 2_000 && text.is_ascii());
    let url: Url = text.parse().expect("an address, for it was read as one");
    assert!(url.scheme() == "https" || ciba::is_loopback(&url));
    assert!(url.query().is_none() && url.fragment().is_none());
    assert!(url.username().is_empty() && url.password().is_none());
    let (_, behind_scheme) = text.split_once("://").expect("a whole address");
    let (authority, path) = behind_scheme.split_once('/').expect("an address with a path");
    assert_eq!(url.path(), format!("/{path}"));
    let host = url.host_str().expect("an address with a host");
    assert!(authority.get(..host.len()).is_some_and(|written| written.eq_ignore_ascii_case(host)), "{host}");
    let visited: Url = format!("{text}?code=a&state=b").parse().expect("the provider adds its query");
    assert_eq!((visited.origin(), visited.path(), visited.query()), (url.origin(), url.path(), Some("code=a&state=b")));
}

/// Hints: each says its kind and what was given and nothing else, survives the way through a form, and does not show.
pub fn login_hint(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let number = LoginHint::msisdn(&text).ok().map(|hint| ("urn:msisdn:", hint));
    let token = LoginHint::customer_token(&text).ok().map(|hint| ("urn:customer-token:", hint));
    if number.is_some() {
        assert!((8..=15).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()));
    }
    for (kind, hint) in [number, token].into_iter().flatten() {
        assert_eq!(hint.as_str(), format!("{kind}{text}"));
        assert!(text.len() <= 512 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte)));
        let form = url::form_urlencoded::Serializer::new(String::new()).append_pair("h", hint.as_str()).finish();
        assert!(url::form_urlencoded::parse(form.as_bytes()).eq([("h".into(), hint.as_str().into())]));
        assert_eq!(format!("{hint:?}"), "LoginHint(…)");
    }
}
