//! Every sentence of the page, in five languages. Complete by type.

mod da;
mod en;
mod fi;
mod nb;
mod sv;

use axum::http::StatusCode;
use desk_wire::desk::Language;

use crate::arrival::CameBack;

/// A title and what to do now.
type Said = (&'static str, &'static str);

/// All there is to say. `{club}`, `{name}`, `{host}`, `{version}`, `{n}`, `{of}` and `{most}` are filled in.
pub(crate) struct Words {
    pub(crate) simulator: &'static str,
    pub(crate) questions: &'static str,
    pub(crate) step: &'static str,
    pub(crate) go_on: &'static str,
    pub(crate) save_go_on: &'static str,
    pub(crate) not_now: &'static str,
    pub(crate) back: &'static str,
    pub(crate) once_more: &'static str,
    pub(crate) new_tab: &'static str,
    pub(crate) look_again: &'static str,
    pub(crate) with_staff: &'static str,

    pub(crate) welcome: &'static str,
    pub(crate) welcome_named: &'static str,
    pub(crate) welcome_text: &'static str,

    pub(crate) more_title: &'static str,
    pub(crate) more_text: &'static str,
    pub(crate) interests: &'static str,
    pub(crate) birthday: &'static str,
    pub(crate) yes: &'static str,
    pub(crate) no: &'static str,
    pub(crate) optional: &'static str,
    pub(crate) too_long: &'static str,

    pub(crate) consents_title: &'static str,
    pub(crate) consents_text: &'static str,
    pub(crate) read_more: &'static str,
    pub(crate) save_choices: &'static str,

    pub(crate) terms_title: &'static str,
    pub(crate) terms_text: &'static str,
    pub(crate) read_terms: &'static str,
    pub(crate) accept: &'static str,
    pub(crate) accept_go_on: &'static str,
    pub(crate) must_accept: &'static str,

    pub(crate) hand_over_title: &'static str,
    pub(crate) hand_over_text: &'static str,
    pub(crate) go_on_to: &'static str,

    pub(crate) done_title: &'static str,
    pub(crate) done_text: &'static str,
    pub(crate) member_number: &'static str,

    pub(crate) press_title: &'static str,
    pub(crate) press_text: &'static str,
    pub(crate) not_sent_title: &'static str,
    pub(crate) not_sent_text: &'static str,

    pub(crate) declined: Said,
    pub(crate) old_app: Said,
    pub(crate) set_up: Said,
    pub(crate) try_again: Said,
    pub(crate) nothing: Said,
    pub(crate) used: Said,
    pub(crate) unknown: Said,
    pub(crate) cancelled: Said,
    pub(crate) expired: Said,
    pub(crate) refused: Said,
    pub(crate) lost: Said,
    pub(crate) over: Said,
    pub(crate) stranger: Said,
    pub(crate) moment: Said,
    pub(crate) too_many: Said,
    pub(crate) too_large: Said,
    pub(crate) slow: Said,
    pub(crate) kind: Said,
    pub(crate) not_saved: Said,
    pub(crate) not_found: Said,
}

pub(crate) fn words(language: Language) -> &'static Words {
    match language {
        Language::Nb => &nb::WORDS,
        Language::En => &en::WORDS,
        Language::Da => &da::WORDS,
        Language::Fi => &fi::WORDS,
        Language::Sv => &sv::WORDS,
    }
}

/// How a visit can end, or be held up. Each is a page of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The customer said no.
    Declined,
    /// The app is too old.
    OldApp,
    /// Our set-up is wrong.
    SetUp,
    /// It may work the next time.
    TryAgain,
    /// Opened without anything to go on with.
    Nothing,
    /// The link was opened before.
    Used,
    /// It answers no request that anybody knows of.
    Unknown,
    /// Staff gave the request up, or took it back.
    Cancelled,
    /// The time ran out.
    Expired,
    /// The answer failed a check.
    Refused,
    /// The answer was lost.
    Lost,
    /// There is no visit: it is over, or was in another browser.
    Over,
    /// A form that is not of this visit.
    Stranger,
    /// The details are on their way.
    Moment,
    /// Too many requests.
    TooMany,
    /// Too much at once.
    TooLarge,
    /// A form that did not arrive whole.
    Slow,
    /// Not sent by a form of this page.
    Kind,
    /// The register did not take it.
    NotSaved,
    /// No such page.
    NotFound,
}

/// Whether there is a way on from here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ends {
    /// Ask at the counter.
    AtTheCounter,
    /// The visit may still go on.
    GoesOn,
}

impl Outcome {
    pub(crate) const ALL: [Self; 20] = [
        Self::Declined,
        Self::OldApp,
        Self::SetUp,
        Self::TryAgain,
        Self::Nothing,
        Self::Used,
        Self::Unknown,
        Self::Cancelled,
        Self::Expired,
        Self::Refused,
        Self::Lost,
        Self::Over,
        Self::Stranger,
        Self::Moment,
        Self::TooMany,
        Self::TooLarge,
        Self::Slow,
        Self::Kind,
        Self::NotSaved,
        Self::NotFound,
    ];

