//! Looks at every request and holds it against the contract.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use crate::desk::{BINDING_MESSAGE, Journey, PAGE, SYSTEM};
use crate::reply::{Act, Reply};
use crate::request::Request;
use crate::world::{
    CIBA_GRANT, CLIENT_ID, CODE, Endpoint, MSN, NONCE, PARTNER_TOKEN, PHONE, REDIRECT_GRANT, SECRET, SUBSCRIPTION_KEY,
    World,
};

/// What was wrong with the requests of one login.
pub(crate) struct Judge {
    journey: Journey,
    pub(crate) wrongs: Vec<String>,
    /// Every request and when it came, in milliseconds.
    pub(crate) seen: Vec<(Endpoint, i64)>,
    /// Every answer, whether it was the truth, and how long it asked to be left alone.
    answered: Vec<(Endpoint, i64, bool)>,
    interval_ms: i64,
    next_poll_ms: i64,
    next_userinfo_ms: i64,
    /// As they were given.
    auth_req_id: Option<String>,
    bearer: Option<String>,
    is_over: bool,
}

const SYSTEM_HEADERS: [&str; 5] = [
    "merchant-serial-number",
    "vipps-system-name",
    "vipps-system-version",
    "vipps-system-plugin-name",
    "vipps-system-plugin-version",
];

impl Judge {
    pub(crate) fn new(journey: Journey) -> Self {
        Self {
            journey,
            wrongs: Vec::new(),
            seen: Vec::new(),
            answered: Vec::new(),
            interval_ms: 0,
            next_poll_ms: 0,
            next_userinfo_ms: 0,
            auth_req_id: None,
            bearer: None,
            is_over: false,
        }
    }

    pub(crate) fn count(&self, endpoint: Endpoint) -> usize {
        self.seen.iter().filter(|(own, _)| *own == endpoint).count()
    }

    /// From here on nothing may be asked any more.
    pub(crate) fn seal(&mut self) {
        self.is_over = true;
    }

    /// The login is looked at once more, which may ask for the keys.
    pub(crate) fn unseal(&mut self) {
        self.is_over = false;
    }

    fn hold(&mut self, holds: bool, wrong: impl FnOnce() -> String) {
        if !holds {
            self.wrongs.push(wrong());
        }
    }

    /// A request to an address that nobody gave.
    pub(crate) fn stray(&mut self, request: &Request) {
        self.wrongs.push(format!("asked for {}", request.target));
    }

    pub(crate) fn look_at(&mut self, endpoint: Endpoint, request: &Request, world: &World) {
        let now = world.clock.millis();
        self.hold(!self.is_over, || format!("{endpoint:?} after the end"));
        self.check_head(endpoint, request, world);
        self.check_credentials(endpoint, request);
        self.check_form(endpoint, request);
        self.check_time(endpoint, now);
        self.seen.push((endpoint, now));
    }

    fn check_head(&mut self, endpoint: Endpoint, request: &Request, world: &World) {
        let is_get = matches!(endpoint, Endpoint::Discovery | Endpoint::Jwks | Endpoint::Userinfo);
        let expected = (if is_get { "GET" } else { "POST" }, "HTTP/1.1");
        self.hold((request.method.as_str(), request.version.as_str()) == expected, || {
            format!("{endpoint:?} by {} {}", request.method, request.version)
        });
        self.hold(request.header("host") == Some(&world.host), || format!("{endpoint:?} of another host"));
        for (name, _) in &request.headers {
            let name = name.to_ascii_lowercase();
            let is_single = request.header(&name).is_some();
            self.hold(is_single && may_send(endpoint, &name), || format!("{endpoint:?} with a header {name}"));
        }
        if !is_get {
            let form = Some("application/x-www-form-urlencoded");
            self.hold(request.header("content-type") == form, || format!("{endpoint:?} is no form"));
        }
        if endpoint != Endpoint::Userinfo {
            for name in SYSTEM_HEADERS {
                let expected = if name == "merchant-serial-number" { MSN } else { SYSTEM };
                let sent = request.header(name).unwrap_or_default();
                self.hold(sent == expected && sent.len() <= 30, || format!("{endpoint:?}: {name} is {sent:?}"));
            }
        }
    }

    fn check_credentials(&mut self, endpoint: Endpoint, request: &Request) {
        let basic = || format!("Basic {}", BASE64_STANDARD.encode(format!("{CLIENT_ID}:{SECRET}")));
        let expected = match endpoint {
            Endpoint::Discovery | Endpoint::Jwks | Endpoint::PartnerToken => None,
            Endpoint::Userinfo => self.bearer.as_ref().map(|token| format!("Bearer {token}")),
            _ if self.journey == Journey::Partner => Some(format!("Bearer {PARTNER_TOKEN}")),
            _ => Some(basic()),
        };
        let sent = request.header("authorization");
        self.hold(sent == expected.as_deref(), || format!("{endpoint:?} with other credentials"));
        if endpoint == Endpoint::PartnerToken {
            let keys = ["client_id", "client_secret", "ocp-apim-subscription-key"].map(|name| request.header(name));
            let expected = [CLIENT_ID, SECRET, SUBSCRIPTION_KEY].map(Some);
            self.hold(keys == expected, || "the partner's keys are not as they are".to_owned());
        }
    }

