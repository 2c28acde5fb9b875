use super::*;
use crate::import::sheet::Sheet;

const READING: Reading = Reading { country: Country::Norway, fixtures: FixtureNumbers::Refused };

/// The rows below this header, read.
fn read(text: &str) -> Vec<Read<Candidate>> {
    let mut sheet = Sheet::open(text.as_bytes()).unwrap();
    let columns = Columns::read(sheet.header(), &[]).unwrap();
    std::iter::from_fn(|| sheet.next_row().unwrap()).map(|row| Candidate::read(&row, &columns, READING)).collect()
}

fn one(text: &str) -> Candidate {
    read(text).remove(0).unwrap()
}

fn check_refused(header: &str, cell: &str, field: Field, reason: Reason) {
    let refused = read(&format!("Medlemsnr;Navn;{header}\n5;Kari;{cell}\n")).remove(0).unwrap_err();
    assert_eq!(refused, Problem { field: Some(field), reason }, "{cell:?}");
}

#[test]
fn a_row_is_somebody() {
    let text = "Medlemsnr;Fornavn;Etternavn;Mobil;E-post;Status;Gyldig til;Notat;Merkelapper;Innmeldt\n\
                0017;Kari Anne;Prøve;912 34 567;kari@example.test;Aktiv;31.12.2026;\"to\nlinjer\";b, a;1.2.2003\n";
    let kari = one(text);
    assert_eq!(kari.number, Some(17));
    assert_eq!((kari.name.given.as_str(), kari.name.family.as_str()), ("Kari Anne", "Prøve"));
    assert_eq!(kari.phone.unwrap().msisdn(), "4791234567");
    assert_eq!(kari.email.unwrap().address, "kari@example.test");
    assert_eq!(kari.status, Some(MemberStatus::Active));
    assert_eq!(kari.valid_until, Some(jiff::civil::date(2026, 12, 31)));
    assert_eq!(kari.joined, Some(jiff::civil::date(2003, 2, 1)));
    assert_eq!(kari.note.unwrap().as_str(), "to\nlinjer");
    assert_eq!(kari.tags.unwrap().iter().map(Tag::as_str).collect::<Vec<_>>(), ["a", "b"]);
}

#[test]
fn what_is_not_written_is_not_said() {
    let kari = one("Navn;Mobil;E-post;Status;Gyldig til;Notat;Merkelapper\nKari;91234567;;;;;\n");
    let expected = Candidate { name: kari.name.clone(), phone: kari.phone.clone(), ..Candidate::default() };
    assert!(kari == expected);
}

#[test]
fn a_whole_name_is_parted() {
    for (full, given, family) in [
        ("Kari Anne Prøve", "Kari Anne", "Prøve"),
        ("\"Prøve, Kari Anne\"", "Kari Anne", "Prøve"),
        ("Kari", "Kari", ""),
        ("محمد علی", "محمد", "علی"),
        ("🦊", "🦊", ""),
    ] {
        let name = one(&format!("Navn;Mobil\n{full};91234567\n")).name;
        assert_eq!((name.given.as_str(), name.family.as_str()), (given, family), "{full}");
    }
    let name = one("Navn;Etternavn;Mobil\nKari Prøve;Prøve;91234567\n").name;
    assert_eq!((name.given.as_str(), name.family.as_str()), ("Kari", "Prøve"));
}

#[test]
fn a_name_has_500_signs_at_most_and_none_that_nobody_sees() {
    let long = "å".repeat(500);
    assert_eq!(one(&format!("Fornavn;Mobil\n{long};91234567\n")).name.given, long);
    check_refused("Fornavn", &format!("{long}å"), Field::Given, Reason::TooLong);
    assert_eq!(one("Fornavn;Mobil\n\u{202e}Ka\u{200b}ri\u{7};91234567\n").name.given, "Kari");
    check_refused("Fornavn", "\"Kari\nOla\"", Field::Given, Reason::SpansLines);
}

