//! Dates of birth and addresses: kept where they were asked for, put back with the login that told them.

use desk_core::details::{AddressKind, Details, PostalAddress};
use desk_core::retention::Kind;
use desk_core::{LoginId, MemberId};
use jiff::civil::date;

use crate::support::{DAY, Desk, ISSUER, at, desk, profile};

const KARI: MemberId = MemberId(1);

pub(crate) fn address(street: &str) -> PostalAddress {
    let [street, postal_code, region, country] = [street, "0001", "Oslo", "NO"].map(str::to_owned);
    PostalAddress { kind: AddressKind::Home, street, postal_code, region, country }
}

fn details(year: i16, street: &str) -> Details {
    Details { birthdate: Some(date(year, 1, 31)), addresses: Some(vec![address(street)]) }
}

/// Kari confirms, and tells this.
pub(crate) fn confirm(desk: &Desk, sub: &str, msisdn: &str, details: Details, second: i64) -> LoginId {
    let login = desk.confirmed(msisdn);
    let profile = desk_core::Profile { details, ..profile(sub, msisdn, "Kari", "Prøve") };
    desk.store.apply(login, ISSUER, &profile, at(second), DAY.into()).unwrap();
    login
}

fn rows(desk: &Desk) -> i64 {
    desk.raw().query_row("SELECT count(*) FROM detail", [], |row| row.get(0)).unwrap()
}

#[test]
fn what_was_not_asked_for_is_not_there() {
    let desk = desk();
    confirm(&desk, "s", "4791234567", Details::default(), 10);
    assert_eq!(desk.store.details(KARI).unwrap(), Details::default());
    assert_eq!(rows(&desk), 0);
}

#[test]
fn the_newest_counts_and_what_is_as_before_is_not_written_again() {
    let desk = desk();
    confirm(&desk, "s", "4791234567", details(1990, "Prøveveien 1"), 10);
    confirm(&desk, "s", "4791234567", details(1990, "Prøveveien 1"), 20);
    assert_eq!(rows(&desk), 2);
    confirm(&desk, "s", "4791234567", details(1990, "Prøveveien 2"), 30);
    assert_eq!(desk.store.details(KARI).unwrap(), details(1990, "Prøveveien 2"));
}

#[test]
fn a_login_that_did_not_ask_changes_nothing_and_one_that_hears_of_none_leaves_none() {
    let desk = desk();
    confirm(&desk, "s", "4791234567", details(1990, "Prøveveien 1"), 10);
    confirm(&desk, "s", "4791234567", Details::default(), 20);
    assert_eq!(desk.store.details(KARI).unwrap(), details(1990, "Prøveveien 1"));
    let none = Details { addresses: Some(Vec::new()), ..Details::default() };
    confirm(&desk, "s", "4791234567", none, 30);
    assert_eq!(desk.store.details(KARI).unwrap().addresses, Some(Vec::new()));
}

#[test]
fn the_wrong_persons_details_go_and_the_members_own_are_back() {
    let desk = desk();
    confirm(&desk, "s", "4791234567", details(1990, "Prøveveien 1"), 10);
    let wrong = confirm(&desk, "s", "4791234567", details(1980, "Galeveien 9"), 20);
    desk.store.take_back(wrong, at(30), DAY).unwrap();
    assert_eq!(desk.store.details(KARI).unwrap(), details(1990, "Prøveveien 1"));
}

#[test]
fn a_login_that_has_had_its_time_leaves_the_newest_details() {
    let desk = desk();
    confirm(&desk, "s", "4791234567", details(1990, "Prøveveien 1"), 10);
    confirm(&desk, "s", "4791234567", details(1990, "Prøveveien 2"), 20);
    assert_eq!(rows(&desk), 3, "the former address could still be put back");
    while desk.store.remove_overdue(Kind::Logins, at(9000), at(9000), DAY).unwrap() > 0 {}
    assert_eq!(rows(&desk), 2);
    assert_eq!(desk.store.details(KARI).unwrap(), details(1990, "Prøveveien 2"));
}

#[test]
fn what_was_known_before_goes_with_the_login_that_told_better_however_long_its_own_is_gone() {
    let desk = desk();
    confirm(&desk, "s", "4791234567", details(1990, "Prøveveien 1"), 10);
    while desk.store.remove_overdue(Kind::Logins, at(9000), at(9000), DAY).unwrap() > 0 {}
    confirm(&desk, "s", "4791234567", details(1990, "Prøveveien 2"), 20);
    while desk.store.remove_overdue(Kind::Logins, at(9000), at(9000), DAY).unwrap() > 0 {}
    assert_eq!(rows(&desk), 2);
}

#[test]
fn two_who_are_made_one_have_the_newest_of_both_and_part_with_their_own() {
    let desk = desk();
    confirm(&desk, "s", "4791234567", details(1990, "Prøveveien 1"), 10);
    let other = desk.add("4791234568", "Ola", "Annen", 15);
    let merge = desk.store.merge(other, KARI, at(20)).unwrap();
    assert_eq!(desk.store.details(other).unwrap(), details(1990, "Prøveveien 1"));
    desk.store.undo_merge(merge, at(30)).unwrap();
    assert_eq!(desk.store.details(other).unwrap(), Details::default());
    assert_eq!(desk.store.details(KARI).unwrap(), details(1990, "Prøveveien 1"));
}
