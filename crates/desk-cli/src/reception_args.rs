//! What can be typed of guests, and of kept numbers.

use std::path::PathBuf;

use clap::Subcommand;
use desk_app::import::{Date, Mapping};

use crate::args::mapping;

#[derive(Debug, Subcommand)]
pub(crate) enum Guests {
    /// Take a guest list in from a CSV file; rows that cannot be used are written beside it
    Import(ImportGuests),
    /// List everybody who is expected on a day or walked in, and how many are here
    List {
        /// Else today
        #[arg(long, value_name = "YYYY-MM-DD")]
        day: Option<Date>,
        /// JSON Lines on standard output
        #[arg(long)]
        json: bool,
    },
    /// Tick one off; a member is checked in
    Arrive {
        /// As `guests list` names it
        id: String,
        /// Though the membership does not hold, or a message waits; noted as that
        #[arg(long)]
        anyway: bool,
        /// JSON Lines on standard output
        #[arg(long)]
        json: bool,
    },
    /// Note that one has left
    Leave {
        /// As `guests list` names it
        id: String,
        /// JSON Lines on standard output
        #[arg(long)]
        json: bool,
    },
    /// Take the last word on one back
    Undo {
        /// As `guests list` names it
        id: String,
        /// JSON Lines on standard output
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, clap::Args)]
pub(crate) struct ImportGuests {
    /// From a spreadsheet or a booking system: any usual delimiter and encoding, the first row names the columns
    #[arg(value_name = "FILE.csv")]
    pub(crate) file: PathBuf,
    /// The day they are expected on; else today
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) day: Option<Date>,
    /// What the list is called; else as the file
    #[arg(long, value_name = "NAME")]
    pub(crate) list: Option<String>,
    /// Which column holds what, by its heading or its number from 1; nothing after `=`: none
    #[arg(long, value_name = "FIELD=COLUMN", value_parser = mapping)]
    pub(crate) map: Vec<Mapping>,
    /// Only say what would come of it
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// JSON Lines on standard output
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Intents {
    /// List them, oldest first
    List {
        /// JSON Lines on standard output
        #[arg(long)]
        json: bool,
    },
    /// Forget one
    Remove {
        /// As `intents list` names it
        id: String,
        /// JSON Lines on standard output
        #[arg(long)]
        json: bool,
    },
}
