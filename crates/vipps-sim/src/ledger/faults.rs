//! Faults that are waiting to happen.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::provider::endpoint::Endpoint;

/// What goes wrong with one call. As text: `status:503`, `html`, `garbage`, `reset`, `hang`, `cut`, `lost`, `silent`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum FaultKind {
    /// This status with the provider's error body; the call is not processed.
    Status(u16),
    /// 502 with a page of the gateway; the call is not processed.
    Html,
    /// 200 with a body that is no JSON; the call is not processed.
    Garbage,
    /// The connection is reset; the call is not processed.
    Reset,
    /// No answer ever comes; the call is not processed.
    Hang,
    /// The call is processed, and the reply breaks off in the middle.
    Cut,
    /// The call is processed, and the connection is reset before the first byte of the reply.
    Lost,
    /// The call is processed, and its reply never comes.
    Silent,
}

/// The text names no fault.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("not one of status:NNN, html, garbage, reset, hang, cut, lost, silent")]
pub struct InvalidFault;

/// An order to break some calls of an endpoint.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Fault {
    /// Which endpoint.
    pub endpoint: Endpoint,
    /// How it breaks.
    pub kind: FaultKind,
    /// How many calls.
    #[serde(default = "once")]
    pub times: u32,
    /// `Retry-After` in seconds, with `status:…`.
    #[serde(default)]
    pub retry_after_s: Option<u32>,
    /// Whether only replies with a 2xx status are touched; sensible with `cut`, `lost` and `silent`.
    #[serde(default)]
    pub only_success: bool,
}

fn once() -> u32 {
    1
}

/// The faults that still wait, in the order they were given.
#[derive(Debug, Default)]
pub(crate) struct Faults(Vec<Fault>);

impl Faults {
    pub(crate) fn add(&mut self, fault: Fault) {
        self.0.push(fault);
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    /// The fault that takes the place of this call, if one waits.
    pub(crate) fn take_instead(&mut self, endpoint: Endpoint) -> Option<Fault> {
        self.take(|fault| fault.endpoint == endpoint && !fault.kind.is_processed())
    }

    /// The fault that breaks the reply of this processed call, if one waits.
    pub(crate) fn take_after(&mut self, endpoint: Endpoint, success: bool) -> Option<FaultKind> {
        let fits =
            |fault: &Fault| fault.endpoint == endpoint && fault.kind.is_processed() && (success || !fault.only_success);
        self.take(fits).map(|fault| fault.kind)
    }

    fn take(&mut self, fits: impl Fn(&Fault) -> bool) -> Option<Fault> {
        let index = self.0.iter().position(|fault| fault.times > 0 && fits(fault))?;
        self.0[index].times -= 1;
        let fault = self.0[index].clone();
        self.0.retain(|fault| fault.times > 0);
        Some(fault)
    }
}

impl FaultKind {
    /// Whether the call has its effect, so that only the reply is lost.
    pub(crate) fn is_processed(self) -> bool {
        matches!(self, Self::Cut | Self::Lost | Self::Silent)
    }
}

impl FromStr for FaultKind {
    type Err = InvalidFault;

    fn from_str(text: &str) -> Result<Self, InvalidFault> {
        match text {
            "html" => Ok(Self::Html),
            "garbage" => Ok(Self::Garbage),
            "reset" => Ok(Self::Reset),
            "hang" => Ok(Self::Hang),
            "cut" => Ok(Self::Cut),
            "lost" => Ok(Self::Lost),
            "silent" => Ok(Self::Silent),
            text => text.strip_prefix("status:").and_then(status).map(Self::Status).ok_or(InvalidFault),
        }
    }
}

fn status(text: &str) -> Option<u16> {
    text.parse().ok().filter(|code| (200..600).contains(code))
}

impl fmt::Display for FaultKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Status(code) => write!(formatter, "status:{code}"),
            Self::Html => formatter.write_str("html"),
            Self::Garbage => formatter.write_str("garbage"),
            Self::Reset => formatter.write_str("reset"),
            Self::Hang => formatter.write_str("hang"),
            Self::Cut => formatter.write_str("cut"),
            Self::Lost => formatter.write_str("lost"),
            Self::Silent => formatter.write_str("silent"),
        }
    }
}

impl TryFrom<String> for FaultKind {
    type Error = InvalidFault;

    fn try_from(text: String) -> Result<Self, InvalidFault> {
        text.parse()
    }
}

impl From<FaultKind> for String {
    fn from(kind: FaultKind) -> Self {
        kind.to_string()
    }
}
