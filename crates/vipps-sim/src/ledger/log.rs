//! What was called. Paths only: no query, no body, no credential.

use serde::Serialize;

use super::faults::FaultKind;

/// One call of an endpoint of the provider.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LogEntry {
    /// `GET`, `POST`
    pub method: String,
    /// The path without its query.
    pub path: String,
    /// When it arrived, in milliseconds since 1970.
    pub at_ms: i64,
    /// What was answered, or would have been if the connection had lived.
    pub status: u16,
    /// What was broken on purpose.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fault: Option<FaultKind>,
    /// The header `Merchant-Serial-Number` (§4).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub merchant_serial_number: Option<String>,
    /// The header `Vipps-System-Name` (§4).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system_name: Option<String>,
}
