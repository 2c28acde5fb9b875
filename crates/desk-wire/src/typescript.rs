//! The TypeScript of it all, one file.

use ts_rs::TS;

use crate::audit;
use crate::export;
use crate::forgetting;
use crate::visits;
use crate::{
    Secret, backup, check, code, command, desk, display, event, house, intent, login, lookup, member, phone, register,
    report, retention, settings, staff,
};

macro_rules! declarations {
    ($config:expr; $($type:ty),+ $(,)?) => { vec![$( <$type as TS>::decl($config) ),+] };
}

/// The whole of `ui/src/ipc/wire.ts`.
pub fn typescript() -> String {
    let config = ts_rs::Config::new().with_large_int("number");
    let mut declarations = declarations![&config;
        code::Code, code::WireError,
        phone::PhoneView, phone::Brand, phone::PhoneProblem, phone::PhoneWarning,
        member::MemberRow, member::MemberView, member::MemberCard, member::DetailsView, member::AddressView,
        member::AddressKind, member::AnswerView, member::VisitView, member::MemberStatus,
        member::Wish, member::ConsentView, member::ConsentSource, member::ConsentPart, member::ConsentLink,
        member::ConsentText, member::ConsentAnswer,
        login::LoginView, login::LoginState, login::Purpose, login::Ending, login::PageProgress, login::PageHint,
        login::Outcome, login::WaitingReason,
        lookup::LookUpView, lookup::Reading, lookup::EnterAction, lookup::EscapeAction, lookup::NumberEntered,
        lookup::ScanView,
        house::PresenceRow, house::Presence, house::Standing, house::HeadCount, house::HouseView, house::GuestCard,
        house::GuestSeen, house::GuestsImported, house::RowProblem, house::RowReason, intent::IntentView,
        desk::DeskView, desk::Language, desk::ProviderState,
        display::DisplayView,
        Secret, staff::ShiftView, staff::StaffView, staff::Role, staff::Asks,
        staff::PinProblem, staff::StaffProblem, staff::FieldProblem,
        register::MembersFound, register::MemberPage, register::MergeView, register::MemberAdded,
        forgetting::FileSaved, forgetting::CertificateView, forgetting::CertificateFact, forgetting::CertificateParagraph,
        forgetting::CertificateLine, visits::DayVisits, visits::DayVisit,
        audit::AuditView, audit::AuditEntryView, audit::AuditMember, audit::AuditGroup, audit::AuditWhat,
        settings::SettingsView, settings::SettingsForm, settings::Market, settings::ProviderChoice, settings::IssuerView,
        settings::ClientAuth, settings::SecretState, settings::ScopeChoice, settings::ScopeKind,
        settings::RetentionSetting, settings::KeptUnit, settings::KeptKind, settings::SettingProblem,
        settings::AddressProblem,
        check::FindingView, check::FindingState, check::Check, check::FindingWord,
        event::Event,
        report::ReportView, report::ConfirmedAfter, report::CameToView, report::CameTo, report::PageLanguage,
        backup::BackupsView, backup::BackupView, backup::BackupReason, backup::SinceBackup, backup::BackupRestored,
        export::SheetReader, export::MembersExported,
        retention::RetentionView, retention::RetentionRun, retention::KindCount,
    ];
    declarations.extend(command::typescript_inputs(&config));

    let mut file = String::from("// Made from crates/desk-wire by `cargo xtask types`. Do not edit.\n\n");
    for declaration in declarations {
        file.push_str("export ");
        file.push_str(&declaration);
        file.push_str("\n\n");
    }
    file.push_str(&command::typescript_map(&config));
    file
}
