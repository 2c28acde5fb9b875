//! The one border between the domain's types and the wire's.

use std::time::Duration;

use desk_core::keys::{self, Enter, Escape};
use desk_core::{
    ConsentReceipt, Country, EndReason, Ending, LoginState, Member, MemberLine, MemberStatus, Outcome, Phone,
    PhoneProblem, PhoneWarning, Purpose, Standing, Visit,
};
use desk_wire::Code;
use desk_wire::desk::Language;
use desk_wire::login::{self as wire_login, LoginView, PageProgress};
use desk_wire::lookup::{EnterAction, EscapeAction};
use desk_wire::member::{self as wire_member, DetailsView, MemberCard, MemberRow, MemberView, VisitView};
use desk_wire::phone::{self as wire_phone, Brand, PhoneView};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::arrival::{PageHint, PageStep};
use crate::card::{Card, Delay};
use crate::consents;
use crate::house_view;
use crate::letting_in::Seen;
use crate::logins::Request;

/// After this long without an answer staff say "open the app and pull down" (design, the waiting card).
const OPEN_APP_HINT_AFTER: Duration = Duration::from_secs(8);

pub(crate) fn phone(phone: &Phone) -> PhoneView {
    PhoneView {
        pretty: phone.pretty(),
        masked: phone.masked(),
        country: phone.country().iso().to_owned(),
        brand: brand(phone.country()),
    }
}

/// Contract §25: the local brand first. Greenlanders use a Danish number's app.
pub(crate) fn brand(country: Country) -> Brand {
    match country {
        Country::Norway | Country::Sweden => Brand::Vipps,
        Country::Denmark | Country::Finland | Country::Greenland => Brand::MobilePay,
    }
}

/// What is spoken where a number is at home. Greenlanders' app speaks Danish.
pub(crate) fn market_language(country: Country) -> Language {
    match country {
        Country::Norway => Language::Nb,
        Country::Sweden => Language::Sv,
        Country::Denmark | Country::Greenland => Language::Da,
        Country::Finland => Language::Fi,
    }
}

pub(crate) fn phone_problem(problem: PhoneProblem) -> wire_phone::PhoneProblem {
    match problem {
        PhoneProblem::Empty => wire_phone::PhoneProblem::Empty,
        PhoneProblem::Letters => wire_phone::PhoneProblem::Letters,
        PhoneProblem::TooShort => wire_phone::PhoneProblem::TooShort,
        PhoneProblem::TooLong => wire_phone::PhoneProblem::TooLong,
        PhoneProblem::Impossible => wire_phone::PhoneProblem::Impossible,
        PhoneProblem::CountryNotServed => wire_phone::PhoneProblem::CountryNotServed,
        PhoneProblem::Emergency => wire_phone::PhoneProblem::Emergency,
        PhoneProblem::WebAddress => wire_phone::PhoneProblem::WebAddress,
        PhoneProblem::NoNumberInCode => wire_phone::PhoneProblem::NoNumberInCode,
        PhoneProblem::UnknownCard => wire_phone::PhoneProblem::UnknownCard,
    }
}

pub(crate) fn phone_warning(warning: PhoneWarning) -> wire_phone::PhoneWarning {
    match warning {
        PhoneWarning::Landline => wire_phone::PhoneWarning::Landline,
        PhoneWarning::Unusual => wire_phone::PhoneWarning::Unusual,
    }
}

pub(crate) fn member_row(line: &MemberLine) -> MemberRow {
    MemberRow {
        member_id: line.id.0.to_string(),
        member_number: line.number.to_string(),
        name: line.name.full(),
        masked_phone: line.phone.as_ref().map(Phone::masked).unwrap_or_default(),
        status: status(line.status),
        standing: None,
    }
}

/// The same, where they may be let in.
pub(crate) fn member_row_on(line: &MemberLine, today: Date) -> MemberRow {
    MemberRow { standing: Some(house_view::standing(Standing::of_line(line, today))), ..member_row(line) }
}

pub(crate) fn member(member: &Member) -> MemberView {
    MemberView {
        member_id: member.id.0.to_string(),
        member_number: member.number.to_string(),
        name: member.name.full(),
        phone: member.phone.as_ref().map(phone),
        phone_confirmed: member.phone_confirmed,
        email: member.email.as_ref().map(|email| email.address.clone()),
        status: status(member.status),
        joined_at_ms: ms(member.joined_at),
        confirmed_at_ms: member.confirmed_at.map(ms),
        last_visit_at_ms: member.last_visit_at.map(ms),
        visits: member.visits,
    }
}

