//! Texts from a file, cleaned as they are for one line of a screen or for several.

/// One line, without what nobody sees, one space between words.
pub(super) fn line(text: &str) -> String {
    let seen: String = text.chars().filter(|&sign| !is_unseen(sign) || sign.is_whitespace()).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Several lines; tabs stay.
pub(super) fn lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let seen: String = text.chars().filter(|&sign| !is_unseen(sign) || sign == '\n' || sign == '\t').collect();
    seen.trim().to_owned()
}

/// Whether there is more than one line, not counting empty ones around.
pub(super) fn spans_lines(text: &str) -> bool {
    text.trim().contains(['\n', '\r', '\u{2028}', '\u{2029}'])
}

/// Control characters, breaks of the line, what turns a line around, and what has no width. The joiners U+200C and U+200D
/// stay: names are written with them.
fn is_unseen(sign: char) -> bool {
    sign.is_control()
        || matches!(sign, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}')
        || matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_turn_the_line_around_or_hide_in_it() {
        for sign in "\u{202e}\u{2066}\u{200b}\u{200f}\u{feff}\u{ad}\u{7}\u{1b}".chars() {
            assert_eq!(
                line(&format!("{sign}Ka{sign}ri {sign} Prøve{sign}")),
                "Kari Prøve",
                "{}",
                sign.escape_unicode()
            );
        }
        assert_eq!(line(" Kari\t\u{a0} Prøve\n"), "Kari Prøve");
        assert_eq!(line("\u{202e}\u{200b} "), "");
    }

    #[test]
    fn what_is_written_from_right_to_left_with_joiners_or_as_a_picture_stays() {
        for name in ["محمد", "می\u{200c}خواهم", "🦊", "👩\u{200d}🚀", "J\u{301}"] {
            assert_eq!(line(name), name);
        }
    }

    #[test]
    fn a_note_keeps_its_lines() {
        assert_eq!(lines(" one\r\ntwo\rthree\tfour\u{202e}\u{0}\n"), "one\ntwo\nthree\tfour");
        assert!(spans_lines("one\ntwo") && !spans_lines(" one \n"));
    }
}
