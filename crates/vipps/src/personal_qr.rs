//! The code that a customer's app shows (contract §20), as a scanner that pretends to be a keyboard types it.
//!
//! It is an address, and nobody opens it: it is compared, sign by sign, with the two that are known. So there is no host to
//! be misread, no port, no credentials and no `..` to be resolved; what is not one of the two is something else.

use crate::hidden::hidden;
use crate::hint::LoginHint;

/// What was scanned.
#[derive(Clone, PartialEq, Eq)]
pub enum PersonalQr {
    /// Format 1.0: the phone number in clear, digits with country code, of a country the provider serves. Whoever prints
    /// such a code can print any number: it says no more than a number that was typed.
    Msisdn(String),
    /// Format 2.0: a token in place of the number. Only the provider could tell whose it is, and nobody here asks it.
    Opaque,
}

hidden!(PersonalQr);

/// No code is longer. What is, is not even looked at.
const MAX_LENGTH: usize = 600;

/// How four signs arrive when scanner and computer do not mean the same keyboard. Letters and digits lie alike on all of
/// these, so the number itself stands as it was scanned.
///
/// A scanner that loses Shift is not here: on a Nordic keyboard `/` is then `7`, a digit among digits.
struct Layout {
    colon: char,
    slash: char,
    question: char,
    /// More than one where systems differ.
    equals: &'static [char],
}

const LAYOUTS: [Layout; 5] = [
    // They agree.
    Layout { colon: ':', slash: '/', question: '?', equals: &['='] },
    // An American scanner at a Norwegian computer. `:` is Shift and the key right of L, `/` the key right of the full stop,
    // `=` the key left of the one that deletes: a backslash on PCs, a dead accent on a Macintosh, written before the `1`.
    Layout { colon: 'Ø', slash: '-', question: '_', equals: &['\\', '´'] },
    // The same at a Danish one, where Æ lies right of L.
    Layout { colon: 'Æ', slash: '-', question: '_', equals: &['´'] },
    // And at a Swedish or Finnish one.
    Layout { colon: 'Ö', slash: '-', question: '_', equals: &['´'] },
    // A scanner of any of the four at an American computer. The Nordic keyboards agree here: `:` is Shift and the full stop,
    // `/` Shift and 7, `?` Shift and the key right of 0, `=` Shift and 0.
    Layout { colon: '>', slash: '&', question: '_', equals: &[')'] },
];

impl PersonalQr {
    /// `None` for everything that is not a personal code of the provider's, which is most of what is typed.
    ///
    /// Behind the number stands `?v=1` or nothing. More than that (an amount, a message) makes it a link to pay somebody,
    /// which is no customer at the counter; and `28/2/05` in place of `28/2/01` is a merchant's own code.
    pub fn read(typed: &str) -> Option<Self> {
        let text = typed.trim_matches([' ', '\t', '\r', '\n']);
        if text.len() > MAX_LENGTH {
            return None;
        }
        LAYOUTS.iter().find_map(|layout| layout.read(text))
    }
}

impl Layout {
    fn read(&self, text: &str) -> Option<PersonalQr> {
        let path = self.without_version(text.strip_prefix(&self.typed("https://qr.vipps.no/"))?)?;
        if let Some(digits) = path.strip_prefix(&self.typed("28/2/01/031/")) {
            return LoginHint::msisdn(digits).is_ok().then(|| PersonalQr::Msisdn(digits.to_owned()));
        }
        let token = path.strip_prefix(&self.typed("p/"))?;
        self.is_token(token).then_some(PersonalQr::Opaque)
    }

    fn typed(&self, text: &str) -> String {
        let sign = |sign| match sign {
            ':' => self.colon,
            '/' => self.slash,
            other => other,
        };
        text.chars().map(sign).collect()
    }

