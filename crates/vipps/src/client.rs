//! The calls a counter makes.

use std::sync::Arc;
use std::time::Duration;

use ciba::{
    AuthReqId, AuthenticationRequest, BadAnswer, ClientAuthentication, Clock, Config, ConfigError, Exchange,
    ExchangeError, FetchError, Heard, Hint, IdTokenClaims, Message, Observed, PendingLogin, ProviderError,
    RelyingParty, StartError, TransportError, UnverifiedTokens, UserinfoError, VerifyError,
};
use jiff::Timestamp;
use serde_json::Value;
use url::Url;

use crate::dialect::Dialect;
use crate::hint::LoginHint;
use crate::userinfo::Userinfo;
use crate::verdict::{self, Verdict};

/// Everything that is fixed for one sales unit.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The issuer, byte for byte.
    pub issuer: String,
    /// The sales unit's client id.
    pub client_id: String,
    /// Its secret.
    pub client_secret: ciba::ClientSecret,
    /// How the secret is sent; chosen in the provider's portal, for every login on the unit (contract §3.1).
    pub client_auth: ClientAuth,
    /// The sales unit's number; may be empty.
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

/// How the client's secret is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClientAuth {
    /// In the `Authorization` header.
    Basic,
    /// In the form.
    Post,
}

/// One login to be started.
#[derive(Clone, Debug)]
pub struct Start {
    /// Whom to ask.
    pub hint: LoginHint,
    /// What to ask for; `openid` is always among it.
    pub scopes: Vec<String>,
    /// The code on both screens.
    pub binding_message: String,
    /// 60 to 900 s (contract §6).
    pub requested_expiry: Duration,
    /// Echoed by some; must then match.
    pub nonce: String,
}

/// Whether a number can be reached (contract §5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UserExists {
    /// It may well.
    Yes,
    /// It cannot; never why.
    No,
    /// It is not known: not asked, or no clear answer. Go on and start the login (contract §17.6).
    Unknown,
}

/// What one question for the token brought.
#[derive(Clone, Debug)]
pub enum Poll {
    /// Not yet: wait as the schedule says.
    Wait {
        /// For the schedule.
        heard: Heard,
        /// For people; none when it is only the customer who has not answered.
        reason: Option<WaitingReason>,
        /// The request may have been received and its answer lost. If it was the token, the provider will say
        /// `invalid_grant` next.
        answer_may_be_lost: bool,
    },
    /// The customer confirmed.
    Tokens(UnverifiedTokens),
    /// The provider's last word.
    Ended(Verdict),
}

/// Why waiting takes longer than it should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaitingReason {
    /// `slow_down`.
    SlowDown,
    /// 429.
    TooManyRequests,
    /// 5xx, or answers nobody can read.
    ProviderDown,
    /// No connection.
    Unreachable,
}

impl WaitingReason {
    /// None when it is only the customer who has not answered.
    fn of(heard: Heard) -> Option<Self> {
        match heard {
            Heard::Pending => None,
            Heard::SlowDown => Some(Self::SlowDown),
            Heard::TooMany(_) => Some(Self::TooManyRequests),
            Heard::Fault(_) => Some(Self::ProviderDown),
            Heard::Silence => Some(Self::Unreachable),
        }
    }
}

/// What asking for the profile brought.
#[derive(Clone, Debug)]
pub enum ProfileAnswer {
    /// The claims.
    Claims(Box<Userinfo>),
    /// Not now: ask again while the token lives.
    Wait(Heard, WaitingReason),
    /// The access token is not (or no longer) good.
    TokenGone,
    /// The answer must not be used; the name of the check.
    Refused(&'static str),
    /// The provider's last word.
    Ended(Verdict),
}

/// One sales unit at the provider. Cheap to clone; clones share connections and caches.
#[derive(Clone)]
pub struct Vipps {
    party: RelyingParty,
    user_exists_url: Option<Url>,
}

impl Vipps {
    /// Nothing is sent until the first call.
    ///
    /// # Errors
    /// [`ConfigError`] says which setting cannot be used.
    pub fn new(settings: Settings, clock: Arc<dyn Clock>) -> Result<Self, ConfigError> {
        let headers = system_headers(&settings);
        let user_agent = format!("{}/{}", settings.system_name, settings.system_version);
        let authentication = match settings.client_auth {
            ClientAuth::Basic => {
                ClientAuthentication::SecretBasic(settings.client_secret, settings.dialect.secret_encoding())
            }
            ClientAuth::Post => ClientAuthentication::SecretPost(settings.client_secret),
        };
        let config = Config {
            auth_req_id_claims: settings.dialect.auth_req_id_claims(),
            headers,
            user_agent,
            ..Config::new(settings.issuer, settings.client_id, authentication)
        };
        Ok(Self { party: RelyingParty::new(config, clock)?, user_exists_url: settings.user_exists_url })
    }

