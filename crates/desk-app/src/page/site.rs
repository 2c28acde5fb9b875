//! One page of one club: every request comes in here, and every answer goes out from here.

use std::net::{IpAddr, Ipv6Addr};
use std::time::Duration;

use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use desk_wire::desk::Language;

use super::blocks::Page;
use super::cookie::{self, Ticket};
use super::place::Place;
use super::rate::{Buckets, Rate};
use super::reference::References;
use super::reply::{self, Reply};
use super::route::{Deed, Route};
use super::serve::{Limits, Peer};
use super::visits::{Visit, Visits};
use super::words::{Outcome, Words, words};
use super::{html, language};
use crate::desk::Desk;

/// Everything that the answers share.
pub(crate) struct Site {
    pub(crate) desk: Desk,
    pub(crate) place: Place,
    pub(crate) page: Page,
    pub(crate) limits: Limits,
    pub(crate) visits: Visits,
    pub(crate) references: References,
    /// The name and the text of the style sheet.
    style: (String, String),
    requests: Buckets<IpAddr>,
    links: Buckets<IpAddr>,
    forms: Buckets<String>,
    everybody: Buckets<()>,
}

/// More addresses at once than come to one counter.
const ADDRESSES: usize = 4096;
const HALF_A_SECOND: Duration = Duration::from_millis(500);
const FIVE_SECONDS: Duration = Duration::from_secs(5);

/// What is known of a request before it is looked at more closely.
pub(crate) struct Asked {
    pub(crate) route: Route,
    pub(crate) deed: Deed,
    pub(crate) query: Option<String>,
    pub(crate) headers: HeaderMap,
    pub(crate) language: Language,
    pub(crate) from: IpAddr,
}

impl Asked {
    pub(crate) fn words(&self) -> &'static Words {
        words(self.language)
    }
}

impl Site {
    pub(crate) fn new(desk: Desk, limits: Limits) -> Option<Self> {
        let place = Place::of(&desk.inner.config.page_address()?)?;
        let page = desk.inner.config.page.clone();
        let references = References::new(desk.random());
        let rate = |burst, one_each| Rate { burst, one_each };
        Some(Self {
            style: html::style(page.accent),
            requests: Buckets::new(rate(limits.burst, HALF_A_SECOND), ADDRESSES),
            links: Buckets::new(rate(limits.links, FIVE_SECONDS), ADDRESSES),
            forms: Buckets::new(rate(40, FIVE_SECONDS), ADDRESSES),
            everybody: Buckets::new(rate(20 * limits.burst, HALF_A_SECOND / 20), 1),
            visits: Visits::default(),
            references,
            desk,
            place,
            page,
            limits,
        })
    }

    /// Answers. The log gets the route's name and the status, and nothing else of it.
    pub(crate) async fn answer(&self, request: Request<Body>) -> Reply {
        let (head, body) = request.into_parts();
        let route = Route::of(&self.place, &self.style.0, head.uri.path());
        let name = route.name();
        let peer = head.extensions.get::<Peer>().map(|peer| peer.0.ip());
        let reply = if self.place.is_named(&head.uri, &head.headers) {
            let asked = Asked {
                language: language::wished(&head.headers, self.desk.inner.config.club.language),
                from: from(peer, &head.headers),
                query: head.uri.query().map(str::to_owned),
                deed: Deed::of(&head.method),
                headers: head.headers,
                route,
            };
            self.decide(&asked, body).await
        } else {
            reply::empty(StatusCode::MISDIRECTED_REQUEST)
        };
        tracing::info!(route = name, status = reply.status().as_u16(), "page");
        reply
    }

