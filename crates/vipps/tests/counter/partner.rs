//! A partner's keys: a token of the platform in the place of the secret, and the sales unit's number in the place of `aud`.

use std::time::Duration;

use vipps::{ClientAuth, ClientSecret, Refusal, Settings, SettingsError, UserExists, Verdict, VerifyError};
use vipps_sim::{Endpoint, Options, PartnerKeys, Twist};

use crate::desk::{APPROVES, Desk, desk_with_keys, hint, number};

fn partner_at(settings: &mut Settings, keys: &PartnerKeys) {
    let secret = |text: &Option<String>| ClientSecret::new(text.clone().unwrap());
    settings.client_id.clone_from(&keys.client_id);
    settings.client_secret = secret(&keys.client_secret);
    settings.client_auth = ClientAuth::Partner { subscription_key: secret(&keys.subscription_key) };
}

async fn partner() -> Desk {
    partner_with(|_| ()).await
}

async fn partner_with(change: impl FnOnce(&mut Settings)) -> Desk {
    let options = Options { partner: Some(PartnerKeys::default()), ..Options::default() };
    desk_with_keys(options, |sim, settings| {
        partner_at(settings, &sim.partner().unwrap());
        change(settings);
    })
    .await
}

#[tokio::test]
async fn a_partner_signs_in_for_a_sales_unit() {
    let desk = partner().await;
    let userinfo = desk.log_in(APPROVES).await;
    assert_eq!(userinfo.sub, desk.sim.sub(&number(APPROVES)));
    assert_eq!(desk.vipps.user_exists(&hint(APPROVES)).await, UserExists::Yes);
    assert_eq!(desk.violations(), []);
}

#[tokio::test]
async fn the_platforms_token_is_fetched_once_for_its_life() {
    let desk = partner().await;
    for _ in 0..3 {
        desk.log_in(APPROVES).await;
    }
    assert_eq!(desk.count(Endpoint::AccessToken), 1);
    desk.sim.advance(Duration::from_secs(3600));
    desk.log_in(APPROVES).await;
    assert_eq!(desk.count(Endpoint::AccessToken), 2);
    assert_eq!(desk.violations(), [], "never with one that has run out");
}

#[tokio::test]
async fn a_token_for_another_sales_unit_or_for_none_is_refused() {
    for twist in [Twist::WrongMsn, Twist::MsnMissing] {
        let refused = partner().await.verify_twisted(twist).await;
        assert_eq!(refused, Err(VerifyError::Refused(Refusal::Audience)), "{twist:?}");
    }
}

#[tokio::test]
async fn whom_the_token_is_for_besides_is_the_merchants_business() {
    for twist in [Twist::WrongAud, Twist::AudSeveral] {
        assert_eq!(partner().await.verify_twisted(twist).await.map(|_| ()), Ok(()), "{twist:?}");
    }
}

#[tokio::test]
async fn keys_that_the_platform_does_not_know_start_nothing() {
    let desk = partner_with(|settings| settings.client_secret = ClientSecret::new("wrong")).await;
    assert_eq!(desk.start(APPROVES).await.unwrap_err(), Verdict::InvalidClient);
    assert_eq!(desk.count(Endpoint::Authentication), 0);
}

#[tokio::test]
async fn a_sales_unit_that_is_not_the_partners_is_a_fault_of_the_set_up() {
    let desk = partner_with(|settings| settings.merchant_serial_number = "654321".to_owned()).await;
    assert_eq!(desk.start(APPROVES).await.unwrap_err(), Verdict::UnauthorizedClient);
}

#[tokio::test]
async fn a_partner_without_a_sales_unit_is_told_before_anything_is_sent() {
    let desk = partner().await;
    let without = desk.set_up(|settings| {
        partner_at(settings, &desk.sim.partner().unwrap());
        settings.merchant_serial_number.clear();
    });
    assert_eq!(without.map(|_| ()).unwrap_err(), SettingsError::NoSalesUnit);
}
