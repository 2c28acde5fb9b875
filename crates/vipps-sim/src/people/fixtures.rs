//! Numbers that can belong to nobody and act by themselves: +47 000 00 0NN, and the same for the other countries.

use super::behaviour::{Behaviour, NamedBehaviour};
use super::msisdn::Msisdn;

/// The habits of …001 to …016, in order. …017 to …019 confirm like …001.
pub(crate) const HABITS: [NamedBehaviour; 16] = [
    NamedBehaviour::Approves,
    NamedBehaviour::Ignores,
    NamedBehaviour::Rejects,
    NamedBehaviour::OldApp,
    NamedBehaviour::NotEligible,
    NamedBehaviour::PushOff,
    NamedBehaviour::TooMany,
    NamedBehaviour::Unsteady,
    NamedBehaviour::NoAddress,
    NamedBehaviour::SharedBefore,
    NamedBehaviour::DeclinesOffers,
    NamedBehaviour::Late,
    NamedBehaviour::WrongPerson,
    NamedBehaviour::NoPhoneNumber,
    NamedBehaviour::BadSignature,
    NamedBehaviour::Endless,
];

/// What a number does when nobody said otherwise: …001 to …019 have habits, every other one waits for the phone's buttons.
pub(crate) fn habit(msisdn: &Msisdn) -> Behaviour {
    let named = match msisdn.fixture() {
        Some(number @ 1..=19) => HABITS.get(usize::from(number) - 1).copied().unwrap_or(NamedBehaviour::Approves),
        _ => NamedBehaviour::ByHand,
    };
    named.script(msisdn)
}
