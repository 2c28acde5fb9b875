//! Client authentication (§3).

use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::form::Form;
use super::reply::Refused;
use crate::ledger::violations::ViolationKind;
use crate::options::ClientAuth;
use crate::sim::{Shared, Sim};

/// Whose keys a call was made with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Caller {
    /// The sales unit's own (§3.1).
    Merchant,
    /// A partner's (§3.2).
    Partner,
}

/// Accepts the sales unit's credentials by the chosen method only (a trace of the other method is refused too), and a partner's
/// token if there is a partner and the unit is set to `client_secret_basic`.
pub(crate) fn authenticate(sim: &Sim, headers: &HeaderMap, form: &Form) -> Result<Caller, Refused> {
    let serves_partners = sim.partner.is_some() && sim.options.client_auth == ClientAuth::Basic;
    if let Some(token) = bearer(headers).filter(|_| serves_partners) {
        return partner(sim, headers, form, token);
    }
    let known = match sim.options.client_auth {
        ClientAuth::Basic => form.find("client_secret").is_none() && has_basic(sim, headers),
        ClientAuth::Post => !headers.contains_key(AUTHORIZATION) && has_post(sim, form),
    };
    if known { Ok(Caller::Merchant) } else { Err(Refused::unknown_client()) }
}

/// The token behind `Authorization: Bearer`.
pub(crate) fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("Bearer").then_some(token)
}

/// A token that lives, and the merchant's MSN: a partner's token says nothing about whom it acts for.
fn partner(sim: &Sim, headers: &HeaderMap, form: &Form, token: &str) -> Result<Caller, Refused> {
    let expires_ms = sim.ledger().partner_tokens.get(token).copied();
    if form.find("client_secret").is_some() || expires_ms.is_none() {
        return Err(Refused::unknown_client());
    }
    if expires_ms.is_some_and(|expires_ms| sim.now_ms() >= expires_ms) {
        return Err(Refused::expired_partner_token());
    }
    let msn = headers.get("Merchant-Serial-Number");
    if msn.is_some_and(|msn| msn.as_bytes() == sim.options.merchant_serial_number.as_bytes()) {
        Ok(Caller::Partner)
    } else {
        Err(Refused::forbidden("Merchant-Serial-Number is missing, or that of no unit of this partner")
            .flagged(ViolationKind::WrongMerchantSerialNumber))
    }
}

/// The raw strings, joined with a colon and not percent-encoded.
fn has_basic(sim: &Shared, headers: &HeaderMap) -> bool {
    let expected = format!("{}:{}", sim.options.client_id, sim.client_secret);
    let sent = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok()).and_then(basic);
    sent.is_some_and(|sent| sent == expected.as_bytes())
}

fn basic(value: &str) -> Option<Vec<u8>> {
    let (scheme, credentials) = value.split_once(' ')?;
    let credentials = STANDARD.decode(credentials.trim()).ok()?;
    scheme.eq_ignore_ascii_case("Basic").then_some(credentials)
}

fn has_post(sim: &Shared, form: &Form) -> bool {
    form.find("client_id") == Some(&sim.options.client_id) && form.find("client_secret") == Some(&sim.client_secret)
}
