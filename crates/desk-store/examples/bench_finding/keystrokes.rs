//! What staff type: every kind of keystroke, common and rare.

use desk_core::Phone;

use crate::people::{Dice, People, commonest_given, rarest_family};

const TRIES: usize = 500;

/// Texts of one kind.
pub(crate) struct Kind {
    pub(crate) name: &'static str,
    pub(crate) texts: Vec<String>,
}

/// Members who have a number, at random.
pub(crate) fn phones(people: &People, count: usize) -> Vec<Phone> {
    let dice = Dice::new(5);
    let mut drawn = std::iter::repeat_with(|| dice.below(people.count()));
    let with_phone = drawn.by_ref().filter(|index| People::imported(*index).phone.is_some());
    with_phone.take(count).map(People::phone).collect()
}

pub(crate) fn kinds(people: &People) -> Vec<Kind> {
    let mut kinds = digits(people);
    kinds.extend(words(people));
    kinds.extend(two_words(people));
    kinds.push(kind("e-mail to the @", people, |one, _| email(one, 1)));
    kinds.push(kind("e-mail and some more", people, |one, _| email(one, 4)));
    kinds.push(kind("card number", people, |one, _| one.to_string()));
    kinds
}

fn digits(people: &People) -> Vec<Kind> {
    let part = |index, from: usize, length: usize| {
        let phone = People::phone(index);
        phone.msisdn()[phone.country().calling_code().len()..][from..from + length].to_owned()
    };
    vec![
        fixed("9", "9"),
        fixed("47", "47"),
        kind("one digit", people, move |one, _| part(one, 5, 1)),
        kind("two digits", people, move |one, _| part(one, 3, 2)),
        kind("three digits", people, move |one, _| part(one, 3, 3)),
        kind("four digits in the middle", people, move |one, _| part(one, 2, 4)),
        kind("the last four", people, move |one, _| part(one, 4, 4)),
        kind("four digits, country first", people, |one, _| People::phone(one).msisdn()[..4].to_owned()),
        kind("+ and five digits", people, |one, _| People::phone(one).to_e164()[..6].to_owned()),
        kind("six digits from the first", people, move |one, _| part(one, 0, 6)),
        kind("whole number, country first", people, |one, _| People::phone(one).msisdn().to_owned()),
        kind("whole number of nobody", people, move |one, other| format!("{}{}", part(one, 0, 4), part(other, 4, 4))),
        kind("halves of two numbers, country first", people, move |one, other| {
            format!("47{}{}", part(one, 0, 2), part(other, 4, 4))
        }),
    ]
}

fn words(people: &People) -> Vec<Kind> {
    vec![
        kind("first letter", people, |one, _| begin(&given(one), 1)),
        kind("two letters", people, |one, _| begin(&given(one), 2)),
        kind("three letters", people, |one, _| begin(&family(one), 3)),
        kind("five letters", people, |one, _| begin(&family(one), 5)),
        kind("given name", people, |one, _| given(one)),
        kind("family name", people, |one, _| family(one)),
        kind("nobody's name", people, |one, _| format!("{}x", given(one))),
    ]
}

fn two_words(people: &People) -> Vec<Kind> {
    vec![
        fixed("commonest given, rarest family", &format!("{} {}", commonest_given(), rarest_family())),
        kind("full name", people, |one, _| format!("{} {}", given(one), family(one))),
        kind("full name, family first", people, |one, _| format!("{} {}", family(one), given(one))),
        kind("given of one, family of another", people, |one, other| format!("{} {}", given(one), family(other))),
        kind("commonest given, any family", people, |one, _| format!("{} {}", commonest_given(), family(one))),
        kind("initials", people, |one, other| pair(one, other, 1, 1)),
        kind("1 and 2 letters", people, |one, other| pair(one, other, 1, 2)),
        kind("2 and 2 letters", people, |one, other| pair(one, other, 2, 2)),
        kind("1 and 3 letters", people, |one, other| pair(one, other, 1, 3)),
        kind("3 and 3 letters", people, |one, other| pair(one, other, 3, 3)),
        kind("2 and 5 letters", people, |one, other| pair(one, other, 2, 5)),
        kind("4 and 4 letters", people, |one, other| pair(one, other, 4, 4)),
        kind("a letter and a family name", people, |one, other| format!("{} {}", begin(&given(one), 1), family(other))),
        kind("a common name and nothing", people, |one, _| format!("{} xx", given(one))),
        kind("three initials", people, |one, other| format!("{} {}", pair(one, other, 1, 1), begin(&given(other), 1))),
        kind("the same letter twice", people, |one, _| {
            pair(one, one, 1, 1).replace(&begin(&family(one), 1), &begin(&given(one), 1))
        }),
        kind("one letter three times", people, |one, _| vec![begin(&given(one), 1); 3].join(" ")),
    ]
}

fn kind(name: &'static str, people: &People, text: impl Fn(usize, usize) -> String) -> Kind {
    let dice = Dice::new(name.len() as u64 + 77);
    let texts = (0..TRIES).map(|_| text(dice.below(people.count()), dice.below(people.count()))).collect();
    Kind { name, texts }
}

fn fixed(name: &'static str, text: &str) -> Kind {
    Kind { name, texts: vec![text.to_owned(); TRIES] }
}

fn given(index: usize) -> String {
    People::name(index).given.split([' ', '-']).next().unwrap_or_default().to_owned()
}

fn family(index: usize) -> String {
    People::name(index).family
}

fn email(index: usize, after_at: usize) -> String {
    let address = People::email(index).address;
    let at = address.find('@').unwrap();
    address[..at + after_at].to_owned()
}

fn begin(text: &str, letters: usize) -> String {
    text.chars().take(letters).collect()
}

fn pair(one: usize, other: usize, of_given: usize, of_family: usize) -> String {
    format!("{} {}", begin(&given(one), of_given), begin(&family(other), of_family))
}
