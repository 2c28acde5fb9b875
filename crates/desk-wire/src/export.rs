//! The register given out as a file, in clear.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Input of `export_members`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ExportMembers {
    /// For whom the file is.
    pub reader: SheetReader,
}

/// Who is to read a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SheetReader {
    /// Excel in the Nordic countries, by a double click.
    Excel,
    /// Programs.
    Program,
}

/// All members are in a file, in clear.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MembersExported {
    /// Where it is.
    pub path: String,
    /// How many they are.
    pub members: u32,
}
