//! What is chosen for the sales unit in the portal, and may be chosen anew while the simulator runs.

use serde::{Deserialize, Serialize};

use crate::options::Options;
use crate::redirect_uri::RedirectUri;

/// The choices that hold now.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Unit {
    pub(crate) redirect_uris: Vec<RedirectUri>,
    pub(crate) code_life_s: u64,
    pub(crate) outside_plan: OutsidePlan,
    pub(crate) required_unticked: RequiredUnticked,
    pub(crate) error_shape: ErrorShape,
}

/// What is to be different about the sales unit from now on; absent members stay as they are.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct UnitChange {
    /// Every address the customer may be sent back to (§9.1).
    pub redirect_uris: Option<Vec<RedirectUri>>,
    /// How many seconds a code can be exchanged (§9.2).
    pub code_life_s: Option<u64>,
    /// What becomes of a scope outside the plan.
    pub outside_plan: Option<OutsidePlan>,
    /// What comes of not ticking what is required, for requests started from now on.
    pub required_unticked: Option<RequiredUnticked>,
    /// The shape in which errors come.
    pub error_shape: Option<ErrorShape>,
}

/// What becomes of a scope that the provider knows and the sales unit's plan has not (§14).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutsidePlan {
    /// It is dropped without a word.
    Dropped,
    /// The start is refused.
    InvalidScope,
}

/// What comes of it when a customer does not tick a consent that is required (§15.2). Either way there is no login.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RequiredUnticked {
    /// They cannot finish; the request waits until it expires.
    StaysPending,
    /// The request is declined.
    AccessDenied,
}

/// The shape in which errors come (§17). A poll that has to wait is no error and keeps its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorShape {
    /// `error`, `error_description`
    Oauth,
    /// `error`, `error_code` as a number, `error_debug`
    OpenApi,
    /// `error_code` as text, and no `error`
    TextCode,
    /// A problem of RFC 9457.
    Problem,
    /// A page of the gateway.
    Html,
    /// Nothing.
    Empty,
}

impl Unit {
    pub(crate) fn new(options: &Options) -> Self {
        Self {
            redirect_uris: options.redirect_uris.clone(),
            code_life_s: options.code_life.as_secs(),
            outside_plan: options.outside_plan,
            required_unticked: options.required_unticked,
            error_shape: options.error_shape,
        }
    }

    pub(crate) fn apply(&mut self, change: UnitChange) {
        replace(&mut self.redirect_uris, change.redirect_uris);
        replace(&mut self.code_life_s, change.code_life_s);
        replace(&mut self.outside_plan, change.outside_plan);
        replace(&mut self.required_unticked, change.required_unticked);
        replace(&mut self.error_shape, change.error_shape);
    }
}

fn replace<T>(place: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *place = value;
    }
}
