//! What a fuzzer calls: a function a parser, each of which takes any bytes and states what then must hold.
//!
//! Built for tests and fuzzers alone. The folder `fuzz` at the repository's root runs them; the tests below replay its
//! corpus.
#![expect(clippy::missing_panics_doc, reason = "each panics if what it states does not hold: that is what it is for")]

use crate::finding::{Digits, FindQuery, Words};
use crate::folding::{fold, loose};
use crate::phone::{Country, FixtureNumbers, Phone};
use crate::reading::{self, Reading};

/// Phone numbers, at a desk in each country: what is read is digits that fit a number, reads the same from every way
/// it is written, finds itself, and shows its last three digits at most.
pub fn phone(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for country in Country::ALL {
        for fixtures in [FixtureNumbers::Refused, FixtureNumbers::Accepted] {
            let parsed = Phone::parse(&text, country, fixtures);
            let read = reading::read(&text, country, fixtures);
            assert_eq!(matches!(read, Reading::Number(_)), parsed.is_ok());
            if let Ok(phone) = parsed {
                check_phone(&phone, fixtures);
                check_found(&phone, &text);
            }
        }
    }
    if let Some(phone) = Phone::from_msisdn(&text) {
        assert_eq!(phone.msisdn(), text);
        check_masked(&phone);
    }
}

fn check_phone(phone: &Phone, fixtures: FixtureNumbers) {
    let msisdn = phone.msisdn();
    assert!((5..=15).contains(&msisdn.len()) && msisdn.bytes().all(|digit| digit.is_ascii_digit()));
    assert!(msisdn.starts_with(phone.country().calling_code()));
    let written = [phone.to_e164(), phone.pretty(), format!("00{msisdn}"), format!("tel:+{msisdn}")];
    for (country, text) in Country::ALL.into_iter().flat_map(|country| written.each_ref().map(|text| (country, text))) {
        assert_eq!(Phone::parse(text, country, fixtures).as_ref(), Ok(phone), "{text:?}");
    }
    check_masked(phone);
}

fn check_masked(phone: &Phone) {
    let (pretty, masked) = (phone.pretty(), phone.masked());
    assert_eq!(pretty.replace(' ', ""), phone.to_e164());
    assert_eq!(format!("{phone:?}"), format!("Phone({masked})"));
    assert_eq!(pretty.chars().count(), masked.chars().count());
    let code = phone.country().calling_code().len();
    let shown = masked.chars().filter(char::is_ascii_digit).count() - code;
    assert_eq!(shown, 3.min(phone.msisdn().len() - code));
    assert!(pretty.chars().zip(masked.chars()).all(|(sign, shown)| shown == '•' || shown == sign));
}

/// Whoever types a whole number finds whoever has it. (What is longer than 200 signs is looked for only in part.)
fn check_found(phone: &Phone, text: &str) {
    if text.chars().count() <= 200 {
        let FindQuery::Digits(digits) = FindQuery::read(text) else { unreachable!("a number is digits: {text:?}") };
        assert!(digits.fits(phone.msisdn()), "{text:?} does not find {}", phone.msisdn());
    }
}

/// What staff look for: what is read keeps its bounds, nothing behind the 200th sign counts, whatever is found by the
/// whole is found by its parts, and printing shows nobody.
pub fn find_query(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let query = FindQuery::read(&text);
    let cut: String = text.chars().take(200).collect();
    assert!(FindQuery::read(&cut) == query);
    let name = match &query {
        FindQuery::Nothing => "Nothing",
        FindQuery::Digits(digits) => {
            check_digits(digits);
            "Digits(…)"
        }
        FindQuery::Words(words) => {
            check_words(words);
            "Words(…)"
        }
        FindQuery::Email(address) => {
            assert!(address.contains('@') && !address.starts_with('@') && address.trim() == address);
            assert_eq!(address.to_lowercase(), *address);
            "Email(…)"
        }
    };
    assert_eq!(format!("{query:?}"), format!("FindQuery::{name}"));
}

fn check_digits(digits: &Digits) {
    let texts = || digits.begins().iter().map(String::as_str).chain(digits.part());
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit());
    assert!(texts().count() >= 1 && texts().all(is_digits));
    assert!(texts().all(|text| digits.fits(text)), "each is meant by itself");
    assert!(digits.part().is_none_or(|part| digits.fits(&format!("47{part}1"))));
    assert!(digits.number().is_none_or(|number| digits.part() == Some(number.to_string().as_str())));
    assert!(digits.whole().iter().all(|whole| (8..=15).contains(&whole.len()) && digits.fits(whole)));
}

fn check_words(words: &Words) {
    assert!((1..=8).contains(&words.words().len()));
    for word in words.words() {
        assert!(!word.is_empty() && word.chars().all(char::is_alphanumeric), "{word:?}");
        assert!(!words.fits(""), "nobody has no name");
    }
    let mut turned = words.words().to_vec();
    turned.reverse();
    let unlike =
        turned.iter().enumerate().all(|(index, word)| turned.iter().skip(index + 1).all(|other| other != word));
    assert!(!unlike || words.fits(&turned.join(" ")), "in any order");
}

/// Folding: words of small letters and digits with one space between; folded again they are the same; and loosely
/// folded, the beginning of a text is the beginning of the whole, so that each keystroke finds.
pub fn folding(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let folded = fold(&text);
    assert_eq!(fold(&folded), folded);
    assert!(folded.len() <= 2 * text.len());
    let words: Vec<&str> = folded.split(' ').collect();
    assert!(folded.is_empty() || words.iter().all(|word| !word.is_empty()), "{folded:?}");
    assert!(folded.chars().all(|sign| sign == ' ' || (sign.is_alphanumeric() && sign.to_lowercase().eq([sign]))));
    let whole = loose(&text);
    let ends = text.char_indices().map(|(end, _)| end).take(100);
    for begun in ends.map(|end| loose(&text[..end])) {
        assert!(whole.starts_with(&begun), "{begun:?} {whole:?}");
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::panic::catch_unwind;
    use std::path::Path;

    /// Runs every file of a target's corpus.
    fn replay(target: &str, run: fn(&[u8])) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(target);
        let files: Vec<_> = fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path()).collect();
        assert!(!files.is_empty(), "{} is empty", folder.display());
        for file in files {
            let bytes = fs::read(&file).unwrap();
            assert!(catch_unwind(|| run(&bytes)).is_ok(), "{target} on {}", file.display());
        }
    }

    macro_rules! replays {
        ($($test:ident: $target:ident;)+) => { $(
            #[test]
            fn $test() {
                replay(stringify!($target), super::$target);
            }
        )+ };
    }

    replays! {
        the_corpus_of_phone_numbers_keeps_the_rules: phone;
        the_corpus_of_what_staff_look_for_keeps_the_rules: find_query;
        the_corpus_of_names_keeps_the_rules: folding;
    }
}
