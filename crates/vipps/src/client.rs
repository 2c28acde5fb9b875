//! The calls a counter makes.

use std::sync::Arc;
use std::time::Duration;

use ciba::{
    AuthReqId, AuthenticationRequest, Clock, Exchange, Expectations, FetchError, Heard, Hint, IdTokenClaims, Message,
    PendingLogin, Probe, RelyingParty, StartError, TransportError, UnverifiedTokens, VerifyError,
};
use jiff::Timestamp;
use serde_json::Value;
use url::Url;

use crate::answers::{
    Poll, ProfileAnswer, UserExists, WaitingReason, poll_error, profile_error, start_verdict, verify_error, wait,
};
use crate::hint::LoginHint;
use crate::redirect_uri::RedirectUri;
use crate::settings::{Audience, Settings, SettingsError};
use crate::userinfo::Userinfo;
use crate::verdict::{self, Verdict};

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
    /// Where the customer's phone goes on after confirming (contract §9); `None`: it ends in the app.
    pub redirect_uri: Option<RedirectUri>,
}

/// One sales unit at the provider. Cheap to clone; clones share connections and caches.
#[derive(Clone)]
pub struct Vipps {
    pub(crate) party: RelyingParty,
    audience: Audience,
    user_exists_url: Option<Url>,
}

impl Vipps {
    /// Nothing is sent until the first call.
    ///
    /// # Errors
    /// [`SettingsError`] says which setting cannot be used.
    pub fn new(settings: Settings, clock: Arc<dyn Clock>) -> Result<Self, SettingsError> {
        let party = RelyingParty::new(settings.party()?, clock)?;
        Ok(Self { party, audience: settings.audience(), user_exists_url: settings.user_exists_url })
    }

    /// The default place of user-exists: beside the issuer's origin (contract §1).
    pub fn default_user_exists_url(issuer: &str) -> Option<Url> {
        Settings::default_user_exists_url(issuer)
    }

    /// Asks for the discovery document past the cache: is the provider there?
    pub async fn probe(&self) -> Result<Probe, FetchError> {
        self.party.probe().await
    }

    /// The same, trusting no certificate authority that was added on this machine.
    pub async fn probe_with_public_roots(&self) -> Result<Probe, FetchError> {
        self.party.probe_with_public_roots().await
    }

    /// Whether the provider is on this very machine, over plain http.
    pub fn is_on_loopback(&self) -> bool {
        self.party.is_on_loopback()
    }

    /// The proxy that calls go through, if this machine's environment names one: host and port.
    pub fn proxy(&self) -> Option<String> {
        self.party.proxy()
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
            extra: start.redirect_uri.as_ref().map(browser_ending).unwrap_or_default(),
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
            Err(error) => poll_error(&error),
        }
    }

    /// Checks the ID token (contract §11.3).
    pub async fn verify(
        &self,
        tokens: &UnverifiedTokens,
        pending: &PendingLogin,
    ) -> Result<IdTokenClaims, VerifyError> {
        self.party.verify_against(tokens, &self.expectations(tokens, pending)).await
    }

    pub(crate) fn expectations<'a>(
        &'a self,
        tokens: &'a UnverifiedTokens,
        pending: &'a PendingLogin,
    ) -> Expectations<'a> {
        self.party.expectations(tokens, pending, self.audience.rule())
    }

    /// Fetches the profile (contract §13).
    pub async fn profile(&self, token: &ciba::AccessToken, sub: &str) -> ProfileAnswer {
        match self.party.userinfo(token, sub).await {
            Ok(claims) => ProfileAnswer::Claims(Box::new(Userinfo::read(sub, &claims))),
            Err(error) => profile_error(&error),
        }
    }

    /// Checks the ID token and, only if it passes, fetches the profile of whom it names.
    pub async fn confirmed_profile(&self, tokens: &UnverifiedTokens, pending: &PendingLogin) -> ProfileAnswer {
        match self.verify(tokens, pending).await {
            Ok(claims) => self.profile(&tokens.access_token, &claims.sub).await,
            Err(error) => verify_error(&error),
        }
    }
}

fn with_openid(mut scopes: Vec<String>) -> Vec<String> {
    if !scopes.iter().any(|scope| scope == "openid") {
        scopes.insert(0, "openid".to_owned());
    }
    scopes
}

/// Contract §6: the two parameters that make a login end on the club's page.
fn browser_ending(redirect_uri: &RedirectUri) -> Vec<(String, String)> {
    vec![
        ("requested_flow".to_owned(), "login_to_webpage".to_owned()),
        ("redirect_uri".to_owned(), redirect_uri.as_str().to_owned()),
    ]
}
