//! The four calls.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use url::Url;

use crate::cache::{Cache, Fetched};
use crate::client_authentication::ClientAuthentication;
use crate::clock::Clock;
use crate::discovery::{self, Metadata};
use crate::error::{
    ConfigError, ExchangeError, FetchError, ProviderError, StartError, TransportError, UserinfoError, VerifyError,
};
use crate::http::{self, Answer, AnswerError, CALL_TIMEOUT, Observed};
use crate::id_token::{self, AudienceRule, Expectations, IdTokenClaims, Parts, Refusal};
use crate::json::Object;
use crate::keys::Keys;
use crate::pending::PendingLogin;
use crate::request::AuthenticationRequest;
use crate::secret::AccessToken;
use crate::token::{Exchange, UnverifiedTokens};
use crate::userinfo;

/// The grant type of CIBA Core 10.1.
const GRANT_TYPE: &str = "urn:openid:params:grant-type:ciba";
const JSON: &str = "application/json";
/// An unknown `kid` makes us fetch the keys again at most this often, whatever is sent.
const KEY_REFETCH: Duration = Duration::from_secs(60);

/// Everything that is fixed for one client at one provider. [`Config::new`] takes what has no default.
#[derive(Clone)]
pub struct Config {
    /// The issuer, byte for byte as the provider writes it. https; plain http on loopback only.
    pub issuer: String,
    /// Who this client is.
    pub client_id: String,
    /// How it proves that.
    pub authentication: ClientAuthentication,
    /// Names under which this provider writes the claim of the request, besides the standard's.
    pub auth_req_id_claims: &'static [&'static str],
    /// Headers of the provider's own, sent with every call but userinfo.
    pub headers: Vec<(String, String)>,
    /// `User-Agent`.
    pub user_agent: String,
    /// How long one call may take, from connecting to the last byte; [`CALL_TIMEOUT`] at most. A third of it is for
    /// connecting.
    pub call_timeout: Duration,
}

impl Config {
    /// A client of a provider that keeps to the standard.
    pub fn new(issuer: impl Into<String>, client_id: impl Into<String>, authentication: ClientAuthentication) -> Self {
        Self {
            issuer: issuer.into(),
            client_id: client_id.into(),
            authentication,
            auth_req_id_claims: &[],
            headers: Vec::new(),
            user_agent: concat!("ciba/", env!("CARGO_PKG_VERSION")).to_owned(),
            call_timeout: CALL_TIMEOUT,
        }
    }
}

impl fmt::Debug for Config {
    /// Without the headers, which may hold a secret of the provider's own.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("issuer", &self.issuer)
            .field("client_id", &self.client_id)
            .field("authentication", &self.authentication)
            .finish_non_exhaustive()
    }
}

/// One client of one provider. Cheap to clone; clones share connections and caches.
#[derive(Clone)]
pub struct RelyingParty {
    inner: Arc<Inner>,
}

struct Inner {
    config: Config,
    issuer: Url,
    /// Of every call but userinfo.
    headers: HeaderMap,
    /// Of every call with a form.
    credentials: HeaderMap,
    http: reqwest::Client,
    clock: Arc<dyn Clock>,
    metadata: Cache<Metadata>,
    keys: Cache<Keys>,
}

/// An answer to a question of the provider's own, sent with the client's credentials.
#[derive(Clone, PartialEq)]
pub struct Message {
    /// The JSON object of a 200.
    pub object: Object,
}

impl fmt::Debug for Message {
    /// It may speak of a person.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Message(…)")
    }
}

impl RelyingParty {
    /// Nothing is sent until the first call.
    ///
    /// # Errors
    /// [`ConfigError`] says which part of `config` cannot be used.
    pub fn new(config: Config, clock: Arc<dyn Clock>) -> Result<Self, ConfigError> {
        let issuer = issuer(&config.issuer)?;
        let headers = own_headers(&config)?;
        let credentials = credential_headers(&config)?;
        let user_agent: HeaderValue = config.user_agent.parse().map_err(|_| ConfigError::Header)?;
        let http = http::client(&issuer, user_agent, config.call_timeout).map_err(|_| ConfigError::Tls)?;
        let (metadata, keys) = (Cache::new(), Cache::new());
        Ok(Self { inner: Arc::new(Inner { config, issuer, headers, credentials, http, clock, metadata, keys }) })
    }

