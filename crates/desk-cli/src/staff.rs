//! `skranke-cli staff`: who works here. For whoever owns the machine, so nobody is asked who they are: the way back in when
//! every PIN is forgotten.

use std::process::ExitCode;

use desk_app::Desk;
use desk_wire::command::Command as Wire;
use desk_wire::staff::{AddStaff, RemoveStaff, Role, SetPin, ShiftView, StaffView, ViewShift};
use desk_wire::{Secret, WireError};
use secrecy::ExposeSecret;
use serde::Serialize;

use crate::args::{SetupArgs, Staff};
use crate::output::Output;
use crate::passphrase;
use crate::setup::{in_the_background, obeyed};

#[derive(Serialize)]
struct Line<'a> {
    event: &'static str,
    #[serde(flatten)]
    staff: &'a StaffView,
}

/// Everything under `skranke-cli staff`. Answers who works here then.
pub(crate) async fn run(setup: &SetupArgs, command: Staff) -> ExitCode {
    let (Staff::List { json } | Staff::Add { json, .. } | Staff::SetPin { json, .. } | Staff::Remove { json, .. }) =
        command;
    let output = Output::new(json);
    let work = async |desk: &Desk| {
        let shift: ShiftView = obeyed(desk, wired(command).await?).await?;
        list(&shift, output);
        Ok(ExitCode::SUCCESS)
    };
    setup.at_the_desk(output, work).await
}

async fn wired(command: Staff) -> Result<Wire, WireError> {
    Ok(match command {
        Staff::List { .. } => Wire::ViewShift(ViewShift {}),
        Staff::Add { name, manager, pin, .. } => {
            let role = if manager { Role::Manager } else { Role::Counter };
            let pin = if pin { Some(new_pin().await?) } else { None };
            Wire::AddStaff(AddStaff { name, role, pin })
        }
        Staff::SetPin { id: staff_id, .. } => Wire::SetPin(SetPin { staff_id, pin: new_pin().await? }),
        Staff::Remove { id: staff_id, .. } => Wire::RemoveStaff(RemoveStaff { staff_id }),
    })
}

async fn new_pin() -> Result<Secret, WireError> {
    in_the_background(|| Ok(Secret(passphrase::for_staff()?.expose_secret().to_owned()))).await
}

fn list(shift: &ShiftView, output: Output) {
    for staff in &shift.staff {
        let role = match staff.role {
            Role::Counter => "counter",
            Role::Manager => "manager",
        };
        let pin = if staff.has_pin { "" } else { "  no PIN" };
        let sentence = format!("{}  {role}  {}{pin}", staff.staff_id, staff.name);
        output.line(&Line { event: "staff", staff }, &sentence);
    }
}
