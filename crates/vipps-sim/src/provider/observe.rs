//! Around every endpoint: faults that were ordered, the log, the list of violations, and the provider's clock.

use std::time::{Duration, UNIX_EPOCH};

use axum::body::{Body, to_bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::{DATE, RETRY_AFTER};
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;

use super::endpoint::Endpoint;
use super::error_body::reshape;
use super::reply::broken;
use super::token;
use crate::ledger::faults::{Fault, FaultKind};
use crate::ledger::log::LogEntry;
use crate::ledger::violations::ViolationKind;
use crate::net::WireHandle;
use crate::sim::Sim;

/// What axum's own extractors read at most.
const LARGEST_BODY: usize = 2 * 1024 * 1024;

pub(crate) async fn observe(
    State(sim): State<Sim>,
    ConnectInfo(wire): ConnectInfo<WireHandle>,
    request: Request,
    next: Next,
) -> Response {
    let mut entry = log_entry(&sim, &request);
    let endpoint = Endpoint::at(&entry.path);
    let instead = endpoint.and_then(|endpoint| sim.ledger().faults.take_instead(endpoint));
    let mut response = match instead {
        Some(fault) => replace(&sim, endpoint, &fault, request).await,
        None => next.run(request).await,
    };
    let ordered =
        endpoint.and_then(|endpoint| sim.ledger().faults.take_after(endpoint, response.status().is_success()));
    entry.fault = ordered.or_else(|| response.extensions_mut().remove::<FaultKind>());
    entry.status = response.status().as_u16();
    record(&sim, entry.clone(), response.extensions_mut().remove::<ViolationKind>());
    response.headers_mut().extend(date(sim.now_ms()).map(|date| (DATE, date)));
    let shape = sim.ledger().unit.error_shape;
    break_reply(&wire, entry.fault, reshape(response, shape)).await
}

fn log_entry(sim: &Sim, request: &Request) -> LogEntry {
    LogEntry {
        method: request.method().to_string(),
        path: request.uri().path().to_owned(),
        at_ms: sim.now_ms(),
        status: 0,
        fault: None,
        merchant_serial_number: header(request.headers(), "Merchant-Serial-Number"),
        system_name: header(request.headers(), "Vipps-System-Name"),
    }
}

/// The simulator's own clock is the provider's: a `Retry-After` that is a date is meant by it.
fn date(now_ms: i64) -> Option<HeaderValue> {
    let since_1970 = Duration::from_millis(now_ms.try_into().ok()?);
    HeaderValue::from_str(&httpdate::fmt_http_date(UNIX_EPOCH + since_1970)).ok()
}

fn header(headers: &HeaderMap, name: &str) -> Option<String> {
    headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)
}

fn record(sim: &Sim, entry: LogEntry, violation: Option<ViolationKind>) {
    let at_ms = entry.at_ms;
    let mut ledger = sim.ledger();
    ledger.log.push(entry);
    if let Some(kind) = violation {
        ledger.flag(kind, None, at_ms);
    }
}

/// The call is not processed; only that it was made may count.
async fn replace(sim: &Sim, endpoint: Option<Endpoint>, fault: &Fault, request: Request) -> Response {
    if endpoint == Some(Endpoint::Token) {
        let (parts, body) = request.into_parts();
        let body = to_bytes(body, LARGEST_BODY).await.unwrap_or_default();
        token::lose(sim, &parts.headers, &body);
    }
    let mut response = broken(fault.kind);
    if let Some(seconds) = fault.retry_after_s {
        response.headers_mut().insert(RETRY_AFTER, seconds.into());
    }
    response.extensions_mut().insert(fault.kind);
    response
}

async fn break_reply(wire: &WireHandle, fault: Option<FaultKind>, response: Response) -> Response {
    match fault {
        Some(FaultKind::Reset | FaultKind::Lost) => wire.break_after(0),
        Some(FaultKind::Hang | FaultKind::Silent) => std::future::pending().await,
        Some(FaultKind::Cut) => return cut(wire, response).await,
        _ => {}
    }
    response
}

/// Lets the head and about half of the body out.
async fn cut(wire: &WireHandle, response: Response) -> Response {
    const STATUS_LINE_AND_LENGTH: usize = 17 + 22;
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let head: usize = parts.headers.iter().map(|(name, value)| name.as_str().len() + value.len() + 4).sum();
    wire.break_after(STATUS_LINE_AND_LENGTH + head + body.len() / 2);
    Response::from_parts(parts, Body::from(body))
}
