//! The endpoints by name.

use serde::{Deserialize, Serialize};

/// An endpoint of the provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Endpoint {
    /// The discovery document (§2).
    Discovery,
    /// The signing keys (§12).
    Jwks,
    /// The platform's access token, for partners (§3.2).
    AccessToken,
    /// Whether a number can be asked (§5).
    UserExists,
    /// Backchannel authentication: the start of a login (§6).
    Authentication,
    /// The token endpoint (§8).
    Token,
    /// The profile (§13).
    Userinfo,
}

impl Endpoint {
    const ALL: [Self; 7] = [
        Self::Discovery,
        Self::Jwks,
        Self::AccessToken,
        Self::UserExists,
        Self::Authentication,
        Self::Token,
        Self::Userinfo,
    ];

    /// The path on the API host (§1).
    pub fn path(self) -> &'static str {
        match self {
            Self::Discovery => "/access-management-1.0/access/.well-known/openid-configuration",
            Self::Jwks => "/access-management-1.0/access/.well-known/jwks.json",
            Self::AccessToken => "/accesstoken/get",
            Self::UserExists => "/vipps-login-ciba/api/v1/user-exists",
            Self::Authentication => "/vipps-login-ciba/api/backchannel/authentication",
            Self::Token => "/access-management-1.0/access/oauth2/token",
            Self::Userinfo => "/vipps-userinfo-api/userinfo",
        }
    }

    pub(crate) fn at(path: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|endpoint| endpoint.path() == path.trim_end_matches('/'))
    }
}
