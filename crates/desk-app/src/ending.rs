//! Why a login ends: the provider's last word, or its silence, in the words of the domain.

use std::time::Duration;

use desk_core::EndReason;
use jiff::Timestamp;
use vipps::{Verdict, WaitingReason};

/// A 429 to a start without a usable time (contract §18), and the bounds of one with.
const DEFAULT_RETRY_AFTER: Duration = Duration::from_secs(30);
const RETRY_AFTER: std::ops::RangeInclusive<Duration> = Duration::from_secs(1)..=Duration::from_secs(300);

/// The provider's last word; with it the word itself, where nobody defined it.
pub(crate) fn of_verdict(verdict: Verdict, now: Timestamp) -> (EndReason, Option<String>) {
    let reason = match verdict {
        Verdict::Declined => EndReason::AccessDenied,
        Verdict::Expired => EndReason::Expired,
        Verdict::NotEligible => EndReason::NotEligible,
        Verdict::OldApp => EndReason::OldApp,
        Verdict::TooMany(named) => {
            let wait = named.unwrap_or(DEFAULT_RETRY_AFTER).clamp(*RETRY_AFTER.start(), *RETRY_AFTER.end());
            EndReason::TooMany { retry_at: now.checked_add(wait).unwrap_or(Timestamp::MAX) }
        }
        Verdict::InvalidClient => EndReason::InvalidClient,
        Verdict::InvalidScope => EndReason::InvalidScope,
        Verdict::UnauthorizedClient => EndReason::UnauthorizedClient,
        // No counter of ours starts from a scan, so none of its hints can expire.
        Verdict::InvalidRequest | Verdict::HintExpired => EndReason::InvalidRequest,
        Verdict::ProviderDown => EndReason::ProviderDown,
        Verdict::Unreachable | Verdict::Unanswered => EndReason::Unreachable,
        Verdict::Unusable(check) => EndReason::Refused { check },
        Verdict::InvalidGrant => return (EndReason::UnknownError, Some("invalid_grant".to_owned())),
        Verdict::Unknown(word) => return (EndReason::UnknownError, Some(word)),
    };
    (reason, None)
}

/// How much later our deadline may be than the provider's: a second of rounding, and the way of the start's answer.
const DEADLINES_APART: Duration = Duration::from_secs(3);

/// `invalid_grant` to a question for the token. If an answer may have been lost, it was the token. At the deadline it has run
/// out: some providers forget at once what has. Else nobody defined what it means.
pub(crate) fn spent(answer_may_be_lost: bool, now: Timestamp, expires_at: Timestamp) -> (EndReason, Option<String>) {
    let at_the_deadline = now.checked_add(DEADLINES_APART).is_ok_and(|soon| soon >= expires_at);
    match (answer_may_be_lost, at_the_deadline) {
        (true, _) => (EndReason::Lost, None),
        (false, true) => (EndReason::Expired, None),
        (false, false) => of_verdict(Verdict::InvalidGrant, now),
    }
}

/// Nobody answered; if the provider could not be heard at the end, that is why.
pub(crate) fn at_deadline(reason: Option<WaitingReason>) -> EndReason {
    match reason {
        Some(WaitingReason::Unreachable) => EndReason::Unreachable,
        Some(WaitingReason::ProviderDown) => EndReason::ProviderDown,
        Some(WaitingReason::SlowDown | WaitingReason::TooManyRequests) | None => EndReason::Expired,
    }
}

/// The customer confirmed, and the token's life was over before the profile came.
pub(crate) fn profile_gone(reason: Option<WaitingReason>) -> EndReason {
    match at_deadline(reason) {
        EndReason::Expired => EndReason::Lost,
        reason => reason,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    #[test]
    fn a_grant_that_is_spent_was_lost_or_has_run_out_or_is_a_riddle() {
        let reason = |lost, seconds| spent(lost, NOW, Timestamp::from_second(seconds).unwrap()).0;
        assert_eq!(reason(true, 100), EndReason::Lost);
        assert_eq!(reason(true, 1), EndReason::Lost);
        assert_eq!(reason(false, 3), EndReason::Expired);
        assert_eq!(reason(false, 4), EndReason::UnknownError);
    }

    fn check_retry(named: Option<u64>, seconds: i64) {
        let (reason, _) = of_verdict(Verdict::TooMany(named.map(Duration::from_secs)), NOW);
        assert_eq!(reason, EndReason::TooMany { retry_at: Timestamp::from_second(seconds).unwrap() }, "{named:?}");
    }

    #[test]
    fn too_many_names_a_time_within_reason() {
        check_retry(Some(20), 20);
        check_retry(Some(0), 1);
        check_retry(Some(u64::MAX), 300);
        check_retry(None, 30);
    }

    #[test]
    fn what_nobody_defined_keeps_the_providers_word() {
        let unknown = of_verdict(Verdict::Unknown("new_thing".into()), NOW);
        assert_eq!(unknown, (EndReason::UnknownError, Some("new_thing".into())));
        assert_eq!(of_verdict(Verdict::InvalidGrant, NOW).1.as_deref(), Some("invalid_grant"));
    }

    #[test]
    fn a_deadline_in_bad_weather_is_the_weathers() {
        assert_eq!(at_deadline(None), EndReason::Expired);
        assert_eq!(at_deadline(Some(WaitingReason::SlowDown)), EndReason::Expired);
        assert_eq!(at_deadline(Some(WaitingReason::Unreachable)), EndReason::Unreachable);
        assert_eq!(at_deadline(Some(WaitingReason::ProviderDown)), EndReason::ProviderDown);
        assert_eq!(profile_gone(None), EndReason::Lost, "confirmed, and the token's life is over");
    }
}
