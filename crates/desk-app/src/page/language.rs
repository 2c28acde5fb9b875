//! The language in which a phone wishes to be spoken to (RFC 9110, 12.5.4).

use axum::http::HeaderMap;
use axum::http::header::ACCEPT_LANGUAGE;
use desk_wire::desk::Language;

/// More wishes than anybody has.
const MOST: usize = 20;

/// The best wish that we can fulfil; else the club's own.
pub(crate) fn wished(headers: &HeaderMap, club: Language) -> Language {
    let text = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut wishes: Vec<(Language, u16)> = text.split(',').take(MOST).filter_map(wish).collect();
    // Equal ones stay in the order in which they are written.
    wishes.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
    wishes.first().map_or(club, |(language, _)| *language)
}

fn wish(text: &str) -> Option<(Language, u16)> {
    let (range, parameter) = text.split_once(';').unwrap_or((text, ""));
    let language = match range.trim().split('-').next()?.to_ascii_lowercase().as_str() {
        "nb" | "nn" | "no" => Language::Nb,
        "en" => Language::En,
        "da" => Language::Da,
        "fi" => Language::Fi,
        "sv" => Language::Sv,
        _ => return None,
    };
    let weight = parameter.trim().strip_prefix("q=").map_or(Some(1000), thousandths)?;
    (weight > 0).then_some((language, weight))
}

fn thousandths(text: &str) -> Option<u16> {
    let weight: f32 = text.trim().parse().ok()?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a weight is from 0 to 1")]
    (0.0..=1.0).contains(&weight).then_some((weight * 1000.0) as u16)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Language) {
        let headers = [(ACCEPT_LANGUAGE, text.parse().unwrap())].into_iter().collect();
        assert_eq!(wished(&headers, Language::Da), expected, "{text}");
    }

    #[test]
    fn the_heaviest_wish_that_we_speak_counts() {
        check("fi", Language::Fi);
        check("nb-NO,nb;q=0.9,en;q=0.8", Language::Nb);
        check("nn-NO", Language::Nb);
        check("de-DE, sv;q=0.3, en;q=0.7", Language::En);
        check("en;q=0.5,FI-fi;q=0.500", Language::En);
        check("en;q=0, sv;q=0.1", Language::Sv);
    }

    #[test]
    fn without_a_wish_we_can_fulfil_the_club_speaks_its_own() {
        for text in ["", "*", "de", ";;;", "en;q=NaN", "en;q=9", "en;q=-1", "-", ",,,,"] {
            check(text, Language::Da);
        }
        assert_eq!(wished(&HeaderMap::new(), Language::Da), Language::Da);
    }
}
