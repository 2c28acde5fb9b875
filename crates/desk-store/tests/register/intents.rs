//! Numbers typed while the provider could not be reached.

use crate::support::{at, desk, phone};

#[test]
fn who_wants_to_enrol_is_remembered_from_the_first_time_until_asked_or_dropped() {
    let desk = desk();
    let numbers = ["4791234567", "4798765432", "4522334455"].map(phone);
    for (second, number) in [(2, &numbers[1]), (1, &numbers[0]), (3, &numbers[2]), (9, &numbers[0])] {
        desk.store.write_intent(number, at(second)).unwrap();
    }
    let [first, second, third] = numbers;
    let expected = [(first.clone(), at(1)), (second.clone(), at(2)), (third.clone(), at(3))];
    assert_eq!(desk.store.list_intents().unwrap(), expected);
    desk.ask("4791234567");
    desk.store.drop_intent(&third).unwrap();
    assert_eq!(desk.store.list_intents().unwrap(), [(second, at(2))]);
}

#[test]
fn no_more_than_two_hundred_are_kept_and_the_newest() {
    let desk = desk();
    for second in 0..205 {
        desk.store.write_intent(&phone(&format!("47912340{second:03}")), at(second)).unwrap();
    }
    let kept = desk.store.list_intents().unwrap();
    assert_eq!((kept.len(), kept[0].1), (200, at(5)));
}
