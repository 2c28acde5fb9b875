//! Without the provider the counter goes on with everybody it knows.

use desk_core::{MemberId, Purpose};
use desk_wire::Code;
use desk_wire::desk::ProviderState;
use desk_wire::login::LoginState;
use desk_wire::lookup::NumberEntered;

use crate::support::counter;

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
