//! Without the provider the counter goes on with everybody it knows, and keeps the numbers of whoever is new.

use std::time::Duration;

use desk_core::{MemberId, Purpose};
use desk_store::IntentId;
use desk_wire::desk::ProviderState;
use desk_wire::intent::IntentView;
use desk_wire::login::LoginState;
use desk_wire::lookup::NumberEntered;
use desk_wire::{Code, Event};
use vipps_sim::{Endpoint, FaultKind};

use crate::support::{Counter, counter, id};

#[tokio::test]
async fn known_members_are_found_and_checked_in_without_the_provider() {
    let mut counter = counter().await;
    counter.serve("+47 000 00 001").await;
    counter.provider.break_calls(vipps_sim::Fault {
        endpoint: vipps_sim::Endpoint::Discovery,
        kind: vipps_sim::FaultKind::Reset,
        times: 1000,
        retry_after_s: None,
        only_success: false,
    });
    counter.restart().await;
    let entered = counter.desk.enter_number("+47 000 00 001", Purpose::Enrol).await.unwrap();
    assert!(matches!(entered, NumberEntered::Member { .. }));
    counter.desk.check_in(MemberId(1)).await.unwrap();
    let view = counter.check_ends("+47 000 00 009", LoginState::Failed, Code::Unreachable).await;
    assert!(view.expires_at_ms.is_none(), "nothing was sent");
    assert_eq!(counter.desk.view().provider, ProviderState::Unreachable);
}

/// A counter whose provider is gone.
async fn gone() -> Counter {
    let counter = counter().await;
    for endpoint in [Endpoint::Discovery, Endpoint::Authentication] {
        counter.break_calls(endpoint, FaultKind::Reset, 1000);
    }
    counter
}

#[tokio::test]
async fn an_enrolment_without_the_provider_is_kept_and_asked_when_it_is_back() {
    let mut counter = gone().await;
    let mut events = counter.desk.events();
    for number in ["+47 000 00 001", "+47 000 00 020"] {
        let view = counter.check_ends(number, LoginState::Failed, Code::Unreachable).await;
        assert!(view.can_be_kept);
        counter.desk.keep_for_later(id(&view)).await.unwrap();
    }
    assert!(counter.desk.list_logins().is_empty(), "their cards are closed");
    counter.restart().await;
    let kept = counter.desk.list_intents().await.unwrap();
    assert_eq!(
        kept.iter().map(|kept| kept.masked_phone.as_str()).collect::<Vec<_>>(),
        ["+47 ••• •• 001", "+47 ••• •• 020"]
    );

    counter.provider.mend();
    let asked = counter.desk.ask_intent(intent(&kept[0])).await.unwrap();
    assert_eq!(counter.until_over(&asked.login_id).await.state, LoginState::Applied);
    let left = counter.desk.drop_intent(intent(&kept[1])).await.unwrap();
    assert!(left.is_empty(), "one was asked, one was dropped");
    let told = std::iter::from_fn(|| events.try_recv().ok());
    let told =
        told.filter_map(|event| if let Event::IntentsChanged { intents } = event { Some(intents.len()) } else { None });
    // The second was tried while the first was kept: what that says of the first may come before the second is kept, or after.
    let told = told.collect::<Vec<_>>();
    assert_eq!((told.first(), told.last()), (Some(&1), Some(&2)), "{told:?}");
}

#[tokio::test]
async fn a_kept_number_that_is_asked_in_vain_stays_kept_from_the_first_time() {
    let mut counter = gone().await;
    let view = counter.check_ends("+47 000 00 001", LoginState::Failed, Code::Unreachable).await;
    let kept = counter.desk.keep_for_later(id(&view)).await.unwrap();
    let asked = counter.desk.ask_intent(intent(&kept[0])).await.unwrap();
    assert_eq!(counter.until_over(&asked.login_id).await.code, Some(Code::Unreachable));
    assert_eq!(counter.desk.list_intents().await.unwrap(), kept);
    counter.provider.mend();
    // Nobody who was not there is asked again at once.
    counter.clock.advance(Duration::from_secs(60));
    let asked = counter.desk.ask_intent(intent(&kept[0])).await.unwrap();
    let over = counter.until_over(&asked.login_id).await;
    assert_eq!((over.state, over.code), (LoginState::Applied, None));
    assert!(counter.desk.list_intents().await.unwrap().is_empty(), "the provider has heard of it");
}

#[tokio::test]
async fn only_an_enrolment_that_was_not_decided_is_kept() {
    let mut counter = counter().await;
    let declined = counter.serve("+47 000 00 002").await;
    assert!(!declined.can_be_kept);
    assert!(counter.desk.keep_for_later(id(&declined)).await.is_err());
    assert!(counter.desk.list_intents().await.unwrap().is_empty());
    assert!(counter.desk.ask_intent(IntentId(9)).await.is_err());
    assert!(counter.desk.drop_intent(IntentId(9)).await.is_err());
}

#[tokio::test]
async fn the_desk_notices_by_itself_that_the_provider_is_gone_and_back() {
    let counter = gone().await;
    let mut events = counter.desk.events();
    counter.desk.watch_provider();
    let mut seen = async || loop {
        if let Event::DeskChanged { desk } = events.recv().await.unwrap() {
            return desk.provider;
        }
    };
    assert_eq!(seen().await, ProviderState::Unreachable);
    counter.provider.mend();
    assert_eq!(seen().await, ProviderState::Reachable);
    counter.desk.close().await;
}

#[tokio::test]
async fn kept_numbers_that_nobody_asks_go_after_a_week() {
    let mut counter = gone().await;
    let view = counter.check_ends("+47 000 00 001", LoginState::Failed, Code::Unreachable).await;
    counter.desk.keep_for_later(id(&view)).await.unwrap();
    counter.clock.advance(Duration::from_hours(24 * 8));
    counter.desk.remove_overdue(false).await.unwrap();
    assert!(counter.desk.list_intents().await.unwrap().is_empty());
}

fn intent(kept: &IntentView) -> IntentId {
    IntentId(kept.intent_id.parse().unwrap())
}
