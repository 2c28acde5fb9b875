//! What the doctor finds, and what it calls it.

use std::sync::Arc;

use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::ServerConfig;
use rustls::pki_types::PrivateKeyDer;
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use vipps_sim::{ClockStart, Options, Scope};

use crate::support::{Ran, Till, ran, till, till_with};

impl Ran {
    fn finding(&self, name: &str) -> &Value {
        self.lines.iter().find(|line| line["name"] == name).unwrap_or(&Value::Null)
    }

    /// Named as wrong, with these words in the message.
    fn check_wrong(&self, name: &str, words: &str) {
        let finding = self.finding(name);
        assert_eq!(finding["ok"], false, "{name}: {:?}", self.lines);
        assert!(finding["message"].as_str().unwrap().contains(words), "{finding}");
        assert_eq!(self.last()["ok"], false);
        assert_ne!(self.exit, Some(0));
    }

    /// Named, and nothing wrong.
    fn check_note(&self, name: &str, words: &str) {
        let finding = self.finding(name);
        assert_eq!((&finding["ok"], &finding["note"]), (&Value::Bool(true), &Value::Bool(true)), "{:?}", self.lines);
        assert!(finding["message"].as_str().unwrap().contains(words), "{finding}");
    }
}

/// What the doctor finds with these settings over those of the till.
async fn examined(till: &Till, settings: &[(&str, &str)]) -> Ran {
    let mut command = till.command(&["doctor", "--json"]);
    for proxy in
        ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy", "NO_PROXY", "no_proxy"]
    {
        command.env_remove(proxy);
    }
    command.envs(settings.iter().copied());
    ran(command).await
}

#[tokio::test]
async fn a_desk_in_order_is_said_to_be() {
    let examined = examined(&till().await, &[]).await;
    assert_eq!(examined.exit, Some(0), "{:?}", examined.lines);
    let names: Vec<&str> = examined.lines.iter().filter_map(|line| line["name"].as_str()).collect();
    assert_eq!(
        names,
        ["configuration", "vault", "register", "discovery", "clock", "keys", "credentials", "user_exists"]
    );
}

#[tokio::test]
async fn an_issuer_with_a_slash_too_few_is_named() {
    let till = till().await;
    let issuer = till.provider.issuer();
    let examined = examined(&till, &[("SKRANKE_PROVIDER__ISSUER", issuer.trim_end_matches('/'))]).await;
    examined.check_wrong("discovery", "the last slash too");
}

#[tokio::test]
async fn a_user_exists_that_is_not_there_is_named() {
    let till = till().await;
    let elsewhere = till.provider.issuer() + "nowhere";
    let examined = examined(&till, &[("SKRANKE_PROVIDER__USER_EXISTS_URL", &elsewhere)]).await;
    examined.check_wrong("user_exists", "`provider.user_exists_url`");
}

#[tokio::test]
async fn a_clock_that_is_off_is_named_with_the_side_it_is_off_to() {
    let till = till_with(Options { clock: ClockStart::StandingAtMs(1_772_442_900_000), ..Options::default() }).await;
    examined(&till, &[]).await.check_wrong("clock", "ahead of the provider's");
}

#[tokio::test]
async fn a_proxy_is_named_and_blamed_when_the_provider_cannot_be_reached_through_it() {
    let till = till().await;
    // A port that was free a moment ago.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let proxy = format!("http://somebody:canary-password@127.0.0.1:{port}");
    let issuer = ("SKRANKE_PROVIDER__ISSUER", "https://provider.example.test/access/");
    let examined = examined(&till, &[issuer, ("HTTPS_PROXY", &proxy)]).await;
    examined.check_note("proxy", &format!("127.0.0.1:{port}"));
    examined.check_wrong("discovery", &format!("through the proxy 127.0.0.1:{port}"));
    assert_eq!(examined.exit, Some(20));
    assert!(!format!("{:?} {}", examined.lines, examined.log).contains("canary"));
}

/// Somebody who answers in the provider's place, with a certificate of their own making.
struct InBetween {
    issuer: String,
    /// Their certificate, as it would be added to what a machine trusts.
    pem: String,
}

