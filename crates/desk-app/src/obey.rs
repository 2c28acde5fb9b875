//! The use cases as commands of the wire, and who may give which: one list, one place.

use desk_core::staff::Room;
use desk_core::{GuestId, LoginId, MemberId, StaffId, VisitId};
use desk_store::{IntentId, MergeId};
use desk_wire::forgetting::FileSaved;
use desk_wire::{Code, Command, WireError};
use jiff::civil::Date;
use serde::Serialize;
use serde_json::Value;

use crate::desk::Desk;
use crate::failure::Failure;
use crate::view::{ending_of, request_of};
use crate::view_retention;
use crate::view_staff::role_of;

impl Desk {
    /// Does what a command from the screen says, if whoever stands before it may; answers its view, as JSON.
    ///
    /// # Errors
    /// [`WireError`], without personal data.
    pub async fn obey(&self, command: Command) -> Result<Value, WireError> {
        match room(&command) {
            None => self.carry_out(command).await,
            Some(room) => self.let_in(room).await?.carry_out(command).await,
        }
    }

    /// Does what a command says, whoever gave it: for whoever owns the machine.
    ///
    /// # Errors
    /// As [`Self::obey`].
    #[expect(clippy::too_many_lines, reason = "the one list: a line or so for each command, and none may be missing")]
    pub async fn carry_out(&self, command: Command) -> Result<Value, WireError> {
        match command {
            Command::ViewDesk(_) => json(Ok(self.view())),
            Command::LookUp(with) => json(self.look_up(&with.text).await),
            Command::ReadScan(with) => json(self.read_scan(&with.text, with.took_ms).await),
            Command::EnterNumber(with) => {
                json(self.enter_number(&with.text, request_of(with.purpose, with.ending)).await)
            }
            Command::AskNumber(with) => json(self.ask_number(&with.text, request_of(with.purpose, with.ending)).await),
            Command::AskMember(with) => {
                json(self.ask_member(member(&with.member_id)?, request_of(with.purpose, with.ending)).await)
            }
            Command::ListLogins(_) => json(Ok(self.list_logins())),
            Command::TakeUpLogin(with) => json(self.take_up_login(login(&with.login_id)?).await),
            Command::ShowToCustomer(with) => {
                self.show_to_customer(with.login_id.as_deref().map(login).transpose()?);
                json(Ok(()))
            }
            Command::ToggleDisplay(_) => {
                self.toggle_display();
                json(Ok(()))
            }
            Command::GiveUp(with) => json(self.give_up(login(&with.login_id)?).await),
            Command::AskAgain(with) => json(self.ask_again(login(&with.login_id)?, with.ending.map(ending_of)).await),
            Command::CloseLogin(with) => json(self.close_login(login(&with.login_id)?)),
            Command::SettleLogin(with) => {
                let member = with.member_id.as_deref().map(member).transpose()?;
                json(self.settle_login(login(&with.login_id)?, member).await)
            }
            Command::SayWrongPerson(with) => json(self.say_wrong_person(login(&with.login_id)?).await),
            Command::OpenMember(with) => json(self.open_member(member(&with.member_id)?).await),
            Command::WithdrawConsents(with) => {
                json(self.withdraw_consents(member(&with.member_id)?, &with.consent_ids).await)
            }
            Command::CheckIn(with) => json(self.check_in(member(&with.member_id)?).await),
            Command::LetInAnyway(with) => json(self.let_in_anyway(member(&with.member_id)?).await),
            Command::Leave(with) => json(self.leave(visit(&with.visit_id)?).await),
            Command::UndoCheckIn(with) => json(self.undo_check_in(visit(&with.visit_id)?).await),
            Command::ListGuests(_) => json(self.list_guests().await),
            Command::OpenGuest(with) => json(self.open_guest(guest(&with.guest_id)?).await),
            Command::AddGuest(with) => json(self.add_guest(&with.text).await),
            Command::GuestArrived(with) => json(self.guest_arrived(guest(&with.guest_id)?).await),
            Command::GuestLeft(with) => json(self.guest_left(guest(&with.guest_id)?).await),
            Command::UndoGuest(with) => json(self.undo_guest(guest(&with.guest_id)?).await),
            Command::ImportGuests(with) => self.import_guests_from_page(with).await.and_then(|view| json(Ok(view))),
            Command::ListIntents(_) => json(self.list_intents().await),
            Command::KeepForLater(with) => json(self.keep_for_later(login(&with.login_id)?).await),
            Command::AskIntent(with) => json(self.ask_intent(intent(&with.intent_id)?).await),
            Command::DropIntent(with) => json(self.drop_intent(intent(&with.intent_id)?).await),
            Command::ViewShift(_) => json(self.view_shift().await),
            Command::SignIn(with) => json(self.sign_in(staff(&with.staff_id)?, with.pin.0.into()).await),
            Command::HandOver(_) => json(self.hand_over().await),
            Command::Lock(_) => json(self.lock().await),
            Command::Touch(_) => {
                self.touch();
                json(Ok(()))
            }
            Command::AddStaff(with) => {
                let pin = with.pin.map(|pin| pin.0.into());
                json(self.add_staff(&with.name, role_of(with.role), pin).await)
            }
            Command::ChangeStaff(with) => {
                json(self.change_staff(staff(&with.staff_id)?, &with.name, role_of(with.role)).await)
            }
            Command::SetPin(with) => json(self.set_pin(staff(&with.staff_id)?, &with.pin.0.into()).await),
            Command::RemoveStaff(with) => json(self.remove_staff(staff(&with.staff_id)?).await),

            Command::FindMembers(with) => json(self.search_register(&with.text).await),
            Command::ViewMember(with) => json(self.view_member(member(&with.member_id)?).await),
            Command::ChangeMember(with) => json(self.change_member(member(&with.member_id)?, &with).await),
            Command::AddMember(with) => json(self.add_member(&with).await),
            Command::MergeMembers(with) => {
                json(self.merge_members(member(&with.member_id)?, member(&with.other_id)?).await)
            }
            Command::UndoMerge(with) => {
                json(self.undo_merge(member(&with.member_id)?, MergeId(key(&with.merge_id)?)).await)
            }
            Command::SavePerson(with) => {
                let path = self.save_person(&with.member_id).await?;
                json(Ok(FileSaved { path: path.display().to_string() }))
            }
            Command::EraseMember(with) => {
                let erasure = self.erase_member(&with.member_id).await?;
                json(Ok(self.certificate(&erasure).view()))
            }
            Command::ListVisits(with) => json(self.list_visits(day(with.day.as_deref())?).await),
            Command::EndVisit(with) => json(self.end_visit(visit(&with.visit_id)?).await),
            Command::UndoVisit(with) => json(self.undo_visit(visit(&with.visit_id)?).await),
            Command::ListAudit(with) => json(self.list_audit(&with).await),

            // What is about the settings, or about another register, a desk cannot do to itself: `crate::premises`.
            Command::ViewSettings(_)
            | Command::SaveSettings(_)
            | Command::ExamineDesk(_)
            | Command::SetUp(_)
            | Command::TrySimulator(_)
            | Command::Unlock(_)
            | Command::RestoreBackup(_) => Err(WireError::new(Code::NotNow)),
            Command::ViewReport(with) => json(self.view_report(day(with.day.as_deref())?).await),
            Command::ListBackups(_) => json(self.list_backups().await),
            Command::MakeBackup(_) => json(self.make_backup().await),
            Command::LookAtBackup(with) => json(self.look_at_backup(&with.backup_id).await),
            Command::ViewRetention(_) => json(self.view_retention().await),
            Command::CountOverdue(_) => json(self.count_overdue().await.map(view_retention::counts)),
            Command::ExportMembers(with) => self.export_for_manager(with.reader).await.and_then(|view| json(Ok(view))),
            Command::RemoveOverdue(with) => {
                self.remove_overdue(with.clock_is_right).await?;
                json(self.view_retention().await)
            }
        }
    }
}

