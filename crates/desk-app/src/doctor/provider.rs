//! The provider, from the network to the credentials.

use desk_wire::Code;
use desk_wire::check::{Check, FindingWord as Word};
use jiff::{SignedDuration, Timestamp};
use vipps::{FetchError, LoginHint, Probe, TransportError, Vipps};

use super::{Finding, Found, scopes, tls};
use crate::clock::SystemClock;
use crate::desk::Desk;

/// Further apart than this, tokens are refused (contract §11.3).
const CLOCK_LEEWAY: SignedDuration = SignedDuration::from_secs(60);
/// Whom to ask user-exists for: nobody can have this number.
const NOBODY: &str = "4700000000";

/// Examines what can be reached; what depends on something broken is left out.
pub(super) async fn examine(desk: &Desk, found: Found<'_>) {
    let (vipps, asked_scopes) = (&desk.inner.vipps, desk.inner.config.scopes.all());
    let proxy = vipps.proxy();
    if let Some(proxy) = &proxy {
        found(examine_proxy(proxy));
    }
    let probe = match vipps.probe().await {
        Ok(probe) => probe,
        Err(error) => return found(unreadable(Check::Discovery, &error, proxy.as_deref())),
    };
    found(Finding::well(Check::Discovery, Word::ProviderAnswers, "the provider answers"));
    for finding in tls::examine(vipps).await.into_iter().chain(examine_clock(&probe, vipps::Clock::now(&SystemClock))) {
        found(finding);
    }
    match vipps.warm_up().await {
        Ok(()) => found(Finding::well(Check::Keys, Word::KeysFine, "the provider's keys can be read")),
        Err(error) => found(unreadable(Check::Keys, &error, proxy.as_deref())),
    }
    if let Some(finding) = scopes::examine_listed(&probe, &asked_scopes) {
        found(finding);
    }
    if desk.no_secret().is_none() {
        found(examine_credentials(vipps).await);
    }
    found(examine_user_exists(vipps).await);
}

fn examine_proxy(proxy: &str) -> Finding {
    let sentence = format!(
        "this machine's environment sends calls to the provider through the proxy {proxy} (HTTPS_PROXY, NO_PROXY)"
    );
    Finding::note(Check::Proxy, Word::ThroughProxy, sentence).with([proxy.to_owned()])
}

fn unreadable(check: Check, error: &FetchError, proxy: Option<&str>) -> Finding {
    match (error, proxy) {
        (FetchError::Transport(TransportError::Untrusted), _) => tls::untrusted(),
        (FetchError::Transport(error), Some(proxy)) => {
            let sentence =
                format!("the provider cannot be reached through the proxy {proxy}: {error}. Check the proxy first");
            Finding::wrong(check, Code::Unreachable, Word::ProxyUnreachable, sentence).with([proxy.to_owned()])
        }
        (error, _) => unreadable_itself(check, error),
    }
}

fn unreadable_itself(check: Check, error: &FetchError) -> Finding {
    match error {
        FetchError::Transport(error) => Finding::wrong(
            check,
            Code::Unreachable,
            Word::ProviderUnreachable,
            format!("the provider cannot be reached: {error}. Check the network and `provider.issuer`"),
        ),
        FetchError::Provider(error) if error.is_fault() => {
            Finding::wrong(check, Code::ProviderDown, Word::ProviderFault, format!("{error}: try again later"))
        }
        FetchError::OtherIssuer => Finding::wrong(
            check,
            Code::ConfigInvalid,
            Word::OtherIssuer,
            "the provider calls itself otherwise than `provider.issuer` says: every sign counts, the last slash too, \
             and test and production differ",
        ),
        FetchError::Provider(_) | FetchError::BadAnswer(_) | FetchError::Endpoint(_) => Finding::wrong(
            check,
            Code::ConfigInvalid,
            Word::NoProvider,
            format!("what stands at `provider.issuer` is no provider we can use: {error}"),
        ),
    }
}

fn examine_clock(probe: &Probe, now: Timestamp) -> Option<Finding> {
    let apart = now.duration_since(probe.date?);
    Some(if apart.abs() > CLOCK_LEEWAY {
        let seconds = apart.as_secs();
        let (word, side) = if seconds > 0 { (Word::ClockAhead, "ahead") } else { (Word::ClockBehind, "behind") };
        Finding::wrong(
            Check::Clock,
            Code::ConfigInvalid,
            word,
            format!("this machine's clock is {} s {side} of the provider's: set it", seconds.abs()),
        )
        .with([seconds.abs().to_string()])
    } else {
        Finding::well(Check::Clock, Word::ClockFine, "this machine's clock agrees with the provider's")
    })
}

async fn examine_credentials(vipps: &Vipps) -> Finding {
    match vipps.check_credentials(vipps::Clock::now(&SystemClock)).await {
        Ok(()) => {
            Finding::well(Check::Credentials, Word::CredentialsFine, "the provider accepts the client id and secret")
        }
        Err(vipps::Verdict::InvalidClient) => Finding::wrong(
            Check::Credentials,
            Code::InvalidClient,
            Word::CredentialsRefused,
            "the provider does not accept the client id and secret: check both, the environment (test or production), \
             and whether `provider.client_auth` is the method chosen in the portal",
        ),
        Err(vipps::Verdict::UnauthorizedClient) => Finding::wrong(
            Check::Credentials,
            Code::UnauthorizedClient,
            Word::NotSwitchedOn,
            "merchant-initiated login is not switched on for this sales unit",
        ),
        Err(verdict) => {
            let sentence = format!("could not be tried: {verdict:?}");
            Finding::wrong(Check::Credentials, Code::ProviderDown, Word::CredentialsUntried, sentence)
        }
    }
}

async fn examine_user_exists(vipps: &Vipps) -> Finding {
    if !vipps.asks_user_exists() {
        return Finding::well(Check::UserExists, Word::UserExistsOff, "user-exists is not asked");
    }
    let Ok(nobody) = LoginHint::msisdn(NOBODY) else {
        return Finding::wrong(Check::UserExists, Code::Internal, Word::UserExistsSilent, "could not be tried");
    };
    match vipps.check_user_exists(&nobody).await {
        Ok(()) => Finding::well(Check::UserExists, Word::UserExistsFine, "user-exists answers"),
        Err(vipps::Verdict::Unusable(_)) => Finding::wrong(
            Check::UserExists,
            Code::ConfigInvalid,
            Word::UserExistsNowhere,
            "there is no user-exists at `provider.user_exists_url`: correct it, or set it to \"off\"",
        ),
        Err(verdict) => {
            let sentence = format!("user-exists does not answer: {verdict:?}");
            Finding::wrong(Check::UserExists, Code::ProviderDown, Word::UserExistsSilent, sentence)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(seconds_ahead: i64) -> Option<Code> {
        let date = Timestamp::UNIX_EPOCH;
        let now = Timestamp::from_second(seconds_ahead).unwrap();
        examine_clock(&Probe { date: Some(date), scopes_supported: None }, now).unwrap().code()
    }

    #[test]
    fn a_clock_more_than_a_minute_off_is_named() {
        assert_eq!(check(0), None);
        assert_eq!(check(-60), None);
        assert_eq!(check(61), Some(Code::ConfigInvalid));
        assert_eq!(check(-61), Some(Code::ConfigInvalid));
    }
}
