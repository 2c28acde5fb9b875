//! Finding members as the omnibox does: any part of a number, words of a name in any order, an address, a card number.

use desk_core::Member;
use desk_core::folding::loose;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use crate::error::StoreError;
use crate::member::{read, select};
use crate::open::Store;

/// No list on the counter is longer.
const MAX_ROWS: usize = 20;
/// Nobody types more words of a name.
const MAX_WORDS: usize = 8;

impl Store {
    /// At most 20 members who fit `text`: exact card number first, active before ended, recently seen first.
    pub fn find_members(&self, text: &str) -> Result<Vec<Member>, StoreError> {
        let connection = self.lock();
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        if text.contains('@') {
            return by(
                &connection,
                "email_folded LIKE ?1 ESCAPE '\\'",
                vec![beginning(&text.trim().to_lowercase())],
                None,
            );
        }
        if text.chars().any(char::is_alphabetic) {
            return by_name(&connection, text);
        }
        if digits.is_empty() { Ok(Vec::new()) } else { by_digits(&connection, text, &digits) }
    }
}

/// `+47…` and `0047…` say where a number begins; other digits may be any part of it, or a card number.
fn by_digits(connection: &Connection, text: &str, digits: &str) -> Result<Vec<Member>, StoreError> {
    let international = if text.trim_start().starts_with('+') { Some(digits) } else { digits.strip_prefix("00") };
    if digits.bytes().all(|digit| digit == b'0') {
        return Ok(Vec::new());
    }
    if let Some(digits) = international {
        return by(connection, "phone.msisdn LIKE ?1 ESCAPE '\\'", vec![beginning(digits)], None);
    }
    // A trunk zero falls away behind the country code, under which numbers are kept.
    let part = digits.strip_prefix('0').unwrap_or(digits);
    let number = digits.parse::<i64>().ok();
    let condition = "phone.msisdn LIKE ?1 ESCAPE '\\' OR number = ?2";
    let values = vec![Value::from(format!("%{}%", escaped(part))), number.map_or(Value::Null, Value::from)];
    by(connection, condition, values, number)
}

fn by_name(connection: &Connection, text: &str) -> Result<Vec<Member>, StoreError> {
    let folded = loose(text);
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).take(MAX_WORDS).collect();
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let conditions: Vec<String> =
        (1..=words.len()).map(|index| format!("' ' || name_folded LIKE ?{index} ESCAPE '\\'")).collect();
    let values = words.iter().map(|word| Value::from(format!("% {}%", escaped(word)))).collect();
    by(connection, &conditions.join(" AND "), values, None)
}

fn by(
    connection: &Connection,
    condition: &str,
    mut values: Vec<Value>,
    exact_number: Option<i64>,
) -> Result<Vec<Member>, StoreError> {
    values.push(exact_number.map_or(Value::Null, Value::from));
    let exact = values.len();
    let sql = format!(
        "{} WHERE ({condition})
         ORDER BY number IS ?{exact} DESC, status = 'active' DESC, status = 'paused' DESC,
                  (SELECT max(at_ms) FROM visit WHERE member_id = member.id) DESC, member.id DESC
         LIMIT {MAX_ROWS}",
        select()
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let members = statement.query_map(params_from_iter(values), read)?;
    Ok(members.collect::<Result<_, _>>()?)
}

fn beginning(text: &str) -> Value {
    Value::from(format!("{}%", escaped(text)))
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}
