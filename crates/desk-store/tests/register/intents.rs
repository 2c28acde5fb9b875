//! Numbers typed while the provider could not be reached.

use desk_core::EndReason;
use desk_store::{Payload, StoreError};

use crate::support::{DAY, at, desk, phone};

#[test]
fn who_wants_to_enrol_is_remembered_from_the_first_time_until_asked_or_dropped() {
    let desk = desk();
    let numbers = ["4791234567", "4798765432", "4522334455"].map(phone);
    for (second, number) in [(2, &numbers[1]), (1, &numbers[0]), (3, &numbers[2]), (9, &numbers[0])] {
        desk.store.write_intent(number, at(second)).unwrap();
    }
    let [first, second, third] = numbers;
    let kept = || {
        let kept = desk.store.list_intents().unwrap();
        kept.into_iter().map(|intent| (intent.phone, intent.at)).collect::<Vec<_>>()
    };
    assert_eq!(kept(), [(first, at(1)), (second.clone(), at(2)), (third.clone(), at(3))], "from the first time");
    let (in_vain, _) = desk.ask("4791234567");
    desk.store.end_login(in_vain, EndReason::Unreachable, at(10), DAY).unwrap();
    assert_eq!(kept().len(), 3, "the provider has not heard of it");
    let (asked, _) = desk.ask("4791234567");
    desk.store.write_waiting(asked, &Payload::new("request".into()), at(180)).unwrap();
    let last = desk.store.list_intents().unwrap().pop().unwrap();
    assert_eq!(desk.store.get_intent(last.id).unwrap().phone, third);
    desk.store.drop_intent(last.id).unwrap();
    assert_eq!(kept(), [(second, at(2))]);
    assert!(matches!(desk.store.drop_intent(last.id), Err(StoreError::NotFound)), "once");
}

#[test]
fn no_more_than_two_hundred_are_kept_and_the_newest() {
    let desk = desk();
    for second in 0..205 {
        desk.store.write_intent(&phone(&format!("47912340{second:03}")), at(second)).unwrap();
    }
    let kept = desk.store.list_intents().unwrap();
    assert_eq!((kept.len(), kept[0].at), (200, at(5)));
}