    fn check_form(&mut self, endpoint: Endpoint, request: &Request) {
        let Some(form) = request.form() else {
            self.wrongs.push(format!("{endpoint:?}: the form is not percent-encoded"));
            return;
        };
        let hint = format!("urn:msisdn:{PHONE}");
        let handle = self.auth_req_id.clone().unwrap_or_default();
        let mut expected = match endpoint {
            Endpoint::UserExists => vec![("login_hint", hint.as_str())],
            Endpoint::Start => vec![
                ("scope", "openid name phoneNumber email"),
                ("login_hint", &hint),
                ("binding_message", BINDING_MESSAGE),
                ("requested_expiry", "180"),
                ("nonce", NONCE),
            ],
            Endpoint::Token => vec![("grant_type", CIBA_GRANT), ("auth_req_id", &handle)],
            Endpoint::RedirectGrant => vec![("grant_type", REDIRECT_GRANT), ("code", CODE)],
            Endpoint::Discovery | Endpoint::Jwks | Endpoint::Userinfo | Endpoint::PartnerToken => Vec::new(),
        };
        if endpoint == Endpoint::Start && self.journey == Journey::Browser {
            expected.extend([("requested_flow", "login_to_webpage"), ("redirect_uri", PAGE)]);
        }
        let sent: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.hold(sent == expected, || {
            format!("{endpoint:?} says {:?}", sent.iter().map(|(name, _)| *name).collect::<Vec<_>>())
        });
    }

    fn check_time(&mut self, endpoint: Endpoint, now: i64) {
        let times = self.count(endpoint);
        let earliest = match endpoint {
            Endpoint::Token => self.next_poll_ms,
            Endpoint::Userinfo => self.next_userinfo_ms,
            _ => now,
        };
        self.hold(now >= earliest, || format!("{endpoint:?} {} ms too early", earliest - now));
        let last = self.answered.iter().rev().find(|(own, _, _)| *own == endpoint);
        match (endpoint, last) {
            (Endpoint::Start | Endpoint::UserExists | Endpoint::RedirectGrant, _) => {
                self.hold(times == 0, || format!("{endpoint:?} twice"));
            }
            (Endpoint::Discovery | Endpoint::PartnerToken, Some((_, at, was_true))) => {
                let age = if *was_true { 3500 } else { 1 };
                let is_due = now - at >= age * 1000;
                self.hold(is_due, || format!("{endpoint:?} again though it is fresh"));
            }
            (Endpoint::Token, Some((_, _, true))) if self.bearer.is_some() => {
                self.wrongs.push("asked for a token after it was given".to_owned());
            }
            (Endpoint::Jwks, Some(_)) => {
                let recent = self.seen.iter().filter(|(own, at)| *own == endpoint && now - at < 60_000).count();
                self.hold(recent < 12, || "the keys are fetched without end".to_owned());
                let true_ones =
                    self.answered.iter().filter(|(own, at, is_true)| *own == endpoint && *is_true && now - at < 60_000);
                let is_within = true_ones.count() < 2;
                self.hold(is_within, || "the keys again, though they are fresh".to_owned());
            }
            _ => {}
        }
    }

    /// Takes in what is answered.
    pub(crate) fn hear(&mut self, endpoint: Endpoint, reply: &Reply, world: &World) {
        let now = world.clock.millis();
        let millis = |time: std::time::Duration| i64::try_from(time.as_millis()).unwrap();
        self.answered.push((endpoint, now, reply.is_true));
        let asked_for = millis(reply.asks_for);
        let said: Vec<u8> = reply.acts.iter().filter_map(said).flatten().copied().collect();
        match endpoint {
            Endpoint::Start => {
                self.interval_ms = millis(reply.interval);
                self.next_poll_ms = now + self.interval_ms;
                self.auth_req_id = quoted_after(&said, b"\"auth_req_id\":\"");
            }
            Endpoint::Token | Endpoint::RedirectGrant => {
                self.interval_ms += if reply.is_slow_down { 5000 } else { 0 };
                self.next_poll_ms = now + self.interval_ms.max(asked_for);
                self.bearer = quoted_after(&said, b"\"access_token\":\"").or(self.bearer.take());
            }
            Endpoint::Userinfo => self.next_userinfo_ms = now + asked_for.max(1000),
            _ => {}
        }
    }
}

fn said(act: &Act) -> Option<&Vec<u8>> {
    match act {
        Act::Say(bytes) | Act::Drip(bytes) => Some(bytes),
        _ => None,
    }
}

/// What stands between this and the next quotation mark.
fn quoted_after(bytes: &[u8], name: &[u8]) -> Option<String> {
    let at = bytes.windows(name.len()).position(|window| window == name)? + name.len();
    let text = bytes[at..].split(|byte| *byte == b'"').next()?;
    String::from_utf8(text.to_vec()).ok()
}

/// No cookie, no key that is not asked for, no wish to be packed: nothing but these.
fn may_send(endpoint: Endpoint, name: &str) -> bool {
    let is_get = matches!(endpoint, Endpoint::Discovery | Endpoint::Jwks | Endpoint::Userinfo);
    match name {
        "host" | "user-agent" | "accept" => true,
        "content-type" | "content-length" => !is_get,
        "authorization" => !matches!(endpoint, Endpoint::Discovery | Endpoint::Jwks | Endpoint::PartnerToken),
        "client_id" | "client_secret" | "ocp-apim-subscription-key" => endpoint == Endpoint::PartnerToken,
        _ => endpoint != Endpoint::Userinfo && SYSTEM_HEADERS.contains(&name),
    }
}
