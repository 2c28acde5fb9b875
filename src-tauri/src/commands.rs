//! The one command: a command of the wire, carried to the desk.

use desk_wire::{Command, WireError};
use serde_json::Value;
use tauri::State;

use crate::setup::Opening;

/// Does what a command says. Waits until the desk is open; if it cannot be opened, answers why.
#[tauri::command]
pub(crate) async fn desk(opening: State<'_, Opening>, command: Command) -> Result<Value, WireError> {
    opening.obey(command).await
}