pub(crate) fn member_card(seen: &Seen, details: DetailsView, receipts: &[ConsentReceipt]) -> MemberCard {
    let found = &seen.member;
    MemberCard {
        member: member(found),
        wishes: consents::wishes(receipts),
        consents: consents::views(receipts),
        details,
        enter: enter(keys::enter_on_member(found.id, seen.standing, seen.visit.is_some())),
        escape: EscapeAction::Close,
        answers: Vec::new(),
        visit: seen.visit.as_ref().map(visit),
        today: seen.today.as_ref().map(visit),
        standing: house_view::standing(seen.standing),
        valid_until: found.valid_until.map(|day| day.to_string()),
        note: found.note.as_str().to_owned(),
    }
}

pub(crate) fn visit(visit: &Visit) -> VisitView {
    VisitView { visit_id: visit.id.0.to_string(), at_ms: ms(visit.at), left_at_ms: visit.left_at.map(ms) }
}

fn status(status: MemberStatus) -> wire_member::MemberStatus {
    match status {
        MemberStatus::Active => wire_member::MemberStatus::Active,
        MemberStatus::Paused => wire_member::MemberStatus::Paused,
        MemberStatus::Ended => wire_member::MemberStatus::Ended,
    }
}

pub(crate) fn login(card: &Card) -> LoginView {
    let is_waiting = card.state == LoginState::Waiting;
    let is_on_page = card.page.as_ref().is_some_and(PageStep::is_under_way);
    let hint_at = card.started_at.checked_add(OPEN_APP_HINT_AFTER).ok();
    LoginView {
        login_id: card.id.to_string(),
        revision: card.revision,
        phone: phone(&card.phone),
        purpose: purpose(card.purpose),
        ending: ending(card.ending),
        state: login_state(card.state),
        binding_message: card.code.as_str().to_owned(),
        started_at_ms: ms(card.started_at),
        expires_at_ms: card.expires_at.map(ms),
        interval_s: card.interval_s,
        open_app_hint_at_ms: hint_at.filter(|_| is_waiting).map(ms),
        waiting_reason: card.delay.map(waiting_reason),
        newest_code: card.newest_code,
        page: card.page.clone().map(page),
        page_hint: card.page_hint.map(page_hint),
        outcome: card.outcome.map(outcome),
        member: card.member.as_ref().map(member),
        wishes: card.wishes.clone(),
        candidates: card.candidates.iter().map(|member| member_row(&member.into())).collect(),
        code: code(card),
        check: check(card),
        retry_at_ms: match card.reason {
            Some(EndReason::TooMany { retry_at }) => Some(ms(retry_at)),
            _ => None,
        },
        enter: enter(keys::enter_on_login(card.state, card.reason, is_on_page)),
        escape: match keys::escape_on_login(card.state) {
            Escape::GiveUp => EscapeAction::GiveUp,
            Escape::Close => EscapeAction::Close,
        },
        can_be_wrong_person: card.is_open() || card.state == LoginState::Applied,
        can_be_kept: keys::can_be_kept(card.purpose, card.reason),
    }
}

fn code(card: &Card) -> Option<Code> {
    match (card.store_fault, card.reason) {
        (Some(fault), _) => Some(fault),
        (None, Some(reason)) => Some(end_code(reason)),
        (None, None) => (card.state == LoginState::NeedsStaff).then_some(Code::NeedsStaff),
    }
}

fn check(card: &Card) -> Option<String> {
    match card.reason {
        Some(EndReason::Refused { check }) => Some(check.to_owned()),
        Some(EndReason::UnknownError) => card.word.clone(),
        _ => None,
    }
}

pub(crate) fn end_code(reason: EndReason) -> Code {
    match reason {
        EndReason::AccessDenied => Code::AccessDenied,
        EndReason::Expired => Code::Expired,
        EndReason::NotEligible => Code::NotEligible,
        EndReason::OldApp => Code::OldApp,
        EndReason::TooMany { .. } => Code::TooMany,
        EndReason::Cancelled => Code::Cancelled,
        EndReason::TakenBack => Code::TakenBack,
        EndReason::Lost => Code::Lost,
        EndReason::Unreachable => Code::Unreachable,
        EndReason::ProviderDown => Code::ProviderDown,
        EndReason::Refused { .. } => Code::Refused,
        EndReason::WrongPerson => Code::WrongPerson,
        EndReason::InvalidClient => Code::InvalidClient,
        EndReason::InvalidScope => Code::InvalidScope,
        EndReason::UnauthorizedClient => Code::UnauthorizedClient,
        EndReason::InvalidRequest => Code::InvalidRequest,
        EndReason::ClaimMissing => Code::ClaimMissing,
        EndReason::UnknownError => Code::UnknownError,
    }
}

