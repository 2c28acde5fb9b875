//! Reading an object of which little is certain: names trimmed, texts as they came, everything optional and bounded.

use ciba::Object;
use jiff::Timestamp;
use serde_json::Value;

/// A longer text is cut in the reading; the object kept beside it has it whole.
pub(crate) const MAX_TEXT: usize = 4_000;
/// An identifier that is longer is none: a cut one could be another's.
pub(crate) const MAX_ID: usize = 100;

/// The members of one object.
#[derive(Clone, Copy)]
pub(crate) struct Members<'a>(&'a Object);

impl<'a> Members<'a> {
    pub(crate) fn new(object: &'a Object) -> Self {
        Self(object)
    }

    pub(crate) fn of(value: &'a Value) -> Option<Self> {
        value.as_object().map(Self)
    }

    /// Contract §15.2: a sample of the provider's has a name with a space before it, so names count without such spaces. If
    /// two are the same then, neither is read: which one is meant, nobody can say.
    fn get(self, name: &str) -> Option<&'a Value> {
        let mut named = self.0.iter().filter(|(given, _)| given.trim() == name).map(|(_, value)| value);
        named.next().filter(|_| named.next().is_none())
    }

    /// A text as it came: what a customer was shown is evidence, and evidence is not cleaned.
    pub(crate) fn text(self, name: &str) -> Option<String> {
        let text = self.get(name)?.as_str()?;
        Some(text.chars().take(MAX_TEXT).collect())
    }

    pub(crate) fn id(self, name: &str) -> Option<String> {
        let id = self.get(name)?.as_str()?;
        (1..=MAX_ID).contains(&id.chars().count()).then(|| id.to_owned())
    }

    pub(crate) fn flag(self, name: &str) -> Option<bool> {
        self.get(name)?.as_bool()
    }

    /// RFC 3339, with as many digits of a second as there may be.
    pub(crate) fn instant(self, name: &str) -> Option<Timestamp> {
        self.get(name)?.as_str()?.parse().ok()
    }

    pub(crate) fn object(self, name: &str) -> Option<Self> {
        Self::of(self.get(name)?)
    }

    /// The objects of a list; what is no object is passed over.
    pub(crate) fn objects(self, name: &str) -> impl Iterator<Item = Self> + use<'a> {
        self.get(name).and_then(Value::as_array).into_iter().flatten().filter_map(Self::of)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check<T>(value: &Value, read: impl Fn(Members<'_>) -> T) -> T {
        read(Members::of(value).unwrap())
    }

    #[test]
    fn a_name_counts_without_the_spaces_around_it() {
        for name in ["text", " text", "text ", "\ttext\n"] {
            assert_eq!(check(&json!({name: "a"}), |members| members.text("text")).as_deref(), Some("a"), "{name:?}");
        }
        assert_eq!(check(&json!({"te xt": "a", "Text": "b"}), |members| members.text("text")), None);
    }

    #[test]
    fn of_two_members_with_one_name_neither_is_read() {
        assert_eq!(check(&json!({"accepted": false, " accepted": true}), |members| members.flag("accepted")), None);
    }

    #[test]
    fn a_text_is_neither_trimmed_nor_cleaned_but_cut() {
        let text = |text: &str| check(&json!({ "text": text }), |members| members.text("text")).unwrap();
        assert_eq!(text(" a\n\u{202e}b "), " a\n\u{202e}b ");
        assert_eq!(text(&"ø".repeat(5_000)), "ø".repeat(MAX_TEXT));
    }

    #[test]
    fn an_identifier_is_short_and_whole_or_none() {
        let id = |id: &str| check(&json!({ "id": id }), |members| members.id("id"));
        assert_eq!(id("email").as_deref(), Some("email"));
        assert_eq!(id(&"ø".repeat(MAX_ID)).map(|id| id.chars().count()), Some(MAX_ID));
        assert_eq!(id(&"a".repeat(MAX_ID + 1)), None);
        assert_eq!(id(""), None);
    }

    #[test]
    fn an_instant_may_have_seven_digits_of_a_second() {
        let instant = |text: &str| check(&json!({ "at": text }), |members| members.instant("at"));
        assert_eq!(instant("2026-03-02T09:15:30Z").unwrap().as_second(), 1_772_442_930);
        assert_eq!(instant("2026-03-02T10:15:30.1234567+01:00").unwrap().as_second(), 1_772_442_930);
        for odd in ["", "2026-03-02", "2026-03-02T09:15:30", "yesterday", "1772442930"] {
            assert_eq!(instant(odd), None, "{odd}");
        }
    }
}
