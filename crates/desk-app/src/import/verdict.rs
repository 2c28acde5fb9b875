//! What becomes of somebody in a file: a new member, a known one, or a question for staff.
//!
//! A card number, a phone number or an address says who it may be; the name has to be plausible, because numbers get recycled
//! and families share them. A known member keeps what they are known by; the file fills gaps, and says whether and until when
//! the membership holds, the note and the tags.

use desk_core::linking::is_plausible;
use desk_core::profile::{Email, Name};
use desk_core::{Member, MemberId, Tag};
use desk_store::{KnownMembers, MemberChange};

use super::candidate::Candidate;
use super::clean;

/// What becomes of a row.
pub(super) enum Verdict {
    /// Nobody we know.
    New,
    /// A member; what the file has to say that is new, and whether it says otherwise of what the register keeps.
    Known { member: MemberId, change: Box<MemberChange>, differs: bool },
    /// One of these, or nobody: staff decide.
    Doubtful(Doubt, Vec<MemberId>),
}

/// Why staff have to decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Doubt {
    /// The number on the card is that of somebody with another name.
    #[error("the member number belongs to a member with another name")]
    NumberOfAnother,
    /// The phone number is that of somebody with another name.
    #[error("the phone number belongs to a member with another name")]
    PhoneOfAnother,
    /// The member with that card has another phone number, and this one is another member's.
    #[error("the member number and the phone number belong to different members")]
    TwoMembers,
    /// Phone number or address and name fit, the number on the card does not.
    #[error("a member with this name and phone number or e-mail address has another member number")]
    OtherNumber,
    /// The address and the name fit, the phone number does not.
    #[error("a member with this name and e-mail address has another phone number")]
    OtherPhone,
    /// More than one fits.
    #[error("several members fit")]
    Several,
    /// Many have this address, and nothing else says who it is.
    #[error("several members share the e-mail address")]
    SharedEmail,
}

/// Decides who somebody in a file is.
pub(super) fn judge(candidate: &Candidate, known: &KnownMembers) -> Verdict {
    match &known.with_number {
        Some(member) => by_number(candidate, member, &known.with_phone),
        None if !known.with_phone.is_empty() => by_phone(candidate, &known.with_phone),
        None => by_email(candidate, known),
    }
}

fn by_number(candidate: &Candidate, member: &Member, with_phone: &[Member]) -> Verdict {
    if !names_fit(&candidate.name, &member.name) {
        return Verdict::Doubtful(Doubt::NumberOfAnother, vec![member.id]);
    }
    if with_phone.is_empty() || with_phone.iter().any(|other| other.id == member.id) {
        return known(candidate, member);
    }
    let both = std::iter::once(member).chain(with_phone);
    Verdict::Doubtful(Doubt::TwoMembers, both.map(|member| member.id).collect())
}

fn by_phone(candidate: &Candidate, with_phone: &[Member]) -> Verdict {
    let fitting: Vec<&Member> = with_phone.iter().filter(|member| names_fit(&candidate.name, &member.name)).collect();
    match fitting[..] {
        [] => Verdict::Doubtful(Doubt::PhoneOfAnother, ids(with_phone)),
        [member] if has_other_number(candidate, member) => Verdict::Doubtful(Doubt::OtherNumber, vec![member.id]),
        [member] => known(candidate, member),
        _ => Verdict::Doubtful(Doubt::Several, ids(fitting)),
    }
}

/// An address alone makes nobody known whose name is another: couples share them.
fn by_email(candidate: &Candidate, known_members: &KnownMembers) -> Verdict {
    let is_only_key = candidate.number.is_none() && candidate.phone.is_none();
    let with_email = &known_members.with_email;
    let fits = |member: &&Member| written(&candidate.name).is_some() && names_fit(&candidate.name, &member.name);
    let fitting: Vec<&Member> = with_email.iter().filter(fits).collect();
    match fitting[..] {
        [] if is_only_key && known_members.email_is_shared => Verdict::Doubtful(Doubt::SharedEmail, ids(with_email)),
        [] => Verdict::New,
        [member] if has_other_number(candidate, member) => Verdict::Doubtful(Doubt::OtherNumber, vec![member.id]),
        [member] if candidate.phone.is_some() && member.phone.is_some() => {
            Verdict::Doubtful(Doubt::OtherPhone, vec![member.id])
        }
        [member] => known(candidate, member),
        _ => Verdict::Doubtful(Doubt::Several, ids(fitting)),
    }
}

fn has_other_number(candidate: &Candidate, member: &Member) -> bool {
    candidate.number.is_some_and(|number| number != member.number)
}

fn ids<'a>(members: impl IntoIterator<Item = &'a Member>) -> Vec<MemberId> {
    members.into_iter().map(|member| member.id).collect()
}

/// The same name, a plausible one, or none to hold against the other.
fn names_fit(one: &Name, other: &Name) -> bool {
    written(one).is_none() || written(other).is_none() || one.full() == other.full() || is_plausible(one, other)
}

fn known(candidate: &Candidate, member: &Member) -> Verdict {
    let same_email = |new: &Email, there: &Email| new.address.to_lowercase() == there.address.to_lowercase();
    let same_name = |new: &Name, there: &Name| new.full() == clean::line(&there.full());
    let (name, other_name) = gap(written(&candidate.name), written(&member.name), same_name);
    let (phone, other_phone) = gap(candidate.phone.as_ref(), member.phone.as_ref(), PartialEq::eq);
    let (email, other_email) = gap(candidate.email.as_ref(), member.email.as_ref(), same_email);
    let change = MemberChange {
        name,
        phone,
        email,
        status: candidate.status.filter(|status| *status != member.status),
        valid_until: candidate.valid_until.filter(|day| Some(*day) != member.valid_until),
        note: candidate.note.clone().filter(|note| note.as_str() != clean::lines(member.note.as_str())),
        tags: candidate.tags.clone().filter(|tags| *tags != cleaned(&member.tags)),
    };
    let differs = other_name || other_phone || other_email;
    Verdict::Known { member: member.id, change: Box::new(change), differs }
}

/// What fills a gap, and whether the register keeps what it has though the file says otherwise.
fn gap<T: Clone>(new: Option<&T>, there: Option<&T>, is_same: impl Fn(&T, &T) -> bool) -> (Option<T>, bool) {
    match (new, there) {
        (Some(new), Some(there)) => (None, !is_same(new, there)),
        (new, _) => (new.cloned(), false),
    }
}

fn written(name: &Name) -> Option<&Name> {
    Some(name).filter(|name| !name.full().is_empty())
}

/// Tags as a file can say them.
fn cleaned(tags: &[Tag]) -> Vec<Tag> {
    let mut cleaned: Vec<Tag> = tags.iter().filter_map(|tag| Tag::new(&clean::line(tag.as_str())).ok()).collect();
    cleaned.sort();
    cleaned.dedup();
    cleaned
}

#[cfg(test)]
#[path = "verdict_tests.rs"]
mod tests;
