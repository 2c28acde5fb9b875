//! What a client asks for at the start of a login (§6).

use std::time::Duration;

use super::client_auth::Caller;
use super::form::Form;
use super::login_hint;
use super::reply::Refused;
use super::scope::Scope;
use crate::ledger::Ledger;
use crate::people::msisdn::Msisdn;
use crate::redirect_uri::RedirectUri;
use crate::sim::Shared;
use crate::unit::OutsidePlan;

/// What a client asked for.
pub(crate) struct Asked {
    pub(crate) caller: Caller,
    pub(crate) msisdn: Msisdn,
    pub(crate) scopes: Vec<Scope>,
    pub(crate) binding_message: Option<String>,
    pub(crate) expiry: Duration,
    pub(crate) nonce: Option<String>,
    pub(crate) redirect_uri: Option<RedirectUri>,
}

impl Asked {
    pub(crate) fn read(
        form: &Form,
        caller: Caller,
        sim: &Shared,
        ledger: &Ledger,
        now_ms: i64,
    ) -> Result<Self, Refused> {
        refuse_other_hints(form)?;
        Ok(Self {
            caller,
            scopes: scopes(form, &sim.options.plan, ledger.unit.outside_plan)?,
            msisdn: login_hint::number_or_token(form, &ledger.customer_tokens, now_ms)?,
            binding_message: binding_message(form)?,
            expiry: requested_expiry(form)?.unwrap_or(sim.options.default_expiry),
            nonce: form.find("nonce").map(str::to_owned),
            redirect_uri: redirect_uri(form, &ledger.unit.redirect_uris)?,
        })
    }
}

fn refuse_other_hints(form: &Form) -> Result<(), Refused> {
    for other_hint in ["login_hint_token", "id_token_hint"] {
        if form.find(other_hint).is_some() {
            return Err(Refused::malformed(format!("{other_hint} is not supported; send login_hint alone")));
        }
    }
    Ok(())
}

/// Both parameters of the browser ending, or neither (§6). The address is one of the registered ones, byte for byte (§9.1).
fn redirect_uri(form: &Form, registered: &[RedirectUri]) -> Result<Option<RedirectUri>, Refused> {
    match (form.find("requested_flow"), form.find("redirect_uri")) {
        (None, None) => Ok(None),
        (None, Some(_)) => Err(Refused::malformed("Missing requested_flow")),
        (Some("login_to_webpage"), None) => Err(Refused::malformed("Missing redirect_uri")),
        (Some("login_to_webpage"), Some(text)) => {
            let found = registered.iter().find(|uri| uri.as_str() == text).cloned();
            found.map(Some).ok_or_else(|| Refused::malformed("The redirect_uri is not registered on this sales unit"))
        }
        (Some(other), _) => Err(Refused::malformed(format!("Unknown requested_flow '{other}'"))),
    }
}

/// Known names outside the plan are dropped without a word or refused, unknown ones always refused (§14).
fn scopes(form: &Form, plan: &[Scope], outside: OutsidePlan) -> Result<Vec<Scope>, Refused> {
    let mut scopes = Vec::new();
    for name in form.get("scope")?.split(' ') {
        let scope: Scope =
            name.parse().map_err(|()| Refused::new("invalid_scope", format!("Unknown scope '{name}'")))?;
        if outside == OutsidePlan::InvalidScope && !plan.contains(&scope) {
            return Err(Refused::new("invalid_scope", format!("This sales unit has no scope '{name}'")));
        }
        if plan.contains(&scope) && !scopes.contains(&scope) {
            scopes.push(scope);
        }
    }
    if scopes.contains(&Scope::Openid) { Ok(scopes) } else { Err(Refused::malformed("scope must contain openid")) }
}

/// `^[A-Z0-9\-]{5,8}$` (§6).
fn binding_message(form: &Form) -> Result<Option<String>, Refused> {
    let Some(text) = form.find("binding_message") else { return Ok(None) };
    let fits = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-';
    if (5..=8).contains(&text.len()) && text.bytes().all(fits) {
        Ok(Some(text.to_owned()))
    } else {
        Err(Refused::malformed("binding_message must match ^[A-Z0-9\\-]{5,8}$"))
    }
}

/// Whole seconds, 60 to 900 (§6).
fn requested_expiry(form: &Form) -> Result<Option<Duration>, Refused> {
    let Some(text) = form.find("requested_expiry") else { return Ok(None) };
    let seconds = text.parse().ok().filter(|seconds| (60..=900).contains(seconds));
    match seconds {
        Some(seconds) => Ok(Some(Duration::from_secs(seconds))),
        None => Err(Refused::malformed("requested_expiry must be from 60 to 900")),
    }
}
