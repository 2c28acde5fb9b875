//! A partner's keys: one set for the sales units of many merchants (§3.2).

use std::time::Duration;

use crate::random;

/// The keys of a partner who acts for the sales unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartnerKeys {
    /// The partner's `client_id`.
    pub client_id: String,
    /// The partner's `client_secret`; `None` draws one.
    pub client_secret: Option<String>,
    /// The partner's `Ocp-Apim-Subscription-Key`; `None` draws one.
    pub subscription_key: Option<String>,
    /// How long a platform access token opens the API.
    pub token_life: Duration,
}

impl Default for PartnerKeys {
    fn default() -> Self {
        Self {
            client_id: "9d0e4b7c-1f38-4c65-8a2b-70e5d3c9f146".to_owned(),
            client_secret: None,
            subscription_key: None,
            token_life: Duration::from_secs(3599),
        }
    }
}

/// The keys with nothing left to draw.
#[derive(Debug)]
pub(crate) struct Partner {
    pub(crate) client_id: String,
    pub(crate) client_secret: String,
    pub(crate) subscription_key: String,
    pub(crate) token_life: Duration,
}

impl Partner {
    pub(crate) fn new(keys: PartnerKeys) -> Self {
        Self {
            client_id: keys.client_id,
            client_secret: keys.client_secret.unwrap_or_else(random::client_secret),
            subscription_key: keys.subscription_key.unwrap_or_else(random::subscription_key),
            token_life: keys.token_life,
        }
    }

    pub(crate) fn keys(&self) -> PartnerKeys {
        PartnerKeys {
            client_id: self.client_id.clone(),
            client_secret: Some(self.client_secret.clone()),
            subscription_key: Some(self.subscription_key.clone()),
            token_life: self.token_life,
        }
    }
}
