//! `skranke-cli guests`: the list of a day, and who comes and goes.

use std::path::PathBuf;
use std::process::ExitCode;

use desk_app::Desk;
use desk_app::import::{Date, Field, GuestImport, GuestReport, GuestSource};
use desk_wire::command::{GuestArrived, GuestLeft, UndoGuest};
use desk_wire::house::{GuestSeen, HeadCount, Presence, PresenceRow, Standing};
use desk_wire::{Code, Command, WireError};
use serde::Serialize;

use crate::args::{Guests, ImportGuests, SetupArgs};
use crate::output::Output;
use crate::setup::obeyed;

#[derive(Serialize)]
#[serde(tag = "event", rename_all = "snake_case", rename_all_fields = "camelCase")]
enum Line<'a> {
    Refused {
        row: u64,
        #[serde(skip_serializing_if = "Option::is_none")]
        field: Option<&'static str>,
        reason: String,
    },
    Guest {
        #[serde(flatten)]
        guest: &'a PresenceRow,
    },
    HeadCount {
        day: &'a str,
        #[serde(flatten)]
        count: HeadCount,
    },
    Done {
        #[serde(flatten)]
        done: Done<'a>,
    },
}

#[derive(Serialize)]
#[serde(untagged, rename_all_fields = "camelCase")]
enum Done<'a> {
    Imported {
        dry_run: bool,
        day: String,
        list: &'a str,
        new: u64,
        members: u64,
        there: u64,
        refused: u64,
        unused_columns: &'a [String],
        #[serde(skip_serializing_if = "Option::is_none")]
        refused_file: Option<&'a PathBuf>,
    },
    Seen {
        /// Where they are now; none: on no list any more.
        #[serde(skip_serializing_if = "Option::is_none")]
        presence: Option<Presence>,
    },
}

/// `skranke-cli guests …`.
pub(crate) async fn run(setup: &SetupArgs, command: Guests) -> ExitCode {
    match command {
        Guests::Import(import) => self::import(setup, import).await,
        Guests::List { day, json } => list(setup, day, Output::new(json)).await,
        Guests::Arrive { id, anyway, json } => arrive(setup, id, anyway, Output::new(json)).await,
        Guests::Leave { id: guest_id, json } => {
            say(setup, Command::GuestLeft(GuestLeft { guest_id }), Output::new(json)).await
        }
        Guests::Undo { id: guest_id, json } => {
            say(setup, Command::UndoGuest(UndoGuest { guest_id }), Output::new(json)).await
        }
    }
}

async fn import(setup: &SetupArgs, import: ImportGuests) -> ExitCode {
    let (output, dry_run) = (Output::new(import.json), import.dry_run);
    let work = async |desk: &Desk| {
        let list = GuestImport {
            source: GuestSource::File(import.file),
            day: import.day,
            name: import.list,
            mappings: import.map,
        };
        let done = if dry_run { desk.plan_guests(list).await } else { desk.import_guests(list).await };
        Ok(match done {
            Ok(report) => told(output, &report, dry_run),
            Err(error) => output.failed_plainly(&WireError::from(error)),
        })
    };
    setup.at_the_desk(output, work).await
}

fn told(output: Output, report: &GuestReport, dry_run: bool) -> ExitCode {
    for (row, problem) in &report.problems {
        let (field, reason) = (problem.field.map(Field::word), problem.reason.to_string());
        output.line(&Line::Refused { row: *row, field, reason }, &format!("Row {row} is refused: {problem}."));
    }
    let GuestReport { list, new, members, there, refused, unused_columns, refused_file, .. } = report;
    let done = Done::Imported {
        dry_run,
        day: list.day.to_string(),
        list: &list.name,
        new: *new,
        members: *members,
        there: *there,
        refused: *refused,
        unused_columns,
        refused_file: refused_file.as_ref(),
    };
    let came_to = format!("{new} new ({members} of them members), {there} there already, {refused} refused.");
    let mut sentences = vec![came_to];
    if dry_run {
        sentences.insert(0, "Nothing was changed; it would come to this:".to_owned());
    }
    if !unused_columns.is_empty() {
        sentences.push(format!("Columns that were not used: {}.", unused_columns.join(", ")));
    }
    if let Some(file) = refused_file {
        sentences.push(format!("The rows that were not taken in are in {}.", file.display()));
    }
    output.line(&Line::Done { done }, &sentences.join("\n"));
    ExitCode::SUCCESS
}

async fn list(setup: &SetupArgs, day: Option<Date>, output: Output) -> ExitCode {
    let work = async |desk: &Desk| {
        for guest in desk.list_guests_of(day).await? {
            let id = guest.guest_id.as_deref().unwrap_or_default();
            let sentence = format!("{id}  {:<8}  {}  {}", word(guest.presence), guest.name, guest.masked_phone);
            output.line(&Line::Guest { guest: &guest }, &sentence);
        }
        // How many are here is of today; of another day it says nothing.
        if day.is_none() {
            let house = desk.list_guests().await?;
            let HeadCount { here, members_here, guests_here, expected, left } = house.head_count;
            let sentence = format!(
                "{here} here ({members_here} members, {guests_here} guests), {expected} expected, {left} have left."
            );
            output.line(&Line::HeadCount { day: &house.day, count: house.head_count }, &sentence);
        }
        Ok(ExitCode::SUCCESS)
    };
    setup.at_the_desk(output, work).await
}

/// A member who is not let in just so is held up, unless staff say otherwise.
async fn arrive(setup: &SetupArgs, guest_id: String, anyway: bool, output: Output) -> ExitCode {
    let work = async |desk: &Desk| {
        let seen = if anyway {
            desk.let_guest_in_anyway(&guest_id).await?
        } else {
            obeyed(desk, Command::GuestArrived(GuestArrived { guest_id })).await?
        };
        match &seen {
            GuestSeen::Member { member } if member.visit.is_none() => {
                let sentence = format!("{} Say --anyway to let them in.", why(member.standing));
                Ok(output.failed_plainly(&WireError::new(Code::NotNow).with_detail(sentence)))
            }
            _ => Ok(tell(output, &seen)),
        }
    };
    setup.at_the_desk(output, work).await
}

/// Says a word on a guest.
async fn say(setup: &SetupArgs, word: Command, output: Output) -> ExitCode {
    let work = async |desk: &Desk| Ok(tell(output, &obeyed(desk, word).await?));
    setup.at_the_desk(output, work).await
}

/// Tells where a guest is now.
fn tell(output: Output, seen: &GuestSeen) -> ExitCode {
    let presence = presence(seen);
    let sentence = presence.map_or("on no list any more", word);
    output.line(&Line::Done { done: Done::Seen { presence } }, sentence);
    ExitCode::SUCCESS
}

fn why(standing: Standing) -> &'static str {
    match standing {
        Standing::Active => "They are a member.",
        Standing::MessageWaiting => "A message waits for this member.",
        Standing::Paused => "The membership is paused.",
        Standing::Expired => "The last day of the membership is past.",
        Standing::Ended => "The membership has ended.",
    }
}

fn presence(seen: &GuestSeen) -> Option<Presence> {
    match seen {
        GuestSeen::Guest { guest } => Some(guest.presence),
        GuestSeen::Member { member } => Some(match &member.today {
            None => Presence::Expected,
            Some(visit) if visit.left_at_ms.is_some() => Presence::Left,
            Some(_) => Presence::Here,
        }),
        GuestSeen::Gone => None,
    }
}

fn word(presence: Presence) -> &'static str {
    match presence {
        Presence::Expected => "expected",
        Presence::Here => "here",
        Presence::Left => "left",
    }
}
