//! PINs as they are kept: what Argon2id makes of them, with what that cost beside it.
//!
//! A PIN has few digits, so this hinders only whoever has the register open already; the wait after wrong tries
//! (`desk-core`) is what keeps others out.

use aws_lc_rs::constant_time::verify_slices_are_equal;
use desk_core::random::hex;
use desk_core::{Pin, Random};
use desk_store::PinHash;
use secrecy::{ExposeSecret, SecretString};

use crate::sealing::{Cost, derive, unhex};

/// 19 MiB, twice over: some tens of milliseconds.
const COST: Cost = Cost { memory_kib: 19 * 1024, passes: 2, lanes: 1 };
const FORMAT: &str = "argon2id";

/// What is kept of a PIN.
pub(crate) fn hash(pin: &Pin, random: &dyn Random) -> PinHash {
    let mut salt = [0; 16];
    random.fill(&mut salt);
    let hash = derive(&SecretString::from(pin.as_str()), &salt, COST).expect("Argon2id takes this cost and this salt");
    let Cost { memory_kib, passes, lanes } = COST;
    let hash = hex(hash.expose_secret());
    PinHash::new(format!("{FORMAT} {memory_kib} {passes} {lanes} {} {hash}", hex(&salt)))
}

/// Whether a text is the PIN that was hashed. A hash that is none fits no PIN.
pub(crate) fn is_right(typed: &SecretString, kept: &PinHash) -> bool {
    let made = || {
        let [FORMAT, memory_kib, passes, lanes, salt, hash] = kept.expose().split(' ').collect::<Vec<_>>()[..] else {
            return None;
        };
        let cost =
            Cost { memory_kib: memory_kib.parse().ok()?, passes: passes.parse().ok()?, lanes: lanes.parse().ok()? };
        let cost = cost.is_believable_of_a_pin().then_some(cost)?;
        Some((derive(typed, &unhex(salt)?, cost).ok()?, unhex(hash)?))
    };
    made().is_some_and(|(made, hash)| verify_slices_are_equal(made.expose_secret(), &hash).is_ok())
}

impl Cost {
    /// No row of the register makes us work without end.
    fn is_believable_of_a_pin(&self) -> bool {
        (8..=COST.memory_kib * 8).contains(&self.memory_kib) && (1..=10).contains(&self.passes) && self.lanes == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::SystemRandom;

    fn hashed(pin: &str) -> PinHash {
        hash(&Pin::new(pin).unwrap(), &SystemRandom)
    }

    #[test]
    fn only_the_pin_that_was_hashed_is_right() {
        let kept = hashed("4071");
        assert!(is_right(&"4071".into(), &kept));
        for wrong in ["4072", "", "40711", " 4071", "0"] {
            assert!(!is_right(&wrong.into(), &kept), "{wrong:?}");
        }
    }

    #[test]
    fn the_same_pin_is_kept_differently_each_time_and_never_as_it_is() {
        let (one, other) = (hashed("40719"), hashed("40719"));
        assert_ne!(one, other);
        assert!(!one.expose().contains("40719") && !format!("{one:?}").contains(one.expose()));
    }

    #[test]
    fn what_is_no_hash_fits_no_pin_and_makes_nobody_work() {
        let good = hashed("4071");
        let dear = good.expose().replacen("19456 2 1", "4294967295 2 1", 1);
        assert_ne!(dear, good.expose(), "the cost stands in it");
        let endless = good.expose().replacen("19456 2 1", "19456 4000000000 1", 1);
        for text in ["", "argon2id", "argon2id 0 0 0  ", "x y z", &good.expose()[..60], &dear, &endless] {
            assert!(!is_right(&"4071".into(), &PinHash::new(text.to_owned())), "{text}");
        }
    }
}
