//! Texts from outside, cleaned for one line of a screen or for several; and words, which say nothing of a person.

/// No name or address is longer; what is, is cut, so that one person cannot fill the register.
pub(crate) const MAX_TEXT: usize = 500;

/// One line. `None` if nothing is left of it.
pub(crate) fn line(text: &str) -> Option<String> {
    clean(text, |_| false)
}

/// Several lines: `\n` stays, every other control character goes.
pub(crate) fn lines(text: &str) -> Option<String> {
    clean(text, |sign| sign == '\n')
}

fn clean(text: &str, keeps: impl Fn(char) -> bool) -> Option<String> {
    let kept: String = text.chars().filter(|&sign| keeps(sign) || !is_unseen(sign)).collect();
    let cut: String = kept.trim().chars().take(MAX_TEXT).collect();
    let cut = cut.trim_end();
    (!cut.is_empty()).then(|| cut.to_owned())
}

/// Signs that nobody sees and that change what everybody sees: control characters, breaks of the line, the bidirectional
/// controls (a name must not turn the line around), the space without width and the byte order mark. The joiners
/// U+200C and U+200D stay: names are written with them.
fn is_unseen(sign: char) -> bool {
    sign.is_control()
        || matches!(sign, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || matches!(sign, '\u{200b}' | '\u{feff}')
}

/// How long a word of the provider's may be.
const MAX_WORD: usize = 40;

/// The provider's word for something, or `other`. A word has no digits: a phone number or a handle, echoed where a word
/// should be, is none.
pub(crate) fn word(text: &str) -> String {
    let is_word = text.bytes().all(|byte| byte.is_ascii_alphabetic() || b"_-.".contains(&byte));
    if is_word && (1..=MAX_WORD).contains(&text.len()) { text.to_owned() } else { "other".to_owned() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_is_cut_and_cleaned() {
        let name = line(&format!("A\u{0}\n{}", "b".repeat(600))).unwrap();
        assert_eq!(name.chars().count(), MAX_TEXT);
        assert!(name.starts_with("Ab"));
        let at_a_space = line(&format!("{} b", "a".repeat(MAX_TEXT - 1))).unwrap();
        assert_eq!(at_a_space.len(), MAX_TEXT - 1, "a cut leaves no space at the end");
    }

    #[test]
    fn a_name_cannot_turn_the_line_around_or_hide_in_it() {
        let turning = ('\u{202a}'..='\u{202e}').chain('\u{2066}'..='\u{2069}');
        for sign in turning.chain("\u{200b}\u{feff}\u{2028}\u{2029}\u{7}\r\t".chars()) {
            assert_eq!(line(&format!("{sign}Ka{sign}ri{sign}")).as_deref(), Some("Kari"), "{}", sign.escape_unicode());
            assert_eq!(lines(&format!("{sign}Ka{sign}ri{sign}")).as_deref(), Some("Kari"), "{}", sign.escape_unicode());
            assert_eq!(line(&sign.to_string()), None);
        }
    }

    #[test]
    fn a_street_keeps_its_lines_and_a_name_has_one() {
        assert_eq!(lines(" Testveien 1\r\nOppgang B\n").as_deref(), Some("Testveien 1\nOppgang B"));
        assert_eq!(line("Kari\nPrøve").as_deref(), Some("KariPrøve"));
    }

    #[test]
    fn what_is_written_with_joiners_accents_or_from_right_to_left_stays() {
        for name in ["नि\u{200d}शा", "می\u{200c}خواهم", "محمد", "O’Brien-Åsen", "J\u{301}"] {
            assert_eq!(line(name).as_deref(), Some(name));
        }
    }

    #[test]
    fn a_word_is_short_without_digits_and_not_empty() {
        assert_eq!(word("login_required"), "login_required");
        for text in ["", "nø", "a b", "tel4700000001", &"a".repeat(MAX_WORD + 1)] {
            assert_eq!(word(text), "other", "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_left_is_short_shown_and_left_alone_by_a_second_cleaning(
            text in "(\\PC|[\\x00-\\x20\\x7f\u{200b}\u{202e}\u{2066}\u{feff}\u{a0}]){0,700}",
        ) {
            for (cleaned, again) in [(line(&text), line as fn(&str) -> Option<String>), (lines(&text), lines)] {
                let Some(cleaned) = cleaned else { continue };
                prop_assert!((1..=MAX_TEXT).contains(&cleaned.chars().count()));
                prop_assert_eq!(cleaned.trim(), cleaned.as_str());
                prop_assert_eq!(again(&cleaned), Some(cleaned));
            }
        }
    }
}