    /// Where the provider's endpoints are; cached as long as the provider says.
    pub async fn metadata(&self) -> Result<Arc<Metadata>, FetchError> {
        self.inner.metadata.get(|| self.now(), || self.fetch_metadata()).await
    }

    /// The provider's keys; cached as long as the provider says.
    pub async fn keys(&self) -> Result<Arc<Keys>, FetchError> {
        self.inner.keys.get(|| self.now(), || self.fetch_keys()).await
    }

    /// Asks for the discovery document, past the cache, and tells what its headers said.
    pub async fn probe(&self) -> Result<Observed, FetchError> {
        let issuer = &self.inner.config.issuer;
        let (object, observed) = self.get(discovery::address(issuer)?).await?;
        discovery::read(&object, issuer)?;
        Ok(observed)
    }

    /// Sends the authentication request, once (CIBA Core 7.1).
    pub async fn start(&self, request: &AuthenticationRequest) -> Result<PendingLogin, StartError> {
        let metadata = self.metadata().await.map_err(StartError::NotSent)?;
        let started_at = self.now();
        let answer = self.post(&metadata.backchannel_authentication_endpoint, request.form()).await?;
        let object = answer.object()?;
        Ok(PendingLogin::read(&object, started_at, self.now(), request.nonce.clone())?)
    }

    /// Asks once whether the person has answered (CIBA Core 10.1). Call it when [`crate::Schedule`] says so.
    pub async fn exchange(&self, pending: &PendingLogin) -> Result<Exchange, ExchangeError> {
        let metadata = self.metadata().await.map_err(ExchangeError::NotSent)?;
        let form =
            vec![("grant_type", GRANT_TYPE.to_owned()), ("auth_req_id", pending.auth_req_id.expose().to_owned())];
        let answer = self.post(&metadata.token_endpoint, form).await?;
        match answer.object() {
            Ok(object) => Ok(Exchange::Tokens(UnverifiedTokens::read(&object, self.now())?)),
            Err(AnswerError::Provider(error)) => not_yet(error),
            Err(AnswerError::BadAnswer(bad)) => Err(bad.into()),
        }
    }

    /// Checks the ID token against the login it answers (OpenID Connect Core 3.1.3.7).
    pub async fn verify(
        &self,
        tokens: &UnverifiedTokens,
        pending: &PendingLogin,
    ) -> Result<IdTokenClaims, VerifyError> {
        let audience = AudienceRule::ClientId(&self.inner.config.client_id);
        self.verify_against(tokens, &self.expectations(tokens, pending, audience)).await
    }

