//! The one cookie: which visit this is. It says nothing else, and nothing can be read from it.

use axum::http::HeaderMap;
use axum::http::header::{COOKIE, HeaderValue};
use desk_core::Random;

use super::place::Place;
use crate::random::hex_256;

/// 256 random bits, as 64 hex digits.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Ticket(String);

impl Ticket {
    pub(crate) fn new(random: &dyn Random) -> Self {
        Self(hex_256(random))
    }

    pub(crate) fn expose(&self) -> &str {
        &self.0
    }
}

/// With the prefix no other page of the same domain can set or take it; that needs TLS, which this very machine has not.
fn name(place: &Place) -> &'static str {
    if place.is_secure { "__Host-skranke-visit" } else { "skranke-visit" }
}

/// The ticket that came along. Two of the name are none: one of them is somebody else's.
pub(crate) fn ticket(place: &Place, headers: &HeaderMap) -> Option<Ticket> {
    let lines = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
    let named = |pair: &str| {
        let (key, value) = pair.trim().split_once('=')?;
        (key == name(place)).then(|| value.to_owned())
    };
    let mut found = lines.flat_map(|line| line.split(';').filter_map(named));
    let (Some(value), None) = (found.next(), found.next()) else { return None };
    let is_ours = value.len() == 64 && value.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_ours.then_some(Ticket(value))
}

/// Gone with the browser, or when the visit has had its time. `Lax`, because a phone comes from the app: with `Strict` the
/// page behind the redirect would not be given it.
pub(crate) fn set(place: &Place, ticket: &Ticket, seconds: u64) -> Option<HeaderValue> {
    let secure = if place.is_secure { "; Secure" } else { "" };
    let text = format!("{}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}", name(place), ticket.0);
    HeaderValue::from_str(&text).ok()
}

#[cfg(test)]
mod tests {
    use vipps::RedirectUri;

    use super::*;

    fn found(cookies: &[&str]) -> Option<String> {
        let place = Place::of(&RedirectUri::parse("https://club.example/welcome").unwrap()).unwrap();
        let headers: HeaderMap = cookies.iter().map(|line| (COOKIE, line.parse().unwrap())).collect();
        ticket(&place, &headers).map(|ticket| ticket.0)
    }

    #[test]
    fn one_ticket_is_found_among_others_and_two_are_none() {
        let (one, other) = ("a".repeat(64), "b".repeat(64));
        assert_eq!(found(&[&format!("x=1; __Host-skranke-visit={one}; y=2")]), Some(one.clone()));
        assert_eq!(found(&["x=1", &format!("__Host-skranke-visit={one}")]), Some(one.clone()));
        assert_eq!(found(&[&format!("__Host-skranke-visit={one}; __Host-skranke-visit={other}")]), None);
        assert_eq!(found(&[&format!("skranke-visit={one}")]), None, "that one is not safe");
        assert_eq!(found(&["__Host-skranke-visit=abc"]), None);
        assert_eq!(found(&[]), None);
    }
}
