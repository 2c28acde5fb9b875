//! Scopes that are asked for and bring nothing. A provider may drop them without a word (contract §14), so what counts is what
//! came.

use desk_wire::check::{Check, FindingWord as Word};
use vipps::Probe;

use super::Finding;
use crate::desk::Desk;

/// So many days are looked back.
const DAYS: i32 = 30;

/// Scopes the provider's document does not list. It leaves out some that it knows, so this is a hint, for a slip of the pen.
pub(super) fn examine_listed(probe: &Probe, asked: &[String]) -> Option<Finding> {
    let listed = probe.scopes_supported.as_ref()?;
    let unlisted: Vec<String> =
        asked.iter().filter(|scope| !listed.contains(scope)).map(|scope| format!("`{scope}`")).collect();
    (!unlisted.is_empty()).then(|| {
        Finding::note(
            Check::Scopes,
            Word::ScopesUnlisted,
            format!(
                "the provider does not list {}: every letter counts, capitals too, and a scope it does not know is refused or \
                 dropped without a word",
                unlisted.join(", ")
            ),
        )
        .with([unlisted.join(", ").replace('`', "")])
    })
}

/// Scopes that brought nothing in any login of the last thirty days.
pub(super) async fn examine(desk: &Desk) -> Vec<Finding> {
    let (today, asked) = (desk.today(), desk.inner.config.scopes.all());
    let dropped = desk
        .store(move |store| {
            let since = today.saturating_sub(jiff::Span::new().days(DAYS));
            let mut dropped = Vec::new();
            for scope in asked {
                let missing = store.counts_since(since, &missing(&scope))?;
                if missing > 0 && store.counts_since(since, &given(&scope))? == 0 {
                    dropped.push((scope, missing));
                }
            }
            Ok(dropped)
        })
        .await;
    let tell = |(scope, logins): (String, u32)| {
        Finding::note(
            Check::Scopes,
            Word::ScopeDropped,
            format!(
                "`{scope}` is asked for and brought nothing in {logins} logins of the last {DAYS} days: it is probably outside \
                 the sales unit's plan, and dropped without a word"
            ),
        )
        .with([scope, logins.to_string()])
    };
    dropped.unwrap_or_default().into_iter().map(tell).collect()
}

/// Under what a scope is counted that brought its claim.
pub(crate) fn given(scope: &str) -> String {
    format!("scope_given:{scope}")
}

/// Under what a scope is counted that brought nothing.
pub(crate) fn missing(scope: &str) -> String {
    format!("scope_missing:{scope}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(listed: &[&str], asked: &[&str]) -> Option<String> {
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let probe = Probe { date: None, scopes_supported: Some(owned(listed)) };
        examine_listed(&probe, &owned(asked)).map(|finding| finding.message)
    }

    #[test]
    fn a_scope_with_a_slip_of_the_pen_is_named() {
        let message = check(&["openid", "phoneNumber"], &["openid", "phonenumber"]).unwrap();
        assert!(message.contains("`phonenumber`") && !message.contains("`openid`"), "{message}");
    }

    #[test]
    fn scopes_that_are_listed_and_a_provider_that_lists_none_are_well() {
        assert_eq!(check(&["openid", "name"], &["name"]), None);
        assert_eq!(examine_listed(&Probe::default(), &["name".to_owned()]), None);
    }
}
