//! The provider and the customer's phone, simulated on loopback.
//!
//! A real HTTP server with real signatures, written from `docs/protocol` and from nothing else: it shares no code with the
//! client, so that a misreading of the contract shows up as a failing test instead of agreeing with itself. It is strict
//! where the provider is strict, and it can misbehave in every way the provider (or somebody posing as it) can. Marks such
//! as *§8* in the comments are the sections of that contract.
//!
//! What it is not: a general identity provider, a thing to reach from another machine (it listens on 127.0.0.1 only), or
//! anything that looks like the real app. It carries no logo, and every person in it is invented.
//!
//! Start reading at [`Simulator::start`] for the handle that tests hold, `provider/` for one file per endpoint, `ledger/` for
//! what the simulator remembers, [`Behaviour`] for how a number can be told to act, and `phone/` for the customer's screen.

mod admin;
mod clock;
mod flow;
mod ledger;
mod net;
mod options;
mod partner;
mod people;
mod phone;
mod provider;
mod random;
mod redirect_uri;
mod signing;
mod sim;
mod simulator;
mod unit;

pub use flow::{FlowElement, FlowLink, FlowReadMore, FlowScreen};
pub use ledger::faults::{Fault, FaultKind, InvalidFault};
pub use ledger::log::LogEntry;
pub use ledger::request::{Ending, Request, RequestState, RequestView};
pub use ledger::violations::{Violation, ViolationKind};
pub use options::{Algorithm, ClientAuth, ClockStart, DelegatedConsent, Language, Options};
pub use partner::PartnerKeys;
pub use people::behaviour::{
    AddressClaim, Behaviour, Decision, NamedBehaviour, PhoneNumberClaim, Refusal, RetryAfter, Start, Step,
};
pub use people::file::{PeopleFileError, read_people};
pub use people::msisdn::{InvalidMsisdn, Msisdn};
pub use people::person::{Address, Person, PersonChange};
pub use people::said_number::SaidNumber;
pub use people::sent_back::{RedirectError, RedirectErrorName, SentBack};
pub use provider::endpoint::Endpoint;
pub use provider::scope::Scope;
pub use redirect_uri::{InvalidRedirectUri, RedirectUri};
pub use signing::twist::Twist;
pub use sim::NothingWaits;
pub use simulator::{Running, Simulator};
pub use unit::{ErrorShape, OutsidePlan, RequiredUnticked, UnitChange};
