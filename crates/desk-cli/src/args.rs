//! What can be typed.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use desk_app::import::{Date, Field, Mapping};

pub(crate) use crate::reception_args::{Guests, ImportGuests, Intents};

/// The counter without a window: enrol and check in with Vipps or MobilePay from scripts and tills.
#[derive(Debug, Parser)]
#[command(name = "skranke-cli", version)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) setup: SetupArgs,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Where the desk is.
#[derive(Debug, clap::Args)]
pub(crate) struct SetupArgs {
    /// The settings; else skranke.toml in the system's folder for configuration
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// The folder of the register; else the system's folder for data
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) data_dir: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Examine settings, keychain, register, provider, clock and credentials, and say what is wrong
    Doctor {
        /// JSON Lines on standard output
        #[arg(long)]
        json: bool,
    },
    /// One login from start to end
    Login(Login),
    /// What waits in the journal
    Logins {
        #[command(subcommand)]
        command: Logins,
    },
    /// The register
    Members {
        #[command(subcommand)]
        command: Members,
    },
    /// Who is expected on a day, here, or gone
    Guests {
        #[command(subcommand)]
        command: Guests,
    },
    /// Numbers that were kept while the provider could not be reached
    Intents {
        #[command(subcommand)]
        command: Intents,
    },
    /// Make a backup that the desk looks after, or one in a file to be carried away
    Backup {
        /// To be carried away, under a passphrase; else the desk looks after it
        file: Option<PathBuf>,
        /// JSON Lines on standard output
        #[arg(long)]
        json: bool,
    },
    /// The backups that the desk looks after
    Backups {
        #[command(subcommand)]
        command: Backups,
    },
    /// Put a backup in the place of the register; what is there is kept
    Restore {
        /// The backup
        file: PathBuf,
        /// JSON Lines on standard output
        #[arg(long)]
        json: bool,
    },
    /// Give the register and its backups a new key
    Rekey {
        /// JSON Lines on standard output
        #[arg(long)]
        json: bool,
    },
    /// Keep the provider's client secret, read from standard input, in the keychain or under the passphrase
    Secret {
        #[command(subcommand)]
        command: Option<Secret>,
        /// JSON Lines on standard output
        #[arg(long)]
        json: bool,
    },
    /// Who works here: the way back in for whoever owns the machine
    Staff {
        #[command(subcommand)]
        command: Staff,
    },
    /// A day in figures; nobody is in it
    Report {
        /// Which; else today
        #[arg(long, value_name = "YYYY-MM-DD")]
        day: Option<Date>,
        /// One line of JSON on standard output
        #[arg(long)]
        json: bool,
    },
    /// Remove what has had its time, as the settings have it under [retention]
    Retention(Retention),
    /// Start the simulator and a desk's settings for it
    Simulator(Simulator),
}

