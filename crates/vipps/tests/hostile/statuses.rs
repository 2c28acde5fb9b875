//! A perfect body under a status that is not 200 (RFC 9110 15), and redirects that nobody follows.

use vipps::{RedeemError, Verdict};

use crate::desk::{End, Journey};
use crate::lie::{Lie, always, tell};
use crate::reply::{JSON, Reply};
use crate::wire::Fate::Unreadable;
use crate::wire::everywhere;
use crate::world::Endpoint;

fn other_successes() -> Vec<Lie> {
    let mut lies = Vec::new();
    for status in [201, 202, 203, 205, 206, 207, 208, 226, 299] {
        lies.extend(everywhere(
            &format!("a perfect body with status {status}"),
            &[Unreadable("answer_status")],
            move |asked| Reply::status(status, &asked.good_body()),
        ));
    }
    for (name, headers) in [("with a body", JSON), ("that says it is in parts", "Content-Range: bytes 0-1/2\r\n")] {
        lies.extend(everywhere(&format!("nothing, {name}"), &[Unreadable("answer_status")], move |asked| {
            Reply::http(204, headers, asked.good_body())
        }));
    }
    lies.extend(everywhere("nothing", &[Unreadable("answer_status")], |_| {
        Reply::raw("HTTP/1.1 204 No Content\r\n\r\n")
    }));
    lies
}

fn redirects() -> Vec<Lie> {
    const CHECK: crate::wire::Fate = Unreadable("answer_redirect");
    let mut lies = Vec::new();
    for status in [300, 301, 302, 303, 304, 305, 306, 307, 308, 399] {
        lies.extend(everywhere(&format!("go elsewhere, with status {status}"), &[CHECK], move |asked| {
            let headers = format!("{JSON}Location: http://{}{}\r\n", asked.world.trap, asked.endpoint.path());
            Reply::http(status, &headers, asked.good_body())
        }));
    }
    for (name, location) in [
        ("to itself", "http://HOST"),
        ("to a path", "/vipps-userinfo-api/userinfo"),
        ("to another host by its address alone", "//TRAP/"),
        ("to another host with credentials", "http://kari:pw@TRAP/"),
        ("to https", "https://TRAP/"),
        ("to a file", "file:///etc/passwd"),
        ("to a script", "javascript:alert(1)"),
        ("to nothing", ""),
        ("to no address", "http://[::::1]/"),
        ("to two places", "http://TRAP/\r\nLocation: http://HOST/"),
        ("to letters there are none of", "http://TRAP/\u{fffd}"),
    ] {
        for status in [302, 307] {
            lies.extend(everywhere(&format!("go {name}, with status {status}"), &[CHECK], move |asked| {
                let location = location.replace("HOST", &asked.world.host).replace("TRAP", &asked.world.trap);
                Reply::http(status, &format!("Location: {location}\r\n"), "")
            }));
        }
    }
    lies.extend(everywhere("not changed since", &[CHECK], |_| {
        Reply::raw("HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\n\r\n")
    }));
    lies.extend(everywhere("look again, by a header", &[crate::wire::Fate::Passes], |asked| {
        let trap = &asked.world.trap;
        let headers = format!(
            "{JSON}Refresh: 0; url=http://{trap}/\r\nContent-Location: http://{trap}/\r\n\
             Alt-Svc: http/1.1=\"{trap}\"\r\n\
             Link: <http://{trap}/>; rel=canonical\r\nStrict-Transport-Security: max-age=99999\r\n"
        );
        Reply::http(200, &headers, asked.good_body())
    }));
    lies
}

/// A no where nobody says no, at the endpoints whose words have no table of their own.
fn refusals() -> Vec<Lie> {
    let perfect = |at: Endpoint, status: u16, end: End| {
        always(format!("{at:?} with status {status}"), at, move |_| Reply::status(status, "{}")).ends(end)
    };
    let mut lies = Vec::new();
    for (status, discovery, platform) in [
        (400, Verdict::Unusable("discovery"), Verdict::InvalidClient),
        (401, Verdict::Unusable("discovery"), Verdict::InvalidClient),
        (403, Verdict::Unusable("discovery"), Verdict::InvalidClient),
        (404, Verdict::Unusable("discovery"), Verdict::InvalidClient),
        (407, Verdict::Unusable("discovery"), Verdict::InvalidClient),
        (429, Verdict::ProviderDown, Verdict::ProviderDown),
        (500, Verdict::ProviderDown, Verdict::ProviderDown),
        (503, Verdict::ProviderDown, Verdict::ProviderDown),
        (511, Verdict::ProviderDown, Verdict::ProviderDown),
    ] {
        lies.push(perfect(Endpoint::Discovery, status, End::NotStarted(discovery)));
        lies.push(perfect(Endpoint::PartnerToken, status, End::NotStarted(platform)).on(Journey::Partner));
    }
    let redeemed = |name: &str, reply: fn() -> Reply, error: RedeemError| {
        always(name, Endpoint::RedirectGrant, move |_| reply()).ends(End::NotRedeemed(error))
    };
    lies.extend([
        redeemed("the code is spent", || Reply::error(400, "invalid_grant"), RedeemError::Ended(Verdict::InvalidGrant)),
        redeemed(
            "the code is not answered yet",
            || Reply::error(400, "authorization_pending"),
            RedeemError::Ended(Verdict::Unknown("authorization_pending".to_owned())),
        ),
        redeemed(
            "the code comes too fast",
            || Reply::http(429, "Retry-After: 1\r\n", ""),
            RedeemError::Ended(Verdict::TooMany(Some(std::time::Duration::from_secs(1)))),
        ),
        redeemed("the code meets a page", || Reply::page(404), RedeemError::Lost),
        redeemed("the code meets a fault", || Reply::page(502), RedeemError::Lost),
        redeemed(
            "the code is somebody else's",
            || Reply::error(401, "invalid_client"),
            RedeemError::Ended(Verdict::InvalidClient),
        ),
        redeemed(
            "the code is shown back",
            || Reply::error(400, crate::world::CODE),
            RedeemError::Ended(Verdict::Unknown("other".to_owned())),
        ),
    ]);
    lies
}

#[test]
fn only_200_is_a_yes() {
    println!("{}", tell(other_successes));
}

#[test]
fn no_redirect_is_followed() {
    println!("{}", tell(redirects));
}

#[test]
fn a_no_is_told_by_its_status() {
    println!("{}", tell(refusals));
}
