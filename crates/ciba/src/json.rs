//! JSON from outside: one object, no member named twice, nothing deep, and not too many of anything.
//!
//! A parser that takes the last of two `sub` and a checker that takes the first are two readers of one lie.

use std::cell::Cell;
use std::fmt;

use serde::de::{self, DeserializeSeed, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use crate::answer::MAX_BODY_BYTES;
use crate::error::BadAnswer;

/// A JSON object.
pub type Object = Map<String, Value>;

/// Deeper than any answer of a provider, far shallower than a stack.
const MAX_DEPTH: usize = 16;

/// More values than any answer has. An object of one member, six bytes in the answer, takes more than six hundred in memory.
const MAX_VALUES: usize = 10_000;

/// Reads one JSON object as strictly as this crate reads every answer: no member named twice, nothing nested deeper than
/// sixteen, no more than ten thousand values, nothing behind the object. For messages of a provider's own that come by another way.
///
/// # Errors
/// [`BadAnswer::Json`], which says what is wrong and nothing of the content; [`BadAnswer::TooLong`] beyond
/// [`crate::MAX_BODY_BYTES`].
pub fn read_object(bytes: &[u8]) -> Result<Object, BadAnswer> {
    if bytes.len() > MAX_BODY_BYTES {
        return Err(BadAnswer::TooLong);
    }
    read(bytes).map_err(BadAnswer::Json)
}

fn read(bytes: &[u8]) -> Result<Object, &'static str> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let left = Cell::new(MAX_VALUES);
    let value = Strict { depth: 0, left: &left }.deserialize(&mut reader).map_err(|error| reason(&error))?;
    reader.end().map_err(|_| "something follows the JSON")?;
    match value {
        Value::Object(object) => Ok(object),
        _ => Err("not a JSON object"),
    }
}

/// `serde_json`'s own messages quote what they found; these do not.
fn reason(error: &serde_json::Error) -> &'static str {
    let text = error.to_string();
    if text.starts_with(TWICE) {
        TWICE
    } else if text.starts_with(DEEP) {
        DEEP
    } else if text.starts_with(MANY) {
        MANY
    } else {
        "not JSON"
    }
}

const TWICE: &str = "a member is named twice";
const DEEP: &str = "nested too deeply";
const MANY: &str = "of too many values";

#[derive(Clone, Copy)]
struct Strict<'a> {
    depth: usize,
    /// How many values there may still be.
    left: &'a Cell<usize>,
}

impl Strict<'_> {
    fn deeper<E: de::Error>(self) -> Result<Self, E> {
        if self.depth >= MAX_DEPTH { Err(E::custom(DEEP)) } else { Ok(Self { depth: self.depth + 1, ..self }) }
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        let left = self.left.get().checked_sub(1).ok_or_else(|| de::Error::custom(MANY))?;
        self.left.set(left);
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Value, A::Error> {
        let inner = self.deeper()?;
        let mut values = Vec::new();
        while let Some(value) = sequence.next_element_seed(inner)? {
            values.push(value);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let inner = self.deeper()?;
        let mut object = Object::new();
        while let Some(name) = members.next_key::<String>()? {
            let value = members.next_value_seed(inner)?;
            if object.insert(name, value).is_some() {
                return Err(de::Error::custom(TWICE));
            }
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) -> Result<Object, &'static str> {
        read(text.as_bytes())
    }

    #[test]
    fn an_object_is_read_whole() {
        let object = check(r#"{"a":1,"b":[true,null,{"c":"d"}],"e":-1.5}"#).unwrap();
        assert_eq!(serde_json::to_string(&object).unwrap(), r#"{"a":1,"b":[true,null,{"c":"d"}],"e":-1.5}"#);
    }

    #[test]
    fn a_number_is_the_same_when_it_is_written_and_read_again() {
        let object =
            check(r#"{"a":18446744073709557203685475808,"b":-0,"c":5e-324,"d":18446744073709551616}"#).unwrap();
        assert_eq!(check(&serde_json::to_string(&object).unwrap()), Ok(object));
    }

    #[test]
    fn a_member_named_twice_is_refused_at_any_depth() {
        assert_eq!(check(r#"{"sub":"a","sub":"b"}"#), Err(TWICE));
        assert_eq!(check(r#"{"x":{"sub":"a","\u0073ub":"b"}}"#), Err(TWICE));
    }

    #[test]
    fn arrays_text_and_rubbish_are_refused() {
        for text in ["[]", "\"a\"", "1", "null"] {
            assert_eq!(check(text), Err("not a JSON object"), "{text}");
        }
        for text in ["", "<html>", "{", "{\"a\":}", "\u{feff}{}"] {
            assert_eq!(check(text), Err("not JSON"), "{text}");
        }
        assert_eq!(check("{} {}"), Err("something follows the JSON"));
    }

    #[test]
    fn more_values_than_any_answer_has_are_refused_before_they_cost_anything() {
        let many = |times: usize| format!("{{\"a\":[{}0]}}", "{\"\":0},".repeat(times));
        assert!(check(&many(4_998)).is_ok(), "two each, one more, the list and the whole");
        assert_eq!(check(&many(4_999)), Err(MANY));
        assert_eq!(check(&many(37_000)), Err(MANY));
    }

    #[test]
    fn deep_nesting_is_refused_before_it_costs_anything() {
        let deep = format!("{{\"a\":{}1{}}}", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(check(&deep), Err(DEEP));
    }
}
