//! How a simulator is set up.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::flow::FlowScreen;
use crate::partner::PartnerKeys;
use crate::people::behaviour::Behaviour;
use crate::people::msisdn::Msisdn;
use crate::people::person::PersonChange;
use crate::provider::scope::Scope;
use crate::redirect_uri::RedirectUri;
use crate::unit::{ErrorShape, OutsidePlan, RequiredUnticked};

/// Everything that can be chosen before the start. The default is a Norwegian sales unit on a free port.
#[derive(Debug, Clone)]
pub struct Options {
    /// The port on 127.0.0.1; 0 takes a free one.
    pub port: u16,
    /// The sales unit's name, as the customer's phone shows it.
    pub club: String,
    /// The sales unit's `client_id`.
    pub client_id: String,
    /// The sales unit's `client_secret`; `None` draws one.
    pub client_secret: Option<String>,
    /// The sales unit's MSN. `sub` is derived from it and the person's number.
    pub merchant_serial_number: String,
    /// The client authentication method chosen in the portal (§3.1).
    pub client_auth: ClientAuth,
    /// The keys of a partner who acts for the sales unit, beside the unit's own (§3.2).
    pub partner: Option<PartnerKeys>,
    /// The algorithm of ID tokens that are polled for.
    pub algorithm: Algorithm,
    /// The algorithm of ID tokens that are exchanged for a code; the provider's sample has another one there (§11.1).
    pub browser_algorithm: Algorithm,
    /// `interval` of a started login (§7).
    pub interval: Duration,
    /// `expires_in` when the client asks for none (§6).
    pub default_expiry: Duration,
    /// How long an access token that was polled for opens userinfo (§13).
    pub token_life: Duration,
    /// The addresses the customer may be sent back to (§9.1); none, so an ending in the browser is refused.
    pub redirect_uris: Vec<RedirectUri>,
    /// How long a code can be exchanged: 300 seconds as in the test environment, 30 in production (§9.2).
    pub code_life: Duration,
    /// How many logins may wait for one number; the next start is answered 429 (§18).
    pub live_per_number: usize,
    /// The scopes of the sales unit's plan (§14).
    pub plan: Vec<Scope>,
    /// What becomes of a scope outside the plan.
    pub outside_plan: OutsidePlan,
    /// The marketing consents configured in the portal (§15.2).
    pub delegated_consents: Vec<DelegatedConsent>,
    /// The screens built in the portal (§15.3).
    pub custom_flow: Vec<FlowScreen>,
    /// What comes of not ticking what is required (§15.2).
    pub required_unticked: RequiredUnticked,
    /// The shape in which errors come (§17).
    pub error_shape: ErrorShape,
    /// The language of the phone; `None` follows the browser.
    pub language: Option<Language>,
    /// Where the simulator's clock begins.
    pub clock: ClockStart,
    /// People who differ from the invented ones.
    pub people: Vec<(Msisdn, PersonChange)>,
    /// Numbers that act differently.
    pub behaviours: Vec<(Msisdn, Behaviour)>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            port: 0,
            club: "Fjellheim Turlag".to_owned(),
            client_id: "3f0c6a1e-52d7-4b8e-9a44-6f1e7c2b9d10".to_owned(),
            client_secret: None,
            merchant_serial_number: "900123".to_owned(),
            client_auth: ClientAuth::Basic,
            partner: None,
            algorithm: Algorithm::Rs256,
            browser_algorithm: Algorithm::Es256,
            interval: Duration::from_secs(5),
            default_expiry: Duration::from_secs(600),
            token_life: Duration::from_secs(300),
            redirect_uris: Vec::new(),
            code_life: Duration::from_secs(300),
            live_per_number: 2,
            plan: Scope::PLAN.to_vec(),
            outside_plan: OutsidePlan::Dropped,
            delegated_consents: DelegatedConsent::offers(),
            custom_flow: FlowScreen::rules_and_wishes(),
            required_unticked: RequiredUnticked::StaysPending,
            error_shape: ErrorShape::Oauth,
            language: None,
            clock: ClockStart::System,
            people: Vec::new(),
            behaviours: Vec::new(),
        }
    }
}

/// How the client proves who it is (§3.1). The method that was not chosen is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClientAuth {
    /// `client_secret_basic`
    Basic,
    /// `client_secret_post`
    Post,
}

/// The algorithms the provider signs with (§11.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Algorithm {
    /// RSA, PKCS #1 v1.5, SHA-256
    #[serde(rename = "RS256")]
    Rs256,
    /// ECDSA, P-256, SHA-256
    #[serde(rename = "ES256")]
    Es256,
}

impl Algorithm {
    /// The name in a JOSE header.
    pub fn name(self) -> &'static str {
        match self {
            Self::Rs256 => "RS256",
            Self::Es256 => "ES256",
        }
    }
}

/// The languages the phone speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Danish
    Da,
    /// English
    En,
    /// Finnish
    Fi,
    /// Norwegian Bokmål
    Nb,
    /// Swedish
    Sv,
}

/// Where the simulator's clock begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockStart {
    /// At the system's time, and running.
    System,
    /// At this many milliseconds since 1970, and standing until it is advanced.
    StandingAtMs(i64),
}

/// One marketing consent the customer is asked for when the scope `delegatedConsents` is requested (§15.2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DelegatedConsent {
    /// One of the provider's four ids: `email`, `sms`, `digital`, `personal`.
    pub id: String,
    /// Whether the customer can finish without ticking it.
    pub required: bool,
    /// The label, returned as evidence.
    pub text: String,
}

impl DelegatedConsent {
    fn offers() -> Vec<Self> {
        let offer = |id: &str, text: &str| Self { id: id.to_owned(), required: false, text: text.to_owned() };
        vec![offer("email", "Email"), offer("sms", "SMS")]
    }
}
