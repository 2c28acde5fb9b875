//! The four calls.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use reqwest::header::{HeaderMap, HeaderValue};
use url::Url;

use crate::answer::{Answer, AnswerError, Observed};
use crate::cache::{Cache, Fetched};
use crate::client_authentication::{ClientAuthentication, bearer};
use crate::clock::Clock;
use crate::config::{Config, credential_headers, issuer, own_headers};
use crate::discovery::{self, Metadata};
use crate::error::{
    BadAnswer, ConfigError, ExchangeError, FetchError, ProviderError, StartError, TransportError, UserinfoError,
    VerifyError,
};
use crate::id_token::{self, AudienceRule, Expectations, IdTokenClaims, Parts, Refusal};
use crate::json::Object;
use crate::keys::Keys;
use crate::pending::PendingLogin;
use crate::request::AuthenticationRequest;
use crate::secret::{AccessToken, AuthReqId};
use crate::token::{Exchange, UnverifiedTokens};
use crate::userinfo;
use crate::wire::{Roots, Wire, is_fit, is_loopback};

/// The grant type of CIBA Core 10.1.
const GRANT_TYPE: &str = "urn:openid:params:grant-type:ciba";
/// An unknown `kid` makes us fetch the keys again, however fresh, at most this often, whatever is sent.
const KEY_REFETCH: Duration = Duration::from_secs(60);

/// One client of one provider. Cheap to clone; clones share connections and caches.
#[derive(Clone)]
pub struct RelyingParty {
    inner: Arc<Inner>,
}

struct Inner {
    config: Config,
    /// Of every call but userinfo.
    headers: HeaderMap,
    /// Of every call with a form, unless a token is asked for first.
    credentials: HeaderMap,
    wire: Wire,
    clock: Arc<dyn Clock>,
    metadata: Cache<Metadata>,
    keys: Cache<Keys>,
    bearer: Cache<AccessToken>,
}