    /// Of a link that brought no visitor.
    pub(crate) fn of(came: CameBack) -> Self {
        match came {
            CameBack::Declined => Self::Declined,
            CameBack::OldApp => Self::OldApp,
            CameBack::SetUp => Self::SetUp,
            CameBack::TryAgain | CameBack::NotSent => Self::TryAgain,
            CameBack::Nothing => Self::Nothing,
            CameBack::Used => Self::Used,
            CameBack::Unknown => Self::Unknown,
            CameBack::Cancelled => Self::Cancelled,
            CameBack::Expired => Self::Expired,
            CameBack::Refused => Self::Refused,
            CameBack::Lost => Self::Lost,
            CameBack::Visitor { .. } | CameBack::NotYet { .. } => Self::Moment,
        }
    }

    /// In the address.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Declined => "declined",
            Self::OldApp => "old-app",
            Self::SetUp => "set-up",
            Self::TryAgain => "try-again",
            Self::Nothing => "nothing",
            Self::Used => "used",
            Self::Unknown => "unknown",
            Self::Cancelled => "cancelled",
            Self::Expired => "expired",
            Self::Refused => "refused",
            Self::Lost => "lost",
            Self::Over => "over",
            Self::Stranger => "stranger",
            Self::Moment => "moment",
            Self::TooMany => "too-many",
            Self::TooLarge => "too-large",
            Self::Slow => "slow",
            Self::Kind => "kind",
            Self::NotSaved => "not-saved",
            Self::NotFound => "not-found",
        }
    }

    /// Back from the address: only what a link can come to.
    pub(crate) fn from_word(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .filter(|outcome| outcome.status() == StatusCode::OK)
            .find(|outcome| outcome.word() == word)
    }

    pub(crate) fn status(self) -> StatusCode {
        match self {
            Self::Over | Self::Stranger => StatusCode::FORBIDDEN,
            Self::Moment | Self::NotSaved => StatusCode::SERVICE_UNAVAILABLE,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Slow => StatusCode::REQUEST_TIMEOUT,
            Self::Kind => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::NotFound => StatusCode::NOT_FOUND,
            _ => StatusCode::OK,
        }
    }

    pub(crate) fn ends(self) -> Ends {
        match self {
            Self::Stranger
            | Self::Moment
            | Self::TooMany
            | Self::TooLarge
            | Self::Slow
            | Self::Kind
            | Self::NotSaved => Ends::GoesOn,
            _ => Ends::AtTheCounter,
        }
    }
}

impl Words {
    pub(crate) fn outcome(&self, outcome: Outcome) -> Said {
        match outcome {
            Outcome::Declined => self.declined,
            Outcome::OldApp => self.old_app,
            Outcome::SetUp => self.set_up,
            Outcome::TryAgain => self.try_again,
            Outcome::Nothing => self.nothing,
            Outcome::Used => self.used,
            Outcome::Unknown => self.unknown,
            Outcome::Cancelled => self.cancelled,
            Outcome::Expired => self.expired,
            Outcome::Refused => self.refused,
            Outcome::Lost => self.lost,
            Outcome::Over => self.over,
            Outcome::Stranger => self.stranger,
            Outcome::Moment => self.moment,
            Outcome::TooMany => self.too_many,
            Outcome::TooLarge => self.too_large,
            Outcome::Slow => self.slow,
            Outcome::Kind => self.kind,
            Outcome::NotSaved => self.not_saved,
            Outcome::NotFound => self.not_found,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_outcome_has_a_word_of_its_own_and_two_sentences_in_every_language() {
        for outcome in Outcome::ALL {
            let same = Outcome::ALL.iter().filter(|other| other.word() == outcome.word()).count();
            assert_eq!(same, 1, "{outcome:?}");
            for language in [Language::Nb, Language::En, Language::Da, Language::Fi, Language::Sv] {
                let (title, text) = words(language).outcome(outcome);
                assert!(!title.ends_with('.') && text.ends_with('.'), "{outcome:?} {language:?}");
            }
        }
    }

    #[test]
    fn what_is_filled_in_is_filled_in_in_every_language() {
        let check = |language| {
            let words = words(language);
            let places = [
                (words.step, "{n}"),
                (words.step, "{of}"),
                (words.welcome_named, "{name}"),
                (words.welcome_text, "{club}"),
                (words.too_long, "{most}"),
                (words.too_long, "{n}"),
                (words.consents_title, "{club}"),
                (words.read_terms, "{version}"),
                (words.accept, "{club}"),
                (words.hand_over_text, "{host}"),
                (words.go_on_to, "{host}"),
            ];
            for (text, place) in places {
                assert!(text.contains(place), "{language:?}: {text}");
            }
        };
        [Language::Nb, Language::En, Language::Da, Language::Fi, Language::Sv].into_iter().for_each(check);
    }
}
