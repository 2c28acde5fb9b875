//! `[retention]`: how long what is kept, checked into the rules.

use desk_core::retention::{Keep, Kind, Rules};
use toml::{Table, Value};

use crate::config::{ConfigError, ValueProblem, unusable};

/// What keeps a kind for as long as there is a register.
pub(crate) const FOR_EVER: &str = "keep";

/// What a time is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    Months,
    Days,
    Hours,
}

/// Every key there is.
pub(crate) const KEYS: [(&str, Kind, Unit); Kind::ALL.len()] = [
    ("visits_months", Kind::Visits, Unit::Months),
    ("ended_members_months", Kind::EndedMembers, Unit::Months),
    ("unconfirmed_members_months", Kind::UnconfirmedMembers, Unit::Months),
    ("notes_months", Kind::Notes, Unit::Months),
    ("answers_months", Kind::Answers, Unit::Months),
    ("former_numbers_months", Kind::FormerNumbers, Unit::Months),
    ("merges_months", Kind::Merges, Unit::Months),
    ("logins_months", Kind::Logins, Unit::Months),
    ("audit_months", Kind::Audit, Unit::Months),
    ("day_counts_months", Kind::DayCounts, Unit::Months),
    ("intents_days", Kind::Intents, Unit::Days),
    ("guests_days", Kind::Guests, Unit::Days),
    ("needs_staff_hours", Kind::NeedsStaff, Unit::Hours),
];

/// The rules as they are written, over the usual ones.
pub(crate) fn check(section: &Table) -> Result<Rules, ConfigError> {
    let mut rules = Rules::default();
    for (key, kind, unit) in KEYS {
        if let Some(value) = section.get(key) {
            rules = rules.with(kind, keep(key, unit, value)?);
        }
    }
    Ok(rules)
}

fn keep(key: &str, unit: Unit, value: &Value) -> Result<Keep, ConfigError> {
    let (most, or_for_ever) = match unit {
        Unit::Months => (1200, ", or \"keep\" for as long as there is a register"),
        Unit::Days => (365, ""),
        Unit::Hours => (720, ""),
    };
    let refused = || {
        let zero = "0 is not taken: it could mean at once as well as never";
        let problem = ValueProblem::OutOfRange { least: 1, most };
        let because = format!("must be from 1 to {most}{or_for_ever}; {zero}");
        unusable(&format!("retention.{key}"), problem, &because)
    };
    if value.as_str() == Some(FOR_EVER) && unit == Unit::Months {
        return Ok(Keep::Always);
    }
    let number = value.as_integer().filter(|number| (1..=i64::from(most)).contains(number)).ok_or_else(refused)?;
    let number = u16::try_from(number).map_err(|_| refused())?;
    Ok(match unit {
        Unit::Months => Keep::Months(number),
        Unit::Days => Keep::Days(number),
        Unit::Hours => Keep::Hours(number),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Rules, String> {
        check(&text.parse().unwrap()).map_err(|error| error.to_string())
    }

    #[test]
    fn what_is_not_written_is_as_usual() {
        assert_eq!(read("").unwrap(), Rules::default());
        let rules =
            read("visits_months = 6\nnotes_months = 12\naudit_months = \"keep\"\nneeds_staff_hours = 2").unwrap();
        assert_eq!(rules.keep(Kind::Visits), Keep::Months(6));
        assert_eq!(rules.keep(Kind::Notes), Keep::Months(12));
        assert_eq!(rules.keep(Kind::Audit), Keep::Always);
        assert_eq!(rules.keep(Kind::NeedsStaff), Keep::Hours(2));
        assert_eq!(rules.keep(Kind::EndedMembers), Rules::default().keep(Kind::EndedMembers));
    }

    #[test]
    fn nothing_is_taken_that_could_mean_two_things() {
        let months = ["0", "-1", "1201", "\"never\"", "\"24\"", "9223372036854775807"];
        for refused in months.map(|value| format!("visits_months = {value}")) {
            assert!(read(&refused).unwrap_err().contains("from 1 to 1200, or \"keep\""), "{refused}");
        }
        for refused in ["needs_staff_hours = \"keep\"", "needs_staff_hours = 721", "intents_days = 0"] {
            assert!(read(refused).unwrap_err().contains("must be from 1 to"), "{refused}");
        }
    }

    #[test]
    fn every_kind_has_a_key_with_its_name() {
        for kind in Kind::ALL {
            let of_kind: Vec<&str> = KEYS.iter().filter(|(_, other, _)| *other == kind).map(|(key, ..)| *key).collect();
            assert_eq!(of_kind.len(), 1, "{kind:?}");
            assert!(of_kind[0].starts_with(kind.word()), "{kind:?}");
        }
    }
}
