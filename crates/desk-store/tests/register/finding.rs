//! Members are found as people look for them.

use desk_core::{MemberId, MemberStatus};

use crate::support::{Desk, at, desk};

fn register() -> Desk {
    let desk = desk();
    desk.enrol("1", "4791234567", "Kari Anne", "Prøve");
    desk.enrol("2", "4799887766", "Åse-Marie", "Østby");
    desk.enrol("3", "46701740605", "Björn", "Müller");
    desk
}

#[test]
fn a_number_is_found_in_any_spelling_and_by_any_part() {
    let desk = register();
    for text in ["91234567", "+47 912 34 567", "004791234567", "4567", "912 34", "234-56", "+4791"] {
        assert_eq!(desk.names(text), ["Kari Anne Prøve"], "{text}");
    }
    assert_eq!(desk.names("0701740605"), ["Björn Müller"], "a trunk zero");
    assert!(desk.names("+91").is_empty(), "with a plus it is the beginning");
}

#[test]
fn a_name_is_found_by_its_words_in_any_order_and_spelling() {
    let desk = register();
    for text in ["kari", "prøve kari", "PROEVE", "anne pr", "Kari  Anne"] {
        assert_eq!(desk.names(text), ["Kari Anne Prøve"], "{text}");
    }
    for text in ["aase", "ostby", "oestby", "marie åse", "Östby", "ase"] {
        assert_eq!(desk.names(text), ["Åse-Marie Østby"], "{text}");
    }
    assert_eq!(desk.names("bjørn myller"), ["Björn Müller"]);
    assert!(desk.names("ari").is_empty(), "the beginning of a word, not its middle");
}

#[test]
fn an_address_and_a_card_number_are_found() {
    let desk = register();
    assert_eq!(desk.names("björn@"), ["Björn Müller"]);
    assert_eq!(desk.names("2")[0], "Åse-Marie Østby", "the exact card number comes first");
}

#[test]
fn signs_that_mean_something_to_sql_mean_nothing_here() {
    let desk = register();
    for text in ["%", "_", "' OR 1=1 --", "\\", "@%", "\u{0}", "0", "00"] {
        assert!(desk.names(text).is_empty(), "{text}");
    }
}

#[test]
fn who_came_last_comes_first() {
    let desk = register();
    desk.enrol("4", "4791234999", "Kari", "Eksempel");
    assert_eq!(desk.names("kari"), ["Kari Eksempel", "Kari Anne Prøve"]);
    desk.store.check_in(MemberId(1), at(100)).unwrap();
    assert_eq!(desk.names("kari"), ["Kari Anne Prøve", "Kari Eksempel"]);
}

#[test]
fn whose_number_or_card_it_is_comes_before_whoever_else_fits() {
    let desk = desk();
    let first = desk.add("4791234567", "Kari", "Prøve", 0);
    desk.add("4520912345", "Ola", "Eksempel", 1);
    desk.add("46912345670", "Nils", "Testesen", 2);
    desk.store.set_status(first, MemberStatus::Ended, at(3)).unwrap();
    assert_eq!(desk.names("91234567"), ["Kari Prøve", "Nils Testesen"], "though her membership has ended");
    assert_eq!(desk.names("1"), ["Kari Prøve", "Nils Testesen", "Ola Eksempel"], "her card number");
}

#[test]
fn active_comes_before_paused_and_paused_before_ended() {
    let desk = desk();
    let ids = ["4791234561", "4791234562", "4791234563"].map(|msisdn| desk.add(msisdn, msisdn, "Prøve", 0));
    desk.store.set_status(ids[2], MemberStatus::Ended, at(1)).unwrap();
    desk.store.set_status(ids[1], MemberStatus::Paused, at(1)).unwrap();
    desk.store.check_in(ids[2], at(100)).unwrap();
    assert_eq!(desk.names("prøve"), ["4791234561 Prøve", "4791234562 Prøve", "4791234563 Prøve"]);
    desk.store.set_status(ids[2], MemberStatus::Active, at(200)).unwrap();
    assert_eq!(desk.names("prøve")[0], "4791234563 Prøve");
}

#[test]
fn an_undone_visit_is_no_visit() {
    let desk = register();
    let visit = desk.store.check_in(MemberId(1), at(100)).unwrap();
    assert_eq!(desk.names("4")[0], "Kari Anne Prøve");
    desk.store.undo_visit(visit.id, at(110)).unwrap();
    assert_eq!(desk.names("4")[0], "Björn Müller");
}

#[test]
fn a_list_has_at_most_twenty_rows() {
    let desk = desk();
    for index in 0..45 {
        desk.add(&format!("47912345{index:02}"), "Kari", "Prøve", index);
    }
    for text in ["kari", "k p", "9", "91", "912", "9123", "+47", "4791234"] {
        assert_eq!(desk.names(text).len(), 20, "{text}");
    }
}

#[test]
fn finding_does_not_wait_for_a_write() {
    let desk = register();
    let writer = desk.raw();
    writer.execute_batch("BEGIN IMMEDIATE; UPDATE search SET has_note = 1").unwrap();
    assert_eq!(desk.names("kari"), ["Kari Anne Prøve"]);
    assert!(!desk.store.find_members("kari").unwrap()[0].has_note, "what is not committed is not seen");
}