/// Where a command is given; `None`: whoever stands before the desk may give it, signed in or not.
pub(crate) fn room(command: &Command) -> Option<Room> {
    match command {
        Command::ViewDesk(_)
        | Command::ShowToCustomer(_)
        | Command::ViewShift(_)
        | Command::SetUp(_)
        | Command::TrySimulator(_)
        | Command::Unlock(_)
        | Command::SignIn(_)
        | Command::HandOver(_)
        | Command::Lock(_) => None,
        Command::LookUp(_)
        | Command::ReadScan(_)
        | Command::EnterNumber(_)
        | Command::AskNumber(_)
        | Command::AskMember(_)
        | Command::ListLogins(_)
        | Command::TakeUpLogin(_)
        | Command::ToggleDisplay(_)
        | Command::GiveUp(_)
        | Command::AskAgain(_)
        | Command::CloseLogin(_)
        | Command::SettleLogin(_)
        | Command::SayWrongPerson(_)
        | Command::OpenMember(_)
        | Command::WithdrawConsents(_)
        | Command::CheckIn(_)
        | Command::LetInAnyway(_)
        | Command::Leave(_)
        | Command::UndoCheckIn(_)
        | Command::ListGuests(_)
        | Command::OpenGuest(_)
        | Command::AddGuest(_)
        | Command::GuestArrived(_)
        | Command::GuestLeft(_)
        | Command::UndoGuest(_)
        | Command::ImportGuests(_)
        | Command::ListIntents(_)
        | Command::KeepForLater(_)
        | Command::AskIntent(_)
        | Command::DropIntent(_)
        | Command::Touch(_) => Some(Room::Counter),
        Command::AddStaff(_)
        | Command::ChangeStaff(_)
        | Command::SetPin(_)
        | Command::RemoveStaff(_)
        | Command::FindMembers(_)
        | Command::ViewMember(_)
        | Command::ChangeMember(_)
        | Command::AddMember(_)
        | Command::MergeMembers(_)
        | Command::UndoMerge(_)
        | Command::SavePerson(_)
        | Command::EraseMember(_)
        | Command::ListVisits(_)
        | Command::EndVisit(_)
        | Command::UndoVisit(_)
        | Command::ListAudit(_)
        | Command::ViewSettings(_)
        | Command::SaveSettings(_)
        | Command::ExamineDesk(_)
        | Command::ViewReport(_)
        | Command::ListBackups(_)
        | Command::MakeBackup(_)
        | Command::LookAtBackup(_)
        | Command::RestoreBackup(_)
        | Command::ViewRetention(_)
        | Command::CountOverdue(_)
        | Command::RemoveOverdue(_)
        | Command::ExportMembers(_) => Some(Room::Back),
    }
}

