//! A counter for tests: asks as a client would, and reads answers without any help of the simulator's own types.

use std::time::Duration;

use jsonwebtoken::jwk::JwkSet;
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
use reqwest::{Client, RequestBuilder, StatusCode};
use serde_json::Value;
use vipps_sim::{ClockStart, Msisdn, Options, Running, Simulator, ViolationKind};

pub(crate) const CIBA: &str = "urn:openid:params:grant-type:ciba";
pub(crate) const CIBA_REDIRECT: &str = "urn:vipps:params:grant-type:ciba-redirect";
pub(crate) const AUTHENTICATION: &str = "/vipps-login-ciba/api/backchannel/authentication";
pub(crate) const TOKEN: &str = "/access-management-1.0/access/oauth2/token";
pub(crate) const USER_EXISTS: &str = "/vipps-login-ciba/api/v1/user-exists";
pub(crate) const USERINFO: &str = "/vipps-userinfo-api/userinfo";
pub(crate) const JWKS: &str = "/access-management-1.0/access/.well-known/jwks.json";
pub(crate) const DISCOVERY: &str = "/access-management-1.0/access/.well-known/openid-configuration";

/// A number that waits for the phone's buttons.
pub(crate) const BY_HAND: &str = "4700000020";

pub(crate) struct Desk {
    pub(crate) sim: Running,
    pub(crate) http: Client,
}

/// A status and a JSON body.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: Value,
    pub(crate) retry_after: Option<String>,
}

impl Answer {
    pub(crate) fn error(&self) -> &str {
        self.body["error"].as_str().unwrap_or_default()
    }

    pub(crate) fn text(&self, name: &str) -> String {
        self.body[name].as_str().unwrap_or_else(|| panic!("no {name} in {:?}", self.body)).to_owned()
    }
}

pub(crate) fn number(text: &str) -> Msisdn {
    text.parse().unwrap()
}

pub(crate) async fn desk() -> Desk {
    desk_with(Options::default()).await
}

/// The clock stands, so that nothing depends on how fast the machine is.
pub(crate) async fn desk_with(options: Options) -> Desk {
    let options = Options { clock: ClockStart::StandingAtMs(1_772_442_900_000), ..options };
    let http = Client::builder().no_proxy().build().unwrap();
    Desk { sim: Simulator::start(options).await.unwrap(), http }
}

impl Desk {
    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.sim.base_url())
    }

    pub(crate) fn form(&self, path: &str, fields: &[(&str, &str)]) -> RequestBuilder {
        let request = self.http.post(self.url(path)).form(fields);
        request.basic_auth(self.sim.client_id(), Some(self.sim.client_secret()))
    }

    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        answer(self.form(path, fields)).await
    }

    pub(crate) async fn start_with(&self, fields: &[(&str, &str)]) -> Answer {
        self.post(AUTHENTICATION, fields).await
    }

    pub(crate) async fn start(&self, msisdn: &str) -> Answer {
        self.start_asking(msisdn, "openid name phoneNumber").await
    }

    pub(crate) async fn start_asking(&self, msisdn: &str, scope: &str) -> Answer {
        let hint = format!("urn:msisdn:{msisdn}");
        self.start_with(&[("scope", scope), ("login_hint", &hint), ("binding_message", "7KM-4XR")]).await
    }

    pub(crate) async fn exchange(&self, auth_req_id: &str) -> Answer {
        self.post(TOKEN, &[("grant_type", CIBA), ("auth_req_id", auth_req_id)]).await
    }

    /// A start that is to end on the merchant's page at this address.
    pub(crate) async fn start_in_browser(&self, msisdn: &str, redirect_uri: &str) -> Answer {
        let hint = format!("urn:msisdn:{msisdn}");
        let flow = ("requested_flow", "login_to_webpage");
        self.start_with(&[("scope", "openid name"), ("login_hint", &hint), flow, ("redirect_uri", redirect_uri)]).await
    }

    pub(crate) async fn exchange_code(&self, code: &str) -> Answer {
        self.post(TOKEN, &[("grant_type", CIBA_REDIRECT), ("code", code)]).await
    }

    pub(crate) fn violations(&self) -> Vec<ViolationKind> {
        self.sim.violations().iter().map(|violation| violation.kind).collect()
    }

    /// Polls in time.
    pub(crate) async fn poll(&self, auth_req_id: &str) -> Answer {
        self.sim.advance(Duration::from_secs(5));
        self.exchange(auth_req_id).await
    }

    /// Polls in time until something other than "pending" comes.
    pub(crate) async fn outcome(&self, auth_req_id: &str) -> Answer {
        for _ in 0..200 {
            let answer = self.poll(auth_req_id).await;
            if answer.error() != "authorization_pending" {
                return answer;
            }
        }
        panic!("still pending");
    }

    /// The tokens of a login that ends well.
    pub(crate) async fn log_in(&self, msisdn: &str, scope: &str) -> Answer {
        let started = self.start_asking(msisdn, scope).await;
        let tokens = self.outcome(&started.text("auth_req_id")).await;
        assert_eq!(tokens.status, 200, "{:?}", tokens.body);
        tokens
    }

    pub(crate) async fn userinfo(&self, access_token: &str) -> Answer {
        answer(self.http.get(self.url(USERINFO)).bearer_auth(access_token)).await
    }

    /// What a login that ends well says about the person.
    pub(crate) async fn profile(&self, msisdn: &str, scope: &str) -> Value {
        let tokens = self.log_in(msisdn, scope).await;
        let profile = self.userinfo(&tokens.text("access_token")).await;
        assert_eq!(profile.status, 200);
        profile.body
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        answer(self.http.get(self.url(path))).await
    }

    pub(crate) async fn admin(&self, path: &str, body: Value) -> Answer {
        answer(self.http.post(self.url(path)).json(&body)).await
    }

    pub(crate) async fn jwks(&self) -> JwkSet {
        serde_json::from_value(self.get(JWKS).await.body).unwrap()
    }

    /// Verifies with the published key of the header's `kid`; the clock of the test is not the system's.
    pub(crate) async fn verify(&self, id_token: &str) -> Result<Value, jsonwebtoken::errors::Error> {
        let header = decode_header(id_token)?;
        let keys = self.jwks().await;
        let kid = header.kid.unwrap();
        let key = keys.find(&kid).ok_or(jsonwebtoken::errors::ErrorKind::InvalidKeyFormat)?;
        let mut validation = Validation::new(header.alg);
        validation.algorithms = vec![Algorithm::RS256, Algorithm::ES256];
        validation.algorithms.retain(|algorithm| *algorithm == header.alg);
        validation.validate_exp = false;
        validation.set_audience(&[self.sim.client_id()]);
        validation.set_issuer(&[self.sim.issuer()]);
        Ok(decode::<Value>(id_token, &DecodingKey::from_jwk(key)?, &validation)?.claims)
    }
}

pub(crate) async fn answer(request: RequestBuilder) -> Answer {
    let response = request.send().await.unwrap();
    let status = response.status().as_u16();
    let retry_after = response.headers().get("Retry-After").map(|value| value.to_str().unwrap().to_owned());
    let text = response.text().await.unwrap();
    Answer { status, retry_after, body: serde_json::from_str(&text).unwrap_or(Value::String(text)) }
}

pub(crate) const UNAUTHORIZED: u16 = StatusCode::UNAUTHORIZED.as_u16();
