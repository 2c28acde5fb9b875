//! What a scanner types that pretends to be a keyboard: told from a person's hands by its pace, freed from what it adds at
//! the ends, and the same code seen twice in a moment is one.

use std::time::Duration;

use jiff::Timestamp;

/// Signs that arrive closer than this, one after the other, were not typed by hand.
const PACE: Duration = Duration::from_millis(35);
/// Two fingers fall together now and then; four do not.
const FEWEST: u32 = 4;
/// The same code again within this time is the same customer, held up a moment longer.
const AGAIN: Duration = Duration::from_secs(2);
/// No card has a longer number.
const LONGEST_CARD: usize = 18;

/// A code as it was scanned, without what the scanner adds.
#[derive(Clone, PartialEq, Eq)]
pub struct Scan(String);

impl Scan {
    /// Signs that came in one go and took so long, from the first to the last. `None`: somebody typed them.
    pub fn read(text: &str, took: Duration) -> Option<Self> {
        let signs = u32::try_from(text.trim().chars().count()).ok()?;
        (signs >= FEWEST && took <= PACE * (signs - 1)).then(|| Self(without_additions(text).to_owned()))
    }

    /// The code itself.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// The number of a member's card, if there is nothing but digits. Printers fill it up with zeros.
    pub fn card_number(&self) -> Option<i64> {
        card_number(self.0.trim_start_matches('0'))
    }
}

impl std::fmt::Debug for Scan {
    /// Nothing of a person.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Scan(…)")
    }
}

/// The number of a member's card, as somebody types it.
pub fn card_number(text: &str) -> Option<i64> {
    let is_one = text.bytes().all(|sign| sign.is_ascii_digit()) && !text.starts_with('0') && text.len() <= LONGEST_CARD;
    text.parse().ok().filter(|_| is_one)
}

/// Spaces, line ends and control signs around it, and the three signs that name the kind of code (`]Q3` before a QR code),
/// as an American or a Nordic keyboard writes them.
fn without_additions(text: &str) -> &str {
    let text = text.trim_matches(|sign: char| sign.is_whitespace() || sign.is_control());
    let Some(named) = text.strip_prefix([']', '¨']) else { return text };
    match named.as_bytes() {
        [kind, digit, rest @ ..] if kind.is_ascii_alphabetic() && digit.is_ascii_digit() && !rest.is_empty() => {
            &named[2..]
        }
        _ => text,
    }
}

/// The code that was scanned last.
#[derive(Default)]
pub struct LastScan(Option<(Scan, Timestamp)>);

impl LastScan {
    /// Notes a code, and says whether it is the last one once more. Held under the scanner it stays the same, however long.
    pub fn is_again(&mut self, scan: &Scan, now: Timestamp) -> bool {
        let last = self.0.replace((scan.clone(), now));
        last.is_some_and(|(last, at)| last == *scan && now.duration_since(at).unsigned_abs() <= AGAIN)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const QUICK: Duration = Duration::from_millis(20);

    fn scan(text: &str) -> Scan {
        Scan::read(text, QUICK).unwrap()
    }

    fn at(ms: i64) -> Timestamp {
        Timestamp::from_millisecond(ms).unwrap()
    }

    #[test]
    fn a_scanner_is_told_from_hands_by_its_pace() {
        let eight = Duration::from_millis(35 * 7);
        assert!(Scan::read("91234567", eight).is_some());
        assert!(Scan::read("91234567", eight + Duration::from_millis(1)).is_none());
        assert!(Scan::read("123", Duration::ZERO).is_none(), "three keys may fall together");
        assert!(Scan::read("", Duration::ZERO).is_none());
    }

    #[test]
    fn what_a_scanner_adds_is_taken_off_and_nothing_else() {
        for text in ["1204\r\n", "\u{2}1204\u{3}", "]C11204", "¨C11204\r", " 1204\t"] {
            assert_eq!(scan(text).text(), "1204", "{text:?}");
        }
        for text in ["]C1]", "]1204", "]CC1204", "¨1204", "]É1204", "C11204"] {
            let kept = if text == "]C1]" { "]" } else { text };
            assert_eq!(scan(text).text(), kept, "{text:?}");
        }
    }

    #[test]
    fn a_card_has_digits_only_and_zeros_before_them_are_the_printers() {
        assert_eq!(scan("0001204").card_number(), Some(1204));
        assert_eq!(scan("123456789012345678").card_number(), Some(123_456_789_012_345_678));
        for text in ["0000", "1234567890123456789", "+4791234567", "M-1204", "12 04", "１２０４"] {
            assert_eq!(scan(text).card_number(), None, "{text}");
        }
        assert_eq!(card_number("01204"), None, "whoever types a zero first means a phone number");
        assert_eq!(card_number(""), None);
    }

    #[test]
    fn the_same_code_within_two_seconds_is_one_and_a_held_one_stays_so() {
        let mut last = LastScan::default();
        let again: Vec<bool> =
            [0, 2_000, 3_500, 5_501].into_iter().map(|ms| last.is_again(&scan("1204"), at(ms))).collect();
        assert_eq!(again, [false, true, true, false]);
        assert!(!last.is_again(&scan("1205"), at(5_502)), "another card is another customer");
        assert!(!last.is_again(&scan("1204"), at(5_503)), "and the first one once more is a new errand");
    }

    #[test]
    fn a_scan_cannot_be_printed() {
        assert_eq!(format!("{:?}", scan("4791234567")), "Scan(…)");
    }

    proptest! {
        #[test]
        fn no_text_panics_and_nothing_is_made_up(text in "\\PC{0,40}|[\\]¨]\\PC{0,6}", ms in 0_u64..2000) {
            if let Some(scan) = Scan::read(&text, Duration::from_millis(ms)) {
                prop_assert!(text.contains(scan.text()));
                let _ = scan.card_number();
            }
        }
    }
}
