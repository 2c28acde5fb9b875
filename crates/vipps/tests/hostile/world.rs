//! What is true: where everything is, who everybody is, and what a provider without fault answers.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::Timestamp;
use vipps::Clock;

use crate::json::Members;
use crate::jwt;
use crate::keys;
use crate::reply::{JSON, Reply};
use crate::request::Request;

/// Every secret has a canary in it, and a digit: a word of letters may be shown. The nonce is none.
pub(crate) const CLIENT_ID: &str = "3f0c6a1e-52d7-4b8e-9a44-6f1e7c2b9d10";
pub(crate) const SECRET: &str = "c4nary+s3cret/0123456789==";
pub(crate) const SUBSCRIPTION_KEY: &str = "c4naryk3y0123456789abcdef";
pub(crate) const MSN: &str = "900123";
pub(crate) const SUB: &str = "5b1f0a2e-7c44-4d0a-9e57-0c2f8d61b7a3";
pub(crate) const OTHER_SUB: &str = "9d2e4c6a-1b33-4f5e-8a77-2c4d6e8f0a1b";
pub(crate) const PHONE: &str = "4700000001";
pub(crate) const OTHER_PHONE: &str = "4700000002";
pub(crate) const NAME: &str = "Kanarifugl7";
pub(crate) const AUTH_REQ_ID: &str = "c4naryT0a1B2c3D4e5F6g7H8i9J";
pub(crate) const OTHER_AUTH_REQ_ID: &str = "c4naryX0a1B2c3D4e5F6g7H8i9J";
pub(crate) const ACCESS_TOKEN: &str = "ciba.c4naryP_0aB1cD2eF3gH4";
pub(crate) const PARTNER_TOKEN: &str = "c4naryPl4tform.t0ken.signed";
pub(crate) const CODE: &str = "c4nary-uP_c0de";
pub(crate) const NONCE: &str = "n-0S6_WzA2Mj-0123456789";

/// Where a login begins: 2 March 2026, a quarter past nine.
pub(crate) const BEGIN: i64 = 1_772_442_900;

/// Time stands until it is moved.
pub(crate) struct ManualClock(AtomicI64);

impl ManualClock {
    pub(crate) fn new() -> Self {
        Self(AtomicI64::new(BEGIN * 1000))
    }

    pub(crate) fn millis(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }

    pub(crate) fn seconds(&self) -> i64 {
        self.millis() / 1000
    }

    pub(crate) fn advance(&self, by: Duration) {
        self.0.fetch_add(i64::try_from(by.as_millis()).unwrap(), Ordering::SeqCst);
    }

    pub(crate) fn move_to(&self, at: Timestamp) {
        // A wait that ends within a millisecond has ended after it.
        self.0.fetch_max(at.as_millisecond() + i64::from(at.subsec_nanosecond() % 1_000_000 != 0), Ordering::SeqCst);
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_millisecond(self.millis()).unwrap()
    }
}

/// What a counter may call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Endpoint {
    Discovery,
    Jwks,
    UserExists,
    Start,
    Token,
    /// The token endpoint, asked for the tokens of a code.
    RedirectGrant,
    Userinfo,
    PartnerToken,
}

impl Endpoint {
    pub(crate) const ALL: [Self; 8] = [
        Self::Discovery,
        Self::Jwks,
        Self::UserExists,
        Self::Start,
        Self::Token,
        Self::RedirectGrant,
        Self::Userinfo,
        Self::PartnerToken,
    ];

    pub(crate) fn path(self) -> &'static str {
        match self {
            Self::Discovery => "/access-management-1.0/access/.well-known/openid-configuration",
            Self::Jwks => "/access-management-1.0/access/.well-known/jwks.json",
            Self::UserExists => "/vipps-login-ciba/api/v1/user-exists",
            Self::Start => "/vipps-login-ciba/api/backchannel/authentication",
            Self::Token | Self::RedirectGrant => "/access-management-1.0/access/oauth2/token",
            Self::Userinfo => "/vipps-userinfo-api/userinfo",
            Self::PartnerToken => "/accesstoken/get",
        }
    }

    pub(crate) fn of(request: &Request) -> Option<Self> {
        let is_redirect = || request.field("grant_type").is_some_and(|grant| grant == REDIRECT_GRANT);
        let endpoint = Self::ALL.into_iter().find(|endpoint| endpoint.path() == request.target)?;
        Some(if endpoint == Self::Token && is_redirect() { Self::RedirectGrant } else { endpoint })
    }
}

