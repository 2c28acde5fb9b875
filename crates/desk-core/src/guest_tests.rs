use jiff::civil::date;

use super::*;
use crate::member::MemberStatus;

fn name(full: &str) -> Name {
    let (given, family) = full.rsplit_once(' ').unwrap_or((full, ""));
    Name { given: given.into(), family: family.into() }
}

fn phone(last: &str) -> Phone {
    Phone::from_msisdn(&format!("47912345{last}")).unwrap()
}

fn new(full: &str, number: Option<&str>) -> NewGuest {
    NewGuest { name: name(full), phone: number.map(phone), note: Note::default(), member: None }
}

fn guest(full: &str, number: Option<&str>) -> Guest {
    Guest {
        id: GuestId(1),
        list: GuestList::new(date(2026, 11, 23), "Course"),
        name: name(full),
        phone: number.map(phone),
        note: Note::default(),
        is_walk_in: false,
        member: None,
        visit: None,
        arrived_at: None,
        left_at: None,
    }
}

fn member(id: i64, full: &str, number: Option<&str>) -> Member {
    Member {
        id: MemberId(id),
        number: id,
        name: name(full),
        phone: number.map(phone),
        phone_confirmed: true,
        email: None,
        email_told: None,
        status: MemberStatus::Active,
        valid_until: None,
        note: Note::default(),
        tags: Vec::new(),
        joined_at: Timestamp::UNIX_EPOCH,
        confirmed_at: None,
        last_visit_at: None,
        visits: 0,
    }
}

#[test]
fn the_only_one_with_the_number_and_a_plausible_name_is_that_member() {
    let kari = member(7, "Kari Prøve", Some("67"));
    let with_phone = |full: &str, members: &[Member]| member_of(&new(full, Some("67")), members, &[]);
    assert_eq!(with_phone("KARI ANNE PROEVE", std::slice::from_ref(&kari)), Some(MemberId(7)));
    assert_eq!(with_phone("", std::slice::from_ref(&kari)), Some(MemberId(7)));
    assert_eq!(with_phone("Ola Eksempel", std::slice::from_ref(&kari)), None);
    assert_eq!(with_phone("Kari Prøve", &[kari.clone(), member(8, "Kari Prøve", Some("67"))]), None);
}

#[test]
fn the_only_one_of_that_name_is_that_member_unless_another_number_speaks_against_it() {
    let kari = [member(7, "Kari Prøve", Some("67")), member(8, "Kari Prøvesen", None)];
    let with_name = |full: &str, number: Option<&str>, members: &[Member]| member_of(&new(full, number), &[], members);
    assert_eq!(with_name("kari proeve", None, &kari), Some(MemberId(7)));
    assert_eq!(with_name("Kari Prøve", Some("99"), &kari), None, "another number");
    assert_eq!(with_name("Kari Prøvesen", Some("99"), &kari), Some(MemberId(8)));
    assert_eq!(with_name("Kari Prøve", None, &[kari[0].clone(), kari[0].clone()]), None, "two of them");
    assert_eq!(with_name("Kari", None, &[member(7, "Kari", None)]), None, "one word is many people");
}

#[test]
fn a_row_is_somebody_on_the_list_if_the_name_is_and_no_number_says_otherwise() {
    let check = |one: (&str, Option<&str>), other: (&str, Option<&str>), expected: bool| {
        assert_eq!(is_same(&new(one.0, one.1), &guest(other.0, other.1)), expected, "{one:?} {other:?}");
    };
    check(("Kari Prøve", None), ("KARI PROEVE", None), true);
    check(("Kari Prøve", Some("67")), ("Kari Prøve", None), true);
    check(("Kari Prøve", Some("67")), ("Kari Prøve", Some("68")), false);
    check(("Kari Prøve", Some("67")), ("Ola Prøve", Some("67")), false);
    check(("", Some("67")), ("Ola Prøve", Some("67")), true);
    check(("", None), ("Ola Prøve", Some("67")), false);
}

#[test]
fn a_member_who_comes_is_the_guest_with_their_number_and_name() {
    let kari = member(7, "Kari Prøve", Some("67"));
    assert!(is_of(&guest("Kari Anne Prøve", Some("67")), &kari));
    assert!(!is_of(&guest("Ola Prøve", Some("67")), &kari), "a family with one number");
    assert!(!is_of(&guest("Kari Prøve", None), &kari), "a name alone");
    let put = |id| Guest { member: Some((MemberId(id), Standing::Active)), ..guest("Ola Test", None) };
    assert!(is_of(&put(7), &kari) && !is_of(&put(8), &kari));
}

#[test]
fn who_walks_in_is_a_name_a_number_or_both() {
    let read = |text: &str| {
        let (name, phone) = read_walk_in(text, Country::Norway, FixtureNumbers::Refused)?;
        Ok((name.given, name.family, phone.map(|phone| phone.msisdn().to_owned())))
    };
    let check = |text: &str, given: &str, family: &str, number: Option<&str>| {
        assert_eq!(read(text), Ok((given.into(), family.into(), number.map(str::to_owned))), "{text}");
    };
    check("Kari Anne  Prøve", "Kari Anne", "Prøve", None);
    check("Kari", "Kari", "", None);
    check("Kari Prøve, 912 34 567", "Kari", "Prøve", Some("4791234567"));
    check("+45 20 12 34 56", "", "", Some("4520123456"));
    assert_eq!(read("  "), Err(PhoneProblem::Empty));
    assert_eq!(read("Kari 12"), Err(PhoneProblem::TooShort));
    assert_eq!(read(&"å".repeat(201)), Err(PhoneProblem::TooLong));
}

#[test]
fn a_lists_name_is_one_line_of_a_hundred_signs() {
    assert_eq!(GuestList::new(date(2026, 11, 23), " Tour\n2 ").name, "Tour 2");
    assert_eq!(GuestList::new(date(2026, 11, 23), &"å".repeat(500)).name.chars().count(), 100);
}

proptest::proptest! {
    #[test]
    fn no_text_panics_and_whoever_walks_in_has_a_name_or_a_number(text in "\\PC{0,40}|[ +0-9a-zå,(]{0,30}") {
        if let Ok((name, phone)) = read_walk_in(&text, Country::Norway, FixtureNumbers::Refused) {
            proptest::prop_assert!(phone.is_some() || !name.full().is_empty());
        }
    }
}
