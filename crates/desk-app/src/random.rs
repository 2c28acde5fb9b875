//! The one place where randomness is taken from the system.

use desk_core::Random;
use desk_core::random::hex;

/// The operating system's.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemRandom;

impl Random for SystemRandom {
    fn fill(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("a system that runs this program has a source of randomness");
    }
}

/// 32 bytes as 64 hex digits: a nonce, a key.
pub fn hex_256(random: &dyn Random) -> String {
    let mut bytes = [0; 32];
    random.fill(&mut bytes);
    hex(&bytes)
}
