//! Who the other side is, by its certificate.

use std::sync::Arc;

use ciba::{Config, FetchError, StartError, TransportError};
use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::ServerConfig;
use rustls::pki_types::PrivateKeyDer;
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use crate::client::{client_with, config, request};
use crate::provider::Provider;

/// The address of somebody who shows a certificate that nobody vouches for, as whoever sits in between does.
async fn somebody_in_between() -> String {
    let CertifiedKey { cert, signing_key } = generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    let key = PrivateKeyDer::try_from(signing_key.serialize_der()).unwrap();
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![cert.der().clone()], key)
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(acceptor.accept(stream));
        }
    });
    format!("https://localhost:{port}")
}

#[tokio::test]
async fn a_certificate_nobody_vouches_for_is_told_as_that_and_nothing_is_sent() {
    let provider = Provider::good().await;
    let client = client_with(&provider, Config { issuer: somebody_in_between().await, ..config(&provider) });
    let untrusted = FetchError::Transport(TransportError::Untrusted);
    assert_eq!(client.party.probe().await, Err(untrusted.clone()));
    assert_eq!(client.party.probe_with_public_roots().await, Err(untrusted.clone()));
    assert_eq!(client.party.start(&request()).await.unwrap_err(), StartError::NotSent(untrusted));
}
