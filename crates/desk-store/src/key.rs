//! The register's key.

use aws_lc_rs::hmac;
use desk_core::random::hex;
use secrecy::{ExposeSecret, SecretBox};

/// 32 random bytes. They key the file directly: no key derivation at every start.
pub struct StoreKey(SecretBox<[u8; 32]>);

/// The key of a register and, while it is being changed, the other one: which of the two fits is for the files to say.
#[derive(Clone, Debug)]
pub struct StoreKeys {
    /// The one to try first, and to make with.
    pub key: StoreKey,
    /// The one from before or after a change that was broken off.
    pub other: Option<StoreKey>,
}

impl StoreKeys {
    /// One key and no change under way.
    pub fn only(key: StoreKey) -> Self {
        Self { key, other: None }
    }

    /// Each of them, the one to try first first.
    pub fn each(&self) -> impl Iterator<Item = &StoreKey> {
        std::iter::once(&self.key).chain(&self.other)
    }

    /// The same two, this one first.
    pub(crate) fn with_first(&self, key: &StoreKey) -> Self {
        let value = key.check_value();
        let other = self.each().find(|other| other.check_value() != value).cloned();
        Self { key: key.clone(), other }
    }

    /// The one that makes this check value.
    pub(crate) fn with_check_value(&self, value: &str) -> Option<&StoreKey> {
        self.each().find(|key| key.check_value() == value)
    }
}

/// A text that is not 64 hex digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a key is 64 hexadecimal digits")]
pub struct InvalidKey;

impl StoreKey {
    /// From the bytes.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(SecretBox::new(Box::new(bytes)))
    }

    /// From 64 hex digits.
    ///
    /// # Errors
    /// [`InvalidKey`] for anything else.
    pub fn from_hex(text: &str) -> Result<Self, InvalidKey> {
        let text = text.trim();
        if text.len() != 64 {
            return Err(InvalidKey);
        }
        let mut bytes = [0; 32];
        if !text.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(InvalidKey);
        }
        for (byte, digits) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
            let digits = std::str::from_utf8(digits).map_err(|_| InvalidKey)?;
            *byte = u8::from_str_radix(digits, 16).map_err(|_| InvalidKey)?;
        }
        Ok(Self::new(bytes))
    }

    /// As 64 hex digits: for the keychain, and for SQLCipher's raw key.
    pub fn to_hex(&self) -> secrecy::SecretString {
        hex(self.0.expose_secret()).into()
    }

    /// A value that only this key makes, and from which the key cannot be had: kept beside the file, so that a wrong key is
    /// told from a damaged file.
    pub(crate) fn check_value(&self) -> String {
        let key = hmac::Key::new(hmac::HMAC_SHA256, self.0.expose_secret());
        let tag = hmac::sign(&key, b"skranke register key check v1");
        hex(tag.as_ref())
    }
}

impl Clone for StoreKey {
    fn clone(&self) -> Self {
        Self::new(*self.0.expose_secret())
    }
}

impl std::fmt::Debug for StoreKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("StoreKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_reads_back_and_cannot_be_printed() {
        let key = StoreKey::new([0xa5; 32]);
        let hex = key.to_hex();
        assert_eq!(StoreKey::from_hex(hex.expose_secret()).unwrap().check_value(), key.check_value());
        assert_eq!(format!("{key:?}"), "StoreKey(…)");
    }

    #[test]
    fn only_64_hex_digits_are_a_key() {
        for text in ["", "00", &"g".repeat(64), &"0".repeat(63), &"0".repeat(65), &"é".repeat(32), &"+1".repeat(32)] {
            assert_eq!(StoreKey::from_hex(text).err(), Some(InvalidKey), "{text}");
        }
    }
}