/// What is to be seen of a provider from outside, for whoever examines a set-up. Nothing is decided by it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Probe {
    /// The `Date` header, to hold against one's own clock.
    pub date: Option<Timestamp>,
    /// `scopes_supported`, if it is there; providers in the field leave out scopes that they know.
    pub scopes_supported: Option<Vec<String>>,
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
        let wire = Wire::new(issuer, user_agent, config.call_timeout, Roots::System, Arc::clone(&clock))?;
        let (metadata, keys, bearer) = (Cache::new(), Cache::new(), Cache::new());
        Ok(Self { inner: Arc::new(Inner { config, headers, credentials, wire, clock, metadata, keys, bearer }) })
    }

    /// Where the provider's endpoints are; cached as long as the provider says.
    pub async fn metadata(&self) -> Result<Arc<Metadata>, FetchError> {
        self.inner.metadata.get(|| self.now(), || self.fetch_metadata()).await
    }

    /// The provider's keys; cached as long as the provider says.
    pub async fn keys(&self) -> Result<Arc<Keys>, FetchError> {
        self.inner.keys.get(|| self.now(), || self.fetch_keys()).await
    }

    /// Asks for the discovery document, past the cache, and tells what is to be seen there.
    pub async fn probe(&self) -> Result<Probe, FetchError> {
        self.probe_over(&self.inner.wire).await
    }

    /// The same, trusting only the certificate authorities that the world's browsers trust. If [`RelyingParty::probe`] goes
    /// through and this ends in [`TransportError::Untrusted`], an authority that was added on this machine vouches for the
    /// provider: somebody in between may read along.
    pub async fn probe_with_public_roots(&self) -> Result<Probe, FetchError> {
        let Config { user_agent, call_timeout, .. } = &self.inner.config;
        let unusable = |_| FetchError::Transport(TransportError::NotConnected);
        let user_agent = HeaderValue::from_str(user_agent).map_err(|_| unusable(ConfigError::Header))?;
        let (issuer, clock) = (self.inner.wire.issuer().clone(), Arc::clone(&self.inner.clock));
        let wire = Wire::new(issuer, user_agent, *call_timeout, Roots::Public, clock).map_err(unusable)?;
        self.probe_over(&wire).await
    }

    /// Whether the issuer is on this very machine, over plain http.
    pub fn is_on_loopback(&self) -> bool {
        is_loopback(self.inner.wire.issuer())
    }

    /// Where calls go first, if this machine's environment names a proxy for the issuer: host and port, without credentials.
    pub fn proxy(&self) -> Option<String> {
        self.inner.wire.proxy()
    }

    /// Sends the authentication request, once (CIBA Core 7.1).
    pub async fn start(&self, request: &AuthenticationRequest) -> Result<PendingLogin, StartError> {
        let metadata = self.metadata().await.map_err(StartError::NotSent)?;
        let credentials = self.credentials().await.map_err(StartError::NoCredentials)?;
        let started_at = self.now();
        let answer = self.post(&metadata.backchannel_authentication_endpoint, credentials, request.form()).await?;
        let object = answer.object()?;
        Ok(PendingLogin::read(&object, started_at, self.now(), request.nonce.clone())?)
    }

    /// Asks once whether the person has answered (CIBA Core 10.1). Call it when [`crate::Schedule`] says so.
    pub async fn exchange(&self, pending: &PendingLogin) -> Result<Exchange, ExchangeError> {
        let form =
            vec![("grant_type", GRANT_TYPE.to_owned()), ("auth_req_id", pending.auth_req_id.expose().to_owned())];
        match self.ask_for_tokens(form).await {
            Ok(object) => {
                check_request_named(&object, pending)?;
                Ok(Exchange::Tokens(UnverifiedTokens::read(&object, self.now())?))
            }
            Err(ExchangeError::Provider(error)) => not_yet(error),
            Err(error) => Err(error),
        }
    }

    /// Asks once for the tokens of a grant of the provider's own. Whatever the provider says that is no token is an error:
    /// what may be asked again, and whether, is yours to know.
    pub async fn grant(&self, form: Vec<(&str, String)>) -> Result<UnverifiedTokens, ExchangeError> {
        let object = self.ask_for_tokens(form).await?;
        Ok(UnverifiedTokens::read(&object, self.now())?)
    }

    async fn ask_for_tokens(&self, form: Vec<(&str, String)>) -> Result<Object, ExchangeError> {
        let metadata = self.metadata().await.map_err(ExchangeError::NotSent)?;
        let credentials = self.credentials().await.map_err(ExchangeError::NoCredentials)?;
        Ok(self.post(&metadata.token_endpoint, credentials, form).await?.object()?)
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

    /// The request that tokens say they answer, nothing checked: where to look for the login, never what to believe of it.
    /// `None` if they name none, or two.
    pub fn request_named(&self, tokens: &UnverifiedTokens) -> Option<AuthReqId> {
        id_token::named_request(&tokens.id_token, self.inner.config.auth_req_id_claims)
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
        let headers = bearer(token).map_err(|_| BadAnswer::Member("access_token"))?;
        let answer = self.inner.wire.get(&metadata.userinfo_endpoint, headers).await.map_err(FetchError::from)?;
        userinfo::of_subject(answer.object()?, sub)
    }

    /// A question of the provider's own, sent with the client's credentials to `url`, which may be on no weaker scheme than
    /// the issuer.
    pub async fn ask(&self, url: &Url, form: Vec<(&str, String)>) -> Result<Message, FetchError> {
        if !is_fit(url, self.inner.wire.issuer()) {
            return Err(FetchError::Endpoint("url"));
        }
        let credentials = self.credentials().await?;
        let answer = self.post(url, credentials, form).await?;
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

    async fn probe_over(&self, wire: &Wire) -> Result<Probe, FetchError> {
        let issuer = &self.inner.config.issuer;
        let answer = wire.get(&discovery::address(issuer)?, self.inner.headers.clone()).await?;
        let date = answer.observed.date;
        let document = answer.object()?;
        discovery::read(&document, issuer)?;
        Ok(Probe { date, scopes_supported: discovery::scopes_supported(&document) })
    }

    async fn get(&self, url: Url) -> Result<(Object, Observed), FetchError> {
        let answer = self.inner.wire.get(&url, self.inner.headers.clone()).await?;
        let observed = answer.observed;
        Ok((answer.object()?, observed))
    }

    /// The headers that say who the client is; for a bearer, whose token may have to be asked for.
    async fn credentials(&self) -> Result<HeaderMap, FetchError> {
        let ClientAuthentication::Bearer(source) = &self.inner.config.authentication else {
            return Ok(self.inner.credentials.clone());
        };
        let fetch = async || {
            let (value, life) = source.ask(&self.inner.wire).await?;
            Ok(Fetched { value, max_age: Some(life) })
        };
        let token = self.inner.bearer.get(|| self.now(), fetch).await?;
        bearer(&token).map_err(|_| BadAnswer::Member("access_token").into())
    }

    /// A form with the client's credentials.
    async fn post(
        &self,
        url: &Url,
        credentials: HeaderMap,
        form: Vec<(&str, String)>,
    ) -> Result<Answer, TransportError> {
        let mut headers = self.inner.headers.clone();
        headers.extend(credentials);
        self.inner.wire.post(url, headers, self.form_body(form)).await
    }

    fn form_body(&self, form: Vec<(&str, String)>) -> String {
        let Config { client_id, authentication, .. } = &self.inner.config;
        let mut body = url::form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(form);
        body.extend_pairs(authentication.fields(client_id));
        body.finish()
    }
}

/// CIBA Core 10.3.1 has the handle in what is pushed. An answer that was asked for need not say what it answers; if it does, it
/// must be what was asked.
fn check_request_named(answer: &Object, pending: &PendingLogin) -> Result<(), BadAnswer> {
    let names_ours = answer.get("auth_req_id").is_none_or(|named| named == pending.auth_req_id.expose());
    if names_ours { Ok(()) } else { Err(BadAnswer::Member("auth_req_id")) }
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

from_answer_error!(FetchError, StartError, ExchangeError, UserinfoError);
