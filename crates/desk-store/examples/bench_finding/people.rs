//! Invented members: names from syllables, numbers from dice, the same every time.

use std::cell::Cell;

use desk_core::profile::{Email, Name};
use desk_core::{ImportedMember, MemberStatus, NewMember, Note, Phone, Random, Source};
use jiff::Timestamp;

const FIRST: [&str; 26] = [
    "Ka", "Ma", "An", "Kri", "Ha", "Jo", "Li", "To", "Be", "O", "I", "Si", "E", "Ber", "Mor", "Stei", "Lar", "Pe",
    "Øy", "Ås", "Bjø", "Sæ", "Gö", "Mü", "Æ", "Ré",
];
const MIDDLE: [&str; 16] =
    ["ri", "te", "ne", "sti", "ra", "na", "vi", "le", "ja", "mo", "da", "li", "lø", "ki", "se", "nå"];
const GIVEN_END: [&str; 8] = ["", "n", "ne", "r", "s", "t", "nd", "a"];
const FAMILY_END: [&str; 12] = ["sen", "stad", "vik", "berg", "dal", "rud", "li", "haug", "næs", "by", "sæter", "heim"];
/// So many names there are; a few of them are everybody's.
const GIVEN_NAMES: usize = 2000;
const FAMILY_NAMES: usize = 20_000;

/// A xorshift: quick, and the same every time.
pub(crate) struct Dice(Cell<u64>);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        let dice = Self(Cell::new(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1));
        for _ in 0..4 {
            dice.next();
        }
        dice
    }

    fn next(&self) -> u64 {
        let mut x = self.0.get();
        x ^= x << 13;
        x ^= x >> 7;
        x ^= x << 17;
        self.0.set(x);
        x
    }

    pub(crate) fn below(&self, bound: usize) -> usize {
        usize::try_from(self.next() >> 16).unwrap() % bound
    }

    /// Small ones often, large ones seldom (Zipf).
    fn common(&self, bound: usize) -> usize {
        let uniform = (self.below(1 << 30) + 1) as f64 / (1_u64 << 30) as f64;
        ((bound as f64).powf(uniform) as usize - 1).min(bound - 1)
    }

    fn of<'a>(&self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

impl Random for Dice {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.fill_with(|| self.next().to_be_bytes()[0]);
    }
}

pub(crate) fn now() -> Timestamp {
    Timestamp::from_second(1_790_000_000).unwrap()
}

pub(crate) struct People {
    count: usize,
}

impl People {
    pub(crate) fn new(count: usize) -> Self {
        Self { count }
    }

    pub(crate) fn count(&self) -> usize {
        self.count
    }

    pub(crate) fn name(index: usize) -> Name {
        let dice = Dice::new(index as u64 + 1_000_000_007);
        let mut given = given_name(dice.common(GIVEN_NAMES));
        if dice.below(3) == 0 {
            given.push(if dice.below(2) == 0 { ' ' } else { '-' });
            given.push_str(&given_name(dice.common(GIVEN_NAMES)));
        }
        Name { given, family: family_name(dice.common(FAMILY_NAMES)) }
    }

    /// Four of five are Norwegian mobiles.
    pub(crate) fn phone(index: usize) -> Phone {
        let dice = Dice::new(index as u64 + 2_000_000_011);
        let seven = dice.below(10_000_000);
        let msisdn = match dice.below(20) {
            0..8 => format!("479{seven:07}"),
            8..16 => format!("474{seven:07}"),
            16 | 17 => format!("4520{:06}", seven % 1_000_000),
            18 => format!("4670{seven:07}"),
            _ => format!("35840{seven:07}"),
        };
        Phone::from_msisdn(&msisdn).unwrap()
    }

    pub(crate) fn email(index: usize) -> Email {
        let name = Self::name(index);
        let local = name.full().to_lowercase().replace([' ', '-'], ".");
        Email { address: format!("{local}{}@example.test", index % 97), verified: false }
    }

    pub(crate) fn imported(index: usize) -> ImportedMember {
        let dice = Dice::new(index as u64 + 3_000_000_019);
        let status = match dice.below(10) {
            0 => MemberStatus::Paused,
            1 | 2 => MemberStatus::Ended,
            _ => MemberStatus::Active,
        };
        let days_ago = i64::try_from(dice.below(3000)).unwrap();
        ImportedMember {
            number: None,
            name: Self::name(index),
            phone: (dice.below(20) > 0).then(|| Self::phone(index)),
            email: (dice.below(3) > 0).then(|| Self::email(index)),
            status,
            valid_until: None,
            note: Note::default(),
            joined_at: Timestamp::from_second(now().as_second() - days_ago * 86_400).unwrap(),
        }
    }

    pub(crate) fn new_member(index: usize) -> NewMember {
        NewMember {
            source: Source::Hand,
            name: Self::name(index),
            phone: Self::phone(index),
            phone_confirmed: false,
            email: Some(Self::email(index)),
        }
    }
}

fn given_name(which: usize) -> String {
    let dice = Dice::new(which as u64 + 17);
    format!("{}{}{}", dice.of(&FIRST), dice.of(&MIDDLE), dice.of(&GIVEN_END))
}

fn family_name(which: usize) -> String {
    let dice = Dice::new(which as u64 + 900_000_011);
    let middle = if dice.below(2) == 0 { dice.of(&MIDDLE) } else { "" };
    format!("{}{}{middle}{}", dice.of(&FIRST), dice.of(&MIDDLE), dice.of(&FAMILY_END))
}

/// The name that most have, and the one that fewest have.
pub(crate) fn commonest_given() -> String {
    given_name(0)
}

pub(crate) fn rarest_family() -> String {
    family_name(FAMILY_NAMES - 1)
}
