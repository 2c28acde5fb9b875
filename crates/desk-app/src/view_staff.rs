//! The staff on the border between the domain's types and the wire's.

use desk_core::staff::Asks;
use desk_core::{PinProblem, Role, Staff, StaffProblem};
use desk_wire::staff::{self as wire, StaffView};
use jiff::Timestamp;

use crate::view::ms;

pub(crate) fn staff(staff: &Staff, closed_until: Option<Timestamp>) -> StaffView {
    StaffView {
        staff_id: staff.id.0.to_string(),
        name: staff.name.as_str().to_owned(),
        role: match staff.role {
            Role::Counter => wire::Role::Counter,
            Role::Manager => wire::Role::Manager,
        },
        has_pin: staff.has_pin,
        closed_until_ms: closed_until.map(ms),
    }
}

pub(crate) fn role_of(role: wire::Role) -> Role {
    match role {
        wire::Role::Counter => Role::Counter,
        wire::Role::Manager => Role::Manager,
    }
}

pub(crate) fn asks(asks: Asks) -> wire::Asks {
    match asks {
        Asks::Nobody => wire::Asks::Nobody,
        Asks::BackRoom => wire::Asks::BackRoom,
        Asks::Everybody => wire::Asks::Everybody,
    }
}

pub(crate) fn pin_problem(problem: PinProblem) -> wire::PinProblem {
    match problem {
        PinProblem::NotDigits => wire::PinProblem::NotDigits,
        PinProblem::TooShort => wire::PinProblem::TooShort,
        PinProblem::TooLong => wire::PinProblem::TooLong,
        PinProblem::Repeats => wire::PinProblem::Repeats,
        PinProblem::InARow => wire::PinProblem::InARow,
        PinProblem::Line => wire::PinProblem::Line,
    }
}

pub(crate) fn staff_problem(problem: StaffProblem) -> wire::StaffProblem {
    match problem {
        StaffProblem::NameTaken => wire::StaffProblem::NameTaken,
        StaffProblem::NoManager => wire::StaffProblem::NoManager,
        StaffProblem::PinMissing => wire::StaffProblem::PinMissing,
        StaffProblem::OtherPinMissing => wire::StaffProblem::OtherPinMissing,
    }
}