    async fn decide(&self, asked: &Asked, body: Body) -> Reply {
        if !self.everybody.take((), self.now()) || !self.requests.take(asked.from, self.now()) {
            return self.too_many(asked);
        }
        if !asked.route.allows(asked.deed) {
            return reply::not_allowed(asked.route.allowed());
        }
        // Whoever only asks whether it is there changes nothing, and is told nothing.
        if asked.deed == Deed::Head {
            return reply::empty(StatusCode::OK);
        }
        match (&asked.route, asked.deed) {
            (Route::Callback, Deed::Post) => self.press_on(asked, body).await,
            (Route::Callback, _) => self.open_callback(asked).await,
            (Route::Visit, _) => self.open_visit(asked).await,
            (Route::Block(name), Deed::Post) => self.take_form(asked, name, body).await,
            (Route::Block(name), _) => self.open_block(asked, name).await,
            (Route::Ended(outcome), _) => self.ended(asked, *outcome),
            (Route::Style, _) => reply::style(&self.style.1),
            (Route::Reference, _) => self.tell_reference(asked, body).await,
            (Route::Unknown, _) => self.ended(asked, Outcome::NotFound),
        }
    }

    /// How it ended, as a page.
    pub(crate) fn ended(&self, asked: &Asked, outcome: Outcome) -> Reply {
        let frame = self.frame(asked);
        reply::page(outcome.status(), html::outcome(&frame, outcome))
    }

    fn too_many(&self, asked: &Asked) -> Reply {
        reply::retry_after(self.ended(asked, Outcome::TooMany), 30)
    }

    /// Whether one more link, or none.
    pub(crate) fn takes_link(&self, asked: &Asked) -> Result<(), Box<Reply>> {
        if self.links.take(asked.from, self.now()) { Ok(()) } else { Err(Box::new(self.too_many(asked))) }
    }

    /// Whether one more form of this visit, or none.
    pub(crate) fn takes_form(&self, asked: &Asked, visit: &Visit) -> Result<(), Box<Reply>> {
        if self.forms.take(visit.mark.clone(), self.now()) { Ok(()) } else { Err(Box::new(self.too_many(asked))) }
    }

    /// The visit that this browser is on.
    pub(crate) fn visit(&self, asked: &Asked) -> Option<(Ticket, Visit)> {
        let ticket = cookie::ticket(&self.place, &asked.headers)?;
        let visit = self.visits.find(&ticket, self.now())?;
        Some((ticket, visit))
    }

    pub(crate) fn frame(&self, asked: &Asked) -> html::Frame<'_> {
        let config = &self.desk.inner.config;
        html::Frame {
            words: asked.words(),
            language: asked.language,
            club: &config.club.name,
            is_simulator: config.is_simulator(),
            style: self.place.path(&self.style.0),
            home: self.place.path("visit"),
        }
    }

    /// What has gone by; a clock that is set lengthens no visit.
    pub(crate) fn now(&self) -> Duration {
        self.desk.inner.clock.gone_by()
    }
}

/// Whose bucket it is. A proxy on this machine says for whom it asks; nobody else is believed.
fn from(peer: Option<IpAddr>, headers: &HeaderMap) -> IpAddr {
    let peer = peer.unwrap_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED));
    let last = |value: &str| value.rsplit(',').next().and_then(|text| text.trim().parse().ok());
    let forwarded = headers.get_all("x-forwarded-for").iter().next_back().and_then(|value| value.to_str().ok());
    let from = if peer.is_loopback() { forwarded.and_then(last).unwrap_or(peer) } else { peer };
    match from {
        IpAddr::V4(_) => from,
        // A household has the whole of its network.
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(peer: &str, forwarded: &[&str], expected: &str) {
        let headers =
            forwarded.iter().map(|line| ("x-forwarded-for".parse().unwrap(), line.parse().unwrap())).collect();
        assert_eq!(from(Some(peer.parse().unwrap()), &headers).to_string(), expected);
    }

    #[test]
    fn only_a_proxy_on_this_machine_is_believed_and_only_what_it_added_itself() {
        check("127.0.0.1", &[], "127.0.0.1");
        check("127.0.0.1", &["192.0.2.7"], "192.0.2.7");
        check("127.0.0.1", &["10.9.9.9, 192.0.2.7"], "192.0.2.7");
        check("127.0.0.1", &["10.9.9.9", "192.0.2.7"], "192.0.2.7");
        check("127.0.0.1", &["nonsense"], "127.0.0.1");
        check("192.0.2.1", &["192.0.2.7"], "192.0.2.1");
        check("2001:db8:1:2:3:4:5:6", &[], "2001:db8:1:2::");
    }
}
