//! Code → exit code and an English sentence (design, the headless door). Complete by type.

use std::process::ExitCode;

use desk_wire::Code;

/// The exit code of an end.
pub(crate) fn of(code: Code) -> ExitCode {
    ExitCode::from(number(code))
}

fn number(code: Code) -> u8 {
    match code {
        Code::InvalidPhone
        | Code::Usage
        | Code::NotAList
        | Code::NotFound
        | Code::NotNow
        | Code::SignInNeeded
        | Code::ManagerNeeded
        | Code::WrongPin
        | Code::PinClosed
        | Code::InvalidPin
        | Code::StaffRule
        | Code::InvalidField
        | Code::FileNotWritten
        | Code::InvalidSetting => 2,
        Code::Cancelled | Code::TakenBack => 9,
        Code::AccessDenied => 10,
        Code::Expired => 11,
        Code::NotEligible => 12,
        Code::OldApp => 13,
        Code::TooMany => 14,
        Code::NeedsStaff => 15,
        Code::Lost => 16,
        Code::Unreachable | Code::ProviderDown => 20,
        Code::Refused | Code::WrongPerson => 21,
        Code::UnknownError => 22,
        Code::Internal | Code::NoSimulator => 70,
        Code::StoreLocked
        | Code::PassphraseNeeded
        | Code::WrongPassphrase
        | Code::StoreWrongKey
        | Code::StoreDamaged
        | Code::StoreForeign
        | Code::StoreNewer
        | Code::StoreFull
        | Code::StoreReadOnly
        | Code::StoreFailed => 74,
        Code::InvalidClient
        | Code::SecretMissing
        | Code::InvalidScope
        | Code::UnauthorizedClient
        | Code::InvalidRequest
        | Code::ClaimMissing
        | Code::ConfigMissing
        | Code::ConfigInvalid => 78,
    }
}

/// What it means, for people.
pub(crate) fn sentence(code: Code) -> &'static str {
    match code {
        Code::InvalidPhone => "That is not a number a request can be sent to.",
        Code::Usage => "The command was not understood.",
        Code::NotAList => "That is not a guest list.",
        Code::NotFound => "There is no such member or request.",
        Code::NotNow => "That cannot be done now.",
        Code::Cancelled => "The request was given up; the customer may still see it for a while.",
        Code::TakenBack => "The enrolment was taken back and forgotten.",
        Code::AccessDenied => "The customer declined. Nothing was shared.",
        Code::Expired => "Nobody answered in time. Nothing was shared.",
        Code::NotEligible => "This number cannot be reached with Vipps or MobilePay.",
        Code::OldApp => "The customer's app needs an update.",
        Code::TooMany => "There are too many requests for this number now.",
        Code::NeedsStaff => "The person is confirmed, but may be one of several members: staff decide.",
        Code::Lost => "The answer was lost on the way, so it cannot be known. Ask again.",
        Code::Unreachable => "The provider could not be reached.",
        Code::ProviderDown => "The provider answered only with faults.",
        Code::Refused => "The answer failed a check and was not used.",
        Code::WrongPerson => "Another phone number came back than the one that was asked. Nothing was stored.",
        Code::UnknownError => "The provider said something nobody defined.",
        Code::InvalidClient => "The provider does not accept this desk's client id and secret.",
        Code::InvalidScope => "The provider does not know a scope this desk asks for.",
        Code::UnauthorizedClient => "Merchant-initiated login is not switched on for this sales unit.",
        Code::InvalidRequest => "The provider found the request malformed.",
        Code::ClaimMissing => "The phone number was asked for and did not come: the sales unit is not set up for it.",
        Code::SignInNeeded => "Nobody is signed in.",
        Code::ManagerNeeded => "Only a manager may do this.",
        Code::WrongPin => "That is not the PIN.",
        Code::PinClosed => "After so many wrong tries the PIN has to wait.",
        Code::InvalidPin => "That is no PIN.",
        Code::StaffRule => "The staff cannot be changed in this way.",
        Code::InvalidField => "One of the texts cannot be kept.",
        Code::FileNotWritten => "The file cannot be written.",
        Code::ConfigMissing => "There is no configuration.",
        Code::ConfigInvalid => "The configuration cannot be used.",
        Code::StoreLocked => "There is no key for the register.",
        Code::InvalidSetting => "A setting cannot be used.",
        Code::PassphraseNeeded => "A passphrase opens the secrets of this desk, and none was given.",
        Code::WrongPassphrase => "The passphrase does not open the secrets of this desk.",
        Code::NoSimulator => "The simulator is not installed beside this program.",
        Code::SecretMissing => "There is no client secret, so no request can be sent.",
        Code::StoreWrongKey => "The key does not fit the register.",
        Code::StoreDamaged => "The register is damaged.",
        Code::StoreForeign => "The file is not a register of Skranke.",
        Code::StoreNewer => "The register was written by a newer version.",
        Code::StoreFull => "The disk is full.",
        Code::StoreReadOnly => "The folder of the register cannot be written.",
        Code::StoreFailed => "The register did not answer.",
        Code::Internal => "A fault of ours.",
    }
}