pub(crate) fn json<T: Serialize>(done: Result<T, Failure>) -> Result<Value, WireError> {
    serde_json::to_value(done?).map_err(|_| WireError::new(Code::Internal))
}

fn login(id: &str) -> Result<LoginId, WireError> {
    LoginId::parse(id).ok_or_else(|| WireError::new(Code::NotFound))
}

fn staff(id: &str) -> Result<StaffId, WireError> {
    id.parse().map(StaffId).map_err(|_| WireError::new(Code::NotFound))
}

fn member(id: &str) -> Result<MemberId, WireError> {
    key(id).map(MemberId)
}

fn visit(id: &str) -> Result<VisitId, WireError> {
    key(id).map(VisitId)
}

fn guest(id: &str) -> Result<GuestId, WireError> {
    key(id).map(GuestId)
}

fn intent(id: &str) -> Result<IntentId, WireError> {
    key(id).map(IntentId)
}

fn day(text: Option<&str>) -> Result<Option<Date>, WireError> {
    let read = text.map(str::parse).transpose();
    read.map_err(|_| WireError::new(Code::Usage).with_detail("a day is written 2026-11-23"))
}

fn key(id: &str) -> Result<i64, WireError> {
    id.parse().map_err(|_| WireError::new(Code::NotFound))
}