async fn somebody_in_between() -> InBetween {
    let CertifiedKey { cert, signing_key } = generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    let key = PrivateKeyDer::try_from(signing_key.serialize_der()).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::aws_lc_rs::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![cert.der().clone()], key)
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let issuer = format!("https://localhost:{}/", listener.local_addr().unwrap().port());
    tokio::spawn(answer(listener, acceptor, issuer.clone()));
    InBetween { issuer, pem: cert.pem() }
}

/// Just enough of a provider to be examined: one answer a connection.
async fn answer(listener: TcpListener, acceptor: TlsAcceptor, issuer: String) {
    while let Ok((stream, _)) = listener.accept().await {
        let Ok(mut stream) = acceptor.accept(stream).await else { continue };
        let mut request = vec![0; 4096];
        let read = stream.read(&mut request).await.unwrap_or(0);
        let asks_for = |what: &str| String::from_utf8_lossy(&request[..read]).contains(what);
        let body = if asks_for("openid-configuration") {
            let endpoints = ["backchannel_authentication_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri"];
            let mut document: Value =
                endpoints.map(|name| (name.to_owned(), Value::String(format!("{issuer}x")))).into_iter().collect();
            document["issuer"] = issuer.clone().into();
            document
        } else {
            serde_json::json!({ "keys": [] })
        };
        let (body, head) = (body.to_string(), "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close");
        let reply = format!("{head}\r\nContent-Length: {}\r\n\r\n{body}", body.len());
        stream.write_all(reply.as_bytes()).await.unwrap_or_default();
        stream.shutdown().await.unwrap_or_default();
    }
}

#[tokio::test]
async fn somebody_who_reads_along_is_named() {
    let (till, in_between) = (till().await, somebody_in_between().await);
    let examined = examined(&till, &[("SKRANKE_PROVIDER__ISSUER", &in_between.issuer)]).await;
    examined.check_wrong("certificate", "a proxy that reads along");
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn somebody_who_reads_along_with_this_machines_leave_is_named_too() {
    let (till, in_between) = (till().await, somebody_in_between().await);
    let trusted = till.folder.path().join("trusted.pem");
    std::fs::write(&trusted, &in_between.pem).unwrap();
    let settings =
        [("SKRANKE_PROVIDER__ISSUER", in_between.issuer.as_str()), ("SSL_CERT_FILE", trusted.to_str().unwrap())];
    let examined = examined(&till, &settings).await;
    assert_eq!(examined.finding("discovery")["ok"], true, "{:?}", examined.lines);
    examined.check_note("certificate", "added on this machine");
}

#[tokio::test]
async fn a_redirect_uri_that_is_not_fit_is_named_with_the_reason() {
    let till = till().await;
    for (uri, reason) in [
        ("http://club.example.test/welcome", "it must be https://"),
        ("https://club.example.test/welcome?desk=1", "it has a ? in it"),
        ("https://club.example.test/welcome#top", "it has a # in it"),
        ("welcome", "not a whole address"),
    ] {
        examined(&till, &[("SKRANKE_BROWSER_ENDING__REDIRECT_URI", uri)]).await.check_wrong("redirect_uri", reason);
    }
    let fit = ("SKRANKE_BROWSER_ENDING__REDIRECT_URI", "https://club.example.test/welcome");
    assert_eq!(examined(&till, &[fit]).await.finding("redirect_uri")["ok"], true);
}

#[tokio::test]
async fn a_scope_with_a_slip_of_the_pen_is_named() {
    let examined = examined(&till().await, &[("SKRANKE_SCOPES__ENROL", "openid name phoneNumber Email")]).await;
    examined.check_note("scopes", "`Email`");
    assert_eq!(examined.exit, Some(0));
}

#[tokio::test]
async fn a_scope_that_was_dropped_without_a_word_is_named_after_the_first_login() {
    let plan = vec![Scope::Openid, Scope::Name, Scope::PhoneNumber];
    let till = till_with(Options { plan, ..Options::default() }).await;
    assert_eq!(examined(&till, &[]).await.finding("scopes"), &Value::Null, "nobody knows yet");
    assert_eq!(till.login("001").await.exit, Some(0));
    examined(&till, &[]).await.check_note("scopes", "`email` is asked for and brought nothing in 1 logins");
}
