//! A club that asks for more than name, number and e-mail address.

use desk_core::MemberId;
use desk_wire::login::LoginState;
use desk_wire::member::{AddressKind, DetailsView};

use crate::support::{Counter, counter};

const MORE: &str = "[scopes]\nenrol = [\"openid\", \"name\", \"phoneNumber\", \"birthDate\", \"address\"]\n";

async fn told(counter: &mut Counter, number: &str) -> DetailsView {
    let view = counter.serve(number).await;
    assert_eq!(view.state, LoginState::Applied);
    let member = view.member.unwrap().member_id.parse().map(MemberId).unwrap();
    counter.desk.open_member(member).await.unwrap().details
}

#[tokio::test]
async fn what_the_settings_do_not_ask_for_is_not_on_the_card() {
    let mut counter = counter().await;
    assert_eq!(told(&mut counter, "+47 000 00 001").await, DetailsView::default());
}

#[tokio::test]
async fn what_they_ask_for_is_on_the_card() {
    let mut counter = counter().await;
    counter.set(MORE).await;
    let told = told(&mut counter, "+47 000 00 001").await;
    assert!(told.birthdate.is_some());
    assert_eq!(told.addresses[0].kind, AddressKind::Home);
    assert!(told.addresses[0].lines.len() >= 2, "street, code and town");
}

#[tokio::test]
async fn who_has_no_address_has_none_on_the_card() {
    let mut counter = counter().await;
    counter.set(MORE).await;
    assert!(told(&mut counter, "+47 000 00 009").await.addresses.is_empty());
}
