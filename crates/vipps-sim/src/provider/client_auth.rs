//! Client authentication (§3.1).

use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::form::Form;
use super::reply::Refused;
use crate::options::ClientAuth;
use crate::sim::Shared;

/// Accepts the client's own credentials by the chosen method only; a trace of the other method is refused too.
pub(crate) fn authenticate(sim: &Shared, headers: &HeaderMap, form: &Form) -> Result<(), Refused> {
    let known = match sim.options.client_auth {
        ClientAuth::Basic => form.find("client_secret").is_none() && has_basic(sim, headers),
        ClientAuth::Post => !headers.contains_key(AUTHORIZATION) && has_post(sim, form),
    };
    if known { Ok(()) } else { Err(Refused::unknown_client()) }
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
