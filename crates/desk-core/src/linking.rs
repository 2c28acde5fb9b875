//! Which member a confirmed person is (design, rule 5; contract §24.8).
//!
//! In this order: the stored subject; else the one member with the verified number, or the verified address, whose name is
//! plausible, because numbers get recycled; else, if there is anything to doubt, staff decide. Nothing is merged silently.

use crate::folding::fold;
use crate::member::{Member, MemberId};
use crate::profile::{Name, Profile};

/// What the register knows that may be this person.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The member with this very subject at this issuer.
    pub by_sub: Option<MemberId>,
    /// Members who have the confirmed number now.
    pub by_phone: Vec<Member>,
    /// Members who have the verified address now.
    pub by_email: Vec<Member>,
}

/// Who it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// Nobody we know.
    New,
    /// This member.
    Known(MemberId),
    /// One of these, or nobody: staff decide.
    NeedsStaff(Vec<MemberId>),
}

/// Decides who `profile` is.
pub fn link(profile: &Profile, known: &Known) -> Link {
    if let Some(member) = known.by_sub {
        return Link::Known(member);
    }
    let by_phone = if profile.phone_is_verified() { known.by_phone.as_slice() } else { &[] };
    let email_is_verified = profile.email.as_ref().is_some_and(|email| email.verified);
    let by_email = if email_is_verified { known.by_email.as_slice() } else { &[] };

    let candidates = distinct(by_phone.iter().chain(by_email));
    match candidates[..] {
        [] => Link::New,
        [one] if is_plausible(&profile.name, &one.name) => Link::Known(one.id),
        _ => settle(profile, &candidates, by_phone),
    }
}

/// Several, or one with another name. A couple may share an address: if just one of them has the number and the name, that
/// is the one. An address alone with another name is that couple's other half: nobody we know.
fn settle(profile: &Profile, candidates: &[&Member], by_phone: &[Member]) -> Link {
    if let [one] = by_phone
        && is_plausible(&profile.name, &one.name)
        && candidates.iter().filter(|other| is_plausible(&profile.name, &other.name)).count() == 1
    {
        return Link::Known(one.id);
    }
    let nobody_fits = by_phone.is_empty() && candidates.iter().all(|member| !is_plausible(&profile.name, &member.name));
    if nobody_fits { Link::New } else { Link::NeedsStaff(candidates.iter().map(|member| member.id).collect()) }
}

fn distinct<'a>(members: impl Iterator<Item = &'a Member>) -> Vec<&'a Member> {
    let mut distinct: Vec<&Member> = Vec::new();
    for member in members {
        if distinct.iter().all(|other| other.id != member.id) {
            distinct.push(member);
        }
    }
    distinct
}

/// Whether two names may be the same person's: they share a given name, and a family name or one of them has none on file.
/// A family name alone is a family; a given name alone is a stranger, or a marriage, which staff can tell apart.
pub fn is_plausible(a: &Name, b: &Name) -> bool {
    shares_a_word(&a.given, &b.given)
        && (shares_a_word(&a.family, &b.family) || a.family.trim().is_empty() || b.family.trim().is_empty())
}

fn shares_a_word(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    a.split(' ').any(|word| !word.is_empty() && b.split(' ').any(|other| other == word))
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::member::MemberStatus;
    use crate::phone::Phone;
    use crate::profile::{ConfirmedPhone, Email};

    fn name(given: &str, family: &str) -> Name {
        Name { given: given.into(), family: family.into() }
    }

    fn member(id: i64, given: &str, family: &str) -> Member {
        Member {
            id: MemberId(id),
            number: id,
            name: name(given, family),
            phone: None,
            phone_confirmed: true,
            email: None,
            email_told: None,
            status: MemberStatus::Active,
            valid_until: None,
            note: crate::remark::Note::default(),
            tags: Vec::new(),
            joined_at: Timestamp::UNIX_EPOCH,
            confirmed_at: None,
            last_visit_at: None,
            visits: 0,
        }
    }

    fn check(given: &str, family: &str, known: &Known) -> Link {
        let profile = Profile {
            sub: "s".into(),
            name: name(given, family),
            phone: ConfirmedPhone::Given(Phone::from_msisdn("4700000020").unwrap()),
            email: Some(Email { address: "kari@example.test".into(), verified: true }),
            details: crate::Details::default(),
            consents: Vec::new(),
        };
        link(&profile, known)
    }

    fn by_phone(members: &[Member]) -> Known {
        Known { by_phone: members.to_vec(), ..Known::default() }
    }

    #[test]
    fn somebody_unknown_is_new() {
        assert_eq!(check("Kari", "Prøve", &Known::default()), Link::New);
    }

    #[test]
    fn a_known_subject_is_that_member_whatever_else_has_changed() {
        let known = Known { by_sub: Some(MemberId(7)), by_phone: vec![member(8, "Ola", "Prøve")], by_email: vec![] };
        assert_eq!(check("Kari", "Ny", &known), Link::Known(MemberId(7)));
    }

    #[test]
    fn the_number_and_a_plausible_name_are_that_member() {
        for (given, family) in
            [("Kari", "Prøve"), ("KARI ANNE", "Proeve"), ("Kari-Anne", "Prøve Eksempel"), ("kari", "")]
        {
            assert_eq!(
                check(given, family, &by_phone(&[member(7, "Kari", "Prøve")])),
                Link::Known(MemberId(7)),
                "{given}"
            );
        }
    }

    #[test]
    fn a_recycled_number_with_another_name_is_for_staff() {
        for (given, family) in [("Ola", "Eksempel"), ("Ola", "Prøve"), ("Kari", "Eksempel")] {
            let link = check(given, family, &by_phone(&[member(7, "Kari", "Prøve")]));
            assert_eq!(link, Link::NeedsStaff(vec![MemberId(7)]), "{given} {family}");
        }
    }

    #[test]
    fn two_members_with_the_number_are_for_staff() {
        let known = by_phone(&[member(7, "Kari", "Prøve"), member(8, "Kari", "Prøve")]);
        assert_eq!(check("Kari", "Prøve", &known), Link::NeedsStaff(vec![MemberId(7), MemberId(8)]));
    }

    #[test]
    fn an_address_shared_by_a_couple_does_not_make_them_one() {
        let known = Known { by_email: vec![member(7, "Ola", "Prøve")], ..Known::default() };
        assert_eq!(check("Kari", "Prøve", &known), Link::New);
        let known = Known { by_phone: vec![member(8, "Kari", "Prøve")], ..known };
        assert_eq!(check("Kari", "Prøve", &known), Link::Known(MemberId(8)));
    }

    #[test]
    fn a_new_number_with_the_old_address_and_name_is_that_member() {
        let known = Known { by_email: vec![member(7, "Kari", "Prøve")], ..Known::default() };
        assert_eq!(check("Kari", "Prøve", &known), Link::Known(MemberId(7)));
    }

    #[test]
    fn an_unverified_address_or_number_links_nobody() {
        let profile = Profile {
            sub: "s".into(),
            name: name("Kari", "Prøve"),
            phone: ConfirmedPhone::AsAsked,
            email: Some(Email { address: "kari@example.test".into(), verified: false }),
            details: crate::Details::default(),
            consents: Vec::new(),
        };
        let known = Known {
            by_sub: None,
            by_phone: vec![member(7, "Kari", "Prøve")],
            by_email: vec![member(7, "Kari", "Prøve")],
        };
        assert_eq!(link(&profile, &known), Link::New);
    }
}