pub(crate) const CIBA_GRANT: &str = "urn:openid:params:grant-type:ciba";
pub(crate) const REDIRECT_GRANT: &str = "urn:vipps:params:grant-type:ciba-redirect";

/// One provider.
pub(crate) struct World {
    /// Host and port.
    pub(crate) host: String,
    /// Where nobody should ever be led.
    pub(crate) trap: String,
    pub(crate) clock: Arc<ManualClock>,
    nonce: Mutex<String>,
}

/// One question to the provider.
pub(crate) struct Asked<'a> {
    pub(crate) endpoint: Endpoint,
    /// How many came before it at the same endpoint.
    pub(crate) nth: usize,
    pub(crate) world: &'a World,
}

impl World {
    pub(crate) fn new(port: u16, trap: u16, clock: Arc<ManualClock>) -> Self {
        let at = |port| format!("127.0.0.1:{port}");
        Self { host: at(port), trap: at(trap), clock, nonce: Mutex::default() }
    }

    pub(crate) fn issuer(&self) -> String {
        format!("http://{}/access-management-1.0/access/", self.host)
    }

    pub(crate) fn at(&self, endpoint: Endpoint) -> String {
        format!("http://{}{}", self.host, endpoint.path())
    }

    /// A provider remembers what it may echo.
    pub(crate) fn note(&self, endpoint: Endpoint, request: &Request) {
        if endpoint == Endpoint::Start {
            *self.nonce.lock().unwrap() = request.field("nonce").unwrap_or_default();
        }
    }

    pub(crate) fn nonce(&self) -> String {
        self.nonce.lock().unwrap().clone()
    }

    pub(crate) fn discovery(&self) -> Members {
        let mut document = Members::new().text("issuer", &self.issuer());
        for (name, endpoint) in [
            ("backchannel_authentication_endpoint", Endpoint::Start),
            ("token_endpoint", Endpoint::Token),
            ("userinfo_endpoint", Endpoint::Userinfo),
            ("jwks_uri", Endpoint::Jwks),
        ] {
            document = document.text(name, &self.at(endpoint));
        }
        document.set("grant_types_supported", r#"["authorization_code"]"#)
    }

    pub(crate) fn start_answer() -> Members {
        Members::new().text("auth_req_id", AUTH_REQ_ID).set("expires_in", "180").set("interval", "5")
    }

    /// The tokens of the customer at the counter, with this ID token.
    pub(crate) fn tokens(id_token: &str) -> Members {
        let tokens = Members::new().text("access_token", ACCESS_TOKEN).text("token_type", "Bearer");
        tokens.set("expires_in", "300").text("id_token", id_token)
    }

    pub(crate) fn userinfo() -> Members {
        let names = Members::new().text("sub", SUB).text("name", NAME).text("given_name", NAME);
        names.text("phone_number", PHONE).set("phone_number_verified", "true").text("email", "c4nary@example.test")
    }

    pub(crate) fn partner_token() -> Members {
        Members::new().text("token_type", "Bearer").text("expires_in", "3599").text("access_token", PARTNER_TOKEN)
    }
}

impl Asked<'_> {
    /// What a provider without fault answers.
    pub(crate) fn truth(&self) -> Reply {
        if self.endpoint == Endpoint::Token && self.nth == 0 {
            return Reply::error(400, "authorization_pending").truly();
        }
        let age = if self.endpoint == Endpoint::Discovery { "Cache-Control: max-age=3600\r\n" } else { "" };
        Reply::http(200, &format!("{JSON}{age}Set-Cookie: desk=c4nary-c00kie; Path=/\r\n"), self.good_body()).truly()
    }

    /// The object of a good answer.
    pub(crate) fn good(&self) -> Members {
        match self.endpoint {
            Endpoint::Discovery => self.world.discovery(),
            Endpoint::Jwks => keys::members_of_set(&[keys::rsa_jwk(), keys::ec_jwk()]),
            Endpoint::UserExists => Members::new().set("exists", "true"),
            Endpoint::Start => World::start_answer(),
            Endpoint::Token | Endpoint::RedirectGrant => World::tokens(&jwt::honest(self.world)),
            Endpoint::Userinfo => World::userinfo(),
            Endpoint::PartnerToken => World::partner_token(),
        }
    }

    pub(crate) fn good_body(&self) -> String {
        self.good().written()
    }
}
