//! Members are found as people look for them.

use crate::support::{Desk, at, desk};

fn register() -> Desk {
    let desk = desk();
    desk.enrol("1", "4791234567", "Kari Anne", "Prøve");
    desk.enrol("2", "4799887766", "Åse-Marie", "Østby");
    desk.enrol("3", "46701740605", "Björn", "Müller");
    desk
}

fn names(desk: &Desk, text: &str) -> Vec<String> {
    desk.store.find_members(text).unwrap().iter().map(|member| member.name.full()).collect()
}

#[test]
fn a_number_is_found_in_any_spelling_and_by_any_part() {
    let desk = register();
    for text in ["91234567", "+47 912 34 567", "004791234567", "4567", "912 34", "234-56", "+4791"] {
        assert_eq!(names(&desk, text), ["Kari Anne Prøve"], "{text}");
    }
    assert_eq!(names(&desk, "0701740605"), ["Björn Müller"], "a trunk zero");
    assert!(names(&desk, "+91").is_empty(), "with a plus it is the beginning");
}

#[test]
fn a_name_is_found_by_its_words_in_any_order_and_spelling() {
    let desk = register();
    for text in ["kari", "prøve kari", "PROEVE", "anne pr", "Kari  Anne"] {
        assert_eq!(names(&desk, text), ["Kari Anne Prøve"], "{text}");
    }
    for text in ["aase", "ostby", "oestby", "marie åse", "Östby", "ase"] {
        assert_eq!(names(&desk, text), ["Åse-Marie Østby"], "{text}");
    }
    assert_eq!(names(&desk, "bjørn myller"), ["Björn Müller"]);
    assert!(names(&desk, "ari").is_empty(), "the beginning of a word, not its middle");
}

#[test]
fn an_address_and_a_card_number_are_found() {
    let desk = register();
    assert_eq!(names(&desk, "björn@"), ["Björn Müller"]);
    assert_eq!(names(&desk, "2")[0], "Åse-Marie Østby", "the exact card number comes first");
}

#[test]
fn signs_that_mean_something_to_sql_mean_nothing_here() {
    let desk = register();
    for text in ["%", "_", "' OR 1=1 --", "\\", "@%", "\u{0}", "0", "00"] {
        assert!(names(&desk, text).is_empty(), "{text}");
    }
}

#[test]
fn who_came_last_comes_first() {
    let desk = register();
    desk.enrol("4", "4791234999", "Kari", "Eksempel");
    assert_eq!(names(&desk, "kari"), ["Kari Eksempel", "Kari Anne Prøve"]);
    desk.store.check_in(desk_core::MemberId(1), at(100)).unwrap();
    assert_eq!(names(&desk, "kari"), ["Kari Anne Prøve", "Kari Eksempel"]);
}
