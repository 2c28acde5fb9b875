//! Bytes that only somebody with a passphrase can read: Argon2id makes a key of the passphrase, XChaCha20-Poly1305 seals with
//! it. What it takes to try a passphrase stands beside, bounded, so that no file makes us work without end.

use argon2::{Algorithm, Argon2, Params, Version};
use aws_lc_rs::digest;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use desk_core::Random;
use desk_core::random::hex;
use secrecy::{ExposeSecret, SecretBox, SecretSlice, SecretString};
use serde::{Deserialize, Serialize};

/// What is asked of whoever tries a passphrase now: 64 MiB, three times over.
const COST: Cost = Cost { memory_kib: 64 * 1024, passes: 3, lanes: 1 };
/// The least and the most that is believed of a file.
const LEAST: Cost = Cost { memory_kib: 8 * 1024, passes: 1, lanes: 1 };
const MOST: Cost = Cost { memory_kib: 256 * 1024, passes: 10, lanes: 4 };
/// A passphrase has so many characters at least.
const SHORTEST: usize = 8;

/// Why something sealed did not open. No text carries a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The passphrase is too short to seal with.
    #[error("a passphrase has eight characters at least")]
    TooShort,
    /// Another passphrase sealed it.
    #[error("the passphrase is wrong")]
    WrongPassphrase,
    /// It is not as it was sealed.
    #[error("what the passphrase should open is damaged")]
    Damaged,
}

/// How much work a passphrase costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Cost {
    pub(crate) memory_kib: u32,
    pub(crate) passes: u32,
    pub(crate) lanes: u32,
}

/// Something sealed. Its text is one line.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sealed {
    argon2id: Cost,
    salt: String,
    nonce: String,
    text: String,
    /// Over all the others: tells a damaged text from a wrong passphrase.
    sum: String,
}

impl Sealed {
    /// Seals under a passphrase that somebody has just chosen.
    pub(crate) fn new(passphrase: &SecretString, content: &[u8], random: &dyn Random) -> Result<Self, SealError> {
        if passphrase.expose_secret().chars().count() < SHORTEST {
            return Err(SealError::TooShort);
        }
        let mut salt = [0; 16];
        random.fill(&mut salt);
        let key = derive(passphrase, &salt, COST)?;
        let (nonce, text) = encrypt(&key, content, random);
        let mut new = Self { argon2id: COST, salt: hex(&salt), nonce, text, sum: String::new() };
        new.sum = new.sum();
        Ok(new)
    }

    /// Takes up what [`Self::line`] wrote down.
    pub(crate) fn parse(line: &str) -> Result<Self, SealError> {
        serde_json::from_str(line).map_err(|_| SealError::Damaged)
    }

    /// All of it in one line.
    pub(crate) fn line(&self) -> String {
        serde_json::to_string(self).expect("texts and numbers always serialise")
    }

    /// Opens it. Costs a quarter of a second or so, whatever the passphrase.
    pub(crate) fn open(&self, passphrase: &SecretString) -> Result<SecretSlice<u8>, SealError> {
        let Cost { memory_kib, passes, lanes } = self.argon2id;
        let is_believable = (LEAST.memory_kib..=MOST.memory_kib).contains(&memory_kib)
            && (LEAST.passes..=MOST.passes).contains(&passes)
            && (LEAST.lanes..=MOST.lanes).contains(&lanes);
        if !is_believable || self.sum != self.sum() {
            return Err(SealError::Damaged);
        }
        let salt = unhex(&self.salt).ok_or(SealError::Damaged)?;
        let key = derive(passphrase, &salt, self.argon2id)?;
        decrypt(&key, &self.nonce, &self.text).ok_or(SealError::WrongPassphrase)
    }

    fn sum(&self) -> String {
        let Cost { memory_kib, passes, lanes } = self.argon2id;
        sum(&[&format!("{memory_kib} {passes} {lanes}"), &self.salt, &self.nonce, &self.text])
    }
}

/// A short value that no accident leaves as it is. No secret: anybody can make it.
pub(crate) fn sum(texts: &[&str]) -> String {
    let digest = digest::digest(&digest::SHA256, texts.join("\n").as_bytes());
    hex(&digest.as_ref()[..8])
}

