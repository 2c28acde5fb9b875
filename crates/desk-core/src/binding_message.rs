//! The code that stands on both screens and is read aloud.

use crate::random::Random;

/// A code such as `7KM-4XR`: `^[A-Z0-9-]{5,8}$` (contract §6). The hyphen is part of it and is sent.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BindingMessage(String);

/// Letters and digits that are neither mistaken for each other when read (`0/O`, `1/I/L`, `5/S`, `2/Z`, `8/B`) nor for a
/// word when put together: no vowels. Twenty-one signs, six of them: 85 million codes.
const ALPHABET: &[u8] = b"34679CDFGHJKMNPQRTVWX";

impl BindingMessage {
    /// A new one: three signs, a hyphen, three signs.
    pub fn new(random: &dyn Random) -> Self {
        let mut text = String::with_capacity(7);
        while text.len() < 7 {
            if text.len() == 3 {
                text.push('-');
            } else if let Some(sign) = sign(random) {
                text.push(sign);
            }
        }
        Self(text)
    }

    /// One read back from the journal.
    pub fn from_journal(text: &str) -> Option<Self> {
        let fits = (5..=8).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-');
        fits.then(|| Self(text.to_owned()))
    }

    /// The very bytes that both screens show.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A sign chosen evenly: bytes beyond the largest multiple of the alphabet's length are thrown away.
fn sign(random: &dyn Random) -> Option<char> {
    let mut byte = [0];
    random.fill(&mut byte);
    let fair = 256 - 256 % ALPHABET.len();
    let index = usize::from(byte[0]);
    (index < fair).then(|| char::from(ALPHABET[index % ALPHABET.len()]))
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    /// Counts up from a start.
    struct Counting(Cell<u8>);

    impl Random for Counting {
        fn fill(&self, bytes: &mut [u8]) {
            for byte in bytes {
                *byte = self.0.get();
                self.0.set(self.0.get().wrapping_add(37));
            }
        }
    }

    #[test]
    fn every_code_is_of_the_form_the_provider_takes_and_reads_back() {
        for start in 0..=255 {
            let code = BindingMessage::new(&Counting(Cell::new(start)));
            assert_eq!(code.as_str().len(), 7);
            assert_eq!(code.as_str().as_bytes()[3], b'-');
            assert_eq!(BindingMessage::from_journal(code.as_str()), Some(code));
        }
    }

    #[test]
    fn no_sign_is_mistaken_for_another() {
        for sign in b"01258OILSZBAEUY" {
            assert!(!ALPHABET.contains(sign), "{}", char::from(*sign));
        }
    }

    #[test]
    fn what_the_provider_would_refuse_is_no_code() {
        for text in ["ABC1", "abc123", "ABC 123", "ABC@123", "ABCDEFGHI", ""] {
            assert_eq!(BindingMessage::from_journal(text), None, "{text}");
        }
        for text in ["ABC12", "A-B-C-12"] {
            assert!(BindingMessage::from_journal(text).is_some(), "{text}");
        }
    }
}
