//! What happens in a round, all of it out of its seed.

use crate::kill::{Kill, STEPS};

/// How often a step is taken in a round where nothing goes wrong, and so up to which time it may be killed at.
const TIMES: [u32; STEPS.len()] = [7, 7, 1, 4, 5, 5, 1, 1, 2, 1, 2, 2, 3, 2, 1, 1, 1];
/// Killed at a moment: within the first of these milliseconds, while it opens, or within the second.
const OPENING: u64 = 80;
const SERVING: u64 = 2600;

/// One round.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) seed: u64,
    /// How each life ends, but the last, which ends well.
    pub(crate) kills: Vec<Kill>,
    /// Whether the provider asks for patience, which costs five seconds.
    pub(crate) is_slow: bool,
}

/// So many seeds in a row kill right before and right after every step, on the wire, and at moments.
pub(crate) const CYCLE: u64 = 2 * STEPS.len() as u64 + 4;

impl Plan {
    pub(crate) fn of(seed: u64) -> Self {
        let mut dice = Dice(seed);
        let mut kills = Vec::new();
        let turn = seed % CYCLE;
        let is_slow = STEPS.get(half(turn)) == Some(&"write_terms");
        match turn.checked_sub(2 * STEPS.len() as u64) {
            None => {
                if STEPS[half(turn)] == "take_over" {
                    // Then there are as many to take over.
                    kills.push(Kill::After("write_waiting", 4));
                }
                kills.push(at_step(half(turn), turn.is_multiple_of(2), &mut dice));
            }
            Some(0) => kills.push(Kill::OnTheWire),
            Some(1 | 2) => kills.push(Kill::AtMoment(dice.below(OPENING))),
            Some(_) => kills.push(Kill::AtMoment(dice.below(SERVING))),
        }
        for _ in 0..dice.below(3) {
            kills.push(any(&mut dice));
        }
        Self { seed, kills, is_slow }
    }
}

fn half(turn: u64) -> usize {
    usize::try_from(turn / 2).unwrap()
}

fn at_step(step: usize, before: bool, dice: &mut Dice) -> Kill {
    let time = dice.one_to(TIMES[step]);
    if before { Kill::Before(STEPS[step], time) } else { Kill::After(STEPS[step], time) }
}

fn any(dice: &mut Dice) -> Kill {
    match dice.below(10) {
        0 | 1 => Kill::OnTheWire,
        2 => Kill::AtMoment(dice.below(OPENING)),
        3..6 => Kill::AtMoment(dice.below(SERVING)),
        _ => {
            let step = usize::try_from(dice.below(STEPS.len() as u64)).unwrap();
            let before = dice.below(2) == 0;
            at_step(step, before, dice)
        }
    }
}

/// The same numbers for the same seed (`SplitMix64`).
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    fn one_to(&mut self, last: u32) -> u32 {
        1 + u32::try_from(self.below(u64::from(last))).unwrap()
    }
}
