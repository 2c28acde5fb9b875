//! The certificate of an erasure, for whoever asked for it: what was erased by count, and plainly what could not be reached.
//! It names nobody.

use desk_store::Trace;
use desk_wire::desk::Language;
use desk_wire::forgetting::{CertificateFact, CertificateLine, CertificateParagraph, CertificateView};
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
    view: CertificateView,
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
            view: view(erasure, club, words(language)),
        }
    }

    /// For people, in the desk's language.
    pub fn view(&self) -> &CertificateView {
        &self.view
    }

    /// The same as a text.
    pub fn text(&self) -> String {
        let CertificateView { title, facts, paragraphs } = &self.view;
        let mut lines = vec![title.clone(), String::new()];
        lines.extend(facts.iter().map(|fact| format!("{}: {}", fact.name, fact.value)));
        for paragraph in paragraphs {
            lines.extend([String::new(), paragraph.text.clone()]);
            lines.extend(paragraph.lines.iter().map(|line| match line.count {
                Some(count) => format!("- {}: {count}", line.text),
                None => format!("- {}", line.text),
            }));
        }
        lines.join("\n") + "\n"
    }
}

fn view(erasure: &Erasure, club: &str, words: &Words) -> CertificateView {
    let at = erasure.local.strftime("%Y-%m-%d %H:%M").to_string();
    let fact = |name: &str, value: String| CertificateFact { name: name.to_owned(), value };
    let counted = |text: &str, count| CertificateLine { text: text.to_owned(), count: Some(count) };
    let erased = erasure.erased.counts().zip(words.traces).filter(|((_, count), _)| *count > 0);
    let backups = [erasure.backups.changed, erasure.backups.removed, erasure.backups.failed];
    let backups = words.backup_lines.iter().zip(backups).map(|(name, count)| counted(name, count as u64));
    let not_reached = words.not_reached_lines.map(|line| CertificateLine { text: line.to_owned(), count: None });
    let pages = if erasure.pages_are_clear { words.pages_are_clear } else { words.pages_are_due };
    CertificateView {
        title: words.title.to_owned(),
        facts: vec![fact(words.register, club.to_owned()), fact(words.date, at)],
        paragraphs: vec![
            paragraph(words.opening, []),
            paragraph(words.erased, erased.map(|((_, count), name)| counted(name, count))),
            paragraph(pages, []),
            paragraph(words.backups, backups),
            paragraph(words.not_reached, not_reached),
            paragraph(words.what_stays, []),
        ],
    }
}

fn paragraph(text: &str, lines: impl IntoIterator<Item = CertificateLine>) -> CertificateParagraph {
    CertificateParagraph { text: text.to_owned(), lines: lines.into_iter().collect() }
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