fn login_state(state: LoginState) -> wire_login::LoginState {
    match state {
        LoginState::Asked => wire_login::LoginState::Asked,
        LoginState::Waiting => wire_login::LoginState::Waiting,
        LoginState::Confirmed(_) => wire_login::LoginState::Confirmed,
        LoginState::Applied => wire_login::LoginState::Applied,
        LoginState::NeedsStaff => wire_login::LoginState::NeedsStaff,
        LoginState::Declined => wire_login::LoginState::Declined,
        LoginState::Expired => wire_login::LoginState::Expired,
        LoginState::NotEligible => wire_login::LoginState::NotEligible,
        LoginState::Cancelled => wire_login::LoginState::Cancelled,
        LoginState::Refused => wire_login::LoginState::Refused,
        LoginState::Lost => wire_login::LoginState::Lost,
        LoginState::Failed => wire_login::LoginState::Failed,
    }
}

fn waiting_reason(delay: Delay) -> wire_login::WaitingReason {
    match delay {
        Delay::FetchingProfile => wire_login::WaitingReason::FetchingProfile,
        Delay::Provider(vipps::WaitingReason::SlowDown) => wire_login::WaitingReason::SlowDown,
        Delay::Provider(vipps::WaitingReason::TooManyRequests) => wire_login::WaitingReason::TooManyRequests,
        Delay::Provider(vipps::WaitingReason::ProviderDown) => wire_login::WaitingReason::ProviderDown,
        Delay::Provider(vipps::WaitingReason::Unreachable) => wire_login::WaitingReason::Unreachable,
    }
}

fn outcome(outcome: Outcome) -> wire_login::Outcome {
    match outcome {
        Outcome::Enrolled => wire_login::Outcome::Enrolled,
        Outcome::WelcomedBack => wire_login::Outcome::WelcomedBack,
    }
}

fn purpose(purpose: Purpose) -> wire_login::Purpose {
    match purpose {
        Purpose::Enrol => wire_login::Purpose::Enrol,
        Purpose::CheckIn => wire_login::Purpose::CheckIn,
    }
}

pub(crate) fn ending(ending: Ending) -> wire_login::Ending {
    match ending {
        Ending::App => wire_login::Ending::App,
        Ending::Browser => wire_login::Ending::Browser,
    }
}

pub(crate) fn request_of(purpose: wire_login::Purpose, ending: Option<wire_login::Ending>) -> Request {
    Request { purpose: purpose_of(purpose), ending: ending.map(ending_of) }
}

pub(crate) fn ending_of(ending: wire_login::Ending) -> Ending {
    match ending {
        wire_login::Ending::App => Ending::App,
        wire_login::Ending::Browser => Ending::Browser,
    }
}

fn page(step: PageStep) -> PageProgress {
    match step {
        PageStep::OnPage => PageProgress::OnPage,
        PageStep::Block { number, of, name } => PageProgress::Block { number, of, name },
        PageStep::HandedOver => PageProgress::HandedOver,
        PageStep::Done => PageProgress::Done,
    }
}

fn page_hint(hint: PageHint) -> wire_login::PageHint {
    match hint {
        PageHint::Declined => wire_login::PageHint::Declined,
        PageHint::OldApp => wire_login::PageHint::OldApp,
        PageHint::SetUp => wire_login::PageHint::SetUp,
        PageHint::TryAgain => wire_login::PageHint::TryAgain,
        PageHint::Refused => wire_login::PageHint::Refused,
        PageHint::MaybeLost => wire_login::PageHint::MaybeLost,
    }
}

fn purpose_of(purpose: wire_login::Purpose) -> Purpose {
    match purpose {
        wire_login::Purpose::Enrol => Purpose::Enrol,
        wire_login::Purpose::CheckIn => Purpose::CheckIn,
    }
}

pub(crate) fn enter(enter: Enter) -> EnterAction {
    match enter {
        Enter::Nothing => EnterAction::Nothing,
        Enter::EnterNumber => EnterAction::EnterNumber,
        Enter::OpenMember(member) => EnterAction::OpenMember { member_id: member.0.to_string() },
        Enter::CheckIn(member) => EnterAction::CheckIn { member_id: member.0.to_string() },
        Enter::GuestArrived(guest) => EnterAction::GuestArrived { guest_id: guest.0.to_string() },
        Enter::OpenGuest(guest) => EnterAction::OpenGuest { guest_id: guest.0.to_string() },
        Enter::Next => EnterAction::Next,
        Enter::SetAside => EnterAction::SetAside,
        Enter::AskAgain => EnterAction::AskAgain,
    }
}

pub(crate) fn ms(at: Timestamp) -> i64 {
    at.as_millisecond()
}
