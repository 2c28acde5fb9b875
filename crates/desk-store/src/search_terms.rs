//! What a member is filed under in the index, and what a query looks up: pure, from text to terms.
//!
//! Each term has a list of places in the order of finding, so a query that is one term stops after a screenful however many
//! it means. A query of several terms walks its lists side by side, to their ends if they have nothing in common; so there
//! are terms for combinations too, and the lists that are walked are short:
//!
//! | Term | Stands for |
//! | --- | --- |
//! | `kar` | a word that begins so, up to 12 letters |
//! | `ka\|pr` | two different words that begin so, with 1, 2 or 3 letters each, in either order |
//! | `#234`, `#2345` | three or four digits anywhere in the number |
//! | `^479` | the beginning of the number with its country, up to 6 digits |

use std::collections::BTreeSet;

use desk_core::finding::{Digits, Words};

/// Whoever changes what terms a member has, or what a line shows, raises this: the register is filed anew when it is opened.
pub(crate) const VERSION: i64 = 2;

/// A longer beginning of a word is looked up by this much of it.
const WORD: usize = 12;
/// The longest beginnings that have a term for two words.
const PAIR: usize = 3;
/// Of a longer name the first words are filed.
const WORDS: usize = 10;
/// Digits anywhere in a number.
const PARTS: [usize; 2] = [3, 4];
/// The longest beginning of a number.
const BEGINNING: usize = 6;

/// The terms of a member, apart by spaces. `words` are folded; `msisdn` may be empty.
pub(crate) fn terms(words: &str, msisdn: &str) -> String {
    let words: Vec<&str> = words.split(' ').filter(|word| !word.is_empty()).take(WORDS).collect();
    let mut terms = BTreeSet::new();
    for (index, word) in words.iter().enumerate() {
        terms.extend((1..=WORD).filter_map(|length| beginning(word, length)).map(str::to_owned));
        for other in &words[index + 1..] {
            terms.extend((1..=PAIR).filter_map(|length| pair(word, other, length)));
        }
    }
    for length in PARTS {
        terms.extend(windows(msisdn, length).map(|part| format!("#{part}")));
    }
    terms.extend((1..=BEGINNING).filter_map(|length| beginning(msisdn, length)).map(|begin| format!("^{begin}")));
    terms.into_iter().collect::<Vec<_>>().join(" ")
}

/// What to look up for words of a name. Who is found has yet to fit: a very long word is looked up by its beginning.
pub(crate) fn of_words(query: &Words) -> String {
    let words = query.words();
    let mut terms = BTreeSet::new();
    for (index, word) in words.iter().enumerate() {
        let others = words.iter().enumerate().filter(|(other, _)| *other != index);
        let paired = others.map(|(_, other)| pair_length(word, other)).max().unwrap_or(0);
        // A pair's term says all there is to say about a word that is no longer than its half of it.
        if paired < word.chars().count() {
            terms.insert(first(word, WORD).to_owned());
        }
        for other in &words[index + 1..] {
            terms.extend(pair(word, other, pair_length(word, other)));
        }
    }
    all_of(terms)
}

/// What to look up for digits; `None` if that is fewer digits than there are terms for.
pub(crate) fn of_digits(query: &Digits) -> Option<String> {
    let mut ways: Vec<String> = query.begins().iter().map(|begin| of_beginning(begin)).collect();
    if let Some(part) = query.part() {
        ways.push(of_part(part)?);
    }
    Some(ways.join(" OR "))
}

fn of_beginning(begin: &str) -> String {
    let filed = first(begin, BEGINNING);
    let parts = if begin.len() > filed.len() { fours(begin) } else { Vec::new() };
    all_of(std::iter::once(format!("^{filed}")).chain(parts))
}

fn of_part(part: &str) -> Option<String> {
    match part.len() {
        0..3 => None,
        3 => Some(all_of([format!("#{part}")])),
        _ => Some(all_of(fours(part))),
    }
}

/// Every four in a row: with fewer of them, `47914791` would be looked up as `4791` alone, which half of a country begins with.
fn fours(digits: &str) -> Vec<String> {
    windows(digits, 4).map(|four| format!("#{four}")).collect()
}

/// Words and digits are letters and digits only, so nothing in a term ends its quotes.
fn all_of(terms: impl IntoIterator<Item = String>) -> String {
    let quoted: BTreeSet<String> = terms.into_iter().map(|term| format!("\"{term}\"")).collect();
    format!("({})", quoted.into_iter().collect::<Vec<_>>().join(" AND "))
}

fn windows(digits: &str, length: usize) -> impl Iterator<Item = &str> {
    (length..=digits.len()).filter_map(move |end| digits.get(end - length..end))
}

/// How much of both words their common term has.
fn pair_length(one: &str, other: &str) -> usize {
    one.chars().count().min(other.chars().count()).min(PAIR)
}

/// `None` if one of the words is shorter.
fn pair(one: &str, other: &str, length: usize) -> Option<String> {
    let (one, other) = (beginning(one, length)?, beginning(other, length)?);
    let (one, other) = if one <= other { (one, other) } else { (other, one) };
    Some(format!("{one}|{other}"))
}

/// The first `length` letters; `None` if there are fewer.
fn beginning(word: &str, length: usize) -> Option<&str> {
    let filed = first(word, length);
    (filed.chars().count() == length).then_some(filed)
}

/// At most the first `length` letters.
fn first(word: &str, length: usize) -> &str {
    word.char_indices().nth(length).map_or(word, |(end, _)| &word[..end])
}

#[cfg(test)]
mod tests {
    use desk_core::FindQuery;

    use super::*;

    fn check(text: &str, expected: &str) {
        let looked_up = match FindQuery::read(text) {
            FindQuery::Words(words) => of_words(&words),
            FindQuery::Digits(digits) => of_digits(&digits).unwrap_or_default(),
            _ => String::new(),
        };
        assert_eq!(looked_up, expected, "{text}");
    }

    #[test]
    fn a_member_is_filed_under_words_pairs_and_parts_of_the_number() {
        assert_eq!(terms("ka pre", ""), "k ka ka|pr k|p p pr pre");
        assert_eq!(terms("", "47912"), "#479 #4791 #791 #7912 #912 ^4 ^47 ^479 ^4791 ^47912");
        assert_eq!(terms("", ""), "");
    }

    #[test]
    fn a_query_looks_up_as_few_terms_as_say_it_all() {
        check("k", r#"("k")"#);
        check("kari", r#"("kari")"#);
        check("k p", r#"("k|p")"#);
        check("k pro", r#"("k|p" AND "pro")"#);
        check("kari prove", r#"("kari" AND "kar|pro" AND "prove")"#);
        check("wolfeschlegel", r#"("wolfeschlege")"#);
        check("912", r##"("#912")"##);
        check("91234", r##"("#1234" AND "#9123")"##);
        check("+47", r#"("^47")"#);
        check("+479123", r#"("^479123")"#);
        check("+4791234", r##"("#1234" AND "#4791" AND "#7912" AND "#9123" AND "^479123")"##);
        check("91", "");
    }
}
