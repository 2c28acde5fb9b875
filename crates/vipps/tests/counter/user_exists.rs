//! Whether a number can be reached: a question that never stands in the way.

use vipps::{UserExists, Verdict};
use vipps_sim::{Behaviour, Endpoint, FaultKind, Options};

use crate::desk::{BY_HAND, desk, desk_with, hint};

async fn check(exists: bool, expected: UserExists) {
    let desk = desk().await;
    desk.behave(BY_HAND, Behaviour { exists, ..Behaviour::default() });
    assert_eq!(desk.vipps.user_exists(&hint(BY_HAND)).await, expected);
    assert_eq!(desk.count(Endpoint::UserExists), 1);
    assert_eq!(desk.violations(), []);
}

#[tokio::test]
async fn a_clear_yes_and_a_clear_no_are_heard() {
    check(true, UserExists::Yes).await;
    check(false, UserExists::No).await;
}

#[tokio::test]
async fn no_failure_is_a_no_and_none_stands_in_the_way() {
    let statuses = [400, 401, 403, 404, 423, 429, 500, 503].map(FaultKind::Status);
    let others = [FaultKind::Html, FaultKind::Garbage, FaultKind::Reset, FaultKind::Lost, FaultKind::Cut];
    for kind in statuses.into_iter().chain(others) {
        let desk = desk().await;
        desk.break_next(Endpoint::UserExists, kind);
        assert_eq!(desk.vipps.user_exists(&hint(BY_HAND)).await, UserExists::Unknown, "{kind}");
        assert_eq!(desk.count(Endpoint::UserExists), 1, "{kind}: asked once");
        desk.start(BY_HAND).await.unwrap();
    }
}

#[tokio::test]
async fn without_an_address_nobody_is_asked() {
    let desk = desk_with(Options::default(), |settings| settings.user_exists_url = None).await;
    assert!(!desk.vipps.asks_user_exists());
    assert_eq!(desk.vipps.user_exists(&hint(BY_HAND)).await, UserExists::Unknown);
    assert_eq!(desk.sim.log(), []);
}

#[tokio::test]
async fn an_address_that_leads_nowhere_is_found_by_the_check() {
    let right = desk().await;
    assert_eq!(right.vipps.check_user_exists(&hint(BY_HAND)).await, Ok(()));
    let wrong = desk_with(Options::default(), |settings| {
        settings.user_exists_url = settings.user_exists_url.take().map(|url| url.join("/nowhere").unwrap());
    });
    let found = wrong.await.vipps.check_user_exists(&hint(BY_HAND)).await;
    assert_eq!(found, Err(Verdict::Unusable("user_exists")));
}

#[tokio::test]
async fn credentials_are_checked_without_a_login() {
    let desk = desk().await;
    assert_eq!(desk.vipps.check_credentials(desk.now()).await, Ok(()));
    assert_eq!((desk.count(Endpoint::Authentication), desk.count(Endpoint::Token)), (0, 1));
    let wrong = |settings: &mut vipps::Settings| settings.client_secret = vipps::ClientSecret::new("wrong");
    let desk = desk_with(Options::default(), wrong).await;
    assert_eq!(desk.vipps.check_credentials(desk.now()).await, Err(Verdict::InvalidClient));
}
