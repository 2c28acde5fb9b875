//! The provider, from the network to the credentials.

use desk_wire::Code;
use jiff::{SignedDuration, Timestamp};
use vipps::{FetchError, LoginHint, Probe, TransportError, Vipps};

use super::{Finding, scopes, tls};
use crate::clock::SystemClock;
use crate::desk::Desk;

/// Further apart than this, tokens are refused (contract §11.3).
const CLOCK_LEEWAY: SignedDuration = SignedDuration::from_secs(60);
/// Whom to ask user-exists for: nobody can have this number.
const NOBODY: &str = "4700000000";

/// Examines what can be reached; what depends on something broken is left out.
pub(super) async fn examine(desk: &Desk) -> Vec<Finding> {
    let (vipps, asked_scopes) = (&desk.inner.vipps, desk.inner.config.scopes.all());
    let proxy = vipps.proxy();
    let mut findings: Vec<Finding> = proxy.iter().map(|proxy| examine_proxy(proxy)).collect();
    let probe = match vipps.probe().await {
        Ok(probe) => probe,
        Err(error) => {
            findings.push(unreadable("discovery", &error, proxy.as_deref()));
            return findings;
        }
    };
    findings.push(Finding::well("discovery", "the provider answers"));
    findings.extend(tls::examine(vipps).await);
    findings.extend(examine_clock(&probe, vipps::Clock::now(&SystemClock)));
    match vipps.warm_up().await {
        Ok(()) => findings.push(Finding::well("keys", "the provider's keys can be read")),
        Err(error) => findings.push(unreadable("keys", &error, proxy.as_deref())),
    }
    findings.extend(scopes::examine_listed(&probe, &asked_scopes));
    if desk.no_secret().is_none() {
        findings.push(examine_credentials(vipps).await);
    }
    findings.push(examine_user_exists(vipps).await);
    findings
}

fn examine_proxy(proxy: &str) -> Finding {
    Finding::note(
        "proxy",
        format!(
            "this machine's environment sends calls to the provider through the proxy {proxy} (HTTPS_PROXY, NO_PROXY)"
        ),
    )
}

fn unreadable(name: &'static str, error: &FetchError, proxy: Option<&str>) -> Finding {
    match (error, proxy) {
        (FetchError::Transport(TransportError::Untrusted), _) => tls::untrusted(),
        (FetchError::Transport(error), Some(proxy)) => Finding::wrong(
            name,
            Code::Unreachable,
            format!("the provider cannot be reached through the proxy {proxy}: {error}. Check the proxy first"),
        ),
        (error, _) => unreadable_itself(name, error),
    }
}

fn unreadable_itself(name: &'static str, error: &FetchError) -> Finding {
    match error {
        FetchError::Transport(error) => Finding::wrong(
            name,
            Code::Unreachable,
            format!("the provider cannot be reached: {error}. Check the network and `provider.issuer`"),
        ),
        FetchError::Provider(error) if error.is_fault() => {
            Finding::wrong(name, Code::ProviderDown, format!("{error}: try again later"))
        }
        FetchError::OtherIssuer => Finding::wrong(
            name,
            Code::ConfigInvalid,
            "the provider calls itself otherwise than `provider.issuer` says: every sign counts, the last slash too, \
             and test and production differ",
        ),
        FetchError::Provider(_) | FetchError::BadAnswer(_) | FetchError::Endpoint(_) => Finding::wrong(
            name,
            Code::ConfigInvalid,
            format!("what stands at `provider.issuer` is no provider we can use: {error}"),
        ),
    }
}

fn examine_clock(probe: &Probe, now: Timestamp) -> Option<Finding> {
    let apart = now.duration_since(probe.date?);
    Some(if apart.abs() > CLOCK_LEEWAY {
        let seconds = apart.as_secs();
        let side = if seconds > 0 { "ahead" } else { "behind" };
        Finding::wrong(
            "clock",
            Code::ConfigInvalid,
            format!("this machine's clock is {} s {side} of the provider's: set it", seconds.abs()),
        )
    } else {
        Finding::well("clock", "this machine's clock agrees with the provider's")
    })
}

async fn examine_credentials(vipps: &Vipps) -> Finding {
    match vipps.check_credentials(vipps::Clock::now(&SystemClock)).await {
        Ok(()) => Finding::well("credentials", "the provider accepts the client id and secret"),
        Err(vipps::Verdict::InvalidClient) => Finding::wrong(
            "credentials",
            Code::InvalidClient,
            "the provider does not accept the client id and secret: check both, the environment (test or production), \
             and whether `provider.client_auth` is the method chosen in the portal",
        ),
        Err(vipps::Verdict::UnauthorizedClient) => Finding::wrong(
            "credentials",
            Code::UnauthorizedClient,
            "merchant-initiated login is not switched on for this sales unit",
        ),
        Err(verdict) => Finding::wrong("credentials", Code::ProviderDown, format!("could not be tried: {verdict:?}")),
    }
}

async fn examine_user_exists(vipps: &Vipps) -> Finding {
    if !vipps.asks_user_exists() {
        return Finding::well("user_exists", "user-exists is not asked");
    }
    let Ok(nobody) = LoginHint::msisdn(NOBODY) else {
        return Finding::wrong("user_exists", Code::Internal, "could not be tried");
    };
    match vipps.check_user_exists(&nobody).await {
        Ok(()) => Finding::well("user_exists", "user-exists answers"),
        Err(vipps::Verdict::Unusable(_)) => Finding::wrong(
            "user_exists",
            Code::ConfigInvalid,
            "there is no user-exists at `provider.user_exists_url`: correct it, or set it to \"off\"",
        ),
        Err(verdict) => {
            Finding::wrong("user_exists", Code::ProviderDown, format!("user-exists does not answer: {verdict:?}"))
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
