//! What goes along to the club's shop: a reference that is signed, good for ten minutes and once, and says nothing of anybody.
//! The shop asks the page whom it means.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use aws_lc_rs::hmac;
use desk_core::random::hex;
use desk_core::{LoginId, Random};

/// How long a reference is good.
pub const LIFE: Duration = Duration::from_secs(10 * 60);
/// More than are under way in ten minutes.
const MOST: usize = 1000;

/// The references that were given out, in memory alone: a restart makes them void.
pub(crate) struct References {
    key: hmac::Key,
    given: Mutex<HashMap<String, (LoginId, Duration)>>,
}

impl References {
    pub(crate) fn new(random: &dyn Random) -> Self {
        let mut key = [0; 32];
        random.fill(&mut key);
        Self { key: hmac::Key::new(hmac::HMAC_SHA256, &key), given: Mutex::default() }
    }

    /// A new one.
    pub(crate) fn give(&self, login: LoginId, random: &dyn Random, now: Duration) -> String {
        let mut bytes = [0; 16];
        random.fill(&mut bytes);
        let name = hex(&bytes);
        let mut given = self.given.lock().unwrap_or_else(PoisonError::into_inner);
        given.retain(|_, (_, until)| *until > now);
        if given.len() >= MOST
            && let Some(oldest) = given.iter().min_by_key(|(_, (_, until))| *until).map(|(name, _)| name.clone())
        {
            given.remove(&oldest);
        }
        given.insert(name.clone(), (login, now + LIFE));
        format!("{name}.{}", hex(hmac::sign(&self.key, name.as_bytes()).as_ref()))
    }

    /// Whom one means. It is used up by that; a forged, an old and a used one mean nobody.
    pub(crate) fn redeem(&self, reference: &str, now: Duration) -> Option<LoginId> {
        let (name, signature) = reference.split_once('.')?;
        hmac::verify(&self.key, name.as_bytes(), &bytes(signature)?).ok()?;
        let (login, until) = self.given.lock().unwrap_or_else(PoisonError::into_inner).remove(name)?;
        (until > now).then_some(login)
    }
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    if hex.len() != 64 || !hex.bytes().all(|digit| digit.is_ascii_digit() || (b'a'..=b'f').contains(&digit)) {
        return None;
    }
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::SystemRandom;

    const S: Duration = Duration::from_secs(1);

    #[test]
    fn a_reference_means_somebody_once_and_not_for_long() {
        let (references, login) = (References::new(&SystemRandom), LoginId::new(&SystemRandom));
        let reference = references.give(login, &SystemRandom, S);
        assert!(!reference.contains(&login.to_string()));
        assert_eq!(references.redeem(&reference, 2 * S), Some(login));
        assert_eq!(references.redeem(&reference, 2 * S), None, "used");
        let reference = references.give(login, &SystemRandom, S);
        assert_eq!(references.redeem(&reference, S + LIFE), None, "old");
    }

    #[test]
    fn a_forged_one_means_nobody() {
        let (references, others) = (References::new(&SystemRandom), References::new(&SystemRandom));
        let login = LoginId::new(&SystemRandom);
        let good = references.give(login, &SystemRandom, S);
        let (name, signature) = good.split_once('.').unwrap();
        let other = others.give(login, &SystemRandom, S);
        let forged = [
            name.to_owned(),
            format!("{name}."),
            format!("{name}.{}", "0".repeat(64)),
            format!("{name}.{}", signature.to_uppercase()),
            format!("{}.{signature}", "0".repeat(32)),
            format!("{name}.{signature}00"),
            format!("{name}.{}", "ø".repeat(32)),
            other,
            String::new(),
        ];
        for forged in forged {
            assert_eq!(references.redeem(&forged, S), None, "{forged}");
        }
        assert_eq!(references.redeem(&good, S), Some(login), "and the good one is as good as before");
    }
}
