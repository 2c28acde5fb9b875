//! This installation, as the screen shows it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::WireError;
use crate::login::Ending;
use crate::phone::Brand;

/// What the window needs to know to draw its frame.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeskView {
    /// The club's name. Empty while there is no configuration.
    pub club: String,
    /// The language of the desk.
    pub language: Language,
    /// The app's name in the club's market.
    pub brand: Brand,
    /// Whether the provider is the simulator: show the striped banner.
    pub simulator: bool,
    /// How a login ends, if staff do not say otherwise.
    pub ending: Ending,
    /// Whether a login can end on the club's page at all: it has an address.
    pub has_page: bool,
    /// Whether requests can be sent at all: there is a client secret.
    pub has_secret: bool,
    /// Whether the provider answers, as far as known.
    pub provider: ProviderState,
    /// Why the desk cannot work at all, if so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub problem: Option<WireError>,
    /// The version of the program.
    pub version: String,
}

/// The languages of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// Norwegian, bokmål.
    Nb,
    /// English.
    En,
    /// Danish.
    Da,
    /// Finnish.
    Fi,
    /// Swedish.
    Sv,
}

/// Whether the provider answers, from the desk's own probe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProviderState {
    /// Not asked yet.
    Unknown,
    /// It answers.
    Reachable,
    /// It cannot be reached: known members are still checked in.
    Unreachable,
    /// It answers with faults.
    Down,
}
