//! Who is taken back is in no table, no index and no free page.

use desk_core::LoginId;

use crate::support::{DAY, Desk, ISSUER, at, desk, profile};

/// A name, a number, an address; the end of a term that only this name has in the index.
const CANARIES: [&str; 4] = ["Qqxanders", "4791239876", "zzyx@example.test", "|zzu"];

#[test]
fn nothing_of_somebody_taken_back_is_left_in_any_page() {
    let desk = desk();
    let login = crowd_with_one(&desk);
    desk.store.take_back(login, at(5000), DAY).unwrap();
    check_gone(&desk);
}

#[test]
fn nothing_is_left_either_of_somebody_who_was_filed_in_bulk() {
    let desk = desk();
    let login = crowd_with_one(&desk);
    desk.store.rebuild_search().unwrap();
    desk.store.take_back(login, at(5000), DAY).unwrap();
    check_gone(&desk);
}

/// One among many, who has been here often, so that their row of the index has moved about.
fn crowd_with_one(desk: &Desk) -> LoginId {
    for index in 0..60 {
        desk.add(&format!("479345{index:04}"), "Kari", &format!("Prøve{index}"), index);
    }
    let login = desk.confirmed("4791239876");
    let person = profile("canary", "4791239876", "Zzyx", "Qqxanders");
    desk.store.apply(login, ISSUER, &person, at(100), DAY.into()).unwrap();
    let id = desk.store.find_members("zzyx").unwrap()[0].id;
    for visit in 0..40 {
        desk.store.check_in(id, at(200 + 100 * visit)).unwrap();
        desk.add(&format!("479346{visit:04}"), "Ola", "Eksempel", visit);
    }
    let pages = pages(desk);
    for canary in CANARIES {
        assert!(holds(&pages, canary), "{canary} is there to be erased");
    }
    login
}

fn check_gone(desk: &Desk) {
    let pages = pages(desk);
    for canary in CANARIES {
        assert!(!holds(&pages, canary), "{canary}");
    }
    assert!(desk.store.search_agrees().unwrap());
    assert!(desk.store.is_sound().unwrap());
}

/// Every page of the file, used or free, decrypted.
fn pages(desk: &Desk) -> Vec<u8> {
    desk.raw().serialize("main").unwrap().to_vec()
}

fn holds(pages: &[u8], canary: &str) -> bool {
    pages.windows(canary.len()).any(|window| window == canary.as_bytes())
}
