//! Everything known about one person, and of nobody else.

use desk_core::{ConsentKind, MemberId};
use desk_store::{StoreError, Trace};
use serde_json::Value;

use crate::forgetting::{CANARIES, canary};
use crate::support::{Desk, at, desk, receipt};

fn everything(desk: &Desk, id: MemberId) -> Value {
    serde_json::from_str(desk.store.everything_about(id, at(7000)).unwrap().expose()).unwrap()
}

#[test]
fn everything_that_would_be_erased_is_told() {
    let desk = desk();
    let id = canary(&desk);
    let told = everything(&desk, id);
    for canary in CANARIES.iter().filter(|canary| **canary != "qqxanders") {
        assert!(told.to_string().contains(canary), "{canary}");
    }
    let erased = desk.store.erase_member(id, at(8000)).unwrap();
    let lists = [
        (Trace::Members, "members"),
        (Trace::Tags, "tags"),
        (Trace::Subjects, "subjects"),
        (Trace::Numbers, "numbers"),
        (Trace::Visits, "visits"),
        (Trace::Guests, "guests"),
        (Trace::Consents, "consents"),
        (Trace::Answers, "answers"),
        (Trace::Details, "details"),
        (Trace::Logins, "logins"),
        (Trace::FormerStates, "formerStates"),
        (Trace::Merges, "merges"),
        (Trace::Intents, "intents"),
        (Trace::EndedLogins, "requestsInVain"),
        (Trace::AuditEntries, "audit"),
    ];
    assert_eq!(lists.map(|(trace, _)| trace), Trace::ALL, "each kind of trace is told");
    for (trace, list) in lists {
        assert_eq!(told[list].as_array().unwrap().len() as u64, erased.count(trace), "{list}");
    }
}

#[test]
fn a_receipt_is_told_word_for_word_and_a_number_as_it_is_dialled() {
    let desk = desk();
    desk.enrol("s", "4791234567", "Kari", "Prøve");
    let receipt = receipt(ConsentKind::App, at(20));
    desk.store.write_consent(MemberId(1), &receipt).unwrap();
    let told = everything(&desk, MemberId(1));
    assert_eq!(told["version"], 1);
    assert_eq!(told["consents"][0]["receipt"], receipt.verbatim);
    assert_eq!(told["numbers"][0]["phone"], "+4791234567");
    assert_eq!(told["numbers"][0]["confirmed"], true);
    assert_eq!(told["members"][0]["email"], "kari@example.test");
    assert_eq!(told["subjects"][0]["sub"], "s");
    assert_eq!(told["logins"][0]["outcome"], "enrolled");
}

#[test]
fn that_it_was_opened_is_noted_and_stands_in_it() {
    let desk = desk();
    let id = desk.add("4791234567", "Kari", "Prøve", 0);
    let audit = everything(&desk, id)["audit"].as_array().unwrap().clone();
    assert_eq!(audit.last().unwrap()["what"], "person_opened");
    assert!(matches!(desk.store.everything_about(MemberId(9), at(0)), Err(StoreError::NotFound)));
}

#[test]
fn nothing_of_others_is_told() {
    let desk = desk();
    canary(&desk);
    let other = everything(&desk, MemberId(1)).to_string();
    for canary in CANARIES {
        assert!(!other.contains(canary), "{canary}");
    }
    assert!(!other.contains("Prøve1"), "nor of anybody else");
}

#[test]
fn a_login_under_way_is_told_without_the_providers_handles() {
    let desk = desk();
    let id = desk.add("4791234567", "Kari", "Prøve", 0);
    desk.confirmed("4791234567");
    let told = everything(&desk, id);
    assert_eq!(told["logins"][0]["state"], "confirmed");
    assert_eq!(told["logins"][0]["profile"], "profile");
    assert!(!told.to_string().contains("request\":\"request") && !told.to_string().contains("tokens\":"));
}
