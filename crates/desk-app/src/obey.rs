//! The use cases as commands of the wire: one list, one place.

use desk_core::{LoginId, MemberId};
use desk_wire::{Code, Command, WireError};
use serde::Serialize;
use serde_json::Value;

use crate::desk::Desk;
use crate::failure::Failure;
use crate::view::request_of;

impl Desk {
    /// Does what a command says and answers its view, as JSON.
    ///
    /// # Errors
    /// [`WireError`], without personal data.
    pub async fn obey(&self, command: Command) -> Result<Value, WireError> {
        match command {
            Command::ViewDesk(_) => json(Ok(self.view())),
            Command::LookUp(with) => json(self.look_up(&with.text).await),
            Command::EnterNumber(with) => {
                json(self.enter_number(&with.text, request_of(with.purpose, with.ending)).await)
            }
            Command::AskNumber(with) => json(self.ask_number(&with.text, request_of(with.purpose, with.ending)).await),
            Command::AskMember(with) => {
                json(self.ask_member(member(&with.member_id)?, request_of(with.purpose, with.ending)).await)
            }
            Command::ListLogins(_) => json(Ok(self.list_logins())),
            Command::TakeUpLogin(with) => json(self.take_up_login(login(&with.login_id)?).await),
            Command::GiveUp(with) => json(self.give_up(login(&with.login_id)?).await),
            Command::AskAgain(with) => json(self.ask_again(login(&with.login_id)?).await),
            Command::CloseLogin(with) => json(self.close_login(login(&with.login_id)?)),
            Command::SettleLogin(with) => {
                let member = with.member_id.as_deref().map(member).transpose()?;
                json(self.settle_login(login(&with.login_id)?, member).await)
            }
            Command::SayWrongPerson(with) => json(self.say_wrong_person(login(&with.login_id)?).await),
            Command::OpenMember(with) => json(self.open_member(member(&with.member_id)?).await),
            Command::CheckIn(with) => json(self.check_in(member(&with.member_id)?).await),
        }
    }
}

fn json<T: Serialize>(done: Result<T, Failure>) -> Result<Value, WireError> {
    serde_json::to_value(done?).map_err(|_| WireError::new(Code::Internal))
}

fn login(id: &str) -> Result<LoginId, WireError> {
    LoginId::parse(id).ok_or_else(|| WireError::new(Code::NotFound))
}

fn member(id: &str) -> Result<MemberId, WireError> {
    id.parse().map(MemberId).map_err(|_| WireError::new(Code::NotFound))
}
