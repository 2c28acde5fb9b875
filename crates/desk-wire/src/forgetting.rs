//! What a manager hands to somebody who asks what is known about them, or to be forgotten.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A file that was written for the manager, in clear.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FileSaved {
    /// Where it is.
    pub path: String,
}

/// The certificate of an erasure, in the desk's language. It names nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CertificateView {
    /// What it is.
    pub title: String,
    /// Whose register, and when.
    pub facts: Vec<CertificateFact>,
    /// What was done, and plainly what could not be reached.
    pub paragraphs: Vec<CertificateParagraph>,
}

/// A name and a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CertificateFact {
    /// `Register`
    pub name: String,
    /// `Fjellheim Turlag`
    pub value: String,
}

/// A sentence, and what is listed under it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CertificateParagraph {
    /// The sentence.
    pub text: String,
    /// The list; may be empty.
    pub lines: Vec<CertificateLine>,
}

/// One line of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CertificateLine {
    /// What.
    pub text: String,
    /// How many, where they were counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub count: Option<u64>,
}

/// Input of `save_person`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SavePerson {
    /// Which member.
    pub member_id: String,
}

/// Input of `erase_member`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EraseMember {
    /// Which member.
    pub member_id: String,
}