    /// What stands before `?v=1`, or the whole if there is no query.
    fn without_version<'a>(&self, text: &'a str) -> Option<&'a str> {
        let Some((path, query)) = text.split_once(self.question) else { return Some(text) };
        let version = query.strip_prefix('v')?.strip_prefix(self.equals)?;
        (version == "1").then_some(path)
    }

    /// Its alphabet is not documented: any sign that stands bare in a path, but no further `/` and no `..`.
    fn is_token(&self, token: &str) -> bool {
        let is_sign = |sign: char| sign != self.slash && (sign.is_ascii_alphanumeric() || "-._~+=%".contains(sign));
        !token.is_empty() && token.chars().all(is_sign) && !token.contains("..")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NUMBER: &str = "https://qr.vipps.no/28/2/01/031/4700000001?v=1";
    const TOKEN: &str = "https://qr.vipps.no/p/mAdEuPtOkEn";

    fn number(typed: &str) -> Option<String> {
        match PersonalQr::read(typed)? {
            PersonalQr::Msisdn(digits) => Some(digits),
            PersonalQr::Opaque => panic!("{typed}"),
        }
    }

    fn check_number(typed: &str) {
        assert_eq!(number(typed).as_deref(), Some("4700000001"), "{typed:?}");
    }

    fn check_refused(typed: &str) {
        assert!(PersonalQr::read(typed).is_none(), "{typed:?}");
    }

    #[test]
    fn both_formats_of_the_contract_are_told_apart() {
        check_number(NUMBER);
        check_number("https://qr.vipps.no/28/2/01/031/4700000001");
        for token in [TOKEN, "https://qr.vipps.no/p/mAdEuPtOkEn?v=1", "https://qr.vipps.no/p/a-b_c.d~e+f%3D=="] {
            assert!(PersonalQr::read(token) == Some(PersonalQr::Opaque), "{token}");
        }
    }

    #[test]
    fn what_a_scanner_adds_at_the_ends_is_taken_off() {
        for typed in [format!("{NUMBER}\r\n"), format!("{NUMBER}\r"), format!(" {NUMBER}\t"), format!("\n{NUMBER} ")] {
            check_number(&typed);
        }
        check_refused("https://qr.vipps.no/28/2/01/031/47000\r\n00001");
    }

    #[test]
    fn a_text_mangled_by_the_keyboards_layout_is_read() {
        for typed in [
            "httpsØ--qr.vipps.no-28-2-01-031-4700000001_v\\1",
            "httpsØ--qr.vipps.no-28-2-01-031-4700000001_v´1",
            "httpsØ--qr.vipps.no-28-2-01-031-4700000001",
            "httpsÆ--qr.vipps.no-28-2-01-031-4700000001_v´1\r\n",
            "httpsÖ--qr.vipps.no-28-2-01-031-4700000001_v´1",
            "https>&&qr.vipps.no&28&2&01&031&4700000001_v)1",
        ] {
            check_number(typed);
        }
        for typed in ["httpsØ--qr.vipps.no-p-mAdEuPtOkEn", "https>&&qr.vipps.no&p&mAdEu-PtOkEn"] {
            assert!(PersonalQr::read(typed) == Some(PersonalQr::Opaque), "{typed}");
        }
    }

    #[test]
    fn a_text_mangled_by_no_one_layout_is_refused() {
        for typed in [
            "httpsØ//qr.vipps.no/28/2/01/031/4700000001?v=1",
            "https:--qr.vipps.no-28-2-01-031-4700000001_v=1",
            "https>--qr.vipps.no-28-2-01-031-4700000001_v)1",
            "httpsÆ--qr.vipps.no-28-2-01-031-4700000001_v\\1",
            "https>&&qr.vipps.no&28&2&01&031&4700000001_v´1",
            "httpsø--qr.vipps.no-28-2-01-031-4700000001_v\\1",
            "https.77qr.vipps.no72872701703174700000001+v01",
            "httpsØ--qr.vipps.no-28-2-01-031-47000000O1",
            "httpsØ--qr.vipps.no-p-a-b",
        ] {
            check_refused(typed);
        }
    }

    #[test]
    fn another_scheme_host_port_or_name_before_the_host_is_something_else() {
        for prefix in [
            "http://qr.vipps.no",
            "HTTPS://qr.vipps.no",
            "//qr.vipps.no",
            "qr.vipps.no",
            "https:qr.vipps.no",
            "https:///qr.vipps.no",
            "https://QR.VIPPS.NO",
            "https://qr.vipps.no.",
            "https://qr.vipps.no:443",
            "https://qr.vipps.no.example.test",
            "https://example.test/https://qr.vipps.no",
            "https://qr.vipps.no@example.test",
            "https://kari@qr.vipps.no",
            "https://xqr.vipps.no",
            "https://qr.vipps.nо",
            "https://api.vipps.no",
            "https:\\\\qr.vipps.no",
        ] {
            check_refused(&format!("{prefix}/28/2/01/031/4700000001?v=1"));
            check_refused(&format!("{prefix}/p/mAdEuPtOkEn"));
        }
    }

    #[test]
    fn another_path_or_query_is_something_else() {
        for rest in [
            "",
            "4700000001",
            "28/2/01/031/",
            "28/2/01/031",
            "28/2/05/031/4700000001",
            "28/2/01/031/4700000001/",
            "28/2/01/031//4700000001",
            "28/2/01/031/x/../4700000001",
            "../28/2/01/031/4700000001",
            "28/2/01/031/4700000001#a",
            "28/2/01/031/4700000001?",
            "28/2/01/031/4700000001?v=2",
            "28/2/01/031/4700000001?v=11",
            "28/2/01/031/4700000001?v=1&v=1",
            "28/2/01/031/4700000001?v=1&m=ball&a=10000",
            "28/2/01/031/4700000001?a=1",
            "p/",
            "p",
            "p/a/b",
            "p/..",
            "p/a..b",
            "p/a b",
            "p/å",
            "p/a?w=1",
            "P/a",
        ] {
            check_refused(&format!("https://qr.vipps.no/{rest}"));
        }
    }

    #[test]
    fn digits_that_are_no_number_of_a_served_country_are_refused() {
        for digits in
            ["4900000001", "+4700000001", "004700000001", "470", "4700000001000000", "47 00000001", "４７00000001"]
        {
            check_refused(&format!("https://qr.vipps.no/28/2/01/031/{digits}?v=1"));
        }
    }

    #[test]
    fn what_else_is_typed_at_a_counter_is_no_code() {
        for typed in ["", " \r\n", "47 00 00 00 01", "Kari Prøve", "4700000001", "https://example.test"] {
            check_refused(typed);
        }
        check_refused(&format!("https://qr.vipps.no/p/{}", "a".repeat(MAX_LENGTH)));
    }

    #[test]
    fn a_code_cannot_be_printed() {
        assert_eq!(format!("{:?}", PersonalQr::read(NUMBER).unwrap()), "PersonalQr(…)");
    }

    proptest! {
        #[test]
        fn no_text_panics_and_no_digit_is_made_up(
            start in "https(:|Ø|Æ|Ö|>|\\PC)(//|--|&&|\\PC{2})qr.vipps.no",
            rest in "[/&-](28[/&-]2[/&-]01[/&-]031|p)[/&-]\\PC{0,4}[0-9]{0,12}([?_]v[=´)]1)?",
            any in "\\PC{0,40}",
        ) {
            for typed in [format!("{start}{rest}"), format!("{start}{any}"), any] {
                if let Some(PersonalQr::Msisdn(digits)) = PersonalQr::read(&typed) {
                    prop_assert!(LoginHint::msisdn(&digits).is_ok());
                    let layout = LAYOUTS.iter().find(|layout| typed.contains(layout.colon)).unwrap();
                    let as_typed = format!("031{}{digits}", layout.slash);
                    prop_assert!(typed.contains(&as_typed));
                }
            }
        }

        #[test]
        fn one_sign_more_or_another_is_the_same_number_another_number_or_nothing(
            at in 0_usize..46, sign in any::<char>(), instead in any::<bool>(),
        ) {
            let (start, end) = (&NUMBER[..at], &NUMBER[at + usize::from(instead)..]);
            let typed = format!("{start}{sign}{end}");
            if let Some(digits) = number(&typed) {
                let is_a_digit_of_the_number = sign.is_ascii_digit() && (32..=42).contains(&at);
                prop_assert!(typed.trim() == NUMBER || is_a_digit_of_the_number, "{typed:?} {digits}");
            }
        }
    }
}
