//! The client under test, with a clock that stands until it is moved.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use ciba::{
    AccessToken, AuthReqId, AuthenticationRequest, BadAnswer, ClientAuthentication, ClientSecret, Clock, Config,
    ExchangeError, FetchError, Hint, PendingLogin, ProviderError, RawIdToken, RelyingParty, SecretEncoding, StartError,
    TransportError, UnverifiedTokens, UserinfoError,
};
use jiff::Timestamp;

use crate::provider::{Ask, Discovery, Endpoint, Jwks, Provider, Start, Token, Userinfo};
use crate::signing;

pub(crate) const CLIENT_ID: &str = "client-1";
pub(crate) const SECRET: &str = "canary-secret+/=";
/// 2026-03-02 09:15:00 UTC
pub(crate) const NOW: i64 = 1_772_442_900;
/// Long enough for a machine under load to make a connection, short enough for a test to wait for its end.
const SHORT: Duration = Duration::from_millis(900);

#[derive(Default)]
pub(crate) struct Hands(AtomicI64);

impl Hands {
    pub(crate) fn forward(&self, seconds: i64) {
        self.0.fetch_add(seconds, Ordering::SeqCst);
    }
}

impl Clock for Hands {
    fn now(&self) -> Timestamp {
        Timestamp::from_second(NOW + self.0.load(Ordering::SeqCst)).unwrap()
    }
}

pub(crate) struct Client {
    pub(crate) party: RelyingParty,
    pub(crate) clock: Arc<Hands>,
    base: String,
}

pub(crate) fn config(provider: &Provider) -> Config {
    let authentication = ClientAuthentication::SecretBasic(ClientSecret::new(SECRET), SecretEncoding::Form);
    Config::new(provider.issuer(), CLIENT_ID, authentication)
}

pub(crate) fn client(provider: &Provider) -> Client {
    client_with(provider, config(provider))
}

/// For tests in which a call has to come to its end by time.
pub(crate) fn impatient(provider: &Provider) -> Client {
    client_with(provider, Config { call_timeout: SHORT, ..config(provider) })
}

pub(crate) fn client_with(provider: &Provider, config: Config) -> Client {
    let clock = Arc::new(Hands::default());
    let party = RelyingParty::new(config, Arc::clone(&clock) as Arc<dyn Clock>).unwrap();
    Client { party, clock, base: provider.base.clone() }
}

pub(crate) fn request() -> AuthenticationRequest {
    AuthenticationRequest::new(Hint::Login("urn:example:kari".into()), vec!["openid".into(), "name".into()])
}

pub(crate) fn pending() -> PendingLogin {
    PendingLogin {
        auth_req_id: AuthReqId::new("req-1"),
        started_at: Timestamp::from_second(NOW).unwrap(),
        expires_at: Timestamp::from_second(NOW + 600).unwrap(),
        interval: Duration::from_secs(5),
        nonce: None,
    }
}

/// Tokens as they would have come, with an ID token signed by `kid`.
pub(crate) fn tokens(provider: &Provider, kid: &str) -> UnverifiedTokens {
    UnverifiedTokens {
        access_token: AccessToken::new("token-1"),
        id_token: RawIdToken::new(signing::id_token(&provider.issuer(), kid)),
        expires_at: Timestamp::from_second(NOW + 300).unwrap(),
    }
}

/// What went wrong, whichever call it was.
#[derive(Debug, PartialEq)]
pub(crate) enum Wrong {
    /// Nothing was sent to the endpoint.
    NotSent(FetchError),
    NoCredentials(FetchError),
    Transport(TransportError),
    Bad(BadAnswer),
    Provider(ProviderError),
    Other(FetchError),
    OtherSubject,
}

impl Client {
    /// Makes one call of `endpoint`, whatever else has to be fetched before.
    pub(crate) async fn call(&self, endpoint: Endpoint) -> Result<(), Wrong> {
        let party = &self.party;
        match endpoint {
            Discovery => party.metadata().await.map(drop).map_err(Wrong::from),
            Jwks => party.keys().await.map(drop).map_err(Wrong::from),
            Start => party.start(&request()).await.map(drop).map_err(Wrong::from),
            Token => party.exchange(&pending()).await.map(drop).map_err(Wrong::from),
            Userinfo => {
                let token = AccessToken::new("token-1");
                party.userinfo(&token, signing::SUB).await.map(drop).map_err(Wrong::from)
            }
            Ask => {
                let url = format!("{}{}", self.base, endpoint.path()).parse().unwrap();
                party.ask(&url, vec![("question", "?".to_owned())]).await.map(drop).map_err(Wrong::from)
            }
        }
    }
}

impl From<FetchError> for Wrong {
    fn from(error: FetchError) -> Self {
        match error {
            FetchError::Transport(error) => Self::Transport(error),
            FetchError::Provider(error) => Self::Provider(error),
            FetchError::BadAnswer(bad) => Self::Bad(bad),
            other => Self::Other(other),
        }
    }
}

impl From<StartError> for Wrong {
    fn from(error: StartError) -> Self {
        match error {
            StartError::NotSent(error) => Self::NotSent(error),
            StartError::NoCredentials(error) => Self::NoCredentials(error),
            StartError::Unanswered(error) => Self::Transport(error),
            StartError::Provider(error) => Self::Provider(error),
            StartError::BadAnswer(bad) => Self::Bad(bad),
        }
    }
}

impl From<ExchangeError> for Wrong {
    fn from(error: ExchangeError) -> Self {
        match error {
            ExchangeError::NotSent(error) => Self::NotSent(error),
            ExchangeError::NoCredentials(error) => Self::NoCredentials(error),
            ExchangeError::Unanswered(error) => Self::Transport(error),
            ExchangeError::Provider(error) => Self::Provider(error),
            ExchangeError::BadAnswer(bad) => Self::Bad(bad),
        }
    }
}

impl From<UserinfoError> for Wrong {
    fn from(error: UserinfoError) -> Self {
        match error {
            UserinfoError::Fetch(error) => error.into(),
            UserinfoError::Provider(error) => Self::Provider(error),
            UserinfoError::BadAnswer(bad) => Self::Bad(bad),
            UserinfoError::OtherSubject => Self::OtherSubject,
        }
    }
}
