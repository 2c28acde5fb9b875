//! Logins that end well.

use vipps::{ClientAuth, PhoneClaim};
use vipps_sim::{Algorithm, Endpoint, LogEntry, Options};

use crate::desk::{APPROVES, BY_HAND, Desk, desk, desk_with, number};

const ALL: [Endpoint; 6] = [
    Endpoint::Discovery,
    Endpoint::Jwks,
    Endpoint::UserExists,
    Endpoint::Authentication,
    Endpoint::Token,
    Endpoint::Userinfo,
];

async fn check(algorithm: Algorithm, portal: vipps_sim::ClientAuth) {
    let client_auth = as_the_portal_says(portal);
    let options = Options { algorithm, client_auth: portal, ..Options::default() };
    let desk = desk_with(options, |settings| settings.client_auth = client_auth).await;
    check_login(&desk, APPROVES).await;
    assert_eq!(ALL.map(|endpoint| desk.count(endpoint)), [1, 1, 1, 1, 3, 1], "two are pending, the third is the token");
}

fn as_the_portal_says(portal: vipps_sim::ClientAuth) -> ClientAuth {
    match portal {
        vipps_sim::ClientAuth::Basic => ClientAuth::Basic,
        vipps_sim::ClientAuth::Post => ClientAuth::Post,
    }
}

async fn check_login(desk: &Desk, msisdn: &str) {
    let person = desk.sim.person(&number(msisdn));
    let userinfo = desk.log_in(msisdn).await;
    assert_eq!(userinfo.sub, desk.sim.sub(&number(msisdn)));
    assert_eq!(userinfo.given_name, Some(person.given_name));
    assert!(userinfo.phone == PhoneClaim::Digits(msisdn.to_owned()));
    assert_eq!(desk.violations(), []);
}

#[tokio::test]
async fn a_login_signed_rs256_with_basic_credentials_ends_with_the_person() {
    check(Algorithm::Rs256, vipps_sim::ClientAuth::Basic).await;
}

#[tokio::test]
async fn a_login_signed_rs256_with_posted_credentials_ends_with_the_person() {
    check(Algorithm::Rs256, vipps_sim::ClientAuth::Post).await;
}

#[tokio::test]
async fn a_login_signed_es256_with_basic_credentials_ends_with_the_person() {
    check(Algorithm::Es256, vipps_sim::ClientAuth::Basic).await;
}

#[tokio::test]
async fn a_login_signed_es256_with_posted_credentials_ends_with_the_person() {
    check(Algorithm::Es256, vipps_sim::ClientAuth::Post).await;
}

#[tokio::test]
async fn a_secret_with_signs_of_base64_is_sent_as_it_is() {
    let client_secret = Some("a+b/c==%2B&: d".to_owned());
    for portal in [vipps_sim::ClientAuth::Basic, vipps_sim::ClientAuth::Post] {
        let client_auth = as_the_portal_says(portal);
        let options = Options { client_secret: client_secret.clone(), client_auth: portal, ..Options::default() };
        let desk = desk_with(options, |settings| settings.client_auth = client_auth).await;
        check_login(&desk, APPROVES).await;
    }
}

#[tokio::test]
async fn numbers_of_every_market_log_in() {
    let desk = desk().await;
    for msisdn in ["4500000001", "46000000001", "4700000001", "299000001", "358000000001"] {
        check_login(&desk, msisdn).await;
    }
}

#[tokio::test]
async fn the_habits_that_end_well_do() {
    let desk = desk().await;
    // No push, stumbling, no address, shared before, offers declined.
    for msisdn in ["4700000006", "4700000008", "4700000009", "4700000010", "4700000011"] {
        let (pending, tokens) = desk.tokens(msisdn).await;
        let claims = desk.vipps.verify(&tokens, &pending).await.unwrap();
        assert_eq!(claims.sub, desk.sim.sub(&number(msisdn)));
    }
    assert_eq!(desk.violations(), []);
}

#[tokio::test]
async fn discovery_and_keys_are_fetched_once_for_many_logins() {
    let desk = desk().await;
    desk.vipps.warm_up().await.unwrap();
    for count in 1..=20 {
        desk.log_in(APPROVES).await;
        assert_eq!(ALL.map(|endpoint| desk.count(endpoint)), [1, 1, count, count, 3 * count, count]);
    }
    assert_eq!(desk.violations(), []);
}

#[tokio::test]
async fn keys_that_were_rotated_are_fetched_once_more() {
    let desk = desk().await;
    desk.log_in(APPROVES).await;
    desk.sim.rotate_keys(false);
    desk.log_in(APPROVES).await;
    desk.log_in(APPROVES).await;
    assert_eq!((desk.count(Endpoint::Discovery), desk.count(Endpoint::Jwks)), (1, 2));
}

#[tokio::test]
async fn what_the_customer_sees_is_what_was_asked() {
    let desk = desk().await;
    let pending = desk.start(BY_HAND).await.unwrap();
    let request = desk.sim.requests().remove(0);
    assert_eq!(request.binding_message.as_deref(), Some("7KM-4XR"));
    assert_eq!(pending.expires_at.duration_since(desk.now()).as_secs(), 180);
    desk.sim.confirm(&number(BY_HAND)).unwrap();
    assert!(matches!(desk.poll(&pending).await, vipps::Poll::Tokens(_)));
}

#[tokio::test]
async fn openid_is_asked_for_even_if_nobody_thought_of_it() {
    let desk = desk().await;
    let start = vipps::Start { scopes: vec!["name".to_owned()], ..crate::desk::start_of(BY_HAND) };
    desk.vipps.start(start).await.unwrap();
}

fn system_headers(entry: &LogEntry) -> (Option<&str>, Option<&str>) {
    (entry.system_name.as_deref(), entry.merchant_serial_number.as_deref())
}

#[tokio::test]
async fn every_call_but_userinfo_says_which_system_and_sales_unit_it_comes_from() {
    let desk = desk().await;
    desk.log_in(APPROVES).await;
    for entry in desk.sim.log() {
        let is_userinfo = entry.path == Endpoint::Userinfo.path();
        let expected = if is_userinfo { (None, None) } else { (Some("counter"), Some("900123")) };
        assert_eq!(system_headers(&entry), expected, "{}", entry.path);
    }
}

#[tokio::test]
async fn a_long_name_is_cut_to_what_the_provider_takes() {
    let desk = desk_with(Options::default(), |settings| settings.system_name = "counter ø ".repeat(10)).await;
    desk.vipps.warm_up().await.unwrap();
    let sent = desk.sim.log()[0].system_name.clone().unwrap();
    assert_eq!(sent, "countercountercountercounterco");
}

#[tokio::test]
async fn a_plain_provider_is_sent_no_headers_of_this_ones() {
    let desk = desk_with(Options::default(), |settings| settings.dialect = vipps::Dialect::Ciba).await;
    desk.vipps.warm_up().await.unwrap();
    assert!(desk.sim.log().iter().all(|entry| system_headers(entry) == (None, None)));
}

#[tokio::test]
async fn a_subscription_key_is_never_sent() {
    // The simulator answers 401 and takes note where the provider does (contract §13).
    let desk = desk().await;
    desk.log_in(APPROVES).await;
    assert!(!desk.violations().contains(&vipps_sim::ViolationKind::SubscriptionKeySent));
}