#[derive(Debug, clap::Args)]
pub(crate) struct Login {
    /// The customer's number, in any spelling
    #[arg(long, value_name = "TEXT")]
    pub(crate) phone: String,
    /// What for
    #[arg(long, value_enum, default_value_t = PurposeArg::Enrol)]
    pub(crate) purpose: PurposeArg,
    /// How it ends on the customer's phone; else as the settings have it
    #[arg(long, value_enum)]
    pub(crate) ending: Option<EndingArg>,
    /// JSON Lines on standard output
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum PurposeArg {
    Enrol,
    CheckIn,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum EndingArg {
    /// The app says "done"
    App,
    /// It goes on on the club's own page, which this process serves meanwhile
    Browser,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Logins {
    /// List them
    List {
        /// JSON Lines on standard output
        #[arg(long)]
        json: bool,
    },
    /// Say who a confirmed person is, where only staff can
    Settle {
        /// As `logins list` names it
        login_id: String,
        /// One of its candidates; else a new member
        #[arg(long, value_name = "ID")]
        member: Option<String>,
        /// JSON Lines on standard output
        #[arg(long)]
        json: bool,
    },
    /// Give one up
    GiveUp {
        /// As `logins list` names it
        login_id: String,
        /// JSON Lines on standard output
        #[arg(long)]
        json: bool,
    },
    /// Go on with what a former process left, to the end of each
    Resume {
        /// JSON Lines on standard output
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Members {
    /// Find by any part of a number, by name, address or card number; at most 20
    Find {
        text: String,
        /// JSON Lines on standard output
        #[arg(long)]
        json: bool,
    },
    /// Show one in full
    Show {
        id: String,
        /// JSON Lines on standard output
        #[arg(long)]
        json: bool,
    },
    /// Write out everything known about one, as JSON; opening it is noted
    Person {
        id: String,
        /// On one line
        #[arg(long)]
        json: bool,
    },
    /// Erase one from the register and its backups, for good, and hand out a certificate
    Erase(Erase),
    /// Take members in from a CSV file; rows that cannot be taken in are written beside it
    Import(Import),
    /// Write all members into a CSV file
    Export(Export),
}

#[derive(Debug, clap::Args)]
pub(crate) struct Erase {
    /// As `members find` names them
    pub(crate) id: String,
    /// A new file for the certificate, JSON if its name ends so; else it goes to standard output
    #[arg(long, value_name = "FILE")]
    pub(crate) certificate: Option<PathBuf>,
    /// JSON Lines on standard output
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Retention {
    /// Only count
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Somebody has looked at the clock, though it has jumped
    #[arg(long, conflicts_with = "dry_run")]
    pub(crate) clock_is_right: bool,
    /// JSON Lines on standard output
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Import {
    /// From a spreadsheet or another register: any usual delimiter and encoding, the first row names the columns
    #[arg(value_name = "FILE.csv")]
    pub(crate) file: PathBuf,
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

#[derive(Debug, clap::Args)]
pub(crate) struct Export {
    /// What is there is replaced
    #[arg(value_name = "FILE.csv")]
    pub(crate) file: PathBuf,
    /// For programs (RFC 4180) instead of for Excel
    #[arg(long)]
    pub(crate) plain: bool,
    /// JSON Lines on standard output
    #[arg(long)]
    pub(crate) json: bool,
}

pub(crate) fn mapping(text: &str) -> Result<Mapping, String> {
    let (word, column) = text.split_once('=').ok_or("write FIELD=COLUMN")?;
    let field = Field::from_word(word.trim())
        .ok_or_else(|| format!("there is no field {word:?}; there are {}", Field::ALL.map(Field::word).join(", ")))?;
    Ok(Mapping { field, column: column.to_owned() })
}

#[derive(Debug, Subcommand)]
pub(crate) enum Backups {
    /// List them, the newest first
    List {
        /// JSON Lines on standard output
        #[arg(long)]
        json: bool,
    },
}

#[derive(Clone, Copy, Debug, Subcommand)]
pub(crate) enum Secret {
    /// For a machine without a keychain: keep the secrets in a file that a passphrase opens
    ChoosePassphrase {
        /// JSON Lines on standard output
        #[arg(long)]
        json: bool,
    },
    /// Change that passphrase
    ChangePassphrase {
        /// JSON Lines on standard output
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Staff {
    /// List them
    List {
        /// JSON Lines on standard output
        #[arg(long)]
        json: bool,
    },
    /// Add somebody. The first is a manager, and may be without a PIN
    Add {
        /// What they are called at the counter
        name: String,
        /// May go to the back room
        #[arg(long)]
        manager: bool,
        /// With a PIN, typed or read from standard input
        #[arg(long)]
        pin: bool,
        /// JSON Lines on standard output
        #[arg(long)]
        json: bool,
    },
    /// Give somebody a PIN, typed or read from standard input; wrong tries of the former one are forgotten
    SetPin {
        /// As `staff list` names them
        id: String,
        /// JSON Lines on standard output
        #[arg(long)]
        json: bool,
    },
    /// Somebody works here no more
    Remove {
        /// As `staff list` names them
        id: String,
        /// JSON Lines on standard output
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, clap::Args)]
pub(crate) struct Simulator {
    /// The port on 127.0.0.1; else a free one
    #[arg(long, value_name = "N")]
    pub(crate) port: Option<u16>,
    /// A TOML list of people who differ from the invented ones
    #[arg(long, value_name = "FILE")]
    pub(crate) people: Option<PathBuf>,
}
