//! Guests: people somebody expects on a day, and those who walk in. They may be members.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::folding::fold;
use crate::linking::is_plausible;
use crate::member::{Member, MemberId, VisitId};
use crate::phone::{Country, FixtureNumbers, Phone, PhoneProblem};
use crate::presence::Presence;
use crate::profile::Name;
use crate::remark::Note;
use crate::standing::Standing;

/// Which guest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct GuestId(pub i64);

/// Whom somebody expects on a day: a course, a dinner, a tour.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct GuestList {
    /// The day.
    pub day: Date,
    /// What it is called; empty for those who walk in.
    pub name: String,
}

impl GuestList {
    /// The longest name, in signs.
    pub const LONGEST: usize = 100;
    /// So many guests a day has at most.
    pub const MOST: usize = 5000;

    /// A list; spaces around its name fall away, what is too long and what cannot be shown, too.
    pub fn new(day: Date, name: &str) -> Self {
        let shown = name.chars().map(|sign| if sign.is_control() { ' ' } else { sign });
        let name: String = shown.collect::<String>().trim().chars().take(Self::LONGEST).collect();
        Self { day, name: name.trim_end().to_owned() }
    }
}

/// Somebody who is about to be on a list.
#[derive(Clone, PartialEq, Eq)]
pub struct NewGuest {
    /// What they are called; may be empty if there is a number.
    pub name: Name,
    /// Their number.
    pub phone: Option<Phone>,
    /// What staff should know.
    pub note: Note,
    /// Which member it is.
    pub member: Option<MemberId>,
}

/// Somebody on a list, or who walked in.
#[derive(Clone, PartialEq, Eq)]
pub struct Guest {
    /// Which.
    pub id: GuestId,
    /// On which list.
    pub list: GuestList,
    /// What they are called.
    pub name: Name,
    /// Their number.
    pub phone: Option<Phone>,
    /// What staff should know.
    pub note: Note,
    /// Whether they were on no list.
    pub is_walk_in: bool,
    /// Which member it is, and how that one stands today.
    pub member: Option<(MemberId, Standing)>,
    /// The check-in that was made when they came, if they are a member.
    pub visit: Option<VisitId>,
    /// When they came.
    pub arrived_at: Option<Timestamp>,
    /// When they left.
    pub left_at: Option<Timestamp>,
}

impl Guest {
    /// Where they are.
    pub fn presence(&self) -> Presence {
        Presence::of(self.arrived_at, self.left_at)
    }
}

impl std::fmt::Debug for Guest {
    /// Nothing of a person.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Guest({})", self.id.0)
    }
}

impl std::fmt::Debug for NewGuest {
    /// Nothing of a person.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NewGuest(…)")
    }
}

/// How many there are on a day. Who is a guest and a member is counted once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HeadCount {
    /// Guests who are still to come.
    pub expected: u32,
    /// Members in the house.
    pub members_here: u32,
    /// Guests in the house who are no members.
    pub guests_here: u32,
    /// Everybody who has been here and has left.
    pub left: u32,
}

impl HeadCount {
    /// Everybody in the house.
    pub fn here(self) -> u32 {
        self.members_here + self.guests_here
    }
}

/// Which member a guest is, beyond doubt: the only one who has the number, with a plausible name; or, where no number speaks
/// against it, the only one who is called so, in at least two words.
pub fn member_of(guest: &NewGuest, with_phone: &[Member], with_name: &[Member]) -> Option<MemberId> {
    match (&guest.phone, with_phone) {
        (Some(_), [one]) if is_nameless(&guest.name) || is_plausible(&guest.name, &one.name) => return Some(one.id),
        (Some(_), [_, ..]) => return None,
        _ => {}
    }
    let wanted = fold(&guest.name.full());
    if !wanted.contains(' ') {
        return None;
    }
    let mut same = with_name.iter().filter(|member| fold(&member.name.full()) == wanted);
    match (same.next(), same.next()) {
        // Both have a number, and it is not the same one.
        (Some(one), None) if guest.phone.is_none() || one.phone.is_none() => Some(one.id),
        _ => None,
    }
}

/// Whether a row of a file is somebody who is on the day's lists already: the same name, and no other number.
pub fn is_same(one: &NewGuest, other: &Guest) -> bool {
    let numbers_differ = matches!((&one.phone, &other.phone), (Some(one), Some(other)) if one != other);
    let number_is_same = one.phone.is_some() && one.phone == other.phone;
    let names_are_same = fold(&one.name.full()) == fold(&other.name.full());
    !numbers_differ && (names_are_same || (number_is_same && (is_nameless(&one.name) || is_nameless(&other.name))))
}

/// Whether a member who is let in is this guest: the one they were put to, or one with their number and a plausible name.
pub fn is_of(guest: &Guest, member: &Member) -> bool {
    match guest.member {
        Some((id, _)) => id == member.id,
        None => {
            guest.phone.is_some()
                && guest.phone == member.phone
                && (is_nameless(&guest.name) || is_plausible(&guest.name, &member.name))
        }
    }
}

fn is_nameless(name: &Name) -> bool {
    name.full().is_empty()
}

/// Reads who walks in, as it is typed into the one field: a name, a number, or a name and behind it a number.
///
/// # Errors
/// [`PhoneProblem`] if there is nothing, or what looks like a number is none.
pub fn read_walk_in(
    text: &str,
    country: Country,
    fixtures: FixtureNumbers,
) -> Result<(Name, Option<Phone>), PhoneProblem> {
    let is_number = |sign: char| sign.is_ascii_digit() || sign == '+';
    let (name, number) = text.split_at(text.find(is_number).unwrap_or(text.len()));
    let name: String = name.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect();
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = name.trim_end_matches([',', ';', ':', '(']).trim_end();
    if name.chars().count() > MAX_NAME {
        return Err(PhoneProblem::TooLong);
    }
    let phone = if number.is_empty() { None } else { Some(Phone::parse(number, country, fixtures)?) };
    if name.is_empty() && phone.is_none() {
        return Err(PhoneProblem::Empty);
    }
    let (given, family) = name.rsplit_once(' ').unwrap_or((name, ""));
    Ok((Name { given: given.to_owned(), family: family.to_owned() }, phone))
}

/// Nobody is called longer, in signs.
const MAX_NAME: usize = 200;

#[cfg(test)]
#[path = "guest_tests.rs"]
mod tests;