    /// What a token that answers `pending` must be.
    pub fn expectations<'a>(
        &'a self,
        tokens: &'a UnverifiedTokens,
        pending: &'a PendingLogin,
        audience: AudienceRule<'a>,
    ) -> Expectations<'a> {
        Expectations {
            issuer: &self.inner.config.issuer,
            audience,
            nonce: pending.nonce.as_deref(),
            started_at: pending.started_at,
            access_token: &tokens.access_token,
            auth_req_id: &pending.auth_req_id,
            auth_req_id_claims: self.inner.config.auth_req_id_claims,
            auth_req_id_required: false,
        }
    }

    /// Checks the ID token against expectations of your own.
    pub async fn verify_against(
        &self,
        tokens: &UnverifiedTokens,
        expected: &Expectations<'_>,
    ) -> Result<IdTokenClaims, VerifyError> {
        let parts = Parts::read(&tokens.id_token)?;
        id_token::check_meant_for_us(&parts, expected)?;
        let keys = self.keys_for(&parts).await?;
        let key = parts.key(&keys)?.clone();
        Ok(id_token::check_signed(parts, &key, expected, self.now())?)
    }

    /// Fetches the claims of `sub` (OpenID Connect Core 5.3).
    pub async fn userinfo(&self, token: &AccessToken, sub: &str) -> Result<Object, UserinfoError> {
        let metadata = self.metadata().await?;
        // `bearer_auth` marks the header as sensitive, so that nothing below prints it.
        let request = self.inner.http.get(metadata.userinfo_endpoint.clone()).bearer_auth(token.expose());
        let request = request.header(ACCEPT, JSON);
        let answer = http::send(request, self.now()).await.map_err(FetchError::from)?;
        userinfo::of_subject(answer.object()?, sub)
    }

    /// A question of the provider's own, sent with the client's credentials to `url`, which may be on no weaker scheme than
    /// the issuer.
    pub async fn ask(&self, url: &Url, form: Vec<(&str, String)>) -> Result<Message, FetchError> {
        if !http::is_fit(url, &self.inner.issuer) {
            return Err(FetchError::Endpoint("url"));
        }
        let answer = self.post(url, form).await?;
        Ok(Message { object: answer.object()? })
    }

    fn now(&self) -> Timestamp {
        self.inner.clock.now()
    }

    /// The cached keys, or newer ones if none of the cached fits: the provider may have rotated.
    async fn keys_for(&self, parts: &Parts<'_>) -> Result<Arc<Keys>, VerifyError> {
        let keys = self.keys().await.map_err(VerifyError::Keys)?;
        match parts.key(&keys) {
            Err(Refusal::UnknownKey) => {
                let newer = self.inner.keys.refetch(|| self.now(), KEY_REFETCH, || self.fetch_keys()).await;
                newer.map_err(VerifyError::Keys)
            }
            _ => Ok(keys),
        }
    }

    async fn fetch_metadata(&self) -> Result<Fetched<Metadata>, FetchError> {
        let issuer = &self.inner.config.issuer;
        let (object, observed) = self.get(discovery::address(issuer)?).await?;
        Ok(Fetched { value: discovery::read(&object, issuer)?, max_age: observed.max_age })
    }

    async fn fetch_keys(&self) -> Result<Fetched<Keys>, FetchError> {
        let metadata = self.metadata().await?;
        let (object, observed) = self.get(metadata.jwks_uri.clone()).await?;
        Ok(Fetched { value: Keys::read(&object)?, max_age: observed.max_age })
    }

    async fn get(&self, url: Url) -> Result<(Object, Observed), FetchError> {
        let request = self.inner.http.get(url).headers(self.inner.headers.clone()).header(ACCEPT, JSON);
        let answer = http::send(request, self.now()).await?;
        let observed = answer.observed;
        Ok((answer.object()?, observed))
    }

    /// A form with the client's credentials.
    async fn post(&self, url: &Url, form: Vec<(&str, String)>) -> Result<Answer, TransportError> {
        let body = self.form_body(form);
        let request = self
            .inner
            .http
            .post(url.clone())
            .headers(self.inner.headers.clone())
            .headers(self.inner.credentials.clone())
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(ACCEPT, JSON)
            .body(body);
        http::send(request, self.now()).await
    }

    fn form_body(&self, form: Vec<(&str, String)>) -> String {
        let Config { client_id, authentication, .. } = &self.inner.config;
        let mut body = url::form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(form);
        body.extend_pairs(authentication.fields(client_id));
        body.finish()
    }
}

/// Discovery 3: https, without query or fragment. Plain http is for this very machine.
fn issuer(text: &str) -> Result<Url, ConfigError> {
    let issuer: Url = text.parse().map_err(|_| ConfigError::Issuer)?;
    if http::is_fit(&issuer, &issuer) && issuer.query().is_none() { Ok(issuer) } else { Err(ConfigError::Issuer) }
}

fn own_headers(config: &Config) -> Result<HeaderMap, ConfigError> {
    let mut headers = HeaderMap::new();
    for (name, value) in &config.headers {
        let name: HeaderName = name.parse().map_err(|_| ConfigError::Header)?;
        headers.append(name, value.parse().map_err(|_| ConfigError::Header)?);
    }
    Ok(headers)
}

fn credential_headers(config: &Config) -> Result<HeaderMap, ConfigError> {
    let mut headers = HeaderMap::new();
    if let Some(value) = config.authentication.header(&config.client_id) {
        let mut value: HeaderValue = value.parse().map_err(|_| ConfigError::Header)?;
        value.set_sensitive(true);
        headers.insert(AUTHORIZATION, value);
    }
    Ok(headers)
}

/// The two errors of the token endpoint that are no errors (CIBA Core 11).
fn not_yet(error: ProviderError) -> Result<Exchange, ExchangeError> {
    match (error.status, error.error()) {
        (400, "authorization_pending") => Ok(Exchange::Pending),
        (400, "slow_down") => Ok(Exchange::SlowDown),
        _ => Err(error.into()),
    }
}

macro_rules! from_answer_error {
    ($($error:ty),+) => { $(
        impl From<AnswerError> for $error {
            fn from(error: AnswerError) -> Self {
                match error {
                    AnswerError::Provider(error) => error.into(),
                    AnswerError::BadAnswer(bad) => bad.into(),
                }
            }
        }
    )+ };
}

from_answer_error!(FetchError, StartError, UserinfoError);
