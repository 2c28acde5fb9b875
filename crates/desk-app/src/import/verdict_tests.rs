use desk_core::{MemberStatus, Note, Phone, Source};
use jiff::Timestamp;
use jiff::civil::date;

use super::*;

fn name(full: &str) -> Name {
    let (given, family) = full.split_once(' ').unwrap_or((full, ""));
    Name { given: given.into(), family: family.into() }
}

fn phone() -> Phone {
    Phone::from_msisdn("4700000020").unwrap()
}

fn email(address: &str) -> Email {
    Email { address: address.into(), verified: false }
}

/// A member with the number, whose card has the same number as their key.
fn member(id: i64, full: &str) -> Member {
    Member {
        id: MemberId(id),
        number: id,
        name: name(full),
        phone: Some(phone()),
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

fn candidate(number: Option<i64>, full: &str) -> Candidate {
    Candidate { number, name: name(full), phone: Some(phone()), ..Candidate::default() }
}

fn check(candidate: &Candidate, known: &KnownMembers) -> Result<Option<i64>, Doubt> {
    match judge(candidate, known) {
        Verdict::New => Ok(None),
        Verdict::Known { member, .. } => Ok(Some(member.0)),
        Verdict::Doubtful(doubt, members) => {
            assert!(!members.is_empty());
            Err(doubt)
        }
    }
}

fn with_phone(members: &[Member]) -> KnownMembers {
    KnownMembers { with_phone: members.to_vec(), ..KnownMembers::default() }
}

fn with_number(member: Member, with_phone: &[Member]) -> KnownMembers {
    KnownMembers { with_number: Some(member), with_phone: with_phone.to_vec(), ..KnownMembers::default() }
}

#[test]
fn a_phone_number_and_a_plausible_name_are_that_member() {
    let known = with_phone(&[member(7, "Kari Prøve")]);
    for full in ["Kari Prøve", "KARI PROEVE", "Kari", ""] {
        assert_eq!(check(&candidate(None, full), &known), Ok(Some(7)), "{full}");
    }
    assert_eq!(check(&candidate(None, "Ola Prøve"), &known), Err(Doubt::PhoneOfAnother));
    assert_eq!(check(&candidate(None, "🦊"), &with_phone(&[member(7, "🦊")])), Ok(Some(7)), "a name without letters");
    let family = with_phone(&[member(7, "Kari Prøve"), member(8, "Ola Prøve")]);
    assert_eq!(check(&candidate(None, "Ola Prøve"), &family), Ok(Some(8)));
    assert_eq!(check(&candidate(None, ""), &family), Err(Doubt::Several));
    assert_eq!(check(&candidate(None, "Kari Prøve"), &KnownMembers::default()), Ok(None));
}

#[test]
fn a_card_number_and_a_plausible_name_are_that_member() {
    let kari = || member(7, "Kari Prøve");
    assert_eq!(check(&candidate(Some(7), "Kari Prøve"), &with_number(kari(), &[])), Ok(Some(7)));
    assert_eq!(check(&candidate(Some(7), "Kari Prøve"), &with_number(kari(), &[kari()])), Ok(Some(7)));
    assert_eq!(check(&candidate(Some(7), "Ola"), &with_number(kari(), &[])), Err(Doubt::NumberOfAnother));
    let known = with_number(kari(), &[member(8, "Ola Prøve")]);
    assert_eq!(check(&candidate(Some(7), "Kari Prøve"), &known), Err(Doubt::TwoMembers));
}

#[test]
fn two_card_numbers_are_never_made_one() {
    let known = with_phone(&[member(7, "Ola Prøve")]);
    assert_eq!(check(&candidate(Some(8), "Ola Prøve"), &known), Err(Doubt::OtherNumber));
}

#[test]
fn an_address_makes_known_whose_name_fits_and_who_has_no_other_number() {
    let kari = |phone| Member { phone, ..member(7, "Kari Prøve") };
    let known = |kari| KnownMembers { with_email: vec![kari], ..KnownMembers::default() };
    let without_phone = Candidate { phone: None, ..candidate(None, "Kari Prøve") };
    assert_eq!(check(&without_phone, &known(kari(Some(phone())))), Ok(Some(7)));
    assert_eq!(check(&candidate(None, "Kari Prøve"), &known(kari(None))), Ok(Some(7)));
    assert_eq!(check(&candidate(None, "Kari Prøve"), &known(kari(Some(phone())))), Err(Doubt::OtherPhone));
    assert_eq!(check(&candidate(Some(9), "Kari Prøve"), &known(kari(None))), Err(Doubt::OtherNumber));
    assert_eq!(check(&candidate(None, "Ola Prøve"), &known(kari(None))), Ok(None), "a couple");
    assert_eq!(check(&candidate(None, ""), &known(kari(None))), Ok(None));
    let shared = KnownMembers { email_is_shared: true, ..known(kari(None)) };
    let ola = Candidate { phone: None, ..candidate(None, "Ola Prøve") };
    assert_eq!(check(&ola, &shared), Err(Doubt::SharedEmail));
    assert_eq!(check(&candidate(None, "Ola Prøve"), &shared), Ok(None), "known by the number next time");
}

fn change(candidate: &Candidate, member: Member) -> (MemberChange, bool) {
    match judge(candidate, &with_phone(&[member])) {
        Verdict::Known { change, differs, .. } => (*change, differs),
        _ => unreachable!("known by the number"),
    }
}

#[test]
fn a_file_fills_gaps_and_overwrites_nothing_that_a_member_is_known_by() {
    let there = Member { email: Some(email("Kari@example.test")), ..member(7, "Kari Prøve") };
    let new = Candidate { email: Some(email("other@example.test")), ..candidate(None, "Kari Anne Prøve") };
    let (change_of, differs) = change(&new, there.clone());
    assert!(change_of == MemberChange::default() && differs);
    let same = Candidate { email: Some(email("kari@EXAMPLE.test")), ..candidate(None, "Kari Prøve") };
    let (change_of, differs) = change(&same, there);
    assert!(change_of == MemberChange::default() && !differs);
    let (change_of, differs) = change(&new, member(7, ""));
    assert!(change_of.name == Some(new.name.clone()) && change_of.email == new.email && !differs);
}

#[test]
fn a_file_says_status_days_notes_and_tags_and_what_it_leaves_out_stays() {
    let tag = |text: &str| Tag::new(text).unwrap();
    let new = Candidate {
        status: Some(MemberStatus::Ended),
        valid_until: Some(date(2026, 12, 31)),
        note: Some(Note::new("two\nlines").unwrap()),
        tags: Some(vec![tag("a"), tag("b")]),
        ..candidate(None, "Kari Prøve")
    };
    let (changed, _) = change(&new, member(7, "Kari Prøve"));
    assert!(changed.status == new.status && changed.valid_until == new.valid_until);
    assert!(changed.note == new.note && changed.tags == new.tags);
    let there = Member {
        status: MemberStatus::Ended,
        valid_until: new.valid_until,
        note: Note::new("two\nlines\u{202e}").unwrap(),
        tags: vec![tag("b"), tag("a")],
        email_told: Some((Source::Hand, Timestamp::UNIX_EPOCH)),
        ..member(7, "Kari Prøve")
    };
    assert!(change(&new, there.clone()).0 == MemberChange::default(), "the same, as far as a file can say it");
    assert!(change(&candidate(None, "Kari Prøve"), there).0 == MemberChange::default());
}
