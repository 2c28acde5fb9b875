//! The certificate of an erasure, for whoever asked for it: what was erased by count, and plainly what could not be reached.
//! It names nobody.

use desk_store::Trace;
use desk_wire::desk::Language;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::certificate_words::{Words, words};
use crate::forgetting::Erasure;

/// What no program on this desk can reach.
const NOT_REACHED: [&str; 3] = ["exported_files", "carried_backups", "provider_records"];

/// A certificate as JSON: stable, for programs.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Certificate {
    version: u32,
    at_ms: i64,
    register: String,
    erased: Map<String, Value>,
    pages_are_clear: bool,
    backups: Backups,
    not_reached: [&'static str; 3],
    #[serde(skip)]
    text: String,
}

#[derive(Clone, Debug, Serialize)]
struct Backups {
    changed: usize,
    removed: usize,
    failed: usize,
}

impl Certificate {
    /// Of an erasure from the register of `club`.
    pub fn of(erasure: &Erasure, club: &str, language: Language) -> Self {
        let counts = erasure.erased.counts().map(|(trace, count)| (word(trace).to_owned(), Value::from(count)));
        let reached = erasure.backups;
        Self {
            version: 1,
            at_ms: erasure.at.as_millisecond(),
            register: club.to_owned(),
            erased: counts.collect(),
            pages_are_clear: erasure.pages_are_clear,
            backups: Backups { changed: reached.changed, removed: reached.removed, failed: reached.failed },
            not_reached: NOT_REACHED,
            text: text(erasure, club, words(language)),
        }
    }

    /// For people, in the desk's language.
    pub fn text(&self) -> &str {
        &self.text
    }
}

fn text(erasure: &Erasure, club: &str, words: &Words) -> String {
    let at = erasure.local.strftime("%Y-%m-%d %H:%M");
    let mut lines = vec![
        words.title.to_owned(),
        String::new(),
        format!("{}: {club}", words.register),
        format!("{}: {at}", words.date),
        String::new(),
        words.opening.to_owned(),
        String::new(),
        words.erased.to_owned(),
    ];
    let counts = erasure.erased.counts().zip(words.traces).filter(|((_, count), _)| *count > 0);
    lines.extend(counts.map(|((_, count), name)| format!("- {name}: {count}")));
    let pages = if erasure.pages_are_clear { words.pages_are_clear } else { words.pages_are_due };
    lines.extend(["", pages, "", words.backups].map(str::to_owned));
    let backups = [erasure.backups.changed, erasure.backups.removed, erasure.backups.failed];
    lines.extend(words.backup_lines.iter().zip(backups).map(|(name, count)| format!("- {name}: {count}")));
    lines.extend(["", words.not_reached].map(str::to_owned));
    lines.extend(words.not_reached_lines.map(|line| format!("- {line}")));
    lines.extend(["", words.what_stays].map(str::to_owned));
    lines.join("\n") + "\n"
}

fn word(trace: Trace) -> &'static str {
    match trace {
        Trace::Members => "members",
        Trace::Tags => "tags",
        Trace::Subjects => "subjects",
        Trace::Numbers => "numbers",
        Trace::Visits => "visits",
        Trace::Guests => "guests",
        Trace::Consents => "consents",
        Trace::Answers => "answers",
        Trace::Details => "details",
        Trace::Logins => "logins",
        Trace::FormerStates => "formerStates",
        Trace::Merges => "merges",
        Trace::Intents => "intents",
        Trace::EndedLogins => "requestsInVain",
        Trace::AuditEntries => "auditEntries",
    }
}

#[cfg(test)]
mod tests {
    use desk_store::{Erased, Reached};
    use jiff::Timestamp;
    use jiff::tz::TimeZone;

    use super::*;

    fn erasure(pages_are_clear: bool) -> Erasure {
        let at = Timestamp::from_second(1_795_000_000).unwrap();
        let local = TimeZone::UTC.to_datetime(at);
        let backups = Reached { changed: 3, removed: 1, failed: 0 };
        Erasure { at, local, erased: Erased::default(), pages_are_clear, backups }
    }

    #[test]
    fn it_says_in_every_language_when_where_and_what_was_not_reached() {
        for language in [Language::Nb, Language::En, Language::Da, Language::Fi, Language::Sv] {
            let certificate = Certificate::of(&erasure(true), "Fjellheim Turlag", language);
            let words = words(language);
            for part in ["Fjellheim Turlag", "2026-11-18 11:06", words.pages_are_clear, words.what_stays] {
                assert!(certificate.text().contains(part), "{language:?}: {part}");
            }
            assert!(words.not_reached_lines.iter().all(|line| certificate.text().contains(line)), "{language:?}");
            let due = Certificate::of(&erasure(false), "Fjellheim Turlag", language);
            assert!(due.text().contains(words.pages_are_due), "{language:?}");
        }
    }

    #[test]
    fn the_english_one_as_it_is_handed_out() {
        insta::assert_snapshot!(Certificate::of(&erasure(true), "Fjellheim Turlag", Language::En).text());
    }

    #[test]
    fn its_json_is_stable() {
        let json = serde_json::to_value(Certificate::of(&erasure(true), "Fjellheim Turlag", Language::Nb)).unwrap();
        assert_eq!(json["version"], 1);
        assert_eq!(json["atMs"], 1_795_000_000_000_i64);
        assert_eq!(json["backups"], serde_json::json!({"changed": 3, "removed": 1, "failed": 0}));
        assert_eq!(json["erased"].as_object().unwrap().len(), Trace::ALL.len());
        assert_eq!(json["notReached"], serde_json::json!(NOT_REACHED));
        assert!(json.get("text").is_none());
    }
}