    /// The default place of user-exists: beside the issuer's origin (contract §1).
    pub fn default_user_exists_url(issuer: &str) -> Option<Url> {
        Url::parse(issuer).ok()?.join("/vipps-login-ciba/api/v1/user-exists").ok()
    }

    /// Asks for the discovery document past the cache: is the provider there?
    pub async fn probe(&self) -> Result<Observed, FetchError> {
        self.party.probe().await
    }

    /// Fetches discovery and keys, so that the first login need not.
    pub async fn warm_up(&self) -> Result<(), FetchError> {
        self.party.keys().await.map(|_| ())
    }

    /// Whether user-exists is asked at all.
    pub fn asks_user_exists(&self) -> bool {
        self.user_exists_url.is_some()
    }

    /// Asks whether the number can be reached. Only a clear `false` is a no; no failure blocks a login (contract §17.6).
    pub async fn user_exists(&self, hint: &LoginHint) -> UserExists {
        match self.ask_user_exists(hint).await {
            Some(Ok(message)) => match message.object.get("exists") {
                Some(Value::Bool(true)) => UserExists::Yes,
                Some(Value::Bool(false)) => UserExists::No,
                _ => UserExists::Unknown,
            },
            _ => UserExists::Unknown,
        }
    }

    /// Whether the provider accepts the credentials: asks for the token of a request that nobody made, which starts nothing.
    ///
    /// # Errors
    /// The verdict that speaks against them, or that they could not be tried.
    pub async fn check_credentials(&self, now: Timestamp) -> Result<(), Verdict> {
        let nobodys = PendingLogin {
            auth_req_id: AuthReqId::new("a-check-of-the-set-up"),
            started_at: now,
            expires_at: now,
            interval: Duration::from_secs(5),
            nonce: None,
        };
        match self.poll(&nobodys).await {
            Poll::Ended(verdict @ (Verdict::InvalidClient | Verdict::UnauthorizedClient)) => Err(verdict),
            Poll::Wait { reason: Some(WaitingReason::Unreachable), .. } => Err(Verdict::Unreachable),
            Poll::Wait { reason: Some(WaitingReason::ProviderDown), .. } => Err(Verdict::ProviderDown),
            Poll::Ended(_) | Poll::Wait { .. } | Poll::Tokens(_) => Ok(()),
        }
    }

    /// Whether user-exists is where it is configured to be: asked for a number that belongs to nobody.
    ///
    /// # Errors
    /// The verdict, if it does not answer as it should.
    pub async fn check_user_exists(&self, hint: &LoginHint) -> Result<(), Verdict> {
        match self.ask_user_exists(hint).await {
            None => Ok(()),
            Some(Ok(message)) if message.object.get("exists").is_some_and(Value::is_boolean) => Ok(()),
            Some(Err(FetchError::Provider(error))) if error.status == 404 => Err(Verdict::Unusable("user_exists")),
            // It is there, and does not like the number.
            Some(Err(FetchError::Provider(error))) if error.status == 400 => Ok(()),
            Some(Err(FetchError::Provider(error))) => Err(verdict::read(&error)),
            Some(Err(FetchError::Transport(_))) => Err(Verdict::Unreachable),
            Some(_) => Err(Verdict::Unusable("user_exists")),
        }
    }

    async fn ask_user_exists(&self, hint: &LoginHint) -> Option<Result<Message, FetchError>> {
        let url = self.user_exists_url.as_ref()?;
        Some(self.party.ask(url, vec![("login_hint", hint.as_str().to_owned())]).await)
    }

    /// Sends the authentication request: once, and once more only if no connection was made (contract §18: each may buzz
    /// the customer's phone).
    pub async fn start(&self, start: Start) -> Result<PendingLogin, Verdict> {
        let request = AuthenticationRequest {
            binding_message: Some(start.binding_message),
            requested_expiry: Some(start.requested_expiry),
            nonce: Some(start.nonce),
            ..AuthenticationRequest::new(Hint::Login(start.hint.as_str().to_owned()), with_openid(start.scopes))
        };
        let mut started = self.party.start(&request).await;
        if matches!(started, Err(StartError::NotSent(FetchError::Transport(TransportError::NotConnected)))) {
            started = self.party.start(&request).await;
        }
        started.map_err(|error| start_verdict(&error))
    }

