//! What the phone says. One type for all languages, so a sentence that is missing does not compile.

mod da;
mod en;
mod fi;
mod nb;
mod sv;

use serde::Serialize;

use crate::options::Language;

/// Every sentence of the page. `{owner}`, `{club}`, `{brand}` and `{time}` are filled in by the page.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Texts {
    /// For `<html lang>`, and for dates.
    pub(super) locale: &'static str,
    pub(super) banner: &'static str,
    pub(super) phone_of: &'static str,
    pub(super) phones_waiting: &'static str,
    pub(super) nobody_yet: &'static str,
    pub(super) nobody_yet_hint: &'static str,
    pub(super) lost_simulator: &'static str,

    pub(super) push_now: &'static str,
    pub(super) push_title: &'static str,
    pub(super) push_body: &'static str,
    pub(super) push_expired: &'static str,
    pub(super) no_push: &'static str,
    pub(super) open_app: &'static str,

    pub(super) app_empty: &'static str,
    pub(super) app_empty_hint: &'static str,
    pub(super) refresh: &'static str,
    pub(super) refreshed_nothing: &'static str,
    pub(super) back: &'static str,

    pub(super) asks_login: &'static str,
    pub(super) code_label: &'static str,
    pub(super) code_question: &'static str,
    pub(super) no_code: &'static str,
    pub(super) scopes_label: &'static str,
    pub(super) scopes_none: &'static str,
    pub(super) shared_before: &'static str,
    pub(super) time_left: &'static str,
    pub(super) go_on: &'static str,
    pub(super) confirm: &'static str,
    pub(super) decline: &'static str,
    pub(super) ignore: &'static str,

    pub(super) share_title: &'static str,
    pub(super) share_body: &'static str,
    pub(super) share_once: &'static str,
    pub(super) share_confirm: &'static str,
    pub(super) offers_title: &'static str,
    pub(super) offers_required: &'static str,

    pub(super) scope: ScopeTexts,
    pub(super) offer: OfferTexts,

    pub(super) done_title: &'static str,
    pub(super) done_body: &'static str,
    pub(super) goes_on_body: &'static str,
    pub(super) stranded_body: &'static str,
    pub(super) declined_title: &'static str,
    pub(super) declined_body: &'static str,
    pub(super) expired_title: &'static str,
    pub(super) expired_body: &'static str,
    pub(super) put_away: &'static str,

    pub(super) numbers_title: &'static str,
    pub(super) numbers_intro: &'static str,
    pub(super) numbers_close: &'static str,
    /// …001 to …016, in order.
    pub(super) numbers: [&'static str; 16],
    pub(super) numbers_rest: &'static str,
    pub(super) numbers_by_hand: &'static str,
    pub(super) numbers_countries: &'static str,
}

/// What a scope is in words.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ScopeTexts {
    pub(super) name: &'static str,
    pub(super) phone_number: &'static str,
    pub(super) email: &'static str,
    pub(super) address: &'static str,
    pub(super) birth_date: &'static str,
    pub(super) gender: &'static str,
    pub(super) nin: &'static str,
}

/// What a marketing consent is in words.
#[derive(Debug, Serialize)]
pub(crate) struct OfferTexts {
    pub(super) email: &'static str,
    pub(super) sms: &'static str,
    pub(super) digital: &'static str,
    pub(super) personal: &'static str,
}

pub(crate) fn catalogue(language: Language) -> &'static Texts {
    match language {
        Language::Da => &da::TEXTS,
        Language::En => &en::TEXTS,
        Language::Fi => &fi::TEXTS,
        Language::Nb => &nb::TEXTS,
        Language::Sv => &sv::TEXTS,
    }
}

/// The language a tag such as `nb`, `no` or `nn-NO` stands for, if the phone speaks it.
pub(crate) fn language(tag: &str) -> Option<Language> {
    let primary = tag.trim().split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    match primary.as_str() {
        "da" => Some(Language::Da),
        "en" => Some(Language::En),
        "fi" => Some(Language::Fi),
        "nb" | "no" | "nn" => Some(Language::Nb),
        "sv" => Some(Language::Sv),
        _ => None,
    }
}

/// The first language of an `Accept-Language` header that the phone speaks. Browsers list them in order of preference.
pub(crate) fn accepted_language(header: &str) -> Option<Language> {
    header.split(',').filter_map(|part| part.split(';').next()).find_map(language)
}
