use proptest::prelude::*;

use super::*;

/// Whether a text means a member with this name and number.
fn means(text: &str, name: &str, msisdn: &str) -> bool {
    match FindQuery::read(text) {
        FindQuery::Nothing | FindQuery::Email(_) => false,
        FindQuery::Digits(digits) => digits.fits(msisdn),
        FindQuery::Words(words) => words.fits(&loose(name)),
    }
}

#[test]
fn a_number_is_meant_in_any_spelling_and_by_any_part() {
    for (text, msisdn, expected) in [
        ("91234567", "4791234567", true),
        ("+47 912 34 567", "4791234567", true),
        ("004791234567", "4791234567", true),
        ("4791234567", "4791234567", true),
        ("0047 912-34", "4791234567", true),
        ("+47", "4791234567", true),
        ("tel:+4791234567", "4791234567", true),
        ("９１２", "4791234567", true),
        ("4567", "4791234567", true),
        ("234-56", "4791234567", true),
        ("9", "4791234567", true),
        ("79 1", "4791234567", true),
        ("+91", "4791234567", false),
        ("0091", "4791234567", false),
        ("91234568", "4791234567", false),
        ("0701740605", "46701740605", true),
        ("+46 0701740605", "46701740605", true),
        ("+46 (0)70 174 06 05", "46701740605", true),
        ("070", "46701740605", true),
        ("46 070 174 06 05", "46701740605", true),
        ("46 070", "46701740605", false),
        ("040 12", "358401234567", true),
        ("0912", "4791234567", false),
        ("00020", "4700000020", true),
        ("0", "4700000020", false),
        ("00", "4700000020", false),
        ("+", "4791234567", false),
    ] {
        assert_eq!(means(text, "", msisdn), expected, "{text}");
    }
}

#[test]
fn a_name_is_meant_by_the_beginnings_of_its_words_in_any_order_and_spelling() {
    for (text, name, expected) in [
        ("kari", "Kari Prøve", true),
        ("prøve kari", "Kari Prøve", true),
        ("PROEVE", "Kari Prøve", true),
        ("prove", "Kari Prøve", true),
        ("pröve", "Kari Prøve", true),
        ("k p", "Kari Prøve", true),
        ("p k", "Kari Prøve", true),
        ("p kar", "Kari Prøve", true),
        ("k k", "Kari Prøve", false),
        ("k k", "Kari Krog", true),
        ("kari kari", "Kari Prøve", false),
        ("karin kari", "Karin Prøve", false),
        ("ari", "Kari Prøve", false),
        ("kari x", "Kari Prøve", false),
        ("aase", "Åse-Marie Østby", true),
        ("ase marie", "Åse-Marie Østby", true),
        ("åse-marie", "Aase Marie Oestby", true),
        ("ostby", "Åse-Marie Østby", true),
        ("Öst", "Åse-Marie Østby", true),
        ("A\u{30a}se", "Åse", true),
        ("rene", "René", true),
        ("pasky", "Pääsky", true),
        ("päsky", "Pæsky", true),
        ("muller", "Müller", true),
        ("myller", "Müller", true),
        ("obrien", "O'Brien", true),
        ("K.P.", "Kari Prøve", true),
    ] {
        assert_eq!(means(text, name, ""), expected, "{text} and {name}");
    }
}

#[test]
fn a_text_is_read_as_what_it_looks_like() {
    for text in ["", "  ", "-", "0", "000", "+", "@", "@example.test", "%", "_", "\u{0}"] {
        assert_eq!(FindQuery::read(text), FindQuery::Nothing, "{text}");
    }
    assert_eq!(FindQuery::read(" Kari@Example "), FindQuery::Email("kari@example".into()));
    let number = |text| match FindQuery::read(text) {
        FindQuery::Digits(digits) => digits.number(),
        _ => None,
    };
    assert_eq!(number("17"), Some(17));
    assert_eq!([number("+17"), number("017"), number("1 7"), number("99999999999999999999")], [None; 4]);
}

#[test]
fn a_whole_number_is_recognised_with_and_without_its_country() {
    for (text, msisdn, expected) in [
        ("91234567", "4791234567", true),
        ("4791234567", "4791234567", true),
        ("+4791234567", "4791234567", true),
        ("0701740605", "46701740605", true),
        ("1234567", "4791234567", false),
        ("+479123456", "4791234567", false),
    ] {
        let FindQuery::Digits(digits) = FindQuery::read(text) else { unreachable!("{text} is digits") };
        assert_eq!(digits.whole().iter().any(|whole| whole == msisdn), expected, "{text}");
    }
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC{0,40}|[-+0-9 ()]{0,40}") {
        means(&text, "Kari Prøve", "4791234567");
    }

    #[test]
    fn every_part_of_a_number_means_it(msisdn in "(47|45|46|358|299)[0-9]{6,9}", from in 0..8usize, length in 1..12usize, gap in 0..12usize) {
        let part = &msisdn[from..msisdn.len().min(from + length)];
        prop_assume!(part.bytes().any(|digit| digit != b'0'));
        let (before, after) = part.split_at(gap.min(part.len()));
        for spelling in [part.to_owned(), format!("{before} {after}"), format!("{before}-{after}")] {
            prop_assert!(means(&spelling, "", &msisdn), "{}", spelling);
        }
    }

    #[test]
    fn whoever_is_typed_is_meant_at_every_keystroke(name in "[A-ZÆØÅa-zæøåäöüé]{1,8}( |-)[a-zæøåäöüéoae]{1,8}", turned in any::<bool>()) {
        let (one, other) = name.split_once([' ', '-']).expect("it has two words");
        let typed = if turned { format!("{other} {one}") } else { name.clone() };
        for (end, sign) in typed.char_indices() {
            let so_far = &typed[..end + sign.len_utf8()];
            prop_assert!(means(so_far, &name, ""), "{} of {}", so_far, name);
        }
    }

    #[test]
    fn another_spelling_is_the_same_name(name in "[k-z]{1,3}[æøåäöüé][k-z]{0,3}") {
        let others: [&[(&str, &str)]; 3] = [
            &[("æ", "ae"), ("ä", "ae"), ("ø", "oe"), ("ö", "oe"), ("å", "aa"), ("ü", "y"), ("é", "e")],
            &[("æ", "a"), ("ä", "a"), ("ø", "o"), ("ö", "o"), ("å", "a"), ("ü", "u"), ("é", "e")],
            &[("æ", "ä"), ("ä", "æ"), ("ø", "ö"), ("ö", "ø"), ("å", "a\u{30a}"), ("ü", "u\u{308}"), ("é", "e\u{301}")],
        ];
        for table in others {
            let (from, to) = table.iter().find(|(from, _)| name.contains(from)).expect("it has such a letter");
            prop_assert!(means(&name.replace(from, to), &name, ""));
        }
    }
}