/// The key that a passphrase makes.
pub(crate) fn derive(passphrase: &SecretString, salt: &[u8], cost: Cost) -> Result<SecretBox<[u8; 32]>, SealError> {
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32)).map_err(|_| SealError::Damaged)?;
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let mut key = SecretBox::new(Box::new([0; 32]));
    let out = secrecy::ExposeSecretMut::expose_secret_mut(&mut key);
    argon2.hash_password_into(passphrase.expose_secret().as_bytes(), salt, out).map_err(|_| SealError::Damaged)?;
    Ok(key)
}

/// Nonce and sealed text, in hexadecimal digits.
pub(crate) fn encrypt(key: &SecretBox<[u8; 32]>, content: &[u8], random: &dyn Random) -> (String, String) {
    let mut nonce = [0; 24];
    random.fill(&mut nonce);
    let cipher = XChaCha20Poly1305::new(key.expose_secret().into());
    let payload = Payload { msg: content, aad: ABOUT };
    let sealed = cipher.encrypt(&XNonce::from(nonce), payload).expect("a content is shorter than 256 GiB");
    (hex(&nonce), hex(&sealed))
}

/// `None` if the key is another, or the text not as it was.
pub(crate) fn decrypt(key: &SecretBox<[u8; 32]>, nonce: &str, sealed: &str) -> Option<SecretSlice<u8>> {
    let nonce = <[u8; 24]>::try_from(unhex(nonce)?).ok()?;
    let cipher = XChaCha20Poly1305::new(key.expose_secret().into());
    let payload = Payload { msg: &unhex(sealed)?, aad: ABOUT };
    Some(cipher.decrypt(&XNonce::from(nonce), payload).ok()?.into())
}

/// Nothing sealed for another purpose is taken for ours.
const ABOUT: &[u8] = b"skranke sealed 1";

pub(crate) fn unhex(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: &u8| char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let bytes = text.as_bytes();
    let pairs = bytes.chunks_exact(2);
    if !pairs.remainder().is_empty() {
        return None;
    }
    pairs.map(|pair| Some(digit(&pair[0])? << 4 | digit(&pair[1])?)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::SystemRandom;

    fn passphrase(text: &str) -> SecretString {
        text.to_owned().into()
    }

    fn sealed() -> Sealed {
        Sealed::new(&passphrase("correct horse"), b"canary", &SystemRandom).unwrap()
    }

    #[test]
    fn what_was_sealed_opens_with_its_passphrase_alone() {
        let line = sealed().line();
        assert!(!line.contains('\n') && !line.contains("canary") && !line.contains(&hex(b"canary")), "{line}");
        let sealed = Sealed::parse(&line).unwrap();
        assert_eq!(sealed.open(&passphrase("correct horse")).unwrap().expose_secret(), b"canary");
        assert_eq!(sealed.open(&passphrase("correct house")).err(), Some(SealError::WrongPassphrase));
    }

    #[test]
    fn what_is_damaged_is_not_blamed_on_the_passphrase() {
        let whole = sealed().line();
        for (n, digit) in whole.char_indices().filter(|(_, digit)| digit.is_ascii_digit()) {
            let mut line = whole.clone();
            line.replace_range(n..=n, if digit == '7' { "8" } else { "7" });
            let opened = Sealed::parse(&line).and_then(|sealed| sealed.open(&passphrase("correct horse")));
            assert_eq!(opened.err(), Some(SealError::Damaged), "{n}");
        }
        assert_eq!(Sealed::parse(&whole[..whole.len() / 2]).err(), Some(SealError::Damaged));
    }

    #[test]
    fn a_file_cannot_make_us_work_without_end_nor_hardly_at_all() {
        for cost in [
            Cost { memory_kib: u32::MAX, ..COST },
            Cost { memory_kib: 8, ..COST },
            Cost { passes: u32::MAX, ..COST },
            Cost { passes: 0, ..COST },
            Cost { lanes: 0xFF_FFFF, ..COST },
        ] {
            let mut sealed = sealed();
            sealed.argon2id = cost;
            sealed.sum = sealed.sum();
            assert_eq!(sealed.open(&passphrase("correct horse")).err(), Some(SealError::Damaged), "{cost:?}");
        }
    }

    #[test]
    fn a_passphrase_that_is_no_hindrance_is_not_taken() {
        for short in ["", "1234567", "æøåæøåæ"] {
            let refused = Sealed::new(&passphrase(short), b"canary", &SystemRandom);
            assert_eq!(refused.err(), Some(SealError::TooShort));
        }
    }
}
