//! Several at once, in the real window, at a provider that the test has in its hand.

use std::time::{Duration, Instant};

use vipps_sim::{Endpoint, Fault, FaultKind, Msisdn, Options, PersonChange, Running, Simulator};

use crate::support::wait::until;
use crate::support::{App, Scene, Theme};

/// Somebody who waits for the test to press the buttons of their phone.
struct Customer {
    msisdn: Msisdn,
    number: String,
    name: String,
    code: String,
}

/// How long the network is gone.
const GONE: Duration = Duration::from_secs(10);

#[tokio::test]
async fn eight_at_once_are_not_mixed_up_whatever_becomes_of_them() {
    let provider = Simulator::start(Options { interval: Duration::from_secs(1), ..Options::default() }).await.unwrap();
    let scene = Scene::at_provider(Theme::Light, &provider);
    let app = scene.open().await;
    let mut customers = Vec::new();
    for nth in 0..8 {
        customers.push(ask(&app, &provider, nth).await);
    }
    asked_twice_is_asked_once(&app, &provider, &customers[2]).await;

    app.bring_forward(1).await;
    check_front(&app, &customers, 0).await;
    confirmed_amid_typing(&app, &provider, &customers[5]).await;
    provider.decline(&customers[3].msisdn).unwrap();
    app.see_at_the_side(&customers[3].code, "declined").await;
    without_a_network(&app, &provider).await;
    for nth in [7, 2, 1] {
        provider.confirm(&customers[nth].msisdn).unwrap();
        app.see_at_the_side(&customers[nth].code, "applied").await;
        check_front(&app, &customers, 0).await;
    }
    provider.decline(&customers[6].msisdn).unwrap();
    app.see_at_the_side(&customers[6].code, "declined").await;
    provider.confirm(&customers[0].msisdn).unwrap();
    app.see_login("applied").await;
    // Of all of them only this one never answered.
    provider.advance(Duration::from_mins(15));
    app.see_at_the_side(&customers[4].code, "expired").await;

    let states = ["applied", "applied", "applied", "declined", "expired", "applied", "declined", "applied"];
    for nth in [6, 1, 7, 3, 0, 2, 5, 4] {
        app.bring_forward(nth + 1).await;
        app.see_login(states[nth]).await;
        check_front(&app, &customers, nth).await;
        assert_eq!(app.read_front().await.contains(&customers[nth].name), states[nth] == "applied");
    }
    assert_eq!(provider.violations().len(), 0, "{:?}", provider.violations());
}

/// Types a number and waits until the customer has the request.
async fn ask(app: &App, provider: &Running, nth: usize) -> Customer {
    let number = format!("+47 000 00 02{nth}");
    let msisdn: Msisdn = format!("470000002{nth}").parse().unwrap();
    let name = format!("Numero{nth}");
    provider.change_person(&msisdn, PersonChange { given_name: Some(name.clone()), ..PersonChange::default() });
    app.type_number(&number).await;
    app.enter().await;
    app.see_login("waiting").await;
    until("the card of the number that was typed", async || (app.read("asked-number").await == number).then_some(()))
        .await;
    let code = app.read("binding-message").await;
    let request = provider.requests().pop().unwrap();
    assert_eq!((&request.msisdn, request.binding_message.as_deref()), (&msisdn, Some(code.as_str())));
    Customer { msisdn, number, name, code }
}

async fn asked_twice_is_asked_once(app: &App, provider: &Running, customer: &Customer) {
    let before = provider.requests().len();
    app.type_number(&customer.number).await;
    app.enter().await;
    until("the request that waits already", async || {
        (app.read("binding-message").await == customer.code).then_some(())
    })
    .await;
    assert_eq!(provider.requests().len(), before);
}

/// Whoever types has the field, whoever confirms.
async fn confirmed_amid_typing(app: &App, provider: &Running, customer: &Customer) {
    app.strike("9").await;
    provider.confirm(&customer.msisdn).unwrap();
    app.see_at_the_side(&customer.code, "applied").await;
    app.strike("1").await;
    app.see_in_field("91").await;
    assert_eq!(app.count("login-card").await, 0, "the reading of what is typed stays in front");
    app.escape().await;
    app.see_login("waiting").await;
}

async fn without_a_network(app: &App, provider: &Running) {
    let since = Instant::now();
    provider.break_calls(Fault {
        endpoint: Endpoint::Token,
        kind: FaultKind::Reset,
        times: u32::MAX,
        retry_after_s: None,
        only_success: false,
    });
    app.see("waiting-reason").await;
    until("ten seconds to go by", async || (since.elapsed() >= GONE).then_some(())).await;
    app.see_login("waiting").await;
    provider.mend();
}

/// Nobody but this customer is to be read of in front.
async fn check_front(app: &App, customers: &[Customer], nth: usize) {
    let own = &customers[nth];
    until(&format!("customer {nth} in front"), async || app.read_front().await.contains(&own.number).then_some(()))
        .await;
    let front = app.read_front().await;
    for (other, customer) in customers.iter().enumerate().filter(|(other, _)| *other != nth) {
        for trace in [&customer.name, &customer.number, &customer.code] {
            assert!(!front.contains(trace), "customer {other} in front of customer {nth}: {front}");
        }
    }
}