#[test]
fn a_number_is_what_staff_could_have_typed() {
    for cell in ["91234567", "+47 912 34 567", "004791234567", "'+4791234567", "4791234567", "912-34-567"] {
        assert_eq!(one(&format!("Mobil\n{cell}\n")).phone.unwrap().msisdn(), "4791234567", "{cell}");
    }
    check_refused("Mobil", "4,79E+09", Field::Phone, Reason::Rounded);
    check_refused("Mobil", "1234", Field::Phone, Reason::Phone(PhoneProblem::TooShort));
    check_refused("Mobil", "ukjent", Field::Phone, Reason::Phone(PhoneProblem::Letters));
    check_refused("Mobil", "+47 000 00 001", Field::Phone, Reason::Phone(PhoneProblem::Impossible));
    check_refused("Mobil", "=cmd|' /C calc'!A0", Field::Phone, Reason::Phone(PhoneProblem::Letters));
}

#[test]
fn an_address_has_the_shape_of_one() {
    for address in ["kari@example.test", "kari.prøve+x@sub.example.test", "o'b@example.test"] {
        assert_eq!(one(&format!("Navn;E-post\nKari;{address}\n")).email.unwrap().address, address);
    }
    let long = format!("{}@example.test", "a".repeat(250));
    for cell in [
        "kari",
        "@example.test",
        "kari@",
        "kari@example",
        "kari@.test",
        "a@b@c.no",
        "a b@c.no",
        "\"a@b.no, c@d.no\"",
        &long,
    ] {
        check_refused("E-post", cell, Field::Email, Reason::NotAnAddress);
    }
}

#[test]
fn card_numbers_states_days_and_remarks_are_held_to_what_they_are() {
    for (cell, reason) in [
        ("A-12", Reason::NotANumber),
        ("0", Reason::NotANumber),
        ("-4", Reason::NotANumber),
        ("1234567890123", Reason::NotANumber),
        ("1,2E+09", Reason::Rounded),
    ] {
        let refused = read(&format!("Medlemsnr;Navn\n{cell};Kari\n")).remove(0).unwrap_err();
        assert_eq!(refused, Problem { field: Some(Field::Number), reason }, "{cell}");
    }
    check_refused("Mobil;Status", ";betalt", Field::Status, Reason::UnknownStatus);
    check_refused("Mobil;Gyldig til", ";03/04/2026", Field::ValidUntil, Reason::AmbiguousDate);
    check_refused("Mobil;Innmeldt", ";31.02.2026", Field::Joined, Reason::ImpossibleDate);
    check_refused("Mobil;Notat", &format!(";{}", "n".repeat(2001)), Field::Note, Reason::TooLong);
    check_refused("Mobil;Merkelapper", &format!(";{}", "n".repeat(41)), Field::Tags, Reason::TooLong);
    let many: Vec<String> = (0..51).map(|n| n.to_string()).collect();
    check_refused("Mobil;Merkelapper", &format!(";{}", many.join("|")), Field::Tags, Reason::TooMany);
}

#[test]
fn a_row_by_which_nobody_can_be_found_again_is_refused() {
    let refused = read("Navn;Mobil\nKari Prøve;\n").remove(0).unwrap_err();
    assert_eq!(refused, Problem { field: None, reason: Reason::NoKey });
    let refused = read("Medlemsnr;Navn;E-post\n7;;kari@example.test\n").remove(0).unwrap_err();
    assert_eq!(refused, Problem { field: None, reason: Reason::Nobody });
}

#[test]
fn tags_are_read_back_as_they_were_written() {
    for texts in [&["a", "b"][..], &["seat 4, row 2"], &["a;b", "c|d"], &["+x", "=1"], &[]] {
        let written: Vec<Tag> = texts.iter().map(|text| Tag::new(text).unwrap()).collect();
        assert_eq!(tags(&tags_cell(&written)).unwrap(), written);
    }
}
