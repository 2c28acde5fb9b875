//! The provider's last word, read from every shape it comes in (contract §17).

use std::time::Duration;

use ciba::ProviderError;
use serde_json::Value;

use crate::text::word;

/// Why a login does not go on. [`Verdict::Unknown`] carries the provider's own word, cut down to what a word can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// `access_denied`: the customer said no, or the provider refused for them.
    Declined,
    /// `expired_token`.
    Expired,
    /// No account, inactive, or not eligible: never told apart.
    NotEligible,
    /// The app is too old.
    OldApp,
    /// 429; `None` if it named no usable time.
    TooMany(Option<Duration>),
    /// `invalid_grant`: unknown, spent, or another client's.
    InvalidGrant,
    /// The credentials, the environment or the method is wrong.
    InvalidClient,
    /// A scope is unknown.
    InvalidScope,
    /// Not switched on for this sales unit.
    UnauthorizedClient,
    /// Malformed.
    InvalidRequest,
    /// `expired_login_hint_token`: what the customer scanned is too old.
    HintExpired,
    /// 5xx, or 423.
    ProviderDown,
    /// Nothing reached the provider.
    Unreachable,
    /// It was sent and no whole answer came: the phone may have rung.
    Unanswered,
    /// The answer was not one that can be used; the name of what was wrong.
    Unusable(&'static str),
    /// Something nobody defined.
    Unknown(String),
}

/// The verdict in an error answer, whichever member carries it.
pub(crate) fn read(error: &ProviderError) -> Verdict {
    if error.is_too_many() {
        return Verdict::TooMany(error.retry_after);
    }
    // Contract §17.7: 423 is "locked for now" on any of the provider's endpoints.
    if error.is_fault() || error.status == 423 {
        return Verdict::ProviderDown;
    }
    let text = |name: &str| error.members.get(name).and_then(Value::as_str).unwrap_or_default();
    // Contract §17, shapes 2 and 3: `error_code` is an integer in one shape and a word in another, whose place is not shown.
    let known = [text("error_code"), text("error")]
        .into_iter()
        .find_map(named)
        .or_else(|| mentioned(text("error_description")));
    match (known, error.status) {
        (Some(verdict), _) => verdict,
        (None, 401) => Verdict::InvalidClient,
        (None, status) if text("error").is_empty() => Verdict::Unknown(format!("http_{status}")),
        (None, _) => Verdict::Unknown(word(text("error"))),
    }
}

fn named(code: &str) -> Option<Verdict> {
    Some(match code {
        "access_denied" => Verdict::Declined,
        "expired_token" | "transaction_expired" => Verdict::Expired,
        // The provider never tells these apart, and neither do we.
        "unknown_user_id" | "invalid_user" => Verdict::NotEligible,
        // Contract §17.1: `old_app` for CIBA, `outdated_app_version` in the redirect's list.
        "old_app" | "outdated_app_version" => Verdict::OldApp,
        "invalid_grant" => Verdict::InvalidGrant,
        "invalid_client" => Verdict::InvalidClient,
        "invalid_scope" => Verdict::InvalidScope,
        "unauthorized_client" => Verdict::UnauthorizedClient,
        "invalid_request"
        | "invalid_binding_message"
        | "unsupported_grant_type"
        | "missing_user_code"
        | "invalid_user_code" => Verdict::InvalidRequest,
        // Contract §17.1: that an expired customer token is told like this is unconfirmed.
        "expired_login_hint_token" => Verdict::HintExpired,
        "server_error" | "temporarily_unavailable" => Verdict::ProviderDown,
        _ => return None,
    })
}

/// Only the two words that the contract says may stand in a text.
fn mentioned(description: &str) -> Option<Verdict> {
    ["old_app", "invalid_user"].into_iter().find(|word| description.contains(word)).and_then(named)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(status: u16, members: Value) -> Verdict {
        let members = members.as_object().cloned().unwrap_or_default();
        let error = members.get("error").and_then(Value::as_str).map(str::to_owned);
        read(&ProviderError { status, error, members, retry_after: Some(Duration::from_secs(20)) })
    }

    #[test]
    fn every_word_of_the_contract_has_its_verdict() {
        for (word, verdict) in [
            ("access_denied", Verdict::Declined),
            ("expired_token", Verdict::Expired),
            ("unknown_user_id", Verdict::NotEligible),
            ("invalid_user", Verdict::NotEligible),
            ("old_app", Verdict::OldApp),
            ("outdated_app_version", Verdict::OldApp),
            ("invalid_grant", Verdict::InvalidGrant),
            ("invalid_client", Verdict::InvalidClient),
            ("invalid_scope", Verdict::InvalidScope),
            ("unauthorized_client", Verdict::UnauthorizedClient),
            ("invalid_request", Verdict::InvalidRequest),
            ("invalid_binding_message", Verdict::InvalidRequest),
            ("unsupported_grant_type", Verdict::InvalidRequest),
            ("expired_login_hint_token", Verdict::HintExpired),
        ] {
            assert_eq!(check(400, json!({"error": word, "error_description": "…"})), verdict, "{word}");
        }
    }

    #[test]
    fn a_word_in_error_code_counts_and_an_integer_there_does_not_disturb() {
        assert_eq!(check(400, json!({"error": "invalid_request", "error_code": "old_app"})), Verdict::OldApp);
        assert_eq!(check(400, json!({"error": "invalid_request", "error_code": 400})), Verdict::InvalidRequest);
        assert_eq!(
            check(400, json!({"error": "x", "error_description": "error_code=invalid_user"})),
            Verdict::NotEligible
        );
    }

    #[test]
    fn the_status_speaks_when_the_body_does_not() {
        assert_eq!(check(401, json!({})), Verdict::InvalidClient);
        assert_eq!(check(429, json!({"error": "access_denied"})), Verdict::TooMany(Some(Duration::from_secs(20))));
        assert_eq!(check(503, json!({"error": "access_denied"})), Verdict::ProviderDown);
        assert_eq!(check(423, json!({"error": "locked"})), Verdict::ProviderDown);
        assert_eq!(check(418, json!({})), Verdict::Unknown("http_418".into()));
    }

    #[test]
    fn a_word_nobody_defined_is_kept_if_it_is_a_word() {
        assert_eq!(check(400, json!({"error": "new_thing"})), Verdict::Unknown("new_thing".into()));
        assert_eq!(check(400, json!({"error": "Kari <kari@example.test>"})), Verdict::Unknown("other".into()));
        assert_eq!(check(400, json!({"error": "4700000001"})), Verdict::Unknown("other".into()));
        assert_eq!(check(400, json!({"error": "a".repeat(41)})), Verdict::Unknown("other".into()));
    }
}
