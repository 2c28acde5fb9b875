//! What is fixed for one sales unit, and what of it goes with every call.

use std::sync::Arc;

use ciba::{AudienceRule, ClientAuthentication, ClientSecret, Config, ConfigError};
use url::Url;

use crate::dialect::{AUTH_REQ_ID_CLAIMS, Dialect};
use crate::partner::PartnerKeys;

/// Everything that is fixed for one sales unit.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The issuer, byte for byte.
    pub issuer: String,
    /// The sales unit's client id; a partner's own with [`ClientAuth::Partner`].
    pub client_id: String,
    /// The secret that belongs to it.
    pub client_secret: ClientSecret,
    /// How the secret is sent; chosen in the provider's portal, for every login on the unit (contract §3.1).
    pub client_auth: ClientAuth,
    /// The sales unit's number; may be empty, but not for a partner, and never is a partner's own (contract §3.2).
    pub merchant_serial_number: String,
    /// Whose habits to follow.
    pub dialect: Dialect,
    /// Where to ask whether a number can be reached at all; `None`: do not ask.
    pub user_exists_url: Option<Url>,
    /// The program's name, for the system headers (contract §4).
    pub system_name: String,
    /// Its version.
    pub system_version: String,
}

/// How the client says who it is.
#[derive(Clone, Debug)]
pub enum ClientAuth {
    /// The secret in the `Authorization` header.
    Basic,
    /// The secret in the form.
    Post,
    /// A partner's keys, which sign in for other merchants: the secret fetches a token of the platform, and that goes in the
    /// header (contract §3.2; in production only).
    Partner {
        /// The key of the platform's subscription, for that fetch alone.
        subscription_key: ClientSecret,
    },
}

/// Why a client cannot be made of the settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SettingsError {
    /// The issuer, the credentials or a header.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// A partner signs in for a sales unit, which must be named.
    #[error("a partner must name the merchant serial number of the sales unit it signs in for")]
    NoSalesUnit,
}

impl Settings {
    /// The default place of user-exists: beside the issuer's origin (contract §1).
    pub(crate) fn default_user_exists_url(issuer: &str) -> Option<Url> {
        Url::parse(issuer).ok()?.join("/vipps-login-ciba/api/v1/user-exists").ok()
    }

    pub(crate) fn party(&self) -> Result<Config, SettingsError> {
        Ok(Config {
            auth_req_id_claims: AUTH_REQ_ID_CLAIMS,
            headers: system_headers(self),
            user_agent: format!("{}/{}", self.system_name, self.system_version),
            ..Config::new(&self.issuer, &self.client_id, self.authentication()?)
        })
    }

    fn authentication(&self) -> Result<ClientAuthentication, SettingsError> {
        let secret = self.client_secret.clone();
        Ok(match &self.client_auth {
            ClientAuth::Basic => ClientAuthentication::SecretBasic(secret, self.dialect.secret_encoding()),
            ClientAuth::Post => ClientAuthentication::SecretPost(secret),
            ClientAuth::Partner { .. } if self.merchant_serial_number.is_empty() => {
                return Err(SettingsError::NoSalesUnit);
            }
            ClientAuth::Partner { subscription_key } => {
                ClientAuthentication::Bearer(Arc::new(PartnerKeys::new(self, subscription_key.clone())?))
            }
        })
    }

    pub(crate) fn audience(&self) -> Audience {
        match self.client_auth {
            ClientAuth::Basic | ClientAuth::Post => Audience::Client(self.client_id.clone()),
            ClientAuth::Partner { .. } => Audience::SalesUnit(self.merchant_serial_number.clone()),
        }
    }
}

/// For whom an ID token must be (contract §11.3, rule 4).
#[derive(Clone)]
pub(crate) enum Audience {
    /// `aud` is our client id.
    Client(String),
    /// A partner does not know the merchant's client id: the claim `msn` is the sales unit's number. A token without it is
    /// for nobody.
    SalesUnit(String),
}

impl Audience {
    pub(crate) fn rule(&self) -> AudienceRule<'_> {
        match self {
            Self::Client(id) => AudienceRule::ClientId(id),
            Self::SalesUnit(number) => AudienceRule::Claim { name: "msn", value: number },
        }
    }
}

/// Contract §4: at most 30 characters each, plain ASCII.
pub(crate) fn system_headers(settings: &Settings) -> Vec<(String, String)> {
    if settings.dialect == Dialect::Ciba {
        return Vec::new();
    }
    let short = |text: &str| text.chars().filter(char::is_ascii_graphic).take(30).collect::<String>();
    let mut headers = vec![
        ("Vipps-System-Name".to_owned(), short(&settings.system_name)),
        ("Vipps-System-Version".to_owned(), short(&settings.system_version)),
        ("Vipps-System-Plugin-Name".to_owned(), short(&settings.system_name)),
        ("Vipps-System-Plugin-Version".to_owned(), short(&settings.system_version)),
    ];
    if !settings.merchant_serial_number.is_empty() {
        headers.push(("Merchant-Serial-Number".to_owned(), short(&settings.merchant_serial_number)));
    }
    headers
}
