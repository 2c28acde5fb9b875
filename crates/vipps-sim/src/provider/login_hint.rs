//! Whom a call is about (§6, §21).

use super::form::Form;
use super::reply::Refused;
use crate::ledger::customer_tokens::{Bearer, CustomerTokens};
use crate::ledger::violations::ViolationKind;
use crate::people::msisdn::Msisdn;

/// `urn:msisdn:` and a number of one of five countries.
pub(crate) fn number(form: &Form) -> Result<Msisdn, Refused> {
    const FORMAT: &str = "login_hint.value : Invalid login_hint. login_hint must be in format: \
                          'urn:msisdn:46|45|47|358|299{phonenumber}'.";
    let digits = form.get("login_hint")?.strip_prefix("urn:msisdn:");
    digits.and_then(|digits| digits.parse().ok()).ok_or_else(|| Refused::malformed(FORMAT))
}

/// The same, or `urn:customer-token:` and a token that lives.
pub(crate) fn number_or_token(form: &Form, tokens: &CustomerTokens, now_ms: i64) -> Result<Msisdn, Refused> {
    let Some(token) = form.get("login_hint")?.strip_prefix("urn:customer-token:") else { return number(form) };
    match tokens.bearer(token, now_ms) {
        Bearer::Customer(msisdn) => Ok(msisdn),
        Bearer::Expired => Err(Refused::new("expired_login_hint_token", "The customer token has expired")),
        Bearer::Nobody => Err(unknown(token)),
    }
}

/// A space was a `+` before the form was decoded: the client did not percent-encode the token.
fn unknown(token: &str) -> Refused {
    let refused = Refused::new("unknown_user_id", "Nobody has this customer token");
    if token.contains(' ') { refused.flagged(ViolationKind::HintNotEncoded) } else { refused }
}
