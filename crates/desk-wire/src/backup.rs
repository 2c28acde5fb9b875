//! Copies of the register that the desk looks after.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Code, Ms};

/// Input of `list_backups`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListBackups {}

/// Input of `make_backup`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MakeBackup {}

/// Input of `look_at_backup`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LookAtBackup {
    /// Which, as the list has it.
    pub backup_id: String,
}

/// Input of `restore_backup`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RestoreBackup {
    /// Which, as the list has it.
    pub backup_id: String,
}

/// The backups, the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupsView {
    /// Where they lie.
    pub folder: String,
    /// All of them.
    pub backups: Vec<BackupView>,
}

/// One backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupView {
    /// Which.
    pub backup_id: String,
    /// As of when.
    pub made_at_ms: Ms,
    /// Why it was made.
    pub reason: BackupReason,
    /// How large it is.
    pub bytes: u64,
    /// What a first look finds wrong with it, if anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub wrong: Option<Code>,
}

/// Why a backup was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BackupReason {
    /// It was time.
    Daily,
    /// Somebody asked for it.
    Asked,
    /// The register was about to be upgraded.
    Upgrade,
    /// The register was about to be replaced by an older one.
    Replaced,
}

/// What has come into the register since a backup was made: with the backup in its place that is gone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SinceBackup {
    /// Members who were added.
    pub members: u32,
    /// Check-ins.
    pub visits: u32,
    /// Other deeds in the audit.
    pub deeds: u32,
}

/// A backup stands in the register's place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupRestored {
    /// So many members are in the register now.
    pub members: u32,
}
