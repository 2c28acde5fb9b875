//! Members whom staff add by hand: under fifteen, without the app, without a telephone. Nobody has confirmed them yet.

use crate::folding::fold;
use crate::member::Member;
use crate::phone::Phone;
use crate::profile::{Email, Name};

/// Somebody who is about to become a member by hand.
#[derive(Clone, PartialEq, Eq)]
pub struct NewByHand {
    /// What they are called.
    pub name: Name,
    /// Their number, unconfirmed.
    pub phone: Option<Phone>,
    /// Their address, unverified.
    pub email: Option<Email>,
}

impl std::fmt::Debug for NewByHand {
    /// Nothing of a person.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NewByHand(…)")
    }
}

/// Members who may be the one who is about to be added: those with the number, and those of the same whole name in at least two
/// words. Families share a number, and people a name: it is for staff to say.
pub fn alike(new: &NewByHand, with_phone: Vec<Member>, with_name: Vec<Member>) -> Vec<Member> {
    let name = fold(&new.name.full());
    let is_namesake = |member: &Member| name.contains(' ') && fold(&member.name.full()) == name;
    let mut alike = with_phone;
    for member in with_name.into_iter().filter(is_namesake) {
        if alike.iter().all(|other| other.id != member.id) {
            alike.push(member);
        }
    }
    alike
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::member::{MemberId, MemberStatus};
    use crate::remark::Note;

    fn name(given: &str, family: &str) -> Name {
        Name { given: given.to_owned(), family: family.to_owned() }
    }

    fn member(id: i64, given: &str, family: &str) -> Member {
        Member {
            id: MemberId(id),
            number: id,
            name: name(given, family),
            phone: None,
            phone_confirmed: false,
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

    fn check(given: &str, family: &str, with_phone: Vec<Member>, with_name: Vec<Member>, expected: &[i64]) {
        let new = NewByHand { name: name(given, family), phone: None, email: None };
        let found = alike(&new, with_phone, with_name);
        assert_eq!(found.iter().map(|member| member.id.0).collect::<Vec<_>>(), expected, "{given} {family}");
    }

    #[test]
    fn whoever_has_the_number_may_be_the_same_whatever_they_are_called() {
        check("Emil", "Prøve", vec![member(1, "Kari", "Prøve")], Vec::new(), &[1]);
    }

    #[test]
    fn whoever_is_called_the_same_may_be_however_it_is_spelt_and_stands_there_once() {
        let namesakes = || vec![member(1, "Åse", "Østby"), member(2, "Åse", "Østbygård")];
        check("Aase", "Oestby", Vec::new(), namesakes(), &[1]);
        check("Aase", "Oestby", vec![member(1, "Åse", "Østby")], namesakes(), &[1]);
    }

    #[test]
    fn a_given_name_alone_is_too_common_to_say() {
        check("Kari", "", Vec::new(), vec![member(1, "Kari", "")], &[]);
    }
}
