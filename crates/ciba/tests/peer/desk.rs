//! A desk that asks customers of the peer: the client under test.

use std::sync::Arc;
use std::time::Duration;

use ciba::{
    AuthenticationRequest, ClientAuthentication, ClientSecret, Clock, Config, Exchange, Hint, PendingLogin,
    ProviderError, RelyingParty, SecretEncoding, UnverifiedTokens,
};
use jiff::Timestamp;

use crate::peer::{Peer, Registered};

/// The code on both screens.
pub(crate) const CODE: &str = "7KM-4XR";

/// A client of the peer, and the peer.
pub(crate) struct Desk {
    pub(crate) peer: Peer,
    pub(crate) client: Registered,
    pub(crate) party: RelyingParty,
}

/// One with `client_secret_basic` and RS256, as a provider has them that was told nothing else.
pub(crate) async fn desk() -> Desk {
    desk_with("client_secret_basic", "RS256").await
}

pub(crate) async fn desk_with(method: &str, algorithm: &str) -> Desk {
    let peer = Peer::start().await;
    let client = registered(&peer, method, algorithm);
    let party = party(&peer, &client);
    Desk { peer, client, party }
}

pub(crate) fn registered(peer: &Peer, method: &str, algorithm: &str) -> Registered {
    let is_it = |client: &&Registered| client.method == method && client.algorithm == algorithm;
    peer.said.clients.iter().find(is_it).unwrap().clone()
}

pub(crate) fn party(peer: &Peer, client: &Registered) -> RelyingParty {
    party_with(peer, &client.id, authentication(&client.method, &client.secret))
}

pub(crate) fn party_with(peer: &Peer, client_id: &str, authentication: ClientAuthentication) -> RelyingParty {
    let config = Config::new(&peer.said.issuer, client_id, authentication);
    RelyingParty::new(config, Arc::clone(&peer.clock) as Arc<dyn Clock>).unwrap()
}

pub(crate) fn authentication(method: &str, secret: &str) -> ClientAuthentication {
    let secret = ClientSecret::new(secret);
    match method {
        "client_secret_basic" => ClientAuthentication::SecretBasic(secret, SecretEncoding::Form),
        _ => ClientAuthentication::SecretPost(secret),
    }
}

pub(crate) fn question_to(hint: Hint) -> AuthenticationRequest {
    let scope = ["openid", "profile", "phone"].map(str::to_owned).to_vec();
    AuthenticationRequest { binding_message: Some(CODE.to_owned()), ..AuthenticationRequest::new(hint, scope) }
}

impl Desk {
    pub(crate) fn now(&self) -> Timestamp {
        self.peer.clock.now()
    }

    pub(crate) async fn pass(&mut self, seconds: u64) {
        self.peer.pass(Duration::from_secs(seconds)).await;
    }

    /// A question to the first customer.
    pub(crate) fn question(&self) -> AuthenticationRequest {
        question_to(Hint::Login(self.peer.said.people[0].hint.clone()))
    }

    pub(crate) async fn start(&self) -> PendingLogin {
        self.party.start(&self.question()).await.unwrap()
    }

    /// The tokens of a customer who said yes at once.
    pub(crate) async fn tokens(&mut self, question: &AuthenticationRequest) -> (PendingLogin, UnverifiedTokens) {
        let pending = self.party.start(question).await.unwrap();
        self.peer.approve(question.binding_message.as_deref().unwrap()).await;
        let tokens = answered(&self.party, &pending).await;
        (pending, tokens)
    }

    /// The customer who said yes at once.
    pub(crate) async fn sub(&mut self, question: &AuthenticationRequest) -> String {
        let (pending, tokens) = self.tokens(question).await;
        self.party.verify(&tokens, &pending).await.unwrap().sub
    }
}

/// The tokens that are there.
pub(crate) async fn answered(party: &RelyingParty, pending: &PendingLogin) -> UnverifiedTokens {
    match party.exchange(pending).await.unwrap() {
        Exchange::Tokens(tokens) => tokens,
        not_yet => panic!("{not_yet:?}"),
    }
}

/// What a refusal says: the status and the word.
pub(crate) fn words(error: &ProviderError) -> (u16, &str) {
    (error.status, error.error())
}
