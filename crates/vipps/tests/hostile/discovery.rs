//! Lies in the discovery document (OpenID Connect Discovery 4.3). Nothing but a document of this issuer, with endpoints on no
//! weaker scheme, starts anything.

use vipps::Verdict;

use crate::json::{Members, quoted};
use crate::lie::{Lie, always, lie, tell};
use crate::reply::{JSON, Reply};
use crate::world::{Endpoint, SECRET, World};

const ISSUER: Verdict = Verdict::Unusable("discovery_issuer");
const ENDPOINT: Verdict = Verdict::Unusable("discovery_endpoint");
const DISCOVERY: Verdict = Verdict::Unusable("discovery");
const ENDPOINTS: [&str; 4] = ["backchannel_authentication_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri"];

fn document(what: impl Into<String>, change: impl Fn(Members, &World) -> Members + Send + Sync + 'static) -> Lie {
    always(what, Endpoint::Discovery, move |world| Reply::ok(&change(world.discovery(), world).written()))
}

fn issuers() -> Vec<Lie> {
    let other = |what: &str, change: fn(&World) -> String| {
        document(what, move |document, world| document.text("issuer", &change(world))).not_started(ISSUER)
    };
    let written = |what: &str, written: &'static str| {
        document(what, move |document, _| document.set("issuer", written)).not_started(DISCOVERY)
    };
    vec![
        other("the document of an issuer without its slash", |world| world.issuer().trim_end_matches('/').to_owned()),
        other("the document of an issuer with two slashes", |world| format!("{}/", world.issuer())),
        other("the document of an issuer in capitals", |world| world.issuer().to_uppercase()),
        other("the document of an issuer on https", |world| world.issuer().replace("http:", "https:")),
        other("the document of an issuer elsewhere", |world| world.issuer().replace(&world.host, &world.trap)),
        other("the document of an issuer by name", |world| world.issuer().replace("127.0.0.1", "localhost")),
        other("the document of the path alone", |_| "/access-management-1.0/access/".to_owned()),
        other("the document of nobody", |_| String::new()),
        document("a document without an issuer", |document, _| document.without("issuer")).not_started(DISCOVERY),
        document("a document of two issuers", |document, _| document.also("issuer", r#""x""#)).not_started(DISCOVERY),
        document("a document of the issuer in a list", |document, world| {
            document.set("issuer", format!("[{}]", quoted(&world.issuer())))
        })
        .not_started(DISCOVERY),
        written("a document of an issuer that is null", "null"),
        written("a document of an issuer that is a number", "7"),
    ]
}

/// Each at every endpoint.
fn addresses() -> Vec<Lie> {
    let odd: [(&str, &str); 20] = [
        ("on another scheme", "https://127.0.0.1:HOST/"),
        ("in a file", "file:///etc/passwd"),
        ("in a script", "javascript:alert(1)"),
        ("in data", "data:application/json,{}"),
        ("on ftp", "ftp://127.0.0.1/"),
        ("on another machine", "http://192.0.2.1/"),
        ("on all machines", "http://0.0.0.0/"),
        ("on another machine by name", "http://example.test/"),
        ("on a name that begins like this machine", "http://localhost.example.test/"),
        ("on a name that begins like this machine's address", "http://127.0.0.1.example.test/"),
        ("mapped into the new protocol", "http://[::ffff:127.0.0.1]:TRAP/"),
        ("with a name before the host", "http://kari@TRAP/"),
        ("with a name and a password before the host", "http://kari:pw@TRAP/"),
        ("with a fragment", "http://TRAP/#x"),
        ("with an empty fragment", "http://TRAP/#"),
        ("relative to this", "/token"),
        ("relative to the scheme", "//TRAP/token"),
        ("without a host", "http://"),
        ("of nothing", ""),
        ("with a port beyond all", "http://127.0.0.1:99999/"),
    ];
    let mut lies = Vec::new();
    for name in ENDPOINTS {
        for (what, address) in odd {
            lies.push(
                document(format!("the {name} is {what}"), move |document, world| {
                    document.text(name, &address.replace("TRAP", &world.trap).replace("HOST", "1"))
                })
                .not_started(ENDPOINT),
            );
        }
        for (what, written) in
            [("null", "null"), ("a number", "7"), ("a list", r#"["http://127.0.0.1/"]"#), ("an object", "{}")]
        {
            lies.push(
                document(format!("the {name} is {what}"), move |document, _| document.set(name, written))
                    .not_started(DISCOVERY),
            );
        }
        lies.push(
            document(format!("there is no {name}"), move |document, _| document.without(name)).not_started(DISCOVERY),
        );
        lies.push(
            document(format!("the {name} is named twice"), move |document, world| {
                document.also(name, quoted(&format!("http://{}/", world.trap)))
            })
            .not_started(DISCOVERY),
        );
    }
    lies
}

/// What a document says besides is not believed and does not disturb (contract §2).
fn the_rest() -> Vec<Lie> {
    let says = |what: &str, name: &'static str, written: &'static str| {
        document(what, move |document, _| document.set(name, written)).goes_on()
    };
    vec![
        always("it is refused, and the secret shown back", Endpoint::Discovery, |_| Reply::error(400, SECRET))
            .not_started(DISCOVERY),
        says("it supports no algorithm but none", "id_token_signing_alg_values_supported", r#"["none"]"#),
        says("it supports everything in an object", "grant_types_supported", "{}"),
        says("it delivers by push alone", "backchannel_token_delivery_modes_supported", r#"["push"]"#),
        says("it takes no secret", "token_endpoint_auth_methods_supported", r#"["none"]"#),
        says("it demands packed requests", "request_object_encryption_alg_values_supported", r#"["RSA1_5"]"#),
        says(
            "it names other endpoints for others",
            "mtls_endpoint_aliases",
            r#"{"token_endpoint":"http://192.0.2.1/"}"#,
        ),
        says("it is signed", "signed_metadata", r#""eyJhbGciOiJub25lIn0.e30.""#),
        document("it has a thousand more members", |mut document, _| {
            for nth in 0..1000 {
                document = document.also(&format!("m{nth}"), "0");
            }
            document
        })
        .goes_on(),
        document("the endpoints are in escapes", |document, world| {
            let escaped = quoted(&world.at(Endpoint::Token)).replace('/', "\\u002f");
            document.set("token_endpoint", escaped)
        })
        .goes_on(),
        document("the endpoints have spaces around them", |document, world| {
            document.text("token_endpoint", &format!(" \t{}\n", world.at(Endpoint::Token)))
        })
        .goes_on()
        .not_started(ENDPOINT),
        lie("it may be kept for no time", Endpoint::Discovery, |asked| {
            let headers = format!("{JSON}Cache-Control: no-store\r\nPragma: no-cache\r\n");
            Some(Reply::http(200, &headers, asked.world.discovery().written()))
        })
        .goes_on()
        .and("it is kept for a minute all the same", |told| {
            told.waits(Endpoint::Discovery).iter().all(|ms| *ms >= 60_000)
        }),
        lie("it may be kept for ever", Endpoint::Discovery, |asked| {
            let headers = format!("{JSON}Cache-Control: max-age=99999999999999999999\r\n");
            Some(Reply::http(200, &headers, asked.world.discovery().written()))
        })
        .goes_on(),
        lie("it may be kept for less than no time", Endpoint::Discovery, |asked| {
            let headers = format!("{JSON}Cache-Control: max-age=-1\r\nAge: 999999999\r\n");
            Some(Reply::http(200, &headers, asked.world.discovery().written()))
        })
        .goes_on(),
    ]
}

#[test]
fn a_document_is_of_the_issuer_sign_by_sign() {
    println!("{}", tell(issuers));
}

#[test]
fn an_endpoint_is_an_address_that_this_issuer_may_name() {
    println!("{}", tell(addresses));
}

#[test]
fn what_a_document_says_besides_does_not_disturb() {
    println!("{}", tell(the_rest));
}
