//! A backup's file is named after the second that it is as of, and the reason.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::error::StoreError;

const ENDING: &str = ".skranke";
const NAME: &str = "%Y-%m-%dT%H-%M-%SZ";

/// Why a backup was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It was time.
    Daily,
    /// Somebody asked for it.
    Asked,
    /// The register was about to be upgraded.
    Upgrade,
    /// The register was about to be replaced by an older one.
    Replaced,
}

impl Reason {
    const ALL: [Self; 4] = [Self::Daily, Self::Asked, Self::Upgrade, Self::Replaced];

    /// The word in the file's name.
    pub fn word(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::Asked => "asked",
            Self::Upgrade => "upgrade",
            Self::Replaced => "replaced",
        }
    }
}

/// One backup in the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// Where it lies.
    pub file: PathBuf,
    /// As of when, to the second.
    pub made_at: Timestamp,
    /// Why it was made.
    pub reason: Reason,
    /// How large it is.
    pub bytes: u64,
}

/// The end of a name.
pub(crate) fn end_of(reason: Reason) -> String {
    format!("-{}{ENDING}", reason.word())
}

/// The first second from `at` on whose name is free.
pub(crate) fn free(folder: &Path, at: Timestamp, end: &str) -> Result<PathBuf, StoreError> {
    let mut at = at;
    loop {
        let time = TimeZone::UTC.to_datetime(at).strftime(NAME).to_string();
        let path = folder.join(format!("{time}{end}"));
        if !path.exists() {
            return Ok(path);
        }
        at = at
            .checked_add(SignedDuration::from_secs(1))
            .map_err(|_| StoreError::Failed("the clock stands at its end".to_owned()))?;
    }
}

/// What a file of the folder is, if it is a backup.
pub(crate) fn read(file: PathBuf) -> Option<Backup> {
    let (time, word) = file.file_name()?.to_str()?.strip_suffix(ENDING)?.rsplit_once('-')?;
    let reason = Reason::ALL.into_iter().find(|reason| reason.word() == word)?;
    let made_at = read_time(time)?;
    let metadata = fs::symlink_metadata(&file).ok().filter(fs::Metadata::is_file)?;
    Some(Backup { file, made_at, reason, bytes: metadata.len() })
}

pub(crate) fn read_time(text: &str) -> Option<Timestamp> {
    TimeZone::UTC.to_timestamp(DateTime::strptime(NAME, text).ok()?).ok()
}