    /// Asks once whether the customer has answered. When, is [`ciba::Schedule`]'s business.
    pub async fn poll(&self, pending: &PendingLogin) -> Poll {
        match self.party.exchange(pending).await {
            Ok(Exchange::Pending) => wait(Heard::Pending, false),
            Ok(Exchange::SlowDown) => wait(Heard::SlowDown, false),
            Ok(Exchange::Tokens(tokens)) => Poll::Tokens(tokens),
            Err(ExchangeError::Provider(error)) => poll_error(&error),
            Err(error) => match error.heard() {
                Some(heard) => wait(heard, error.may_have_lost_tokens()),
                None => Poll::Ended(Verdict::Unusable("token_answer")),
            },
        }
    }

    /// Checks the ID token (contract §11.3).
    pub async fn verify(
        &self,
        tokens: &UnverifiedTokens,
        pending: &PendingLogin,
    ) -> Result<IdTokenClaims, VerifyError> {
        self.party.verify(tokens, pending).await
    }

    /// Fetches the profile (contract §13).
    pub async fn profile(&self, token: &ciba::AccessToken, sub: &str) -> ProfileAnswer {
        match self.party.userinfo(token, sub).await {
            Ok(claims) => ProfileAnswer::Claims(Box::new(Userinfo::read(sub, &claims))),
            Err(UserinfoError::OtherSubject) => ProfileAnswer::Refused("userinfo_sub"),
            Err(UserinfoError::BadAnswer(BadAnswer::Member(_))) => ProfileAnswer::Refused("userinfo"),
            Err(UserinfoError::BadAnswer(_)) => profile_later(Heard::Fault(None)),
            Err(UserinfoError::Fetch(error)) => profile_later(error.heard()),
            Err(UserinfoError::Provider(error)) => profile_error(&error),
        }
    }
}

fn with_openid(mut scopes: Vec<String>) -> Vec<String> {
    if !scopes.iter().any(|scope| scope == "openid") {
        scopes.insert(0, "openid".to_owned());
    }
    scopes
}

fn wait(heard: Heard, answer_may_be_lost: bool) -> Poll {
    Poll::Wait { heard, reason: WaitingReason::of(heard), answer_may_be_lost }
}

fn start_verdict(error: &StartError) -> Verdict {
    match error {
        StartError::NotSent(FetchError::Transport(_)) => Verdict::Unreachable,
        StartError::NotSent(FetchError::Provider(error)) if error.is_fault() || error.is_too_many() => {
            Verdict::ProviderDown
        }
        StartError::NotSent(FetchError::OtherIssuer) => Verdict::Unusable("discovery_issuer"),
        StartError::NotSent(FetchError::Endpoint(_)) => Verdict::Unusable("discovery_endpoint"),
        StartError::NotSent(FetchError::Provider(_) | FetchError::BadAnswer(_)) => Verdict::Unusable("discovery"),
        StartError::Unanswered(_) => Verdict::Unanswered,
        // Contract §17.1: a 403 at the start is the set-up, not the customer, who has not been asked yet.
        StartError::Provider(error) if error.status == 403 => Verdict::UnauthorizedClient,
        StartError::Provider(error) => match verdict::read(error) {
            Verdict::Declined => Verdict::UnauthorizedClient,
            verdict => verdict,
        },
        StartError::BadAnswer(_) => Verdict::Unusable("start_answer"),
    }
}

/// An error of the token endpoint: the weather, or a verdict. A 4xx without an `error` comes from something in front of the
/// provider (contract §17, shape 5) and ends nothing, but for 401.
fn poll_error(error: &ProviderError) -> Poll {
    match verdict::read(error) {
        Verdict::TooMany(retry_after) => wait(Heard::TooMany(retry_after), false),
        // A 5xx may stand in place of a token answer that was lost behind the gateway.
        Verdict::ProviderDown => wait(Heard::Fault(error.retry_after), true),
        Verdict::Unknown(_) if error.error().is_empty() => wait(Heard::Fault(error.retry_after), true),
        verdict => Poll::Ended(verdict),
    }
}

fn profile_later(heard: Heard) -> ProfileAnswer {
    ProfileAnswer::Wait(heard, WaitingReason::of(heard).unwrap_or(WaitingReason::ProviderDown))
}

/// Contract §17.5; 423 is "locked for now" (§17.7).
fn profile_error(error: &ProviderError) -> ProfileAnswer {
    match error.status {
        429 => profile_later(Heard::TooMany(error.retry_after)),
        423 | 500.. => profile_later(Heard::Fault(error.retry_after)),
        400 | 401 | 403 | 404 => ProfileAnswer::TokenGone,
        _ => ProfileAnswer::Ended(verdict::read(error)),
    }
}

/// Contract §4: at most 30 characters each, plain ASCII.
fn system_headers(settings: &Settings) -> Vec<(String, String)> {
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
